"""Mentions as the annotation guidelines have them."""

from itertools import pairwise

import pytest

from pipeline.entities import all_mentions, as_outermost, find_mentions, read_outermost
from pipeline.entities.learned import RULE
from pipeline.model.directive import Mention, MentionKind
from pipeline.model.text import Span


def marked(text):
    return [(mention.kind.value, text[mention.span.start : mention.span.end]) for mention in all_mentions(text)]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Gửi qua cơ quan thường trực - Sở Nội vụ.", [("group", "cơ quan thường trực"), ("body", "Sở Nội vụ")]),
        ("Dự họp có đại diện Bộ Quốc phòng.", [("body", "Bộ Quốc phòng")]),
        ("Dự họp có đại diện lãnh đạo các sở, ngành.", [("role", "lãnh đạo các sở, ngành")]),
        ("Giao 100% cơ quan, đơn vị báo cáo.", [("group", "cơ quan, đơn vị")]),
        ("Nộp trên cổng dịch vụ công của tỉnh.", []),
        ("Tuyên truyền trên các phương tiện thông tin đại chúng.", []),
        ("Diện tích của xã, phường tăng.", []),
        ("Báo cáo UBND TP.", [("body", "UBND TP")]),
        ("Căn cứ Luật Tổ chức Chính phủ ngày 19/6/2015; Sở Y tế báo cáo.", [("body", "Sở Y tế")]),
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nLê Văn Cường",
            [("body", "ỦY BAN NHÂN DÂN"), ("role", "CHỦ TỊCH"), ("role", "PHÓ CHỦ TỊCH"), ("person", "Lê Văn Cường")],
        ),
        (
            "Công ty Cổ phần Cấp nước Sông Lam (SLC) lắp đặt. Công ty báo cáo; SLC nghiệm thu.",
            [("body", "Công ty Cổ phần Cấp nước Sông Lam"), ("body", "SLC"), ("body", "Công ty"), ("body", "SLC")],
        ),
        ("Tổ công tác triển khai Đề án 06 báo cáo.", [("body", "Tổ công tác triển khai Đề án 06")]),
    ],
)
def test_what_is_marked(text, mentions):
    assert marked(text) == mentions


def test_citations_inside_a_name_are_none_and_bodies_inside_a_citation_are_none():
    mentions, references = read_outermost("Tổ giúp việc triển khai Đề án 06 theo Quyết định số 6/QĐ-TTg của Thủ tướng Chính phủ.")
    assert [mention.text for mention in mentions] == ["Tổ giúp việc triển khai Đề án 06"]
    assert [reference.number for reference in references] == ["6/QĐ-TTg"]


def test_marks_of_the_learned_part_are_turned_into_the_reading_too():
    text = "Báo cáo đại diện Bộ Quốc phòng và UBND TP. trước 17 giờ."
    learned = [
        Mention(
            span=Span(start=text.index(words), end=text.index(words) + len(words)),
            kind=MentionKind.BODY,
            text=words,
            rule=RULE,
            name=None,
        )
        for words in ("đại diện Bộ Quốc phòng", "UBND TP.")
    ]
    mentions, references = as_outermost(text, learned, ())
    assert [text[one.span.start : one.span.end] for one in mentions] == ["Bộ Quốc phòng", "UBND TP"]
    assert references == ()


def test_nothing_overlaps_and_all_stands_in_text_order():
    text = "Công ty Điện lực Lào Cai (PCLC) và Sở Công Thương, Y tế báo cáo. Công ty, PCLC gửi Sở.\n" * 3
    mentions, references = read_outermost(text)
    spans = [one.span for one in (*mentions, *references)]
    assert all(a.end <= b.start for a, b in pairwise(sorted(spans)))
    assert list(mentions) == sorted(mentions, key=lambda mention: mention.span)


def test_the_reading_for_tasks_keeps_its_own_words():
    assert [m.text for m in find_mentions("Giao đại diện Bộ Quốc phòng báo cáo.")] == ["đại diện Bộ Quốc phòng"]


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        (
            "Giao các Sở, ngành: Tài chính, Nội vụ và Thanh tra tỉnh báo cáo.",
            ["Sở Tài chính", "Sở Nội vụ", "Thanh tra tỉnh"],
        ),
        ("Lãnh đạo các Sở: Y tế, Xây dựng dự họp.", ["Lãnh đạo Sở Y tế", "Lãnh đạo Sở Xây dựng"]),
        ("- Các phòng: TH, NN-MT;", ["Phòng TH", "Phòng NN-MT"]),
    ],
)
def test_fields_after_a_colon_are_written_out(text, texts):
    assert [mention.text for mention in find_mentions(text)] == texts
