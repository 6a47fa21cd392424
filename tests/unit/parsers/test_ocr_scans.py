"""Scans of generated papers, recognised: text, layout, tables, sources, and what happens without a recogniser."""

import io

import pytest
from PIL import Image

from corpus.generator.scan import Wear, scanned
from pipeline.errors import BrokenFile, NeedsOcr, SecretDocument
from pipeline.extraction import extract
from pipeline.model.text import Column, TextSource
from pipeline.parsers import image, ocr_pages, pdf
from pipeline.parsers.base import parse, parsers_for
from pipeline.parsers.ocr_engine import OcrFailed
from pipeline.parsers.pdf import parse_pdf
from tests.unit.parsers.scans import error_rate, needs_tesseract, paper, scan_of

LETTER = "gm-soc-trang-hoi-nghi-2022"
ORDER = "ct-ninh-thuan-chong-han-2020"
TABLES = "kh-xa-thai-nguyen-nong-thon-moi-2026"


def first_page(name):
    """The native text of a paper's first page."""
    document = parse_pdf(paper(name))
    end = max(word.span.end for word in document.words if word.box.page == 1)
    return document.text[:end]


@needs_tesseract
def test_a_worn_scan_reads_like_its_paper():
    data = scan_of(LETTER, dpi=200, skew=0.8, noise=8.0, stamp=True)
    document = parse_pdf(data)
    native = parse_pdf(paper(LETTER))
    assert error_rate(document.text, native.text) < 0.01
    assert document.text_source is TextSource.OCR
    assert {page.source for page in document.pages} == {TextSource.OCR}
    assert all(word.confidence is not None and 0 <= word.confidence <= 1 for word in document.words)
    sides = {block.column for block in document.blocks}
    assert sides == {Column.FULL, Column.LEFT, Column.RIGHT}
    assert abs(document.text.count("\n") - native.text.count("\n")) <= 2


@needs_tesseract
def test_boxes_lie_on_the_scan_as_shown():
    document = parse_pdf(scan_of(LETTER, dpi=200, skew=0.8, noise=8.0, stamp=True))
    native = {native_word: box for native_word, box in _places(parse_pdf(paper(LETTER)))}
    common = [(box, native[text]) for text, box in _places(document) if text in native]
    assert len(common) > 20
    # A turn of 0.8 degrees about the middle moves no corner of A4 by more than 8 points.
    assert all(abs(one.x0 - other.x0) < 10 and abs(one.y0 - other.y0) < 12 for one, other in common)
    assert any(abs(one.x0 - other.x0) > 2 for one, other in common)


@needs_tesseract
@pytest.mark.parametrize("wear", [{"dpi": 200, "skew": 1.2}, {"dpi": 150, "turn": 90}], ids=["askew", "sideways"])
def test_every_character_leads_to_its_place_and_back(wear):
    document = parse_pdf(scan_of(ORDER, pages=(0,), **wear))
    (page,) = document.pages
    positions = [position for position, letter in enumerate(document.text) if not letter.isspace()]
    assert len(positions) > 500
    for position in positions:
        box = document.box_at(position)
        assert -1 <= box.x0 <= box.x1 <= page.width + 1 and -1 <= box.y0 <= box.y1 <= page.height + 1
        assert document.position_at(1, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2) == position


def _places(document):
    """The words that stand only once in a document, with their boxes."""
    texts = [document.slice(word.span) for word in document.words]
    return [(text, word.box) for text, word in zip(texts, document.words, strict=True) if texts.count(text) == 1]


@needs_tesseract
@pytest.mark.parametrize(("mark", "askew"), [("HỎA TỐC", 0.0), ("THƯỢNG KHẨN", 4.0), ("KHẨN", -6.0), ("HỎA TỐC HẸN GIỜ", 2.0)])
def test_a_red_mark_of_urgency_is_read_and_leaves_the_text_alone(mark, askew):
    wear = {"dpi": 150, "pages": (0,), "noise": 8.0, "skew": 0.6}
    plain, marked = scan_of(ORDER, **wear), scan_of(ORDER, mark=mark, askew=askew, **wear)
    document = parse_pdf(marked)
    (artifact,) = document.artifacts
    assert (artifact.kind, artifact.text, artifact.box.page) == ("stamp", mark, 1)
    assert 60 < artifact.box.x0 < 150 and 90 < artifact.box.y0 < 150
    assert error_rate(document.text, parse_pdf(plain).text) < 0.005
    assert extract(marked).directives[0].urgency == mark.removesuffix(" HẸN GIỜ")


@needs_tesseract
@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_scan_with_a_red_mark_of_secrecy_is_refused(mark):
    with pytest.raises(SecretDocument):
        extract(scan_of(ORDER, dpi=150, pages=(0,), noise=8.0, mark=mark, askew=-3.0))


@needs_tesseract
def test_the_same_scan_gives_the_same_document():
    data = scan_of(LETTER, dpi=150)
    assert parse_pdf(data) == parse_pdf(data)


@needs_tesseract
def test_a_sheet_laid_in_sideways_is_turned():
    document = parse_pdf(scan_of(LETTER, dpi=150, turn=90))
    assert error_rate(document.text, parse_pdf(paper(LETTER)).text) < 0.03
    (page, *_) = document.pages
    assert page.width > page.height


