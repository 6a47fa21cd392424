"""Whatever the text, the work grows with its length: counted in function calls, not in seconds."""

import datetime as dt
import sys

import pytest

from pipeline.dates import find_time_expressions, find_windows, parse

ISSUE = dt.date(2024, 3, 11)
HOSTILE = [
    *("1/", "12/12/", "1-", "1.", "ngày ", "ngày 1, ", "ngày 1/", "ngày l1/", "tháng 1 ", "năm 2021-", "… ", "(", "trước "),
    *("hằng tháng, quý, ", "15 ngày kể từ ", "định kỳ ", "thứ Hai, ", "mười ", "hai nghìn ", "quý I, ", "kỳ báo cáo ", "17h"),
]


def calls(work, text):
    """How many Python functions and methods ``work`` calls."""
    counted = 0

    def count(frame, event, argument):
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work(text, issue_date=ISSUE)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("piece", HOSTILE)
def test_eight_times_the_text_is_eight_times_the_work(piece):
    once, eightfold = (calls(find_windows, piece * (length // len(piece))) for length in (3_000, 24_000))
    assert eightfold < 9 * once + 2_000


def test_a_megabyte_of_hostile_text():
    piece = "".join(HOSTILE)
    text = piece * (1_000_000 // len(piece) + 1)
    assert len(text) >= 1_000_000
    found = find_time_expressions(text, issue_date=ISSUE)
    assert found and found[-1].span.end <= len(text)
    assert parse("9" * 1_000_000) == ()
