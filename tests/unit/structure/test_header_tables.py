"""Every row of the header's tables does what its examples say."""

import re

import pytest

from pipeline.knowledge.folding import fold
from pipeline.structure.authority import relayed_opinions
from pipeline.structure.citations import related_cues
from pipeline.structure.issuer import enacting_rules
from pipeline.structure.marks import marks, read_mark
from pipeline.structure.pieces import anchors, bare
from pipeline.structure.portal import labels
from pipeline.structure.relay_bodies import breaks, is_break
from pipeline.structure.relay_frames import frames, match_frame, vetoes
from pipeline.structure.signature import authority_marks


def pairs(rows, field):
    return [(row, text) for row in rows for text in getattr(row, field)]


def frame_of(example):
    before, name, after = example.split("|")
    return match_frame(fold(before), fold(after), named=bool(re.search(r"\d", name)))


@pytest.mark.parametrize(("row", "text"), pairs(anchors(), "examples"))
def test_anchor(row, text):
    assert re.match(row.regex, bare(text))


@pytest.mark.parametrize(("row", "text"), pairs(anchors(), "counter_examples"))
def test_no_anchor(row, text):
    found = re.search if row.where == "anywhere" else re.match
    assert not found(row.regex, bare(text))


@pytest.mark.parametrize(("row", "text"), pairs(marks(), "examples"))
def test_mark(row, text):
    assert read_mark(text, row.kind) == row.mark


@pytest.mark.parametrize(("row", "text"), pairs(marks(), "counter_examples"))
def test_no_mark(row, text):
    assert read_mark(text, row.kind) is None


@pytest.mark.parametrize(("row", "text"), pairs(authority_marks(), "examples"))
def test_authority_mark(row, text):
    assert re.match(row.regex, text)


@pytest.mark.parametrize(("row", "text"), pairs(authority_marks(), "counter_examples"))
def test_no_authority_mark(row, text):
    assert not re.match(row.regex, text)


@pytest.mark.parametrize(("row", "text"), pairs(labels(), "examples"))
def test_label(row, text):
    assert re.fullmatch(row.regex, bare(text))


@pytest.mark.parametrize(("row", "text"), pairs(labels(), "counter_examples"))
def test_no_label(row, text):
    assert not re.fullmatch(row.regex, bare(text))


@pytest.mark.parametrize(("row", "text"), pairs(related_cues(), "examples"))
def test_related_cue(row, text):
    assert re.fullmatch(row.regex, text)


@pytest.mark.parametrize(("row", "text"), pairs(related_cues(), "counter_examples"))
def test_no_related_cue(row, text):
    assert not re.search(row.regex, text)


@pytest.mark.parametrize("rules", [enacting_rules(), relayed_opinions()], ids=["enacting", "relayed_opinions"])
def test_sentences(rules):
    assert [text for row, pattern in rules for text in row.examples if not pattern.search(text)] == []
    assert [text for row, pattern in rules for text in row.counter_examples if pattern.search(text)] == []


@pytest.mark.parametrize(("row", "text"), pairs([row for row, _, _ in frames()], "examples"))
def test_frame(row, text):
    found = frame_of(text)
    assert found is not None
    assert found.id == row.id


@pytest.mark.parametrize(("row", "text"), pairs([row for row, _, _ in frames()], "counter_examples"))
def test_no_frame(row, text):
    assert frame_of(text) is None


@pytest.mark.parametrize(("row", "text"), pairs([row for row, _ in vetoes()], "examples"))
def test_veto(row, text):
    assert re.search(row.regex, text)


@pytest.mark.parametrize(("row", "text"), pairs([row for row, _ in vetoes()], "counter_examples"))
def test_no_veto(row, text):
    assert not re.search(row.regex, text)


def test_breaks():
    assert [text for row, _ in breaks() for text in row.examples if not is_break(text)] == []
    assert [text for row, _ in breaks() for text in row.counter_examples if is_break(text)] == []
