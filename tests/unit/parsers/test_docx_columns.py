"""Letterheads and signature zones set with tabs and spaces come out as columns."""

from docx_files import docx, para

from pipeline.extraction import extract
from pipeline.model.text import Column
from pipeline.parsers.docx import parse_docx

TAB = "<w:r><w:tab/><w:tab/></w:r>"
TOP = (
    para("ỦY BAN NHÂN DÂN", TAB, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    para("TỈNH HÒA AN          Độc lập - Tự do - Hạnh phúc"),
    para("-------", TAB, "---------------"),
    para("Số: 05/QĐ-UB", TAB, "Hòa An, ngày 02 tháng 3 năm 2021"),
)
TITLE = para("QUYẾT ĐỊNH", properties='<w:jc w:val="center"/>')
BODY = para("Điều 1. Giao Sở Nội vụ báo cáo trước ngày 15/4/2021.")
BOTTOM = (
    para("Nơi nhận:", TAB, "KT. CHỦ TỊCH"),
    para("- Như trên;", TAB, "PHÓ CHỦ TỊCH"),
    para("- Lưu: VT."),
    para(TAB, "Trần Văn Bình"),
)


def columns(*body: str) -> list[tuple[str, Column]]:
    document = parse_docx(docx(*body))
    return [(document.slice(block.span), block.column) for block in document.blocks]


def test_a_whole_paper():
    assert columns(*TOP, TITLE, BODY, *BOTTOM) == [
        ("ỦY BAN NHÂN DÂN", Column.LEFT),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Column.RIGHT),
        ("TỈNH HÒA AN", Column.LEFT),
        ("Độc lập - Tự do - Hạnh phúc", Column.RIGHT),
        ("Số: 05/QĐ-UB", Column.LEFT),
        ("Hòa An, ngày 02 tháng 3 năm 2021", Column.RIGHT),
        ("QUYẾT ĐỊNH", Column.FULL),
        ("Điều 1. Giao Sở Nội vụ báo cáo trước ngày 15/4/2021.", Column.FULL),
        ("Nơi nhận:", Column.LEFT),
        ("KT. CHỦ TỊCH", Column.RIGHT),
        ("- Như trên;", Column.LEFT),
        ("PHÓ CHỦ TỊCH", Column.RIGHT),
        ("- Lưu: VT.", Column.LEFT),
        ("Trần Văn Bình", Column.RIGHT),
    ]


def test_its_header_is_read():
    (directive,) = extract(docx(*TOP, TITLE, para("Về việc rà soát biên chế"), BODY, *BOTTOM)).directives
    assert (directive.number, directive.issue_date) == ("05/QĐ-UB", "2021-03-02")
    assert directive.issuing_body == "Ủy ban nhân dân tỉnh Hòa An"
    assert (directive.signer.name, directive.signer.position) == ("Trần Văn Bình", "Phó Chủ tịch")
    assert directive.recipients == ("Như trên", "Lưu: VT")


def test_the_date_on_a_line_of_its_own_ends_the_letterhead():
    date = para(TAB, "Hòa An, ngày 02 tháng 3 năm 2021")
    found = dict(columns(*TOP[:2], para("Số: 05/QĐ-UB"), date, para("Về việc rà soát biên chế"), BODY))
    assert found["Số: 05/QĐ-UB"] is Column.LEFT
    assert found["Hòa An, ngày 02 tháng 3 năm 2021"] is Column.RIGHT
    assert found["Về việc rà soát biên chế"] is Column.FULL


def test_other_tabs_and_spaces_set_nothing_apart():
    lines = para("1.", TAB, "Rà soát biên chế;"), para("Họ tên:      Nguyễn Văn A"), para("Nơi nhận:", TAB, "- Như trên;")
    assert all(column is Column.FULL for _, column in columns(BODY, *lines))


def test_characters_of_both_columns_know_their_nodes():
    document = parse_docx(docx(*TOP, TITLE, BODY))
    at = document.text.index("Độc lập")
    path, offset = document.node_at(at)
    assert path.endswith("/w:p[2]/w:r[1]/w:t[1]")
    assert offset == len("TỈNH HÒA AN          ")
    assert document.position_of(path, offset) == at
