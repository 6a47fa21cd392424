"""Working days: holidays, swapped days, counting."""

import csv
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.counts import count
from pipeline.dates.nodes import Duration, Unit
from pipeline.dates.workdays import add_workdays, day_off, days_off_between, is_projected, is_workday, next_workday

HOLIDAYS = Path(__file__).parents[4] / "shared" / "domain" / "holidays.csv"
DAYS = st.dates(dt.date(2018, 1, 1), dt.date(2027, 12, 1))


def day(iso):
    return dt.date.fromisoformat(iso)


@pytest.mark.parametrize(
    ("iso", "works"),
    [
        ("2024-05-04", True),  # made-up Saturday for 29/4
        ("2024-04-29", False),
        ("2025-04-26", True),
        ("2025-05-02", False),
        ("2026-01-02", False),  # known from the override table only
        ("2026-01-10", True),
        ("2026-08-22", True),
        ("2026-08-31", False),
        ("2026-11-24", False),
        ("2025-11-24", True),  # the holiday of 24 November began in 2026
        ("2024-02-14", False),
        ("2024-03-09", False),
        ("2024-03-11", True),
    ],
)
def test_is_workday(iso, works):
    assert is_workday(day(iso)) is works


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        ("2020-11-18", 5, "2020-11-25"),
        ("2026-01-05", 10, "2026-01-16"),  # 10/01/2026 is worked
        ("2024-02-07", 1, "2024-02-15"),  # Tết
        ("2024-05-06", -1, "2024-05-04"),
        ("2024-05-06", 0, "2024-05-06"),
    ],
)
def test_add_workdays(start, number, end):
    assert add_workdays(day(start), number) == day(end)


@given(DAYS, st.integers(1, 40))
def test_counting_on_and_back(start, number):
    end = add_workdays(start, number)
    assert is_workday(end)
    assert (end - start).days - len(days_off_between(start, end)) == number
    back = add_workdays(end, -number)
    assert back <= next_workday(start) if is_workday(start) else back < start


@pytest.mark.parametrize(
    ("start", "length", "raw", "end"),
    [
        ("2020-11-18", Duration(15, Unit.DAY), "2020-12-03", "2020-12-03"),
        ("2024-03-01", Duration(15, Unit.DAY), "2024-03-16", "2024-03-18"),  # a Saturday: art. 148.5
        ("2024-01-31", Duration(1, Unit.MONTH), "2024-02-29", "2024-02-29"),  # art. 148.3
        ("2024-03-11", Duration(10, Unit.DAY, side=1), "2024-03-21", "2024-03-21"),
        ("2024-03-11", Duration(24, Unit.HOUR), "2024-03-12", "2024-03-12"),
        ("2024-03-11", Duration(8, Unit.HOUR, working=True), "2024-03-12", "2024-03-12"),
        ("2024-03-11", Duration(3, Unit.DAY, working=True), "2024-03-14", "2024-03-14"),
    ],
)
def test_lengths(start, length, raw, end):
    assert count(day(start), length) == (day(raw), day(end))


def test_counting_back_from_an_event_moves_to_the_working_day_before():
    assert count(day("2024-03-18"), Duration(2, Unit.DAY), -1) == (day("2024-03-16"), day("2024-03-15"))


def test_reasons_and_projections():
    assert day_off(day("2024-03-09")) == "Thứ Bảy"
    assert "12729" in day_off(day("2026-01-02"))
    assert is_projected(2027)
    assert not is_projected(2026)


@pytest.mark.shared
@pytest.mark.skipif(not HOLIDAYS.is_file(), reason="the domain tables are not beside this checkout")
def test_against_the_table_of_state_days_off():
    with HOLIDAYS.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["kind"] in ("state-sector day off", "state-sector working Saturday"):
                assert is_workday(day(row["date"])) is (row["kind"] == "state-sector working Saturday"), row
