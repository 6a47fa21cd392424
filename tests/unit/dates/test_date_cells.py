"""Table cells and labelled lines."""

import datetime as dt

import pytest

from pipeline.dates import read_deadline_cell

ISSUE = dt.date(2025, 1, 10)


@pytest.mark.parametrize(
    ("text", "value", "qualifier", "latest"),
    [
        ("30/6", "2025-06-30", "by", "2025-06-30"),
        ("Trước 30/6", "2025-06-30", "before", "2025-06-30"),
        ("20/3/2025 (Thứ Năm)", "2025-03-20", "by", "2025-03-20"),
        ("Quý II/2025", "2025-Q2", "in", "2025-06-30"),
        ("Q2/2025", "2025-Q2", "in", "2025-06-30"),
        ("T12/2025", "2025-12", "in", "2025-12-31"),
        ("Tháng 6/2025", "2025-06", "in", "2025-06-30"),
        ("6/2025", "2025-06", "in", "2025-06-30"),
        ("Tháng 8, 9/2025", "2025-08/2025-09", "in", "2025-09-30"),
        ("Quý II-III/2025", "2025-Q2/2025-Q3", "in", "2025-09-30"),
        ("Năm 2025", "2025", "in", "2025-12-31"),
        ("2025", "2025", "in", "2025-12-31"),
        ("2025 - 2027", "2025/2027", "in", "2027-12-31"),
        ("Giai đoạn 2025-2027", "2025/2027", "in", "2027-12-31"),
        ("Từ tháng 3 đến tháng 5/2025", "2025-03/2025-05", "in", "2025-05-31"),
        ("Trong năm", "2025", "in", "2025-12-31"),
        ("05 ngày làm việc", "P5WD", "within", None),
        ("2025-06-30", "2025-06-30", "by", "2025-06-30"),
    ],
)
def test_dates(text, value, qualifier, latest):
    (one,) = read_deadline_cell(text, issue_date=ISSUE)
    assert (one.value, one.qualifier, one.latest) == (value, qualifier, latest)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Hằng năm", ["FREQ=YEARLY"]),
        ("Quý", ["FREQ=MONTHLY;INTERVAL=3"]),
        ("Tháng, quý, năm", ["FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3", "FREQ=YEARLY"]),
        ("Trước ngày 15 hàng tháng", ["FREQ=MONTHLY;BYMONTHDAY=15"]),
        ("01 lần/năm", ["FREQ=YEARLY"]),
    ],
)
def test_recurrences(text, rules):
    assert [one.rrule for one in read_deadline_cell(text, issue_date=ISSUE)] == rules


@pytest.mark.parametrize("text", ["Thường xuyên", "Theo tiến độ", "Ngay sau khi ban hành", "Khi có yêu cầu", "Định kỳ", "", "12"])
def test_no_deadline(text):
    assert read_deadline_cell(text, issue_date=ISSUE) == ()


def test_each_day_of_a_list_is_a_limit():
    assert [one.latest for one in read_deadline_cell("15/6, 15/12", issue_date=ISSUE)] == ["2025-06-15", "2025-12-15"]
