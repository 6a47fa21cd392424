"""Subjects whose last member is longer than the grammar of names knows: what stands up to the verb belongs to them."""

import re

from pipeline.entities import first_duty_verb, opens_with_duty_verb, starts_with_verb
from pipeline.tasks.actors import actors, is_named
from pipeline.tasks.annotated import AnnotatedText, PartyList
from pipeline.tasks.cues import cue_pattern
from pipeline.tasks.openings import ASIDE

# `các đơn vị kinh doanh vận tải, thương mại dịch vụ, | khẩn trương …`: the verb tells what kind of units they are.
TRADE = re.compile(r"\s" + cue_pattern("trade").pattern)
JOINT = re.compile(r"(?:,\s|\svà\s)(?:và\s)?")
COMMA = re.compile(r",\s")
MAX_MEMBER = 90  # characters of a last member that no table knows
MAX_TRADE = 160


def widened(text: AnnotatedText, begin: int, parties: PartyList, limit: int) -> PartyList:
    """The parties, the last of them with the words that go on with its name up to the duty's verb."""
    end = _after_trade(text, parties, limit) or _after_member(text, parties, limit)
    return (actors(text, begin, end) or parties) if end else parties


def _after_trade(text: AnnotatedText, parties: PartyList, limit: int) -> int | None:
    at = parties.span.end
    if is_named(text, parties.parties[-1]) or not TRADE.match(text.lower, at, limit):
        return None
    for comma in COMMA.finditer(text.lower, at, min(limit, at + MAX_TRADE)):
        if opens_with_duty_verb(text.slice(comma.end(), min(limit, comma.end() + MAX_MEMBER))):
            return comma.start()
    return None


def _after_member(text: AnnotatedText, parties: PartyList, limit: int) -> int | None:
    joint = JOINT.match(text.lower, parties.span.end, limit)
    if joint is None or ASIDE.match(text.lower, joint.end(), limit) or text.mention_at(joint.end()):
        return None
    words = text.slice(joint.end(), min(limit, joint.end() + MAX_MEMBER))
    if starts_with_verb(words):
        return None
    verb = first_duty_verb(words)
    return joint.end() + verb if verb and not {",", "("} & set(words[:verb]) else None
