"""The characters of a PDF page with their places, as pdfium gives them.

Every character is put into the page's *reading frame*: points from the top left corner of the page turned so that most
of its text stands upright. That is the page as shown, except where a wide table was printed sideways on an upright page.
Spaces that pdfium made up are skipped, combining marks are put back onto the letter they stand on.
"""

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from pipeline.model.text import Box
from pipeline.parsers.pdf_columnar import Character, Characters
from pipeline.parsers.pdf_fetch import RawCharacters, fetch
from pipeline.parsers.pdf_legacy_letters import LegacyFonts
from pipeline.parsers.pdf_style import Style

_PATCH = 24.0  # points: side of the squares; the letter under a mark is looked for in its own and those around
_Place = TypeVar("_Place", float, NDArray[np.float64])

__all__ = ["Character", "Characters", "Frame", "LegacyFonts", "PageCharacters", "Style", "read_characters"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How a page's own coordinates become those of the page as shown and as read.

    ``left``, ``bottom``, ``right``, ``top`` is the visible part in the page's own coordinates (points, y upwards),
    ``shown_turn`` the page's rotation and ``reading_turn`` what is turned on top of it to read the text (degrees
    clockwise, multiples of 90). ``skew`` is by how many degrees clockwise the lines of a scan fall off once it is turned;
    the reading frame is level.
    """

    number: int
    left: float
    bottom: float
    right: float
    top: float
    shown_turn: int
    reading_turn: int = 0
    skew: float = 0.0

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height of the page as shown, in points."""
        return self._size(self.shown_turn)

    @property
    def reading_size(self) -> tuple[float, float]:
        """Width and height of the page as it is read, in points."""
        return self._size(self.shown_turn + self.reading_turn)

    def point(self, x: _Place, y: _Place) -> tuple[_Place, _Place]:
        """A point of the page's own coordinates (or an array of each of its two) in the reading frame."""
        width, height = self.right - self.left, self.top - self.bottom
        return _turned(x - self.left, self.top - y, width, height, self.shown_turn + self.reading_turn)

    def shown_box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """A rectangle of the reading frame as a box on the page as shown."""
        if self.reading_turn % 360 == 0 and not self.skew:
            return Box(page=self.number, x0=round(x0, 2), y0=round(y0, 2), x1=round(x1, 2), y1=round(y1, 2))
        edges = (np.array([edge], dtype=np.float64) for edge in (x0, y0, x1, y1))
        left, top, right, bottom = (round(float(edge[0]), 2) for edge in self.shown_rectangle(*edges))
        return Box(page=self.number, x0=left, y0=top, x1=right, y1=bottom)

    def shown_rectangle(
        self, x0: NDArray[np.float64], y0: NDArray[np.float64], x1: NDArray[np.float64], y1: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], ...]:
        """Left, top, right and bottom on the page as shown of rectangles of the reading frame."""
        width, height = self.reading_size
        if self.skew:
            x0, y0, x1, y1 = self._skewed(x0, y0, x1, y1)
        ax, ay = _turned(x0, y0, width, height, -self.reading_turn)
        bx, by = _turned(x1, y1, width, height, -self.reading_turn)
        return np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by)

    def _skewed(
        self, x0: NDArray[np.float64], y0: NDArray[np.float64], x1: NDArray[np.float64], y1: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], ...]:
        """The edges around level rectangles turned back to where the scan has them."""
        width, height = self.reading_size
        sine, cosine = math.sin(math.radians(self.skew)), math.cos(math.radians(self.skew))
        corners = [(x - width / 2, y - height / 2) for x in (x0, x1) for y in (y0, y1)]
        xs = np.array([width / 2 + x * cosine - y * sine for x, y in corners])
        ys = np.array([height / 2 + x * sine + y * cosine for x, y in corners])
        return xs.min(axis=0), ys.min(axis=0), xs.max(axis=0), ys.max(axis=0)

    def _size(self, turn: int) -> tuple[float, float]:
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if turn % 180 else (width, height)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCharacters:
    """The upright characters of a page, in the file's order, and those that stand at an angle to them."""

    frame: Frame
    upright: Characters
    slanted: Characters


def read_characters(page: Any, number: int, legacy: LegacyFonts | None = None) -> PageCharacters:
    """The characters of a pdfium page; ``number`` is the page's number from 1, ``legacy`` the fonts older than Unicode."""
    left, bottom, right, top = page.get_bbox()
    frame = Frame(number=number, left=left, bottom=bottom, right=right, top=top, shown_turn=page.get_rotation())
    raw = fetch(page, legacy or {})
    turns = _letters_by_direction(raw)
    common = max(turns, key=lambda turn: (turns[turn], -turn)) if turns else frame.shown_turn
    frame = replace(frame, reading_turn=(common - frame.shown_turn) % 360)
    placed = _placed(frame, raw)
    is_upright = np.array([_is_upright(style, common) for style in raw.styles] or [True], dtype=bool)[raw.style]
    upright = placed.where(is_upright)
    on_page = upright.where(_is_on_page(upright, frame))
    return PageCharacters(frame=frame, upright=_unique(_marks_attached(on_page)), slanted=placed.where(~is_upright))


def _letters_by_direction(raw: RawCharacters) -> Counter[int]:
    """How many characters other than spaces run in each direction, to the next quarter turn in degrees."""
    visible = np.asarray(raw.texts != " ", dtype=bool)
    counts = np.bincount(raw.style[visible], minlength=len(raw.styles)).tolist()
    turns: Counter[int] = Counter()
    for style, count in zip(raw.styles, counts, strict=True):
        if count:
            turns[_quarter(style.direction)] += count
    return turns


