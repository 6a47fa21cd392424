import pytest
from lxml import etree, html

from pipeline.errors import KnowledgeError
from pipeline.knowledge.loader import load_rows
from pipeline.parsers.html import parse_html
from pipeline.parsers.html_select import Furniture, class_words, is_furniture, site_selectors, to_xpath
from tests.unit.parsers.html_pages import LETTERHEAD, ORDER, SIGNATURE, page

FURNITURE = load_rows("parsers/html_furniture.csv", Furniture)
MENU = "<div class=topMenu><ul><li><a href=/>Trang chủ</a></li><li><a href=/tin>Tin tức - sự kiện trong tỉnh</a></li></ul></div>"
RELATED = (
    "<div class=box-tin-lien-quan><h4>Tin liên quan</h4>"
    "<p>Sở Y tế yêu cầu các bệnh viện tăng cường trực cấp cứu trong dịp lễ.</p></div>"
)
FOOTER = "<div id='footer'>Cơ quan chủ quản: Văn phòng Ủy ban nhân dân tỉnh. Giấy phép số 5/GP-TTĐT ngày 1/2/2020 của Cục.</div>"
BODY = (
    f"<p>Chủ tịch tỉnh vừa có chỉ đạo mới về quản lý biên chế.</p>{ORDER}<p>Các sở phối hợp thực hiện nghiêm túc chỉ đạo này.</p>"
)
BODY_LINES = [
    "Chủ tịch tỉnh vừa có chỉ đạo mới về quản lý biên chế.",
    ORDER[3:-4],
    "Các sở phối hợp thực hiện nghiêm túc chỉ đạo này.",
]


def text(html_body: str) -> list[str]:
    return parse_html(page(html_body)).text.split("\n")


@pytest.mark.parametrize(
    "container",
    [
        "<div id=divContentDoc><div class='content1'>{}</div></div>",
        "<div data-vbpl-content-root=true>{}</div>",
        "<div class='detail-content afcbc-body clearfix'>{}</div>",
        "<main><article>{}</article></main>",
        "<div class=wrap><div class=cot-trai>{}</div></div>",
        "<table><tr><td width=160><a href=/a>Giới thiệu</a><br><a href=/b>Liên hệ</a></td><td>{}</td></tr></table>",
        "<div class=print-area>{}</div>",
    ],
    ids=["thuvienphapluat", "vbpl", "vccorp", "article", "unknown", "table", "furniture-name"],
)
def test_only_the_main_part_is_kept(container: str) -> None:
    assert text(MENU + container.format(BODY) + RELATED + FOOTER) == BODY_LINES


def test_furniture_inside_the_main_part_is_dropped() -> None:
    inside = f"<article>{BODY}<div class='social-share'>Chia sẻ bài viết này lên mạng xã hội của bạn</div>{RELATED}</article>"
    assert text(MENU + inside + FOOTER) == BODY_LINES


def test_lead_of_an_article_comes_before_its_body() -> None:
    lead = "<h1>Chỉ đạo về biên chế</h1><h2 class=detail-sapo>Tỉnh yêu cầu rà soát biên chế.</h2>"
    html_body = f"{lead}<div class='detail-content afcbc-body'>{BODY}</div>"
    assert text(MENU + html_body) == ["Tỉnh yêu cầu rà soát biên chế.", *BODY_LINES]


def test_letterhead_outside_the_densest_part_is_kept() -> None:
    html_body = f"<div><div>{LETTERHEAD}</div><div>{ORDER * 6}</div><div>{SIGNATURE}</div></div>"
    lines = text(MENU + html_body + FOOTER)
    assert lines[0] == "ỦY BAN NHÂN DÂN TỈNH HÒA AN"
    assert lines[-1] == "Trần Văn Bình"


def test_fullest_of_several_containers_is_taken() -> None:
    cards = "".join(f"<article><a href=/{number}>Tin số {number} trong ngày hôm nay</a></article>" for number in range(5))
    assert text(f"<main>{cards}<article>{BODY}</article></main>") == BODY_LINES


def test_page_that_is_all_furniture_by_name_is_kept_whole() -> None:
    half = "<div class='related'><p>Giao Sở Y tế báo cáo kết quả kiểm tra trước ngày 15/4.</p></div>"
    assert len(text(half * 3)) == 3


def element(name: str) -> html.HtmlElement:
    root = html.fragment_fromstring(f"<div><div class='{name}'>abc</div></div>")
    return root[0]


@pytest.mark.parametrize("name", [name for row in FURNITURE for name in row.examples])
def test_furniture_examples(name: str) -> None:
    assert is_furniture(element(name), 10)
    assert not is_furniture(element(name), 2)


@pytest.mark.parametrize("name", [name for row in FURNITURE for name in row.counter_examples])
def test_furniture_counter_examples(name: str) -> None:
    assert not is_furniture(element(name), 10)


@pytest.mark.parametrize(
    "name",
    [
        "MsoNormal",
        "WordSection1",
        "prov-clause",
        "content1",
        "preview-content",
        "table-scroll-wrapper",
        "col-md-8",
        "doc-content",
    ],
)
def test_document_classes_are_no_furniture(name: str) -> None:
    assert not is_furniture(element(name), 10)


def test_class_words_split_at_case_and_signs() -> None:
    assert class_words(element("relatedNews box_tin-lienQuan")) == "related news box tin lien quan"


@pytest.mark.parametrize(
    ("selector", "hits"),
    [
        ("#a", 1),
        (".b", 2),
        ("p.b", 1),
        ("#a .b", 1),
        ("[data-x]", 1),
        ("[data-x=y]", 1),
        ("div[data-x^=y]", 1),
        ("[data-x*=z]", 0),
    ],
)
def test_selectors(selector: str, hits: int) -> None:
    tree = html.fromstring("<div><div id=a class='c'><p class='x b'>1</p></div><div class='b bb' data-x='y'>2</div></div>")
    assert len(etree.XPath(to_xpath(selector))(tree)) == hits


@pytest.mark.parametrize("selector", ["div > p", "p:first-child", "a,b", "DIV"])
def test_unknown_selector_syntax_is_refused(selector: str) -> None:
    with pytest.raises(KnowledgeError):
        to_xpath(selector)


def test_selector_table() -> None:
    rows = [row for row, _ in site_selectors()]
    assert len({row.id for row in rows}) == len(rows)
    assert {row.scope for row in rows} == {"site", "generic", "lead"}
