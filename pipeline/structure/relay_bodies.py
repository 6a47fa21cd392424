"""Which paragraphs of an article tell of which document."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.knowledge.folding import fold
from pipeline.knowledge.loader import load_rows
from pipeline.model.text import Document, Span

LEAD_PARAGRAPHS = 3  # before the first document is named: the article's own summary of its orders
SHORTEST_LEAD = 60  # characters; a shorter line above is a heading or a date line


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A row of ``header/relay_breaks.toml``."""

    id: str
    regex: str
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@functools.cache
def breaks() -> tuple[tuple[Break, re.Pattern[str]], ...]:
    """All openings of paragraphs that no longer tell of the document."""
    return tuple((row, re.compile(row.regex)) for row in load_rows("header/relay_breaks.toml", Break))


def is_break(paragraph: str) -> bool:
    """Whether the paragraph opens like background or other news."""
    folded = fold(paragraph[:200])
    return any(pattern.match(folded) for _, pattern in breaks())


def bodies(document: Document, paragraphs: Sequence[Span], told_at: Sequence[Sequence[int]]) -> list[tuple[Span, ...]]:
    """For each document the stretches of text that tell of it.

    ``told_at`` holds for each document the paragraphs that name it as a source, in ascending order. A paragraph goes to
    the document named in it, one that names none to the document named last; background in between goes to nobody.
    """
    owners: list[int | None] = [None] * len(paragraphs)
    named: dict[int, int] = {}
    for owner, places in enumerate(told_at):
        for place in places:
            named.setdefault(place, owner)
    current: int | None = None
    for place, paragraph in enumerate(paragraphs):
        if place in named:
            current = named[place]
        elif is_break(document.slice(paragraph)):
            current = None
        owners[place] = current
    _claim_lead(document, paragraphs, owners, named)
    return [_runs(paragraphs, owners, owner) for owner in range(len(told_at))]


def _claim_lead(document: Document, paragraphs: Sequence[Span], owners: list[int | None], named: dict[int, int]) -> None:
    """The paragraphs right above the first naming belong to it: they sum up what it orders."""
    if not named:
        return
    first = min(named)
    for place in range(first - 1, max(-1, first - 1 - LEAD_PARAGRAPHS), -1):
        text = document.slice(paragraphs[place])
        if len(text) < SHORTEST_LEAD or is_break(text):
            return
        owners[place] = named[first]


def _runs(paragraphs: Sequence[Span], owners: Sequence[int | None], owner: int) -> tuple[Span, ...]:
    """The paragraphs of one owner, neighbours joined."""
    runs: list[Span] = []
    open_run = False
    for paragraph, whose in zip(paragraphs, owners, strict=True):
        if whose != owner:
            open_run = False
            continue
        if open_run:
            runs[-1] = Span(start=runs[-1].start, end=paragraph.end)
        else:
            runs.append(paragraph)
        open_run = True
    return tuple(runs)
