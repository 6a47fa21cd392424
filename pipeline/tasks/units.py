"""Drafts of tasks from one unit of running text."""

import re
from dataclasses import replace

from pipeline.entities import opens_with_duty_verb
from pipeline.model.directive import MentionKind
from pipeline.model.outline import Section
from pipeline.model.task import Party
from pipeline.model.text import Span
from pipeline.tasks.action import cut_deadlines, cut_lead_in, words
from pipeline.tasks.actors import is_authority
from pipeline.tasks.annotated import AnnotatedText
from pipeline.tasks.cues import non_assignment_patterns
from pipeline.tasks.deadlines import read_deadlines
from pipeline.tasks.draft import NOBODY, Draft, named
from pipeline.tasks.duty import opens_duty
from pipeline.tasks.families import Family
from pipeline.tasks.frames import OPENER
from pipeline.tasks.guiding import split_guiding
from pipeline.tasks.milestones import with_milestones
from pipeline.tasks.order_verbs import ORDER_FRAMES
from pipeline.tasks.rank import is_above
from pipeline.tasks.readings import Reading, read_unit
from pipeline.tasks.roles import find_deliverable, find_roles
from pipeline.tasks.scope import Scope

FRAME_WEIGHTS = {
    "frame.giao": 0.92,
    "frame.yeu_cau": 0.9,
    "frame.de_nghi": 0.85,
    "frame.modal": 0.88,
    "frame.head": 0.92,
    "frame.bracket": 0.88,
}
AGENTIVE_WEIGHT = 0.7
# How far a duty in a part of this function is to be believed, against one in a part that gives orders.
SECTION_WEIGHTS = {
    Section.AIMS: 0.3,
    Section.LOGISTICS: 0.4,
    Section.ASSESSMENT: 0.2,
    Section.BASIS: 0.1,
    Section.EFFECT: 0.9,
    Section.OTHER: 1.0,
}
SECTION_REASONS = {
    Section.AIMS: "nằm trong phần mục đích, yêu cầu",
    Section.ASSESSMENT: "nằm trong phần đánh giá",
    Section.BASIS: "nằm trong phần căn cứ",
    Section.LOGISTICS: "nằm trong phần thành phần, thời gian, địa điểm",
}
# `Thanh tra Bộ có trách nhiệm:`: whatever the items say is this one's duty.
CHARGED_HEAD = re.compile(r"(?<!\w)(?:có|chịu) trách nhiệm\s*:\s*$")
ORDERS = frozenset({"frame.giao"})  # an order that names who must act is one wherever it stands
OPTIONAL_WEIGHT = 0.45
REJECTED_WEIGHT = 0.15
# In these the issuer orders others: what it tells of itself is no task. A plan may well give tasks to its own issuer.
SPEAKERS = frozenset({"Công văn", "Công điện", "Chỉ thị", "Văn bản"})
FOLLOWING_WEIGHT = 0.65
NOBODY_WEIGHT = 0.3
SHORT_WORDS = 3


def draft_unit(
    text: AnnotatedText,
    span: Span,
    *,
    section: str | None,
    function: Section,
    scope: Scope,
    family: Family,
    previous: Draft | None,
    follows: bool = False,
) -> tuple[Draft, ...]:
    """The drafts of a unit. ``previous`` is the task before it, whose assignee an opener (Đồng thời …) takes up.

    ``follows`` says that a bare verb takes it up, too.
    """
    drafts: list[Draft] = []
    opened = OPENER.match(text.lower, span.start, span.end) is not None
    for said in read_unit(text, span):
        reading = _own_request(text, said, scope)
        draft = _draft(text, reading, section, function, scope, family)
        bare = follows and not draft.lead and opens_with_duty_verb(draft.action)
        taken_up = (opened and not reading.lead) or bare
        if taken_up and previous and previous.lead and not drafts:
            rule, weight = ("scope.opener", family.inherited_verb) if opened else ("scope.previous", FOLLOWING_WEIGHT)
            draft = _inherit(draft, previous.lead, previous.span, rule, weight)
        if drafts and not reading.lead and not reading.to_addressees and drafts[-1].lead:
            draft = _inherit(draft, drafts[-1].lead, drafts[-1].span, "scope.clause", drafts[-1].weight)
        if drafts and _goes_on(drafts[-1], draft):
            drafts[-1] = _joined(text, drafts[-1], draft)
        else:
            drafts.extend(split_guiding(text, draft, reading.predicate))
    return tuple(drafts)


