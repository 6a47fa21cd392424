"""Pages with too much of something: nothing of their text is lost, and reading stays linear."""

import pytest

from pipeline.parsers.html import parse_html
from pipeline.parsers.html_limits import flattened, without_long_tags, without_subset

LINES = [f"{number}. Sở Nội vụ rà soát, báo cáo kết quả thực hiện trước ngày 20 tháng 5." for number in range(1, 6)]


def page(opening: str, closing: str = "") -> bytes:
    body = "".join(f"<p>{line}</p>" for line in LINES)
    style = "<style>.gone { display: none }</style>"
    return f"<html><head><title>Công văn số 5</title>{style}</head><body>{opening}{body}{closing}</body></html>".encode()


@pytest.mark.parametrize("tag", ["font", "div", "span", "b", "table><tr><td", "ul><li"])
def test_text_below_thousands_of_open_tags_is_kept_line_by_line(tag):
    document = parse_html(page(f"<{tag}>" * 3000))
    assert document.text.split("\n") == LINES
    assert document.title == "Công văn số 5"


def test_line_breaks_below_the_depth_that_is_told_apart_stay():
    document = parse_html(page("<div>" * 400 + "Phần một của văn bản<br>Phần hai của văn bản"))
    assert document.text.split("\n")[:2] == ["Phần một của văn bản", "Phần hai của văn bản"]


def test_what_stands_after_the_deep_part_is_read():
    document = parse_html(page("<div>" * 3000 + "</div>" * 3000))
    assert document.text.split("\n") == LINES


def test_styles_and_titles_are_no_markup():
    kept = "<style>p > b { }</style><title>a < b</title><script>if (a<b) { x = '<div>'; }</script>"
    assert flattened(kept + "<div>" * 200).startswith(kept)


def test_overlong_tags_lose_their_attributes():
    assert without_long_tags(f'<img src="data:{"A" * 60_000}"><p class="x">y</p>') == '<img><p class="x">y</p>'
    many = "".join(f" a{number}=1" for number in range(20_000))
    assert parse_html(page(f"<div{many}>")).text.split("\n") == LINES


@pytest.mark.parametrize("start", ["", '<?xml version="1.0" encoding="UTF-8"?>\n', "\ufeff"])
def test_entities_of_the_page_s_own_are_neither_expanded_nor_shown(start):
    subset = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">\n]>'
    document = parse_html((start + subset).encode() + page("<p>&b;&f;</p>"))
    assert document.text.split("\n")[-5:] == LINES
    assert document.text.split("\n")[0] == "&b;&f;"


@pytest.mark.parametrize("page", ["<!DOCTYPE html><p>a [b] > c", "<p><!DOCTYPE x [y]>", '<!DOCTYPE html PUBLIC "x" "y"><p>', ""])
def test_other_document_types_stay(page):
    assert without_subset(page) == page
