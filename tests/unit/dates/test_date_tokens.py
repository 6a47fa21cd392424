"""Tokens: folding and places in the original."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.tokens import BREAK, NUMBER, tokenise
from pipeline.knowledge.folding import key


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("NGÀY", "ngày"),
        ("qúy", "quý"),
        ("QUÝ", "quý"),
        ("qúa", "quá"),
        ("quá", "quá"),
        ("hoà", "hòa"),
        ("hòa", "hòa"),
        ("thuỷ", "thủy"),
        ("tuần", "tuần"),
        ("giờ", "giờ"),
        ("khoảng", "khoảng"),
    ],
)
def test_words_fold_to_one_spelling(word, folded):
    assert key(word) == folded
    assert key(unicodedata.normalize("NFD", word)) == folded


def test_numbers_signs_and_breaks_are_tokens_of_their_own():
    tokens = tokenise("ngày 10/12\n17h00")
    assert tokens.keys == ["ngày", NUMBER, "/", NUMBER, BREAK, NUMBER, "h", NUMBER]
    assert [number for number in tokens.numbers if number >= 0] == [10, 12, 17, 0]


@given(st.text(alphabet="ngày tháng quý năm 0123456789/-.,:()\n\u0301\u0300 …–", max_size=80))
def test_tokens_stand_where_they_say(text):
    tokens = tokenise(text)
    for index in range(len(tokens)):
        word = text[tokens.starts[index] : tokens.ends[index]]
        assert word
        assert tokens.keys[index] in (NUMBER, BREAK, key(word))
        assert index == 0 or tokens.starts[index] >= tokens.ends[index - 1]
