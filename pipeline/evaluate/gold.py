"""The committed gold of mentions: one JSON file a document, with its words or, where they are not ours, without.

``annotations/GUIDELINES.md`` says what is annotated and how. A file is read against the text it is measured on: every
mention is looked up there, so that the gold outlives a change of the text stage.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.errors import GoldUnreadable
from pipeline.evaluate.digests import Reading, digest, name_digest
from pipeline.model.text import Span

UNKNOWN_NAME = "?"
NO_NAME = "-"


class Label(StrEnum):
    """What a mention names: the four kinds of :class:`~pipeline.model.directive.MentionKind`, and cited documents."""

    BODY = "BODY"
    ROLE = "ROLE"
    GROUP = "GROUP"
    PERSON = "PERSON"
    REFERENCE = "REFERENCE"


class Standing(StrEnum):
    """Whether a mention counts: ``top`` does; finding or missing a nested or an optional one costs nothing."""

    TOP = "top"
    NESTED = "nested"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMention:
    """A mention as a careful reader marks it. ``name`` is None where the reader could not tell, "" where none is meant."""

    label: Label
    span: Span
    standing: Standing = Standing.TOP
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedGold:
    """The gold of one document in a text: spans with the digests of their names (None: not to be compared).

    ``until`` is the character at which the annotation ends; ``lost`` counts mentions that the text does not hold.
    """

    doc: str
    mentions: tuple[GoldMention, ...]
    until: int
    lost: int


class _Entry(BaseModel):
    """A mention in the file: ``text`` and offsets in an open file, digests alone in a sealed one."""

    model_config = ConfigDict(extra="forbid")

    label: Label
    syllables: int
    occurrence: int
    digest: str
    around: str
    standing: Standing
    name: str | None
    start: int | None = None
    end: int | None = None
    text: str | None = None


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    doc: str
    sealed: bool
    syllables: int | None
    mentions: list[_Entry]


def gold_json(doc: str, text: str, mentions: Sequence[GoldMention], *, until: int | None, sealed: bool) -> dict[str, Any]:
    """The file of one document as plain data; ``sealed`` leaves out every word of the text.

    ``until`` is the character where the annotation ends, None for the whole text. Raises :class:`ValueError` for a span
    that does not begin and end with a syllable.
    """
    reading = Reading(doc, text)
    limit = None if until is None else sum(end <= until for end in reading.ends)
    return {
        "doc": doc,
        "sealed": sealed,
        "syllables": limit,
        "mentions": [_entry(reading, mention, sealed=sealed) for mention in sorted(mentions, key=_order)],
    }


def _order(mention: GoldMention) -> tuple[int, int, str]:
    return mention.span.start, -mention.span.end, mention.label


def _entry(reading: Reading, mention: GoldMention, *, sealed: bool) -> dict[str, Any]:
    span = mention.span
    first = reading.starts.index(span.start)
    count = reading.ends.index(span.end) - first + 1
    own = digest(reading.doc, reading.words(first, count))
    name = mention.name
    entry = {
        "label": mention.label.value,
        "standing": mention.standing.value,
        "syllables": count,
        "occurrence": reading.places(count, own).index(first) + 1,
        "digest": own,
        "around": reading.around(first, count),
    }
    if sealed:
        return {**entry, "name": name if name is None else name_digest(reading.doc, name)}
    return {"text": reading.text[span.start : span.end], "start": span.start, "end": span.end, **entry, "name": name}


def read_gold(path: Path, text: str) -> PlacedGold:
    """The gold in ``path``, placed in ``text``. Raises :class:`~pipeline.errors.GoldUnreadable` when it is no gold file."""
    try:
        file = _File.model_validate(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, ValidationError) as problem:
        raise GoldUnreadable(f"{path.name}: {type(problem).__name__}") from problem
    reading = Reading(file.doc, text)
    placed = [_placed(reading, entry, sealed=file.sealed) for entry in file.mentions]
    found = tuple(mention for mention in placed if mention is not None)
    count = len(reading) if file.syllables is None else min(file.syllables, len(reading))
    until = len(text) if count == len(reading) else reading.ends[count - 1] if count else 0
    return PlacedGold(doc=file.doc, mentions=found, until=until, lost=len(placed) - len(found))


def _placed(reading: Reading, entry: _Entry, *, sealed: bool) -> GoldMention | None:
    """The mention in this text: by its occurrence, of those with the same neighbours where there are any."""
    places = reading.places(entry.syllables, entry.digest)
    if not places:
        return None
    alike = [n for n, first in enumerate(places, 1) if reading.around(first, entry.syllables) == entry.around]
    number = min(alike or range(1, len(places) + 1), key=lambda n: abs(n - entry.occurrence))
    first = places[number - 1]
    name = entry.name if sealed or entry.name is None else name_digest(reading.doc, entry.name)
    span = Span(start=reading.starts[first], end=reading.ends[first + entry.syllables - 1])
    return GoldMention(label=entry.label, span=span, standing=entry.standing, name=name)
