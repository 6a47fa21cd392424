"""Bare nouns that act: ``cử | cán bộ | tham gia``, ``do | địa phương | ban hành``; elsewhere such a noun names nobody."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.entities.lexicon import groups, verbs
from pipeline.knowledge.folding import fold, key
from pipeline.knowledge.loader import load_rows
from pipeline.model.directive import Mention, MentionKind
from pipeline.model.text import Span

# Nouns that are as often a verb or a thing (`tổ chức`, `cơ sở`).
_ALSO_VERBS = frozenset({"tổ chức", "cơ sở", "khối", "đối tượng", "ban", "sở", "bộ", "ngành"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCue:
    """A row of ``bodies/actor_cues.csv``: a word after which a bare noun before a verb is somebody who acts."""

    cue: str
    source: str
    example: str
    counter_example: str


@functools.cache
def actor_cues() -> tuple[ActorCue, ...]:
    """All cues."""
    return load_rows("bodies/actor_cues.csv", ActorCue)


@functools.cache
def _pattern() -> re.Pattern[str]:
    cues = _either(row.cue for row in actor_cues())
    nouns = _either(row.form for row in groups() if row.alone in ("no", "cap") and row.form not in _ALSO_VERBS)
    acts = _either(row.form for row in verbs() if row.strength in ("duty", "weak"))
    return re.compile(rf"(?<!\w)(?:{cues}) (?P<noun>(?:{nouns})(?:, (?:{nouns}))*) (?:tự )?(?:{acts})(?!\w)")


def _either(words: Iterator[str]) -> str:
    return "|".join(map(re.escape, sorted({key(word) for word in words}, key=lambda word: (-len(word), word))))


def acting_nouns(text: str) -> Iterator[Mention]:
    """The bare nouns of ``text`` (NFC) that are told to act or have acted, as groups, in text order."""
    for found in _pattern().finditer(fold(text)):
        span = Span(start=found.start("noun"), end=found.end("noun"))
        words = " ".join(text[span.start : span.end].split())
        yield Mention(span=span, kind=MentionKind.GROUP, text=words, name=None, rule="entities.group.acting", confidence=0.7)
