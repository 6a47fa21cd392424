"""What a character of a PDF reads as: code points that fonts misuse become the characters they show."""

import functools
import re
import unicodedata

from pipeline.parsers.encodings import clean
from pipeline.parsers.html_text import symbol_glyphs

_SYMBOL_FONT = re.compile(r"(?:^|\+)(?:wingdings|webdings|symbol)", re.IGNORECASE)
_PRIVATE, _PRIVATE_END = 0xF000, 0xF0FF  # where symbol fonts keep their glyphs (Microsoft OpenType specification, cmap)
_BULLET = "-"
_READS = {"\u0002": "-", "\u00ad": "-", "\u2010": "-", "\u2011": "-"}  # pdfium marks a hyphen at a line's end as U+0002
_LIGATURES = range(0xFB00, 0xFB07)


def is_symbol_font(name: str) -> bool:
    """Whether a font's glyphs are signs and bullets whatever their code points say."""
    return _SYMBOL_FONT.search(name) is not None


@functools.lru_cache(maxsize=8192)
def glyph_text(code: int, in_symbol_font: bool) -> str:
    """The text of a code point, a space for any white space; empty for what carries no text."""
    if not code or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    if _PRIVATE <= code <= _PRIVATE_END or (in_symbol_font and 0x21 <= code <= 0xFF):
        return _sign(code & 0xFF)
    text = _READS.get(chr(code)) or chr(code)
    if text.isspace():
        return " "
    if code in _LIGATURES:
        return unicodedata.normalize("NFKC", text)
    return "" if unicodedata.category(text) in ("Cc", "Co", "Cn") or code == 0xFFFD else clean(text)


def _sign(low: int) -> str:
    """The sign of a symbol font: as the table says, itself where it is a digit or common punctuation, else a list's bullet."""
    known = symbol_glyphs().get(chr(_PRIVATE + low))
    if known is not None:
        return known
    return chr(low) if chr(low) in "0123456789()+,./=<>%" else _BULLET
