"""The ``dates`` command: tables, JSON and batches."""

import json

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import ExitCode

TEXT = "Báo cáo trước ngày 10/12, sau đó định kỳ trước ngày 15 hằng tháng."


def run(*arguments, given=None):
    return CliRunner().invoke(app, ["dates", *arguments], input=given)


def test_a_text_as_tables():
    result = run("-", "--issue-date", "2024-03-04", given=TEXT)
    assert result.exit_code == ExitCode.OK
    assert "ngày 10/12" in result.stdout and "2024-12-10" in result.stdout and "year_inferred" in result.stdout
    assert "“trước”: ngày cuối cùng còn kịp là 09/12/2024." in result.stdout
    assert "next 2024-03-15 2024-04-15 2024-05-15" in result.stdout


def test_a_text_as_json(tmp_path):
    file = tmp_path / "text.txt"
    file.write_text(TEXT, "utf-8")
    found = json.loads(run(str(file), "--json", "--issue-date", "2024-03-04").stdout)
    assert [one["value"] for one in found["expressions"]] == ["2024-12-10", "XXXX-XX-15"]
    assert [TEXT[one["start"] : one["end"]] for one in found["deadlines"]] == [one["text"] for one in found["deadlines"]]
    assert [(one["role"], one["last_compliant_day"], one["rrule"]) for one in found["deadlines"]] == [
        ("deadline", "2024-12-09", None),
        ("deadline", None, "FREQ=MONTHLY;BYMONTHDAY=15"),
    ]


def test_without_a_date_of_issue_years_stay_open():
    found = json.loads(run("-", "--json", given=TEXT).stdout)
    assert found["expressions"][0]["value"] == "XXXX-12-10"


def test_receipt_and_effect_start_counts():
    text = "Trả lời trong 05 ngày làm việc kể từ ngày nhận được văn bản này."
    found = json.loads(run("-", "--json", "--received", "2024-03-04", given=text).stdout)
    assert found["deadlines"][0]["latest"] == "2024-03-11"
    text = "Rà soát trong 10 ngày kể từ ngày Quyết định này có hiệu lực."
    found = json.loads(run("-", "--json", "--effective-date", "2024-03-04", given=text).stdout)
    assert found["deadlines"][0]["latest"] == "2024-03-14"


def test_a_batch_loses_no_line():
    rows = [
        '{"id": "a", "text": "trước ngày 05/6", "issue_date": "2024-03-04"}',
        "",
        "not json",
        '{"id": "b"}',
        '{"id": "c", "text": "x", "issue_date": "04/03/2024"}',
        '{"id": "d", "text": "họp ngày 07/6/2024"}',
    ]
    result = run("--batch", "-", given="\r\n".join(rows))
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == ExitCode.SOME_FAILED
    assert [answer["id"] for answer in answers] == ["a", None, "b", "c", "d"]
    assert [answer.get("line") for answer in answers] == [None, 3, 4, 5, None]
    assert answers[0]["deadlines"][0]["latest"] == "2024-06-05"
    assert "line 3" in result.stderr and "not json" not in result.stderr


def test_a_batch_of_which_nothing_can_be_read():
    assert run("--batch", "-", given="[1]\n").exit_code == ExitCode.NOTHING_DONE


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["no-such-file"], ExitCode.NOT_FOUND), ([], ExitCode.USAGE), (["-", "--batch", "-"], ExitCode.USAGE)],
)
def test_what_cannot_be_run(arguments, code):
    assert run(*arguments).exit_code == code


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"\xff\xfe\x00", b"a\0b"])
def test_a_file_that_is_no_text(tmp_path, data):
    file = tmp_path / "file"
    file.write_bytes(data)
    result = run(str(file))
    assert result.exit_code == ExitCode.UNKNOWN_FORMAT
    assert "extract --text" in result.stderr
