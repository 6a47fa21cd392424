"""Characters by position to words, and words to lines.

A line is what lies within 0.45 of a character's height, a gap of 0.12 of it parts words and one of 1.3 parts columns.
The three figures were measured on administrative documents of many origins.
"""

import functools
import math
import operator
import re
import statistics
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise, repeat
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.parsers.html_text import ORNAMENT
from pipeline.parsers.pdf_columnar import Character, Characters

LINE_SHARE = 0.45
WORD_GAP = 0.12
COLUMN_GAP = 1.3
_SPACE_GAP = 0.04  # a printed space parts words only where the letters around it do stand apart
_WIDEST_LETTERS = 0.6  # of the height: letters of one word are never set wider apart
_TYPED_APART = 0.6  # share of gaps with a space from which a word was typed letter by letter
_LEAST_GAPS = 6
_DASHES = re.compile(r"(?:^| )[-–—_=*~]")  # with one of them begins what may be a drawn rule
_MOSTLY = 0.95  # share of bold letters that makes a line bold


class LineWord(NamedTuple):
    """Characters without white space between them, in the reading frame of their page (points).

    ``edges`` says where each character begins, as packed doubles (a long document has millions of them); it is empty where
    the characters of the text are not those that were drawn.
    ``confidence`` (0-1) is that of the least sure character, None where all are native.
    Words and lines are named tuples because a page has hundreds of them and they are made several times faster.
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
    edges: bytes = b""
    confidence: float | None = None

    @property
    def height(self) -> float:
        """The height by which distances are judged, in points: the font size."""
        return self.size


class Line(NamedTuple):
    """Words side by side on one page, from left to right; never empty.

    ``text`` is the words with single spaces, ``height`` that of the typical word in points. ``blank`` is the widest gap
    between two words, ``least`` the smallest font size (points).
    """

    page: int
    words: tuple[LineWord, ...]
    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    baseline: float
    size: float
    height: float
    bold: bool
    italic: bool
    blank: float
    least: float

    def may_part(self, share: float) -> bool:
        """Whether two of the words may stand further apart than ``share`` of their font size; most lines are soon told."""
        return self.blank > share * self.least

    @property
    def width(self) -> float:
        """From the first word's left edge to the last one's right edge, in points."""
        return self.x1 - self.x0


def line_of(page: int, words: Sequence[LineWord]) -> Line:
    """One line of words that are already in order."""
    texts, x0, y0, x1, y1, _, sizes, bold, italic, _, _ = zip(*words, strict=True)
    least, first = min(sizes), words[0]
    alike = least == max(sizes)
    prominent = first if alike and min(x0) == first.x0 else max(words, key=_prominence)
    return Line(
        page,
        tuple(words),
        " ".join(texts),
        first.x0,
        min(y0),
        max(x1),
        max(y1),
        prominent.baseline,
        least if alike else _usual_size(texts, sizes),
        least if alike else statistics.median_high(sizes),
        _is_mostly(texts, bold),
        _is_mostly(texts, italic),
        max(map(operator.sub, x0[1:], x1), default=0.0),
        least,
    )


def _prominence(word: LineWord) -> tuple[float, float]:
    return word.size, -word.x0


def _usual_size(texts: Sequence[str], sizes: Sequence[float]) -> float:
    """The font size of the middle letter."""
    return statistics.median_high([size for text, size in zip(texts, sizes, strict=True) for _ in text])


def _is_mostly(texts: Sequence[str], flags: Sequence[bool]) -> bool:
    """Whether nearly all letters stand in words that have the flag."""
    if False not in flags or True not in flags:
        return flags[0]
    letters = sum(map(len, texts))
    return sum(len(text) for text, flag in zip(texts, flags, strict=True) if flag) >= _MOSTLY * letters


def lines_from_characters(page: int, characters: Iterable[Character]) -> tuple[Line, ...]:
    """The lines of characters from anywhere on a page, from top to bottom, without rows of dashes drawn as rules."""
    columns = Characters.of(characters)
    return lines_in_groups(page, columns, np.zeros(len(columns), dtype=np.intp), 1)[0]


def lines_in_groups(page: int, characters: Characters, group: NDArray[np.intp], count: int) -> list[tuple[Line, ...]]:
    """The lines of each of ``count`` groups of characters, such as the cells of a table; ``group`` numbers them from 0."""
    found: list[list[Line]] = [[] for _ in range(count)]
    for number, words in _words(characters, group):
        line = _without_rules(line_of(page, words))
        if line is not None:
            found[number].append(line)
    return [tuple(lines) for lines in found]


def _without_rules(line: Line) -> Line | None:
    """The line without runs of dashes; None where nothing else stands in it."""
    if not _DASHES.search(line.text):
        return line
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
    words = line.words
    if not line.may_part(COLUMN_GAP):
        return (line,)
    cuts = [
        place
        for place, (before, word) in enumerate(pairwise(words), 1)
        if (gap := word.x0 - before.x1) > COLUMN_GAP * before.size and gap > COLUMN_GAP * word.size
    ]
    if not cuts:
        return (line,)
    return tuple(line_of(line.page, words[start:end]) for start, end in pairwise([0, *cuts, len(words)]))


def _rows(items: list[LineWord]) -> list[list[LineWord]]:
    """What stands on one line together, each row from left to right; the tallest item says where the line is."""
    rows: list[list[LineWord]] = []
    tallest: LineWord | None = None
    for item in sorted(items, key=lambda item: (item.baseline, item.x0)):
        if tallest is None or item.baseline - tallest.baseline > LINE_SHARE * max(item.size, tallest.size):
            rows.append([])
            tallest = item
        rows[-1].append(item)
        if item.size > tallest.size:
            tallest = item
    return [sorted(row, key=lambda item: item.x0) for row in rows]


# -- characters to words, a page at a time -------------------------------------------------------------------------------


def _words(characters: Characters, group: NDArray[np.intp]) -> list[tuple[int, list[LineWord]]]:
    """The words of each row with the row's group, group by group and from top to bottom."""
    row, order = _numbered_rows(characters, group)
    visible = ~characters.is_space[order]
    if not visible.any():
        return []
    blanks_before = np.cumsum(~visible)[visible]
    ordered = characters.where(order[visible])
    row = row[visible]
    starts = _with_first(_part_words(ordered, row, blanks_before))
    words = _made_words(ordered, starts)
    row_of_word = row[starts]
    first = _with_first(row_of_word[1:] != row_of_word[:-1])
    groups = group[order[visible]][starts[first]].tolist()
    return [(number, words[a:b]) for number, (a, b) in zip(groups, pairwise([*first.tolist(), len(words)]), strict=True)]


