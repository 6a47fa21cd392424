"""Reads who is told to do what in one unit of text (a bullet, an item, a paragraph).

A unit is cut at its *anchors*: the places where an assignee is named as one who must act, and where a duty of the same
assignee begins that is due at another time. What stands from an anchor to the next is one reading (rule S of the task
definition); sentences without an anchor go on with the reading before them.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from pipeline.entities import starts_with_verb
from pipeline.model.task import Party
from pipeline.model.text import Span
from pipeline.structure.sentences import split_sentences
from pipeline.tasks.actors import MAX_ACTOR, SPEAKS, STRONG_MODAL, heading_actors
from pipeline.tasks.annotated import AnnotatedText, PartyList
from pipeline.tasks.cues import cue_pattern, is_closing
from pipeline.tasks.frames import Anchor, find_anchor
from pipeline.tasks.openings import in_bracket
from pipeline.tasks.order_verbs import ASSIGN, is_joint, may_order

CLAUSE_BREAK = re.compile(r";\s*|(?<=,)\s+(?=(?:đồng thời|giao|yêu cầu|đề nghị|phân công)\s)")
AFTER_DATE = re.compile(r"\s*(?:,\s*(?:và\s+)?|và\s+)")
# `“Tiếp tục thực hiện …,” công điện nhấn mạnh.`: an article gives the order in the words of the one who gave it.
QUOTED_ORDER = re.compile(
    r"\s*[“\"](?P<order>[^“”\"]{20,}?)[,.!;]*[”\"]\s*[^“”;:.]{2,90}?\s(?:" + cue_pattern("attribution").pattern + r")(?!\w)"
)
# What a reading leaves behind where the next begins, with `và`.
TRAIL = " \t\n;,"
CHARGED = re.compile(r"\s(?:thì\s)?" + STRONG_MODAL.pattern)
YEAR = re.compile(r"\d{4}")
Due = frozenset[tuple[str | None, str | None, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One duty as the words give it, before roles and deadlines are read.

    ``lead`` is empty where the assignee must be inherited; ``span`` covers the whole reading, ``predicate`` starts at
    its verb. ``rule`` names the frame; ``assigner`` who orders, where the words say so.
    """

    lead: tuple[Party, ...]
    span: Span
    predicate: Span
    rule: str
    assigner: PartyList | None = None
    to_addressees: bool = False
    modal: str | None = None


def read_unit(text: AnnotatedText, span: Span) -> tuple[Reading, ...]:
    """The readings of a unit in text order; a unit that names nobody gives one reading without lead, or none."""
    quoted = QUOTED_ORDER.match(text.lower, span.start, span.end) if text.relayed else None
    if quoted:
        span = Span(start=quoted.start("order"), end=quoted.end("order"))
    anchors: list[Anchor] = []
    due: Due = frozenset()
    sentences = split_sentences(text.document.text, span)
    last = span.end
    for sentence in sentences:
        if anchors and is_closing(text.lower[sentence.start : sentence.end]) and not find_anchor(text, sentence, first=False):
            last = sentence.start
            break
        for clause in _clauses(text, sentence):
            if anchors and inside_quotation(text, span.start, clause.start):
                continue
            own = _due(text, clause)
            apart = bool(due) and bool(own) and due != own
            anchor = find_anchor(text, clause, first=not anchors or apart)
            if anchor:
                anchors.append(anchor)
            due = own if anchor else due | own
    readings = []
    ends = [*(anchor.start for anchor in anchors[1:]), last] if anchors else []
    for anchor, end in zip(anchors, ends, strict=True):
        whole = _trimmed(text, anchor.start, end)
        readings.append(
            Reading(
                lead=anchor.lead,
                span=whole,
                predicate=Span(start=min(anchor.predicate, whole.end), end=whole.end),
                rule=anchor.rule,
                assigner=anchor.assigner,
                to_addressees=anchor.to_addressees,
                modal=anchor.modal,
            )
        )
    return tuple(readings)