@needs_tesseract
def test_tables_of_a_scan_are_grids_again():
    native = parse_pdf(paper(TABLES))
    document = parse_pdf(scan_of(TABLES, dpi=200))
    assert [(table.rows, table.columns, table.header_rows) for table in document.tables] == [
        (table.rows, table.columns, table.header_rows) for table in native.tables
    ]
    assert native.tables
    for table, printed in zip(document.tables, native.tables, strict=True):
        assert error_rate(document.slice(table.span), native.slice(printed.span)) < 0.03


@needs_tesseract
def test_scanned_pages_among_native_ones_make_a_mixed_document():
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    native, scan = PdfReader(io.BytesIO(paper(TABLES))), PdfReader(io.BytesIO(scan_of(LETTER, pages=(0,), dpi=150)))
    writer.add_page(native.pages[0])
    writer.add_page(scan.pages[0])
    out = io.BytesIO()
    writer.write(out)
    document = parse_pdf(out.getvalue())
    assert [page.source for page in document.pages] == [TextSource.NATIVE, TextSource.OCR]
    assert document.text_source is TextSource.MIXED
    by_page = {word.box.page: word.confidence for word in document.words}
    assert by_page[1] is None and by_page[2] is not None


@needs_tesseract
@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("TIFF", "image/tiff")])
def test_pictures_are_documents_too(kind, media_type):
    (picture,) = scanned(paper(LETTER), Wear(dpi=150), pages=(0,))
    blank = Image.new("RGB", picture.size, "white")
    out = io.BytesIO()
    more = {"save_all": True, "append_images": [blank]} if kind == "TIFF" else {}
    picture.save(out, kind, dpi=(150, 150), **more)
    document = parse(out.getvalue())
    assert document.media_type == media_type
    assert error_rate(document.text, first_page(LETTER)) < 0.01
    assert [page.source for page in document.pages] == [TextSource.OCR] * (2 if kind == "TIFF" else 1)
    assert document.pages[0].width == pytest.approx(595, abs=2)


@pytest.mark.parametrize(
    ("size", "dpi", "seen"),
    [
        ((1240, 1754), 150, ((2480, 3508), 300)),
        ((2480, 3508), 300, ((2480, 3508), 300)),
        ((4960, 7016), 600, ((2480, 3508), 300)),
        ((9000, 9000), 100, ((9000, 9000), 100)),
        ((4000, 4000), 200, ((5000, 5000), 250)),
    ],
)
def test_pictures_are_read_at_one_resolution(monkeypatch, size, dpi, seen):
    pages = []
    monkeypatch.setattr(image, "is_available", lambda: True)
    monkeypatch.setattr(ocr_pages, "recognise_pages", lambda pictures: pages.extend(pictures) or [])
    out = io.BytesIO()
    Image.new("L", size, 255).save(out, "PNG", dpi=(dpi, dpi))
    with pytest.raises(NeedsOcr):
        parse(out.getvalue())
    assert [(page.picture.size, page.dpi) for page in pages] == [seen]


@needs_tesseract
def test_a_page_that_takes_too_long_is_left_unread(monkeypatch):
    real, seen = ocr_pages.read_words, []

    def slow(picture, **options):
        seen.append(options)
        if len(seen) == 1:
            raise OcrFailed("timeout")
        return real(picture, **options)

    monkeypatch.setattr(ocr_pages, "_side_by_side", lambda function, pictures: map(function, pictures))
    monkeypatch.setattr(ocr_pages, "read_words", slow)
    document = parse(_two_pages())
    assert [page.source for page in document.pages] == [TextSource.NONE, TextSource.OCR]
    assert seen[0]["seconds"] == ocr_pages.PAGE_SECONDS


def _two_pages():
    (picture,) = scanned(paper(LETTER), Wear(dpi=150), pages=(0,))
    out = io.BytesIO()
    picture.save(out, "TIFF", dpi=(150, 150), save_all=True, append_images=[picture])
    return out.getvalue()


def test_without_a_recogniser_scans_are_refused_as_before(monkeypatch):
    for room in (pdf, image):
        monkeypatch.setattr(room, "is_available", lambda: False)
    with pytest.raises(NeedsOcr, match="no_text_layer"):
        parse_pdf(scan_of(LETTER, dpi=150))
    with pytest.raises(NeedsOcr) as refused:
        parse(_two_pages())
    assert refused.value.pages == 2


def test_recognition_can_be_switched_off():
    with pytest.raises(NeedsOcr, match="no_text_layer"):
        parse(scan_of(LETTER, dpi=150), parsers=parsers_for(ocr=False))
    with pytest.raises(NeedsOcr):
        parse(_two_pages(), parsers=parsers_for(ocr=False))


@pytest.mark.parametrize("start", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\0"])
def test_a_broken_picture_is_a_broken_file(start):
    with pytest.raises(BrokenFile):
        parse(start + bytes(64))


@needs_tesseract
def test_an_empty_picture_needs_a_look():
    out = io.BytesIO()
    Image.new("L", (1240, 1754), 255).save(out, "PNG")
    with pytest.raises(NeedsOcr, match="nothing recognised"):
        parse(out.getvalue())
