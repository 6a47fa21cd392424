"""One file in, one extraction out: the order of the stages, what is reported, what is never read from a name."""

import hashlib
import json
import os
import subprocess
import sys
import unicodedata
from dataclasses import replace
from datetime import date

import pytest

import pipeline
from pipeline import errors, extraction
from pipeline.model import codec
from pipeline.model.text import Document, Page, TextSource
from tests.pages import html_page

PAGE = html_page("Sở Tài chính lập báo cáo trước ngày 15/02/2024.")


def document_of(*sources, text="Sở Tài chính", media_type="application/pdf"):
    pages = tuple(Page(number=number, width=1, height=1, source=source) for number, source in enumerate(sources, 1))
    return Document(id="x", sha256="x", media_type=media_type, text=text, pages=pages, text_source=TextSource.MIXED)


@pytest.fixture
def parsed(monkeypatch):
    def put(document):
        monkeypatch.setattr(extraction, "parse", lambda data, **_: document)

    return put


def test_the_stages_get_what_the_one_before_gave(stages, directive, task):
    seen = {}

    def make_tasks(document, directives, *, received):
        seen.update(text=document.text, directives=directives, received=received)
        return (task,), (replace(task, rejected_because="no"),)

    stages(lambda document: (directive,), make_tasks)
    result = pipeline.extract(PAGE, received=date(2024, 1, 9))
    assert "Sở Tài chính lập báo cáo" in seen["text"]
    assert (seen["directives"], seen["received"]) == ((directive,), date(2024, 1, 9))
    (made,) = result.tasks
    assert made.evidence[0].nodes == result.document.node_range(made.evidence[0].span)
    assert replace(made, evidence=task.evidence) == task
    assert result.candidates[0].rejected_because == "no"
    assert (result.source.status, result.issues) == ("ok", ())
    assert result.source.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert set(result.versions) == {"pipeline", "knowledge", "model"}
    assert set(result.timings) == {"read", "parse", "structure", "tasks"}


def test_name_and_folder_change_nothing_but_the_path(stages, directive, task, tmp_path):
    stages(lambda document: (directive,), lambda document, directives, *, received: ((task,), ()))
    results = []
    for name in ("chi-thi-01-2020.html", "99.KH-UBND.pdf", "không đuôi"):
        (tmp_path / name).write_bytes(PAGE)
        data = codec.to_json(pipeline.extract(tmp_path / name))
        assert data["document"].pop("path") == str(tmp_path / name)
        results.append(json.dumps(data))
    assert len(set(results)) == 1


@pytest.mark.parametrize("kind", [str, os.fspath, lambda path: path, lambda path: path.read_bytes()])
def test_a_source_is_a_path_or_bytes(stages, tmp_path, kind):
    stages()
    path = tmp_path / "a.html"
    path.write_bytes(PAGE)
    assert pipeline.extract(kind(path)).source.sha256 == hashlib.sha256(PAGE).hexdigest()


def test_a_name_that_is_no_utf8_can_be_reported(stages, tmp_path):
    stages()
    path = tmp_path / os.fsdecode(b"k\xea.html")
    try:
        path.write_bytes(PAGE)
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    result = extraction.extract_or_report(path)
    assert result.source.status == "ok"
    assert codec.loads(codec.dumps(result).encode()).source.path.endswith("k\ufffd.html")


def test_the_same_bytes_give_the_same_json(stages, directive, task):
    stages(lambda document: (directive,), lambda document, directives, *, received: ((task,), ()))
    assert codec.dumps(pipeline.extract(PAGE)) == codec.dumps(pipeline.extract(PAGE))


def test_a_decomposed_page_reads_like_a_composed_one(stages):
    stages()
    texts = {pipeline.extract(unicodedata.normalize(form, PAGE.decode()).encode()).document.text for form in ("NFC", "NFD")}
    assert len(texts) == 1


def test_nothing_found_is_remarked(stages, directive):
    stages()
    assert [issue.code for issue in pipeline.extract(PAGE).issues] == ["no_directive"]
    stages(lambda document: (directive,))
    assert [issue.code for issue in pipeline.extract(PAGE).issues] == ["no_tasks"]


def test_pages_without_text_make_a_partial_result(stages, parsed, directive, task):
    stages(lambda document: (directive,), lambda document, directives, *, received: ((task,), ()))
    none, native = TextSource.NONE, TextSource.NATIVE
    parsed(document_of(native, none, native, none, none, none))
    result = pipeline.extract(b"%PDF-")
    assert (result.source.status, result.source.pages) == ("partial", 6)
    (issue,) = result.issues
    assert (issue.code, issue.severity, issue.page, issue.detail) == ("pages_without_text", "warning", 2, "2, 4-6")
    assert "2, 4-6" in issue.message


