"""What the expressions of a range or a list share: a month, a year, a cycle named once for all of them."""

import dataclasses

from pipeline.dates.grammar.series import read_link
from pipeline.dates.nodes import (
    CalendarDate,
    ClockTime,
    Duration,
    Festival,
    Link,
    Located,
    LunarDate,
    MonthRun,
    Node,
    PartOf,
    Period,
    Recurrence,
    Relative,
    Unit,
    Weekday,
)
from pipeline.dates.tokens import Tokens

_DATED = CalendarDate | Period | PartOf | MonthRun | LunarDate | ClockTime


def share(tokens: Tokens, found: list[Located]) -> list[Located]:
    """Link neighbours (``… đến …``, ``… và …``) and hand on what only one of them says. Linear."""
    items = list(found)
    for place in range(len(items) - 1):
        link = items[place].link if items[place].link is not Link.NONE else _link_between(tokens, items[place], items[place + 1])
        items[place] = dataclasses.replace(items[place], link=link)
    for place in range(len(items) - 2, -1, -1):
        left, right = items[place], items[place + 1]
        if left.link is not Link.NONE:
            items[place] = dataclasses.replace(left, node=_from_right(left.node, right.node, left.link))
    for place in range(len(items) - 1):
        left, right = items[place], items[place + 1]
        if left.link is not Link.NONE:
            items[place + 1] = dataclasses.replace(right, node=_from_left(left.node, right.node))
    return items


def _link_between(tokens: Tokens, left: Located, right: Located) -> Link:
    """The link that stands between two expressions, if nothing else does."""
    if isinstance(left.node, Duration) or isinstance(right.node, Duration):
        return Link.NONE
    start = left.end + 1 if tokens.key(left.end) in (")", ",") and tokens.key(left.end + 1) in ("đến", "-") else left.end
    link = read_link(tokens, start)
    if link is None:
        return Link.NONE
    end = link[1]
    while end < right.start and tokens.key(end) in ("ngày", "các", "trước", "hết", "cuối", "từ", "năm") and end - link[1] < 3:
        end += 1
    if end != right.start:
        return Link.NONE
    same = type(left.node) is type(right.node) or (isinstance(left.node, _DATED) and isinstance(right.node, _DATED))
    recurring = isinstance(right.node, Recurrence) and isinstance(left.node, CalendarDate | Period | Weekday)
    return link[0] if same or recurring else Link.NONE


def _year(node: Node) -> int | Relative | None:
    if isinstance(node, CalendarDate | Period | MonthRun | LunarDate | Festival):
        return node.year
    if isinstance(node, PartOf) and isinstance(node.period, Period):
        return node.period.year
    return _year(node.day) if isinstance(node, ClockTime) and node.day is not None else None


def _with_year(node: Node, year: int | Relative) -> Node:
    if (isinstance(node, CalendarDate) and node.month is not None) or isinstance(node, Period | MonthRun | LunarDate):
        return dataclasses.replace(node, year=year)
    if isinstance(node, PartOf) and isinstance(node.period, Period):
        return dataclasses.replace(node, period=dataclasses.replace(node.period, year=year))
    if isinstance(node, ClockTime) and isinstance(node.day, CalendarDate) and node.day.month is not None:
        return dataclasses.replace(node, day=dataclasses.replace(node.day, year=year))
    return node


def _position(node: Node) -> int:
    """Where in its year a node begins, as month * 100 + day; -1 where it does not tell."""
    if isinstance(node, ClockTime) and node.day is not None:
        return _position(node.day)
    if isinstance(node, CalendarDate) and isinstance(node.month, int):
        return node.month * 100 + node.day
    if isinstance(node, PartOf):
        return _position(node.period)
    if isinstance(node, Period) and node.number is not None:
        months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6}[node.unit]
        return (node.number - 1) * months * 100 + 100
    return -1


def _from_right(left: Node, right: Node, link: Link) -> Node:
    if isinstance(right, ClockTime) and isinstance(left, ClockTime) and left.day is None:
        return dataclasses.replace(left, day=right.day)
    if isinstance(right, Recurrence):
        return _recurring(left, right)
    if isinstance(left, CalendarDate) and left.month is None and isinstance(right, LunarDate):
        return LunarDate(left.day, right.month, right.year)
    if isinstance(left, CalendarDate) and left.month is None and isinstance(right, CalendarDate) and right.month is not None:
        return dataclasses.replace(left, month=right.month, year=right.year)
    if (
        isinstance(left, ClockTime)
        and isinstance(left.day, CalendarDate)
        and isinstance(right, ClockTime)
        and right.day is not None
    ):
        day = _from_right(left.day, right.day, link)
        return dataclasses.replace(left, day=day) if isinstance(day, CalendarDate) else left
    year = _year(right)
    if _year(left) is None and isinstance(year, int | Relative) and year:
        before = link is Link.RANGE and -1 < _position(right) < _position(left)
        return _with_year(left, _year_before(year) if before else year)
    return left


def _year_before(year: int | Relative) -> int | Relative:
    return Relative(Unit.YEAR, year.offset - 1) if isinstance(year, Relative) else year - 1


def _recurring(left: Node, cycle: Recurrence) -> Node:
    """``ngày 15/6 (và ngày 15/12 hằng năm)``, ``tháng 6 (và tháng 12 hằng năm)``: the cycle holds for both."""
    if isinstance(left, CalendarDate) and left.year is None and cycle.day is not None:
        return _recurring_day(left, cycle)
    if isinstance(left, Weekday) and left.week is None and cycle.weekday is not None:
        return dataclasses.replace(cycle, weekday=left.weekday)
    if isinstance(left, Period) and left.year is None and left.number is not None:
        if left.unit is Unit.MONTH and cycle.month is not None and cycle.day is None:
            return dataclasses.replace(cycle, month=left.number)
        if left.unit is Unit.QUARTER and cycle.quarter is not None:
            return dataclasses.replace(cycle, quarter=left.number)
    return left


def _recurring_day(day: CalendarDate, cycle: Recurrence) -> Node:
    month = day.month if isinstance(day.month, int) and day.month else None
    if month is not None and cycle.month is None:
        return day
    return dataclasses.replace(cycle, day=day.day, month=month if month is not None else cycle.month)


def _from_left(left: Node, right: Node) -> Node:
    year = _year(left)
    if isinstance(right, CalendarDate) and right.month is None and isinstance(left, CalendarDate) and left.month is not None:
        if right.day >= left.day:
            return dataclasses.replace(right, month=left.month, year=left.year)
        return right
    if _year(right) is not None or not isinstance(year, int) or not year:
        return right
    later = -1 < _position(right) < _position(left)
    return _with_year(right, year + 1 if later else year)
