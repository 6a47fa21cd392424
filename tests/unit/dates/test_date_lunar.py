"""The computed lunar calendar against published dates."""

import csv
import datetime as dt
import itertools
from pathlib import Path

import pytest

from pipeline.dates.lunar import lunar_to_solar

HOLIDAYS = Path(__file__).parents[4] / "shared" / "domain" / "holidays.csv"


@pytest.mark.parametrize(
    ("year", "month", "day", "solar"),
    [
        (1985, 1, 1, "1985-01-21"),  # a month before China's: the new moon falls on another day at UTC+7
        (2007, 1, 1, "2007-02-17"),  # a day before China's
        (2024, 1, 1, "2024-02-10"),
        (2025, 1, 1, "2025-01-29"),
        (2026, 1, 1, "2026-02-17"),
        (2020, 12, 23, "2021-02-04"),
        (2023, 8, 15, "2023-09-29"),  # after the leap second month of 2023
        (2025, 8, 15, "2025-10-06"),  # after the leap sixth month of 2025
        (2024, 3, 10, "2024-04-18"),
        (2026, 3, 10, "2026-04-26"),
    ],
)
def test_known_days(year, month, day, solar):
    assert lunar_to_solar(year, month, day) == dt.date.fromisoformat(solar)


def test_a_month_of_29_days_has_no_thirtieth():
    lengths = {lunar_to_solar(2024, month, 30) is not None for month in range(1, 13)}
    assert lengths == {True, False}


@pytest.mark.parametrize("year", range(1950, 2100, 7))
def test_months_follow_each_other(year):
    days = [lunar_to_solar(year, month, 1) for month in range(1, 13)]
    gaps = [(later - earlier).days for earlier, later in itertools.pairwise(days)]
    assert all(gap in (29, 30, 59, 58, 60) for gap in gaps)
    assert sum(gap > 30 for gap in gaps) <= 1


@pytest.mark.shared
@pytest.mark.skipif(not HOLIDAYS.is_file(), reason="the domain tables are not beside this checkout")
def test_against_the_table_of_holidays():
    with HOLIDAYS.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            year = int(row["date"][:4])
            if row["name"].startswith("Mùng 1"):
                assert lunar_to_solar(year, 1, 1).isoformat() == row["date"]
            if row["name"].startswith("Giỗ Tổ"):
                assert lunar_to_solar(year, 3, 10).isoformat() == row["date"]
