import pytest

from pipeline.knowledge.loader import load_rows
from pipeline.parsers.html_lines import LineJoin, continues, group_lines, join_rule
from pipeline.parsers.html_text import Line, line_text

ROWS = load_rows("parsers/line_joins.csv", LineJoin)
EXAMPLES = [(row.id, example) for row in ROWS for example in row.examples]
COUNTER_EXAMPLES = [example for row in ROWS for example in row.counter_examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_row_examples_join(rule: str, example: str) -> None:
    assert join_rule(*example.split("⏎")) == rule


@pytest.mark.parametrize("example", COUNTER_EXAMPLES)
def test_row_counter_examples_stay_apart(example: str) -> None:
    assert join_rule(*example.split("⏎")) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("các đơn vị thực hiện", "a) Rà soát"),
        ("các đơn vị thực hiện", "đ) Rà soát"),
        ("các đơn vị thực hiện", "- rà soát"),
        ("Nội dung", "2. rà soát"),
        ("Nội dung", "2.1. rà soát"),
        ("QUY ĐỊNH CHUNG CỦA", "Điều 3. Phạm vi"),
        ("Kế hoạch của Sở", "(kèm theo Quyết định số 5)"),
        ("CHƯƠNG I", "QUY ĐỊNH CHUNG"),
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
        ("- Như trên;", "các phòng"),
    ],
)
def test_new_starts_are_never_joined(before: str, after: str) -> None:
    assert join_rule(before, after) is None


def test_open_bracket_is_closed() -> None:
    assert join_rule("(Kèm theo Quyết định số 5/QĐ-UBND", "Ngày 3 tháng 4 năm 2021)") == "open_bracket"


@pytest.mark.parametrize(
    ("lines", "groups"),
    [
        (["Nơi nhận:", "- Như trên;", "- Lưu: VT."], [[0], [1], [2]]),
        (["Trợ lý Thủ tướng,", "các Vụ, Cục"], [[0, 1]]),
        (["một dòng", "", "nối tiếp"], [[0], [2]]),
        (["", ""], []),
        (
            [
                "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu Giám đốc Sở Nông nghiệp và",
                "Phát triển nông thôn kiểm tra toàn bộ hồ chứa trên địa bàn của tỉnh",
                "Hòa An, báo cáo kết quả.",
                "Nhận được văn bản này, yêu cầu thực hiện.",
            ],
            [[0, 1, 2], [3]],
        ),
    ],
)
def test_group_lines(lines: list[str], groups: list[list[int]]) -> None:
    assert group_lines(lines) == groups


def test_titles_set_in_two_centred_paragraphs_are_one() -> None:
    first = Line(text="Về tăng cường quản lý đất đai", bold=True, centered=True)
    assert continues(first, Line(text="trên địa bàn tỉnh", bold=True, centered=True))
    assert not continues(first, Line(text="trên địa bàn tỉnh", bold=False, centered=True))
    assert not continues(first, Line(text="trên địa bàn tỉnh", bold=True, centered=False))
    assert not continues(first, Line(text="Trên địa bàn tỉnh", bold=True, centered=True))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("\uf0b7 Sở Nội vụ", "- Sở Nội vụ"),
        ("\uf0a7\u00a0\u00a0Sở Nội vụ", "- Sở Nội vụ"),
        ("nhiệt độ \uf0b3 30\uf0b0C", "nhiệt độ ≥ 30°C"),
        ("-------", ""),
        ("* * *", ""),
        ("***", ""),
        ("-", "-"),
        (" Sở\u00a0\u00a0Nội\n  vụ ", "Sở Nội vụ"),
    ],
)
def test_line_text(raw: str, text: str) -> None:
    assert line_text(raw) == text
