"""Numbers of documents: every row of the grammar table, and the spellings that occur in print."""

import pytest

from pipeline.entities.numbers import classify_number, find_numbers, symbols


@pytest.mark.parametrize(("row", "example"), [(row, example) for row in symbols() for example in row.examples])
def test_examples_of_a_grammar_are_named_by_it(row, example):
    found = classify_number(example)
    assert found is not None
    assert found[0].id == row.id


@pytest.mark.parametrize(("row", "example"), [(row, example) for row in symbols() for example in row.counter_examples])
def test_counter_examples_are_not_named_by_it(row, example):
    found = classify_number(example)
    assert found is None or found[0].id != row.id


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Thông tư số 81 /2025/TT- NHNN quy định", ["81/2025/TT-NHNN"]),
        ("Thông tư 157/2025/TT-BTС", ["157/2025/TT-BTC"]),  # the last letter is Cyrillic
        ("Quyết định 12/QÐ-UBND", ["12/QĐ-UBND"]),  # the second letter of the code is the Icelandic eth
        ("Nghị định 15/2024/ND-CP", ["15/2024/NĐ-CP"]),
        ("Quyết định số 9 / QD - UBND", ["9/QĐ-UBND"]),
        ("số 123/KH-UBND - Sở Tài chính", ["123/KH-UBND"]),
        ("Kế hoạch 123/KH-UBND-Sở Y tế", ["123/KH-UBND"]),
        ("Nghị quyết 66.15/2026/NQ-CP", ["66.15/2026/NQ-CP"]),
        ("13/CT-TTg và 04-KH/TU", ["13/CT-TTg", "04-KH/TU"]),
        ("QĐ số 11/1998/QĐ-TC.CCVC.", ["11/1998/QĐ-TC.CCVC"]),
        ("ngày 05/6/2023, trong 24/7, tháng 12/2020", []),
        ("giai đoạn 2021-2025, tỷ lệ 3/4", []),
        ("mạng 5G/4G, quốc lộ QL1A/Km5", []),
    ],
)
def test_numbers_in_running_text(text, numbers):
    assert [number.text for number in find_numbers(text)] == numbers


def test_a_span_covers_the_number_as_printed():
    text = "theo Thông tư số 81 /2025/TT- NHNN của Ngân hàng"
    (number,) = find_numbers(text)
    assert text[number.span.start : number.span.end] == "81 /2025/TT- NHNN"
    assert (number.code, number.issuer_code, number.year, number.rulebook) == ("TT", "NHNN", "2025", "qppl")


def test_a_blank_ordinal_is_found_on_request_only():
    text = "Số:        /KH-UBND"
    assert find_numbers(text) == ()
    (number,) = find_numbers(text, blanks=True)
    assert (number.text, number.blank) == ("/KH-UBND", True)


def test_hostile_input_is_read_in_linear_time():
    assert len(find_numbers("1/A-" * 20_000)) <= 20_000
    assert find_numbers("12" + "/ " * 20_000) == ()
