"""The working days of Vietnamese state bodies.

Monday to Friday without public holidays (Labour Code 2019 art. 112), substitute days off (art. 111) and the days swapped
each year by decision; made-up Saturdays are working days. The holidays come from python-holidays; the table
``knowledge/calendar/vn_overrides.csv`` adds decisions the package does not know. Years after the last announced one are
projections.
"""

import datetime as dt
import functools
from dataclasses import dataclass

from pipeline.knowledge.loader import load_rows


@dataclass(frozen=True)
class Override:
    """A day declared off or working by a decision."""

    date: dt.date
    kind: str
    name: str
    decision: str
    source: str


@dataclass(frozen=True)
class Coverage:
    """The years whose days off are known by decision."""

    first_year: int
    last_year: int
    source: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days off of one year (with their names) and its working Saturdays and Sundays."""

    off: dict[dt.date, str]
    working: frozenset[dt.date]


#: Years for which the package computes lunar holidays; outside them only weekends are off.
_KNOWN_YEARS = range(1990, 2100)


@functools.cache
def _calendar(year: int) -> Calendar:
    if year not in _KNOWN_YEARS:
        return Calendar({}, frozenset())
    import holidays  # 0.2 s, and only counts of days need it

    published = holidays.country_holidays("VN", years=year, language="vi")
    off = dict(published.items())
    working = {day for day in getattr(published, "weekend_workdays", ()) if day.year == year}
    for row in _overrides():
        if row.date.year != year:
            continue
        if row.kind == "off":
            off[row.date] = f"{row.name} ({row.decision})"
        else:
            off.pop(row.date, None)
            working.add(row.date)
    return Calendar(off, frozenset(working))


@functools.cache
def _overrides() -> tuple[Override, ...]:
    return load_rows("calendar/vn_overrides.csv", Override)


@functools.cache
def _coverage() -> Coverage:
    return load_rows("calendar/coverage.csv", Coverage)[0]


def is_projected(year: int) -> bool:
    """Whether the year's days off are computed, not yet announced."""
    return not _coverage().first_year <= year <= _coverage().last_year


def day_off(day: dt.date) -> str | None:
    """Why ``day`` is no working day (the holiday's name, ``Thứ Bảy``, ``Chủ nhật``), None for a working day."""
    calendar = _calendar(day.year)
    if day in calendar.working:
        return None
    if day in calendar.off:
        return calendar.off[day]
    return {5: "Thứ Bảy", 6: "Chủ nhật"}.get(day.weekday())


def is_workday(day: dt.date) -> bool:
    """Whether state bodies work on ``day``."""
    return day_off(day) is None


def add_workdays(start: dt.date, count: int) -> dt.date:
    """The ``count``-th working day after ``start``, which is not counted itself (Civil Code 2015 art. 147).

    A negative count goes back. Zero gives ``start``.
    """
    step = dt.timedelta(days=1 if count > 0 else -1)
    day, left = start, abs(count)
    while left:
        day += step
        left -= is_workday(day)
    return day


def next_workday(day: dt.date) -> dt.date:
    """``day`` itself, or the first working day after it: where a period ends (Civil Code 2015 art. 148.5)."""
    return day if is_workday(day) else add_workdays(day, 1)


def days_off_between(start: dt.date, end: dt.date) -> tuple[tuple[dt.date, str], ...]:
    """The days after ``start`` up to ``end`` on which nobody works, with their reasons."""
    found = []
    for offset in range(1, (end - start).days + 1):
        day = start + dt.timedelta(days=offset)
        reason = day_off(day)
        if reason is not None:
            found.append((day, reason))
    return tuple(found)
