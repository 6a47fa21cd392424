"""Days to dates: missing months and years from the date of issue, lunar days by the computed calendar."""

import datetime as dt

from pipeline.dates.arithmetic import add_months, valid_date, week_of
from pipeline.dates.lexicon import festivals
from pipeline.dates.lunar import lunar_to_solar
from pipeline.dates.nodes import BLANK, CalendarDate, Festival, LunarDate, Relative, Weekday
from pipeline.dates.resolved import Reference, Resolved, days, digits, nearest_year, year_of


def resolve_calendar_date(node: CalendarDate, reference: Reference) -> Resolved:
    """A day with what it names; blanks stay ``XX``, an impossible day is kept as printed."""
    if node.day == BLANK or node.month == BLANK:
        year = year_of(node.year, reference)
        month = node.month if isinstance(node.month, int) else None
        return Resolved("DATE", f"{digits(year, 4)}-{digits(month)}-{digits(node.day)}", flags=("day_blank",))
    if isinstance(node.month, Relative) or node.month is None:
        return _day_of_month(node, node.month, reference)
    flags: tuple[str, ...] = ()
    year = year_of(node.year, reference)
    if not year and reference.issue is not None:
        year, flags = _infer_year(node.day, node.month, reference.issue, reference.past)
    if not year:
        return Resolved("DATE", f"XXXX-{digits(node.month)}-{digits(node.day)}")
    return _checked(year, node.month, node.day, node.weekday, flags)


def _infer_year(day: int, month: int, issue: dt.date, past: bool) -> tuple[int | None, tuple[str, ...]]:
    """The year of a day without one: the first such day on or after the issue date (TASK_RECORDS section 5)."""

    def window(year: int) -> tuple[dt.date, dt.date] | None:
        date = valid_date(year, month, day)
        return (date, date) if date else None

    year = nearest_year(issue, past, window)
    if year is None:
        return issue.year, ("year_inferred",)
    just_past = valid_date(issue.year, month, day)
    if not past and just_past is not None and dt.timedelta(0) < issue - just_past <= dt.timedelta(days=30):
        return year, ("year_inferred", "just_past_without_year")
    return year, ("year_inferred",)


def _day_of_month(node: CalendarDate, shift: Relative | None, reference: Reference) -> Resolved:
    """``ngày 20 tháng này``; a bare ``ngày 25`` is the first one on or after the issue date."""
    issue = reference.issue
    if issue is None:
        return Resolved("DATE", f"XXXX-XX-{digits(node.day)}")
    if shift is not None:
        start = add_months(issue.replace(day=1), shift.offset)
        return _checked(start.year, start.month, node.day, node.weekday, ())
    steps = range(0, -13, -1) if reference.past else range(13)
    for step in steps:
        start = add_months(issue.replace(day=1), step)
        date = valid_date(start.year, start.month, node.day)
        if date is not None and (date <= issue if reference.past else date >= issue):
            return _checked(date.year, date.month, date.day, node.weekday, ("month_inferred",))
    return Resolved("DATE", f"XXXX-XX-{digits(node.day)}")


def _checked(year: int, month: int, day: int, weekday: int | None, flags: tuple[str, ...]) -> Resolved:
    date = valid_date(year, month, day)
    if date is None:
        return Resolved("DATE", f"{year:04d}-{month:02d}-{day:02d}", flags=(*flags, "impossible_day"))
    if weekday is not None and date.isoweekday() != weekday:
        flags = (*flags, "weekday_mismatch")
    return days("DATE", date.isoformat(), date, date, *flags)


def resolve_weekday(node: Weekday, reference: Reference) -> Resolved:
    """A weekday of a week counted from the issue date."""
    if reference.issue is None:
        return Resolved("DATE", f"XXXX-WXX-{node.weekday}")
    if node.week is None:
        date = reference.issue + dt.timedelta(days=(node.weekday - reference.issue.isoweekday()) % 7)
    else:
        date = week_of(reference.issue)[0] + dt.timedelta(days=7 * node.week + node.weekday - 1)
    return days("DATE", date.isoformat(), date, date, "date_inferred")


def resolve_lunar_date(node: LunarDate, reference: Reference) -> Resolved:
    """A lunar day by the calendar computed for UTC+7."""
    year = year_of(node.year, reference)
    flags: tuple[str, ...] = ("lunar",)
    if not year and reference.issue is not None:
        near = [_solar(reference.issue.year + step, node) for step in (-1, 0, 1, 2)]
        known = [date for date in near if date is not None]
        ahead = (
            [d for d in known if d >= reference.issue] if not reference.past else [d for d in known if d <= reference.issue][::-1]
        )
        if ahead:
            return days("DATE", ahead[0].isoformat(), ahead[0], ahead[0], "lunar", "year_inferred")
    if not year:
        return Resolved("DATE", "XXXX-XX-XX", flags=flags)
    date = _solar(year, node)
    if date is None:
        return Resolved("DATE", f"{year:04d}-XX-XX", flags=(*flags, "impossible_day"))
    return days("DATE", date.isoformat(), date, date, *flags)


def _solar(year: int, node: LunarDate) -> dt.date | None:
    """The solar day; ``30 Tết`` is the last day of the year also where its twelfth month has 29 days."""
    found = lunar_to_solar(year, node.month, node.day)
    if found is None and (node.month, node.day) == (12, 30):
        return lunar_to_solar(year, 12, 29)
    return found


def resolve_festival(node: Festival, reference: Reference) -> Resolved:
    """A named day, lunar or solar."""
    row = festivals()[node.name]
    if row.calendar == "lunar":
        return resolve_lunar_date(LunarDate(row.day, row.month, node.year), reference)
    return resolve_calendar_date(CalendarDate(row.day, row.month, node.year), reference)