def _own_request(text: AnnotatedText, reading: Reading, scope: Scope) -> Reading:
    """What a head's assignee asks of citizens or of its own people (`Yêu cầu người nộp thuế cung cấp …`) is its own duty."""
    asks = reading.rule in ORDER_FRAMES and reading.lead and reading.assigner is None and scope.rule is not None
    charged = scope.lead_source is not None and CHARGED_HEAD.search(text.lower, scope.lead_source.start, scope.lead_source.end)
    if not asks or (
        not charged and any(is_authority(text, party) or not text.mention_at(party.span.start) for party in reading.lead)
    ):
        return reading
    return replace(reading, lead=(), predicate=reading.span, rule="frame.verb", modal=None)


def draft_item(text: AnnotatedText, span: Span, *, section: str | None, unit: int) -> Draft:
    """The draft of an item whose duty is told by the labelled lines below it: its words whole, its fields still open."""
    deadlines = text.deadlines(span.start, span.end)
    return Draft(
        section=section,
        action=words(text, cut_deadlines(text, span, deadlines)),
        span=span,
        lead=(),
        recipients=find_roles(text, span, "recipient"),
        deliverable=find_deliverable(text, span),
        deadlines=deadlines,
        rules=("frame.labelled",),
        weight=NOBODY_WEIGHT,
        rejected_because=NOBODY,
        unit=unit,
    )


def _draft(text: AnnotatedText, reading: Reading, section: str | None, function: Section, scope: Scope, family: Family) -> Draft:
    predicate, support = cut_lead_in(text, reading.predicate)
    deadlines, labelled = read_deadlines(text, predicate, reading, family)
    lead, inherited, rules = reading.lead, {}, [reading.rule]
    weight = FRAME_WEIGHTS.get(reading.rule, AGENTIVE_WEIGHT if reading.rule == "frame.agentive" else family.bare_subject)
    if not lead:
        lead, weight = scope.lead, family.inherited_verb
        if reading.rule.startswith("frame.") and reading.rule not in ("frame.verb",):
            weight = max(weight, 0.8)
        if lead and scope.lead_source:
            inherited["lead"] = scope.lead_source
            rules.append(scope.rule or "scope.head")
        if scope.rule == "scope.addressees" and not reading.to_addressees:
            weight = min(weight, family.addressee_default)
        support = support or scope.support
    if not deadlines and scope.deadlines:
        deadlines = scope.deadlines
        if scope.deadline_source:
            inherited["deadlines"] = scope.deadline_source
    said = Span(start=predicate.start, end=labelled or predicate.end)
    action = words(text, cut_deadlines(text, said, deadlines, whole=reading.rule == "frame.agentive"))
    support = support + find_roles(text, predicate, "support", exclude=(*lead, *support))
    recipients = find_roles(text, predicate, "recipient", exclude=(*lead, *support))
    if len(reading.lead) == 1 and reading.lead[0].name:  # nobody reports to itself
        recipients = tuple(party for party in recipients if party.name != reading.lead[0].name)
    draft = Draft(
        section=section,
        action=action,
        span=reading.span,
        lead=lead,
        support=support,
        recipients=recipients,
        deliverable=find_deliverable(text, predicate),
        deadlines=with_milestones(text, predicate, deadlines),
        rules=tuple(rules),
        inherited=inherited,
        weight=weight,
    )
    return _judge(text, draft, reading, function, family)


