import pytest

from pipeline.model.text import BlockKind
from pipeline.parsers.pdf import parse_pdf
from tests.unit.parsers.pdf_pages import BACKGROUND, ORDER, Sheet, cells, lines, needs_font

pytestmark = needs_font

XS = [60, 95, 290, 400, 540]
HEAD = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành"]
LONG_TASK = "Rà soát quy trình vận hành hồ chứa, lập danh mục công trình xuống cấp và đề xuất nguồn vốn sửa chữa"


def task_row(number: int, task: str = "Lập báo cáo", lead: str = "Sở Xây dựng", date: str = "Quý III") -> list[str]:
    return [str(number), task, lead, date]


def table_of(document):
    (table,) = document.tables
    return table, cells(document, table)


def test_a_table_is_read_cell_by_cell_in_its_place_in_the_flow():
    sheet = Sheet()
    y = sheet.paragraph(80, BACKGROUND)
    y = sheet.grid(XS, y, [HEAD, task_row(1, LONG_TASK), task_row(2)], bold_rows=(0,))
    sheet.paragraph(y + 30, ORDER)
    document = parse_pdf(sheet.bytes())
    table, found = table_of(document)
    assert (table.rows, table.columns, table.header_rows, table.ruled) == (3, 4, 1, True)
    assert found[1, 1] == LONG_TASK and found[2, 3] == "Quý III"
    assert [cell.header for cell in table.cells] == [True] * 4 + [False] * 8
    assert lines(document) == [BACKGROUND, *HEAD, *task_row(1, LONG_TASK), *task_row(2), ORDER]
    assert document.slice(table.span) == "\n".join([*HEAD, *task_row(1, LONG_TASK), *task_row(2)])
    kinds = {document.slice(block.span): block.kind for block in document.blocks}
    assert kinds["Quý III"] is BlockKind.CELL and kinds[ORDER] is BlockKind.PARAGRAPH
    box = next(cell.boxes[0] for cell in table.cells if (cell.row, cell.column) == (1, 1))
    assert (round(box.x0), round(box.x1)) == (95, 290)


def test_paragraphs_of_a_cell_are_lines_of_the_text():
    sheet = Sheet()
    task = "- Kiểm tra các hồ chứa\n- Báo cáo kết quả\nCác nội dung khác"
    sheet.paragraph(60, BACKGROUND)
    sheet.grid(XS, 200, [HEAD, task_row(1, task)])
    document = parse_pdf(sheet.bytes())
    assert table_of(document)[1][1, 1] == task


def test_merged_and_empty_cells():
    rows = [
        HEAD,
        ["A", "Công tác chỉ đạo, điều hành", None, None],
        task_row(1),
        ["2", "Kiểm tra", None, "Quý IV"],
        task_row(3, lead=""),
    ]
    sheet = Sheet()
    sheet.paragraph(60, BACKGROUND)
    sheet.grid(XS, 200, rows, merged={(3, 2)})
    table, found = table_of(parse_pdf(sheet.bytes()))
    spans = {(cell.row, cell.column): (cell.row_span, cell.column_span) for cell in table.cells}
    assert spans[1, 1] == (1, 3) and spans[2, 2] == (2, 1) and (3, 2) not in spans
    assert found[1, 1] == "Công tác chỉ đạo, điều hành" and found[2, 2] == "Sở Xây dựng" and found[4, 2] == ""
    assert all(table.span.start <= cell.span.start <= cell.span.end <= table.span.end for cell in table.cells)


def test_a_head_of_two_rows_and_a_row_that_numbers_the_columns():
    rows = [["TT", "Nhiệm vụ", "Cơ quan", None], [None, None, "Chủ trì", "Phối hợp"], ["(1)", "(2)", "(3)", "(4)"], task_row(1)]
    sheet = Sheet()
    sheet.paragraph(60, BACKGROUND)
    sheet.grid(XS, 200, rows, merged={(1, 0), (1, 1)})
    table, found = table_of(parse_pdf(sheet.bytes()))
    assert (table.rows, table.header_rows) == (4, 3)
    assert found[1, 2] == "Chủ trì" and found[3, 0] == "1"


def test_a_table_without_heads_has_none():
    sheet = Sheet()
    sheet.paragraph(60, BACKGROUND)
    sheet.grid([60, 300, 540], 200, [["Họ và tên", "Ông Trần Văn Mẫu"], ["Chức vụ", "Trưởng phòng"]])
    assert table_of(parse_pdf(sheet.bytes()))[0].header_rows == 0


