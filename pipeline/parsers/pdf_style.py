"""How the characters of a text object look: font, size, weight, slant, direction."""

import ctypes
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np

from pipeline.parsers.pdf_glyphs import is_symbol_font
from pipeline.parsers.pdfium_calls import text_calls

_FORCE_BOLD, _ITALIC, _FIXED_PITCH = 1 << 18, 1 << 6, 1 << 0  # font descriptor flags (ISO 32000-1, table 123)
_BOLD_WEIGHT = 680  # pdfium guesses weights from the stems: plain faces reach 625, bold ones begin at 700
_MATRIX = 24  # bytes: six floats
_FILL_AND_STROKE = 2  # a text rendering mode that printers use to fake bold (ISO 32000-1, table 106)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What the characters of one text object share.

    ``size`` in points as shown, ``direction`` in degrees anticlockwise, ``symbols`` for a font of signs instead of letters,
    ``fixed`` for one whose characters are all of one width.
    """

    font: str
    size: float
    bold: bool
    italic: bool
    direction: float
    symbols: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class _Font:
    name: str
    bold: bool
    italic: bool
    symbols: bool
    fixed: bool


def styles_of(handle: int, indexes: Sequence[int], objects: Sequence[int]) -> tuple[list[int], tuple[Style, ...]]:
    """The styles of the characters at ``indexes`` of a text page, as places in the list of all that occur.

    ``handle`` and ``objects`` are addresses: of the text page, and of the text objects that draw the characters (0 for
    none).
    """
    calls = text_calls()
    matrices = np.zeros((len(indexes), 6), dtype=np.float32)
    buffer = matrices.ctypes.data
    list(map(calls.matrix, repeat(handle), indexes, range(buffer, buffer + _MATRIX * len(indexes), _MATRIX)))
    looks = zip(
        map(calls.font, objects),
        map(calls.render_mode, objects),
        map(calls.font_size, repeat(handle), indexes),
        map(tuple, matrices[:, :4].tolist()),
        strict=True,
    )
    fonts: dict[int, _Font] = {}
    by_look: dict[tuple[Any, ...], int] = {}
    places: dict[Style, int] = {}
    numbers = []
    for index, look in zip(indexes, looks, strict=True):
        number = by_look.get(look)
        if number is None:
            font = look[0]
            if font not in fonts:
                fonts[font] = _font(handle, index)
            number = places.setdefault(_style(fonts[font], *look[1:]), len(places))
            if font:
                by_look[look] = number
            else:  # what no object draws is looked at one by one
                del fonts[font]
        numbers.append(number)
    return numbers, tuple(places)


def _style(font: _Font, mode: int, size: float, matrix: tuple[float, ...]) -> Style:
    a, b, c, d = matrix
    return Style(
        font=font.name,
        size=round(size * (math.hypot(c, d) or 1.0), 2),
        bold=mode == _FILL_AND_STROKE or font.bold,
        italic=font.italic or _is_sheared(a, b, c, d),
        direction=math.degrees(math.atan2(b, a)) % 360,
        symbols=font.symbols,
        fixed=font.fixed,
    )


def _font(handle: int, index: int) -> _Font:
    import pypdfium2.raw as pdfium

    textpage = ctypes.cast(handle, pdfium.FPDF_TEXTPAGE)
    name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(textpage, index, name, 256, flags)
    font = name.value.decode("utf-8", "replace")
    lower = font.lower()
    heavy = pdfium.FPDFText_GetFontWeight(textpage, index) >= _BOLD_WEIGHT or bool(flags.value & _FORCE_BOLD)
    return _Font(
        name=font,
        bold=heavy or "bold" in lower or "black" in lower,
        italic=bool(flags.value & _ITALIC) or "italic" in lower or "oblique" in lower,
        symbols=is_symbol_font(font),
        fixed=bool(flags.value & _FIXED_PITCH),
    )


def _is_sheared(a: float, b: float, c: float, d: float) -> bool:
    """Whether upright letters are slanted by the text matrix, as word processors fake italics."""
    return bool(abs(b) < 1e-3 and a > 0 and d > 0 and 0.1 < c / d < 0.6)
