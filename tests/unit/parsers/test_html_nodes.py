"""From every character of a page's text to its element in the page, and back.

The elements are found without the reader's help: in the tree that lxml makes of the page, comments and scripts included.
"""

import re
import unicodedata
from pathlib import Path

import pytest
from html_pages import LETTERHEAD, ORDER, SIGNATURE, TASK_TABLE, page
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from corpus.generator.legacy import encode
from pipeline.errors import NoText
from pipeline.model.text import Document
from pipeline.parsers.encodings import LOOKALIKES, decode
from pipeline.parsers.html import page_tree, parse_html
from pipeline.parsers.html_nodes import node_text
from pipeline.parsers.html_origins import stretches
from pipeline.parsers.html_text import line_text

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared" / "dev"
CORPUS = sorted((ROOT / "corpus/documents").glob("*.html"))
PAGES = sorted(SHARED.glob("*/*.html"))
SIGNS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
GENERATED = re.compile(r"^(?:-|\d{1,3}\.|[a-z]\)|[IVXLC]+\.) |\n")


def plain_tree(data: bytes):
    return lxml_html.document_fromstring(decode(data).encode(), parser=lxml_html.HTMLParser(encoding="utf-8", huge_tree=True))


def own_texts(tree) -> dict[str, str]:
    """By path the text nodes of each element of ``tree``, joined."""
    found = {}
    waiting = [(tree, f"/{tree.tag}[1]")]
    while waiting:
        element, path = waiting.pop()
        found[path] = "".join(element.xpath("text()"))
        counts: dict[str, int] = {}
        for child in element.iterchildren(tag="*"):
            counts[child.tag] = counts.get(child.tag, 0) + 1
            step = child.tag if ":" not in child.tag else f'*[name()="{child.tag}"]'
            waiting.append((child, f"{path}/{step}[{counts[child.tag]}]"))
    return found


def alike(source: str, shown: str) -> bool:
    return source.translate(LOOKALIKES) == shown.translate(SIGNS) or (source.isspace() and shown == " ")


def check(document: Document, texts: dict[str, str]) -> int:
    """Every character with a node reads as the node's characters do, and is led back to; how many have one."""
    count = 0
    for run in document.nodes:
        source, shown = texts[run.path][run.start : run.end], document.slice(run.span)
        if run.end - run.start == len(shown):
            assert len(source) == len(shown) and all(map(alike, source, shown)), (run, source, shown)
            for at in range(run.span.start, run.span.end):
                assert document.position_of(*document.node_at(at)) == at
        else:
            assert unicodedata.normalize("NFC", source) == shown or shown in (" ", "-"), (run, source, shown)
        count += len(shown)
    return count


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_pages_of_the_corpus(path):
    data = path.read_bytes()
    document = parse_html(data)
    covered = check(document, own_texts(plain_tree(data)))
    assert covered >= len(document.text) - sum(len(match[0]) for match in GENERATED.finditer(document.text)) - 5


@pytest.mark.shared
@pytest.mark.skipif(not PAGES, reason="the development documents (../shared/dev) are not beside this checkout")
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_pages_of_portals(path):
    data = path.read_bytes()
    document = parse_html(data)
    assert check(document, own_texts(plain_tree(data))) >= 0.98 * (len(document.text) - document.text.count("\n"))


def test_paths_are_xpaths_of_the_page():
    menu = "<!-- đầu trang --><div class='menu'><a href='/'>Trang chủ</a></div><script>var a = '<p>không</p>';</script>"
    data = page(f"{menu}<div id='nd'>{LETTERHEAD}{ORDER}{TASK_TABLE}<ul><li>Rà <b>soát</b></li></ul>{SIGNATURE}</div>{menu}")
    document = parse_html(data)
    tree = plain_tree(data).getroottree()
    for run in document.nodes:
        (element,) = tree.xpath(run.path)
        source = "".join(element.xpath("text()"))[run.start : run.end]
        assert [*map(alike, source, document.slice(run.span))] == [True] * len(source)
        assert node_text(page_tree(data), run.path) == "".join(element.xpath("text()"))


def places(document: Document, words: str) -> tuple[tuple[str, int], tuple[str, int]]:
    at = document.text.index(words)
    return document.node_at(at), document.node_at(at + len(words) - 1)


