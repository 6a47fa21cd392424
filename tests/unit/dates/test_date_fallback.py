"""dateparser: last resort for foreign forms, and a second opinion on absolute dates."""

import datetime as dt

import pytest

from pipeline.dates import find_time_expressions
from pipeline.dates.fallback import parse_absolute

DAYS = [dt.date(2023, 1, 31), dt.date(2024, 2, 29), dt.date(2024, 12, 5), dt.date(2025, 6, 30), dt.date(2026, 11, 9)]
FORMS = [
    "{d:02d}/{m:02d}/{y}",
    "{d}/{m}/{y}",
    "{d}-{m}-{y}",
    "{d}.{m}.{y}",
    "{d:02d} tháng {m:02d} năm {y}",
    "{d} tháng {m} năm {y}",
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_grammar_and_dateparser_agree_on_absolute_dates(form, day):
    text = form.format(d=day.day, m=day.month, y=day.year)
    (one,) = find_time_expressions(f"trước ngày {text}")
    assert one.value == day.isoformat()
    assert parse_absolute(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("2025-06-30", dt.date(2025, 6, 30)), ("30 Jun 2025", dt.date(2025, 6, 30)), ("June 30, 2025", dt.date(2025, 6, 30))],
)
def test_foreign_forms(text, day):
    assert parse_absolute(text) == day


@pytest.mark.parametrize(
    "text", ["", "Quý II/2025", "tháng 6 năm 2025", "thường xuyên", "30/6", "30 tháng", "2021-2025", "x" * 60]
)
def test_anything_short_of_a_full_date_is_refused(text):
    assert parse_absolute(text) is None
