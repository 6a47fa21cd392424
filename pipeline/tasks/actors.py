"""Assignees that a frame delimits: in headings, and before a modal, whether a table knows their names or not."""

import re

from pipeline.entities import starts_with_verb
from pipeline.model.directive import MentionKind
from pipeline.model.task import Party
from pipeline.model.text import Span
from pipeline.tasks.annotated import AnnotatedText, PartyList
from pipeline.tasks.cues import cue_pattern

HEAD_WORDS = re.compile(r"\s*(?:" + cue_pattern("head_of").pattern + r"|đối với\s+|trách nhiệm\s+)")
ACTOR = re.compile(r"\s*(?:" + cue_pattern("actor").pattern + r")")
ACTOR_LIST = re.compile(cue_pattern("actor_list").pattern)
MAX_ACTOR = 500  # characters of all assignees before a modal, or of a heading that names them
# Words that narrow a name after it, and words that end it and open the topic of a heading.
RELATIVE = re.compile(r"\s*" + cue_pattern("relative").pattern)
SPEAKS = re.compile(r"\s*" + cue_pattern("speaks").pattern)
STRONG_MODAL = re.compile(r"(?<!\w)(?:" + cue_pattern("strong_modal").pattern + r")(?!\w)")
BY_CHARGE = re.compile(r",?\s" + cue_pattern("by_charge").pattern)
LIST_OPENING = re.compile(r"(?<!\w)(?:như sau|sau|sau đây|gồm)\s*:?\s*$")
LIST_DUTY = re.compile(r"\s" + cue_pattern("list_duty").pattern + r"[^:;.]*$")
AUTHORITY = re.compile(r"(?:\d{1,3}\s?% )?(?:" + cue_pattern("authority").pattern + ")")
HEADS_OF_GROUP = "entities.role.group"
CHARGED = re.compile(cue_pattern("participle").pattern + r"$")
REMARK = re.compile(r"\s*\([^()]*\)\s*$")  # a bracket at the end of a name only describes
TOPIC = re.compile(cue_pattern("topic").pattern)


def _head_parties(text: AnnotatedText, at: int, end: int, parties: PartyList | None, *, named: bool) -> PartyList | None:
    """The assignees of a heading. A heading that is one name (`Trách nhiệm của X`) gives it whole, known or not."""
    stop = end
    while stop > at and not text.document.text[stop - 1].isalnum() and text.document.text[stop - 1] != ")":
        stop -= 1
    rest = text.lower[parties.span.end if parties else at : stop]
    if parties and not (rest and (named or RELATIVE.match(rest) or CHARGED.search(parties.parties[-1].text.casefold()))):
        own = parties.parties[0].name == text.issuer is not None
        # `UBND tỉnh có ý kiến như sau:` names the one who orders
        return None if rest and (own or SPEAKS.match(rest)) else parties
    duties = LIST_DUTY.search(rest)
    if duties and (parties or ACTOR.match(text.lower, at, stop)):
        return actors(text, at, (parties.span.end if parties else at) + duties.start())
    if LIST_OPENING.search(rest) and not STRONG_MODAL.search(rest):
        return None  # `Các tỉnh được công nhận khi đáp ứng các tiêu chí sau:` opens a list of something else
    if ":" in rest or len(rest) > MAX_ACTOR or (parties is None and not ACTOR.match(text.lower, at, stop)):
        return parties
    cut = TOPIC.search(rest) or BY_CHARGE.search(rest) or STRONG_MODAL.search(rest)
    return actors(text, at, stop if cut is None else (parties.span.end if parties else at) + cut.start())


def actors(text: AnnotatedText, start: int, end: int) -> PartyList | None:
    """The assignees that fill the words from ``start`` to ``end`` whole: a frame delimits them, known or not."""
    parties: list[Party] = []
    first = at = _skip_space(text, start, end)
    while at < end:
        mention = text.mention_at(at)
        known = mention.span.end if mention else at
        joint = _next_joint(text, known, end)
        stop = joint[0] if joint else end
        words = " ".join(REMARK.sub("", text.slice(at, stop)).split()).strip(" ,;:.-–")
        if words:
            whole = mention is not None and stop <= mention.span.end <= end
            named, with_bracket = text.with_bracket(mention, end) if mention else (at, "")
            closed = stop - len(text.slice(at, stop)) + len(text.slice(at, stop).rstrip(" :"))
            said = mention.text if mention and whole else with_bracket if named >= closed else words
            parties.append(Party(text=said, name=mention.name if mention and whole else None, span=Span(start=at, end=stop)))
        if joint is None:
            break
        at = joint[1]
    return PartyList(parties=tuple(parties), span=Span(start=first, end=end)) if parties else None


def _next_joint(text: AnnotatedText, at: int, end: int) -> tuple[int, int] | None:
    """The next separator after which another one who can act begins."""
    for joint in ACTOR_LIST.finditer(text.lower, at, end):
        if text.mention_at(joint.end()) is not None or ACTOR.match(text.lower, joint.end(), end):
            return joint.start(), joint.end()
    return None


def _skip_space(text: AnnotatedText, at: int, end: int) -> int:
    while at < end and text.document.text[at].isspace():
        at += 1
    return at


def heading_actors(text: AnnotatedText, span: Span, *, trusted: bool = False) -> PartyList | None:
    """The assignees of a heading that is made of their names (`3. Sở Tài chính:`, `Trách nhiệm của các đơn vị …`).

    ``trusted`` headings stand in a part on execution, where a heading that opens with a noun for one who can act names
    the assignee even if no table knows it.
    """
    opening = HEAD_WORDS.match(text.lower, span.start, span.end)
    at = opening.end() if opening else span.start
    parties = text.parties_at(at, span.end)
    if opening or parties:
        return _head_parties(text, at, span.end, parties, named=opening is not None)
    if trusted and ACTOR.match(text.lower, at, span.end) and not starts_with_verb(text.slice(at, span.end)):
        return _head_parties(text, at, span.end, None, named=True)
    return None


def is_named(text: AnnotatedText, party: Party) -> bool:
    """Whether the party is a body or office with a name, not a group of unnamed ones."""
    mention = text.mention_at(party.span.start)
    return mention is not None and mention.kind in (MentionKind.BODY, MentionKind.ROLE) and mention.rule != HEADS_OF_GROUP


def is_authority(text: AnnotatedText, party: Party) -> bool:
    """Whether the party is a named body or office, or a group of authorities (`các sở, ngành`), not of the public."""
    return is_named(text, party) or AUTHORITY.match(text.lower, party.span.start) is not None
