"""The learned part: a conditional random field over syllables that mends what the grammar reads.

It speaks only for the labels that ``bodies/learned_labels.csv`` switches on, which are those where cross-validation
beats the grammar alone. The model is in CRFsuite's format and is read by underthesea_core.
"""

import functools
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from pipeline.entities.features import OUTSIDE, Line, read_lines
from pipeline.knowledge.loader import FOLDER, load_rows
from pipeline.model.directive import Mention, MentionKind, Reference
from pipeline.model.text import Span

MODEL = FOLDER / "bodies" / "mentions.crf"
TABLE = "bodies/learned_labels.csv"
RULE = "entities.learned"


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedLabel:
    """A row of ``bodies/learned_labels.csv``: whether the learned part speaks for a label, and the figures that decided it.

    ``grammar_f1`` and ``learned_f1`` are exact F1 in five-fold cross-validation by document, ``gain_low`` and ``gain_high``
    the paired bootstrap's 95 % interval of their difference.
    """

    label: Literal["BODY", "ROLE", "GROUP", "PERSON", "REFERENCE"]
    use: Literal["on", "off"]
    mentions: int
    grammar_f1: float
    learned_f1: float
    gain: float
    gain_low: float
    gain_high: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """A mention as the learned part marks it; ``confidence`` is the smallest marginal of its syllables' tags."""

    span: Span
    label: str
    confidence: float


#: The tags of a line from its features, and for each syllable the probability of the tag given.
Tagger = Callable[[Sequence[list[str]]], tuple[list[str], list[float]]]


@functools.cache
def learned_labels() -> tuple[LearnedLabel, ...]:
    """The rows of the table. Raises :class:`~pipeline.errors.KnowledgeError` when it is broken."""
    return load_rows(TABLE, LearnedLabel)


@functools.cache
def kinds_in_use() -> frozenset[MentionKind]:
    """The kinds that the learned part speaks for; references keep the grammar's reading, which gives their fields."""
    return frozenset(MentionKind[row.label] for row in learned_labels() if row.use == "on" and row.label != "REFERENCE")


@functools.cache
def model_version() -> str:
    """Twelve hexadecimal digits over the model's bytes, ``none`` where it speaks for no kind."""
    return hashlib.sha256(MODEL.read_bytes()).hexdigest()[:12] if kinds_in_use() else "none"


def load_tagger(path: Path = MODEL) -> Tagger:
    """The tagger of a model file. Raises :class:`OSError` when there is none."""
    from underthesea_core import CRFTagger

    if not path.is_file():
        raise FileNotFoundError(path)
    tagger: Any = CRFTagger()
    tagger.load(str(path))
    names: list[str] = tagger.labels()
    number = {name: index for index, name in enumerate(names)}

    def tag(features: Sequence[list[str]]) -> tuple[list[str], list[float]]:
        tags: list[str] = tagger.tag(list(features))
        marginals: list[list[float]] = tagger.marginals(list(features))
        return tags, [row[number[name]] for name, row in zip(tags, marginals, strict=True)]

    return tag


@functools.cache
def _own_tagger() -> Tagger:
    return load_tagger()


def tag_lines(lines: Sequence[Line], tagger: Tagger) -> tuple[Tagged, ...]:
    """The mentions that the tagger marks, in text order."""
    found: list[Tagged] = []
    for line in lines:
        tags, sure = tagger(line.features)
        open_at: int | None = None
        for n in range(len(tags) + 1):
            goes_on = open_at is not None and n < len(tags) and tags[n] == "I-" + tags[open_at][2:]
            if open_at is not None and not goes_on:
                span = Span(start=line.spans[open_at].start, end=line.spans[n - 1].end)
                found.append(Tagged(span=span, label=tags[open_at][2:], confidence=min(sure[open_at:n])))
                open_at = None
            if not goes_on and n < len(tags) and tags[n] != OUTSIDE:
                open_at = n
    return tuple(found)


def mend(text: str, mentions: tuple[Mention, ...], references: Sequence[Reference]) -> tuple[Mention, ...]:
    """The grammar's ``mentions`` of ``text``, with those of the kinds in use as the learned part marks them."""
    kinds = kinds_in_use()
    if not kinds:
        return mentions
    tagged = tag_lines(read_lines(text, mentions, references), _own_tagger())
    return combine(text, mentions, references, tagged, kinds)


def combine(
    text: str,
    mentions: Sequence[Mention],
    references: Sequence[Reference],
    tagged: Sequence[Tagged],
    kinds: frozenset[MentionKind],
) -> tuple[Mention, ...]:
    """Mentions of ``kinds`` as tagged, the others as the grammar read them; of two that overlap the longer stays.

    A tagged mention that the grammar reads the same way keeps the grammar's rule and written-out text. The tagger marks
    only outermost mentions, so the grammar's reading stands inside citations.
    """
    read = {(mention.span, mention.kind): mention for mention in mentions}
    chosen: list[Mention] = []
    for one in tagged:
        kind = MentionKind.__members__.get(one.label)
        if kind is None or kind not in kinds:
            continue
        known = read.get((one.span, kind))
        words = " ".join(text[one.span.start : one.span.end].split())
        fresh = Mention(span=one.span, kind=kind, text=words, name=None, rule=RULE)
        chosen.append(replace(known or fresh, confidence=one.confidence))
    cited = [reference.span for reference in references]
    kept = [m for m in mentions if m.kind not in kinds or any(span.contains(m.span) for span in cited)]
    return _without_overlaps([*chosen, *kept])


def _without_overlaps(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions in text order; where two overlap the longer one, between equals the first of the sequence."""
    order = sorted(range(len(mentions)), key=lambda n: (mentions[n].span.start - mentions[n].span.end, n))
    taken: set[int] = set()
    stays: list[Mention] = []
    for n in order:
        places = range(mentions[n].span.start, mentions[n].span.end)
        if taken.isdisjoint(places):
            taken.update(places)
            stays.append(mentions[n])
    return tuple(sorted(stays, key=lambda mention: mention.span))
