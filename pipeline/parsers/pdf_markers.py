"""How a line begins that may start a paragraph: the outline's headings, list numbers and bullets."""

import functools
import re
from dataclasses import dataclass

from pipeline.knowledge.loader import load_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class LineMarker:
    """A row of ``pdf_line_markers.csv``: how a line begins that may start a paragraph; ``alone`` fills a line of its own."""

    id: str
    pattern: str
    alone: bool
    source: str
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@functools.cache
def line_markers() -> tuple[tuple[LineMarker, re.Pattern[str]], ...]:
    """The rows of the marker table with their patterns compiled."""
    rows = load_rows("parsers/pdf_line_markers.csv", LineMarker)
    return tuple((row, re.compile(row.pattern)) for row in rows)


@functools.lru_cache(maxsize=512)  # lines are asked about several times, by what stands before and behind them
def marker_of(text: str) -> LineMarker | None:
    """The marker that a line begins with, or None."""
    return next((row for row, pattern in line_markers() if pattern.match(text)), None)


@functools.lru_cache(maxsize=512)
def fills_line(text: str) -> bool:
    """Whether the text is a heading that stands on a line of its own, such as the bare name of a document type."""
    return any(row.alone and pattern.match(text) for row, pattern in line_markers())