def test_text_around_inner_elements_counts_on():
    document = parse_html(page("<p>Giao <b>Sở Nội vụ</b> chủ trì<br>\n  rà soát <!-- x -->biên chế.</p><p>Lưu hồ sơ.</p>"))
    assert places(document, "Giao")[0] == ("/html[1]/body[1]/p[1]", 0)
    assert places(document, "Sở Nội vụ") == (("/html[1]/body[1]/p[1]/b[1]", 0), ("/html[1]/body[1]/p[1]/b[1]", 8))
    assert places(document, "chủ trì")[0] == ("/html[1]/body[1]/p[1]", 6)
    assert places(document, "biên chế.")[0] == ("/html[1]/body[1]/p[1]", 24)
    assert places(document, "Lưu") == (("/html[1]/body[1]/p[2]", 0), ("/html[1]/body[1]/p[2]", 2))


def test_what_is_left_out_has_no_position():
    document = parse_html(page("<p>Rà soát  biên\u200b chế của cơ quan</p><script>x</script><nav>Trang chủ</nav>"))
    path = "/html[1]/body[1]/p[1]"
    assert document.text == "Rà soát biên chế của cơ quan"
    assert [document.position_of(path, at) for at in (6, 7, 8, 9, 12, 13, 14)] == [6, 7, None, 8, 11, None, 12]
    assert document.position_of("/html[1]/body[1]/nav[1]", 0) is None
    assert document.position_of(path, 99) is None


def test_markers_that_a_browser_draws_have_no_node():
    document = parse_html(page("<p>Các sở có trách nhiệm sau đây:</p><ol><li>Lập kế hoạch;</li><li>b) Báo cáo.</li></ol>"))
    at = document.text.index("1. Lập")
    assert [document.node_at(at + step) for step in range(4)] == [None, None, None, ("/html[1]/body[1]/ol[1]/li[1]", 0)]
    assert places(document, "b) Báo")[0] == ("/html[1]/body[1]/ol[1]/li[2]", 0)


def test_markers_of_word_and_its_elements():
    data = page(
        "<p>Các đơn vị có trách nhiệm:</p>"
        "<p><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span>Rà soát<o:p>, báo cáo</o:p></p>"
        "<p><span style='font-family:Symbol;mso-list:Ignore'>·<span>&nbsp; </span></span>Lưu hồ sơ</p>"
    )
    document = parse_html(data)
    assert document.text.splitlines()[1:] == ["1. Rà soát, báo cáo", "- Lưu hồ sơ"]
    assert places(document, "1.") == (("/html[1]/body[1]/p[2]/span[1]", 0), ("/html[1]/body[1]/p[2]/span[1]", 1))
    path, offset = places(document, ", báo cáo")[0]
    assert (path, offset) == ('/html[1]/body[1]/p[2]/*[name()="o:p"][1]', 0)
    assert node_text(page_tree(data), path) == ", báo cáo"
    assert places(document, "- Lưu")[0] == ("/html[1]/body[1]/p[3]/span[1]", 0)


def test_powers_and_symbols():
    document = parse_html(page("<p>Xây dựng 300 m<sup> 2 </sup> nhà ở&#769; xã hội</p><p>\uf0b7 \uf0b7 Bàn giao mặt bằng</p>"))
    assert document.text == "Xây dựng 300 m² nhà ở\u0301 xã hội\n- Bàn giao mặt bằng"
    assert document.node_at(document.text.index("²")) == ("/html[1]/body[1]/p[1]/sup[1]", 1)
    assert places(document, "Bàn")[0] == ("/html[1]/body[1]/p[2]", 4)


def test_titles_set_in_two_paragraphs():
    body = "<p align=center><b>KẾ HOẠCH</b></p><p align=center><b>Rà soát biên chế của</b></p><p align=center><b>các sở</b></p>"
    document = parse_html(page(body + ORDER))
    assert "của các sở" in document.text
    assert places(document, "các sở")[0] == ("/html[1]/body[1]/p[3]/b[1]", 0)


def test_cells_whose_rows_stand_in_groups():
    rows = "<thead><tr><th>TT</th><th>Việc</th></tr></thead><tbody><tr><td>1</td><td>Rà soát</td></tr></tbody>"
    document = parse_html(page(f"{ORDER}<table border=1><caption>Bảng phân công</caption>{rows}</table>"))
    assert places(document, "Rà soát")[0] == places(document, "Rà soát")[0]
    at = document.text.rindex("Rà soát")
    assert document.node_at(at) == ("/html[1]/body[1]/table[1]/tbody[1]/tr[1]/td[2]", 0)
    assert places(document, "Bảng")[0] == ("/html[1]/body[1]/table[1]/caption[1]", 0)


