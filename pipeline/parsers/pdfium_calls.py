"""pdfium's functions without argument types: handles and buffers are ``c_void_p``, all else whole numbers.

Called by ``map``, they take a sixth of the time of a loop through the generated bindings: arguments that ctypes need not
convert are half of that. They run under Python's lock, as pdfium is not made for threads anyway.
"""

import ctypes
import functools
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

_ROWS = 1024  # of a buffer: more calls are made in turns

Pointer = ctypes.c_void_p


class _Object(ctypes.c_void_p):
    """An address that is only handed on: as a subclass it is no number to ctypes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCalls:
    """What is asked of each character: text page and index in, buffers last; and of the text object that draws it.

    ``text_object`` and ``font`` answer addresses as numbers.
    """

    count: Callable[..., int]
    text: Callable[..., int]
    unicode: Callable[..., int]
    generated: Callable[..., int]
    text_object: Callable[..., int]
    loose_box: Callable[..., int]
    origin: Callable[..., int]
    font_size: Callable[..., float]
    matrix: Callable[..., int]
    font: Callable[..., int]
    render_mode: Callable[..., int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectCalls:
    """What is asked of the objects of a page or form: page (or form object) and index in, or the object itself."""

    count: Callable[..., int]
    get: Callable[..., Pointer]
    count_in_form: Callable[..., int]
    get_in_form: Callable[..., Pointer]
    kind: Callable[..., int]
    matrix: Callable[..., int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathCalls:
    """What is asked of a path, and of its segments: the segment in, two buffers for its point.

    ``draw_mode`` takes buffers for how the path is filled and whether it is stroked.
    """

    draw_mode: Callable[..., int]
    count: Callable[..., int]
    segment: Callable[..., Pointer]
    point: Callable[..., int]
    kind: Callable[..., int]
    closes: Callable[..., int]


@functools.cache
def text_calls() -> TextCalls:
    """The functions on characters."""
    import pypdfium2.raw as pdfium

    return TextCalls(
        count=_bare(pdfium.FPDFText_CountChars, ctypes.c_int),
        text=_bare(pdfium.FPDFText_GetText, ctypes.c_int),
        unicode=_bare(pdfium.FPDFText_GetUnicode, ctypes.c_uint),
        generated=_bare(pdfium.FPDFText_IsGenerated, ctypes.c_int),
        text_object=_bare(pdfium.FPDFText_GetTextObject, ctypes.c_size_t),
        loose_box=_bare(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int),
        origin=_bare(pdfium.FPDFText_GetCharOrigin, ctypes.c_int),
        font_size=_bare(pdfium.FPDFText_GetFontSize, ctypes.c_double),
        matrix=_bare(pdfium.FPDFText_GetMatrix, ctypes.c_int),
        font=_bare(pdfium.FPDFTextObj_GetFont, ctypes.c_size_t),
        render_mode=_bare(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int),
    )


@functools.cache
def object_calls() -> ObjectCalls:
    """The functions on page objects."""
    import pypdfium2.raw as pdfium

    return ObjectCalls(
        count=_bare(pdfium.FPDFPage_CountObjects, ctypes.c_int),
        get=_bare(pdfium.FPDFPage_GetObject, _Object),
        count_in_form=_bare(pdfium.FPDFFormObj_CountObjects, ctypes.c_int),
        get_in_form=_bare(pdfium.FPDFFormObj_GetObject, _Object),
        kind=_bare(pdfium.FPDFPageObj_GetType, ctypes.c_int),
        matrix=_bare(pdfium.FPDFPageObj_GetMatrix, ctypes.c_int),
    )


@functools.cache
def path_calls() -> PathCalls:
    """The functions on paths."""
    import pypdfium2.raw as pdfium

    return PathCalls(
        draw_mode=_bare(pdfium.FPDFPath_GetDrawMode, ctypes.c_int),
        count=_bare(pdfium.FPDFPath_CountSegments, ctypes.c_int),
        segment=_bare(pdfium.FPDFPath_GetPathSegment, _Object),
        point=_bare(pdfium.FPDFPathSegment_GetPoint, ctypes.c_int),
        kind=_bare(pdfium.FPDFPathSegment_GetType, ctypes.c_int),
        closes=_bare(pdfium.FPDFPathSegment_GetClose, ctypes.c_int),
    )


def pointer_of(handle: Any) -> Pointer:
    """The address that a handle of the generated bindings holds."""
    return ctypes.cast(handle, ctypes.c_void_p)


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """What a call writes for one thing: ``width`` values of a type; ``places`` are those at which its pointers stand."""

    dtype: type[np.generic]
    width: int
    places: tuple[int, ...] = (0,)


class _Buffers(threading.local):
    """A buffer for each kind of row, with the pointers to its rows: making them takes as long as the calls."""

    def __init__(self) -> None:
        self.known: dict[Row, tuple[NDArray[Any], list[list[Pointer]]]] = {}

    def of(self, row: Row) -> tuple[NDArray[Any], list[list[Pointer]]]:
        """The buffer, and for each of the row's places the pointers."""
        if row not in self.known:
            buffer = np.zeros((_ROWS, row.width), dtype=row.dtype)
            firsts = [buffer.ctypes.data + place * buffer.itemsize for place in row.places]
            step = row.width * buffer.itemsize
            self.known[row] = buffer, [list(map(Pointer, range(first, first + _ROWS * step, step))) for first in firsts]
        return self.known[row]


_buffers = _Buffers()


def written(call: Callable[..., int], row: Row, count: int, *arguments: Iterable[Any]) -> tuple[NDArray[Any], NDArray[np.int32]]:
    """The rows (``count`` x width, zero where nothing was written) that calls with such arguments write, and their answers."""
    buffer, pointers = _buffers.of(row)
    given = [iter(argument) for argument in arguments]
    rows, answers = np.empty((count, row.width), dtype=row.dtype), np.empty(count, dtype=np.int32)
    for start in range(0, count, _ROWS):
        size = min(_ROWS, count - start)
        buffer[:size] = 0
        calls = map(call, *(islice(argument, size) for argument in given), *pointers)
        answers[start : start + size] = np.fromiter(calls, dtype=np.int32, count=size)
        rows[start : start + size] = buffer[:size]
    return rows, answers


def _bare(function: Any, result: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result)(pointer_of(function).value or 0)
