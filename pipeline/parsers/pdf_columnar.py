"""Characters of a page as columns: one array for each property, so that whole pages are worked on at once."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from pipeline.parsers.pdf_style import Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """One character in the reading frame; ``order`` is its place in the file, ``baseline`` the y it stands on.

    ``confidence`` (0-1) only where it was recognised in a picture.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    baseline: float
    style: Style
    order: int
    confidence: float | None = None

    @property
    def height(self) -> float:
        """The height by which distances are judged, in points: the font size, as accents make the boxes differ."""
        box = self.y1 - self.y0
        return self.style.size if 0.5 * self.style.size < box < 2.2 * self.style.size else box


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Characters(Sequence[Character]):
    """Characters in any order; ``style`` is the place of each one's style in ``styles``, ``texts`` holds strings.

    ``confidences`` is None where no character was recognised in a picture, and has NaN for those that were not.

    As a sequence it gives :class:`Character` objects, made when asked for.
    """

    texts: NDArray[Any]
    x0: NDArray[np.float64]
    y0: NDArray[np.float64]
    x1: NDArray[np.float64]
    y1: NDArray[np.float64]
    baseline: NDArray[np.float64]
    style: NDArray[np.intp]
    styles: tuple[Style, ...]
    order: NDArray[np.intp]
    confidences: NDArray[np.float64] | None = None

    @classmethod
    def of(cls, characters: Iterable[Character]) -> "Characters":
        """The columns of characters."""
        if isinstance(characters, Characters):
            return characters
        found = list(characters)
        styles = {style: number for number, style in enumerate(dict.fromkeys(one.style for one in found))}
        return cls(
            texts=as_objects([one.text for one in found]),
            x0=np.array([one.x0 for one in found], dtype=np.float64),
            y0=np.array([one.y0 for one in found], dtype=np.float64),
            x1=np.array([one.x1 for one in found], dtype=np.float64),
            y1=np.array([one.y1 for one in found], dtype=np.float64),
            baseline=np.array([one.baseline for one in found], dtype=np.float64),
            style=np.array([styles[one.style] for one in found], dtype=np.intp),
            styles=tuple(styles),
            order=np.array([one.order for one in found], dtype=np.intp),
            confidences=_confidences(found),
        )

    def __len__(self) -> int:
        return len(self.x0)

    @overload
    def __getitem__(self, place: int) -> Character: ...
    @overload
    def __getitem__(self, place: slice) -> "Characters": ...
    def __getitem__(self, place: int | slice) -> "Character | Characters":
        if isinstance(place, slice):
            return self.where(np.arange(len(self))[place])
        return Character(
            text=self.texts[place],
            x0=float(self.x0[place]),
            y0=float(self.y0[place]),
            x1=float(self.x1[place]),
            y1=float(self.y1[place]),
            baseline=float(self.baseline[place]),
            style=self.styles[self.style[place]],
            order=int(self.order[place]),
            confidence=self._confidence(place),
        )

    def __iter__(self) -> Iterator[Character]:
        return (self[place] for place in range(len(self)))

    def where(self, chosen: NDArray[np.bool_] | NDArray[np.intp]) -> "Characters":
        """The characters that a mask chooses, or those at the given places in that order."""
        if chosen.dtype == np.bool_ and chosen.all():
            return self
        return Characters(
            texts=self.texts[chosen],
            x0=self.x0[chosen],
            y0=self.y0[chosen],
            x1=self.x1[chosen],
            y1=self.y1[chosen],
            baseline=self.baseline[chosen],
            style=self.style[chosen],
            styles=self.styles,
            order=self.order[chosen],
            confidences=None if self.confidences is None else self.confidences[chosen],
        )

    @property
    def text(self) -> str:
        """All characters one after another."""
        return "".join(self.texts.tolist())

    @property
    def fonts(self) -> frozenset[str]:
        """The names of the fonts."""
        return frozenset(self.styles[number].font for number in np.flatnonzero(np.bincount(self.style)).tolist())

    @property
    def is_space(self) -> NDArray[np.bool_]:
        """Which characters are spaces; all white space is read as one."""
        return np.asarray(self.texts == " ", dtype=bool)

    @property
    def sizes(self) -> NDArray[np.float64]:
        """The font sizes in points."""
        return self._by_style([style.size for style in self.styles])

    @property
    def bold(self) -> NDArray[np.float64]:
        """1 for bold characters, else 0."""
        return self._by_style([style.bold for style in self.styles])

    @property
    def italic(self) -> NDArray[np.float64]:
        """1 for italic characters, else 0."""
        return self._by_style([style.italic for style in self.styles])

    @property
    def heights(self) -> NDArray[np.float64]:
        """The :attr:`Character.height` of each."""
        box, size = self.y1 - self.y0, self.sizes
        return np.where((0.5 * size < box) & (box < 2.2 * size), size, box)

    @property
    def middles(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """X and y of the middle of each box."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def _confidence(self, place: int) -> float | None:
        value = None if self.confidences is None else float(self.confidences[place])
        return None if value is None or math.isnan(value) else value

    def _by_style(self, values: list[float]) -> NDArray[np.float64]:
        return np.array(values or [0.0], dtype=np.float64)[self.style]


def _confidences(characters: Sequence[Character]) -> NDArray[np.float64] | None:
    if all(one.confidence is None for one in characters):
        return None
    return np.array([math.nan if one.confidence is None else one.confidence for one in characters], dtype=np.float64)


def as_objects(texts: list[str]) -> NDArray[Any]:
    """Strings as an array of objects."""
    array = np.empty(len(texts), dtype=object)
    array[:] = texts
    return array
