"""What is taken for a table ruled across only, and what is not."""

from pdf_pages import BACKGROUND, ORDER, Sheet, cells, lines, needs_font

from pipeline.parsers.pdf import parse_pdf

pytestmark = needs_font
XS = (60, 90, 330, 540)
HEAD = ("TT", "Nhiệm vụ", "Cơ quan chủ trì")


def row(sheet, y, texts, *, bold=False):
    for x, text in zip(XS, texts, strict=False):
        sheet.text(x + 4, y, text, 11, bold=bold)


def rule(sheet, y):
    sheet.rule(XS[0], y, XS[-1], y)


def table(sheet, y, rows, *, every=True):
    rule(sheet, y)
    row(sheet, y + 14, HEAD, bold=True)
    rule(sheet, y + 20)
    for texts in rows:
        y += 20
        row(sheet, y + 14, texts)
        if every:
            rule(sheet, y + 20)
    if not every:
        rule(sheet, y + 20)
    return y + 20


ROWS = (
    ("1", "Rà soát quy hoạch đất đai", "Sở Xây dựng"),
    ("2", "Kiểm tra hồ chứa trước mùa lũ", "Sở Công Thương"),
    ("3", "Báo cáo tiến độ giải ngân", "Sở Tài chính"),
)


def test_rows_between_level_rules():
    sheet = Sheet()
    y = sheet.paragraph(70, BACKGROUND)
    y = table(sheet, y, ROWS)
    sheet.paragraph(y + 30, ORDER)
    document = parse_pdf(sheet.bytes())
    (found,) = document.tables
    assert (found.rows, found.columns, found.header_rows) == (4, 3, 1)
    assert cells(document, found)[2, 1] == ROWS[1][1]
    assert len(lines(document)) == 14


def test_rows_that_no_rule_parts_begin_where_the_numbers_count_on():
    sheet = Sheet()
    y = sheet.paragraph(70, BACKGROUND)
    table(sheet, y, ROWS, every=False)
    document = parse_pdf(sheet.bytes())
    (found,) = document.tables
    assert (found.rows, found.columns) == (4, 3)
    assert cells(document, found)[3, 2] == "Sở Tài chính"


def test_a_row_over_all_columns_is_one_cell():
    sheet = Sheet()
    y = sheet.paragraph(70, BACKGROUND)
    group = ("Nhiệm vụ của các cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh",)
    table(sheet, y, (ROWS[0], group, ROWS[1]))
    document = parse_pdf(sheet.bytes())
    (found,) = document.tables
    assert [cell.column_span for cell in found.cells if document.slice(cell.span) == group[0]] == [3]


def test_paragraphs_between_rules_are_no_table():
    sheet = Sheet()
    y = 70
    for _ in range(4):
        y = sheet.paragraph(y, ORDER)
        rule(sheet, y - 10)
    assert parse_pdf(sheet.bytes()).tables == ()


def test_two_columns_without_a_head_between_rules_are_no_table():
    sheet = Sheet()
    y = sheet.paragraph(70, BACKGROUND)
    for left, right in (("Nơi nhận:", "chủ tịch"), ("như trên", "phó chủ tịch"), ("lưu", "Nguyễn Văn A")):
        rule(sheet, y)
        sheet.text(90, y + 14, left)
        sheet.text(380, y + 14, right)
        y += 20
    rule(sheet, y)
    assert parse_pdf(sheet.bytes()).tables == ()
