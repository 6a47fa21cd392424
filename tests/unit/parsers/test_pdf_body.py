import pytest

from pipeline.parsers.pdf import parse_pdf
from pipeline.parsers.pdf_lines import Line, LineWord, line_of
from pipeline.parsers.pdf_paragraphs import cell_paragraphs
from tests.unit.parsers.pdf_pages import BACKGROUND, ORDER, Sheet, lines, needs_font

RIGHT, SIZE = 540, 13


def long(start: str) -> str:
    return f"{start} {BACKGROUND}"


@needs_font
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (BACKGROUND, ORDER),
        (long("I. MỤC ĐÍCH"), long("1. Yêu cầu")),
        (long("- Chủ trì"), long("- Phối hợp")),
        (long("a) Chủ trì"), long("đ) Phối hợp")),
        (long("Điều 1."), long("Điều 2.")),
        (long("+ Chủ trì"), long("• Phối hợp")),
    ],
)
@pytest.mark.parametrize(("indent", "blank"), [(28, 6), (28, 0), (0, 8)])
def test_paragraphs_are_told_apart_by_indent_or_blank(first, second, indent, blank):
    sheet = Sheet()
    y = sheet.paragraph(100, first, indent=indent) - 6
    y = sheet.paragraph(y + blank, second, indent=indent) - 6
    sheet.paragraph(y + blank, BACKGROUND, indent=indent)
    assert lines(parse_pdf(sheet.bytes())) == [first, second, BACKGROUND]


@needs_font
def test_items_without_indent_or_blank_are_told_apart_by_their_markers():
    sheet = Sheet()
    y = sheet.paragraph(100, ORDER, indent=0) - 6
    y = sheet.paragraph(y, ORDER.replace("1.", "2."), indent=0) - 6
    sheet.paragraph(y, "- Văn phòng theo dõi việc thực hiện.", indent=0)
    assert lines(parse_pdf(sheet.bytes())) == [ORDER, ORDER.replace("1.", "2."), "- Văn phòng theo dõi việc thực hiện."]


@needs_font
@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("Giao Sở Lao động phối hợp cùng với Sở Nội vụ rà soát Sở Lao động", "- Thương binh và Xã hội", " "),
        ("Giao Sở Nội vụ phối hợp cùng các sở rà soát theo Nghị định số 28/2023/NĐ-", "CP của Chính phủ", ""),
        ("Giao Sở Nội vụ phối hợp cùng các sở rà soát việc thực hiện quy định tại", "Điều 5 của Luật này", " "),
        ("Giao Sở Nội vụ phối hợp cùng các sở rà soát, hoàn thành trong tháng", "12. Sau đó báo cáo", " "),
        ("Giao Sở Nội vụ phối hợp cùng các sở rà soát kế hoạch phát triển kinh tế -", "xã hội năm 2024", " "),
        ("Giao Sở Nội vụ phối hợp cùng các sở rà soát toàn bộ các công trình", "ngày 20 tháng 5", " "),
    ],
)
def test_a_wrapped_line_that_looks_like_an_item_goes_on(above, below, joined):
    sheet = Sheet()
    start = "Trước hết, Ủy ban nhân dân tỉnh yêu cầu các cơ quan thực hiện"
    y = sheet.paragraph(100, BACKGROUND, size=11)
    for text, indent in ((start, 28), (above, 0)):
        assert len(sheet.wrapped(text, 455, 11, indent=indent)) == 1
        sheet.paragraph(y, text, size=11, indent=indent, full=True)
        y += 17
    sheet.text(85, y, below, 11)
    assert lines(parse_pdf(sheet.bytes()))[1:] == [f"{start} {above}{joined}{below}"]


@needs_font
def test_a_paragraph_of_one_full_line_ends_where_an_indented_one_begins():
    sheet = Sheet()
    sheet.paragraph(100, "Các cơ quan, đơn vị tổ chức thực hiện ngay các nhiệm vụ sau:", full=True)
    y = sheet.paragraph(117, ORDER) - 6
    y = sheet.paragraph(y, "Ủy ban nhân dân tỉnh giao các cơ quan thực hiện nghiêm túc.", full=True) - 6
    sheet.paragraph(y, BACKGROUND)
    assert lines(parse_pdf(sheet.bytes())) == [
        "Các cơ quan, đơn vị tổ chức thực hiện ngay các nhiệm vụ sau:",
        ORDER,
        "Ủy ban nhân dân tỉnh giao các cơ quan thực hiện nghiêm túc.",
        BACKGROUND,
    ]


@needs_font
def test_a_hanging_indent_is_one_paragraph():
    sheet = Sheet()
    y = sheet.paragraph(100, BACKGROUND)
    for marker in ("a)", "b)"):
        sheet.text(113, y, marker)
        y = sheet.paragraph(y, f"Kiểm tra việc vận hành, {BACKGROUND}", left=135, indent=0) - 6
    assert lines(parse_pdf(sheet.bytes()))[1:] == [f"{marker} Kiểm tra việc vận hành, {BACKGROUND}" for marker in ("a)", "b)")]


