"""Every character of a PDF knows its place on a page, and every place its character."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.generator import pdf
from corpus.generator.planted_tables import make_tables
from pipeline.model.places import PackedWords
from pipeline.model.text import Box, Document, Span, Word
from pipeline.parsers.pdf import parse_pdf

CORPUS = sorted((Path(__file__).parents[3] / "corpus/documents").glob("*.pdf"))
STEP = 5  # every fifth character is led back from its place; coprime to the usual lengths
HAIR = 0.6  # points


def inside(inner: Box, outer: Box) -> bool:
    return (
        outer.x0 - HAIR <= inner.x0 <= inner.x1 <= outer.x1 + HAIR and outer.y0 - HAIR <= inner.y0 <= inner.y1 <= outer.y1 + HAIR
    )


def check_places(document: Document) -> int:
    """Holds all characters against the boxes of their blocks and pages, and leads some back; how many were led back."""
    sizes = {page.number: Box(page=page.number, x0=0, y0=0, x1=page.width, y1=page.height) for page in document.pages}
    led_back = 0
    for block in document.blocks:
        boxes = {box.page: box for box in block.boxes}
        for position in range(block.span.start, block.span.end):
            box = document.box_at(position)
            assert box is not None, position
            assert inside(box, boxes[box.page]) and inside(box, sizes[box.page])
            if position % STEP == 0 and document.text[position] != " " and box.x1 - box.x0 > 0.1 and box.y1 - box.y0 > 0.1:
                assert document.position_at(box.page, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2) == position
                led_back += 1
    return led_back


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_characters_of_the_corpus(path):
    document = parse_pdf(path.read_bytes())
    assert check_places(document) >= len(document.text) // (2 * STEP)


@pytest.mark.parametrize("variant", ["ruled-rotate", "ruled-drawn", "level-pages"])
def test_characters_of_turned_pages_and_long_tables(variant):
    try:
        pdf.register_fonts()
    except pdf.FontMissing as problem:
        pytest.skip(str(problem))
    for planted in make_tables(variant, 21, 2):
        assert check_places(parse_pdf(planted.pdf)) > 50


def test_characters_of_a_word_follow_the_direction_it_is_read_in():
    turned = {variant: parse_pdf(make_tables(variant, 21, 1)[0].pdf) for variant in ("ruled", "ruled-drawn")}
    for variant, document in turned.items():
        boxes = [document.box_at(position) for position in range(document.text.index("TT"), document.text.index("TT") + 2)]
        first, second = boxes
        if variant == "ruled":
            assert first.x1 <= second.x0 + 0.1 and first.y0 == second.y0
        else:
            assert first.x0 == second.x0 and first.y0 != second.y0


def test_what_is_no_character_has_no_place():
    document = parse_pdf(CORPUS[0].read_bytes())
    assert document.text[document.blocks[0].span.end] == "\n"
    assert document.box_at(document.blocks[0].span.end) is None
    assert document.box_at(-1) is None and document.box_at(len(document.text)) is None
    assert document.position_at(1, 1.0, 1.0) is None and document.position_at(999, 300.0, 300.0) is None


# -- packed words are words ----------------------------------------------------------------------------------------------

NUMBERS = st.floats(min_value=0, max_value=2000, allow_nan=False).map(lambda value: round(value, 2))


@st.composite
def some_words(draw):
    words, at = [], 0
    for _ in range(draw(st.integers(0, 12))):
        start = at + draw(st.integers(0, 3))
        end = start + draw(st.integers(1, 9))
        (x0, x1), (y0, y1) = (sorted((draw(NUMBERS), draw(NUMBERS))) for _ in range(2))
        confidence = draw(st.none() | st.floats(0, 1))
        box = Box(page=draw(st.integers(1, 4)), x0=x0, y0=y0, x1=x1, y1=y1)
        words.append(Word(span=Span(start=start, end=end), box=box, confidence=confidence))
        at = end
    return tuple(words)


@given(some_words())
def test_packing_keeps_every_word(words):
    packed = PackedWords.of(words)
    assert packed == words and tuple(packed) == words and len(packed) == len(words)
    assert packed == PackedWords.of(words) and hash(packed) == hash(PackedWords.of(words))
    assert packed[1:3] == words[1:3]


@given(some_words(), st.integers(0, 100), st.integers(0, 40))
def test_boxes_of_a_span_hold_all_its_words(words, start, length):
    document = Document(id="x", sha256="", media_type="", text="x" * 200, words=words)
    span = Span(start=start, end=start + length)
    touched = [word for word in words if word.span.overlaps(span)]
    boxes = {box.page: box for box in document.boxes(span)}
    assert sorted(boxes) == [box.page for box in document.boxes(span)]
    assert set(boxes) == {word.box.page for word in touched}
    for page, box in boxes.items():
        on_page = [word.box for word in touched if word.box.page == page]
        around = on_page[0]
        for other in on_page[1:]:
            around = around.union(other)
        assert box == around
