"""The tagger's features are made here; its tags must stay those of the library."""

import pytest
from underthesea import pos_tag, word_tokenize
from underthesea.pipeline.pos_tag.model_crf import CRFPOSTagPredictor

from pipeline.entities.speech_tags import features_of, tags_of

SENTENCES = (
    "rà",
    "khẩn trương",
    "lấy ý kiến của nhân dân",
    "rà soát, lập danh sách hộ nghèo trên địa bàn xã Hòa Bình",
    "mỤC ĐÍCH, YÊU CẦU",
    "kế hoạch số 12/KH-UBND ngày 05/01/2024 của Ủy ban nhân dân tỉnh",
    "…",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_features_are_those_of_the_template(sentence: str) -> None:
    words = word_tokenize(sentence)
    expected, _ = CRFPOSTagPredictor.Instance().transformer.transform([[(word, "X") for word in words]])
    assert features_of(words) == expected[0]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_tags_are_those_of_the_library(sentence: str) -> None:
    assert tags_of(sentence) == [tag for _, tag in pos_tag(sentence)]


def test_no_words_have_no_tags() -> None:
    assert tags_of("") == []
