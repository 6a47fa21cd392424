"""Subjects whose last member is longer than the grammar of names knows: what stands up to the verb belongs to them."""

import re

from pipeline.entities import first_duty_verb, opens_with_duty_verb, starts_with_verb
from pipeline.model.task import Party
from pipeline.model.text import Span
from pipeline.tasks.actors import actors, is_named
from pipeline.tasks.annotated import AnnotatedText, PartyList
from pipeline.tasks.cues import cue_pattern
from pipeline.tasks.openings import ASIDE

# `các đơn vị kinh doanh vận tải, thương mại dịch vụ, | khẩn trương …`: the verb tells what kind of units they are.
TRADE = re.compile(r"\s" + cue_pattern("trade").pattern)
PLACE = re.compile(r"\snơi\s+")
JOINT = re.compile(r"(?:,\s|\svà\s)(?:và\s)?")
COMMA = re.compile(r",\s")
MAX_MEMBER = 90  # characters of a last member that no table knows
MAX_TRADE = 160


def widened(text: AnnotatedText, begin: int, parties: PartyList, limit: int) -> PartyList:
    """The parties, the last of them with the words that go on with its name up to the duty's verb."""
    trade = _after_trade(text, parties, limit)
    if trade:
        return actors(text, begin, trade) or parties
    placed = named_by_place(text, begin, parties, limit)
    if placed is not parties:
        return placed
    member = _member(text, parties, limit)
    if member is None:
        return parties
    span = Span(start=parties.span.start, end=member.span.end)
    return PartyList(parties=(*parties.parties, member), span=span)


def _after_trade(text: AnnotatedText, parties: PartyList, limit: int) -> int | None:
    at = parties.span.end
    if is_named(text, parties.parties[-1]) or not TRADE.match(text.lower, at, limit):
        return None
    for comma in COMMA.finditer(text.lower, at, min(limit, at + MAX_TRADE)):
        if ":" in text.slice(at, comma.start()):
            return None
        if opens_with_duty_verb(text.slice(comma.end(), min(limit, comma.end() + MAX_MEMBER))):
            return comma.start()
    return None


def named_by_place(text: AnnotatedText, begin: int, parties: PartyList, limit: int) -> PartyList:
    """The parties, the last of them with its clause of place (`Chi cục Hải quan nơi đăng ký tờ khai`)."""
    end = _after_place(text, parties, limit)
    return (actors(text, begin, end) or parties) if end else parties


def _after_place(text: AnnotatedText, parties: PartyList, limit: int) -> int | None:
    """`Chi cục Hải quan nơi đăng ký tờ khai | hướng dẫn …`: the clause of place belongs to the name, up to the main verb."""
    place = PLACE.match(text.lower, parties.span.end, limit)
    if place is None:
        return None
    words = text.slice(place.end(), min(limit, place.end() + MAX_MEMBER))
    verb = first_duty_verb(words)
    own = opens_with_duty_verb(words)  # the verb of the clause itself
    if own:
        skipped = words.find(" ") + 1
        rest = first_duty_verb(words[skipped:].split(" ", 1)[-1])
        verb = None if rest is None else skipped + len(words[skipped:].split(" ", 1)[0]) + 1 + rest
    return place.end() + verb if verb and not {",", ";", ":"} & set(words[:verb]) else None


def _member(text: AnnotatedText, parties: PartyList, limit: int) -> Party | None:
    """The last member where no table knows it, or where it goes on behind a comma (`… phụ trách các cụm, khối thi đua`)."""
    joint = JOINT.match(text.lower, parties.span.end, limit)
    if joint is None or ASIDE.match(text.lower, joint.end(), limit) or text.mention_at(joint.end()):
        return None
    words = text.slice(joint.end(), min(limit, joint.end() + MAX_MEMBER))
    verb = None if starts_with_verb(words) else first_duty_verb(words)
    if not verb or {",", "("} & set(words[:verb]):
        return None
    return Party(text=words[:verb].strip(), name=None, span=Span(start=joint.end(), end=joint.end() + verb))