def test_a_file_that_ends_in_the_middle_makes_a_partial_result(stages, parsed, directive, task):
    stages(lambda document: (directive,), lambda document, directives, *, received: ((task,), ()))
    parsed(replace(document_of(media_type="application/rtf"), is_cut_off=True))
    result = pipeline.extract(b"x")
    assert result.source.status == "partial"
    assert [issue.code for issue in result.issues] == ["cut_off"]


@pytest.mark.parametrize(
    ("document", "status", "code", "pages"),
    [
        (document_of(TextSource.NONE, TextSource.NONE, text=""), "needs_ocr", "needs_ocr", 2),
        (document_of(text="", media_type="text/html"), "failed", "no_text", 0),
    ],
)
def test_no_text_at_all_is_a_failure(stages, parsed, document, status, code, pages):
    stages()
    parsed(document)
    result = extraction.extract_or_report(b"%PDF-")
    assert (result.source.status, result.issues[0].code, result.source.pages) == (status, code, pages)
    assert result.document is None


def test_a_secret_document_is_refused_without_a_word_of_it(stages, directive):
    stages(lambda document: (replace(directive, secrecy="MẬT"),))
    with pytest.raises(errors.SecretDocument):
        pipeline.extract(PAGE)
    result = extraction.extract_or_report(PAGE)
    assert (result.source.status, result.document, result.directives, result.tasks) == ("refused", None, (), ())
    assert "Tài chính" not in codec.dumps(result)


def test_a_secret_document_passes_where_it_is_allowed(stages, directive):
    stages(lambda document: (replace(directive, secrecy="MẬT"),))
    assert pipeline.extract(PAGE, allow_secret=True).directives[0].secrecy == "MẬT"


@pytest.mark.parametrize(
    ("problem", "code"),
    [(ValueError("Nguyễn Văn A"), "internal"), (errors.BrokenFile("x"), "broken_file"), (RecursionError(), "internal")],
)
def test_what_a_stage_raises_is_reported_with_its_stage(stages, problem, code):
    def fail(document):
        raise problem

    stages(fail)
    result = extraction.extract_or_report(PAGE)
    assert (result.source.status, result.issues[0].code, result.issues[0].stage) == ("failed", code, "structure")
    assert result.source.media_type == "text/html"
    assert "Nguyễn" not in codec.dumps(result)
    with pytest.raises(type(problem)):
        pipeline.extract(PAGE)


def test_out_of_memory_is_for_the_caller_to_report(stages):
    def fail(document):
        raise MemoryError

    stages(fail)
    with pytest.raises(MemoryError):
        extraction.extract_or_report(PAGE)


def test_what_failed_outside_is_reported_with_what_can_be_known(tmp_path):
    path = tmp_path / "a.html"
    path.write_bytes(PAGE)
    result = extraction.report_failure(path, errors.WorkerTimeout(), stage="isolation")
    assert (result.source.status, result.source.media_type) == ("failed", "text/html")
    assert result.source.sha256 == hashlib.sha256(PAGE).hexdigest()
    gone = extraction.report_failure(tmp_path / "gone", errors.WorkerDied("signal 9"), stage="isolation")
    assert (gone.source.sha256, gone.issues[0].code) == ("", "worker_died")


def test_load_reads_what_was_written(stages, directive, task, tmp_path):
    stages(lambda document: (directive,), lambda document, directives, *, received: ((task,), ()))
    result = pipeline.extract(PAGE)
    (tmp_path / "a.json").write_text(codec.dumps(result), "utf-8")
    assert codec.dumps(pipeline.load(tmp_path / "a.json")).count("lập báo cáo") == codec.dumps(result).count("lập báo cáo")
    assert pipeline.load(tmp_path / "a.json").directives[0].number == directive.number


@pytest.mark.parametrize(("numbers", "text"), [([3], "3"), ([1, 2], "1-2"), ([1, 3, 4, 5, 9], "1, 3-5, 9")])
def test_page_ranges(numbers, text):
    assert extraction.page_ranges(numbers) == text


def test_importing_the_package_loads_no_library():
    heavy = ("spacy", "underthesea", "pandas", "pdfplumber", "pypdfium2", "lxml", "dateparser", "typer", "pydantic")
    code = f"import sys, pipeline; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_unknown_names_of_the_package_are_unknown():
    with pytest.raises(AttributeError, match="extrac"):
        _ = pipeline.extrac
