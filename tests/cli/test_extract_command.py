"""``chidao extract``: inputs, outputs, messages, exit codes. The stages are simple ones, in this very process."""

import csv
import json
import unicodedata
from dataclasses import replace

import openpyxl
import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.model import codec
from tests.pages import html_page

SENTENCE = "Sở Tài chính chủ trì, phối hợp với Sở Nội vụ lập báo cáo, gửi Ủy ban nhân dân tỉnh trước ngày 15/02/2024."
PAGE = html_page(SENTENCE)


@pytest.fixture(autouse=True)
def place(monkeypatch, tmp_path, stages, directive, task):
    """An empty working folder, and stages that find one task in every document."""
    monkeypatch.chdir(tmp_path)
    stages(
        lambda document: (directive,),
        lambda document, directives, *, received: ((task,), (replace(task, id="c1", rejected_because="tasks.veto.praise"),)),
    )
    return tmp_path


def chidao(*arguments, workers="0"):
    return CliRunner().invoke(app, ["extract", *map(str, arguments), "--workers", workers])


def files(folder):
    return sorted(path.name for path in folder.iterdir())


def status(path):
    return json.loads(path.read_bytes())["document"]["status"]


def test_a_file_gives_its_json_and_a_table(place):
    (place / "kế hoạch.html").write_bytes(PAGE)
    result = chidao("kế hoạch.html", "--out", "out")
    assert result.exit_code == 0, result.output
    assert result.stdout == "1 file(s): 1 done, 0 failed; 1 task(s) of 1 directive(s)\n"
    assert files(place / "out") == ["kế hoạch.json", "tasks.csv"]
    assert codec.loads((place / "out/kế hoạch.json").read_bytes()).tasks[0].action == "lập báo cáo"
    assert (place / "out/tasks.csv").read_bytes().startswith(b"\xef\xbb\xbfTT,")


def test_all_formats_and_the_text(place):
    (place / "a.html").write_bytes(PAGE)
    assert chidao("a.html", "--out", "out", "--format", "xlsx,jsonl,csv,json", "--text").exit_code == 0
    assert files(place / "out") == ["a.json", "a.txt", "tasks.csv", "tasks.jsonl", "tasks.xlsx"]
    assert SENTENCE in (place / "out/a.txt").read_text("utf-8")
    assert json.loads((place / "out/tasks.jsonl").read_text("utf-8"))["document_path"] == "a.html"
    assert openpyxl.load_workbook(place / "out/tasks.xlsx").active["B2"].value == "lập báo cáo"


def test_every_input_leaves_a_json_whatever_the_tables_are(place):
    (place / "a.html").write_bytes(PAGE)
    assert chidao("a.html", "gone.pdf", "--out", "out", "--format", "xlsx").exit_code == 3
    assert files(place / "out") == ["a.json", "gone.json", "tasks.xlsx"]


def test_folders_are_searched_for_what_can_be_read(place):
    contents = {
        **dict.fromkeys(["a.html", "deep/b.HTM", "no suffix", ".hidden.html", "~$d.html", "__MACOSX/e.html"], PAGE),
        **{"c.xlsx": b"PK", "notes.txt": b"text", "make.py": b"# " + PAGE, "empty.pdf": b""},
    }
    for name, content in contents.items():
        path = place / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    result = chidao("in", "--out", "out")
    assert result.exit_code == 3
    assert files(place / "out") == ["a.json", "b.json", "empty.json", "no suffix.json", "tasks.csv"]
    assert "3 file(s) of other kinds left out" in result.stdout


def test_what_lies_in_the_output_folder_is_no_input(place):
    (place / "in/out").mkdir(parents=True)
    (place / "in/a.html").write_bytes(PAGE)
    (place / "in/out/report.html").write_bytes(PAGE)
    chidao("in", "--out", "in/out")
    assert files(place / "in/out") == ["a.json", "report.html", "tasks.csv"]


def test_the_output_folder_may_be_the_input_folder(place):
    (place / "a.html").write_bytes(PAGE)
    assert chidao(".", "--out", ".").exit_code == 0
    assert files(place) == ["a.html", "a.json", "tasks.csv"]
    assert chidao(".", "--out", ".").exit_code == 0


