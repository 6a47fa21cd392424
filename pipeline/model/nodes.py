"""Which text node of its source each character of a document comes from, packed: a long page has a hundred thousand nodes.

Sources without pages (HTML, Word) have no boxes; a node's path is what a box is to a PDF.
"""

from __future__ import annotations  # the arrays of Python 3.11 take no type at run time

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import overload

from pipeline.model.geometry import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRun:
    """Characters of the text that come from one element of a source without pages.

    ``path`` is the element's XPath, below the name of its part where the source has several
    (``word/document.xml#/w:document[1]/w:body[1]/w:p[3]/w:r[1]/w:t[1]``, ``/html[1]/body[1]/p[3]``). ``start`` and ``end`` are
    the characters they were read from in the element's own text: its text nodes joined, without those of elements in it.
    Where both ranges are of one length, the characters correspond one by one; else as a whole (letters coded as two
    characters in old fonts, accents written apart, white space).
    """

    span: Span
    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NodePoint:
    """A character of an element's own text."""

    path: str
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRange:
    """A stretch of the source from its first character to its last, both of them in it."""

    first: NodePoint
    last: NodePoint


@dataclass(slots=True)
class PathTree(Sequence[str]):
    """Paths of elements by number, kept as the steps of a tree and written out when asked for.

    ``parents`` has the number of the path that each goes on from (-1 at the root), ``steps`` its last step.
    """

    parents: array[int] = field(default_factory=lambda: array("i"))
    steps: list[str] = field(default_factory=list)

    def add(self, parent: int, step: str) -> int:
        """The number of a new path one step below ``parent``."""
        self.parents.append(parent)
        self.steps.append(step)
        return len(self.steps) - 1

    def __len__(self) -> int:
        return len(self.steps)

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[str, ...]: ...
    def __getitem__(self, number: int | slice) -> str | tuple[str, ...]:
        if isinstance(number, slice):
            return tuple(self[index] for index in range(*number.indices(len(self))))
        steps = []
        while number >= 0:
            steps.append(self.steps[number])
            number = self.parents[number]
        return "".join(reversed(steps))


@dataclass(slots=True, eq=False)
class PackedNodes(Sequence[NodeRun]):
    """The node runs of a document in text order, as columns; the :class:`NodeRun` objects are made when asked for.

    ``starts`` and ``ends`` are characters of the text, ``firsts`` and ``lasts`` (one past the last) those of the node, whose
    path is that of its number in ``paths``.
    """

    paths: Sequence[str] = ()
    starts: array[int] = field(default_factory=lambda: array("i"))
    ends: array[int] = field(default_factory=lambda: array("i"))
    numbers: array[int] = field(default_factory=lambda: array("i"))
    firsts: array[int] = field(default_factory=lambda: array("i"))
    lasts: array[int] = field(default_factory=lambda: array("i"))
    _by_path: dict[str, list[int]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, runs: Iterable[NodeRun]) -> PackedNodes:
        """The runs packed."""
        if isinstance(runs, PackedNodes):
            return runs
        numbers: dict[str, int] = {}
        packed = cls()
        for run in runs:
            number = numbers.setdefault(run.path, len(numbers))
            packed.add(run.span.start, run.span.end, number, run.start, run.end)
        packed.paths = tuple(numbers)
        return packed

    def add(self, start: int, end: int, number: int, first: int, last: int) -> None:
        """The characters [start, end) of the text come from the characters [first, last) of a node."""
        self.starts.append(start)
        self.ends.append(end)
        self.numbers.append(number)
        self.firsts.append(first)
        self.lasts.append(last)

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, place: int) -> NodeRun: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[NodeRun, ...]: ...
    def __getitem__(self, place: int | slice) -> NodeRun | tuple[NodeRun, ...]:
        if isinstance(place, slice):
            return tuple(self[index] for index in range(*place.indices(len(self))))
        return NodeRun(
            span=Span(start=self.starts[place], end=self.ends[place]),
            path=self.paths[self.numbers[place]],
            start=self.firsts[place],
            end=self.lasts[place],
        )

    def __iter__(self) -> Iterator[NodeRun]:
        return (self[place] for place in range(len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PackedNodes | tuple):
            return NotImplemented
        return len(self) == len(other) and all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash((len(self), self.starts.tobytes(), self.firsts.tobytes()))

    def point_of(self, position: int) -> NodePoint | None:
        """Where in the source the character at ``position`` of the text was read; None where no node holds it."""
        place = bisect_right(self.starts, position) - 1
        if place < 0 or self.ends[place] <= position:
            return None
        return NodePoint(path=self.paths[self.numbers[place]], offset=self._offset(place, position))

    def range_of(self, start: int, end: int) -> NodeRange | None:
        """From where to where in the source the characters [start, end) of the text were read; None where none was."""
        low, high = bisect_right(self.ends, start), bisect_right(self.starts, end - 1) - 1
        if low > high:
            return None
        first, last = max(start, self.starts[low]), min(end, self.ends[high]) - 1
        return NodeRange(
            first=NodePoint(path=self.paths[self.numbers[low]], offset=self._offset(low, first)),
            last=NodePoint(path=self.paths[self.numbers[high]], offset=self._offset(high, last, at_end=True)),
        )

    def position_of(self, path: str, offset: int) -> int | None:
        """Where the character ``offset`` of the node ``path`` stands in the text; None where it was left out."""
        if not self._by_path:
            for place, number in enumerate(self.numbers):
                self._by_path.setdefault(self.paths[number], []).append(place)
        for place in self._by_path.get(path, ()):
            if self.firsts[place] <= offset < self.lasts[place]:
                return self.starts[place] + (offset - self.firsts[place] if self._alike(place) else 0)
        return None

    def _alike(self, place: int) -> bool:
        return self.lasts[place] - self.firsts[place] == self.ends[place] - self.starts[place]

    def _offset(self, place: int, position: int, *, at_end: bool = False) -> int:
        if self._alike(place):
            return self.firsts[place] + position - self.starts[place]
        return max(self.firsts[place], self.lasts[place] - 1) if at_end else self.firsts[place]
