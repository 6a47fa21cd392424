import hashlib
import io

import pytest

from pipeline.errors import BrokenFile, EncryptedFile, NeedsOcr, TooLarge
from pipeline.model.text import BlockKind, Column, TextSource
from pipeline.parsers.pdf import parse_pdf
from tests.unit.parsers.pdf_pages import BACKGROUND, ORDER, Sheet, lines, needs_font

pytestmark = needs_font

SUBJECT = "Về việc bảo đảm an toàn hồ chứa trong mùa mưa năm 2024"
ISSUER = ["ỦY BAN NHÂN DÂN", "TỈNH PHÚ LONG", ("Số: 15/CT-UBND", 110)]
MOTTO = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    ("Phú Long, ngày 06 tháng 5 năm 2024", 112),
]
STAMP = ["Người ký: Ủy ban nhân dân tỉnh", "Cơ quan: Tỉnh Phú Long", "Thời gian ký: 06.05.2024 15:02:11 +07:00"]


def directive(**options) -> bytes:
    """A two-page directive; its second order runs over the page break."""
    sheet = Sheet(**options)
    sheet.letterhead(ISSUER, MOTTO, right_x=420, size=10)
    sheet.centered(312, 160, "CHỈ THỊ", bold=True)
    sheet.centered(312, 180, SUBJECT, bold=True)
    y = sheet.paragraph(220, BACKGROUND)
    y = sheet.paragraph(y, ORDER)
    words = ORDER.replace("1.", "2.").split()
    first = sheet.wrapped(" ".join(words), 455, 13, indent=28)[0]
    sheet.paragraph(y, " ".join(first), full=True)
    sheet.page()
    sheet.centered(297, 40, "2")
    y = sheet.paragraph(80, " ".join(words[len(first) :]), indent=0)
    y = sheet.paragraph(y, "3. Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc việc thực hiện./.")
    sheet.text(85, y + 22, "Nơi nhận:", 11, bold=True)
    sheet.text(85, y + 35, "- Như trên;", 10)
    sheet.text(85, y + 48, "- Lưu: VT.", 10)
    sheet.centered(440, y + 16, "TM. ỦY BAN NHÂN DÂN", bold=True)
    sheet.centered(440, y + 33, "CHỦ TỊCH", bold=True)
    sheet.centered(440, y + 110, "Trần Văn Mẫu", bold=True)
    return sheet.bytes()


def picture(shade: int = 200):
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    data = io.BytesIO()
    Image.new("L", (60, 80), shade).save(data, "PNG")
    data.seek(0)
    return ImageReader(data)


def test_a_directive_becomes_one_line_a_paragraph_in_reading_order():
    document = parse_pdf(directive())
    assert lines(document) == [
        "ỦY BAN NHÂN DÂN TỈNH PHÚ LONG",
        "Số: 15/CT-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Phú Long, ngày 06 tháng 5 năm 2024",
        "CHỈ THỊ",
        SUBJECT,
        BACKGROUND,
        ORDER,
        ORDER.replace("1.", "2."),
        "3. Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc việc thực hiện./.",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Trần Văn Mẫu",
    ]
    by_text = {document.slice(block.span): block for block in document.blocks}
    assert by_text["Số: 15/CT-UBND"].column is Column.LEFT
    assert by_text["Phú Long, ngày 06 tháng 5 năm 2024"].column is Column.RIGHT
    assert by_text["CHỈ THỊ"].kind is BlockKind.HEADING and by_text["CHỈ THỊ"].centered
    assert by_text[ORDER].kind is BlockKind.PARAGRAPH and not by_text[ORDER].bold and not by_text[ORDER].centered
    assert [box.page for box in by_text[ORDER.replace("1.", "2.")].boxes] == [1, 2]
    assert [(artifact.kind, artifact.text, artifact.box.page) for artifact in document.artifacts] == [("page_number", "2", 2)]


def test_blocks_and_words_are_spans_of_the_text():
    document = parse_pdf(directive())
    assert document.text == "\n".join(document.slice(block.span) for block in document.blocks)
    assert "".join(document.slice(word.span) for word in document.words) == "".join(document.text.split())
    assert all(first.span.end <= second.span.start for first, second in zip(document.words, document.words[1:], strict=False))
    place = document.words[0].box
    assert (place.page, round(place.y1)) == (1, 62) and 60 < place.x0 < 120


def test_identity_is_that_of_the_bytes_and_the_result_is_repeatable():
    data = directive()
    document = parse_pdf(data)
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.id == document.sha256[:12]
    assert document.media_type == "application/pdf"
    assert document == parse_pdf(data)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_reads_the_same_and_its_boxes_are_those_of_the_page_as_shown(degrees):
    sheet = Sheet()
    sheet.paragraph(100, BACKGROUND)
    upright = parse_pdf(sheet.bytes())
    sheet = Sheet()
    sheet.turned(degrees)
    sheet.paragraph(100, BACKGROUND)
    turned = parse_pdf(sheet.bytes())
    assert turned.text == upright.text
    assert turned.pages[0].rotation == degrees
    assert (turned.pages[0].width > turned.pages[0].height) == (degrees != 180)
    box, page = turned.words[0].box, turned.pages[0]
    assert 0 <= box.x0 < box.x1 <= page.width and 0 <= box.y0 < box.y1 <= page.height
    before = upright.words[0].box
    if degrees == 180:
        assert box.x1 == pytest.approx(595 - before.x0, abs=0.1) and box.y1 == pytest.approx(842 - before.y0, abs=0.1)
    else:
        assert box.y1 - box.y0 == pytest.approx(before.x1 - before.x0, abs=0.1)


