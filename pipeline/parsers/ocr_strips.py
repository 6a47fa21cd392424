"""Parts of a page that are read once more by themselves: text set side by side, and the columns of ruled tables.

Tesseract looks for lines across the whole page. Where two texts stand side by side at slightly different heights (the
letterhead, the signature zone, table cells) it takes both for one line and cuts off accents and descenders. Read one
column at a time, the same words come out right.
"""

import re
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import Any

from pipeline.parsers.ocr_engine import ReadWord
from pipeline.parsers.pdf_grids import Grid

_GAP = 1.5  # of a line's height: blanks between words are narrower
_BESIDE = 0.25  # share of the lower line's height by which two lines beside each other overlap
_NEXT = 3.0  # line heights between the marks of one zone
_FOLLOWS = 1.6  # line heights from a zone to a line that only one of its columns has
_LEAST_GUTTER = 0.5  # of a line's height
_MARGIN = 0.35  # of a line's height around a strip
_PAPER = 24  # pixels of white around a strip: tesseract wants some
_WHITE = 255
_INSIDE = 3  # pixels from a table's rule to the inside of its cell
_POINTS = 72.0
_SAME_PLACE = 0.5  # of their common extent: two boxes of one word
_STANDS_OUT = 0.15  # by which one reading is surer than the other
_SEEN = 0.3  # the the confidence that one word at least of a column has: dirt has less
_LETTER = re.compile(r"\w")
_DIGIT = re.compile(r"\d")
_LIES_ON = 0.4  # share of the smaller of two words from which they are in each other's way
_KEPT = 0.6  # the least confidence of a word that only the first reading saw
_DISPUTED = 0.8  # the most confidence that a disputed word has

