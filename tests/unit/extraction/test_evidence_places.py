"""Evidence says where it stands in sources without pages: in JSON, and back."""

from pathlib import Path

import pytest
from lxml import html as lxml_html

import pipeline
from corpus.generator import docx
from corpus.generator.specs import papers
from pipeline.model import codec
from pipeline.parsers.encodings import decode

CORPUS = Path(__file__).parents[3] / "corpus/documents"
PAGES = sorted(CORPUS.glob("*.html"))


def character(tree, point) -> str:
    (element,) = tree.xpath(point["path"])
    return "".join(element.xpath("text()"))[point["offset"]]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_evidence_of_pages_leads_to_its_words(path):
    result = pipeline.extract(path)
    data = codec.to_json(result)
    tree = lxml_html.document_fromstring(
        decode(path.read_bytes()).encode(), parser=lxml_html.HTMLParser(encoding="utf-8")
    ).getroottree()
    places = [place for task in (*data["tasks"], *data["candidates"]) for place in task["evidence"]]
    places += [place for directive in data["directives"] for place in directive["evidence"].values()]
    assert places
    for place in places:
        words = result.document.text[place["start"] : place["end"]]
        first, last = (character(tree, place["nodes"][end]) for end in ("first", "last"))
        assert last == words[-1]
        assert first in words[:8]  # a marker that a browser draws has no node of its own
        assert place["page"] is place["box"] is None


def test_evidence_of_word_files_names_the_part():
    data = codec.to_json(
        pipeline.extract(docx.render(next(paper for paper in papers() if paper.id == "cv-hoa-binh-tai-san-cong-2021")))
    )
    places = [place for task in data["tasks"] for place in task["evidence"]]
    assert places
    assert all(place["nodes"]["first"]["path"].startswith("word/document.xml#/w:document[1]/w:body[1]/") for place in places)


def test_places_outlive_the_file():
    result = pipeline.extract(PAGES[0])
    again = codec.loads(codec.dumps(result))
    assert again.tasks == result.tasks and any(evidence.nodes for task in again.tasks for evidence in task.evidence)


def test_sources_with_pages_have_none():
    data = codec.to_json(pipeline.extract(CORPUS / "cv-hoa-binh-tai-san-cong-2021.pdf"))
    places = [place for task in data["tasks"] for place in task["evidence"]]
    assert places and all("nodes" not in place and place["box"] for place in places)
