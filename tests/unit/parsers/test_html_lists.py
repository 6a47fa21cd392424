import pytest

from pipeline.parsers.html import parse_html
from pipeline.parsers.html_lists import has_own_marker, numeral
from tests.unit.parsers.html_pages import ORDER, page

GOOGLE_STYLE = (
    "<style>ol.lst-kix_b2-0.start{counter-reset:lst-ctn-kix_b2-0 0}ol.lst-kix_b2-0{list-style-type:none}"
    '.lst-kix_b2-0 > li:before{content:"" counter(lst-ctn-kix_b2-0,lower-latin) ") "}'
    '.lst-kix_b2-1 > li:before{content:"" counter(lst-ctn-kix_b2-0,decimal) "." counter(lst-ctn-kix_b2-1,decimal) ". "}'
    '.lst-kix_a1-0 > li:before{content:"\\002d   "}</style>'
)
GOOGLE_BODY = (
    '<ol class="c5 lst-kix_b2-0 start" start="1"><li class="c6 li-bullet-0"><span>Sở Y tế chủ trì.</span></li></ol>'
    '<ol class="lst-kix_b2-1 start" start="1"><li>Rà soát.</li><li>Báo cáo.</li></ol>'
    '<ul class="lst-kix_a1-0 start"><li><span>Công an tỉnh</span></li></ul>'
    '<ol class="lst-kix_b2-0" start="2"><li>Sở Nội vụ phối hợp.</li></ol>'
)


def items(html: str, head: str = "") -> list[str]:
    return parse_html(page(html + ORDER, head)).text.split("\n")[:-1]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ol><li>Một<li>Hai</ol>", ["1. Một", "2. Hai"]),
        ("<ol type=a><li>Một</li><li>Hai</li></ol>", ["a) Một", "b) Hai"]),
        ("<ol type=I start=3><li>Mục</li></ol>", ["III. Mục"]),
        ("<ol start=4><li>Bốn</li><li value=9>Chín</li><li>Mười</li></ol>", ["4. Bốn", "9. Chín", "10. Mười"]),
        ("<ol style='list-style-type: upper-latin'><li>Mục</li></ol>", ["A. Mục"]),
        ("<ol><li>Một<ol type=a><li>Nhỏ</li></ol></li><li>Hai</li></ol>", ["1. Một", "a) Nhỏ", "2. Hai"]),
        ("<ol><li><p>Đầu</p><p>Tiếp theo</p></li></ol>", ["1. Đầu", "Tiếp theo"]),
        ("<ul><li>Gạch</li><li>- Có sẵn</li></ul>", ["- Gạch", "- Có sẵn"]),
        ("<ol style='list-style:none'><li>1. Có sẵn</li></ol>", ["1. Có sẵn"]),
        ("<ol><li>Điều 1. Có sẵn</li></ol>", ["Điều 1. Có sẵn"]),
        ("<ul style='list-style-type:none'><li>Không dấu</li></ul>", ["Không dấu"]),
        ("<ol><li></li><li>Hai</li></ol>", ["2. Hai"]),
    ],
)
def test_markers_are_written_out(html: str, expected: list[str]) -> None:
    assert items(html) == expected


def test_google_docs_markers_come_from_the_style_sheet() -> None:
    assert items(GOOGLE_BODY, GOOGLE_STYLE) == [
        "a) Sở Y tế chủ trì.",
        "1.1. Rà soát.",
        "1.2. Báo cáo.",
        "- Công an tỉnh",
        "b) Sở Nội vụ phối hợp.",
    ]


@pytest.mark.parametrize(
    ("number", "style", "text"),
    [
        (1, "decimal", "1"),
        (28, "lower-alpha", "ab"),
        (3, "upper-latin", "C"),
        (14, "lower-roman", "xiv"),
        (49, "upper-roman", "XLIX"),
        (0, "lower-alpha", "0"),
        (5, "hebrew", "5"),
    ],
)
def test_numeral(number: int, style: str, text: str) -> None:
    assert numeral(number, style) == text


@pytest.mark.parametrize("text", ["- a", "• a", "1. a", "12) a", "2.1. a", "a) b", "đ) b", "IV. b", "Điều 5. b"])
def test_own_marker(text: str) -> None:
    assert has_own_marker(text)


@pytest.mark.parametrize("text", ["Sở Y tế", "2021 là năm", "các sở", "Văn phòng"])
def test_no_own_marker(text: str) -> None:
    assert not has_own_marker(text)
