import pytest

from pipeline.parsers.pdf import parse_pdf
from tests.unit.parsers.pdf_pages import BACKGROUND, ORDER, Sheet, lines, needs_font

pytestmark = needs_font


def pages(*extra: list[tuple[float, float, str]], size: float = 13) -> Sheet:
    """A sheet of one paragraph a page, with further texts (x, y, text)."""
    sheet = Sheet()
    for number, texts in enumerate(extra):
        if number:
            sheet.page()
        sheet.paragraph(120, BACKGROUND)
        for x, y, text in texts:
            sheet.text(x, y, text, size)
    return sheet


def artifacts(sheet: Sheet) -> list[tuple[str, str, int]]:
    document = parse_pdf(sheet.bytes())
    assert set(lines(document)) == {BACKGROUND}
    return [(artifact.kind, artifact.text, artifact.box.page) for artifact in document.artifacts]


@pytest.mark.parametrize(
    ("first", "second"),
    [("1", "2"), ("- 1 -", "- 2 -"), ("Trang 1", "Trang 2"), ("1/2", "2/2"), ("Trang 7/9", "Trang 8/9")],
)
@pytest.mark.parametrize("y", [40, 815])
def test_page_numbers(first, second, y):
    sheet = pages([(300, y, first)], [(300, y, second)])
    assert artifacts(sheet) == [("page_number", first, 1), ("page_number", second, 2)]


def test_a_lone_page_number():
    assert artifacts(pages([], [(300, 40, "2")])) == [("page_number", "2", 2)]


def test_a_year_at_the_foot_of_a_page_is_text():
    sheet = Sheet()
    sheet.paragraph(100, BACKGROUND)
    words = f"{BACKGROUND.removesuffix('.')} trong năm".split()
    wrapped = sheet.wrapped(" ".join(words), 455, 13, indent=28)
    sheet.paragraph(810 - 17 * len(wrapped), " ".join(words), full=True)
    sheet.text(85, 810, "2024.")
    sheet.page()
    sheet.paragraph(80, ORDER)
    document = parse_pdf(sheet.bytes())
    assert lines(document) == [BACKGROUND, " ".join([*words, "2024."]), ORDER]
    assert document.artifacts == ()


def test_running_heads_and_feet():
    head, foot = "CÔNG BÁO PHÚ LONG/Số 12/Ngày 20-5-2024", "Địa chỉ: 12 đường Hùng Vương, Phú Long"
    sheet = pages(*[[(100, 40, f"{40 + number} {head}"), (100, 815, foot)] for number in range(4)], size=10)
    found = artifacts(sheet)
    assert [kind for kind, _, _ in found] == ["running_head"] * 8
    assert found[0] == ("running_head", f"40 {head}", 1) and found[1] == ("running_head", foot, 1)


@pytest.mark.parametrize(
    "texts",
    [
        ["Phụ lục I", "Phụ lục II", "Phụ lục III"],
        ["PHỤ LỤC"] * 3,
        ["(Kèm theo Kế hoạch số 15/KH-UBND)"] * 3,
        ["Đầu trang", "Giữa trang", "Cuối trang"],
    ],
)
def test_headings_at_the_top_of_several_pages_are_text(texts):
    sheet = pages(*[[(200, 60, text)] for text in texts])
    document = parse_pdf(sheet.bytes())
    assert lines(document) == [part for text in texts for part in (text, BACKGROUND)]
    assert document.artifacts == ()


STAMP = [
    "Người ký: Ủy ban nhân dân tỉnh",
    "Email: vanthu@phulong.gov.vn",
    "Cơ quan: Tỉnh Phú Long",
    "Thời gian ký: 20.05.2024 10:11:12 +07:00",
]


@pytest.mark.parametrize("y", [20, 112])
def test_a_signature_stamp_is_lifted_off_the_text_it_lies_on(y):
    sheet = pages([(330, y + 7 * number, text) for number, text in enumerate(STAMP)], size=6)
    assert artifacts(sheet) == [("stamp", text, 1) for text in STAMP]


def test_a_body_line_that_speaks_of_a_signer_is_text():
    sheet = Sheet()
    y = sheet.paragraph(100, BACKGROUND)
    y = sheet.paragraph(y, "Người ký: ghi rõ họ tên, chức vụ của người ký văn bản.")
    sheet.paragraph(y, "Cơ quan: ghi tên đầy đủ của cơ quan, tổ chức ban hành.")
    document = parse_pdf(sheet.bytes())
    assert len(lines(document)) == 3 and document.artifacts == ()
