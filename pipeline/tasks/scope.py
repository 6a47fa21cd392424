"""What a unit inherits from above: assignees, partners and deadlines of heads, lead-in lines and the addressees.

Source: TASK_RECORDS 3 and 6; DOMAIN 4.4 (order of numbering; a line that names another body overrides only itself).
"""

import re
from dataclasses import dataclass

from pipeline.model.outline import Node, Section
from pipeline.model.task import Deadline, Party
from pipeline.model.text import Span
from pipeline.structure.outline import ancestors
from pipeline.structure.sentences import split_sentences
from pipeline.tasks.action import cut_lead_in, partners_after
from pipeline.tasks.actors import SPEAKS
from pipeline.tasks.annotated import AnnotatedText
from pipeline.tasks.readings import read_head, read_unit

# A head dates its items only where it sets a time for them: `Các nhiệm vụ trong tháng 12/2025`, `… hoàn thành trước ngày …`.
DATED_HEAD = re.compile(r"(?<!\w)(?:nhiệm vụ|công việc|hoàn thành|thời hạn|thời gian|nội dung)(?!\w)")

# A head that is nothing but a period dates its items too: `1. Quý I/2024`.
PERIOD_HEAD = re.compile(r"\s*(?:trong )?(?:quý|tháng|tuần|6 tháng|năm|từ ngày|từ tháng)\s[\w\s/.,:-]{1,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What is inherited and the span each field comes from."""

    lead: tuple[Party, ...] = ()
    lead_source: Span | None = None
    support: tuple[Party, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    deadline_source: Span | None = None
    rule: str | None = None


EMPTY = Scope()


def head_scope(text: AnnotatedText, node: Node) -> Scope:
    """What a head, or an item that has lines below it, hands down."""
    span = node.text_span
    support: tuple[Party, ...] = ()
    readings = read_unit(text, span)
    names_only = node.heading or _opens_list(text, span) or not readings
    parties = read_head(text, span, trusted=node.section is Section.EXECUTION) if names_only else None
    lead = parties.parties if parties else ()
    rule = "scope.head" if lead else None
    if readings and readings[-1].lead and not SPEAKS.match(text.lower, readings[-1].predicate.start):
        last = readings[-1]
        if not lead:
            lead, rule = last.lead, "scope.item"
        support = cut_lead_in(text, last.predicate)[1] or partners_after(text, last.predicate.start, last.predicate.end)
    deadlines = _head_deadlines(text, node)
    return Scope(
        lead=lead,
        lead_source=span if lead else None,
        support=support if _opens_list(text, span) else (),
        deadlines=deadlines,
        deadline_source=span if deadlines else None,
        rule=rule,
    )


def scope_of(text: AnnotatedText, nodes: tuple[Node, ...], index: int, heads: dict[int, Scope]) -> Scope:
    """The scope of node ``index``: each field from the nearest head above that has it. ``heads`` caches head scopes."""
    lead, deadlines = EMPTY, EMPTY
    for head in ancestors(nodes, index):
        if head.index not in heads:
            heads[head.index] = head_scope(text, head)
        above = heads[head.index]
        if above.lead and not lead.lead:
            lead = above
        if above.deadlines and not deadlines.deadlines:
            deadlines = above
    return Scope(
        lead=lead.lead,
        lead_source=lead.lead_source,
        support=lead.support,
        deadlines=deadlines.deadlines,
        deadline_source=deadlines.deadline_source,
        rule=lead.rule,
    )


def addressees(text: AnnotatedText, nodes: tuple[Node, ...]) -> Scope:
    """The bodies of `Kính gửi`, the default assignees of an official letter."""
    places = [node.span for node in nodes if node.section is Section.ADDRESSEES]
    if not places:
        return EMPTY
    parties: list[Party] = []
    for place in places:
        colon = text.document.text.find(":", place.start, place.end)  # `Kính gửi: …`, `CHỦ TỊCH … điện: …`
        for mention in text.mentions_in(max(place.start, colon), place.end):
            parties.append(Party(text=mention.text, name=mention.name, span=mention.span))
    whole = Span(start=places[0].start, end=places[-1].end)
    return Scope(lead=tuple(parties), lead_source=whole, rule="scope.addressees") if parties else EMPTY


def _opens_list(text: AnnotatedText, span: Span) -> bool:
    return text.slice(span.start, span.end).rstrip().endswith(":")


def _head_deadlines(text: AnnotatedText, node: Node) -> tuple[Deadline, ...]:
    if not (node.heading or _opens_list(text, node.text_span)):
        return ()
    # `… trình trước ngày X. Trong đó chú ý các nội dung sau:` dates what stands before.
    sentences = split_sentences(text.document.text, node.text_span)
    start, end = sentences[-1].start if sentences else node.text_span.start, node.text_span.end
    if PERIOD_HEAD.fullmatch(text.lower, start, end):
        return text.cell_deadlines(start, end)
    return text.deadlines(start, end) if DATED_HEAD.search(text.lower, start, end) else ()
