"""Hostile files get their status, the pages that can be read keep their text, and nothing hangs."""

import json

import pytest
from hostile_files import ORDER, PAGES, PAPERS
from test_bad_files import chidao

from tests.unit.parsers.pdf_pages import needs_font

LIMITS = ("--timeout", "120", "--page-timeout", "4", "--memory", "1GiB", "--workers", "2")


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    place = tmp_path_factory.mktemp("papers")
    for name, (make, *_) in PAPERS.items():
        (place / f"{name}.pdf").write_bytes(make())
    chidao(place, ".", "--out", "out", "--text", "--format", "json", *LIMITS)
    return place / "out"


@needs_font
@pytest.mark.parametrize("name", sorted(PAPERS))
def test_a_hostile_paper_gets_its_status_and_keeps_its_other_pages(papers, name):
    _, status, missing = PAPERS[name]
    data = json.loads((papers / f"{name}.json").read_bytes())
    assert data["document"]["status"] == status
    if missing is None:
        assert [issue["code"] for issue in data["issues"]] == ["too_large"]
        return
    codes = ("pages_left_out", "pages_without_text")
    told = [issue["page"] for issue in data["issues"] if issue["code"] in codes]
    assert told == missing
    text = (papers / f"{name}.txt").read_text("utf-8")
    blank = {"deep states": [2], "deep arrays": [2], "no limits of space": [1, 2]}.get(name, [])
    for page in {1, 2, 3, 4} - set(missing) - set(blank):
        assert f"{page}.8. {ORDER}" in text


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    place = tmp_path_factory.mktemp("pages")
    for name, data in PAGES.items():
        (place / f"{name}.html").write_bytes(data)
    result = chidao(place, ".", "--out", "out", "--text", "--format", "json", *LIMITS)
    return place / "out", result


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_hostile_page_is_read_without_following_anything(pages, name):
    place, _ = pages
    data = json.loads((place / f"{name}.json").read_bytes())
    assert data["document"]["status"] == "ok", data["issues"]
    text = (place / f"{name}.txt").read_text("utf-8")
    assert text.count(ORDER) == 3
    assert "root:" not in text
    assert "aaaaaaaaaa" not in text
    assert "\0" not in text