def over_two_pages(first, second, *, closed=True, repeat=True, xs=XS, closed_head=True):
    sheet = Sheet()
    sheet.paragraph(60, BACKGROUND)
    sheet.grid(XS, 600, [HEAD, *first], bold_rows=(0,), closed_bottom=closed)
    sheet.page()
    sheet.centered(297, 40, "2")
    y = 60.0
    if repeat:
        y = sheet.grid(xs, y, [HEAD], bold_rows=(0,), closed_bottom=closed_head)
    y = sheet.grid(xs, y, second, closed_top=closed and not repeat)
    sheet.paragraph(y + 40, ORDER)
    return parse_pdf(sheet.bytes())


@pytest.mark.parametrize("repeat", [True, False])
def test_a_table_over_two_pages_is_one_table(repeat):
    document = over_two_pages([task_row(1), task_row(2)], [task_row(3), task_row(4)], repeat=repeat)
    table, found = table_of(document)
    assert (table.rows, table.header_rows) == (5, 1)
    assert [found[row, 0] for row in range(5)] == ["TT", "1", "2", "3", "4"]
    assert lines(document)[-1] == ORDER


def test_column_edges_may_move_a_little_over_the_page_break():
    document = over_two_pages([task_row(1)], [task_row(2)], xs=[x + 4 for x in XS])
    assert (table_of(document)[0].rows, table_of(document)[0].columns) == (3, 4)


@pytest.mark.parametrize(
    ("closed", "repeat", "closed_head"), [(False, False, True), (False, True, True), (False, True, False), (True, False, True)]
)
def test_a_row_cut_by_the_page_break_is_glued(closed, repeat, closed_head):
    rest = ["", "và đề xuất nguồn vốn sửa chữa", "", ""]
    cut = LONG_TASK.removesuffix(" " + rest[1])
    document = over_two_pages(
        [task_row(1), task_row(2, cut)], [rest, task_row(3)], closed=closed, repeat=repeat, closed_head=closed_head
    )
    table, found = table_of(document)
    assert table.rows == 4
    assert found[2, 1] == LONG_TASK and found[3, 0] == "3"
    cell = next(cell for cell in table.cells if (cell.row, cell.column) == (2, 1))
    assert [box.page for box in cell.boxes] == [1, 2]


def test_a_cut_row_whose_number_stands_in_its_second_half():
    first, second = ["", "Rà soát quy trình vận", "Sở Xây dựng", ""], ["2", "hành hồ chứa", "", "Quý IV"]
    table, found = table_of(over_two_pages([task_row(1), first], [second, task_row(3)], closed=False))
    assert [found[2, column] for column in range(4)] == ["2", "Rà soát quy trình vận hành hồ chứa", "Sở Xây dựng", "Quý IV"]
    assert table.rows == 4


def test_a_row_without_a_number_after_the_break_stays_a_row():
    document = over_two_pages([task_row(1), task_row(2)], [["", "Nghỉ giải lao", "", ""], task_row(3)])
    assert [table_of(document)[1][row, 0] for row in range(5)] == ["TT", "1", "2", "", "3"]


def test_the_last_row_alone_on_its_page_belongs_to_the_table():
    document = over_two_pages([task_row(1)], [task_row(2)], repeat=False)
    assert table_of(document)[0].rows == 3


def test_a_cell_merged_over_the_page_break():
    first = [task_row(1), ["2", "Kiểm tra", None, "Quý IV"]]
    sheet = Sheet()
    sheet.paragraph(60, BACKGROUND)
    sheet.grid(XS, 600, [HEAD, *first], merged={(2, 2)})
    sheet.page()
    sheet.grid(XS, 60, [task_row(3, lead=""), ["4", "Báo cáo", None, "Quý IV"]], merged={(1, 2)})
    table, _ = table_of(parse_pdf(sheet.bytes()))
    spans = {(cell.row, cell.column): cell.row_span for cell in table.cells}
    assert spans[1, 2] == 4 and table.rows == 5


def test_another_table_on_the_next_page_stays_another_table():
    sheet = Sheet()
    sheet.paragraph(60, BACKGROUND)
    sheet.grid(XS, 600, [HEAD, task_row(1)], bold_rows=(0,))
    sheet.page()
    sheet.grid(XS, 60, [["STT", "Chỉ tiêu", "Đơn vị theo dõi", "Thời hạn"], task_row(1)], bold_rows=(0,))
    assert [table.rows for table in parse_pdf(sheet.bytes()).tables] == [2, 2]


