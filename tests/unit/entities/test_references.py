"""Cited documents: type, number, date, issuer and the span of the whole citation."""

from itertools import pairwise

import pytest

from pipeline.entities import find_references


@pytest.mark.parametrize(
    ("citation", "doc_type", "number", "date", "issuer"),
    [
        (
            "Quyết định số 1234/QĐ-UBND ngày 05/6/2023 của UBND tỉnh Nam Định",
            "Quyết định",
            "1234/QĐ-UBND",
            "2023-06-05",
            "UBND tỉnh Nam Định",
        ),
        (
            "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ",
            "Nghị định",
            "30/2020/NĐ-CP",
            "2020-03-05",
            "Chính phủ",
        ),
        ("Chỉ thị 15/CT-TTg của Thủ tướng Chính phủ ngày 04/7/2022", "Chỉ thị", "15/CT-TTg", "2022-07-04", "Thủ tướng Chính phủ"),
        (
            "Kế hoạch số 12-KH/TU ngày 01/3/2021 của Ban Thường vụ Tỉnh ủy",
            "Kế hoạch",
            "12-KH/TU",
            "2021-03-01",
            "Ban Thường vụ Tỉnh ủy",
        ),
        ("Thông tư số 81 /2025/TT- NHNN", "Thông tư", "81/2025/TT-NHNN", None, None),
        ("Văn bản số 3242/UBND-KGVX", "Văn bản", "3242/UBND-KGVX", None, None),
        ("Công điện khẩn số 21/CĐ-UBND ngày 09/9/2024", "Công điện", "21/CĐ-UBND", "2024-09-09", None),
        ("Quyết định số 43-TTg ngày 12/01/1996", "Quyết định", "43-TTg", "1996-01-12", None),
        ("Nghị quyết số 38/CP ngày 04/5/1994 của Chính phủ", "Nghị quyết", "38/CP", "1994-05-04", "Chính phủ"),
        ("Chỉ thị số 17 của Thủ tướng Chính phủ", "Chỉ thị", "17", None, "Thủ tướng Chính phủ"),
        ("Đề án 06", "Đề án", "06", None, None),
        ("Luật Đất đai năm 2024", "Luật", None, "2024", None),
        ("Luật Viễn thông số 24/2023/QH15", "Luật", "24/2023/QH15", None, None),
        ("Luật số 54/2014/QH13", "Luật", "54/2014/QH13", None, None),
        ("Bộ luật Lao động ngày 20 tháng 11 năm 2019", "Bộ luật", None, "2019-11-20", None),
        ("Luật sửa đổi, bổ sung một số điều của Luật Xuất bản ngày 03/6/2008", "Luật", None, "2008-06-03", None),
        ("Tờ trình số   /TTr-SNV ngày  /7/2023 của Sở Nội vụ", "Tờ trình", "/TTr-SNV", "2023-07", "Sở Nội vụ"),
        (
            "Thông tư liên tịch số 58/2015/TTLT-BYT-BTNMT ngày 31/12/2015 của Bộ Y tế và Bộ Tài nguyên và Môi trường",
            "Thông tư liên tịch",
            "58/2015/TTLT-BYT-BTNMT",
            "2015-12-31",
            "Bộ Y tế và Bộ Tài nguyên và Môi trường",
        ),
        (
            "Quy định số 37-QĐ/TW ngày 25/10/2021 của Ban Chấp hành Trung ương Đảng khóa XIII",
            "Quy định",
            "37-QĐ/TW",
            "2021-10-25",
            "Ban Chấp hành Trung ương Đảng khóa XIII",
        ),
        ("Nghị quyết Đại hội Đảng bộ tỉnh Nam Định", "Nghị quyết", None, None, None),
    ],
)
def test_a_citation_is_read_whole(citation, doc_type, number, date, issuer):
    text = f"Thực hiện {citation} về việc tăng cường quản lý;"
    (reference,) = find_references(text)
    assert text[reference.span.start : reference.span.end] == citation
    assert (reference.doc_type, reference.number, reference.date, reference.issuer) == (doc_type, number, date, issuer)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("các Quyết định số 12/QĐ-UBND ngày 01/2/2020, số 13/QĐ-UBND ngày 02/3/2020 của UBND tỉnh", ["12/QĐ-UBND", "13/QĐ-UBND"]),
        ("Số: 25/KH-UBND", []),
        ("theo Quyết định này và Chỉ thị này", []),
        ("Nghị quyết 12 tháng đầu năm", []),
        ("theo mẫu số 02/GTGT", []),
        ("tại (304/QĐ-UBND) đã nêu", ["304/QĐ-UBND"]),
        ("Luật sư, luật pháp và pháp luật", []),
        ("Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15, Luật Nhà ở số 27/2023/QH15 ngày 29/6/2024", [None]),
    ],
)
def test_what_counts_as_a_citation(text, numbers):
    assert [reference.number for reference in find_references(text)] == numbers