@needs_font
def test_centred_headings_of_one_look_are_one_line_and_other_looks_part():
    sheet = Sheet()
    for y, text, bold in (
        (60, "PHỤ LỤC II", True),
        (77, "DANH MỤC NHIỆM VỤ TRỌNG TÂM", True),
        (94, "NĂM 2024 CỦA TỈNH", True),
        (111, "(Kèm theo Kế hoạch số 15/KH-UBND ngày 06 tháng 5", False),
        (128, "năm 2024 của Ủy ban nhân dân tỉnh)", False),
    ):
        sheet.centered(312, y, text, bold=bold)
    y = sheet.paragraph(170, BACKGROUND)
    sheet.paragraph(y, ORDER)
    document = parse_pdf(sheet.bytes())
    assert lines(document)[:-2] == [
        "PHỤ LỤC II",
        "DANH MỤC NHIỆM VỤ TRỌNG TÂM NĂM 2024 CỦA TỈNH",
        "(Kèm theo Kế hoạch số 15/KH-UBND ngày 06 tháng 5 năm 2024 của Ủy ban nhân dân tỉnh)",
    ]
    assert [block.centered for block in document.blocks] == [True, True, True, False, False]


@needs_font
@pytest.mark.parametrize(
    ("second", "joined"), [("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:", False), ("và mưa lớn trên địa bàn", True)]
)
def test_the_body_that_orders_has_a_line_of_its_own_below_the_subject(second, joined):
    sheet = Sheet()
    first = "Về việc chủ động ứng phó với bão số 9"
    sheet.centered(312, 100, first, bold=True)
    sheet.centered(312, 117, second, bold=True)
    sheet.paragraph(150, BACKGROUND)
    assert lines(parse_pdf(sheet.bytes()))[:-1] == ([f"{first} {second}"] if joined else [first, second])


@needs_font
def test_a_bold_heading_that_fills_its_line_ends_there():
    sheet = Sheet()
    sheet.paragraph(100, "1. Tăng cường công tác kiểm tra hồ chứa", indent=0, full=True, bold=True)
    sheet.paragraph(117, BACKGROUND, indent=0)
    assert lines(parse_pdf(sheet.bytes())) == ["1. Tăng cường công tác kiểm tra hồ chứa", BACKGROUND]


@needs_font
def test_a_footnote_does_not_cut_the_paragraph_that_runs_over_the_page():
    sheet = Sheet()
    y = sheet.paragraph(100, BACKGROUND)
    words = ORDER.split()
    first = sheet.wrapped(ORDER, 455, SIZE, indent=28)[0]
    sheet.paragraph(y, " ".join(first), full=True)
    sheet.rule(85, 770, 200, 770)
    sheet.text(85, 782, "1 Theo số liệu của Chi cục Thủy lợi tính đến hết quý I.", 9)
    sheet.page()
    y = sheet.paragraph(80, " ".join(words[len(first) :]), indent=0)
    sheet.paragraph(y, BACKGROUND)
    expected = [BACKGROUND, ORDER, "1 Theo số liệu của Chi cục Thủy lợi tính đến hết quý I.", BACKGROUND]
    assert lines(parse_pdf(sheet.bytes())) == expected


@needs_font
def test_a_paragraph_that_ends_its_page_does_not_run_on():
    sheet = Sheet()
    sheet.paragraph(100, ORDER)
    sheet.page()
    sheet.paragraph(80, BACKGROUND)
    assert lines(parse_pdf(sheet.bytes())) == [ORDER, BACKGROUND]


def cell_line(text: str, y: float, *, x: float = 5, page: int = 1) -> Line:
    """A line of words half as wide as high a letter, ten points high."""
    words = []
    for part in text.split():
        width = 5.0 * len(part)
        words.append(LineWord(text=part, x0=x, x1=x + width, y0=y - 10, y1=y + 2, baseline=y, size=10, bold=False, italic=False))
        x += width + 2.5
    return line_of(page, words)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Sở Tài nguyên", "và Môi trường"], ["Sở Tài nguyên và Môi trường"]),
        (["Sở Nông nghiệp và", "Môi trường; các xã,", "phường"], ["Sở Nông nghiệp và Môi trường; các xã, phường"]),
        (["Sở Y tế", "Sở Xây dựng"], ["Sở Y tế", "Sở Xây dựng"]),
        (["- Chủ trì rà soát", "- Báo cáo UBND tỉnh", "hằng quý"], ["- Chủ trì rà soát", "- Báo cáo UBND tỉnh hằng quý"]),
        (["Sở Lao động", "- Thương binh và Xã", "hội"], ["Sở Lao động", "- Thương binh và Xã hội"]),
        (["Sở Y tế và Sở Lao động", "- Thương binh và Xã", "hội"], ["Sở Y tế và Sở Lao động - Thương binh và Xã hội"]),
        (["Rà soát các đơn vị lẻ.", "Báo cáo kết quả"], ["Rà soát các đơn vị lẻ. Báo cáo kết quả"]),
        (["a) Rà soát;", "b) Báo cáo"], ["a) Rà soát;", "b) Báo cáo"]),
    ],
)
def test_lines_of_a_cell(texts, expected):
    made = [cell_line(text, 20 + 13 * number) for number, text in enumerate(texts)]
    found = cell_paragraphs(made, 0, 112)
    assert [" ".join(line.text for line in paragraph.lines) for paragraph in found] == expected


def test_a_cell_runs_on_over_a_page_break():
    made = [cell_line("Hoàn thành trước", 800), cell_line("Ngày 30 tháng 9", 60, page=2), cell_line("- Báo cáo", 73, page=2)]
    found = cell_paragraphs(made, 0, 115)
    assert [len(paragraph.lines) for paragraph in found] == [2, 1]
