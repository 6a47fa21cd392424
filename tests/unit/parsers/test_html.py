import hashlib
import itertools
import unicodedata

import pytest

from pipeline.errors import NoText
from pipeline.model.text import BlockKind, Column, Document, TextSource
from pipeline.parsers.html import parse_html
from tests.unit.parsers.html_pages import LETTERHEAD, ORDER, SIGNATURE, TASK_TABLE, page

WORD_LIST = (
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><b><span style='mso-list:Ignore'>{0}"
    "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></b><![endif]>"
    "Phòng Tổ chức\r\nrà soát,&nbsp; báo cáo.</p>"
)


def lines(document: Document) -> list[str]:
    return document.text.split("\n")


def in_column(document: Document, column: Column) -> list[str]:
    return [document.slice(block.span) for block in document.blocks if block.column is column]


def body(html: str, head: str = "") -> list[str]:
    return lines(parse_html(page(html, head)))


def test_identity_and_source() -> None:
    data = page(ORDER)
    document = parse_html(data)
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.id == document.sha256[:12]
    assert (document.media_type, document.text_source) == ("text/html", TextSource.NATIVE)
    assert document.pages == () and document.words == ()


def test_every_block_is_one_line_of_the_text() -> None:
    document = parse_html(page(LETTERHEAD + "<h2>Nhiệm vụ</h2>" + ORDER + TASK_TABLE + "<ul><li>Sở Y tế</li></ul>" + SIGNATURE))
    assert "\n".join(document.slice(block.span) for block in document.blocks) == document.text
    assert all(before.span.end + 1 == after.span.start for before, after in itertools.pairwise(document.blocks))
    assert unicodedata.is_normalized("NFC", document.text)
    for table in document.tables:
        assert all(table.span.contains(cell.span) for cell in table.cells)


def test_letterhead_and_signature_are_columns_with_the_left_one_first() -> None:
    document = parse_html(page(LETTERHEAD + ORDER + SIGNATURE))
    assert document.tables == ()
    assert in_column(document, Column.LEFT) == [
        "ỦY BAN NHÂN DÂN TỈNH HÒA AN",
        "Số: 05/CT-UBND",
        "Nơi nhận:",
        "- Như trên;",
        "- VPUB: các Phó Văn phòng, các phòng chuyên môn;",
        "- Lưu: VT.",
    ]
    assert in_column(document, Column.RIGHT) == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hòa An, ngày 02 tháng 3 năm 2021",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "(Đã ký)",
        "Trần Văn Bình",
    ]
    assert lines(document)[:2] == ["ỦY BAN NHÂN DÂN TỈNH HÒA AN", "Số: 05/CT-UBND"]


@pytest.mark.parametrize(
    ("html", "kind", "bold", "italic", "centered"),
    [
        ("<h3>Nhiệm vụ trọng tâm</h3>", BlockKind.HEADING, True, False, False),
        ("<p align=center><b>KẾ HOẠCH</b></p>", BlockKind.HEADING, True, False, True),
        ("<p style='text-align:center;font-weight:bold'>Kế hoạch</p>", BlockKind.HEADING, True, False, True),
        ("<center><font size=5>CÔNG ĐIỆN</font></center>", BlockKind.HEADING, False, False, True),
        (
            "<p><b>Điều 3. <span style='font-weight:normal'>Sở Y tế thi hành.</span></b></p>",
            BlockKind.PARAGRAPH,
            False,
            False,
            False,
        ),
        ("<p><b>1.</b> Sở Y tế thi hành.</p>", BlockKind.PARAGRAPH, False, False, False),
        ("<p><em>Căn cứ Luật Đất đai;</em></p>", BlockKind.PARAGRAPH, False, True, False),
        ("<p><b>Căn cứ Luật Đất đai;</b></p>", BlockKind.PARAGRAPH, True, False, False),
        ("<ol><li>Rà soát</li></ol>", BlockKind.LIST_ITEM, False, False, False),
        ("<div align=center>Số: 12/KH-UBND</div>", BlockKind.PARAGRAPH, False, False, True),
    ],
)
def test_kind_and_look(html: str, kind: BlockKind, bold: bool, italic: bool, centered: bool) -> None:
    block = parse_html(page(html + ORDER)).blocks[0]
    assert (block.kind, block.bold, block.italic, block.centered) == (kind, bold, italic, centered)


def test_look_from_class_rules() -> None:
    head = "<style>p.TieuDe, li.x {text-align:center} .c1{font-weight:700}@media print{.c2{color:red}}</style>"
    block = parse_html(page("<p class='TieuDe'><span class='c2 c1'>Thông báo</span></p>" + ORDER, head)).blocks[0]
    assert (block.bold, block.centered, block.kind) == (True, True, BlockKind.HEADING)


