"""Pages in old fonts: named by ``face``, by inline style, by style sheets, or by nobody."""

import unicodedata

import pytest
from html_pages import LETTERHEAD, ORDER, page

from corpus.generator.legacy import encode
from pipeline.errors import LegacyFont
from pipeline.parsers.html import parse_html

SENTENCE = (
    "Giao Sở Nông nghiệp khẩn trương kiểm tra các công trình thủy lợi, đê điều trước mùa mưa bão, báo cáo Ủy ban nhân dân tỉnh."
)
FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times"}


def coded(text: str, family: str) -> bytes:
    """``text`` in the codes of its font; capitals that TCVN3 lacks in the font of capitals."""
    return b"".join(
        b'<font face=".VnTimeH">' + codes.data + b"</font>" if codes.capitals else codes.data for codes in encode(text, family)
    )


def bare(body: bytes, head: str = "", charset: str = "windows-1252") -> bytes:
    return f'<html><head><meta charset="{charset}">{head}</head><body>'.encode() + body + b"</body></html>"


@pytest.mark.parametrize("charset", ["windows-1252", "windows-1258", "iso-8859-1", "x-user-defined"])
@pytest.mark.parametrize("family", ["tcvn3", "vni"])
def test_font_elements_in_any_code_page(family, charset):
    body = f'<p><font face="{FONTS[family]}">'.encode() + coded(SENTENCE, family) + b"</font></p>"
    assert parse_html(bare(body, charset=charset)).text == SENTENCE


@pytest.mark.parametrize("family", ["tcvn3", "vni"])
@pytest.mark.parametrize(
    ("head", "opening"),
    [
        ("", "<p style='font-family:\"{}\",serif'>"),
        ("", "<p style='font:13.0pt \"{}\"'>"),
        ('<style>p.c1 {{margin:0;font-family:"{}"}}</style>', "<p class=c1>"),
        ("<style>body {{font-family: {}, Arial}}</style>", "<p>"),
    ],
)
def test_fonts_named_by_styles(family, head, opening):
    font = FONTS[family]
    body = opening.format(font).encode() + coded(SENTENCE, family) + b"</p>"
    assert parse_html(bare(body, head.format(font))).text == SENTENCE


@pytest.mark.parametrize("family", ["tcvn3", "vni"])
def test_pages_whose_fonts_were_lost(family):
    body = b"".join(
        b"<p>" + b"".join(codes.data for codes in encode(text, family)) + b"</p>"
        for text in (SENTENCE.replace("Ủy", "ủy"), "Các sở, ngành, huyện, thị xã thực hiện nghiêm túc chỉ thị này.")
    )
    text = parse_html(bare(body, charset="utf-8")).text
    assert text.startswith(SENTENCE.replace("Ủy", "ủy"))
    assert text.endswith("thực hiện nghiêm túc chỉ thị này.")


def test_a_page_that_mixes_both():
    old = '<p><span style="font-family: .VnTime">' + coded(SENTENCE, "tcvn3").decode("latin-1") + "</span></p>"
    assert parse_html(page(f"{LETTERHEAD}{ORDER}{old}")).text.split("\n")[-1] == SENTENCE
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in parse_html(page(f"{LETTERHEAD}{ORDER}{old}")).text


def test_an_accent_in_the_next_element():
    body = "<p><font face='VNI-Times'>Quye<b>át ñònh cuûa UÛy ban nhaân daân</b></font></p>".encode("latin-1")
    assert parse_html(bare(body)).text == "Quyết định của Ủy ban nhân dân"


LONG_TEXTS = {
    "french": "L'été dernier, les élèves préféraient étudier près de la forêt où, malgré l'âge du bâtiment, la gaieté a cessé.",
    "vietnamese": SENTENCE,
    "nfd": unicodedata.normalize("NFD", SENTENCE),
}
ENGLISH = "The committee decided to review the naïve façade of the café before the deadline, at a cost of £300."


@pytest.mark.parametrize("text", LONG_TEXTS.values(), ids=LONG_TEXTS)
@pytest.mark.parametrize("font", ["Times New Roman", ".VnTime", "VNI-Times"])
def test_other_texts_stay_whatever_their_font_is_called(font, text):
    found = parse_html(page(f'<p><font face="{font}">{text} {text}</font></p>')).text
    assert found == unicodedata.normalize("NFC", f"{text} {text}")


def test_english_stays():
    assert parse_html(page(f'<p><font face="Arial">{ENGLISH}</font></p>')).text == ENGLISH


def _viscii(text):
    """Vowels with their tones as VISCII writes some of them (RFC 1456); the others as Latin 1 does."""
    codes = {
        "ở": 0xB7,
        "ộ": 0xB5,
        "ụ": 0xF8,
        "ủ": 0xFC,
        "ạ": 0xD5,
        "ấ": 0xA4,
        "ế": 0xAA,
        "ề": 0xAB,
        "ệ": 0xAE,
        "ị": 0xB8,
        "ơ": 0xBD,
    }
    codes |= {
        "ă": 0xE5,
        "ờ": 0xB6,
        "ử": 0xD8,
        "ư": 0xDF,
        "ớ": 0xBE,
        "ợ": 0xFE,
        "ứ": 0xD1,
        "ừ": 0xD7,
        "ự": 0xF1,
        "ả": 0xE4,
        "ổ": 0xB1,
        "ố": 0xAF,
        "đ": 0xF0,
        "ầ": 0xA5,
    }
    return bytes(codes.get(letter) or letter.encode("latin-1")[0] for letter in text)


OLD = (
    "Sở Nội vụ tổng hợp kết quả, báo cáo Chủ tịch nước; các đơn vị được giao thực hiện kế hoạch từ nay, có khó khăn thì đề nghị "
    "sửa đổi trong thời hạn quy định"
)


@pytest.mark.parametrize(("label", "family"), [("viscii", "VISCII"), ("x-viet-vps", "VPS")])
def test_a_page_in_an_old_encoding_that_is_not_known_is_refused(label, family):
    head = f'<html><head><meta charset="{label}"></head><body><p>'.encode()
    with pytest.raises(LegacyFont, match=family):
        parse_html(head + _viscii(OLD) + b"</p></body></html>")
    assert parse_html(head + OLD.encode() + b"</p></body></html>").text == OLD
    assert parse_html(head + b"Plain text of some length, with no accents</p></body></html>").text.startswith("Plain")


def test_a_page_in_a_font_whose_codes_are_not_known_is_refused():
    page = b'<html><body><p><font face="VI Times">' + _viscii(OLD) + b"</font></p></body></html>"
    with pytest.raises(LegacyFont, match="VISCII"):
        parse_html(page)
