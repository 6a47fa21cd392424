"""Damaged PDFs: mended and read as far as their objects go."""

import re

import pytest
from pdf_pages import ORDER, Sheet, lines, needs_font

from pipeline.errors import BrokenFile
from pipeline.model.text import TextSource
from pipeline.parsers.pdf import parse_pdf
from pipeline.parsers.pdf_repair import repaired

pytestmark = needs_font


def paper(pages=3):
    sheet = Sheet()
    for number in range(pages):
        sheet.paragraph(200, ORDER.replace("1.", f"{number + 1}.", 1))
        sheet.page()
    return sheet.bytes()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: data.rindex(b"trailer")],
        lambda data: data[: data.rindex(b"xref\n0")],
        lambda data: re.sub(rb"\d{10} \d{5} n", b"0000000007 00000 n", data),
        lambda data: re.sub(rb"startxref\s\d+", b"startxref 7", data),
        lambda data: b"\n\n" + data,
    ],
    ids=["no trailer", "no table", "wrong places", "wrong start", "moved"],
)
def test_a_file_without_a_sound_table_of_objects_reads_as_before(damage):
    sound = parse_pdf(paper())
    mended = parse_pdf(damage(paper()))
    assert mended.text == sound.text
    assert mended.words == sound.words
    assert mended.sha256 != sound.sha256  # of the bytes as they came


def test_a_page_whose_content_is_gone_is_missing_not_blank():
    data = paper()
    last = [match.start() for match in re.finditer(rb"\d+ 0 obj", data)][-1]
    document = parse_pdf(data[:last])
    assert [page.source for page in document.pages] == [TextSource.NATIVE, TextSource.NATIVE, TextSource.NONE]
    assert [line[:2] for line in lines(document)] == ["1.", "2."]


def test_what_cannot_be_mended_is_broken():
    assert repaired(b"%PDF-1.7\n" + b"x" * 500) is None
    with pytest.raises(BrokenFile):
        parse_pdf(b"%PDF-1.7\n" + b"x" * 500)