@pytest.mark.parametrize(
    ("marker", "text"),
    [
        ("1.", "1. Phòng Tổ chức rà soát, báo cáo."),
        ("a)", "a) Phòng Tổ chức rà soát, báo cáo."),
        ("·", "- Phòng Tổ chức rà soát, báo cáo."),
        ("o", "- Phòng Tổ chức rà soát, báo cáo."),
        ("§", "- Phòng Tổ chức rà soát, báo cáo."),
        ("\uf0b7", "- Phòng Tổ chức rà soát, báo cáo."),
        ("2.1.", "2.1. Phòng Tổ chức rà soát, báo cáo."),
    ],
)
def test_word_list_markers(marker: str, text: str) -> None:
    assert body(WORD_LIST.format(marker)) == [text]
    commented = WORD_LIST.replace("<![if !supportLists]>", "<!--[if !supportLists]-->").replace("<![endif]>", "<!--[endif]-->")
    assert body(commented.format(marker)) == [text]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<span style='font-family:Wingdings'>§</span> Sở Y tế báo cáo kết quả.", "- Sở Y tế báo cáo kết quả."),
        ("<font face=Symbol>·</font>&nbsp;&nbsp;Sở Y tế báo cáo kết quả.", "- Sở Y tế báo cáo kết quả."),
        ("Sở Y&nbsp;&nbsp;&nbsp;tế\n   báo cáo kết quả.", "Sở Y tế báo cáo kết quả."),
        ("Sở Y t&#7871; b&aacute;o c&aacute;o kết quả.", "Sở Y tế báo cáo kết quả."),
        ("Sở<b> Y</b><i> tế</i> báo <u>cáo</u> kết quả.", "Sở Y tế báo cáo kết quả."),
        ("Sở Y tế<del> không</del> báo cáo kết quả.", "Sở Y tế báo cáo kết quả."),
        ("Sở Y tế<span style='display: none'> ẩn</span> báo cáo kết quả.", "Sở Y tế báo cáo kết quả."),
        ("Sở Y tế<span style='mso-hide:all'> ẩn</span> báo cáo kết quả.", "Sở Y tế báo cáo kết quả."),
        ("Sở Y tế<sup>1</sup> báo cáo kết quả.", "Sở Y tế báo cáo kết quả."),
        ("Sở Y tế<a href='#_ftn1' name='_ftnref1'>[1]</a> báo cáo kết quả.", "Sở Y tế báo cáo kết quả."),
        ("Sở Y tế xây 500 m<sup>2</sup> nhà, gom 10<sup>3</sup> túi.", "Sở Y tế xây 500 m² nhà, gom 10³ túi."),
        ("<sup>1</sup>Ghi theo Luật Đất đai hiện hành.", "1 Ghi theo Luật Đất đai hiện hành."),
        ("<a href='x'>Sở Y tế</a> báo cáo kết quả.<o:p>&nbsp;</o:p>", "Sở Y tế báo cáo kết quả."),
    ],
)
def test_inline_content(html: str, expected: str) -> None:
    assert body(f"<p>{html}</p>{ORDER}") == [expected, ORDER[3:-4]]


def test_preformatted_text_keeps_its_lines() -> None:
    assert body("<pre>CÔNG ĐIỆN\n\n1. Sở Y tế báo cáo.\n2. Sở Nội vụ rà soát.</pre>") == [
        "CÔNG ĐIỆN",
        "1. Sở Y tế báo cáo.",
        "2. Sở Nội vụ rà soát.",
    ]


def test_old_page_without_paragraphs() -> None:
    html = (
        "<font face=Arial size=2>Chủ tịch Ủy ban nhân dân tỉnh yêu cầu Thủ trưởng các sở, ban, ngành và<br>\n"
        "Chủ tịch Ủy ban nhân dân các huyện khẩn trương thực hiện<br>\n"
        "một số việc sau:<br><br>1. Sở Y tế báo cáo.<br>2. Sở Nội vụ rà soát."
        "<p>Nhận được văn bản này, yêu cầu thực hiện.</font>"
    )
    assert body(html) == [
        "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu Thủ trưởng các sở, ban, ngành và Chủ tịch Ủy ban nhân dân các huyện khẩn trương "
        "thực hiện một số việc sau:",
        "1. Sở Y tế báo cáo.",
        "2. Sở Nội vụ rà soát.",
        "Nhận được văn bản này, yêu cầu thực hiện.",
    ]


def test_word_rubbish_is_not_text() -> None:
    rubbish = "<!--[if gte mso 9]><xml><w:Doc>junk</w:Doc></xml><![endif]--><xml><o:x>junk</o:x></xml><script>junk()</script>"
    assert body(rubbish + ORDER + "<noscript>junk</noscript>") == [ORDER[3:-4]]


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<div id=root></div><noscript>You need to enable JavaScript to run this app, please do so now.</noscript>",
        "<p>&nbsp;</p><img src='trang1.png'>",
        "<h2>Đăng nhập hệ thống</h2>Tên đăng nhập <input name=u> Mật khẩu <input type=password> <a>Quên mật khẩu?</a>",
        "<p>Đang tải...</p>",
    ],
)
def test_pages_without_text(html: str) -> None:
    with pytest.raises(NoText):
        parse_html(page(html))


def test_frames_have_no_text() -> None:
    with pytest.raises(NoText):
        parse_html("<html><frameset cols=20%,80%><frame src=a.htm><noframes>Trình duyệt không hỗ trợ khung".encode())


def test_tags_nested_without_end_keep_their_text() -> None:
    assert body("<div><b>" * 400 + ORDER + "<p>Sở Y tế phối hợp.</p>") == [ORDER[3:-4], "Sở Y tế phối hợp."]


def test_same_bytes_same_document() -> None:
    data = page(LETTERHEAD + ORDER + TASK_TABLE + SIGNATURE)
    assert parse_html(data) == parse_html(data)
