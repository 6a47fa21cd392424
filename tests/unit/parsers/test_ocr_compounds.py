"""Marks that the recogniser lost are put right where two syllables make a word of the dictionary, and nowhere else."""

import pytest

from pipeline.parsers.ocr_compounds import lexicon, restored, with_compounds
from pipeline.parsers.ocr_engine import ReadWord


def mended(line):
    tokens = line.split()
    for place, text in restored(tokens).items():
        tokens[place] = text
    return " ".join(tokens)


def test_the_dictionary_is_there():
    assert len(lexicon().known) > 20_000
    assert ("phối", "hợp") in lexicon().known


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("tô chức thực hiện", "tổ chức thực hiện"),
        ("chủ trì, phôi hợp với", "chủ trì, phối hợp với"),
        ("(Đê án", "(Đề án"),
        ("II. TÔ CHỨC", "II. TỔ CHỨC"),
        ("các thành phó;", "các thành phố;"),
        ("trên địa bản tỉnh", "trên địa bàn tỉnh"),
        ("nhiều đoanh nghiệp", "nhiều doanh nghiệp"),
        ("sửa đôi, bỗ sung", "sửa đổi, bổ sung"),
        ("- Tông hợp danh sách", "- Tổng hợp danh sách"),  # `hợp danh` is a word, but so is `danh sách`
        ("Thương binh và Xã bội", "Thương binh và Xã hội"),  # b for h
        ("hàng quỷ", "hàng quý"),
        ("xăng dâu", "xăng dầu"),  # no word of our tables: the dictionary's
    ],
)
def test_marks_are_put_right(read, printed):
    assert mended(read) == printed


@pytest.mark.parametrize(
    "line",
    [
        "cấp tỉnh và cấp xã",  # `cấp tính` is a word, too
        "tại khoản 3 Điều này",  # `tài khoản`
        "sau khi cháy theo quy định",  # `chạy theo`
        "các cuộc họp hằng năm",
        "vẽ tô, chức vụ",  # a comma stands between
        "của mình",
        "văn bản hành chính",  # `bản hành` lies across two words
        "tổ chức thực hiện",
        "học tập đi đôi với làm",  # `đối với`
        "lịch tiếp dân định kỳ",
        "đồng chí Trương Hòa Bình",
        "QH 15 và 12",
        "",
    ],
)
def test_what_is_right_or_uncertain_stays(line):
    assert mended(line) == line


def test_words_keep_their_boxes():
    words = [
        ReadWord(text=text, x0=x, y0=0, x1=x + 40, y1=20, baseline=18, confidence=0.9) for text, x in (("kê", 0), ("hoạch.", 50))
    ]
    first, second = with_compounds(words)
    assert (first.text, first.x0, first.confidence) == ("kế", 0, 0.9)
    assert second is words[1]
