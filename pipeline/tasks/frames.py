"""Frames of assignment: where and how a clause says who must act.

Tried from the most explicit (`giao L …`) to the barest (a line that opens with its verb).
"""

import re
from dataclasses import dataclass

from pipeline.entities import first_duty_verb, opens_with_duty_verb
from pipeline.model.task import Party
from pipeline.model.text import Span
from pipeline.tasks.actors import ACTOR, MAX_ACTOR, STRONG_MODAL, actors, is_authority, is_named
from pipeline.tasks.annotated import AnnotatedText, PartyList
from pipeline.tasks.cues import cue_pattern
from pipeline.tasks.duty import SEPARATOR, opens_duty, predicate_at
from pipeline.tasks.openings import MAX_PLACES, in_cited_title, in_verb_pair, name_end, subject_places
from pipeline.tasks.order_verbs import ASSIGN, may_order
from pipeline.tasks.subjects import named_by_place, widened

OPENER = re.compile(r"\s*(?:[-+*•–]\s*)?(?:" + cue_pattern("opener").pattern + r")\s*")
ADDRESSEE = re.compile(r"\s*(?:" + cue_pattern("addressee").pattern + r")")
AGENTIVE = re.compile(r"(?<!\w)do\s+")
# The passive of an agent is an order only with a verb of carrying out.
AGENT_VERBS = re.compile(r"\s*" + cue_pattern("agent_verb").pattern)
MAX_SUBJECT = 90
OFFICIAL = re.compile(r"\s*" + cue_pattern("official").pattern)
OBLIGED = re.compile(r"(?<!\w)" + cue_pattern("obliged").pattern)
CITED_END = re.compile(r"(?<!\w)" + cue_pattern("cited_end").pattern)
NARROWING = re.compile(r"\s*" + cue_pattern("narrowing").pattern)
MAX_OFFICIAL = 160  # characters of an assignee that no table knows before `phải`
CIRCUMSTANCE = re.compile(r",?\s(?:" + cue_pattern("circumstance").pattern + r")")
PREPOSITION = re.compile(r"\s*(?:" + cue_pattern("preposition").pattern + r")")
# A condition in front of the verb belongs to the duty (`Trường hợp vắng mặt phải gửi ý kiến bằng văn bản`).
CONDITION = re.compile(r"\s*" + cue_pattern("condition").pattern)
PAST = re.compile(r"\s*(?:cũng |vừa )?(?:đã|vừa|đang|nhận được)(?!\w)")
STATES = re.compile(r"(?<!\w)" + cue_pattern("states").pattern)
UNNAMED_PEOPLE = re.compile(r"\s*" + cue_pattern("unnamed_people").pattern)
WEAK_MODAL = re.compile(r"\s" + cue_pattern("weak_modal").pattern + r"\s")
ADVERBS_BEFORE = re.compile(r"(?:\s(?:" + cue_pattern("adverb_before").pattern + r"))+\s*$")
DONE = re.compile(r"đã\s")
# `Ban hành quy chế (giao Công an tỉnh chủ trì)`: the doer in a bracket behind the duty.
BRACKET_ORDER = re.compile(r"\((?:" + cue_pattern("assign").pattern + r")\s")
PASSIVE = re.compile(r"\s(?:cũng |đã )?được\s")  # `UBND tỉnh được Thủ tướng giao rà soát …`
TOPIC = re.compile(r"\s*" + cue_pattern("topic_of_order").pattern + r"\s+")
TOPIC_ORDER = re.compile(cue_pattern("topic_order").pattern)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a duty begins, where its own words begin, and who must do it (nobody where that is inherited)."""

    start: int
    predicate: int
    lead: tuple[Party, ...]
    rule: str
    assigner: PartyList | None = None
    to_addressees: bool = False
    modal: str | None = None


def find_anchor(text: AnnotatedText, clause: Span, *, first: bool) -> Anchor | None:
    """The assignee that the clause names, tried frame by frame from the most explicit to the barest."""
    start = _after_opener(text, clause)
    return (
        _order_frame(text, clause, start)
        or _subject_frame(text, clause, start)
        or _topic_frame(text, clause, start)
        or _agentive_frame(text, clause, start)
        or (_verb_frame(text, clause, start) if first or start > clause.start else None)
    )


def _after_opener(text: AnnotatedText, clause: Span) -> int:
    found = OPENER.match(text.lower, clause.start, clause.end)
    return found.end() if found else clause.start


def _order_frame(text: AnnotatedText, clause: Span, start: int) -> Anchor | None:
    """`[A] giao L …`, `yêu cầu L …`, `đề nghị quý cơ quan …`: the order verb stands right before the assignee."""
    for cue in ASSIGN.finditer(text.lower, start, clause.end):
        assigner = text.parties_at(start, cue.start()) if cue.start() > start else None
        if not may_order(text, clause, start, cue.start()):
            continue
        at = SEPARATOR.match(text.lower, cue.end(), clause.end)
        begin = at.end() if at else cue.end()
        rule = f"frame.{cue.lastgroup}"
        addressee = ADDRESSEE.match(text.lower, begin, clause.end)
        if addressee and not text.mention_at(addressee.end() + 1):  # `các đồng chí Phó giám đốc` are named
            predicate, modal = predicate_at(text, addressee.end(), clause.end)
            return Anchor(
                start=clause.start, predicate=predicate, lead=(), rule=rule, assigner=assigner, to_addressees=True, modal=modal
            )
        parties = text.parties_at(begin, clause.end) or _ordered_actors(text, begin, clause.end)
        if parties is None:
            continue
        predicate, modal = predicate_at(text, parties.span.end, clause.end)
        return Anchor(start=clause.start, predicate=predicate, lead=parties.parties, rule=rule, assigner=assigner, modal=modal)
    return None


def _ordered_actors(text: AnnotatedText, begin: int, limit: int) -> PartyList | None:
    """`Yêu cầu các chi bộ, đảng bộ cơ sở | gửi …`: those who are ordered, whom no table knows, up to the verb."""
    if not ACTOR.match(text.lower, begin, limit) or UNNAMED_PEOPLE.match(text.lower, begin, limit):
        return None
    verb = first_duty_verb(text.slice(begin, min(limit, begin + MAX_OFFICIAL)))
    return actors(text, begin, name_end(text, begin, begin + verb)) if verb else None


def _subject_frame(text: AnnotatedText, clause: Span, start: int) -> Anchor | None:
    """`L [có trách nhiệm|phải] V …`, after an adverbial phrase if need be: the assignee is the subject."""
    for begin in subject_places(text, clause, start):
        parties = text.parties_at(begin, clause.end)
        anchor = _delimited(text, clause, begin, parties) or _cited(text, clause, begin, parties)
        if anchor:
            return anchor
        if parties is None:
            continue
        if (
            begin > start
            and TOPIC.match(text.lower, start, clause.end)
            and ASSIGN.match(text.lower, parties.span.end + 1, clause.end)
        ):
            continue  # `Về phía X, Y giao …`: the topic is told what to do
        parties = (widened if begin == start else named_by_place)(text, begin, parties, clause.end)
        predicate, modal = predicate_at(text, parties.span.end, clause.end)
        colon = ":" in text.document.text[parties.span.end : predicate]
        if begin == clause.start and text.document.text[:begin].rstrip().endswith(";") and not _may_follow(text, parties):
            continue
        ordered = PASSIVE.match(text.lower, parties.span.end, clause.end)
        agent = text.parties_at(ordered.end(), clause.end) if ordered else None
        told = ASSIGN.match(text.lower, agent.span.end + 1, clause.end) if agent else None
        if told:
            predicate, modal = predicate_at(text, told.end(), clause.end)
            modal = modal or told[0]
        if modal or opens_duty(text, predicate, clause.end):
            rule = "frame.modal" if modal else "frame.head" if colon else "frame.subject"
            return Anchor(start=clause.start, predicate=predicate, lead=parties.parties, rule=rule, modal=modal)
    return None


def _may_follow(text: AnnotatedText, parties: PartyList) -> bool:
    """Whether a subject after a semicolon is an authority of its own, not one more object (`…; các cơ sở kinh doanh …`)."""
    return is_authority(text, parties.parties[-1])


def _delimited(text: AnnotatedText, clause: Span, begin: int, parties: PartyList | None) -> Anchor | None:
    """`X có trách nhiệm …`: all words before the strong modal are the assignee, whether a table knows them or not.

    Not where a named body is directly followed by its verb (`Sở X thông báo cho đơn vị có trách nhiệm quản lý`).
    """
    modal = STRONG_MODAL.search(text.lower, begin, min(clause.end, begin + MAX_ACTOR))
    if modal is None and OFFICIAL.match(text.lower, begin, clause.end) and not _acts(text, parties, clause.end):
        modal = OBLIGED.search(text.lower, begin, min(clause.end, begin + MAX_OFFICIAL))
    if modal is None or {";", ":", "“"} & set(text.document.text[begin : modal.start()].rstrip(" :")):
        return None
    if parties is None and not ACTOR.match(text.lower, begin, modal.start()):
        return None
    if any(may_order(text, clause, begin, order.start()) for order in ASSIGN.finditer(text.lower, begin + 1, modal.start())):
        return None
    if (
        parties
        and parties.span.end < modal.start() - 2
        and is_named(text, parties.parties[-1])
        and not NARROWING.match(text.lower, parties.span.end, modal.start())
        and opens_duty(text, parties.span.end, modal.start())
    ):
        return None
    if parties and parties.span.end < modal.start() - 2 and WEAK_MODAL.match(text.lower, parties.span.end, modal.start()):
        return None  # `các cơ quan cần quan tâm … nhưng đồng thời phải …`
    circumstance = CIRCUMSTANCE.search(text.lower, begin + 1, modal.start())
    adverbs = ADVERBS_BEFORE.search(text.lower, begin, modal.start())
    if adverbs and "không" in adverbs[0]:
        return None
    ends = [found.start() for found in (circumstance, adverbs) if found]
    found = actors(text, begin, min(ends, default=modal.start()))
    if found is None:
        return None
    predicate, words = predicate_at(text, modal.start(), clause.end)
    return Anchor(start=clause.start, predicate=predicate, lead=found.parties, rule="frame.modal", modal=words or modal[0])


def _cited(text: AnnotatedText, clause: Span, begin: int, parties: PartyList | None) -> Anchor | None:
    """`Cán bộ … quy định tại khoản 2 Điều này V …`: a citation closes the name of an official that no table knows."""
    if not OFFICIAL.match(text.lower, begin, clause.end) or _acts(text, parties, clause.end):
        return None
    cited = CITED_END.search(text.lower, begin, min(clause.end, begin + MAX_ACTOR))
    if cited is None or not opens_duty(text, cited.end(), clause.end):
        return None
    found = actors(text, begin, cited.end())
    predicate, modal = predicate_at(text, cited.end(), clause.end)
    lead = found.parties if found else ()
    return Anchor(start=clause.start, predicate=predicate, lead=lead, rule="frame.cited", modal=modal) if lead else None


def _acts(text: AnnotatedText, parties: PartyList | None, limit: int) -> bool:
    """Whether a modal or a verb follows the parties at once, so that nothing more belongs to their name."""
    if parties is None:
        return False
    predicate, modal = predicate_at(text, parties.span.end, limit)
    return modal is not None or opens_duty(text, predicate, limit)


def _topic_frame(text: AnnotatedText, clause: Span, start: int) -> Anchor | None:
    """`Đối với X có trách nhiệm V …`, `đối với X, đề nghị V …`: no subject but the topic, which is the assignee."""
    for begin in subject_places(text, clause, start)[:MAX_PLACES]:
        topic = TOPIC.match(text.lower, begin, clause.end)
        limit = min(clause.end, topic.end() + MAX_ACTOR) if topic else begin
        order = TOPIC_ORDER.search(text.lower, topic.end(), limit) if topic else None
        if topic is None:
            continue
        if order is None:
            anchor = _named_topic(text, clause, topic.end())
            if anchor:
                return anchor
            continue
        if not _may_act(text, topic.end(), order.start()):
            continue
        found = actors(text, topic.end(), name_end(text, topic.end(), order.start()))
        predicate, modal = predicate_at(text, order.start(), clause.end)
        if found and (modal or opens_duty(text, predicate, clause.end)):
            return Anchor(start=clause.start, predicate=predicate, lead=found.parties, rule="frame.topic", modal=modal)
    return None


def _named_topic(text: AnnotatedText, clause: Span, begin: int) -> Anchor | None:
    """`Đối với Công an thành phố xây dựng kế hoạch …`: a named body and its verb at once, or the order to it."""
    parties = text.parties_at(begin, clause.end)
    if parties is None or not is_named(text, parties.parties[-1]):
        return None
    at = parties.span.end
    told = ASSIGN.match(text.lower, at + 1, clause.end)
    if told and parties.parties[1:] and opens_duty(text, told.end(), clause.end):  # `Về phía UBND tỉnh, Thủ tướng giao rà soát …`
        return Anchor(start=clause.start, predicate=told.end() + 1, lead=parties.parties[:-1], rule="frame.topic", modal=told[0])
    if not text.slice(at, at + 1).isspace() or not opens_duty(text, at, clause.end):
        return None
    predicate, modal = predicate_at(text, parties.span.end, clause.end)
    return Anchor(start=clause.start, predicate=predicate, lead=parties.parties, rule="frame.topic", modal=modal)


def _may_act(text: AnnotatedText, begin: int, limit: int) -> bool:
    """Whether the words name one who can act for the state, whether a table knows the name or not."""
    parties = text.parties_at(begin, limit)
    if {";", ":"} & set(text.slice(begin, limit)):
        return False
    return (parties is not None and is_authority(text, parties.parties[0])) or OFFICIAL.match(
        text.lower, begin, limit
    ) is not None


def _agentive_frame(text: AnnotatedText, clause: Span, start: int) -> Anchor | None:
    """`Hội nghị do L (tổ chức) hoàn thành …`: the agent of a passive; the whole clause is the duty."""
    if not AGENTIVE.search(text.lower, start, clause.end):
        return None
    for begin in subject_places(text, clause, start)[:MAX_PLACES]:
        if opens_duty(text, begin, clause.end):
            return None
        for found in AGENTIVE.finditer(text.lower, begin, min(clause.end, begin + MAX_SUBJECT)):
            parties = text.parties_at(found.end(), clause.end)
            if parties is None or found.start() == begin or "," in text.document.text[begin : found.start()]:
                continue
            if AGENT_VERBS.match(text.lower, parties.span.end, clause.end):
                return Anchor(start=clause.start, predicate=begin, lead=parties.parties, rule="frame.agentive")
    return None


def _verb_frame(text: AnnotatedText, clause: Span, start: int) -> Anchor | None:
    """A line that opens with its verb: the assignee is inherited."""
    places = subject_places(text, clause, start)[:MAX_PLACES]
    if any(_speaks_itself(text, begin, clause.end) or DONE.match(text.lower, begin, clause.end) for begin in places[1:]):
        return None
    for begin in places:
        if STATES.search(text.lower, start, begin):
            return None
        if PREPOSITION.match(text.lower, begin, clause.end):
            continue
        # Behind a comma of the opening phrase a tagged verb may be one more member of a list.
        listed = text.slice(start, begin).rstrip().endswith(",")
        if listed and (in_verb_pair(text, start, begin) or in_cited_title(text, start, begin)):
            continue
        if listed and not opens_with_duty_verb(text.slice(begin, min(clause.end, begin + 80))):
            continue
        if opens_duty(text, begin, clause.end):
            predicate = start if CONDITION.match(text.lower, start, clause.end) else begin
            told = BRACKET_ORDER.search(text.lower, predicate, clause.end)
            doers = text.parties_at(told.end(), clause.end) if told else None
            if doers:
                return Anchor(start=clause.start, predicate=predicate, lead=doers.parties, rule="frame.bracket")
            return Anchor(start=clause.start, predicate=predicate, lead=(), rule="frame.verb")
    return None


def _speaks_itself(text: AnnotatedText, begin: int, limit: int) -> bool:
    """Whether a subject of its own begins here and tells what it has done (`Nhằm …, Bộ Y tế đã thống nhất …`)."""
    parties = text.parties_at(begin, limit)
    return parties is not None and PAST.match(text.lower, parties.span.end, limit) is not None
