"""Gold files: with words and without, found again in a text that has changed."""

import json

import pytest

from pipeline.errors import GoldUnreadable
from pipeline.evaluate.digests import name_digest
from pipeline.evaluate.gold import GoldMention, Label, Standing, gold_json, read_gold
from pipeline.model.text import Span

TEXT = "Giao Sở Y tế báo cáo Tỉnh ủy.\nBan Tổ chức Tỉnh ủy trình Sở Y tế\nvà Tỉnh ủy."


def mention(words, nth=1, **fields):
    at = -1
    for _ in range(nth):
        at = TEXT.index(words, at + 1)
    return GoldMention(label=Label.BODY, span=Span(start=at, end=at + len(words)), **fields)


MENTIONS = [
    mention("Sở Y tế", name="Sở Y tế tỉnh Mẫu"),
    mention("Tỉnh ủy", name=""),
    mention("Ban Tổ chức Tỉnh ủy"),
    mention("Tỉnh ủy", 2, standing=Standing.NESTED),
    mention("Sở Y tế", 2, standing=Standing.OPTIONAL),
    mention("Tỉnh ủy", 3),
]


def write(folder, *, sealed, until=None):
    path = folder / "mau.json"
    path.write_text(json.dumps(gold_json("mau", TEXT, MENTIONS, until=until, sealed=sealed), ensure_ascii=False), "utf-8")
    return path


@pytest.mark.parametrize("sealed", [True, False])
def test_what_is_written_is_read_at_the_same_places(tmp_path, sealed):
    placed = read_gold(write(tmp_path, sealed=sealed), TEXT)
    assert [m.span for m in placed.mentions] == [m.span for m in MENTIONS]
    assert [m.standing for m in placed.mentions] == [m.standing for m in MENTIONS]
    assert [m.name for m in placed.mentions[:3]] == [name_digest("mau", "Sở Y tế tỉnh Mẫu"), name_digest("mau", ""), None]
    assert (placed.until, placed.lost) == (len(TEXT), 0)


def test_a_sealed_file_holds_no_word_of_the_text(tmp_path):
    written = write(tmp_path, sealed=True).read_text("utf-8")
    assert not any(word in written for word in ("Sở", "Tỉnh", "ủy", "Mẫu", "Tổ chức"))
    assert "Ban Tổ chức" in write(tmp_path, sealed=False).read_text("utf-8")


@pytest.mark.parametrize("sealed", [True, False])
def test_mentions_are_found_again_after_the_text_stage_has_changed(tmp_path, sealed):
    path = write(tmp_path, sealed=sealed)
    changed = "Kính gửi: Tỉnh ủy\n" + TEXT.replace("tế\nvà", "tế và").replace("Ban ", "Ban  ")
    placed = read_gold(path, changed)
    assert placed.lost == 0
    assert [changed[m.span.start : m.span.end].split() for m in placed.mentions] == [
        TEXT[m.span.start : m.span.end].split() for m in MENTIONS
    ]
    assert placed.mentions[1].span.start == changed.index("Tỉnh ủy", 20)  # not the one in the new line


def test_what_is_gone_is_counted(tmp_path):
    placed = read_gold(write(tmp_path, sealed=True), TEXT.replace("Tổ chức", "Dân vận"))
    assert (placed.lost, len(placed.mentions)) == (1, 5)


def test_an_annotation_may_end_early(tmp_path):
    path = write(tmp_path, sealed=False, until=TEXT.index("\n") + 1)
    assert read_gold(path, TEXT).until == TEXT.index("\n")


def test_the_digest_of_the_same_words_differs_between_documents():
    assert name_digest("a", "Sở Y tế") != name_digest("b", "Sở Y tế")
    assert name_digest("a", "Uỷ ban") == name_digest("a", "ủy  ban")


def test_a_span_that_cuts_a_syllable_is_refused():
    with pytest.raises(ValueError):
        gold_json("mau", TEXT, [GoldMention(label=Label.BODY, span=Span(start=5, end=6))], until=None, sealed=True)


@pytest.mark.parametrize(
    "content", ["", "[]", '{"doc": "a"}', '{"doc": "a", "sealed": true, "syllables": null, "mentions": [{}]}']
)
def test_what_is_no_gold_is_refused(tmp_path, content):
    path = tmp_path / "a.json"
    path.write_text(content, "utf-8")
    with pytest.raises(GoldUnreadable) as problem:
        read_gold(path, TEXT)
    assert "a.json" in problem.value.detail