def test_a_table_whose_outer_sides_are_not_drawn():
    sheet = Sheet()
    sheet.paragraph(60, BACKGROUND)
    rows = [HEAD, task_row(1), task_row(2)]
    for number in range(len(rows) + 1):
        sheet.rule(XS[0], 200 + 20 * number, XS[-1], 200 + 20 * number)
    for x in XS[1:-1]:
        sheet.rule(x, 200, x, 260)
    for number, row in enumerate(rows):
        for x, text in zip(XS, row, strict=False):
            sheet.text(x + 3, 214 + 20 * number, text, 10)
    assert table_of(parse_pdf(sheet.bytes()))[1][2, 3] == "Quý III"


def test_a_table_without_any_outer_rules_below_its_head():
    sheet = Sheet()
    sheet.paragraph(60, BACKGROUND)
    rows = [HEAD, task_row(1), task_row(2), task_row(3)]
    for number in range(len(rows)):
        sheet.rule(XS[0], 200 + 20 * number, XS[-1], 200 + 20 * number)
    for x in XS[1:-1]:
        sheet.rule(x, 200, x, 280)
    for number, row in enumerate(rows):
        for x, text in zip(XS, row, strict=False):
            sheet.text(x + 3, 214 + 20 * number, text, 10)
    document = parse_pdf(sheet.bytes())
    table, found = table_of(document)
    assert (table.rows, [found[3, column] for column in range(4)]) == (4, task_row(3))
    assert lines(document)[-4:] == task_row(3)


def narrow(date, room):
    """A table whose last column has ``room`` points beside the widest line of a date."""
    sheet = Sheet()
    sheet.paragraph(60, BACKGROUND)
    width = max(sheet.width(line, 11) for line in date.split("\n"))
    sheet.grid([60, 95, 290, 400, 408 + width + room], 200, [["TT", "Nhiệm vụ", "Chủ trì", "Hạn"], task_row(1, date=date)])
    document = parse_pdf(sheet.bytes())
    table, found = table_of(document)
    span = next(cell.span for cell in table.cells if (cell.row, cell.column) == (1, 3))
    pieces = [document.slice(word.span) for word in document.words if span.start <= word.span.start < span.end]
    return found[1, 3], pieces


@pytest.mark.parametrize(
    ("date", "whole"),
    [
        ("Trước\nngày\n15/3/202\n4", "Trước ngày 15/3/2024"),
        ("15/12/20\n24", "15/12/2024"),
        ("Quý\nI/202\n6", "Quý I/2026"),
        ("31/12\n/2024", "31/12/2024"),
    ],
)
def test_a_date_that_is_wider_than_its_cell_is_one_word(date, whole):
    found, pieces = narrow(date, room=2)
    assert found == whole
    assert pieces == date.split()  # each half has its own box
    assert narrow(date, room=30)[0] != whole


def test_two_numbers_in_a_narrow_cell_stay_two():
    assert narrow("2023\n2024", room=2)[0].split() == ["2023", "2024"]


@pytest.mark.parametrize(("rest", "rows"), [("Viễn thông tỉnh", 4), ("- Viễn thông tỉnh", 5)])
def test_a_cut_row_one_of_whose_cells_breaks_between_two_names(rest, rows):
    first = ["2", "Nâng cấp hệ thống thông tin giải quyết thủ", "Văn phòng UBND tỉnh;", "6 tháng cuối năm"]
    second = ["", "tục hành chính, bổ sung chức năng nhắc việc", rest, "2024"]
    table, found = table_of(over_two_pages([task_row(1), first], [second, task_row(3)]))
    assert table.rows == rows
    assert found[2, 2] == (f"Văn phòng UBND tỉnh; {rest}" if rows == 4 else "Văn phòng UBND tỉnh;")


def test_a_letterhead_laid_out_in_a_ruled_table_stays_a_letterhead():
    sheet = Sheet()
    left, right = (
        ["UBND TỈNH PHÚ LONG", "SỞ XÂY DỰNG", "Số: 7/SXD"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
    )
    date = "Phú Long, ngày 06 tháng 5 năm 2024"
    sheet.letterhead([*left[:2], (left[2], 98)], [*right, (date, 98)], right_x=412, size=10)
    for y in (45, 82, 104):
        sheet.rule(60, y, 560, y)
    for x in (60, 260, 560):
        sheet.rule(x, 45, x, 104)
    sheet.paragraph(150, BACKGROUND)
    document = parse_pdf(sheet.bytes())
    assert document.tables == ()
    assert lines(document) == [*left, *right, date, BACKGROUND]


def test_a_frame_around_text_is_no_table():
    sheet = Sheet()
    sheet.canvas.rect(60, 500, 480, 250)
    sheet.paragraph(120, BACKGROUND, left=90, right=520)
    document = parse_pdf(sheet.bytes())
    assert document.tables == () and lines(document) == [BACKGROUND]
