"""The straight rules that the paths of a PDF page draw, in the page's reading frame.

A table may have a path for each side of each cell, thousands on a page, so pdfium is asked for all paths together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, compress, pairwise, repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.parsers.pdf_characters import Frame
from pipeline.parsers.pdfium_calls import Pointer, Row, path_calls, written

_THICK = 3.0  # a filled rectangle thinner than this (points) is a drawn rule
_SHORT = 3.0  # shorter rules are dots and dashes of something else
_STRAIGHT = 0.7  # how far (points) the ends of a straight rule may stand apart across it
_MOST_SEGMENTS = 100_000  # of a path, and about as many are worked on at once: drawings beyond that are maps, not tables
_MODES, _POINT = Row(np.int32, 2, (0, 1)), Row(np.float32, 2, (0, 1))

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight line along an axis: at ``at`` (x of an upright rule, y of a level one) from ``start`` to ``end``."""

    upright: bool
    at: float
    start: float
    end: float


def path_rules(paths: Sequence[Pointer], matrices: NDArray[np.float64], frame: Frame) -> list[Rule]:
    """The rules of paths, given by pointers; ``matrices`` (n x 6) lead from each to the page.

    A thin filled shape is one rule along its middle, a stroked one has a rule a side.
    """
    if not paths:
        return []
    strokes, fills = _painting(paths)
    drawn = strokes | fills
    paths, matrices, strokes = list(compress(paths, drawn.tolist())), matrices[drawn], strokes[drawn]
    counts = np.fromiter(map(path_calls().count, paths), dtype=np.int64, count=len(paths))
    counts = np.clip(counts, 0, _MOST_SEGMENTS)
    cuts = np.flatnonzero(np.diff(np.cumsum(counts) // _MOST_SEGMENTS)) + 1
    width, height = frame.reading_size
    return [
        rule
        for start, end in pairwise([0, *cuts.tolist(), len(paths)])
        for rule in _outlines(paths[start:end], counts[start:end], matrices[start:end], frame).rules(strokes[start:end])
        if rule.end - rule.start >= _SHORT and _is_inside(rule, width, height)
    ]


def _painting(paths: Sequence[Pointer]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which paths are stroked and which filled."""
    import pypdfium2.raw as pdfium

    modes, answers = written(path_calls().draw_mode, _MODES, len(paths), paths)
    known = answers != 0
    return known & (modes[:, 1] != 0), known & (modes[:, 0] != pdfium.FPDF_FILLMODE_NONE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Outlines:
    """The subpaths of paths as columns: the corners of all, whether each leads back to its subpath's first, where subpaths start.

    ``path`` is the place of each subpath's path; curved subpaths are in ``is_curved``.
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    closes: NDArray[np.bool_]
    starts: NDArray[np.intp]
    path: NDArray[np.intp]
    is_curved: NDArray[np.bool_]

    def rules(self, strokes: NDArray[np.bool_]) -> Iterator[Rule]:
        """The rules of straight subpaths in their order; ``strokes`` tells which paths are stroked."""
        if not len(self.starts):
            return
        count = np.diff(self.starts, append=len(self.x)) + np.add.reduceat(self.closes.astype(np.intp), self.starts)
        x0, x1 = np.minimum.reduceat(self.x, self.starts), np.maximum.reduceat(self.x, self.starts)
        y0, y1 = np.minimum.reduceat(self.y, self.starts), np.maximum.reduceat(self.y, self.starts)
        is_thin = np.minimum(x1 - x0, y1 - y0) <= _THICK
        chosen = np.flatnonzero(~self.is_curved & (count > 1) & (is_thin | strokes[self.path]))
        boxes = np.stack((x0, y0, x1, y1), axis=1)[chosen].tolist()
        corners = self._corners(chosen[~is_thin[chosen]])
        for box, thin in zip(boxes, is_thin[chosen].tolist(), strict=True):
            if thin:
                yield _thin(*box)
            else:
                yield from _sides(next(corners))

    def _corners(self, chosen: NDArray[np.intp]) -> Iterator[list[_Point]]:
        """The corners of the chosen subpaths, with the first again where one leads back to it."""
        points, closes = list(zip(self.x.tolist(), self.y.tolist(), strict=True)), self.closes.tolist()
        ends = np.append(self.starts[1:], len(points))
        for start, end in zip(self.starts[chosen].tolist(), ends[chosen].tolist(), strict=True):
            steps = zip(points[start:end], closes[start:end], strict=True)
            yield [corner for point, closed in steps for corner in ((point, points[start]) if closed else (point,))]


def _outlines(paths: Sequence[Pointer], counts: NDArray[np.int64], matrices: NDArray[np.float64], frame: Frame) -> _Outlines:
    """The subpaths of paths that have so many segments each."""
    import pypdfium2.raw as pdfium

    calls = path_calls()
    path = np.repeat(np.arange(len(paths)), counts)
    first = np.cumsum(counts) - counts
    within = np.arange(len(path)) - first[path]
    holders = chain.from_iterable(map(repeat, paths, counts.tolist()))
    segments = list(map(calls.segment, holders, within.tolist()))
    ends, _ = written(calls.point, _POINT, len(segments), segments)
    kinds = _answers(calls.kind, segments)
    x, y = frame.point(*_applied(matrices[path], ends.astype(np.float64)))
    starts = np.flatnonzero((kinds == pdfium.FPDF_SEGMENT_MOVETO) | (within == 0))
    bends = kinds == pdfium.FPDF_SEGMENT_BEZIERTO
    return _Outlines(
        x=x,
        y=y,
        closes=_answers(calls.closes, segments) != 0,
        starts=starts,
        path=path[starts],
        is_curved=np.logical_or.reduceat(bends, starts) if len(starts) else bends,
    )


def _answers(call: Any, segments: Sequence[Pointer]) -> NDArray[np.int32]:
    return np.fromiter(map(call, segments), dtype=np.int32, count=len(segments))


def _applied(matrices: NDArray[np.float64], points: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    a, b, c, d, e, f = matrices.T
    x, y = points.T
    return a * x + c * y + e, b * x + d * y + f


def _thin(x0: float, y0: float, x1: float, y1: float) -> Rule:
    if x1 - x0 >= y1 - y0:
        return Rule(upright=False, at=(y0 + y1) / 2, start=x0, end=x1)
    return Rule(upright=True, at=(x0 + x1) / 2, start=y0, end=y1)


def _sides(outline: list[_Point]) -> Iterator[Rule]:
    for (ax, ay), (bx, by) in pairwise(outline):
        if abs(ax - bx) <= _STRAIGHT or abs(ay - by) <= _STRAIGHT:
            yield _thin(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _is_inside(rule: Rule, width: float, height: float) -> bool:
    across, along = (width, height) if rule.upright else (height, width)
    return -1 <= rule.at <= across + 1 and rule.end > 0 and rule.start < along