def test_a_table_printed_sideways_is_read_upright():
    sheet = Sheet()
    sheet.canvas.translate(595, 0)
    sheet.canvas.rotate(90)
    sheet.size = (842, 595)
    sheet.grid([60, 100, 500, 780], 80, [["TT", "Nhiệm vụ", "Cơ quan chủ trì"], ["1", ORDER, "Sở Xây dựng"]], bold_rows=(0,))
    document = parse_pdf(sheet.bytes())
    assert lines(document) == ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "1", ORDER, "Sở Xây dựng"]
    assert len(document.tables) == 1 and document.tables[0].header_rows == 1
    box = document.words[0].box
    assert box.y1 - box.y0 > box.x1 - box.x0 > 5 and box.x1 < 595


def test_a_pdf_with_a_user_password_is_told_apart():
    from reportlab.lib.pdfencrypt import StandardEncryption

    with pytest.raises(EncryptedFile):
        parse_pdf(directive(encrypt=StandardEncryption("mở", ownerPassword="chủ")))
    assert parse_pdf(directive(encrypt=StandardEncryption("", ownerPassword="chủ"))).text.startswith("ỦY BAN")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.4\n" + bytes(range(256)) * 20, directive()[:700]])
def test_what_is_no_whole_pdf_is_a_broken_file(data):
    with pytest.raises(BrokenFile):
        parse_pdf(data)


def test_more_pages_than_the_limit_are_refused():
    with pytest.raises(TooLarge, match="more than 1 pages") as caught:
        parse_pdf(directive(), max_pages=1)
    assert caught.value.pages > 1


def scan(*stamp: str, pages: int = 1) -> bytes:
    sheet = Sheet()
    for _ in range(pages):
        sheet.canvas.drawImage(picture(), 0, 0, 595, 842)
        for number, text in enumerate(stamp):
            sheet.text(300, 20 + 8 * number, text, 6)
        sheet.page()
    return sheet.bytes()


@pytest.mark.parametrize("stamp", [(), STAMP, ("CÔNG VĂN ĐẾN", "Số: 1234", "Ngày đến: 07/5/2024", *STAMP)])
def test_a_scan_needs_ocr_whatever_its_stamps_say(stamp):
    with pytest.raises(NeedsOcr, match="no_text_layer"):
        parse_pdf(scan(*stamp), ocr=False)


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("Uy ban nhân dan tinh yêu cau các so, ban, ngành khân truong thuc hien các nhiem vu.", "legacy_font"),
        ("Uy ban nhan dan tinh yeu cau cac so, ban, nganh khan truong thuc hien cac nhiem vu.", "untrusted_text_layer"),
    ],
)
def test_a_text_layer_that_lies_needs_ocr(text, detail):
    sheet = Sheet()
    sheet.paragraph(100, " ".join([text] * 4))
    with pytest.raises(NeedsOcr, match=detail):
        parse_pdf(sheet.bytes(), ocr=False)


def test_scanned_pages_among_good_ones_have_no_source_and_blank_ones_need_none():
    sheet = Sheet()
    sheet.paragraph(100, BACKGROUND)
    sheet.page()
    sheet.canvas.drawImage(picture(), 0, 0, 595, 842)
    sheet.page()
    sheet.page()
    sheet.paragraph(100, ORDER)
    document = parse_pdf(sheet.bytes(), ocr=False)
    assert [page.source for page in document.pages] == [
        TextSource.NATIVE,
        TextSource.NONE,
        TextSource.NATIVE,
        TextSource.NATIVE,
    ]
    assert lines(document) == [BACKGROUND, ORDER]
    assert document.text_source is TextSource.NATIVE


def test_a_good_ocr_layer_over_a_scan_is_text():
    sheet = Sheet()
    sheet.canvas.drawImage(picture(), 0, 0, 595, 842)
    sheet.canvas.saveState()
    y = sheet.paragraph(100, BACKGROUND)
    sheet.paragraph(y, ORDER)
    assert lines(parse_pdf(sheet.bytes())) == [BACKGROUND, ORDER]


def test_a_damaged_page_among_good_ones_has_no_source():
    sheet = Sheet()
    sheet.paragraph(100, BACKGROUND)
    sheet.page()
    sheet.paragraph(100, ORDER)
    data = sheet.bytes()
    damaged = data.replace(b"/Kids [ 3 0 R 4 0 R ]", b"/Kids [ 3 0 R 9 9 R ]")
    assert damaged != data
    document = parse_pdf(damaged)
    assert [page.source for page in document.pages] == [TextSource.NATIVE, TextSource.NONE]
    assert lines(document) == [BACKGROUND]