def _with_first(begins: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The places where something begins: the first, and those that ``begins`` tells of the others."""
    return np.concatenate(([0], np.flatnonzero(begins) + 1))


def _numbered_rows(characters: Characters, group: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The row numbers of the characters in reading order, and that order.

    The tallest character says where a row is. Characters on one baseline stay together: what its leftmost one decides holds
    for the others.
    """
    order = np.lexsort((characters.x0, characters.baseline, group))
    if not len(order):
        return order, order
    groups, baseline, height = group[order], characters.baseline[order], characters.heights[order]
    starts = _with_first((groups[1:] != groups[:-1]) | (baseline[1:] != baseline[:-1]))
    numbers = []
    number, last_group, at, tallest = -1, -1, 0.0, 0.0
    firsts, highest = height[starts].tolist(), np.maximum.reduceat(height, starts).tolist()
    for same, base, first, high in zip(groups[starts].tolist(), baseline[starts].tolist(), firsts, highest, strict=True):
        if same != last_group or base - at > LINE_SHARE * max(first, tallest):
            number, last_group, at, tallest = number + 1, same, base, high
        elif high > tallest:
            at, tallest = base, high
        numbers.append(number)
    row = np.repeat(np.array(numbers, dtype=np.intp), np.diff(starts, append=len(order)))
    return row, order[_from_left(characters.x0[order], row)]


def _from_left(x0: NDArray[np.float64], row: NDArray[np.intp]) -> NDArray[np.intp]:
    """The order of characters by row and left edge; only rows that are out of order are sorted."""
    places = np.arange(len(row))
    wrong = (row[1:] == row[:-1]) & (x0[1:] < x0[:-1])
    if wrong.any():
        is_mixed = np.zeros(int(row[-1]) + 1, dtype=bool)
        is_mixed[row[1:][wrong]] = True
        mixed = np.flatnonzero(is_mixed[row])
        places[mixed] = mixed[np.lexsort((x0[mixed], row[mixed]))]
    return places


def _part_words(visible: Characters, row: NDArray[np.intp], blanks_before: NDArray[Any]) -> NDArray[np.bool_]:
    """Whether a word begins at each visible character after the first.

    A row set with wide letters is measured against its own usual gap.
    """
    heights = visible.heights
    gap = (visible.x0[1:] - visible.x1[:-1]) / np.maximum(np.maximum(heights[:-1], heights[1:]), 1.0)
    after_space = blanks_before[1:] > blanks_before[:-1]
    inside = row[1:] == row[:-1]
    usual, typed_apart = _habits_of_rows(gap[inside], row[1:][inside], after_space[inside], int(row[-1]) + 1)
    wide = gap > usual[row[1:]] + WORD_GAP
    spaced = after_space & (gap > _SPACE_GAP) & ~typed_apart[row[1:]]
    return np.asarray(~inside | wide | spaced, dtype=bool)


def _habits_of_rows(
    gap: NDArray[np.float64], row: NDArray[np.intp], after_space: NDArray[np.bool_], rows: int
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The usual gap between the letters of each row, and whether it was typed with a space after every letter."""
    counts = np.bincount(row, minlength=rows)
    spaces = np.bincount(row, weights=after_space, minlength=rows)
    typed_apart = (counts >= _LEAST_GAPS) & (spaces > _TYPED_APART * counts)
    usual = np.zeros(rows, dtype=np.float64)
    filled = np.flatnonzero(counts)
    ordered = gap[np.lexsort((gap, row))]
    first = np.cumsum(counts)[filled] - counts[filled]
    middle = (ordered[first + (counts[filled] - 1) // 2] + ordered[first + counts[filled] // 2]) / 2
    usual[filled] = np.minimum(np.maximum(middle, 0.0), _WIDEST_LETTERS)
    return usual, typed_apart


def _made_words(visible: Characters, starts: NDArray[np.intp]) -> list[LineWord]:
    """The words that begin at ``starts``."""
    lengths = np.diff(starts, append=len(visible))
    heights = visible.heights
    tallest = np.maximum.reduceat(heights, starts)
    places = np.where(heights == np.repeat(tallest, lengths), np.arange(len(heights)), len(heights))
    big = np.minimum.reduceat(places, starts)
    left = visible.x0.tobytes()
    spans = list(zip(starts.tolist(), (starts + lengths).tolist(), strict=True))
    words, edges = _word_texts(visible.texts.tolist(), spans, left)
    columns = (
        words,
        np.minimum.reduceat(visible.x0, starts).tolist(),
        np.minimum.reduceat(visible.y0, starts).tolist(),
        np.maximum.reduceat(visible.x1, starts).tolist(),
        np.maximum.reduceat(visible.y1, starts).tolist(),
        visible.baseline[big].tolist(),
        tallest.tolist(),
        (2 * np.add.reduceat(visible.bold, starts) > lengths).tolist(),
        (2 * np.add.reduceat(visible.italic, starts) > lengths).tolist(),
        edges,
        _least_sure(visible, starts),
    )
    return list(map(tuple.__new__, repeat(LineWord), zip(*columns, strict=True)))


def _word_texts(texts: list[str], spans: list[tuple[int, int]], left: bytes) -> tuple[list[str], list[bytes]]:
    """The normalised text of each word, and where its characters begin, as far as they are those that were drawn."""
    whole = "".join(texts)
    if len(whole) == len(texts) and unicodedata.is_normalized("NFC", whole):  # so is each part of it
        return [whole[start:end] for start, end in spans], [left[8 * start : 8 * end] for start, end in spans]
    words = [_normal("".join(texts[start:end])) for start, end in spans]
    return words, [
        left[8 * start : 8 * end] if len(word) == end - start else b"" for word, (start, end) in zip(words, spans, strict=True)
    ]


def _least_sure(visible: Characters, starts: NDArray[np.intp]) -> Sequence[float | None]:
    """The confidence of the least sure character of each word, None for native ones."""
    if visible.confidences is None:
        return [None] * len(starts)
    least = np.fmin.reduceat(visible.confidences, starts).tolist()
    return [None if math.isnan(value) else value for value in least]


_normal = functools.partial(unicodedata.normalize, "NFC")
