"""The learned part: a conditional random field over syllables that mends what the grammar reads.

It speaks only for the labels that ``bodies/learned_labels.csv`` switches on, which are those where cross-validation
beats the grammar alone and the room stays fast enough. The model is in CRFsuite's format and is read by underthesea_core.
"""

import functools
import hashlib
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
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
#: The rule of short names, which the text itself lays down.
DEFINED = "entities.short_name"
#: How probable a change to the grammar's reading must be.
SURE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedLabel:
    """A row of ``bodies/learned_labels.csv``: whether the learned part speaks for a label, and the figures that decided it.

    ``grammar_f1`` and ``learned_f1`` are exact F1 after the annotation guidelines in five-fold cross-validation by document,
    ``gain_low`` and ``gain_high`` the paired bootstrap's 95 % interval of their difference.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What the learned part says of a text: the mentions it marks, in text order, and how probably a syllable lies in none.

    ``starts`` are the places where the syllables begin, ascending, ``outside`` the probability of each.
    """

    mentions: tuple[Tagged, ...]
    starts: tuple[int, ...]
    outside: tuple[float, ...]


#: A line's features to the tags of its syllables, the probability of each tag, and that of being outside every mention.
Tagger = Callable[[Sequence[list[str]]], tuple[list[str], list[float], list[float]]]


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

    def tag(features: Sequence[list[str]]) -> tuple[list[str], list[float], list[float]]:
        tags: list[str] = tagger.tag(list(features))
        marginals: list[list[float]] = tagger.marginals(list(features))
        sure = [row[number[name]] for name, row in zip(tags, marginals, strict=True)]
        return tags, sure, [row[number[OUTSIDE]] for row in marginals]

    return tag


@functools.cache
def _own_tagger() -> Tagger:
    return load_tagger()


def mark(lines: Sequence[Line], tagger: Tagger) -> Marks:
    """What the tagger says of the lines of a text."""
    found: list[Tagged] = []
    starts: list[int] = []
    outside: list[float] = []
    for line in lines:
        tags, sure, out = tagger(line.features)
        starts.extend(span.start for span in line.spans)
        outside.extend(out)
        for first, end in _chunks(tags):
            span = Span(start=line.spans[first].start, end=line.spans[end - 1].end)
            found.append(Tagged(span=span, label=tags[first][2:], confidence=min(sure[first:end])))
    return Marks(mentions=tuple(found), starts=tuple(starts), outside=tuple(outside))


def _chunks(tags: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last-plus-one of each run of a ``B-x`` or stray ``I-x`` and the ``I-x`` after it."""
    first: int | None = None
    for n, tag in enumerate([*tags, OUTSIDE]):
        if first is not None and tag != "I-" + tags[first][2:]:
            yield first, n
            first = None
        if first is None and tag != OUTSIDE:
            first = n


def mend(text: str, mentions: tuple[Mention, ...], references: Sequence[Reference]) -> tuple[Mention, ...]:
    """The grammar's ``mentions`` of ``text``, with those of the kinds in use as the learned part marks them."""
    kinds = kinds_in_use()
    if not kinds:
        return mentions
    marks = mark(read_lines(text, mentions, references), _own_tagger())
    return combine(text, mentions, references, marks, kinds)


def combine(
    text: str,
    mentions: Sequence[Mention],
    references: Sequence[Reference],
    marks: Marks,
    kinds: frozenset[MentionKind],
    *,
    sure: float = SURE,
) -> tuple[Mention, ...]:
    """The grammar's ``mentions``, changed where the learned part is ``sure`` of it and speaks for the kind.

    A mention that both read stays as the grammar wrote it out. A mark that is sure enough stands, in the place of what it
    overlaps; a mention of the grammar without any goes where all its syllables are outside with as much certainty. Their
    confidence is that of the marks. Inside citations, where only the whole is marked, the grammar reads on; so do the short
    names that the text itself defines.
    """
    cited = [reference.span for reference in references]
    spoken = [one for one in marks.mentions if MentionKind.__members__.get(one.label) in kinds]
    agreed = {(one.span, one.label): one for one in spoken}
    firm = _without_overlaps([_fresh(text, one) for one in spoken if one.confidence >= sure])
    stays: list[Mention] = []
    for mention in mentions:
        if mention.kind not in kinds or mention.rule == DEFINED or any(span.contains(mention.span) for span in cited):
            stays.append(mention)
        elif one := agreed.get((mention.span, mention.kind.name)):
            stays.append(replace(mention, confidence=one.confidence))
        elif (inside := _inside(marks, mention.span)) > 1 - sure:
            stays.append(replace(mention, confidence=min(mention.confidence, inside)))
    known = {(mention.span, mention.kind) for mention in stays}
    new = [mention for mention in firm if (mention.span, mention.kind) not in known]
    freed = [m for m in stays if m.kind not in kinds or not any(m.span.overlaps(one.span) for one in new)]
    return _without_overlaps([*new, *freed])


def _fresh(text: str, one: Tagged) -> Mention:
    words = " ".join(text[one.span.start : one.span.end].split())
    return Mention(span=one.span, kind=MentionKind[one.label], text=words, name=None, rule=RULE, confidence=one.confidence)


def _inside(marks: Marks, span: Span) -> float:
    """The probability that the syllable of the span that is most surely inside a mention is so."""
    first, end = bisect_left(marks.starts, span.start), bisect_left(marks.starts, span.end)
    return 1 - min(marks.outside[first:end], default=0.0)


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
