"""From a qualifier and what its expression covers to earliest, latest and last compliant day."""

import datetime as dt
from dataclasses import dataclass

from pipeline.dates.arithmetic import MONTHS
from pipeline.dates.nodes import ClockTime, Part, PartOf, Period, Unit
from pipeline.dates.phrases import Phrase, kind_of
from pipeline.dates.resolve import period_value
from pipeline.dates.resolved import Resolved


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a deadline that depends on its qualifier."""

    qualifier: str | None = None
    anchor: str | None = None
    earliest: str | None = None
    latest: str | None = None
    last_compliant_day: str | None = None
    rrule: str | None = None
    flags: tuple[str, ...] = ()


def bound(phrase: Phrase, whole: Resolved, *, cell: bool = False) -> Window:
    """Apply the phrase's qualifier to what its expressions cover (TASK_RECORDS section 5); in a cell a bare day is a limit."""
    node = phrase.first.node
    kind = kind_of(node)
    op = phrase.lead.op
    if phrase.kind != "single":
        op = op if op in ("by", "before") and phrase.kind == "run" else ("on" if phrase.kind == "run" and kind == "day" else "in")
    elif op in (None, "label"):
        labelled = "by" if (op == "label" or cell) and not isinstance(node, ClockTime) else "on"
        op = labelled if kind == "day" else "in"
    elif (op == "in" and kind == "day") or (op == "from" and isinstance(node, ClockTime) and node.day is not None):
        op = "on"
    elif op == "within":
        op = "in"
    return _apply(op, kind, phrase, whole)


def _apply(op: str, kind: str, phrase: Phrase, whole: Resolved) -> Window:
    first, last = whole.first, whole.last
    if op == "before":
        return _before(kind, phrase, first, last)
    if op == "by":
        return Window(qualifier=op, latest=last, last_compliant_day=last)
    if op == "after":
        return Window(qualifier=op, earliest=_shift(last, 1) if last and "T" not in last else last)
    if op == "from" and kind == "day":
        return Window(qualifier=op, earliest=first)
    return Window(qualifier=op, earliest=first, latest=last, last_compliant_day=last)


def _before(kind: str, phrase: Phrase, first: str | None, last: str | None) -> Window:
    """The day before for a day; the day before it begins for a period; its own last day for ``trước cuối năm``."""
    node = phrase.first.node
    if first is None or last is None:
        return Window(qualifier="before")
    if kind == "day":
        return Window(qualifier="before", latest=last, last_compliant_day=last if "T" in last else _shift(last, -1))
    if isinstance(node, PartOf) and node.part in (Part.LATE, Part.THIRD_DECADE, Part.MIDDLE, Part.SECOND_HALF):
        return Window(qualifier="before", latest=last, last_compliant_day=last)
    return Window(qualifier="before", latest=_shift(first, -1), last_compliant_day=_shift(first, -1))


def _shift(day: str, days: int) -> str:
    return (dt.date.fromisoformat(day[:10]) + dt.timedelta(days=days)).isoformat()


def joined(phrase: Phrase, parts: list[Resolved]) -> Resolved:
    """A range or a run of periods as one stretch: ``2023-08/2023-09``, ``2004-H2`` for its two quarters."""
    value = _whole_period(phrase) or f"{parts[0].value}/{parts[-1].value}"
    flags = tuple(dict.fromkeys(flag for part in parts for flag in part.flags))
    return Resolved(parts[0].type, value, parts[0].first, parts[-1].last, flags)


def _whole_period(phrase: Phrase) -> str | None:
    """The half-year or year that neighbouring quarters make up."""
    nodes = [item.node for item in phrase.items]
    quarters = [node.number for node in nodes if isinstance(node, Period) and node.unit is Unit.QUARTER and node.number]
    year = next((node.year for node in nodes if isinstance(node, Period) and isinstance(node.year, int)), None)
    if len(quarters) != len(nodes) or year is None:
        return None
    span = (quarters[0], quarters[-1])
    if span in ((1, 2), (3, 4)):
        return period_value(Unit.HALF, span[1] * MONTHS[Unit.QUARTER] // MONTHS[Unit.HALF], year)
    return period_value(Unit.YEAR, None, year) if span == (1, 4) else None
