"""Where the words and characters of a document stand, packed: a long document has a hundred thousand words.

Coordinates are points from the top left corner of the page as it is shown, like everywhere; they are rounded to hundredths
when they are asked for.
"""

from __future__ import annotations  # the arrays of Python 3.11 take no type at run time

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import overload

from pipeline.model.geometry import Box, Span, Word

_HAIR = 0.005  # points: boxes are told in hundredths


@dataclass(slots=True, eq=False)
class PackedWords(Sequence[Word]):
    """The words of a document in text order, as columns; the :class:`Word` objects are made when asked for.

    ``boxes`` holds x0, y0, x1, y1 of each word. ``cuts`` has, for each character of the words one after another, how far
    along its word it begins (0 to 1); ``turns`` says in which direction each word is read on the page as shown (0 from
    left to right, 90 downwards, 180, 270 upwards). ``confidences`` is empty where no word was recognised in a picture, and
    has -1 for the words that were not.
    """

    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))
    pages: array[int] = field(default_factory=lambda: array("q"))
    boxes: array[float] = field(default_factory=lambda: array("d"))
    turns: array[int] = field(default_factory=lambda: array("h"))
    cuts: array[float] = field(default_factory=lambda: array("f"))
    first_cuts: array[int] = field(default_factory=lambda: array("q"))
    confidences: array[float] = field(default_factory=lambda: array("d"))
    _on_page: dict[int, list[int]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, words: Iterable[Word]) -> PackedWords:
        """The words packed; each is read from left to right and its characters are evenly spread."""
        if isinstance(words, PackedWords):
            return words
        packed = cls()
        found = tuple(words)
        for word in found:
            box = word.box
            packed.starts.append(word.span.start)
            packed.ends.append(word.span.end)
            packed.pages.append(box.page)
            packed.boxes.extend((box.x0, box.y0, box.x1, box.y1))
            packed.turns.append(0)
            packed.first_cuts.append(-1)
        if any(word.confidence is not None for word in found):
            packed.confidences.extend(-1.0 if word.confidence is None else word.confidence for word in found)
        return packed

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, place: int) -> Word: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, place: int | slice) -> Word | tuple[Word, ...]:
        if isinstance(place, slice):
            return tuple(self[index] for index in range(*place.indices(len(self))))
        if place < 0:
            place += len(self)
        if not 0 <= place < len(self):
            raise IndexError(place)
        confidence = self.confidences[place] if self.confidences else -1.0
        return Word(
            span=Span(start=self.starts[place], end=self.ends[place]),
            box=self.box(place),
            confidence=confidence if confidence >= 0 else None,
        )

    def __iter__(self) -> Iterator[Word]:
        return (self[place] for place in range(len(self)))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PackedWords):
            return self._columns() == other._columns()
        return isinstance(other, tuple) and tuple(self) == other

    def __hash__(self) -> int:
        return hash((len(self), self.starts.tobytes(), self.boxes.tobytes()))

    def _columns(self) -> tuple[array[int] | array[float], ...]:
        return (self.starts, self.ends, self.pages, self.boxes, self.turns, self.cuts, self.first_cuts, self.confidences)

    def box(self, place: int) -> Box:
        """The box of the word at ``place``."""
        x0, y0, x1, y1 = self.boxes[4 * place : 4 * place + 4]
        return Box(page=self.pages[place], x0=round(x0, 2), y0=round(y0, 2), x1=round(x1, 2), y1=round(y1, 2))

    def union_boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The smallest box around the words of [start, end) on each page, in page order."""
        places = self.between(start, end)
        here, boxes = self.pages[places.start : places.stop], self.boxes[4 * places.start : 4 * places.stop]
        found = []
        for page in sorted(set(here)):
            own = [place for place, other in enumerate(here) if other == page]
            found.append(
                Box(
                    page=page,
                    x0=round(min(boxes[4 * place] for place in own), 2),
                    y0=round(min(boxes[4 * place + 1] for place in own), 2),
                    x1=round(max(boxes[4 * place + 2] for place in own), 2),
                    y1=round(max(boxes[4 * place + 3] for place in own), 2),
                )
            )
        return tuple(found)

    def between(self, start: int, end: int) -> range:
        """The places of the words that share a character with [start, end) of the text."""
        first = bisect_right(self.ends, start)
        last = first
        while last < len(self) and self.starts[last] < end:
            last += 1
        return range(first, last)

    # -- single characters -----------------------------------------------------------------------------------------------

    def character_box(self, position: int) -> Box | None:
        """The box of the character at ``position`` of the text; None where no word covers it."""
        places = self.between(position, position + 1)
        if not places:
            return None
        place = places[0]
        before, after = self._ends_of(place, position - self.starts[place])
        return self._part(place, before, after)

    def gap_box(self, position: int) -> Box | None:
        """The box of the blank at ``position``, between the words before and after it; None at the start of the text.

        Between two lines it is a bar without width at the end of the word before.
        """
        place = bisect_right(self.ends, position) - 1
        if place < 0:
            return None
        bar, here = self._part(place, 1.0, 1.0), self.box(place)
        if place + 1 == len(self) or self.pages[place + 1] != here.page:
            return bar
        following, upright = self._part(place + 1, 0.0, 0.0), self.turns[place] % 180 == 90
        one_line = (
            min(here.x1, following.x1) > max(here.x0, following.x0)
            if upright
            else (min(here.y1, following.y1) > max(here.y0, following.y0))
        )
        return bar.union(following) if one_line else bar

    def at_point(self, page: int, x: float, y: float) -> int | None:
        """The position of the character whose box holds a point of a page, the nearest middle where boxes overlap."""
        if not self._on_page:
            for place, other in enumerate(self.pages):
                self._on_page.setdefault(other, []).append(place)
        best: tuple[float, int] | None = None
        for place in self._on_page.get(page, ()):
            x0, y0, x1, y1 = self.boxes[4 * place : 4 * place + 4]
            if not (x0 - _HAIR <= x <= x1 + _HAIR and y0 - _HAIR <= y <= y1 + _HAIR):
                continue
            distance = abs(x - (x0 + x1) / 2) if self.turns[place] % 180 else abs(y - (y0 + y1) / 2)
            if best is None or distance < best[0]:
                best = (distance, place)
        return None if best is None else self._position_in(best[1], x, y)

    def _position_in(self, place: int, x: float, y: float) -> int:
        x0, y0, x1, y1 = self.boxes[4 * place : 4 * place + 4]
        turn = self.turns[place]
        along = (y - y0) / max(y1 - y0, 1e-9) if turn % 180 else (x - x0) / max(x1 - x0, 1e-9)
        along = 1 - along if turn in (180, 270) else along
        count = self.ends[place] - self.starts[place]
        for index in reversed(range(count)):
            if self._ends_of(place, index)[0] <= along:
                return self.starts[place] + index
        return self.starts[place]

    def _ends_of(self, place: int, index: int) -> tuple[float, float]:
        """How far along its word a character begins and ends; evenly spread where the drawn characters are others."""
        count = self.ends[place] - self.starts[place]
        first = self.first_cuts[place]
        if first < 0:
            return index / count, (index + 1) / count
        end = self.cuts[first + index + 1] if index + 1 < count else 1.0
        return self.cuts[first + index], max(end, self.cuts[first + index])

    def _part(self, place: int, before: float, after: float) -> Box:
        """The box of what stands from ``before`` to ``after`` (0 to 1) along a word."""
        x0, y0, x1, y1 = self.boxes[4 * place : 4 * place + 4]
        turn = self.turns[place]
        if turn in (180, 270):
            before, after = 1 - after, 1 - before
        if turn % 180:
            y0, y1 = y0 + before * (y1 - y0), y0 + after * (y1 - y0)
        else:
            x0, x1 = x0 + before * (x1 - x0), x0 + after * (x1 - x0)
        return Box(page=self.pages[place], x0=round(x0, 2), y0=round(y0, 2), x1=round(x1, 2), y1=round(y1, 2))
