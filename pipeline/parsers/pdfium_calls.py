"""pdfium's functions with the barest of argument types: handles and buffers are plain addresses.

Called by ``map``, they take a quarter of the time of a loop through the generated bindings. They run under Python's lock,
as pdfium is not made for threads anyway.
"""

import ctypes
import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCalls:
    """What is asked of each character: text page and index in, buffers last; and of the text object that draws it."""

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
    get: Callable[..., int]
    count_in_form: Callable[..., int]
    get_in_form: Callable[..., int]
    kind: Callable[..., int]
    matrix: Callable[..., int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathCalls:
    """What is asked of a path, and of its segments: the segment in, two buffers for its point.

    ``draw_mode`` takes buffers for how the path is filled and whether it is stroked.
    """

    draw_mode: Callable[..., int]
    count: Callable[..., int]
    segment: Callable[..., int]
    point: Callable[..., int]
    kind: Callable[..., int]
    closes: Callable[..., int]


@functools.cache
def text_calls() -> TextCalls:
    """The functions on characters."""
    import pypdfium2.raw as pdfium

    handle, place, buffer = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
    return TextCalls(
        count=_bare(pdfium.FPDFText_CountChars, ctypes.c_int, handle),
        text=_bare(pdfium.FPDFText_GetText, ctypes.c_int, handle, place, place, buffer),
        unicode=_bare(pdfium.FPDFText_GetUnicode, ctypes.c_uint, handle, place),
        generated=_bare(pdfium.FPDFText_IsGenerated, ctypes.c_int, handle, place),
        text_object=_bare(pdfium.FPDFText_GetTextObject, ctypes.c_size_t, handle, place),
        loose_box=_bare(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, handle, place, buffer),
        origin=_bare(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, handle, place, buffer, buffer),
        font_size=_bare(pdfium.FPDFText_GetFontSize, ctypes.c_double, handle, place),
        matrix=_bare(pdfium.FPDFText_GetMatrix, ctypes.c_int, handle, place, buffer),
        font=_bare(pdfium.FPDFTextObj_GetFont, ctypes.c_size_t, handle),
        render_mode=_bare(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, handle),
    )


@functools.cache
def object_calls() -> ObjectCalls:
    """The functions on page objects."""
    import pypdfium2.raw as pdfium

    handle, place = ctypes.c_void_p, ctypes.c_int
    return ObjectCalls(
        count=_bare(pdfium.FPDFPage_CountObjects, ctypes.c_int, handle),
        get=_bare(pdfium.FPDFPage_GetObject, ctypes.c_size_t, handle, place),
        count_in_form=_bare(pdfium.FPDFFormObj_CountObjects, ctypes.c_int, handle),
        get_in_form=_bare(pdfium.FPDFFormObj_GetObject, ctypes.c_size_t, handle, ctypes.c_ulong),
        kind=_bare(pdfium.FPDFPageObj_GetType, ctypes.c_int, handle),
        matrix=_bare(pdfium.FPDFPageObj_GetMatrix, ctypes.c_int, handle, ctypes.c_void_p),
    )


@functools.cache
def path_calls() -> PathCalls:
    """The functions on paths."""
    import pypdfium2.raw as pdfium

    handle, place, buffer = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
    return PathCalls(
        draw_mode=_bare(pdfium.FPDFPath_GetDrawMode, ctypes.c_int, handle, buffer, buffer),
        count=_bare(pdfium.FPDFPath_CountSegments, ctypes.c_int, handle),
        segment=_bare(pdfium.FPDFPath_GetPathSegment, ctypes.c_size_t, handle, place),
        point=_bare(pdfium.FPDFPathSegment_GetPoint, ctypes.c_int, handle, buffer, buffer),
        kind=_bare(pdfium.FPDFPathSegment_GetType, ctypes.c_int, handle),
        closes=_bare(pdfium.FPDFPathSegment_GetClose, ctypes.c_int, handle),
    )


def address_of(handle: Any) -> int:
    """The address that a handle of the generated bindings holds; 0 for none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _bare(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(address_of(function))
