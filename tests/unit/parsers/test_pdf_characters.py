import unicodedata

import pytest

from pipeline.parsers.pdf import parse_pdf
from tests.unit.parsers.pdf_pages import BACKGROUND, ORDER, Sheet, lines, needs_font

pytestmark = needs_font


def below(sheet: Sheet) -> str:
    """The text under a paragraph that shows the layer to be good."""
    sheet.paragraph(100, BACKGROUND)
    return lines(parse_pdf(sheet.bytes()))[-1]


def test_combining_marks_join_the_letter_they_stand_on():
    sheet = Sheet()
    start = 85.0
    for letter in "Kiện toàn tổ chức":
        base, *marks = unicodedata.normalize("NFD", letter)
        sheet.text(start, 700, base)
        for mark in marks:
            sheet.text(start + sheet.width(base), 700, mark)
        start += sheet.width(base)
    assert below(sheet) == "Kiện toàn tổ chức"


def test_marks_written_after_the_whole_line_still_find_their_letters():
    sheet = Sheet()
    parts = [unicodedata.normalize("NFD", letter) for letter in "Hạn hán"]
    starts = [85.0 + sum(sheet.width(part[0]) for part in parts[:number]) for number in range(len(parts))]
    for start, part in zip(starts, parts, strict=True):
        sheet.text(start, 700, part[0])
    for start, part in reversed(list(zip(starts, parts, strict=True))):
        for mark in part[1:]:
            sheet.text(start + sheet.width(part[0]), 700, mark)
    assert below(sheet) == "Hạn hán"


def test_words_written_in_any_order_stand_in_reading_order():
    sheet = Sheet()
    words = ["Sở", "Xây", "dựng", "báo", "cáo", "kết", "quả"]
    starts = [85.0 + sheet.width(" ".join([*words[:number], ""])) for number in range(len(words))]
    for start, word in sorted(zip(starts, words, strict=True), key=lambda pair: pair[1]):
        sheet.text(start, 700, word)
    assert below(sheet) == "Sở Xây dựng báo cáo kết quả"


def test_text_printed_twice_to_look_bold_stands_once():
    sheet = Sheet()
    sheet.text(85, 700, "Kính gửi các sở")
    sheet.text(85.3, 700, "Kính gửi các sở")
    assert below(sheet) == "Kính gửi các sở"


@pytest.mark.parametrize(
    ("drawn", "read"), [("\u00ad Sở Y tế", "- Sở Y tế"), ("Sở\u00a0Y\u00a0tế", "Sở Y tế"), ("\u200bSở Y tế", "Sở Y tế")]
)
def test_odd_characters_read_as_what_they_show(drawn, read):
    sheet = Sheet()
    sheet.text(85, 700, drawn)
    assert below(sheet) == read


def test_the_text_is_composed():
    sheet = Sheet()
    sheet.paragraph(100, unicodedata.normalize("NFC", ORDER))
    text = parse_pdf(sheet.bytes()).text
    assert text == unicodedata.normalize("NFC", text) == ORDER


def test_a_slanted_watermark_is_no_text():
    sheet = Sheet()
    sheet.canvas.saveState()
    sheet.canvas.translate(150, 300)
    sheet.canvas.rotate(45)
    sheet.size = (0, 0)
    sheet.text(0, 0, "BẢN DỰ THẢO", 48)
    sheet.canvas.restoreState()
    sheet.size = (595, 842)
    sheet.paragraph(100, BACKGROUND)
    document = parse_pdf(sheet.bytes())
    assert lines(document) == [BACKGROUND]
    assert [(artifact.kind, artifact.text) for artifact in document.artifacts] == [("stamp", "BẢN DỰ THẢO")]
