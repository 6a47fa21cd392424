"""From any character of the canonical text to its page and box and back, over the sample documents and planted tables."""

import functools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.generator.pdf import FontMissing
from corpus.generator.planted_tables import VARIANTS, make_tables
from pipeline.model.text import Span
from pipeline.parsers.pdf import parse_pdf

PAPERS = sorted((Path(__file__).parents[3] / "corpus/documents").glob("*.pdf"))
TURNED = [name for name, look in VARIANTS.items() if look.sideways]
SOURCES = [*(path.name for path in PAPERS), *TURNED]
HAIR = 3.0  # points that a letter may reach over the edge of its page or line


@functools.cache
def document(name):
    for path in PAPERS:
        if path.name == name:
            return parse_pdf(path.read_bytes())
    try:
        return parse_pdf(make_tables(name, 5, 1)[0].pdf)
    except FontMissing as problem:
        pytest.skip(str(problem))


@pytest.mark.parametrize("name", SOURCES)
def test_every_character_but_white_space_belongs_to_one_word(name):
    parsed = document(name)
    covered = [position for word in parsed.words for position in range(word.span.start, word.span.end)]
    assert covered == [position for position, letter in enumerate(parsed.text) if not letter.isspace()]


@pytest.mark.parametrize("name", SOURCES)
def test_boxes_lie_on_their_page_and_blocks_hold_their_words(name):
    parsed = document(name)
    pages = {page.number: page for page in parsed.pages}
    for word in parsed.words:
        page = pages[word.box.page]
        assert -HAIR <= word.box.x0 < word.box.x1 <= page.width + HAIR
        assert -HAIR <= word.box.y0 < word.box.y1 <= page.height + HAIR
    for block in parsed.blocks:
        boxes = {box.page: box for box in block.boxes}
        for box in parsed.boxes(block.span):
            outer = boxes[box.page]
            assert outer.union(box) == outer


@pytest.mark.parametrize("name", SOURCES)
def test_blocks_are_the_lines_of_the_text(name):
    parsed = document(name)
    assert [parsed.slice(block.span) for block in parsed.blocks] == [line for line in parsed.text.split("\n") if line]


@settings(max_examples=150, derandomize=True, deadline=None)
@given(data=st.data(), name=st.sampled_from(SOURCES))
def test_a_character_leads_to_its_box_and_the_box_back_to_it(data, name):
    parsed = document(name)
    position = data.draw(st.sampled_from([place for place, letter in enumerate(parsed.text) if not letter.isspace()]))
    (box,) = parsed.boxes(Span(start=position, end=position + 1))
    assert any(span.start <= position < span.end for span in parsed.spans_in(box))


@settings(max_examples=100, derandomize=True, deadline=None)
@given(data=st.data(), name=st.sampled_from(SOURCES))
def test_the_boxes_of_a_span_hold_all_its_words(data, name):
    parsed = document(name)
    start = data.draw(st.integers(0, len(parsed.text) - 1))
    end = data.draw(st.integers(start + 1, min(len(parsed.text), start + 400)))
    boxes = parsed.boxes(Span(start=start, end=end))
    assert [box.page for box in boxes] == sorted({box.page for box in boxes})
    held = {span for box in boxes for span in parsed.spans_in(box)}
    assert {word.span for word in parsed.words if word.span.start < end and word.span.end > start} <= held
