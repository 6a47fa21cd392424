"""How the characters of a text object look: font, size, weight, slant, direction."""

import ctypes
import math
from dataclasses import dataclass
from typing import Any

from pipeline.parsers.pdf_glyphs import is_symbol_font

_FORCE_BOLD, _ITALIC = 1 << 18, 1 << 6  # font descriptor flags (ISO 32000-1, table 123)
_BOLD_WEIGHT = 680  # pdfium guesses weights from the stems: plain faces reach 625, bold ones begin at 700
_FILL_AND_STROKE = 2  # a text rendering mode that printers use to fake bold (ISO 32000-1, table 106)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What the characters of one text object share.

    ``size`` in points as shown, ``direction`` in degrees anticlockwise, ``symbols`` for a font of signs instead of letters.
    """

    font: str
    size: float
    bold: bool
    italic: bool
    direction: float
    symbols: bool = False


@dataclass(frozen=True, slots=True)
class _Font:
    name: str
    bold: bool
    italic: bool
    symbols: bool


def style_of(textpage: Any, index: int, text_object: int, fonts: dict[int, Any]) -> Style:
    """The style of the character at ``index``, which ``text_object`` (an address, 0 for none) draws.

    ``fonts`` keeps what is known of the page's fonts from call to call.
    """
    import pypdfium2.raw as pdfium

    item = ctypes.cast(text_object, pdfium.FPDF_PAGEOBJECT)
    handle = ctypes.cast(pdfium.FPDFTextObj_GetFont(item), ctypes.c_void_p).value if text_object else None
    font = fonts.get(handle) if handle else None
    if font is None:
        font = _font(textpage, index)
        if handle:
            fonts[handle] = font
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage, index, matrix)
    stroked = pdfium.FPDFTextObj_GetTextRenderMode(item) == _FILL_AND_STROKE
    return Style(
        font=font.name,
        size=round(pdfium.FPDFText_GetFontSize(textpage, index) * (math.hypot(matrix.c, matrix.d) or 1.0), 2),
        bold=stroked or font.bold,
        italic=font.italic or _is_sheared(matrix),
        direction=math.degrees(math.atan2(matrix.b, matrix.a)) % 360,
        symbols=font.symbols,
    )


def _font(textpage: Any, index: int) -> _Font:
    import pypdfium2.raw as pdfium

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
    )


def _is_sheared(matrix: Any) -> bool:
    """Whether upright letters are slanted by the text matrix, as word processors fake italics."""
    return bool(abs(matrix.b) < 1e-3 and matrix.a > 0 and matrix.d > 0 and 0.1 < matrix.c / matrix.d < 0.6)
