"""What is drawn on a PDF page besides text: straight rules and pictures, in the page's reading frame."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.parsers.pdf_characters import Frame
from pipeline.parsers.pdf_paths import Rule, path_rules
from pipeline.parsers.pdfium_calls import address_of, object_calls

_DEEPEST = 8  # nesting of form objects that is followed
_MOST_OBJECTS = 100_000  # per page: drawings beyond that are maps, not tables
_MATRIX = 24  # bytes: six floats

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
    held, kinds_held, outers = zip(*_holdings(page), strict=True)
    objects, kinds = np.concatenate(held), np.concatenate(kinds_held)
    outer = np.stack(outers)[np.repeat(np.arange(len(held)), [len(addresses) for addresses in held])]
    is_path, is_picture = kinds == pdfium.FPDF_PAGEOBJ_PATH, kinds == pdfium.FPDF_PAGEOBJ_IMAGE
    shares = _picture_areas(_matrices(objects[is_picture], outer[is_picture]), frame) / max(width * height, 1.0)
    return Graphics(
        rules=tuple(path_rules(objects[is_path], _matrices(objects[is_path], outer[is_path]), frame)),
        picture_share=min(sum(shares.tolist(), 0.0), 1.0),
        is_blank=bool((kinds == pdfium.FPDF_PAGEOBJ_FORM).all()),
    )


def _holdings(page: Any) -> Iterator[tuple[NDArray[np.uint64], NDArray[np.int32], _Matrix]]:
    """For the page and each form: the addresses and kinds of the objects in it, and the matrix that leads from it to the page."""
    import pypdfium2.raw as pdfium

    calls = object_calls()
    handle = address_of(page.raw)
    waiting = [(_numbered(calls.get, handle, calls.count(handle)), _IDENTITY, 0)]
    left = _MOST_OBJECTS
    while waiting and left > 0:
        addresses, matrix, depth = waiting.pop()
        addresses = addresses[:left]
        kinds = np.fromiter(map(calls.kind, addresses.tolist()), dtype=np.int32, count=len(addresses))
        left -= len(kinds)
        yield addresses, kinds, matrix
        forms = addresses[kinds == pdfium.FPDF_PAGEOBJ_FORM]
        if depth == _DEEPEST or not len(forms):
            continue
        for form, inner in zip(forms.tolist(), _matrices(forms, matrix[None]), strict=True):
            waiting.append((_numbered(calls.get_in_form, form, calls.count_in_form(form)), inner, depth + 1))


def _numbered(get: Callable[..., int], holder: int, count: int) -> NDArray[np.uint64]:
    count = max(0, min(count, _MOST_OBJECTS))
    return np.fromiter(map(get, repeat(holder), range(count)), dtype=np.uint64, count=count)


def _matrices(objects: NDArray[np.uint64], outer: NDArray[np.float64]) -> NDArray[np.float64]:
    """The matrices (n x 6) that lead from objects to the page; those of ``outer`` lead there from what holds them."""
    if not len(objects):
        return np.zeros((0, 6), dtype=np.float64)
    raw = np.zeros((len(objects), 6), dtype=np.float32)
    places = range(raw.ctypes.data, raw.ctypes.data + raw.nbytes, _MATRIX)
    known = np.fromiter(map(object_calls().matrix, objects.tolist(), places), dtype=np.int32, count=len(objects)) != 0
    inner = np.where(known[:, None], raw.astype(np.float64), _IDENTITY)
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
