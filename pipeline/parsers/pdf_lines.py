"""Characters by position to words, and words to lines.

A line is what lies within 0.45 of a character's height, a gap of 0.12 of it parts words and one of 1.3 parts columns.
The three figures were measured on administrative documents of many origins.
"""

import statistics
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter, itemgetter
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
    letters = bold = italic = 0
    sizes: list[float] = []
    tallest = words[0]
    y0, x1, y1 = tallest.y0, tallest.x1, tallest.y1
    for word in words:
        count = len(word.text)
        letters += count
        sizes += [word.size] * count
        bold += count if word.bold else 0
        italic += count if word.italic else 0
        if (word.size, -word.x0) > (tallest.size, -tallest.x0):
            tallest = word
        y0, x1, y1 = min(y0, word.y0), max(x1, word.x1), max(y1, word.y1)
    return Line(
        page=page,
        words=tuple(words),
        x0=words[0].x0,
        y0=y0,
        x1=x1,
        y1=y1,
        baseline=tallest.baseline,
        size=sorted(sizes)[len(sizes) // 2],
        bold=bold >= 0.95 * letters,
        italic=italic >= 0.95 * letters,
    )


def lines_from_characters(page: int, characters: Iterable[Character]) -> tuple[Line, ...]:
    """The lines of characters from anywhere on a page, from top to bottom, without rows of dashes drawn as rules."""
    found = []
    for row in _rows(list(characters)):
        words = _words(row)
        line = _without_ornaments(line_of(page, words)) if words else None
        if line is not None:
            found.append(line)
    return tuple(found)


def _without_ornaments(line: Line) -> Line | None:
    pieces = runs(line)
    kept = [run for run in pieces if not ORNAMENT.match(run.text)]
    if len(kept) == len(pieces):
        return line
    words = [word for run in kept for word in run.words]
    return line_of(line.page, words) if words else None


def lines_from_words(page: int, words: Iterable[LineWord]) -> tuple[Line, ...]:
    """The lines of words from one side of a page, from top to bottom."""
    return tuple(line_of(page, row) for row in _rows(list(words)))


def runs(line: Line) -> tuple[Line, ...]:
    """The pieces of a line that column gaps part."""
    pieces: list[list[LineWord]] = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 > COLUMN_GAP * max(before.size, word.size):
            pieces.append([])
        pieces[-1].append(word)
    if len(pieces) == 1:
        return (line,)
    return tuple(line_of(line.page, piece) for piece in pieces)


def _rows(items: list[_S]) -> list[list[_S]]:
    """What stands on one line together, each row from left to right; the tallest item says where the line is."""
    rows: list[list[_S]] = []
    at, height = float("-inf"), 0.0  # of the tallest item of the row
    for baseline, _, item in sorted([(item.baseline, item.x0, item) for item in items], key=_place):
        own = item.height
        if baseline - at > LINE_SHARE * max(own, height):
            rows.append([])
            at, height = baseline, own
        rows[-1].append(item)
        if own > height:
            at, height = baseline, own
    return [sorted(row, key=_left) for row in rows]


_place = itemgetter(0, 1)
_left = attrgetter("x0")


def _words(row: list[Character]) -> list[LineWord]:
    """The words of a row of characters; a row set with wide letters is measured against its own usual gap."""
    visible = [character for character in row if not character.text.isspace()]
    if not visible:
        return []
    spaced = _after_space(row)
    heights = [character.height for character in visible]
    gaps = [
        (after.x0 - before.x1) / max(one, other, 1.0)
        for (before, after), (one, other) in zip(pairwise(visible), pairwise(heights), strict=True)
    ]
    usual = min(max(statistics.median(gaps), 0.0), _WIDEST_LETTERS) if gaps else 0.0
    typed_apart = len(gaps) >= _LEAST_GAPS and sum(spaced[1:]) > _TYPED_APART * len(gaps)
    if usual + WORD_GAP >= max(gaps, default=0.0) and (typed_apart or not any(spaced[1:])):
        return [_word(visible)]
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
    big = characters[0]
    height, text = big.height, ""
    x0, y0, x1, y1 = big.x0, big.y0, big.x1, big.y1
    bold = italic = 0
    for character in characters:
        text += character.text
        style, own = character.style, character.height
        bold += style.bold
        italic += style.italic
        if own > height or (own == height and character.x0 < big.x0):
            big, height = character, own
        if character.x0 < x0:
            x0 = character.x0
        if character.y0 < y0:
            y0 = character.y0
        if character.x1 > x1:
            x1 = character.x1
        if character.y1 > y1:
            y1 = character.y1
    return LineWord(
        text=unicodedata.normalize("NFC", text),
        x0=x0,
        y0=y0,
        x1=x1,
        y1=y1,
        baseline=big.baseline,
        size=height,
        bold=2 * bold > len(characters),
        italic=2 * italic > len(characters),
        confidence=min((c.confidence for c in characters if c.confidence is not None), default=None),
    )
