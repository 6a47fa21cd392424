"""From a node and the date of issue to its TIMEX3 value and the stretch of time it covers."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.dates.arithmetic import MONTHS, add_months, iso_week, span_of_months, week_of
from pipeline.dates.lexicon import day_parts, part_windows
from pipeline.dates.nodes import (
    CalendarDate,
    ClockTime,
    DayPart,
    DayRun,
    Duration,
    Festival,
    Link,
    Located,
    LunarDate,
    MonthRun,
    Node,
    Part,
    PartOf,
    Period,
    Recurrence,
    Relative,
    SamePeriod,
    Unit,
    Week,
    Weekday,
)
from pipeline.dates.resolve_days import resolve_calendar_date, resolve_festival, resolve_lunar_date, resolve_weekday
from pipeline.dates.resolved import Reference, Resolved, days, digits, nearest_year, year_of


def resolve(node: Node, reference: Reference) -> Resolved:
    """The value and window of ``node``; fields that neither the words nor the reference give stay ``XX``."""
    return _RESOLVERS[type(node)](node, reference)


def resolve_linked(items: Sequence[Located], references: Sequence[Reference]) -> list[Resolved]:
    """The values of neighbouring expressions; a range whose first day would fall behind its last began the year before."""
    found = [resolve(item.node, reference) for item, reference in zip(items, references, strict=True)]
    for place in range(len(items) - 1):
        first, last = found[place], found[place + 1]
        if items[place].link is not Link.RANGE or first.first is None or last.last is None or first.first <= last.last:
            continue
        if "year_inferred" in first.flags or "month_inferred" in first.flags:
            found[place] = resolve(items[place].node, replace(references[place], past=True))
    return found


def period_bounds(unit: Unit, number: int | None, year: int) -> tuple[dt.date, dt.date]:
    """First and last day of a month, quarter, half-year or year."""
    months = MONTHS[unit]
    return span_of_months(year, 1 + months * ((number or 1) - 1), months)


def period_value(unit: Unit, number: int | None, year: int | None) -> str:
    """``2020-12``, ``2021-Q1``, ``2021-H1``, ``2025``."""
    head = digits(year, 4)
    forms = {Unit.MONTH: f"{head}-{digits(number)}", Unit.QUARTER: f"{head}-Q{number}", Unit.HALF: f"{head}-H{number}"}
    return forms.get(unit, head)


def _period(node: Period, reference: Reference) -> Resolved:
    year = year_of(node.year, reference)
    flags: tuple[str, ...] = ()
    if not year and reference.issue is not None:
        flags = ("year_inferred",)
        if node.unit is Unit.HALF:
            year = reference.issue.year
        else:
            year = nearest_year(reference.issue, reference.past, lambda y: period_bounds(node.unit, node.number, y))
    if not year:
        return Resolved("DATE", period_value(node.unit, node.number, None))
    return days("DATE", period_value(node.unit, node.number, year), *period_bounds(node.unit, node.number, year), *flags)


def _relative(node: Relative, reference: Reference) -> Resolved:
    issue = reference.issue
    if issue is None:
        return Resolved("DATE", {Unit.DAY: "XXXX-XX-XX", Unit.WEEK: "XXXX-WXX", Unit.MONTH: "XXXX-XX"}.get(node.unit, "XXXX"))
    if node.unit is Unit.DAY:
        day = issue + dt.timedelta(days=node.offset)
        return days("DATE", day.isoformat(), day, day)
    if node.unit is Unit.WEEK:
        monday, sunday = week_of(issue + dt.timedelta(weeks=node.offset))
        return days("DATE", iso_week(monday), monday, sunday)
    months = MONTHS[node.unit]
    number = (issue.month - 1) // months + node.offset
    first, last = span_of_months(issue.year, 1 + months * number, months)
    value = period_value(node.unit, (first.month - 1) // months + 1, first.year)
    return days("DATE", value, first, last)


def _month_run(node: MonthRun, reference: Reference) -> Resolved:
    year = year_of(node.year, reference) or (reference.issue.year if reference.issue else None)
    first = 13 - node.count if node.from_end else 1
    last = 12 if node.from_end else node.count
    value = f"{period_value(Unit.MONTH, first, year)}/{period_value(Unit.MONTH, last, year)}"
    if year is None:
        return Resolved("DATE", value)
    flags = ("year_inferred",) if node.year is None else ()
    return days("DATE", value, *span_of_months(year, first, node.count), *flags)


def _day_run(node: DayRun, reference: Reference) -> Resolved:
    whole = resolve(node.period, reference)
    if isinstance(node.period, Recurrence):
        return Resolved("SET", f"P{node.count}D" if node.from_end else f"XXXX-XX-01/XXXX-XX-{node.count:02d}")
    if whole.first is None or whole.last is None:
        return Resolved("DATE", whole.value, flags=whole.flags)
    start, end = dt.date.fromisoformat(whole.first), dt.date.fromisoformat(whole.last)
    length = dt.timedelta(days=node.count - 1)
    first, last = (end - length, end) if node.from_end else (start, start + length)
    return days("DATE", f"{first.isoformat()}/{last.isoformat()}", first, last, *whole.flags)


def _part_of(node: PartOf, reference: Reference) -> Resolved:
    whole = resolve(node.period, reference)
    unit = node.period.unit
    value = whole.value
    if unit is Unit.YEAR and node.part in (Part.FIRST_HALF, Part.SECOND_HALF):
        value += "-H1" if node.part is Part.FIRST_HALF else "-H2"
    if whole.first is None or whole.last is None:
        return Resolved("DATE", value, flags=whole.flags)
    row = part_windows().get((node.part, unit))
    if row is None:
        return Resolved("DATE", value, whole.first, whole.last, whole.flags)
    start, end = dt.date.fromisoformat(whole.first), dt.date.fromisoformat(whole.last)
    if row.measure == "month":
        first = add_months(start, row.first - 1)
        last = add_months(start, row.last) - dt.timedelta(days=1) if row.last else end
    else:
        first = start + dt.timedelta(days=row.first - 1)
        last = start + dt.timedelta(days=row.last - 1) if row.last else end
    return days("DATE", value, first, min(last, end), *whole.flags, "fuzzy")


def _week(node: Week, reference: Reference) -> Resolved:
    issue = reference.issue
    if node.period is None or (isinstance(node.period, Period) and node.period.unit is Unit.YEAR):
        year = year_of(node.period.year, reference) if isinstance(node.period, Period) else (issue.year if issue else None)
        if not year or not 1 <= node.number <= dt.date(year, 12, 28).isocalendar()[1]:
            return Resolved("DATE", f"XXXX-W{digits(node.number)}")
        monday = dt.date.fromisocalendar(year, node.number, 1)
        return days("DATE", iso_week(monday), monday, monday + dt.timedelta(days=6))
    month = resolve(node.period, reference)
    if month.first is None or month.last is None:
        return Resolved("DATE", month.value)
    start, end = dt.date.fromisoformat(month.first), dt.date.fromisoformat(month.last)
    monday = start + dt.timedelta(days=-start.weekday() % 7)
    monday += dt.timedelta(weeks=(end - monday).days // 7 if node.number < 0 else node.number - 1)
    return days("DATE", iso_week(monday), monday, monday + dt.timedelta(days=6), *month.flags, "fuzzy")


def _same_period(node: SamePeriod, reference: Reference) -> Resolved:
    year = year_of(node.year, reference)
    if not year and reference.issue is not None:
        year = reference.issue.year - 1
    return Resolved("DATE", digits(year, 4))


def _clock_time(node: ClockTime, reference: Reference) -> Resolved:
    time = f"T{node.hour:02d}:{node.minute:02d}"
    if node.day is None:
        return Resolved("TIME", time)
    day = resolve(node.day, reference)
    value = day.value + time
    return Resolved("TIME", value, value if day.first else None, value if day.last else None, day.flags)


def _day_part(node: DayPart, reference: Reference) -> Resolved:
    day = resolve(node.day, reference)
    row = next(row for row in day_parts().values() if row.part == node.part)
    first = f"{day.first}T{row.first}" if day.first else None
    last = f"{day.last}T{row.last}" if day.last else None
    return Resolved("TIME", f"{day.value}T{node.part}", first, last, day.flags)


_LETTERS = {Unit.DAY: "D", Unit.WEEK: "W", Unit.MONTH: "M", Unit.YEAR: "Y", Unit.HOUR: "H", Unit.MINUTE: "M"}


def duration_value(amount: int, unit: Unit) -> str:
    """``P15D``, ``PT24H``; quarters and half-years in months."""
    if unit in (Unit.QUARTER, Unit.HALF):
        return f"P{amount * MONTHS[unit]}M"
    return f"P{'T' if unit in (Unit.HOUR, Unit.MINUTE) else ''}{amount}{_LETTERS[unit]}"


def _duration(node: Duration, reference: Reference) -> Resolved:
    return Resolved("DURATION", duration_value(node.amount, node.unit))


def _recurrence(node: Recurrence, reference: Reference) -> Resolved:
    if node.weekday is not None:
        return Resolved("SET", f"XXXX-WXX-{node.weekday}")
    if node.quarter is not None:
        return Resolved("SET", f"XXXX-Q{node.quarter}")
    if node.day is not None and node.day > 0:
        return Resolved("SET", f"XXXX-{digits(node.month)}-{node.day:02d}")
    if node.day == -1:
        return Resolved("SET", "XXXX-12-31" if node.unit is Unit.YEAR and not node.working else "XXXX-XX-XX")
    if node.month is not None:
        return Resolved("SET", f"XXXX-{node.month:02d}")
    return Resolved("SET", duration_value(node.interval, node.unit))


_RESOLVERS: dict[type, Callable[..., Resolved]] = {
    CalendarDate: resolve_calendar_date,
    Weekday: resolve_weekday,
    Relative: _relative,
    Period: _period,
    MonthRun: _month_run,
    DayRun: _day_run,
    PartOf: _part_of,
    Week: _week,
    LunarDate: resolve_lunar_date,
    Festival: resolve_festival,
    SamePeriod: _same_period,
    ClockTime: _clock_time,
    DayPart: _day_part,
    Duration: _duration,
    Recurrence: _recurrence,
}