@pytest.mark.parametrize("family", ["tcvn3", "vni"])
def test_old_fonts(family):
    sentence = "Giao Sở Nông nghiệp khẩn trương kiểm tra các công trình thủy lợi, đê điều trước mùa mưa bão"
    codes = b"".join(part.data for part in encode(sentence, family)).decode("cp1252", "replace")
    font = {"tcvn3": ".VnTime", "vni": "VNI-Times"}[family]
    data = page(f"<p><font face='{font}'>{codes[:5]}<b>{codes[5:]}</b></font></p>")
    document = parse_html(data)
    assert document.text == sentence
    tree = page_tree(data)
    shown = ""
    for run in document.nodes:
        source = node_text(tree, run.path)[run.start : run.end]
        assert len(source) == 2 or len(source) == len(document.slice(run.span))
        shown += source
    assert shown == codes
    for at in range(len(sentence)):
        assert document.position_of(*document.node_at(at)) == at


def test_a_letter_and_its_accent_in_two_elements():
    words = "Quyeát ñònh cuûa UÛy ban nhaân daân tænh veà vieäc quaûn lyù caùc coâng trình thuûy lôïi"
    data = page(f"<p><font face='VNI-Times'>Quye<i>{words[4:]}</i></font></p>")
    document = parse_html(data)
    assert document.text.startswith("Quyết định của Ủy ban")
    assert document.node_at(3) == ("/html[1]/body[1]/p[1]/font[1]", 3)
    assert document.node_at(4) == ("/html[1]/body[1]/p[1]/font[1]/i[1]", 1)
    assert document.position_of("/html[1]/body[1]/p[1]/font[1]/i[1]", 0) is None


def test_decomposed_letters_and_windows_1258():
    sentence = "Giao Sở Nội vụ rà soát, báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 4."
    apart = unicodedata.normalize("NFD", sentence)
    for data in (page(f"<p>{apart}</p>"), f"<meta charset=windows-1258><p>{_tones(sentence)}</p>".encode("cp1258")):
        document = parse_html(data)
        assert document.text == sentence
        assert document.nodes[0].start == 0 and document.nodes[-1].end == len(sentence)
        assert node_text(page_tree(data), document.nodes[0].path) == sentence


def _tones(text: str) -> str:
    """The letters as windows-1258 has them: tones apart, hats and horns not."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    found = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        found.append(bare + "".join(part for part in parts if part in tones))
    return "".join(found)


def test_elements_too_deep_to_be_told_apart():
    for levels in (250, 3000):
        data = page("<p>Giao Sở Nội vụ:</p>" + "<font><div>" * levels + "<p>rà soát <b>biên</b> chế</p><p>báo cáo</p>")
        document = parse_html(data)
        tree = page_tree(data)
        assert document.text.endswith("rà soát biên chế\nbáo cáo")
        for run in document.nodes:
            assert node_text(tree, run.path)[run.start : run.end] == document.slice(run.span)
        assert sum(run.end - run.start for run in document.nodes) == len(document.text) - document.text.count("\n")


def test_unknown_paths_have_no_text():
    tree = page_tree(page(ORDER))
    assert node_text(tree, "/html[1]/body[1]/p[9]") is None and node_text(tree, "/html[1]/table[1]//text()") is None


PIECES = st.recursive(
    st.text(alphabet="aàâấ \n\u00a0\u200bĐð1.,-", max_size=12).map(lambda text: text or "x"),
    lambda inner: st.tuples(
        st.sampled_from(["p", "b", "i", "span", "div", "td", "sup", "li", "ul", "pre", "font", "o:p", "h2"]),
        st.lists(inner, max_size=4),
    ).map(lambda part: f"<{part[0]}>{''.join(part[1])}</{part[0]}>"),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=6))
def test_any_tree(parts):
    data = page("<p>Giao Sở Nội vụ chủ trì rà soát</p>" + "".join(parts))
    document = parse_html(data)
    check(document, own_texts(plain_tree(data)))
    assert all(before.span.end <= after.span.start for before, after in zip(document.nodes, document.nodes[1:], strict=False))


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="aàâấe\u0301\u0300\u0323\u00a0 \t\n\u200b\u00adĐð1.,-ộ\uf0b7\uf0b3", max_size=40))
def test_lines_are_made_of_their_source(raw):
    text = line_text(raw)
    at = begin = 0
    for start, length, first, last in stretches(raw, text):
        source, shown = raw[first:last], text[start : start + length]
        assert start >= at and first >= begin and start + length <= len(text) and last <= len(raw)
        if length == last - first and not re.search("[\ue000-\uf8ff]", source):
            assert all(map(alike, source, shown)) or unicodedata.normalize("NFC", source.translate(LOOKALIKES)) == shown
        at, begin = start + length, last
    if text:
        assert stretches(raw, text)


def test_pages_without_text_are_still_refused():
    with pytest.raises(NoText):
        parse_html(page("<script>var x = 1;</script>"))
