import pytest

from pipeline.parsers.html import parse_html
from pipeline.parsers.html_page import iso_day
from tests.unit.parsers.html_pages import ORDER, page


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Báo Hòa An</title>", "<h1>Tỉnh chỉ đạo rà soát biên chế</h1>", "Tỉnh chỉ đạo rà soát biên chế"),
        ("<title>T</title><meta property='og:title' content='Chỉ đạo mới của tỉnh'>", "<h1>Báo</h1>", "Chỉ đạo mới của tỉnh"),
        ("<title>Chỉ đạo  mới\n của tỉnh</title>", "", "Chỉ đạo mới của tỉnh"),
        ("<title>Chỉ đạo mới</title>", "<h1>Tiêu đề thứ nhất dài</h1><h1>Tiêu đề thứ hai dài</h1>", "Chỉ đạo mới"),
        ("", "", None),
    ],
)
def test_title(head: str, body: str, title: str | None) -> None:
    assert parse_html(page(body + ORDER, head)).title == title


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ("<meta property='article:published_time' content='2021-03-02T08:00:00+07:00'>", "", "2021-03-02"),
        ("<meta itemprop=datePublished content='2021-03-02'>", "", "2021-03-02"),
        (
            '<script type="application/ld+json">{"@graph":[{"datePublished":"2021-03-02T01:00:00Z"}]}</script>',
            "",
            "2021-03-02",
        ),
        ('<script type="application/ld+json">{broken</script>', "<time datetime='2021-03-02 09:30'>2/3</time>", "2021-03-02"),
        ("<meta property='article:published_time' content='02/03/2021'>", "", None),
        ("", "<time datetime='hôm nay'>hôm nay</time>", None),
        ("", "", None),
    ],
)
def test_published(head: str, body: str, day: str | None) -> None:
    assert parse_html(page(body + ORDER, head)).published == day


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2021-03-02", "2021-03-02"),
        ("2021-03-01T18:30:00Z", "2021-03-02"),
        ("2021-03-02T23:30:00.000+0700", "2021-03-02"),
        ("2021-03-02T00:30:00+09:00", "2021-03-01"),
        ("2021-02-30", None),
        ("2021", None),
        ("0001-01-01T00:00+14:00", None),
    ],
)
def test_iso_day_is_vietnamese_time(stamp: str, day: str | None) -> None:
    assert iso_day(stamp) == day
