"""The letters that fonts older than Unicode show, from the codes they are written with."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.parsers.legacy import Legacy, convert, is_letter_with
from pipeline.parsers.pdf_glyphs import glyph_text
from pipeline.parsers.pdf_style import Style

_LINE_END_HYPHEN, _SOFT_HYPHEN = 2, 0xAD  # pdfium gives either of them at the end of a line as the first
_HYPHENS = (_LINE_END_HYPHEN, ord("-"))
_HYPHEN_WIDTH = 0.42  # ems: hyphens are narrower, letters that have the soft hyphen's code in old fonts wider

LegacyFonts = Mapping[str, Legacy]  # by the name of the font


def put_letters(
    texts: list[str], codes: Sequence[int], boxes: NDArray[np.float64], styles: Sequence[Style], legacy: LegacyFonts
) -> None:
    """Puts what characters of legacy fonts show into ``texts``, by their ``codes``; in place, all columns of one length.

    An accent coded as a character of its own goes to the letter before it, whose box then reaches as far, and has no text
    left. ``boxes`` are left, bottom, right, top in points.
    """
    last, before = "", 0  # the code of the character before, where its font is a legacy one, and its place
    for place, (code, style) in enumerate(zip(codes, styles, strict=True)):
        old = legacy.get(style.font)
        if old is not None and last and is_letter_with(last, chr(code), old.family):
            texts[before] = convert(last + chr(code), old)
            boxes[before, 2] = max(boxes[before, 2], boxes[place, 2])
            texts[place] = last = ""
            continue
        last = ""
        if old is not None:
            width = boxes[place, 2] - boxes[place, 0]
            is_letter = code in _HYPHENS and not style.fixed and width > _HYPHEN_WIDTH * style.size
            code = _SOFT_HYPHEN if is_letter else code
            texts[place] = _letter(code, old)
        if texts[place]:
            last, before = (chr(code) if old is not None else ""), place


def _letter(code: int, legacy: Legacy) -> str:
    """What a single code reads as in a legacy font; a hyphen that pdfium marks at a line's end stays one."""
    if code in _HYPHENS:
        return "-"
    text = convert(chr(code), legacy)
    return text if not text.isascii() and text.isalpha() else glyph_text(ord(text), False)
