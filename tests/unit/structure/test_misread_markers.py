"""Markers that recognition misread are told by their neighbours, and only by them."""

import pytest

from pipeline.structure.misread_markers import read_markers


def labels(*lines, recognised=True):
    return [marker and marker.label for marker in read_markers(lines, recognised=recognised)]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["e) Bộ Xây dựng", "ø) Bộ Tư pháp", "h) Bộ Y tế"], "điểm g"),
        (["h) Bộ Y tế", "1) Bộ Lao động", "k) Bộ Văn hóa"], "điểm i"),
        (["8. Sở Y tế", "9, Sở Nội vụ", "10. Công an"], "khoản 9"),
        (["8. Sở Y tế", "a) Rà soát", "9, Sở Nội vụ", "a) Lập", "10. Công an"], "khoản 9"),
        (["I. Mục đích", "1. Một", "IL. Nội dung", "1. Hai", "III. Thực hiện"], "II"),
    ],
)
def test_the_missing_number_is_found(lines, wanted):
    assert wanted in labels(*lines)
    assert wanted not in labels(*lines, recognised=False)


@pytest.mark.parametrize(
    "lines",
    [
        ["e) Bộ Xây dựng", "1) Một", "2) Hai", "h) Bộ Y tế"],  # a list of its own
        ["e) Bộ Xây dựng", "của) Bộ Tư pháp", "i) Bộ Y tế"],  # two are missing
        ["7. Sở Y tế", "8, Sở Nội vụ", "II. Phần hai", "9. Công an"],  # another list
    ],
)
def test_no_marker_is_made_up(lines):
    assert labels(*lines) == labels(*lines, recognised=False)


def test_the_words_begin_after_the_marker():
    marker = read_markers(["e) Một", "ø) Bộ Tư pháp", "h) Hai"], recognised=True)[1]
    assert (marker.text, marker.after) == ("ø)", 3)
