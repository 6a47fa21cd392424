"""What bare heads, pointing words and defined short names go back to."""

import datetime as dt
import unicodedata

import pytest

from pipeline.entities import names_in_context, read_mentions

ONE_BODY = [
    ("Thành lập Ban Chỉ đạo chuyển đổi số tỉnh. Ban Chỉ đạo họp hằng quý.", "Ban Chỉ đạo", "Ban Chỉ đạo chuyển đổi số tỉnh"),
    ("Giao Công an tỉnh kiểm tra; đơn vị này báo cáo trong tháng 5.", "đơn vị này", "Công an tỉnh"),
    ("Giao Công an tỉnh và Sở Y tế kiểm tra; cơ quan này báo cáo.", "cơ quan này", None),
    ("Giao UBND tỉnh chỉ đạo. HĐND, UBND các xã thực hiện; báo cáo kết quả.", "HĐND", None),
    ("Ban Chỉ đạo chuyển đổi số tỉnh và Ban Chỉ đạo cải cách hành chính tỉnh họp. Ban Chỉ đạo kết luận.", "Ban Chỉ đạo", None),
    ("Cục Thuế tỉnh báo cáo Tổng cục Thuế.", "Tổng cục Thuế", None),
]


def span_of(text, words):
    found = [mention for mention in read_mentions(text) if text[mention.span.start : mention.span.end] == words]
    assert found, f"{words} is no mention"
    return found[-1].antecedent


@pytest.mark.parametrize(("text", "words", "antecedent"), ONE_BODY)
def test_only_one_body_can_be_meant(text, words, antecedent):
    span = span_of(text, words)
    assert (text[span.start : span.end] if span else None) == antecedent


def test_a_short_name_goes_back_to_its_definition():
    text = "Công ty Cổ phần Môi trường An Bình (sau đây gọi tắt là Công ty) báo cáo. Giao Công ty lập kế hoạch."
    span = span_of(text, "Công ty")
    assert text[span.start : span.end] == "Công ty Cổ phần Môi trường An Bình"


def test_spans_are_those_of_a_decomposed_text():
    text = unicodedata.normalize("NFD", ONE_BODY[0][0])
    words = unicodedata.normalize("NFD", "Ban Chỉ đạo chuyển đổi số tỉnh")
    span = read_mentions(text)[-1].antecedent
    assert text[span.start : span.end] == words


def test_a_mention_without_a_name_has_that_of_its_antecedent():
    text = "Công ty Cổ phần Môi trường An Bình (sau đây gọi tắt là Công ty) báo cáo. Giao Công ty lập kế hoạch."
    names = names_in_context(read_mentions(text), date=dt.date(2024, 5, 1), area="tỉnh Lào Cai", issuer=None)
    assert names[0] == names[-1] == "Công ty Cổ phần Môi trường An Bình"