def _is_upright(style: Style, common: int) -> bool:
    return abs((style.direction - common + 180) % 360 - 180) < 10


def _placed(frame: Frame, raw: RawCharacters) -> Characters:
    """The characters in the reading frame."""
    ax, ay = frame.point(raw.boxes[:, 0], raw.boxes[:, 1])
    bx, by = frame.point(raw.boxes[:, 2], raw.boxes[:, 3])
    _, baseline = frame.point(raw.origins[:, 0], raw.origins[:, 1])
    return Characters(
        texts=raw.texts,
        x0=np.minimum(ax, bx),
        y0=np.minimum(ay, by),
        x1=np.maximum(ax, bx),
        y1=np.maximum(ay, by),
        baseline=baseline,
        style=raw.style,
        styles=raw.styles,
        order=np.arange(len(raw.texts)),
    )


def _is_on_page(characters: Characters, frame: Frame) -> NDArray[np.bool_]:
    width, height = frame.reading_size
    x, y = characters.middles
    return (x >= -1) & (x <= width + 1) & (y >= -1) & (y <= height + 1)


def _marks_attached(characters: Characters) -> Characters:
    """The characters with each combining mark joined to the letter it overlaps most."""
    texts = characters.texts.tolist()
    marks = {text for text in set(texts) if unicodedata.combining(text[0])}
    if not marks:
        return characters
    is_mark = np.array([text in marks for text in texts], dtype=bool)
    bases = characters.where(~is_mark)
    ground = _Ground.of(bases)
    attached = bases.texts.copy()
    for mark in characters.where(is_mark):
        under = ground.under(mark)
        if under is not None:
            attached[under] = _with_mark(attached[under], mark.text)
    return replace(bases, texts=attached)


def _with_mark(letter: str, mark: str) -> str:
    """The letter with the mark; a mark that it has already was typed twice and is seen once."""
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", parts if mark in parts else parts + mark)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Ground:
    """The characters that marks may stand on, with what tells how near they are."""

    bases: Characters
    heights: NDArray[np.float64]
    middles: NDArray[np.float64]
    is_space: NDArray[np.bool_]
    columns: NDArray[np.float64]
    rows: NDArray[np.float64]

    @classmethod
    def of(cls, bases: Characters) -> "_Ground":
        middles = (bases.x0 + bases.x1) / 2
        return cls(
            bases=bases,
            heights=bases.heights,
            middles=middles,
            is_space=np.array([text.isspace() for text in bases.texts.tolist()], dtype=bool),
            columns=middles // _PATCH,
            rows=bases.baseline // _PATCH,
        )

    def under(self, mark: Character) -> int | None:
        """The place of the character that is nearest to the mark's middle among those that it overlaps, or None."""
        bases, middle = self.bases, (mark.x0 + mark.x1) / 2
        near = np.flatnonzero(
            (abs(bases.baseline - mark.baseline) < 0.45 * self.heights)
            & ~self.is_space
            & (np.minimum(bases.x1, mark.x1) - np.maximum(bases.x0, mark.x0) > -0.5)
            & (abs(self.columns - middle // _PATCH) <= 1)
            & (abs(self.rows - mark.baseline // _PATCH) <= 1)
        )
        if not len(near):
            return None
        return int(near[np.lexsort((bases.order[near], abs(self.middles[near] - middle)))[0]])


def _unique(characters: Characters) -> Characters:
    """Without letters printed twice in nearly the same place, as some printers fake bold."""
    suspects = _near_another(characters)
    if not suspects.any():
        return characters
    seen: dict[tuple[str, int, int], Character] = {}
    kept = np.ones(len(characters), dtype=bool)
    for place in np.flatnonzero(suspects).tolist():
        character = characters[place]
        cell = (character.text, round(character.x0), round(character.baseline))
        twin = next((seen[key] for key in _around(cell) if key in seen), None)
        if twin is not None and abs(twin.x0 - character.x0) < 0.15 * (character.x1 - character.x0):
            kept[place] = False
        else:
            seen[cell] = character
    return characters.where(kept)


def _near_another(characters: Characters) -> NDArray[np.bool_]:
    """Which characters stand within a point or so of another one."""
    if not len(characters):
        return np.zeros(0, dtype=bool)
    x, y = (np.rint(values).astype(np.int64) for values in (characters.x0, characters.baseline))
    wide = int(np.ptp(x)) + 4
    cell = (y - y.min()) * wide + (x - x.min() + 1)
    ordered = np.sort(cell)
    beside = np.flatnonzero(np.diff(ordered) <= 1)
    heights = np.flatnonzero(np.bincount(y - y.min()))
    above = ordered[:0]
    if (np.diff(heights) == 1).any():
        below = np.append(ordered, np.iinfo(np.int64).max)[np.searchsorted(ordered, ordered + wide - 1)]
        above = ordered[below <= ordered + wide + 1]
    if not len(beside) and not len(above):
        return np.zeros(len(characters), dtype=bool)
    found = (ordered[beside], ordered[beside + 1], above, above + wide - 1, above + wide, above + wide + 1)
    return np.isin(cell, np.concatenate(found))


def _around(cell: tuple[str, int, int]) -> Iterable[tuple[str, int, int]]:
    text, x, y = cell
    return ((text, x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))


def _quarter(direction: float) -> int:
    return round(direction / 90) % 4 * 90


def _turned(x: _Place, y: _Place, width: float, height: float, degrees: int) -> tuple[_Place, _Place]:
    """A point (y downwards) of a page of that size after turning the page clockwise by a multiple of 90 degrees."""
    for _ in range(degrees // 90 % 4):
        x, y, width, height = height - y, x, height, width
    return x, y