def test_spans_do_not_overlap_and_stand_in_text_order():
    text = "Căn cứ Luật Đầu tư công số 58/2024/QH15; Nghị định số 1/2025/NĐ-CP và Công văn số 2/BTC-ĐT ngày 3/4/2025"
    spans = [reference.span for reference in find_references(text)]
    assert len(spans) == 3
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_hostile_input_is_read_in_linear_time():
    assert find_references("Quyết định " * 5_000) == ()
    assert find_references("Luật sửa đổi " * 5_000) == ()


@pytest.mark.parametrize(
    ("text", "number", "doc_type"),
    [
        ("Theo Quyết địnhsố 12/QĐ-UBND", "12/QĐ-UBND", "Quyết định"),
        ("Theo Nghị định số30/2020/NĐ-CP", "30/2020/NĐ-CP", "Nghị định"),
        ("Theo QĐ số 12/QD-UBND", "12/QĐ-UBND", "Quyết định"),
        ("Theo CV số 215/STC-NS", "215/STC-NS", "Công văn"),
        ("Theo Quyết định sô 12/QĐ-UBND", "12/QĐ-UBND", "Quyết định"),
        ("Theo Kế hoạch số l2/KH-UBND", "12/KH-UBND", "Kế hoạch"),
        ("Theo Kế hoạch số 1O2/KH-UBND", "102/KH-UBND", "Kế hoạch"),
        ("Theo Quyết định số 12/QÐ-UВND", "12/QĐ-UBND", "Quyết định"),
        ("Theo Quyết định số 2345/QĐ-\nUBND ngày 01/02/2024", "2345/QĐ-UBND", "Quyết định"),
        ("Theo Tờ trình số 45/TTr-STNMTngày 10 tháng 02 năm 2025", "45/TTr-STNMT", "Tờ trình"),
        ("Theo Nghị quyết số 66.15/2026/NQ-CP", "66.15/2026/NQ-CP", "Nghị quyết"),
        ("Theo Kế hoạch số 04 - KH/TU", "04-KH/TU", "Kế hoạch"),
    ],
)
def test_numbers_as_scans_and_clerks_write_them(text, number, doc_type):
    (reference,) = find_references(text)
    assert (reference.number, reference.doc_type) == (number, doc_type)
    assert text[reference.span.start : reference.span.end].startswith(text.split()[1])


@pytest.mark.parametrize(
    ("before", "article"),
    [
        ("điểm b khoản 2 Điều 5 ", "điểm b khoản 2 Điều 5"),
        ("khoản 1, 2 và 3 Điều 7 của ", "khoản 1, 2 và 3 Điều 7"),
        ("Điều 5, Điều 7 ", "Điều 5, Điều 7"),
        ("mục II.3 ", "mục II.3"),
        ("thực hiện ", None),
        ("các điều khoản của ", None),
    ],
)
def test_the_article_that_is_cited_stands_beside_the_span(before, article):
    (reference,) = find_references(f"Theo {before}Nghị định số 30/2020/NĐ-CP ngày 05/3/2020")
    assert reference.article == article
    assert reference.text.startswith("Nghị định")


def test_the_hour_of_an_urgent_message_goes_with_its_date():
    (reference,) = find_references("Công điện số 9/CĐ-UBND hồi 10 giờ 00 ngày 25/8/2025 của UBND tỉnh")
    assert (reference.date, reference.issuer) == ("2025-08-25", "UBND tỉnh")


@pytest.mark.parametrize("part", ["khoản 1, ", "điểm a ", "Điều 7 và ", "mục II, "])
def test_long_chains_of_articles_are_read_quickly(part):
    assert find_references(part * 2000 + "Nghị định số 30/2020/NĐ-CP")[0].number == "30/2020/NĐ-CP"
