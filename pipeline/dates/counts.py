"""Deadlines counted from a day: ``trong thời hạn 15 ngày kể từ ngày ký``, ``chậm nhất 03 ngày trước khi …``."""

import datetime as dt
import math

from pipeline.dates.anchoring import Anchor, read_anchor, read_backward
from pipeline.dates.arithmetic import MONTHS, add_months
from pipeline.dates.nodes import Duration, Unit
from pipeline.dates.phrases import Phrase
from pipeline.dates.proof import explain_count, explain_open_anchor, remarks
from pipeline.dates.readings import DatedReading, Extent, Scene, as_deadline
from pipeline.dates.resolve import duration_value, resolve
from pipeline.dates.resolved import Reference, Resolved
from pipeline.dates.roles import Role, cue_role
from pipeline.dates.windows import Window
from pipeline.dates.workdays import add_workdays, is_projected, next_workday

#: ``trong 3 ngày liên tục`` measures; it sets no limit.
_CONTINUOUS = frozenset(("liên", "liền", "qua", "đầu", "cuối", "gần", "tết", "lễ", "nghỉ"))
_OWN_ANCHORS = frozenset(("issue_date", "receipt", "effective_date"))
_LIMITS = frozenset(("within", "by", "in", "label"))
#: No order counts further; longer lengths keep their value only.
_MOST = 1000
_CLOCK = frozenset((Unit.HOUR, Unit.MINUTE))


def read_count(
    scene: Scene, phrase: Phrase, node: Duration, before: Phrase | None, after: Phrase | None
) -> tuple[DatedReading, Anchor | None] | None:
    """A length with what it is counted from; None where it only measures something."""
    item = phrase.first
    anchor = read_anchor(scene.tokens, item, after.first if after else None)
    if anchor is None and phrase.lead.op in (None, "by"):
        anchor = read_backward(scene.tokens, item, before.last if before else None, scene.clauses)
    role = _role(scene, phrase, node, anchor, before)
    if role is None:
        return None
    start, name, flags = _start(scene, node, anchor, phrase.lead.start, labelled=phrase.lead.op == "label" or scene.setting.cell)
    window, steps = _window(phrase, node, anchor.side if anchor is not None else 1, start, name)
    extent = Extent(phrase.lead.start, item.end)
    if anchor is not None:
        extent = Extent(min(phrase.lead.start, anchor.start), anchor.end)
    value = f"P{node.amount}WD" if node.working and node.unit is Unit.DAY else duration_value(node.amount, node.unit)
    steps = (*steps, *remarks((flag for flag in (*flags, *window.flags) if flag != "rolled_to_workday"), scene.setting.issue))
    return DatedReading(role, as_deadline(scene, phrase, extent, value, window, steps, flags)), anchor


def _role(scene: Scene, phrase: Phrase, node: Duration, anchor: Anchor | None, before: Phrase | None) -> Role | None:
    """What a length is for; None where it only measures something."""
    op = phrase.lead.op
    if node.side < 0 or scene.tokens.key(phrase.last.end) in _CONTINUOUS:
        return None
    if anchor is not None:
        return _anchored_role(op, anchor)
    if node.unit is Unit.YEAR or _is_rate(phrase, before):
        return None
    if op in ("within", "label") or phrase.lead.rule in ("latest", "not_later"):
        return cue_role(scene.tokens, phrase, scene.clauses) or Role.DEADLINE
    return Role.BARE if scene.setting.cell and op is None else None


def _anchored_role(op: str | None, anchor: Anchor) -> Role | None:
    if anchor.side < 0 or op in _LIMITS or (anchor.name in _OWN_ANCHORS and op in ("after", None)):
        return Role.DEADLINE
    return Role.AFTER if op == "after" else None


def _is_rate(phrase: Phrase, before: Phrase | None) -> bool:
    """``07 ngày trong một tuần``, ``24 giờ trong 01 ngày``."""
    return before is not None and isinstance(before.first.node, Duration) and before.last.end == phrase.lead.start


