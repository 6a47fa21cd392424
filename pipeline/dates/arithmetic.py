"""Arithmetic of the civil calendar: ends of months, months and weeks ahead."""

import calendar
import datetime as dt

from pipeline.dates.nodes import Unit

#: How many months a unit has.
MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: dt.date, months: int) -> dt.date:
    """The same-numbered day ``months`` later, or that month's last day where it has none (Civil Code 2015 art. 148.3)."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return min(dt.date(year, month + 1, 1) + dt.timedelta(days=day.day - 1), month_end(year, month + 1))


def valid_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def span_of_months(year: int, first_month: int, count: int) -> tuple[dt.date, dt.date]:
    """The first and last day of ``count`` months from ``first_month`` of ``year`` on (which may lie outside 1-12)."""
    first = add_months(dt.date(year, 1, 1), first_month - 1)
    return first, add_months(first, count) - dt.timedelta(days=1)


def week_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Monday and Sunday of the week that holds ``day`` (ISO 8601)."""
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=6)


def iso_week(day: dt.date) -> str:
    """``2024-W09`` for the week that holds ``day``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"
