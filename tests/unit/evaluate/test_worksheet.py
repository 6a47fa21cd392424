"""The annotator's working file: what it says, and what it may not say."""

import pytest

from pipeline.errors import WorksheetInvalid
from pipeline.evaluate.gold import Label, Standing
from pipeline.evaluate.worksheet import read_worksheet

TEXT = (
    "UBND TỈNH MẪU\nGiao Sở Nội vụ, Tài chính tham mưu Chủ tịch UBND tỉnh.\nBan Tổ chức Tỉnh ủy báo cáo Tỉnh ủy\nvà Đảng ủy xã.\n"
)


def row(line, label, words, nth=1, name="-", standing="top"):
    return "\t".join(map(str, (line, label, words, nth, name, standing)))


def read(*rows):
    return read_worksheet("\n".join(rows), TEXT)


def words_of(sheet):
    return [TEXT[m.span.start : m.span.end] for m in sheet.mentions]


def test_rows_become_mentions_where_their_words_stand():
    sheet = read(
        "# a comment",
        row(2, "BODY", "Tài chính", name="Sở Tài chính tỉnh Mẫu"),
        "",
        row(2, "ROLE", "Chủ tịch UBND tỉnh"),
        row(2, "BODY", "UBND tỉnh", name="?", standing="nested"),
    )
    assert words_of(sheet) == ["Tài chính", "Chủ tịch UBND tỉnh", "UBND tỉnh"]
    assert [m.name for m in sheet.mentions] == ["Sở Tài chính tỉnh Mẫu", "", None]
    assert [m.standing for m in sheet.mentions] == [Standing.TOP, Standing.TOP, Standing.NESTED]
    assert sheet.mentions[1].label is Label.ROLE
    assert sheet.until is None


@pytest.mark.parametrize(("nth", "start"), [(1, 81), (2, 97)])
def test_occurrences_are_counted_at_word_boundaries_also_inside_other_mentions(nth, start):
    sheet = read(row(3, "BODY", "Tỉnh ủy", nth))
    assert sheet.mentions[0].span.start == start
    assert words_of(sheet) == ["Tỉnh ủy"]


def test_a_mention_may_run_over_a_line_break():
    assert words_of(read(row(3, "GROUP", r"Tỉnh ủy\nvà Đảng ủy"))) == ["Tỉnh ủy\nvà Đảng ủy"]


def test_until_ends_the_annotation_after_its_line():
    assert read("#until 2", row(2, "BODY", "Sở Nội vụ")).until == TEXT.index("Ban Tổ chức")
    assert read("# until 99").until == len(TEXT)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["1\tBODY\tUBND"], "line 1: 3 fields"),
        ([row(1, "BODI", "UBND TỈNH MẪU")], "unknown label"),
        ([row(1, "BODY", "UBND TỈNH MẪU", standing="outer")], "top, nested, optional"),
        ([row("x", "BODY", "UBND TỈNH MẪU")], "numbers from 1"),
        ([row(1, "BODY", "UBND TỈNH MẪU", 0)], "numbers from 1"),
        ([row(9, "BODY", "UBND")], "has no line 9"),
        ([row(1, "BODY", "Sở Nội vụ")], "(0 found)"),
        ([row(3, "BODY", "Tỉnh ủy", 3)], "(2 found)"),
        ([row(1, "BODY", " ")], "words are missing"),
        ([row(1, "BODY", "UBND TỈNH ")], "with a blank"),
        ([row(2, "BODY", "Sở Nội vụ"), row(2, "BODY", "Sở Nội vụ")], "line 2: the same mention stands twice"),
        ([row(2, "BODY", "Sở Nội vụ"), row(2, "GROUP", "Nội vụ, Tài chính")], "line 2: the mention overlaps"),
        ([row(2, "BODY", "Sở Nội vụ", standing="nested")], "inside no other"),
        (["#until 1", row(2, "BODY", "Sở Nội vụ")], "after the line named by #until"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(rows, said):
    with pytest.raises(WorksheetInvalid) as problem:
        read(*rows)
    assert said in problem.value.detail


def test_all_faults_are_told_at_once_and_no_word_of_the_text():
    with pytest.raises(WorksheetInvalid) as problem:
        read(row(1, "BODY", "Sở Nội vụ"), row(2, "X", "Tài chính"))
    assert "line 1" in problem.value.detail and "line 2" in problem.value.detail
    assert "Nội vụ" not in problem.value.detail
