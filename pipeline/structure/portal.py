"""The table of properties that a portal prints beside a document (``Số ký hiệu``, ``Ngày ban hành`` …)."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.knowledge.loader import load_rows
from pipeline.model.text import Document, Span
from pipeline.structure.pieces import Piece, bare

MIN_LABELS = 2  # one alone may be any line of the body


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A row of ``header/labels.toml``."""

    field: str
    regex: str
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@functools.cache
def labels() -> tuple[Label, ...]:
    """All labels."""
    return load_rows("header/labels.toml", Label)


@functools.cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row.field, re.compile(rf"\s*(?:{row.regex})\s*(?P<colon>:|$)\s*")) for row in labels())


def label_value(document: Document, pieces: Sequence[Piece], field: str) -> Span | None:
    """Where the value of a labelled field stands; None unless the page has several of the labels."""
    table = read_labels(document, tuple(pieces))
    return table.get(field) if len(table) >= MIN_LABELS else None


def _is_label(piece: Piece) -> bool:
    view = bare(piece.text)
    return any(pattern.match(view) for _, pattern in _patterns())


def read_labels(document: Document, pieces: Sequence[Piece]) -> dict[str, Span]:
    """The first value of each labelled field: the rest of the label's line, or the next line of a table."""
    values: dict[str, Span] = {}
    for index, piece in enumerate(pieces):
        if len(piece.text) > 300:
            continue
        view = bare(piece.text)
        for field, pattern in _patterns():
            found = pattern.match(view)
            if found is None or field in values:
                continue
            if found.end() < len(view):
                values[field] = Span(start=piece.span.start + found.end(), end=piece.span.end)
            elif index + 1 < len(pieces) and not _is_label(pieces[index + 1]):
                values[field] = pieces[index + 1].span
            break
    return values