def _start(
    scene: Scene, node: Duration, anchor: Anchor | None, start: int, *, labelled: bool
) -> tuple[dt.date | None, str | None, tuple[str, ...]]:
    """The day the count starts from, the anchor's name, and flags."""
    issue = scene.setting.issue
    if node.amount > _MOST:
        return None, anchor.name if anchor is not None else None, ()
    if anchor is None and (labelled or node.unit in _CLOCK or scene.clauses.is_conditional(start)):
        return None, None, ("anchor_missing",)
    if anchor is None:
        return issue, "issue_date", () if node.side > 0 else ("anchor_assumed",)
    if anchor.date is not None:
        words = scene.tokens.words(anchor.date.start, anchor.date.end)
        return day_before_count(resolve(anchor.date.node, Reference(issue))), f"event: {words}", ()
    known = {"issue_date": issue, "receipt": scene.setting.received, "effective_date": scene.setting.effective}
    return known.get(anchor.name), anchor.name, ()


def day_before_count(event: Resolved) -> dt.date | None:
    """The day a count begins after: the event's own day, or the day before a period begins (``kể từ tháng 6/2023``)."""
    if event.first is None or event.last is None:
        return None
    first = dt.date.fromisoformat(event.first[:10])
    return first if event.first[:10] == event.last[:10] else first - dt.timedelta(days=1)


def _window(phrase: Phrase, node: Duration, side: int, start: dt.date | None, name: str | None) -> tuple[Window, tuple[str, ...]]:
    """The resolved window of a count, with the steps that led to it."""
    op = phrase.lead.op if phrase.lead.op in ("within", "by", "after") else "within"
    qualifier = "before" if side < 0 and op != "by" else op
    if start is None:
        return Window(qualifier=qualifier, anchor=name), explain_open_anchor(name)
    raw, end = count(start, node, side)
    marks = {
        "rolled_to_workday": raw != end,
        "rounded_to_days": node.unit in _CLOCK,
        "calendar_projected": is_projected(end.year),
    }
    flags = tuple(flag for flag, holds in marks.items() if holds)
    steps = explain_count(start, node, raw, end, side)
    if qualifier == "after":
        return Window(qualifier=qualifier, anchor=name, earliest=end.isoformat(), flags=flags), steps
    first = start + dt.timedelta(days=1) if node.side > 0 else start
    earliest = first.isoformat() if side > 0 else None
    last = end.isoformat()
    return Window(qualifier=qualifier, anchor=name, earliest=earliest, latest=last, last_compliant_day=last, flags=flags), steps


def count(start: dt.date, node: Duration, side: int = 1) -> tuple[dt.date, dt.date]:
    """The day a length ends on as counted, and after moving to the next working day.

    ``side`` -1 counts back. The day of the event is not counted (Civil Code 2015 art. 147); months and years end on the
    same-numbered day (art. 148.3); a last day off moves to the next working day (art. 148.5), or to the one before when
    counting back. Hours and minutes round up to whole days.
    """
    if node.working and node.unit is Unit.DAY:
        day = add_workdays(start, side * node.amount)
        return day, day
    if node.unit in MONTHS:
        raw = add_months(start, side * node.amount * MONTHS[node.unit])
    else:
        raw = start + dt.timedelta(days=side * _whole_days(node))
    moved = raw if node.side > 0 else next_workday(raw)
    return raw, moved if side > 0 or moved == raw else add_workdays(raw, -1)


def _whole_days(node: Duration) -> int:
    hours_a_day = 8 if node.working else 24
    return {
        Unit.DAY: node.amount,
        Unit.WEEK: 7 * node.amount,
        Unit.HOUR: math.ceil(node.amount / hours_a_day),
        Unit.MINUTE: math.ceil(node.amount / 60 / hours_a_day),
    }[node.unit]
