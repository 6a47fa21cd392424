"""Every row of the PDF room's tables is tried on its own examples."""

import re

import pytest

from pipeline.knowledge.loader import load_rows
from pipeline.parsers.encodings import fold
from pipeline.parsers.ocr_marks import StampedMark, mark_of
from pipeline.parsers.pdf_artifacts import StampCue, stamp_cues
from pipeline.parsers.pdf_columns import LetterheadLine, letterhead_line
from pipeline.parsers.pdf_markers import LineMarker, fills_line, marker_of
from pipeline.parsers.pdf_paragraphs import CellBreak, cell_breaks

MARKERS = load_rows("parsers/pdf_line_markers.csv", LineMarker)
STAMPS = load_rows("parsers/pdf_stamps.csv", StampCue)
LETTERHEAD = load_rows("parsers/pdf_letterhead_lines.csv", LetterheadLine)
MARKS = load_rows("parsers/ocr_marks.csv", StampedMark)
BREAKS = load_rows("parsers/cell_breaks.csv", CellBreak)
ALL = [*MARKERS, *STAMPS, *LETTERHEAD, *MARKS, *BREAKS]


def test_rows_are_named_once_and_have_examples():
    for rows in (MARKERS, STAMPS, LETTERHEAD, MARKS, BREAKS):
        assert len({row.id for row in rows}) == len(rows)
    assert all(row.examples and row.counter_examples and row.source for row in ALL)


@pytest.mark.parametrize(("row", "text"), [(row, text) for row in MARKERS for text in row.examples])
def test_markers_match_their_examples(row, text):
    assert re.match(row.pattern, text)
    assert marker_of(text) is not None
    assert not row.alone or fills_line(text)


@pytest.mark.parametrize(("row", "text"), [(row, text) for row in MARKERS for text in row.counter_examples])
def test_markers_do_not_match_their_counter_examples(row, text):
    assert not re.match(row.pattern, text)


@pytest.mark.parametrize("row", STAMPS, ids=lambda row: row.id)
def test_stamps(row):
    assert all(re.match(row.pattern, text, re.IGNORECASE) and stamp_cues().match(text) for text in row.examples)
    assert not any(stamp_cues().match(text) for text in row.counter_examples)


@pytest.mark.parametrize("row", LETTERHEAD, ids=lambda row: row.id)
def test_letterhead_lines(row):
    assert all(letterhead_line(text) == row for text in row.examples)
    assert not any(re.search(row.pattern, fold(text)) for text in row.counter_examples)


@pytest.mark.parametrize("row", MARKS, ids=lambda row: row.id)
def test_stamped_marks(row):
    assert all(mark_of(text) == row.mark for text in (row.mark, *row.examples))
    assert not any(mark_of(text) == row.mark for text in row.counter_examples)


@pytest.mark.parametrize("row", BREAKS, ids=lambda row: row.id)
def test_words_cut_in_cells(row):
    assert all(re.search(row.pattern, text) for text in row.examples)
    assert not any(cell_breaks().search(text) for text in row.counter_examples)