Reader = Callable[[Any], Sequence[ReadWord]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A part of the page in pixels; ``windows`` are what of it is looked at (all of it, or the cells of a column)."""

    x0: int
    y0: int
    x1: int
    y1: int
    windows: tuple[tuple[int, int, int, int], ...]

    def holds(self, word: ReadWord) -> bool:
        """Whether the middle of a word lies in one of the windows."""
        x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
        return any(x0 <= x < x1 and y0 <= y < y1 for x0, y0, x1, y1 in self.windows)


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of one line without a wide gap."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def height(self) -> float:
        return self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class _Zone:
    """A stretch of the page, from ``y0`` to ``y1``, that a blank from ``left`` to ``right`` parts in two."""

    y0: float
    y1: float
    left: float
    right: float


def reread(grey: Any, words: Sequence[ReadWord], strips: Sequence[Strip], reader: Reader) -> tuple[ReadWord, ...]:
    """The words with those in the strips as ``reader`` (of a grey array) finds them when it sees the strip alone.

    Where strips overlap the first one counts. What only the first reading saw, and saw well, is kept.
    """
    found = [word for word in words if not any(strip.holds(word) for strip in strips)]
    done: list[Strip] = []
    for strip in strips:
        known = [word for word in words if strip.holds(word) and not any(other.holds(word) for other in done)]
        dx, dy = strip.x0 - _PAPER, strip.y0 - _PAPER
        anew: list[ReadWord] = []
        for word in reader(_cut(grey, strip)):
            moved = replace(word, x0=word.x0 + dx, y0=word.y0 + dy, x1=word.x1 + dx, y1=word.y1 + dy, baseline=word.baseline + dy)
            if strip.holds(moved) and not any(other.holds(moved) for other in done):
                anew.append(_surer(moved, known))
        lost = [word for word in known if word.confidence >= _KEPT and not any(_shared(word, other) for other in anew)]
        found += anew + lost
        done.append(strip)
    return tuple(found)


def without_overlaps(words: Sequence[ReadWord]) -> tuple[ReadWord, ...]:
    """The words without unsure ones that lie on a surer one: letters of two words must not run together."""
    order = sorted(range(len(words)), key=lambda index: (words[index].y0, index))
    dropped: set[int] = set()
    for place, index in enumerate(order):
        word = words[index]
        for other_index in order[place + 1 :]:
            other = words[other_index]
            if other.y0 >= word.y1:
                break
            if _covered(word, other) > _LIES_ON:
                weaker = min((index, other_index), key=lambda number: (words[number].confidence, -number))
                if words[weaker].confidence < _KEPT:
                    dropped.add(weaker)
    return tuple(word for index, word in enumerate(words) if index not in dropped)


def _covered(one: ReadWord, other: ReadWord) -> float:
    """The share (0-1) of the smaller box that the other one covers."""
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.y1, other.y1) - max(one.y0, other.y0)
    if wide <= 0 or high <= 0:
        return 0.0
    return wide * high / max(1.0, min((word.x1 - word.x0) * (word.y1 - word.y0) for word in (one, other)))


def _surer(word: ReadWord, known: Sequence[ReadWord]) -> ReadWord:
    """The surer of two readings of a word. Where they differ and neither stands out, neither is to be relied on.

    Of digits none ever stands out: handwritten ones are read with confidence now and then, but not twice the same.
    """
    other = max(known, key=lambda other: _shared(word, other), default=None)
    if other is None or _shared(word, other) < _SAME_PLACE:
        return word
    best, worst = (other, word) if other.confidence > word.confidence else (word, other)
    stands_out = best.confidence - worst.confidence >= _STANDS_OUT and not _DIGIT.search(best.text + worst.text)
    if best.text == worst.text or stands_out:
        return best
    return replace(best, confidence=min(best.confidence, _DISPUTED))


def _shared(one: ReadWord, other: ReadWord) -> float:
    """The share (0-1) of their common extent that two boxes both cover."""
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.y1, other.y1) - max(one.y0, other.y0)
    if wide <= 0 or high <= 0:
        return 0.0
    areas = ((word.x1 - word.x0) * (word.y1 - word.y0) for word in (one, other))
    return wide * high / (sum(areas) - wide * high)


def _cut(grey: Any, strip: Strip) -> Any:
    import numpy as np

    cut = np.full((strip.y1 - strip.y0 + 2 * _PAPER, strip.x1 - strip.x0 + 2 * _PAPER), _WHITE, dtype=np.uint8)
    for x0, y0, x1, y1 in strip.windows:
        top, left = y0 - strip.y0 + _PAPER, x0 - strip.x0 + _PAPER
        cut[top : top + y1 - y0, left : left + x1 - x0] = grey[y0:y1, x0:x1]
    return cut


# -- columns of a grid ---------------------------------------------------------------------------------------------------


def grid_strips(grid: Grid, dpi: int, shape: tuple[int, int]) -> tuple[Strip, ...]:
    """A strip for each column of a grid (and each set of merged columns); ``shape`` is the page's height and width."""
    scale = dpi / _POINTS
    columns: dict[tuple[int, int], list[tuple[int, int, int, int]]] = {}
    for cell in grid.cells:
        x0, y0 = round(cell.x0 * scale) + _INSIDE, round(cell.y0 * scale) + _INSIDE
        x1, y1 = round(cell.x1 * scale) - _INSIDE, round(cell.y1 * scale) - _INSIDE
        window = (max(x0, 0), max(y0, 0), min(x1, shape[1]), min(y1, shape[0]))
        if window[0] < window[2] and window[1] < window[3]:
            columns.setdefault((cell.column, cell.column_span), []).append(window)
    return tuple(_strip(windows) for _, windows in sorted(columns.items()))


def _strip(windows: list[tuple[int, int, int, int]]) -> Strip:
    return Strip(
        x0=min(window[0] for window in windows),
        y0=min(window[1] for window in windows),
        x1=max(window[2] for window in windows),
        y1=max(window[3] for window in windows),
        windows=tuple(windows),
    )


# -- texts side by side --------------------------------------------------------------------------------------------------


def side_strips(lines: Sequence[Sequence[ReadWord]], shape: tuple[int, int]) -> tuple[Strip, ...]:
    """The left and right strip of each stretch of the page with two texts side by side; ``lines`` are tesseract's."""
    height = statistics.median([word.y1 - word.y0 for line in lines for word in line] or [0.0])
    if not height:
        return ()
    runs = sorted((run for line in lines for run in _runs(line, height)), key=lambda run: (run.y0, run.x0))
    zones = [_grown(zone, runs, height) for zone in _zones(runs, height)]
    return tuple(strip for zone in zones for strip in _sides(zone, height, shape))


def _runs(line: Sequence[ReadWord], height: float) -> Iterator[_Run]:
    pieces: list[list[ReadWord]] = [[line[0]]]
    for before, word in pairwise(line):
        if word.x0 - before.x1 > _GAP * height:
            pieces.append([])
        pieces[-1].append(word)
    for piece in pieces:
        if not any(word.confidence >= _SEEN and _LETTER.search(word.text) for word in piece):
            continue
        tops, bottoms = [word.y0 for word in piece], [word.y1 for word in piece]
        yield _Run(min(word.x0 for word in piece), min(tops), max(word.x1 for word in piece), max(bottoms))


def _zones(runs: Sequence[_Run], height: float) -> list[_Zone]:
    """The stretches in which runs stand beside each other with a common blank between them."""
    zones: list[_Zone] = []
    for mark in sorted(_marks(runs, height), key=lambda zone: (zone.y0, zone.left)):
        last = zones[-1] if zones else None
        if last is not None and mark.y0 - last.y1 <= _NEXT * height:
            left, right = max(last.left, mark.left), min(last.right, mark.right)
            if right - left >= _LEAST_GUTTER * height:
                zones[-1] = _Zone(last.y0, max(last.y1, mark.y1), left, right)
                continue
        if last is None or mark.y0 >= last.y1:
            zones.append(mark)
    return zones


def _marks(runs: Sequence[_Run], height: float) -> Iterator[_Zone]:
    for one, other in combinations(runs, 2):
        if other.y0 > one.y1:
            continue
        overlap = min(one.y1, other.y1) - max(one.y0, other.y0)
        if overlap < _BESIDE * min(one.height, other.height):
            continue
        left, right = (one, other) if one.x0 < other.x0 else (other, one)
        if right.x0 - left.x1 > _GAP * height:
            yield _Zone(min(one.y0, other.y0), max(one.y1, other.y1), left.x1, right.x0)


def _grown(zone: _Zone, runs: Sequence[_Run], height: float) -> _Zone:
    """The zone with the lines right above and below it that leave its gutter free."""
    for run in runs:
        if run.y0 >= zone.y1 - 0.5 * height:
            grown = _taking(zone, run, height) if run.y0 - zone.y1 <= _FOLLOWS * height else None
            if grown is None:
                break
            zone = grown
    for run in sorted(runs, key=lambda run: -run.y1):
        if run.y1 <= zone.y0 + 0.5 * height:
            grown = _taking(zone, run, height) if zone.y0 - run.y1 <= _FOLLOWS * height else None
            if grown is None:
                break
            zone = grown
    return zone


def _taking(zone: _Zone, run: _Run, height: float) -> _Zone | None:
    left, right = zone.left, zone.right
    if run.x1 <= right:
        left = max(left, run.x1)
    elif run.x0 >= left:
        right = min(right, run.x0)
    else:
        return None
    if right - left < _LEAST_GUTTER * height:
        return None
    return _Zone(min(zone.y0, run.y0), max(zone.y1, run.y1), left, right)


def _sides(zone: _Zone, height: float, shape: tuple[int, int]) -> Iterator[Strip]:
    margin = _MARGIN * height
    y0, y1 = max(0, round(zone.y0 - margin)), min(shape[0], round(zone.y1 + margin))
    middle = round((zone.left + zone.right) / 2)
    for x0, x1 in ((0, middle), (middle, shape[1])):
        yield Strip(x0=x0, y0=y0, x1=x1, y1=y1, windows=((x0, y0, x1, y1),))
