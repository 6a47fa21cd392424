"""What the learned part sees, and how its marks are joined with the grammar's reading."""

import pytest

from pipeline.entities import find_mentions, find_references, read_mentions
from pipeline.entities.features import bio_tags, read_lines
from pipeline.entities.learned import (
    MODEL,
    RULE,
    SURE,
    Tagged,
    combine,
    kinds_in_use,
    learned_labels,
    load_tagger,
    mark,
    model_version,
)
from pipeline.entities.syllables import split_syllables
from pipeline.model.directive import MentionKind
from pipeline.model.text import Span

TEXT = "Giao Sở Nội vụ, Tài chính báo cáo Chủ tịch UBND tỉnh.\nNơi nhận:\n- Như trên;\nNguyễn Văn An"


def span_of(words):
    at = TEXT.index(words)
    return Span(start=at, end=at + len(words))


def lines_of(text):
    return read_lines(text, read_mentions(text), find_references(text))


def features_of(text, word):
    return next(
        f for line in lines_of(text) for s, f in zip(line.spans, line.features, strict=True) if text[s.start : s.end] == word
    )


def test_every_syllable_has_its_place_and_features():
    lines = lines_of(TEXT)
    assert [len(line.spans) for line in lines] == [14, 3, 4, 3]
    assert all(len(line.spans) == len(line.features) for line in lines)
    assert lines_of(TEXT) == lines


def test_features_tell_the_grammars_reading_the_gazetteers_and_the_letters():
    assert {"g0=B-body", "w0=sở", "s0=Xx", "rule=B-entities.body.so.shared_head", "p=sở"} <= set(features_of(TEXT, "Sở"))
    assert {"g-1=B-role", "g0=I-role"} <= set(features_of(TEXT, "tịch"))
    assert {"all_names", "foot=True", "surname=Xx"} <= set(features_of(TEXT, "Nguyễn"))
    assert "foot=False" in features_of(TEXT, "Giao")


def test_tags_of_spans():
    syllables = split_syllables("Sở Y tế và Sở Nội vụ")
    spans = [(Span(start=0, end=7), "X"), (Span(start=11, end=20), "Y"), (Span(start=1, end=3), "Z")]
    assert bio_tags(syllables, spans) == ["B-X", "I-X", "I-X", "O", "B-Y", "I-Y", "I-Y"]


def tagger_of(tags, outside=0.0):
    """A tagger that gives the tags of a table of syllables, and one probability of being outside to all of them."""

    def tag(features):
        words = [next(f[3:] for f in one if f.startswith("w0=")) for one in features]
        given = [tags.get(word, ("O", 1.0)) for word in words]
        return [name for name, _ in given], [sure for _, sure in given], [outside] * len(words)

    return tag


def phrase(words, label, sure):
    """Tags for a phrase whose syllables stand nowhere else in the text."""
    first, *rest = words.lower().split()
    return {first: (f"B-{label}", sure), **{word: (f"I-{label}", sure) for word in rest}}


def test_tags_become_mentions_with_the_weakest_marginal():
    tags = {"nguyễn": ("B-PERSON", 0.9), "văn": ("I-PERSON", 0.7), "an": ("I-PERSON", 0.8), "sở": ("I-BODY", 0.6)}
    marks = mark(lines_of(TEXT), tagger_of(tags, outside=0.25))
    assert marks.mentions == (
        Tagged(span=span_of("Sở"), label="BODY", confidence=0.6),
        Tagged(span=span_of("Nguyễn Văn An"), label="PERSON", confidence=0.7),
    )
    assert marks.starts[:3] == (0, 5, 8) and set(marks.outside) == {0.25}


def combined(tags, *kinds, outside=0.0, text=TEXT):
    marks = mark(lines_of(text), tagger_of(tags, outside))
    return combine(text, read_mentions(text), find_references(text), marks, frozenset(kinds))


def test_kinds_out_of_use_keep_the_grammars_reading():
    tags = phrase("như trên", "PERSON", 0.95)
    assert combined(tags, outside=1.0) == read_mentions(TEXT)
    added = next(m for m in combined(tags, MentionKind.PERSON) if m.rule == RULE)
    assert (added.text, added.kind, added.confidence) == ("Như trên", MentionKind.PERSON, 0.95)


@pytest.mark.parametrize(("outside", "stays"), [(SURE - 0.01, True), (SURE + 0.01, False)])
def test_what_the_grammar_reads_goes_only_where_it_is_surely_outside(outside, stays):
    bodies = [m for m in combined({}, MentionKind.BODY, outside=outside) if m.kind is MentionKind.BODY]
    assert [m.text for m in bodies] == (["Sở Nội vụ", "Sở Tài chính"] if stays else [])
    assert all(m.confidence == pytest.approx(1 - outside) for m in bodies)


@pytest.mark.parametrize(
    ("sure", "read"), [(SURE - 0.01, ["Sở Nội vụ", "Sở Tài chính"]), (SURE + 0.01, ["Nội vụ", "Sở Tài chính"])]
)
def test_a_boundary_moves_only_where_the_mark_is_sure(sure, read):
    bodies = [m for m in combined(phrase("nội vụ", "BODY", sure), MentionKind.BODY) if m.kind is MentionKind.BODY]
    assert [m.text for m in bodies] == read


def test_a_mark_that_the_grammar_shares_keeps_its_written_out_text():
    mention = combined(phrase("tài chính", "BODY", 0.5), MentionKind.BODY)[1]
    assert (mention.text, mention.rule, mention.confidence) == ("Sở Tài chính", "entities.body.so.shared_head", 0.5)


def test_of_a_mark_and_a_longer_mention_of_another_kind_the_longer_stays():
    shorter = combined(phrase("ubnd tỉnh", "BODY", 0.99), MentionKind.BODY)
    assert [m.text for m in shorter if m.span.overlaps(span_of("UBND tỉnh"))] == ["Chủ tịch UBND tỉnh"]
    longer = combined(phrase("báo cáo chủ tịch ubnd tỉnh", "BODY", 0.99), MentionKind.BODY)
    assert [m.text for m in longer if m.span.overlaps(span_of("UBND tỉnh"))] == ["báo cáo Chủ tịch UBND tỉnh"]


def test_the_grammar_reads_on_inside_citations():
    text = "theo Quyết định số 12/QĐ-UBND ngày 05/01/2024 của UBND tỉnh."
    assert [m.text for m in combined({}, *MentionKind, outside=1.0, text=text)] == ["UBND tỉnh"]


def test_the_table_and_the_model_fit_each_other():
    rows = learned_labels()
    assert len({row.label for row in rows}) == len(rows)
    for row in rows:
        assert row.use == "off" or (row.gain >= 0.005 and row.gain_low > 0 and row.label != "REFERENCE")
    assert (model_version() != "none") == bool(kinds_in_use())
    marked = {one.label for one in mark(lines_of(TEXT), load_tagger()).mentions}
    assert marked <= {row.label for row in rows}
    assert MODEL.stat().st_size < 1_000_000


def test_mentions_are_the_same_every_time():
    assert find_mentions(TEXT) == find_mentions(TEXT)


def test_a_model_that_is_missing_is_told(tmp_path):
    with pytest.raises(FileNotFoundError):
        load_tagger(tmp_path / "none.crf")