def _judge(text: AnnotatedText, draft: Draft, reading: Reading, function: Section, family: Family) -> Draft:
    """Weigh the draft by the part it stands in and by what looks like a duty and is none."""
    weight, rejected = draft.weight, None
    predicate = text.lower[reading.predicate.start : reading.predicate.end].strip()
    whole = text.lower[reading.span.start : reading.span.end].strip()
    # Dates and places of a submission tell who must submit: a named authority with its verb is ordered there, too.
    told = function is Section.LOGISTICS and bool(draft.deadlines) and bool(reading.lead) and is_authority(text, reading.lead[0])
    if not told and (reading.rule not in ORDERS or not reading.lead):
        weight *= SECTION_WEIGHTS.get(function, 1.0)
        rejected = SECTION_REASONS.get(function)
    rules = list(draft.rules)
    execution = False
    modal_predicate = f"{reading.modal} {predicate}" if reading.modal else predicate
    own = _is_issuer(text, draft) and reading.rule == "frame.subject"
    unled = not reading.lead and not reading.to_addressees and "scope.head" not in draft.rules
    said = {
        "predicate": modal_predicate,
        "whole": whole,
        "issuer": predicate if own else "",
        "unled": predicate if unled else "",
    }
    for row, pattern in non_assignment_patterns():
        if (row.families and family.id not in row.families) or not pattern.search(said[row.where]):
            continue
        rules.append(row.id)
        if row.effect == "execution":
            execution = True
            break
        weight = min(weight, OPTIONAL_WEIGHT if row.effect == "optional" else REJECTED_WEIGHT)
        rejected = rejected or row.reason
        break
    if (
        reading.rule in ORDER_FRAMES
        and whole.endswith(":")
        and not opens_duty(text, reading.predicate.start, reading.predicate.end)
    ):
        weight, rejected = min(weight, REJECTED_WEIGHT), rejected or "câu mở danh sách"
    if reading.rule == "frame.de_nghi" and reading.lead and all(is_above(party, text.issuer) for party in reading.lead):
        weight, rejected = min(weight, REJECTED_WEIGHT), rejected or "kiến nghị lên cấp trên"
    if own and text.doc_type in SPEAKERS and not reading.modal and _is_speaker(text, draft.lead[0]):
        weight, rejected = min(weight, REJECTED_WEIGHT), rejected or "cơ quan ban hành nói về mình"
    if text.relayed and draft.lead and draft.span.end <= text.introduced and not is_authority(text, draft.lead[-1]):
        weight, rejected = min(weight, OPTIONAL_WEIGHT), rejected or "tóm tắt ở đầu bài"
    if family.id == "legal" and reading.rule == "frame.subject" and not is_authority(text, draft.lead[-1]):
        weight, rejected = min(weight, OPTIONAL_WEIGHT), rejected or "mô tả chung, không nêu đích danh"
    if len(draft.action.split()) < SHORT_WORDS and not execution:
        weight, rejected = min(weight, REJECTED_WEIGHT), rejected or "không nêu việc cụ thể"
    # A plan may date its steps and leave open who takes them; a letter that does so tells of the situation.
    dated = bool(draft.deadlines) and family.id == "orders" and text.doc_type not in SPEAKERS
    if not draft.lead and not (dated and rejected is None):
        weight, rejected = min(weight, NOBODY_WEIGHT), rejected or NOBODY
    return draft.with_field(weight=weight, rejected_because=rejected, rules=tuple(rules), execution=execution)


def _is_issuer(text: AnnotatedText, draft: Draft) -> bool:
    """Whether the only assignee is the body that issues the directive, or its head."""
    if not text.issuer or len(draft.lead) != 1:
        return False
    name = draft.lead[0].name or ""
    mention = text.mention_at(draft.lead[0].span.start)
    # `Thường trực HĐND tỉnh` is another body than the council.
    return name == text.issuer or (name.endswith(text.issuer) and mention is not None and mention.kind is MentionKind.ROLE)


def _is_speaker(text: AnnotatedText, party: Party) -> bool:
    """Whether the party is the issuer or who heads it, against an office of it (`Văn phòng UBND tỉnh`)."""
    mention = text.mention_at(party.span.start)
    return party.name == text.issuer or (mention is not None and mention.kind is MentionKind.ROLE)


def _inherit(draft: Draft, lead: tuple[Party, ...], source: Span, rule: str, weight: float) -> Draft:
    taken = draft.with_field(lead=lead, inherited={**draft.inherited, "lead": source}, rules=(*draft.rules, rule))
    return named(taken, weight)


def _goes_on(before: Draft, after: Draft) -> bool:
    """Whether two readings of one unit are one duty: the same assignees, and no second date of its own (rule S)."""
    same = {p.text.casefold() for p in before.lead} == {p.text.casefold() for p in after.lead} or "lead" in after.inherited
    due_before = {(d.latest, d.rrule, d.value) for d in before.deadlines}
    due_after = {(d.latest, d.rrule, d.value) for d in after.deadlines}
    differ = bool(due_before) and bool(due_after) and due_before != due_after
    return (
        same
        and not differ
        and before.execution == after.execution
        and bool(before.rejected_because) == bool(after.rejected_because)
    )


def _joined(text: AnnotatedText, before: Draft, after: Draft) -> Draft:
    gap = text.slice(before.span.end, after.span.start).strip() or ";"
    joint = gap if gap in (".", ";", ",") else ";"
    known = {(p.name or p.text).casefold() for p in (*before.support, *before.recipients, *before.lead)}
    fresh = {p.span for p in (*after.support, *after.recipients) if (p.name or p.text).casefold() not in known}
    return before.with_field(
        action=f"{before.action}{joint} {after.action}",
        span=Span(start=before.span.start, end=after.span.end),
        support=(*before.support, *(p for p in after.support if p.span in fresh)),
        recipients=(*before.recipients, *(p for p in after.recipients if p.span in fresh)),
        deliverable=before.deliverable or after.deliverable,
        deadlines=before.deadlines or after.deadlines,
        rules=tuple(dict.fromkeys((*before.rules, *after.rules))),
        weight=max(before.weight, after.weight),
    )
