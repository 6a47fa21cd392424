"""Every code has its words in both languages, and the tables hold nothing that no code uses."""

import re
from pathlib import Path

import pytest

import pipeline
from pipeline.errors import ExitCode, PipelineError
from pipeline.knowledge.flags import flag_label, flag_texts
from pipeline.knowledge.issues import describe, issue_texts, make_issue

ERRORS = [PipelineError, *PipelineError.__subclasses__()]
SOURCES = "\n".join(path.read_text("utf-8") for path in Path(pipeline.__file__).parent.rglob("*.py"))
MADE = set(re.findall(r"make_issue\(\s*\"(\w+)\"", SOURCES))


@pytest.mark.parametrize("code", sorted(MADE | {error.code for error in ERRORS}))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_code_has_a_message_and_a_next_step(code, language):
    message, hint = describe(code, language, "x")
    assert len(message) > 10
    assert len(hint) > 10
    assert "{" not in message + hint


def test_no_row_is_unused():
    assert set(issue_texts()) == MADE | {error.code for error in ERRORS}


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_is_an_error_in_the_table_and_has_its_own_exit_code(error):
    assert issue_texts()[error.code].severity == "error"
    assert [other for other in ERRORS if other.exit_code is error.exit_code] == [error]
    assert error.exit_code not in (ExitCode.OK, ExitCode.USAGE, ExitCode.SOME_FAILED, ExitCode.NOTHING_DONE)


def test_the_two_languages_take_the_same_details():
    for row in issue_texts().values():
        assert ("{detail}" in row.message_vi) == ("{detail}" in row.message_en), row.code


def test_an_issue_speaks_vietnamese_and_keeps_its_detail():
    issue = make_issue("pages_without_text", "parse", page=3, detail="3-5")
    assert issue.message == "Có trang không có chữ: 3-5."
    assert (issue.stage, issue.severity, issue.page, issue.detail) == ("parse", "warning", 3, "3-5")


def test_a_scan_is_told_what_to_install():
    for language in ("vi", "en"):
        assert "apt install tesseract-ocr tesseract-ocr-vie" in describe("needs_ocr", language)[1]


def test_an_unknown_code_is_a_mistake():
    with pytest.raises(KeyError):
        make_issue("no_such_code", "parse")


def test_flags_have_words_and_unknown_ones_show_themselves():
    assert flag_label("year_inferred", "vi") == "năm suy từ ngày ban hành"
    assert flag_label("year_inferred", "en") == "year taken from the issue date"
    assert flag_label("no_such_flag", "vi") == "no_such_flag"
    assert all(row.label_vi and row.label_en for row in flag_texts().values())
