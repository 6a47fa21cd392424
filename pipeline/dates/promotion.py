"""Days beside a recurrence are days of each of its periods: ``hằng năm (trước ngày 20/11)``, ``hằng tháng, trước ngày 5``."""

import dataclasses

from pipeline.dates.nodes import CalendarDate, Located, Node, Period, Recurrence, Relative, Unit, Weekday
from pipeline.dates.tokens import BREAK, Tokens

_REACH = 28
#: A cycle that opens its sentence holds for all of it (``Định kỳ 6 tháng, người sử dụng lao động phải … trước ngày 25/5``).
_OPENING_REACH = 60
#: Last words of a limit.
_LIMITS = frozenset(("trước", "nhất", "hạn"))
_PERIODIC = ("định", "kỳ")
_NEAR = 3
#: Cycles whose months may be named (``02 lần/năm (tháng 6 và tháng 12)``).
_LONG = frozenset((Unit.YEAR, Unit.HALF, Unit.QUARTER))


def promote(tokens: Tokens, found: list[Located]) -> list[Located]:
    """Turn days without a year into recurring ones where a cycle stands in the same clause before them. Linear."""
    items = [_of_any_year(tokens, item) for item in found]
    opens = False
    for place in range(1, len(items)):
        day, before = items[place], items[place - 1]
        if not isinstance(before.node, Recurrence):
            opens = False
            continue
        opens = _opens(tokens, items, place - 1, opens)
        reach = _OPENING_REACH if opens else _REACH
        if day.start - before.end > reach or _sentence_between(tokens, before.end, day.start):
            continue
        cycle = _as_cycle(day.node, before.node) if isinstance(day.node, CalendarDate) else None
        if day.start - before.end <= _NEAR:
            cycle = cycle or _period_as_cycle(day.node, before.node)
        if cycle is not None:
            items[place] = dataclasses.replace(day, node=cycle, rule="dates.day_of_cycle")
    return items


def _of_any_year(tokens: Tokens, item: Located) -> Located:
    """``trước ngày 20 tháng 6 năm trước`` is a day of every year: nobody is told to act in the past."""
    day = item.node
    if not isinstance(day, CalendarDate) or not isinstance(day.month, int) or day.month <= 0 or day.day <= 0:
        return item
    if not isinstance(day.year, Relative) or day.year.offset >= 0 or tokens.key(item.start - 1) not in _LIMITS:
        return item
    return dataclasses.replace(item, node=Recurrence(Unit.YEAR, day=day.day, month=day.month), rule="dates.day_of_year_before")


def _opens(tokens: Tokens, items: list[Located], place: int, before: bool) -> bool:
    """Whether the recurrence at ``place`` opens its sentence, perhaps behind one that does (``Định kỳ 6 tháng và hằng năm``)."""
    if before and items[place].start - items[place - 1].end <= _NEAR:
        return True
    at = items[place].start
    at -= 2 if (tokens.key(at - 2), tokens.key(at - 1)) == _PERIODIC else 0
    return tokens.key(at - 1) in (BREAK, ".", ";")


def _as_cycle(day: CalendarDate, cycle: Recurrence) -> Recurrence | None:
    if isinstance(day.year, int) or (isinstance(day.year, Relative) and cycle.unit is not Unit.YEAR):
        return None
    if isinstance(day.month, int) and day.month > 0:
        yearly = cycle.unit in (Unit.YEAR, Unit.HALF) or (cycle.unit is Unit.MONTH and cycle.interval > 1)
        return Recurrence(Unit.YEAR, day=day.day, month=day.month) if yearly else None
    if cycle.unit not in (Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.YEAR):
        return None
    if isinstance(day.month, Relative):
        return Recurrence(cycle.unit, cycle.interval, day=day.day) if cycle.unit is Unit.MONTH else None
    if cycle.unit is Unit.YEAR:
        return None
    return dataclasses.replace(cycle, day=day.day)


def _period_as_cycle(node: Node, cycle: Recurrence) -> Recurrence | None:
    """``hằng năm vào tháng 7``, ``hằng tuần vào thứ Sáu``."""
    if isinstance(node, Weekday) and node.week is None and cycle.unit is Unit.WEEK:
        return Recurrence(Unit.WEEK, cycle.interval, weekday=node.weekday)
    if not isinstance(node, Period) or node.year is not None or node.number is None or cycle.unit not in _LONG:
        return None
    interval = cycle.interval if cycle.unit is Unit.YEAR else 1
    if node.unit is Unit.MONTH:
        return Recurrence(Unit.YEAR, interval, month=node.number)
    return Recurrence(Unit.YEAR, interval, quarter=node.number) if node.unit is Unit.QUARTER else None


def _sentence_between(tokens: Tokens, start: int, end: int) -> bool:
    return any(tokens.key(index) in (BREAK, ".", ";") for index in range(start, end))
