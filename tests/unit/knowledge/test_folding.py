"""Views of a text keep its length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.syllables import split_syllables
from pipeline.knowledge.folding import fold, key, plain


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Uỷ ban", "ủy ban"),
        ("HOÀ", "hòa"),
        ("thuỷ", "THỦY"),
        ("khoẻ", "khỏe"),
        ("QĐ", "QÐ"),
        ("TT-BTС", "TT-BTC"),
        ("a–b", "a-b"),
    ],
)
def test_one_key_for_spellings_of_one_word(a, b):
    assert fold(a) == fold(b)


@pytest.mark.parametrize("word", ["quý", "quỳ", "hoàn", "loét"])
def test_tones_that_have_one_place_stay(word):
    assert fold(word) == word


@given(st.text())
def test_views_keep_the_length(text):
    assert len(fold(text)) == len(plain(text)) == len(text)


@given(st.text(alphabet="Sở Nội vụ,&-/\nUBND12 ủyÁ"))
def test_tokens_stand_where_they_say(text):
    syllables = split_syllables(text)
    assert all(text[s:e].strip() or text[s:e] == "\n" for s, e in zip(syllables.starts, syllables.ends, strict=True))
    assert all(a <= b for a, b in zip(syllables.ends, syllables.starts[1:], strict=False))
    rest = "".join(text[s:e] for s, e in zip(syllables.starts, syllables.ends, strict=True))
    assert rest.replace("\n", "") == "".join(text.split())


def test_the_spacy_document_gives_back_the_text():
    import spacy

    from pipeline.entities.syllables import SyllableTokenizer

    text = "  Sở  Nội vụ,\n\tUBND tỉnh "
    doc = SyllableTokenizer(spacy.blank("xx").vocab)(text)
    assert doc.text == text
    assert [token.text for token in doc if token.text.strip()] == ["Sở", "Nội", "vụ", ",", "UBND", "tỉnh"]


def test_key_joins_blanks():
    assert key("  Uỷ   ban ") == "ủy ban"
