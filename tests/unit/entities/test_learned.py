"""What the learned part sees, and how its marks are joined with the grammar's reading."""

import pytest

from pipeline.entities import find_mentions, find_references, read_mentions
from pipeline.entities.features import bio_tags, read_lines
from pipeline.entities.learned import MODEL, RULE, Tagged, combine, kinds_in_use, learned_labels, load_tagger, tag_lines
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


def tagger_of(marks):
    """A tagger that gives the tags of a table of syllables."""

    def tag(features):
        words = [next(f[3:] for f in one if f.startswith("w0=")) for one in features]
        return [marks.get(word, ("O", 1.0))[0] for word in words], [marks.get(word, ("O", 1.0))[1] for word in words]

    return tag


def test_tags_become_mentions_with_the_weakest_marginal():
    marks = {"nguyễn": ("B-PERSON", 0.9), "văn": ("I-PERSON", 0.7), "an": ("I-PERSON", 0.8), "sở": ("I-BODY", 0.6)}
    assert tag_lines(lines_of(TEXT), tagger_of(marks)) == (
        Tagged(span=span_of("Sở"), label="BODY", confidence=0.6),
        Tagged(span=span_of("Nguyễn Văn An"), label="PERSON", confidence=0.7),
    )


def combined(tagged, *kinds):
    mentions, references = read_mentions(TEXT), find_references(TEXT)
    return combine(TEXT, mentions, references, tagged, frozenset(kinds))


def test_kinds_out_of_use_keep_the_grammars_reading():
    tagged = [Tagged(span=span_of("Nguyễn Văn An"), label="PERSON", confidence=0.7)]
    assert combined(tagged) == read_mentions(TEXT)
    added = combined(tagged, MentionKind.PERSON)[-1]
    assert (added.text, added.kind, added.rule, added.confidence) == ("Nguyễn Văn An", MentionKind.PERSON, RULE, 0.7)
    assert combined([], MentionKind.BODY) == tuple(m for m in read_mentions(TEXT) if m.kind is MentionKind.ROLE)


def test_a_mark_that_the_grammar_shares_keeps_its_written_out_text():
    (mention,) = combined([Tagged(span=span_of("Tài chính"), label="BODY", confidence=0.5)], MentionKind.BODY)[:1]
    assert (mention.text, mention.rule, mention.confidence) == ("Sở Tài chính", "entities.body.so.shared_head", 0.5)


def test_of_two_that_overlap_the_longer_stays():
    inner = Tagged(span=span_of("UBND tỉnh"), label="BODY", confidence=0.9)
    assert combined([inner], MentionKind.BODY)[-1].text == "Chủ tịch UBND tỉnh"
    outer = Tagged(span=span_of("báo cáo Chủ tịch UBND tỉnh"), label="BODY", confidence=0.9)
    assert combined([outer], MentionKind.BODY)[-1].text == "báo cáo Chủ tịch UBND tỉnh"


def test_the_grammar_reads_on_inside_citations():
    text = "theo Quyết định số 12/QĐ-UBND ngày 05/01/2024 của UBND tỉnh."
    mentions, references = read_mentions(text), find_references(text)
    assert [m.text for m in combine(text, mentions, references, [], frozenset(MentionKind))] == ["UBND tỉnh"]


def test_the_table_and_the_model_fit_each_other():
    rows = learned_labels()
    assert len({row.label for row in rows}) == len(rows)
    for row in rows:
        assert row.use == "off" or (row.gain >= 0.005 and row.gain_low > 0 and row.label != "REFERENCE")
    if not MODEL.is_file():
        assert not kinds_in_use()
        return
    marked = {one.label for one in tag_lines(lines_of(TEXT), load_tagger())}
    assert marked <= {row.label for row in rows}


def test_mentions_are_the_same_every_time():
    assert find_mentions(TEXT) == find_mentions(TEXT)


def test_a_model_that_is_missing_is_told(tmp_path):
    with pytest.raises(FileNotFoundError):
        load_tagger(tmp_path / "none.crf")
