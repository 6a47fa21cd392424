import pytest

from pipeline.knowledge.loader import load_rows
from pipeline.model.text import Column, Document, Table
from pipeline.parsers.html import parse_html
from pipeline.parsers.html_tables import LayoutCue, zone_of
from tests.unit.parsers.html_pages import LETTERHEAD_ROWS, ORDER, SIGNATURE_ROWS, TASK_TABLE, page, row

CUES = load_rows("parsers/layout_cues.csv", LayoutCue)


def parsed(html: str) -> Document:
    return parse_html(page(html + ORDER))


def cells(document: Document, table: Table) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): document.slice(cell.span) for cell in table.cells}


@pytest.mark.parametrize(("zone", "example"), [(cue.zone, text) for cue in CUES for text in cue.examples])
def test_cue_examples(zone: str, example: str) -> None:
    assert zone_of(example) == zone


@pytest.mark.parametrize("example", [text for cue in CUES for text in cue.counter_examples])
def test_cue_counter_examples(example: str) -> None:
    assert zone_of(example) is None


def test_grid_with_spans_and_two_header_rows() -> None:
    document = parsed(TASK_TABLE)
    (table,) = document.tables
    assert (table.rows, table.columns, table.header_rows, table.ruled) == (4, 4, 2, True)
    assert cells(document, table) == {
        (0, 0): "STT",
        (0, 1): "Nhiệm vụ",
        (0, 3): "Thời gian hoàn thành",
        (1, 1): "Tên",
        (1, 2): "Cơ quan chủ trì",
        (2, 0): "1",
        (2, 1): "Lập kế hoạch",
        (2, 2): "Sở Nội vụ",
        (2, 3): "Quý I",
        (3, 0): "2",
        (3, 1): "Rà soát biên chế\nGửi kết quả",
        (3, 3): "",
    }
    by_place = {(cell.row, cell.column): cell for cell in table.cells}
    assert (by_place[0, 1].column_span, by_place[0, 0].row_span, by_place[2, 2].row_span) == (2, 2, 2)
    assert [cell.header for cell in table.cells] == [True] * 5 + [False] * 7
    assert document.slice(table.span).startswith("STT\nNhiệm vụ") and document.slice(table.span).endswith("Gửi kết quả")


@pytest.mark.parametrize(
    ("html", "heads"),
    [
        ("<tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr>", 1),
        ("<thead><tr><td>Việc</td><td>Ai</td></tr></thead><tr><td>Rà soát</td><td>Sở</td></tr>", 1),
        ("<tr><td>TT</td><td>Nội dung công việc</td><td>Đơn vị thực hiện</td></tr><tr><td>1</td><td>x</td><td>y</td></tr>", 1),
        (
            "<tr><td>TT</td><td>Nội dung</td><td>Ghi chú</td></tr><tr><td>(1)</td><td>(2)</td><td>(3)</td></tr>"
            "<tr><td>1</td><td>x</td><td>y</td></tr>",
            2,
        ),
        ("<tr><td><b>Xã</b></td><td><b>Số hộ</b></td></tr><tr><td>Hòa Bình</td><td>15</td></tr>", 1),
        ("<tr><td>Hòa An</td><td>12</td></tr><tr><td>Hòa Bình</td><td>15</td></tr>", 0),
        ("<tr><td>1</td><td>Nội dung rà soát</td></tr><tr><td>2</td><td>Báo cáo</td></tr>", 0),
    ],
)
def test_header_rows(html: str, heads: int) -> None:
    assert parsed(f"<table border=1>{html}</table>").tables[0].header_rows == heads


def test_phantom_columns_are_taken_out() -> None:
    head, data = row("TT", "colspan=5|Nhóm 1", "colspan=3|Nhóm 2"), row("1", "colspan=5|a", "colspan=3|b")
    (table,) = parsed(f"<table border=1>{head}{data}</table>").tables
    assert table.columns == 3
    assert {cell.column_span for cell in table.cells} == {1}


def test_spans_that_overrun_are_clipped() -> None:
    (table,) = parsed("<table border=1><tr><td rowspan=999>a</td><td colspan=x>b</td></tr><tr><td>c</td></tr></table>").tables
    assert (table.rows, table.columns) == (2, 2)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<table border=1><tr><td><p>Một ô duy nhất.</p></td></tr></table>", ["Một ô duy nhất."]),
        (
            "<table border=0><tr><td>Kính gửi:</td><td>- Sở Y tế;<br>- Sở Nội vụ.</td></tr></table>",
            ["Kính gửi:", "- Sở Y tế;", "- Sở Nội vụ."],
        ),
        ("<table><tr><td>Dòng một</td></tr><tr><td>Dòng hai</td></tr></table>", ["Dòng một", "Dòng hai"]),
        ("<table class=image><tr><td><img src=a.jpg></td></tr><tr><td>Quang cảnh hội nghị. Ảnh: N.V.A</td></tr></table>", []),
        ("<table><tr><td><img src=a.jpg></td></tr><tr><td>Quang cảnh hội nghị.</td></tr></table>", []),
        ("<table border=1><tr><td>&nbsp;</td><td></td></tr></table>", []),
        ("<figure><img src=a.jpg><figcaption>Quang cảnh hội nghị.</figcaption></figure>", []),
    ],
)
def test_tables_that_are_none(html: str, expected: list[str]) -> None:
    document = parsed(html)
    assert document.tables == ()
    assert document.text.split("\n")[:-1] == expected


def test_signature_alone_stands_right_and_recipients_alone_left() -> None:
    document = parsed("<table><tr><td></td><td>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH<br>Lê Văn Cường</td></tr></table>")
    assert {block.column for block in document.blocks[:3]} == {Column.RIGHT}
    document = parsed("<table><tr><td>Nơi nhận:<br>- Như trên.</td><td></td></tr></table>")
    assert {block.column for block in document.blocks[:2]} == {Column.LEFT}


def test_a_column_for_recipients_does_not_make_a_signature() -> None:
    rows = row("TT", "Tên báo cáo", "Nơi nhận") + row("1", "Báo cáo năm", "CHỦ TỊCH")
    document = parsed(f"<table border=1>{rows}</table>")
    assert len(document.tables) == 1


def test_page_laid_out_in_one_table() -> None:
    body = row(f"colspan=2|{ORDER * 12}{TASK_TABLE}")
    document = parse_html(page(f"<table width=100%>{LETTERHEAD_ROWS}{body}{SIGNATURE_ROWS}</table>"))
    found = {document.slice(block.span): block.column for block in document.blocks}
    assert found["ỦY BAN NHÂN DÂN TỈNH HÒA AN"] is Column.LEFT
    assert found["Hòa An, ngày 02 tháng 3 năm 2021"] is Column.RIGHT
    assert found["Nơi nhận:"] is Column.LEFT
    assert found["Trần Văn Bình"] is Column.RIGHT
    assert len(document.tables) == 1


def test_table_inside_a_data_cell_becomes_lines_of_the_cell() -> None:
    inner = "<table><tr><td>a) Lập danh sách</td></tr><tr><td>b) Gửi danh sách</td></tr></table>"
    rows = row("TT", "Nội dung công việc của các đơn vị") + row("1", f"Rà soát toàn bộ hồ sơ đã nhận {inner}")
    document = parsed(f"<table border=1>{rows}</table>")
    (table,) = document.tables
    assert cells(document, table)[1, 1] == "Rà soát toàn bộ hồ sơ đã nhận\na) Lập danh sách\nb) Gửi danh sách"