def test_patterns_are_expanded_and_nothing_is_read_twice(place):
    (place / "in").mkdir()
    for name in "abc":
        (place / f"in/{name}.html").write_bytes(PAGE)
    result = chidao("in/[ab].html", "in/a.html", place / "in/b.html", "--out", "out")
    assert "2 file(s)" in result.stdout
    assert files(place / "out") == ["a.json", "b.json", "tasks.csv"]


def test_a_name_with_brackets_is_a_name_first(place):
    (place / "[ab].html").write_bytes(PAGE)
    (place / "a.html").write_bytes(PAGE)
    chidao("[ab].html", "--out", "out")
    assert files(place / "out") == ["[ab].json", "tasks.csv"]


@pytest.mark.parametrize(("on_disk", "given"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_both_unicode_forms_of_a_name_find_the_file(place, on_disk, given):
    (place / unicodedata.normalize(on_disk, "kế hoạch.html")).write_bytes(PAGE)
    assert chidao(unicodedata.normalize(given, "kế hoạch.html"), "--out", "out").exit_code == 0
    assert files(place / "out") == ["kế hoạch.json", "tasks.csv"]


def test_two_inputs_with_one_stem_leave_two_results(place):
    for name in ("a", "b"):
        (place / name).mkdir()
        (place / name / "x.html").write_bytes(html_page(f"{name} {SENTENCE}"))
    assert chidao("b/x.html", "a/x.html", "--out", "out", "--text").exit_code == 0
    jsons = [name for name in files(place / "out") if name.endswith(".json")]
    assert len(jsons) == 2
    assert json.loads((place / "out/x.json").read_bytes())["document"]["path"] == "a/x.html"
    assert (place / "out/x.txt").read_text("utf-8").startswith("a Sở")


def test_running_twice_gives_the_same_bytes(place):
    for name in ("a", "b"):
        (place / f"{name}.html").write_bytes(PAGE)
    contents = []
    for out in ("one", "two", "one"):
        chidao("a.html", "b.html", "--out", out, "--format", "json,csv,jsonl,xlsx", "--text")
        contents.append({path.name: path.read_bytes() for path in (place / out).iterdir()})
    assert contents[0] == contents[1] == contents[2]
    assert len(contents[0]) == 7


def test_the_inputs_stay_as_they_are(place):
    (place / "a.html").write_bytes(PAGE)
    before = (place / "a.html").stat()
    chidao("a.html", "--out", ".", "--text")
    after = (place / "a.html").stat()
    assert (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)
    assert (place / "a.html").read_bytes() == PAGE


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["good"], 0),
        (["good", "good2"], 0),
        (["gone"], 10),
        (["empty"], 11),
        (["other"], 12),
        (["good", "gone"], 3),
        (["empty", "gone"], 4),
    ],
)
def test_exit_codes(place, names, code):
    for name, content in {"good": PAGE, "good2": PAGE, "empty": b"", "other": b"\x89PNG"}.items():
        (place / name).write_bytes(content)
    assert chidao(*names, "--out", "out").exit_code == code


def test_a_folder_without_documents_says_so(place):
    (place / "in").mkdir()
    result = chidao("in", "--out", "out")
    assert result.exit_code == 4
    assert "nothing_found" in result.stderr
    assert not (place / "out").exists()


@pytest.mark.parametrize(("lang", "words"), [("en", "The file is empty"), ("vi", "Tệp rỗng")])
def test_messages_follow_lang_and_the_json_does_not(place, lang, words):
    (place / "a.pdf").touch()
    result = chidao("a.pdf", "--out", "out", "--lang", lang)
    assert words in result.stderr
    assert "[file_empty]" in result.stderr
    assert len(result.stderr.splitlines()) == 2
    assert json.loads((place / "out/a.json").read_bytes())["issues"][0]["message"].startswith("Tệp rỗng")


def test_a_failure_takes_the_text_of_an_earlier_run_with_it(place):
    (place / "a.html").write_bytes(PAGE)
    chidao("a.html", "--out", "out", "--text")
    (place / "a.html").write_bytes(b"")
    chidao("a.html", "--out", "out", "--text")
    assert files(place / "out") == ["a.json", "tasks.csv"]
    assert status(place / "out/a.json") == "failed"


def test_a_secret_document_leaves_only_its_status(place, stages, directive):
    stages(lambda document: (replace(directive, secrecy="TỐI MẬT"),))
    (place / "a.html").write_bytes(PAGE)
    assert chidao("a.html", "--out", "out", "--text").exit_code == 16
    assert files(place / "out") == ["a.json", "tasks.csv"]
    assert "Tài chính" not in (place / "out/a.json").read_text("utf-8")
    assert chidao("a.html", "--out", "out", "--text", "--allow-secret").exit_code == 0
    assert files(place / "out") == ["a.json", "a.txt", "tasks.csv"]