def inside_quotation(text: AnnotatedText, start: int, at: int) -> bool:
    """Whether ``at`` lies in words that the unit from ``start`` on quotes: they are no order of this document."""
    before = text.slice(start, at)
    return before.count("“") > before.count("”")


def read_head(text: AnnotatedText, span: Span, *, trusted: bool) -> PartyList | None:
    """The assignees that a heading names, by itself or after an order verb (`Giao Sở X:`), or None.

    ``trusted``: see :func:`~pipeline.tasks.actors.heading_actors`.
    """
    for order in ASSIGN.finditer(text.lower, span.start, span.end):
        if may_order(text, span, span.start, order.start()):
            return text.parties_at(order.end(), span.end)
    named = heading_actors(text, span, trusted=trusted)
    if named:
        return named
    anchor = find_anchor(text, span, first=True)
    if anchor and anchor.lead and not SPEAKS.match(text.lower, anchor.predicate, span.end):
        return PartyList(parties=anchor.lead, span=Span(start=anchor.start, end=anchor.predicate))
    return None


def _due(text: AnnotatedText, clause: Span) -> Due:
    """What the deadlines of the clause come to; clauses of one assignee that differ in it are duties apart (rule S).

    A bare year does not count: it may be a topic (`kế hoạch vốn năm 2025`).
    """
    found = text.deadlines(clause.start, clause.end)
    return frozenset((d.latest, d.rrule, d.value) for d in found if not YEAR.fullmatch(d.value))


def _clauses(text: AnnotatedText, sentence: Span) -> tuple[Span, ...]:
    """The clauses of a sentence that may be duties of their own: cut at semicolons, before order verbs and after dates."""
    cuts = {sentence.start, sentence.end}
    for found in CLAUSE_BREAK.finditer(text.lower, sentence.start, sentence.end):
        if in_bracket(text, sentence.start, found.start()) or is_joint(text, sentence.start, found.end()):
            continue
        before = Span(start=max(cut for cut in cuts if cut <= found.start()), end=found.start())
        finished = found[0].startswith(";") or find_anchor(text, before, first=True)
        if finished and (
            _is_charged(text, found.end(), before) or not _inside_parties(text, found.start(), found.end(), sentence.end)
        ):
            cuts.add(found.end())
    for deadline in text.deadlines(sentence.start, sentence.end)[:-1]:
        joint = AFTER_DATE.match(text.lower, deadline.span.end, sentence.end)
        if joint is None or not starts_with_verb(text.slice(joint.end(), min(sentence.end, joint.end() + 80))):
            continue
        before = Span(start=max(cut for cut in cuts if cut <= deadline.span.start), end=deadline.span.start)
        if find_anchor(text, before, first=True):
            cuts.add(joint.end())
    return tuple(Span(start=a, end=b) for a, b in pairwise(sorted(cuts)) if b > a)


def _is_charged(text: AnnotatedText, at: int, before: Span) -> bool:
    """Whether the parties at ``at`` have a modal of their own behind a clause that has its assignee already."""
    parties = text.parties_at(at, at + MAX_ACTOR)
    charged = parties is not None and CHARGED.match(text.lower, parties.span.end) is not None
    return charged and find_anchor(text, before, first=True) is not None


def _inside_parties(text: AnnotatedText, start: int, end: int, limit: int) -> bool:
    """Whether a semicolon only separates two members of one list of assignees (the verb comes after the second)."""
    mention = text.mention_at(end)
    if mention is None or text.document.text[start] != ";":
        return False
    before = text.mentions_in(max(0, start - 400), start)
    if not before or text.document.text[before[-1].span.end : start].strip(" )"):
        return False
    return text.parties_at(end, limit) is not None


def _trimmed(text: AnnotatedText, start: int, end: int) -> Span:
    words = text.document.text
    while start < end and words[start].isspace():
        start += 1
    said = words[start:end].rstrip(TRAIL)
    if said.endswith(" và"):
        said = said[: -len(" và")].rstrip(TRAIL)
    return Span(start=start, end=start + len(said))
