"""Recognised words as characters in the reading frame, so that they go through the same assembly as native ones.

A recogniser gives boxes of words, whose heights change with every accent. The size of the print is reckoned from the words'
widths instead: administrative documents are set in Times New Roman (Decree 30/2020/NĐ-CP, annex I), whose letters have
known widths.
"""

import functools
import re
import statistics
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.knowledge.loader import load_rows
from pipeline.parsers.ocr_engine import ReadWord
from pipeline.parsers.pdf_characters import Character, Style

FONT = "ocr"
_POINTS = 72.0  # an inch
_ASCENT, _DESCENT = 0.89, 0.22  # of the size: what Times New Roman says of itself (OS/2 table)
_SAME_SIZE = 0.12  # share by which the size of a line may differ from the page's usual one and be taken for it
_STEP = 0.5  # points: other sizes are rounded to that
_SMALLEST, _LARGEST = 5.0, 40.0  # points
_USUAL = 14.0  # points (Decree 30/2020/NĐ-CP, annex I), where a page tells nothing
_FEW_LETTERS = 3  # a line with fewer says little of its size
_SPACE = " "
_UNKNOWN_WIDTH = 500  # thousandths of the size: of a letter that the table does not have
_SPECK = re.compile(r"[^\w\-–—+*•.…,;:()/\"“”]+|_+")  # what neither is a letter nor opens a list or a bracket


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWidth:
    """A row of ``letter_widths.csv``: the advance widths of a letter in thousandths of the size."""

    letter: str
    regular: int
    bold: int
    source: str


@functools.cache
def _widths() -> dict[str, LetterWidth]:
    return {row.letter: row for row in load_rows("parsers/letter_widths.csv", LetterWidth)}


def natural_width(text: str, *, bold: bool = False) -> float:
    """The width of a word set in Times, as a multiple of its size."""
    return sum(_letter_width(letter, bold) for letter in text) / 1000


@functools.lru_cache(maxsize=1024)
def _letter_width(letter: str, bold: bool) -> int:
    """The width of a letter in thousandths of the size; accents take no room."""
    row = _widths().get(unicodedata.normalize("NFD", letter)[0].replace("đ", "d").replace("Đ", "D"))
    if row is None:
        return _UNKNOWN_WIDTH
    return row.bold if bold else row.regular


def characters_of(words: Sequence[ReadWord], dpi: int) -> tuple[Character, ...]:
    """Characters with even widths within their words, and a space between the words of a line; ``dpi`` of the picture."""
    scale = _POINTS / dpi
    lines = word_lines([word for word in words if not _SPECK.fullmatch(word.text)])
    sizes = _sizes(lines, scale)
    found: list[Character] = []
    for line, size in zip(lines, sizes, strict=True):
        style = Style(font=FONT, size=size, bold=False, italic=False, direction=0.0)
        for before, word in pairwise((None, *line)):
            if word is None:
                continue
            if before is not None:
                found.append(_space(before, word, scale, style, len(found)))
            found.extend(_letters(word, scale, style, len(found)))
    return tuple(found)


def word_lines(words: Sequence[ReadWord]) -> list[list[ReadWord]]:
    """The words in tesseract's own lines: consecutive ones on a common baseline, from left to right."""
    lines: list[list[ReadWord]] = []
    for word in words:
        if lines and word.x0 >= lines[-1][-1].x0 and abs(word.baseline - lines[-1][-1].baseline) <= 0.5 * (word.y1 - word.y0):
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _sizes(lines: Sequence[Sequence[ReadWord]], scale: float) -> list[float]:
    """The size of each line in points; one near the page's usual size is that."""
    raw = [_size(line, scale) for line in lines]
    weights: dict[float, int] = defaultdict(int)
    for size, line in zip(raw, lines, strict=True):
        if size is not None:
            weights[_rounded(size)] += sum(len(word.text) for word in line)
    near = {size: sum(weights.get(size + step, 0) for step in (-_STEP, 0.0, _STEP)) for size in weights}
    usual = max(near, key=lambda size: (near[size], size), default=_USUAL)
    return [usual if size is None or abs(size - usual) <= _SAME_SIZE * usual else _rounded(size) for size in raw]


def _size(line: Sequence[ReadWord], scale: float) -> float | None:
    """The middle of the sizes that the words' widths ask for, by letters."""
    words = [word for word in line if len(word.text) > 1]
    asked = [(word.x1 - word.x0) * scale / natural_width(word.text) for word in words]
    votes = [size for word, size in zip(words, asked, strict=True) for _ in word.text]
    if len(votes) < _FEW_LETTERS:
        return None
    return min(max(statistics.median(votes), _SMALLEST), _LARGEST)


def _rounded(size: float) -> float:
    return round(size / _STEP) * _STEP


def _letters(word: ReadWord, scale: float, style: Style, order: int) -> Iterator[Character]:
    """The letters of a word side by side, each as wide as its print asks for."""
    text = word.text
    shares = [natural_width(letter) for letter in text]
    total, x = sum(shares) or 1.0, word.x0
    for number, (letter, share) in enumerate(zip(text, shares, strict=True)):
        after = x + (word.x1 - word.x0) * share / total
        yield _character(letter, (x * scale, after * scale), word, scale, style, order + number)
        x = after


def _space(before: ReadWord, word: ReadWord, scale: float, style: Style, order: int) -> Character:
    return _character(_SPACE, (before.x1 * scale, max(before.x1, word.x0) * scale), word, scale, style, order)


def _character(text: str, reach: tuple[float, float], word: ReadWord, scale: float, style: Style, order: int) -> Character:
    baseline = word.baseline * scale
    return Character(
        text=text,
        x0=reach[0],
        y0=baseline - _ASCENT * style.size,
        x1=reach[1],
        y1=baseline + _DESCENT * style.size,
        baseline=baseline,
        style=style,
        order=order,
        confidence=word.confidence,
    )


def mean_confidence(words: Iterable[ReadWord]) -> float:
    """The confidence (0-1) over all letters; 0 where there are none."""
    weighed = [(word.confidence, len(word.text)) for word in words]
    letters = sum(count for _, count in weighed)
    return sum(sure * count for sure, count in weighed) / letters if letters else 0.0
