"""What is drawn on a PDF page besides text: straight rules and pictures, in the page's reading frame."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.parsers.pdf_characters import Frame
from pipeline.parsers.pdf_paths import Rule, path_rules
from pipeline.parsers.pdfium_calls import Pointer, Row, object_calls, pointer_of, written

_DEEPEST = 8  # nesting of form objects that is followed
_MOST_OBJECTS = 100_000  # per page: drawings beyond that are maps, not tables
_MATRIX = Row(np.float32, 6)

_Matrix = NDArray[np.float64]  # a, b, c, d, e, f (ISO 32000-1, 8.3.3)
_IDENTITY: _Matrix = np.array([1, 0, 0, 1, 0, 0], dtype=np.float64)

__all__ = ["Graphics", "Rule", "read_graphics"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Graphics:
    """The rules of a page, the share of it (0-1) that its pictures cover, and whether anything is drawn."""

    rules: tuple[Rule, ...]
    picture_share: float
    is_blank: bool


def read_graphics(page: Any, frame: Frame) -> Graphics:
    """The rules and pictures of a pdfium page."""
    import pypdfium2.raw as pdfium

    width, height = frame.reading_size
    holdings = list(_holdings(page))
    paths, around_paths = _of_kind(pdfium.FPDF_PAGEOBJ_PATH, holdings)
    pictures, around_pictures = _of_kind(pdfium.FPDF_PAGEOBJ_IMAGE, holdings)
    shares = _picture_areas(_matrices(pictures, around_pictures), frame) / max(width * height, 1.0)
    return Graphics(
        rules=tuple(path_rules(paths, _matrices(paths, around_paths), frame)),
        picture_share=min(sum(shares.tolist(), 0.0), 1.0),
        is_blank=not any(one.kinds.strip(bytes([pdfium.FPDF_PAGEOBJ_FORM])) for one in holdings),
    )


@dataclass(frozen=True, slots=True)
class _Holding:
    """The objects of the page or of a form, their kinds (a byte each), and the matrix that leads from it to the page."""

    objects: list[Pointer]
    kinds: bytes
    matrix: _Matrix

    def of_kind(self, kind: int) -> list[Pointer]:
        if kind not in self.kinds:
            return []
        places = np.flatnonzero(np.frombuffer(self.kinds, dtype=np.int8) == kind)
        return [self.objects[place] for place in places.tolist()]


def _of_kind(kind: int, holdings: Sequence[_Holding]) -> tuple[list[Pointer], NDArray[np.float64]]:
    """All objects of a kind, and for each the matrix that leads to the page from what holds it."""
    chosen = [(one.matrix, found) for one in holdings if (found := one.of_kind(kind))]
    matrices = [np.broadcast_to(matrix, (len(found), 6)) for matrix, found in chosen]
    return [one for _, found in chosen for one in found], np.concatenate(matrices) if matrices else np.zeros((0, 6))


def _holdings(page: Any) -> Iterator[_Holding]:
    """What the page and each form hold."""
    import pypdfium2.raw as pdfium

    calls = object_calls()
    handle = pointer_of(page.raw)
    waiting = [(_numbered(calls.get, handle, calls.count(handle)), _IDENTITY, 0)]
    left = _MOST_OBJECTS
    while waiting and left > 0:
        objects, matrix, depth = waiting.pop()
        objects = objects[:left]
        left -= len(objects)
        kinds = np.fromiter(map(calls.kind, objects), dtype=np.int8, count=len(objects))
        holding = _Holding(objects, kinds.tobytes(), matrix)
        yield holding
        forms = holding.of_kind(pdfium.FPDF_PAGEOBJ_FORM)
        if depth == _DEEPEST or not forms:
            continue
        for form, inner in zip(forms, _matrices(forms, matrix[None]), strict=True):
            waiting.append((_numbered(calls.get_in_form, form, calls.count_in_form(form)), inner, depth + 1))


def _numbered(get: Callable[..., Pointer], holder: Pointer, count: int) -> list[Pointer]:
    return list(map(get, repeat(holder), range(min(count, _MOST_OBJECTS))))


def _matrices(objects: Sequence[Pointer], outer: NDArray[np.float64]) -> NDArray[np.float64]:
    """The matrices (n x 6) that lead from objects to the page; those of ``outer`` lead there from what holds them."""
    if not objects:
        return np.zeros((0, 6), dtype=np.float64)
    raw, answers = written(object_calls().matrix, _MATRIX, len(objects), objects)
    inner = np.where((answers != 0)[:, None], raw.astype(np.float64), _IDENTITY)
    a, b, c, d, e, f = inner.T
    oa, ob, oc, od, oe, of = outer.T
    columns = (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )
    return np.stack(columns, axis=1)


def _picture_areas(matrices: NDArray[np.float64], frame: Frame) -> NDArray[np.float64]:
    """The areas in square points of pictures: the unit square under each matrix, as far as it lies on the page."""
    if not len(matrices):
        return np.zeros(0, dtype=np.float64)
    a, b, c, d, e, f = matrices.T
    corners = [frame.point(a * x + c * y + e, b * x + d * y + f) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
    xs, ys = np.stack([x for x, _ in corners]), np.stack([y for _, y in corners])
    width, height = frame.reading_size
    wide = np.minimum(width, xs.max(axis=0)) - np.maximum(0.0, xs.min(axis=0))
    high = np.minimum(height, ys.max(axis=0)) - np.maximum(0.0, ys.min(axis=0))
    areas: NDArray[np.float64] = np.maximum(0.0, wide) * np.maximum(0.0, high)
    return areas
