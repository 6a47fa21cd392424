import pytest

from pipeline.parsers.pdf_glyphs import glyph_text, is_symbol_font


@pytest.mark.parametrize(
    ("code", "symbols", "expected"),
    [
        ("ệ", False, "ệ"),
        ("\u00a0", False, " "),
        ("\t", False, " "),
        ("\u0002", False, "-"),
        ("\u00ad", False, "-"),
        ("\ufeff", False, ""),
        ("\u0000", False, ""),
        ("\ue123", False, ""),
        ("ﬁ", False, "fi"),
        ("Ð", False, "Đ"),
        ("\uf0b7", False, "-"),
        ("\uf0d8", False, "-"),
        ("\uf0a8", False, "☐"),
        ("§", True, "-"),
        ("3", True, "3"),
        ("≥", True, "≥"),
    ],
)
def test_a_glyph_reads_as_what_it_shows(code, symbols, expected):
    assert glyph_text(ord(code), symbols) == expected


@pytest.mark.parametrize("code", [0xD800, 0x110000])
def test_what_is_no_character_is_dropped(code):
    assert glyph_text(code, False) == ""


@pytest.mark.parametrize(
    ("name", "expected"), [("Wingdings", True), ("ABCDEF+SymbolMT", True), ("TimesNewRoman", False), ("NotoSansSymbols", False)]
)
def test_symbol_fonts(name, expected):
    assert is_symbol_font(name) is expected
