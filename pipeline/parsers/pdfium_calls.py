"""pdfium's functions for single characters, called with plain addresses.

A page has thousands of characters and each takes five calls: with pointer objects and structures made by ctypes for every
call they took half of the reading time.
"""

import ctypes
import functools
import struct
from collections.abc import Callable
from typing import Any

_ADDRESS, _INT, _UINT = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint


def address_of(handle: Any) -> int:
    """The address that a pdfium handle stands for; 0 for none."""
    return ctypes.cast(handle, _ADDRESS).value or 0


@functools.cache
def _function(name: str, result: Any, *arguments: Any) -> Callable[..., int]:
    import pypdfium2.raw as pdfium

    return ctypes.CFUNCTYPE(result, *arguments)(address_of(getattr(pdfium, name)))


class CharacterCalls:
    """Reads the characters of one text page by their index."""

    def __init__(self, textpage: Any) -> None:
        self._page = address_of(textpage)
        self._box, self._origin = ctypes.create_string_buffer(16), ctypes.create_string_buffer(16)
        self._box_at = ctypes.addressof(self._box)
        self._x_at = ctypes.addressof(self._origin)
        self._is_generated = _function("FPDFText_IsGenerated", _INT, _ADDRESS, _INT)
        self._object = _function("FPDFText_GetTextObject", _ADDRESS, _ADDRESS, _INT)
        self._unicode = _function("FPDFText_GetUnicode", _UINT, _ADDRESS, _INT)
        self._loose_box = _function("FPDFText_GetLooseCharBox", _INT, _ADDRESS, _INT, _ADDRESS)
        self._char_origin = _function("FPDFText_GetCharOrigin", _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)

    def is_generated(self, index: int) -> bool:
        """Whether pdfium made the character up."""
        return self._is_generated(self._page, index) == 1

    def text_object(self, index: int) -> int | None:
        """The address of the text object that the character belongs to."""
        return self._object(self._page, index)

    def code(self, index: int) -> int:
        """The code point; 0 for none."""
        return self._unicode(self._page, index)

    def loose_box(self, index: int) -> tuple[float, float, float, float] | None:
        """Left, bottom, right and top of the room the character takes, in the page's own coordinates."""
        if not self._loose_box(self._page, index, self._box_at):
            return None
        left, top, right, bottom = _BOX.unpack(self._box.raw)  # FS_RECTF
        return (left, bottom, right, top)

    def origin(self, index: int) -> tuple[float, float]:
        """The point that the character stands on."""
        self._char_origin(self._page, index, self._x_at, self._x_at + 8)
        x, y = _POINT.unpack(self._origin.raw)
        return (x, y)


_BOX, _POINT = struct.Struct("=4f"), struct.Struct("=2d")
