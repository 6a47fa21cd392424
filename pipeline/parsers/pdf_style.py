"""How the characters of a text object look: font, size, weight, slant, direction."""

import ctypes
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from pipeline.parsers.pdf_glyphs import is_symbol_font
from pipeline.parsers.pdfium_calls import Pointer, Row, text_calls, written

_FORCE_BOLD, _ITALIC, _FIXED_PITCH = 1 << 18, 1 << 6, 1 << 0  # font descriptor flags (ISO 32000-1, table 123)
_BOLD_WEIGHT = 680  # pdfium guesses weights from the stems: plain faces reach 625, bold ones begin at 700
_MATRIX = Row(np.float32, 6)
_LOOK = np.dtype([("font", np.uint64), ("size", np.float64), ("mode", np.int64), ("matrix", np.float32, 4)])
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


def styles_of(handle: Pointer, indexes: Sequence[int], objects: Sequence[int]) -> tuple[NDArray[np.intp], tuple[Style, ...]]:
    """The styles of the characters at ``indexes`` of a text page, as places in the list of all that occur.

    ``handle`` points to the text page, ``objects`` are the addresses of the text objects that draw the characters (0 for
    none).
    """
    calls = text_calls()
    matrices, _ = written(calls.matrix, _MATRIX, len(indexes), repeat(handle), indexes)
    drawers = list(map(Pointer, objects))
    looks = np.zeros(len(drawers), dtype=_LOOK)
    looks["font"] = np.fromiter(map(calls.font, drawers), dtype=np.uint64, count=len(drawers))
    looks["mode"] = np.fromiter(map(calls.render_mode, drawers), dtype=np.int32, count=len(drawers))
    looks["size"] = np.fromiter(map(calls.font_size, repeat(handle), indexes), dtype=np.float64, count=len(drawers))
    looks["matrix"] = matrices[:, :4] + np.float32(0)  # no negative zeros
    keys: list[bytes] = looks.view(np.dtype((np.void, _LOOK.itemsize))).tolist()  # type: ignore[assignment]
    fonts: dict[int, _Font] = {}
    by_look: dict[bytes, int] = {}
    places: dict[Style, int] = {}
    numbers = []
    for start, key in enumerate(keys):
        number = by_look.get(key)
        if number is None:
            font, size, mode, matrix = looks[start].item()
            if font not in fonts:
                fonts[font] = _font(handle, indexes[start])
            number = places.setdefault(_style(fonts[font], mode, size, tuple(matrix.tolist())), len(places))
            if font:
                by_look[key] = number
            else:  # what no object draws is looked at one by one
                del fonts[font]
        numbers.append(number)
    return np.array(numbers, dtype=np.intp), tuple(places)


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


def _font(handle: Pointer, index: int) -> _Font:
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
