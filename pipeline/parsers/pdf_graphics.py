"""What is drawn on a PDF page besides text: straight rules and pictures, in the page's reading frame."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import Any

from pipeline.parsers.pdf_characters import Frame
from pipeline.parsers.pdfium_calls import address_of, object_calls, path_calls

_THICK = 3.0  # a filled rectangle thinner than this (points) is a drawn rule
_SHORT = 3.0  # shorter rules are dots and dashes of something else
_STRAIGHT = 0.7  # how far (points) the ends of a straight rule may stand apart across it
_DEEPEST = 8  # nesting of form objects that is followed
_MOST_OBJECTS = 100_000  # per page: drawings beyond that are maps, not tables

_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight line along an axis: at ``at`` (x of an upright rule, y of a level one) from ``start`` to ``end``."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Graphics:
    """The rules of a page, the share of it (0-1) that its pictures cover, and whether anything is drawn."""

    rules: tuple[Rule, ...]
    picture_share: float
    is_blank: bool


def read_graphics(page: Any, frame: Frame) -> Graphics:
    """The rules and pictures of a pdfium page."""
    import pypdfium2.raw as pdfium

    rules: list[Rule] = []
    share, drawn = 0.0, False
    width, height = frame.reading_size
    for address, kind, outer in _objects(page):
        drawn = True
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            rules.extend(_path_rules(address, _combined(_matrix(address), outer), frame))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            share += _picture_area(_combined(_matrix(address), outer), frame) / max(width * height, 1.0)
    return Graphics(rules=tuple(rules), picture_share=min(share, 1.0), is_blank=not drawn)


def _objects(page: Any) -> Iterator[tuple[int, int, _Matrix]]:
    """Address and kind of every object of the page that is no form, with the matrix that leads from what holds it to the page."""
    import pypdfium2.raw as pdfium

    calls = object_calls()
    handle = address_of(page.raw)
    waiting = [(_numbered(calls.get, handle, calls.count(handle)), _IDENTITY, 0)]
    left = _MOST_OBJECTS
    while waiting and left > 0:
        addresses, outer, depth = waiting.pop()
        kinds = list(map(calls.kind, addresses[:left]))
        left -= len(kinds)
        for address, kind in zip(addresses, kinds, strict=False):
            if kind != pdfium.FPDF_PAGEOBJ_FORM:
                yield address, kind, outer
            elif depth < _DEEPEST:
                inner = _combined(_matrix(address), outer)
                waiting.append((_numbered(calls.get_in_form, address, calls.count_in_form(address)), inner, depth + 1))


def _numbered(get: Callable[..., int], holder: int, count: int) -> list[int]:
    return list(map(get, repeat(holder), range(min(count, _MOST_OBJECTS))))


def _matrix(address: int) -> _Matrix:
    raw = (ctypes.c_float * 6)()
    if not object_calls().matrix(address, ctypes.addressof(raw)):
        return _IDENTITY
    return (raw[0], raw[1], raw[2], raw[3], raw[4], raw[5])


def _combined(inner: _Matrix, outer: _Matrix) -> _Matrix:
    if outer == _IDENTITY or inner == _IDENTITY:
        return inner if outer == _IDENTITY else outer
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def _applied(matrix: _Matrix, x: float, y: float) -> _Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _picture_area(matrix: _Matrix, frame: Frame) -> float:
    """The area in square points of a picture: the unit square under its matrix, as far as it lies on the page."""
    corners = [frame.point(*_applied(matrix, x, y)) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
    width, height = frame.reading_size
    x0, x1 = max(0.0, min(x for x, _ in corners)), min(width, max(x for x, _ in corners))
    y0, y1 = max(0.0, min(y for _, y in corners)), min(height, max(y for _, y in corners))
    return max(0.0, x1 - x0) * max(0.0, y1 - y0)


def _path_rules(address: int, matrix: _Matrix, frame: Frame) -> list[Rule]:
    """The rules a path draws: a thin filled shape is one rule along its middle, a stroked one has a rule a side."""
    strokes, fills = _painting(address)
    if not strokes and not fills:
        return []
    rules: list[Rule] = []
    for outline in _outlines(address, matrix, frame):
        x0, x1 = min(x for x, _ in outline), max(x for x, _ in outline)
        y0, y1 = min(y for _, y in outline), max(y for _, y in outline)
        if min(x1 - x0, y1 - y0) <= _THICK:
            rules.append(_thin(x0, y0, x1, y1))
        elif strokes:
            rules.extend(_sides(outline))
    width, height = frame.reading_size
    return [rule for rule in rules if rule.end - rule.start >= _SHORT and _is_inside(rule, width, height)]


def _painting(address: int) -> tuple[bool, bool]:
    import pypdfium2.raw as pdfium

    modes = (ctypes.c_int * 2)()
    place = ctypes.addressof(modes)
    if not path_calls().draw_mode(address, place, place + ctypes.sizeof(ctypes.c_int)):
        return False, False
    return bool(modes[1]), modes[0] != pdfium.FPDF_FILLMODE_NONE


def _outlines(address: int, matrix: _Matrix, frame: Frame) -> list[list[_Point]]:
    """The corner points of each subpath, closed where the path says so; curved subpaths are left out."""
    import pypdfium2.raw as pdfium

    calls = path_calls()
    outlines: list[list[_Point]] = []
    curved: set[int] = set()
    segments = list(map(calls.segment, repeat(address), range(min(calls.count(address), _MOST_OBJECTS))))
    xy = (ctypes.c_float * (2 * len(segments)))()
    places = range(ctypes.addressof(xy), ctypes.addressof(xy) + 8 * len(segments), 8)
    list(map(calls.point, segments, places, (place + 4 for place in places)))
    kinds, closes = map(calls.kind, segments), map(calls.closes, segments)
    for x, y, kind, close in zip(xy[0::2], xy[1::2], kinds, closes, strict=True):
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not outlines:
            outlines.append([])
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            curved.add(len(outlines) - 1)
        outlines[-1].append(frame.point(*_applied(matrix, x, y)))
        if close:
            outlines[-1].append(outlines[-1][0])
    return [outline for number, outline in enumerate(outlines) if number not in curved and len(outline) > 1]


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
