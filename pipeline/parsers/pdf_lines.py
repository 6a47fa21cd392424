"""Characters by position to words, and words to lines.

A line is what lies within 0.45 of a character's height, a gap of 0.12 of it parts words and one of 1.3 parts columns.
The three figures were measured on administrative documents of many origins.
"""

import statistics
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol, TypeVar

from pipeline.parsers.html_text import ORNAMENT
from pipeline.parsers.pdf_characters import Character

LINE_SHARE = 0.45
WORD_GAP = 0.12
COLUMN_GAP = 1.3
_SPACE_GAP = 0.04  # a printed space parts words only where the letters around it do stand apart
_WIDEST_LETTERS = 0.6  # of the height: letters of one word are never set wider apart
_TYPED_APART = 0.6  # share of gaps with a space from which a word was typed letter by letter
_LEAST_GAPS = 6


class _Standing(Protocol):
    @property
    def baseline(self) -> float: ...
    @property
    def height(self) -> float: ...
    @property
    def x0(self) -> float: ...


_S = TypeVar("_S", bound=_Standing)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWord:
    """Characters without white space between them, in the reading frame of their page (points).

    ``confidence`` (0-1) is that of the least sure character, None where all are native.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    baseline: float
    size: float
    bold: bool
    italic: bool
    confidence: float | None = None

    @property
    def height(self) -> float:
        """The height by which distances are judged, in points: the font size."""
        return self.size


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words side by side on one page, from left to right; never empty."""

    page: int
    words: tuple[LineWord, ...]
    x0: float
    y0: float
    x1: float
    y1: float
    baseline: float
    size: float
    bold: bool
    italic: bool

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def height(self) -> float:
        """Height of the typical word in points."""
        return statistics.median_high([word.height for word in self.words])

    @property
    def width(self) -> float:
        """From the first word's left edge to the last one's right edge, in points."""
        return self.x1 - self.x0


def line_of(page: int, words: Sequence[LineWord]) -> Line:
    """One line of words that are already in order."""
    letters = sum(len(word.text) for word in words)
    return Line(
        page=page,
        words=tuple(words),
        x0=words[0].x0,
        y0=min(word.y0 for word in words),
        x1=max(word.x1 for word in words),
        y1=max(word.y1 for word in words),
        baseline=max(words, key=lambda word: (word.height, -word.x0)).baseline,
        size=statistics.median_high([word.size for word in words for _ in word.text]),
        bold=sum(len(word.text) for word in words if word.bold) >= 0.95 * letters,
        italic=sum(len(word.text) for word in words if word.italic) >= 0.95 * letters,
    )


def lines_from_characters(page: int, characters: Iterable[Character]) -> tuple[Line, ...]:
    """The lines of characters from anywhere on a page, from top to bottom, without rows of dashes drawn as rules."""
    rows = (_words(row) for row in _rows(list(characters)))
    lines = (line_of(page, words) for words in rows if words)
    kept = ([word for run in runs(line) if not ORNAMENT.match(run.text) for word in run.words] for line in lines)
    return tuple(line_of(page, words) for words in kept if words)


def lines_from_words(page: int, words: Iterable[LineWord]) -> tuple[Line, ...]:
    """The lines of words from one side of a page, from top to bottom."""
    return tuple(line_of(page, row) for row in _rows(list(words)))


def runs(line: Line) -> tuple[Line, ...]:
    """The pieces of a line that column gaps part."""
    pieces: list[list[LineWord]] = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 > COLUMN_GAP * max(before.height, word.height):
            pieces.append([])
        pieces[-1].append(word)
    return tuple(line_of(line.page, piece) for piece in pieces)


def _rows(items: list[_S]) -> list[list[_S]]:
    """What stands on one line together, each row from left to right; the tallest item says where the line is."""
    rows: list[list[_S]] = []
    tallest: _S | None = None
    for item in sorted(items, key=lambda item: (item.baseline, item.x0)):
        if tallest is None or item.baseline - tallest.baseline > LINE_SHARE * max(item.height, tallest.height):
            rows.append([])
            tallest = item
        rows[-1].append(item)
        if item.height > tallest.height:
            tallest = item
    return [sorted(row, key=lambda item: item.x0) for row in rows]


def _words(row: list[Character]) -> list[LineWord]:
    """The words of a row of characters; a row set with wide letters is measured against its own usual gap."""
    visible = [character for character in row if not character.text.isspace()]
    if not visible:
        return []
    spaced = _after_space(row)
    gaps = [(after.x0 - before.x1) / max(before.height, after.height, 1.0) for before, after in pairwise(visible)]
    usual = min(max(statistics.median(gaps), 0.0), _WIDEST_LETTERS) if gaps else 0.0
    typed_apart = len(gaps) >= _LEAST_GAPS and sum(spaced[1:]) > _TYPED_APART * len(gaps)
    groups = [[visible[0]]]
    for character, gap, after_space in zip(visible[1:], gaps, spaced[1:], strict=True):
        if gap > usual + WORD_GAP or (after_space and gap > _SPACE_GAP and not typed_apart):
            groups.append([])
        groups[-1].append(character)
    return [_word(group) for group in groups]


def _after_space(row: list[Character]) -> list[bool]:
    """For each visible character of the row whether a printed space stands before it."""
    flags, space = [], False
    for character in row:
        if character.text.isspace():
            space = True
        else:
            flags.append(space)
            space = False
    return flags


def _word(characters: list[Character]) -> LineWord:
    big = max(characters, key=lambda character: (character.height, -character.x0))
    return LineWord(
        text=unicodedata.normalize("NFC", "".join(character.text for character in characters)),
        x0=min(character.x0 for character in characters),
        y0=min(character.y0 for character in characters),
        x1=max(character.x1 for character in characters),
        y1=max(character.y1 for character in characters),
        baseline=big.baseline,
        size=big.height,
        bold=2 * sum(character.style.bold for character in characters) > len(characters),
        italic=2 * sum(character.style.italic for character in characters) > len(characters),
        confidence=min((c.confidence for c in characters if c.confidence is not None), default=None),
    )