@pytest.mark.parametrize("arguments", [["--format", "jsonl", "-"], ["--format", "jsonl", "--out", "-"], ["-"]])
def test_json_lines_on_stdout_and_nothing_else_there(place, arguments):
    for name in ("b", "a"):
        (place / f"{name}.html").write_bytes(PAGE)
    result = chidao("b.html", "gone.pdf", "a.html", *arguments)
    assert result.exit_code == 3
    assert [json.loads(line)["document_path"] for line in result.stdout.splitlines()] == ["b.html", "a.html"]
    assert "file_missing" in result.stderr
    assert files(place) == ["a.html", "b.html"]


def test_other_formats_on_stdout(place):
    (place / "a.html").write_bytes(PAGE)
    assert codec.loads(chidao("a.html", "-f", "json", "-").stdout).tasks[0].id == "t1"
    (row,) = csv.DictReader(chidao("a.html", "-f", "csv", "-").stdout.splitlines())
    assert row["Nhiệm vụ"] == "lập báo cáo"


@pytest.mark.parametrize(
    "arguments",
    [
        ["a.html", "-f", "xlsx", "-"],
        ["a.html", "-f", "json,csv", "-"],
        ["a.html", "-f", "pdf"],
        ["a.html", "-f", ""],
        ["a.html", "-", "--text"],
        ["a.html", "-", "--out", "out"],
        ["-"],
        [],
        ["a.html", "--timeout", "0"],
        ["a.html", "--memory", "much"],
        ["a.html", "--lang", "fr"],
        ["a.html", "--received", "31/01/2024"],
    ],
)
def test_what_makes_no_sense_is_a_usage_error(place, arguments):
    (place / "a.html").write_bytes(PAGE)
    result = chidao(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert files(place) == ["a.html"]


def test_the_explanation_names_rules_words_and_reasons(place):
    (place / "a.html").write_bytes(PAGE)
    result = chidao("a.html", "--out", "out", "--explain")
    assert "# a.html: ok, 1 task(s), 1 rejected" in result.stdout
    assert "rules: tasks.cue.order, tasks.roles.lead" in result.stdout
    assert "because: tasks.veto.praise" in result.stdout
    piped = chidao("a.html", "-", "--explain")
    assert "because: tasks.veto.praise" in piped.stderr
    assert len(piped.stdout.splitlines()) == 1


def test_the_day_of_receipt_reaches_the_stages(place, stages):
    seen = []
    stages(make_tasks=lambda document, directives, *, received: seen.append(received) or ((), ()))
    (place / "a.html").write_bytes(PAGE)
    chidao("a.html", "--received", "2024-01-31", "--out", "out")
    assert [str(day) for day in seen] == ["2024-01-31"]


def test_an_output_that_cannot_be_written_is_told(place):
    (place / "a.html").write_bytes(PAGE)
    (place / "out").write_text("a file", "utf-8")
    result = chidao("a.html", "--out", "out")
    assert result.exit_code == 2
    assert "output_unwritable" in result.stderr


def test_half_a_surrogate_pair_does_no_harm_and_moves_nothing(place, stages, directive, task):
    stages(
        lambda document: (directive,),
        lambda document, directives, *, received: ((replace(task, action="a\ud800b"),), ()),
    )
    (place / "a.html").write_bytes(PAGE)
    assert chidao("a.html", "--out", "out", "--format", "json,jsonl,csv,xlsx").exit_code == 0
    assert codec.loads((place / "out/a.json").read_bytes()).tasks[0].action == "a?b"


def test_out_of_memory_without_workers_is_reported_too(place, stages):
    def fail(document):
        raise MemoryError

    stages(fail)
    (place / "a.html").write_bytes(PAGE)
    assert chidao("a.html", "--out", "out").exit_code == 18
    assert json.loads((place / "out/a.json").read_bytes())["document"]["media_type"] == "text/html"


def test_the_next_step_is_said_once_for_each_kind_of_trouble(place):
    result = chidao("gone1.pdf", "gone2.pdf", "--out", "out")
    assert result.stderr.count("file_missing") == 2
    assert len(result.stderr.splitlines()) == 3
