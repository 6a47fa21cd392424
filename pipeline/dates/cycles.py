"""Deadlines that come back: recurrences with their day and time."""

import dataclasses

from pipeline.dates.lexicon import report_periods
from pipeline.dates.nodes import ClockTime, Link, Recurrence, Unit, Weekday
from pipeline.dates.phrases import Phrase
from pipeline.dates.proof import explain_cycle
from pipeline.dates.readings import DatedReading, Extent, Scene, as_deadline
from pipeline.dates.resolve import resolve
from pipeline.dates.resolved import Reference
from pipeline.dates.roles import Role, role_of
from pipeline.dates.rules import rrule
from pipeline.dates.tokens import BREAK, Tokens
from pipeline.dates.windows import Window

_RESTATED = 14
_BRACKETED = 2
#: ``02 lần/năm (tháng 6 và tháng 12)``: the months stand for the cycle.
_PARTED = frozenset((Unit.HALF, Unit.QUARTER))
_APART = frozenset((";", ".", BREAK))


def read_cycle(scene: Scene, phrase: Phrase, node: Recurrence, before: Phrase | None, after: Phrase | None) -> DatedReading:
    """The reading of a recurrence, with the time of the clock beside it."""
    time = _time_beside(scene.tokens, phrase, before) or _time_beside(scene.tokens, phrase, after)
    clock = time.first.node if time is not None and isinstance(time.first.node, ClockTime) else None
    if clock is not None and isinstance(clock.day, Weekday):
        node = dataclasses.replace(node, weekday=clock.day.weekday)
    qualifier = phrase.lead.op if phrase.lead.op != "label" else None
    start, end = phrase.lead.start, phrase.last.end
    if time is not None:
        qualifier = qualifier or time.lead.op
        start, end = min(start, time.lead.start), max(end, time.last.end)
    elif phrase.lead.op is None:
        start = _periodic_start(scene.tokens, start)
    rule = rrule(node, clock)
    role = role_of(scene.tokens, phrase, scene.clauses, None, None, scene.setting.issue)
    if _bounds_reported_data(scene.tokens, phrase, before, after):
        role = Role.DATA_WINDOW
    value = resolve(node, Reference()).value
    window = Window(qualifier=qualifier, rrule=rule)
    return DatedReading(role, as_deadline(scene, phrase, Extent(start, end), value, window, explain_cycle(node, rule)))


def _bounds_reported_data(tokens: Tokens, phrase: Phrase, before: Phrase | None, after: Phrase | None) -> bool:
    """``từ ngày 15 … đến ngày 14 … của kỳ báo cáo``: which data a report covers, not when it is due."""
    ends = (before, phrase) if before is not None and before.last.link is Link.RANGE else (phrase, after)
    first, last = ends
    if first is None or last is None or first.last.link is not Link.RANGE:
        return False
    return any(report_periods().before(tokens, end.last.end) is not None for end in (first, last))


def _periodic_start(tokens: Tokens, start: int) -> int:
    """``định kỳ``, ``theo định kỳ`` belong to the words of the deadline."""
    if tokens.key(start - 1) in ("kỳ", "kì") and tokens.key(start - 2) == "định":
        start -= 2
    return start - 1 if tokens.key(start - 1) == "theo" else start


def is_restated(cycle: Recurrence, phrase: Phrase, after: Phrase | None) -> bool:
    """``Hằng năm, … trước ngày 31 tháng 12``: the day of a cycle stands for the plain cycle before it."""
    if after is None or not isinstance(after.first.node, Recurrence) or after.first.start - phrase.last.end > _RESTATED:
        return False
    day = after.first.node
    if cycle.unit in _PARTED and day.month is not None and day.day is None and not _names_day(cycle):
        return after.first.start - phrase.last.end <= _BRACKETED
    same = day.unit is cycle.unit and day.interval == cycle.interval
    return same and not _names_day(cycle) and _names_day(day)


def _names_day(node: Recurrence) -> bool:
    return any(field is not None for field in (node.day, node.month, node.weekday, node.quarter))


def is_time_of_cycle(tokens: Tokens, phrase: Phrase, before: Phrase | None, after: Phrase | None) -> bool:
    """Whether a phrase is a time of the clock that belongs to the recurrence next to it."""
    if not _is_open(phrase):
        return False
    cycles = [other for other in (before, after) if other is not None and isinstance(other.first.node, Recurrence)]
    return any(_time_beside(tokens, cycle, phrase) is not None for cycle in cycles)


def _is_open(phrase: Phrase) -> bool:
    """Whether a time has no day of its own, so that a cycle beside it gives the days (``hằng tuần trước 15:00 thứ Sáu``)."""
    node = phrase.first.node
    if not isinstance(node, ClockTime):
        return False
    return node.day is None or (isinstance(node.day, Weekday) and node.day.week is None)


def _time_beside(tokens: Tokens, cycle: Phrase, other: Phrase | None) -> Phrase | None:
    """The time of the clock without a day next to the recurrence."""
    if other is None or not _is_open(other):
        return None
    later = other.first.start >= cycle.last.end
    start, end = (cycle.last.end, other.lead.start) if later else (other.last.end, cycle.lead.start)
    between = tokens.keys[start:end]
    return other if len(between) <= 2 and not set(between) & _APART else None
