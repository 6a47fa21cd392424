import pytest

from pipeline.model.text import Span
from pipeline.structure.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Rà soát hồ sơ. Báo cáo kết quả.", ["Rà soát hồ sơ.", "Báo cáo kết quả."]),
        ("Lập danh mục các đề án, kế hoạch... theo từng năm.", ["Lập danh mục các đề án, kế hoạch... theo từng năm."]),
        ("Làm việc với UBND TP. Huế trước ngày 15.6.2023.", ["Làm việc với UBND TP. Huế trước ngày 15.6.2023."]),
        ("Kinh phí 1.500.000 đồng. Nguồn: ngân sách.", ["Kinh phí 1.500.000 đồng.", "Nguồn: ngân sách."]),
        ("Báo cáo trước ngày 30/6./.", ["Báo cáo trước ngày 30/6./."]),
        ("Đã xong chưa? Chưa!", ["Đã xong chưa?", "Chưa!"]),
        ("   ", []),
    ],
)
def test_split_sentences(text, sentences):
    assert [text[s.start : s.end] for s in split_sentences(text, Span(start=0, end=len(text)))] == sentences


def test_spans_stay_inside_the_asked_span():
    text = "Một. Hai. Ba."
    spans = split_sentences(text, Span(start=5, end=9))
    assert [text[s.start : s.end] for s in spans] == ["Hai."]
