"""From a text to typed trees: expressions, ranges put together, lengths with the event they are counted from."""

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.dates.anchoring import Anchor, read_anchor, read_backward
from pipeline.dates.clauses import Clauses
from pipeline.dates.expressions import read_located
from pipeline.dates.nodes import Count, Duration, EventAnchor, Range, Tree
from pipeline.dates.phrases import Phrase, group
from pipeline.dates.tokens import Tokens
from pipeline.model.text import Span

_EVENT = "event: "


@dataclass(frozen=True, slots=True)
class Parsed:
    """A tree with the words it stands on (qualifier left out), the qualifier before them, its rule and flags."""

    tree: Tree
    span: Span
    qualifier: str | None
    rule: str
    flags: tuple[str, ...] = ()


def parse(text: str) -> tuple[Parsed, ...]:
    """The time expressions of ``text`` as typed trees, in order; nothing is resolved yet. Linear in the text."""
    tokens, located = read_located(text)
    clauses = Clauses(tokens)
    phrases = group(tokens, located, clauses)
    found: list[Parsed] = []
    place = 0
    while place < len(phrases):
        anchor = _anchor(tokens, phrases, place, clauses)
        if anchor is not None and anchor.date is not None and found and place and anchor.date is phrases[place - 1].first:
            found.pop()  # "trước ngày 30/6 ít nhất 15 ngày": the day is the anchor of the length behind it
        found += _parsed(tokens, phrases[place], anchor)
        ahead = phrases[place + 1].first if place + 1 < len(phrases) else None
        place += 2 if anchor is not None and anchor.date is not None and anchor.date is ahead else 1
    return tuple(found)


def _anchor(tokens: Tokens, phrases: list[Phrase], place: int, clauses: Clauses) -> Anchor | None:
    """What the length at ``place`` is counted from."""
    phrase = phrases[place]
    if not isinstance(phrase.first.node, Duration):
        return None
    after = phrases[place + 1] if place + 1 < len(phrases) and phrases[place + 1].kind == "single" else None
    before = phrases[place - 1].last if place else None
    anchor = read_anchor(tokens, phrase.first, after.first if after else None)
    if anchor is None and phrase.lead.op in (None, "by"):
        anchor = read_backward(tokens, phrase.first, before, clauses)
    return anchor


def _parsed(tokens: Tokens, phrase: Phrase, anchor: Anchor | None) -> list[Parsed]:
    """The trees of one phrase: one for a single expression or a range, one an item for a list."""
    span = _spans(tokens)
    lead, first = phrase.lead, phrase.first
    if anchor is not None and isinstance(first.node, Duration):
        extent = span(min(first.start, anchor.start), max(first.end, anchor.end))
        return [Parsed(Count(first.node, _event(anchor), anchor.side), extent, lead.op, first.rule, first.flags)]
    if phrase.kind == "range":
        flags = (*first.flags, *phrase.last.flags)
        tree = Range(first.node, phrase.last.node)
        return [Parsed(tree, span(first.start, phrase.last.end), lead.op, first.rule, flags)]
    return [Parsed(item.node, span(item.start, item.end), lead.op, item.rule, item.flags) for item in phrase.items]


def _spans(tokens: Tokens) -> Callable[[int, int], Span]:
    return lambda start, end: Span(start=tokens.starts[start], end=tokens.ends[end - 1])


def _event(anchor: Anchor) -> EventAnchor:
    if anchor.date is not None:
        return EventAnchor("event", date=anchor.date.node)
    if anchor.name.startswith(_EVENT):
        return EventAnchor("event", anchor.name.removeprefix(_EVENT))
    return EventAnchor(anchor.name)
