"""PDFs in old fonts: letters, their places, and what is left alone."""

import io
import itertools

import pytest

from corpus.generator.legacy import encode
from pipeline.model.text import Document
from pipeline.parsers.pdf import parse_pdf

SOFT_HYPHEN = 0xAD
LINES = (
    "Giao Sở Nông nghiệp khẩn trương kiểm tra các công trình thủy lợi,",
    "đê điều trước mùa mưa bão; báo cáo kết quả cho tỉnh trước ngày 15-5-2003",
    "và tư vấn cho các huyện, thị xã về phương án phòng, chống lụt bão.",
)


def pdf_of(lines: tuple[str, ...], family: str, font: str, capitals: bool = False) -> bytes:
    """A PDF whose text has the codes of ``family`` in a font called ``font``: a standard font of the reader's, renamed."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, FloatObject, NameObject, NumberObject
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1, pageCompression=0)
    canvas.setFont("Times-Roman", 13)
    for at, line in enumerate(lines):
        x = 85.0
        for code in b"".join(codes.data for codes in encode(line.lower() if capitals else line, family)):
            canvas.drawString(x, 742 - 20 * at, bytes([code]).decode("cp1252"))
            x += 6.5 if code == SOFT_HYPHEN else stringWidth(bytes([code]).decode("cp1252"), "Times-Roman", 13)
    canvas.save()
    writer = PdfWriter(PdfReader(io.BytesIO(buffer.getvalue())))
    widths = [stringWidth(bytes([code]).decode("cp1252", "replace"), "Times-Roman", 1000) for code in range(32, 256)]
    widths[SOFT_HYPHEN - 32] = 500  # as wide as the letter that it is
    for name in writer.pages[0]["/Resources"]["/Font"].values():
        name.get_object().update(
            {
                NameObject("/BaseFont"): NameObject(f"/{font}"),
                NameObject("/FirstChar"): NumberObject(32),
                NameObject("/LastChar"): NumberObject(255),
                NameObject("/Widths"): ArrayObject(map(FloatObject, widths)),
            }
        )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def one_line(document: Document) -> str:
    return document.text.replace("\n", " ")


@pytest.mark.parametrize("font", [".VnTime", "VnTimeBold", "Garamond"])
def test_tcvn3(font):
    assert one_line(parse_pdf(pdf_of(LINES, "tcvn3", font))) == " ".join(LINES)


@pytest.mark.parametrize("font", ["VNI-Times", "Garamond"])
def test_vni(font):
    assert one_line(parse_pdf(pdf_of(LINES, "vni", font))) == " ".join(LINES)


def test_fonts_of_capitals():
    assert one_line(parse_pdf(pdf_of(LINES, "tcvn3", ".VnTimeH", capitals=True))) == " ".join(LINES).upper()


@pytest.mark.parametrize(("family", "font"), [("tcvn3", ".VnTime"), ("vni", "VNI-Times")])
def test_every_word_has_its_box_in_its_line(family, font):
    document = parse_pdf(pdf_of(LINES, family, font))
    words = [document.slice(word.span) for word in document.words]
    assert words == " ".join(LINES).split()
    tops = [word.box.y0 for word in document.words]
    counts = [len(line.split()) for line in LINES]
    for at in range(len(LINES)):
        inside = document.words[sum(counts[:at]) : sum(counts[: at + 1])]
        assert all(before.box.x1 <= after.box.x0 + 0.5 for before, after in itertools.pairwise(inside))
    assert tops == sorted(tops)
