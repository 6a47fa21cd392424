"""Deadlines: words, qualifier, window, rule; and what is no deadline."""

import datetime as dt

import pytest

from pipeline.dates import find_deadlines, find_windows

ISSUE = dt.date(2024, 3, 11)


@pytest.mark.parametrize(
    ("text", "words", "qualifier", "latest", "last_day"),
    [
        ("gửi trước ngày 10/4/2024.", "trước ngày 10/4/2024", "before", "2024-04-10", "2024-04-09"),
        ("gửi chậm nhất trước ngày 10/4/2024", "chậm nhất trước ngày 10/4/2024", "before", "2024-04-10", "2024-04-09"),
        ("nộp chậm nhất là vào ngày 10/4", "chậm nhất là vào ngày 10/4", "by", "2024-04-10", "2024-04-10"),
        ("duy trì đến hết ngày 10/4/2024", "đến hết ngày 10/4/2024", "by", "2024-04-10", "2024-04-10"),
        ("Hạn cuối nộp hồ sơ là ngày 10/4/2024", "Hạn cuối nộp hồ sơ là ngày 10/4/2024", "by", "2024-04-10", "2024-04-10"),
        ("xong trong tháng 4/2024", "trong tháng 4/2024", "in", "2024-04-30", "2024-04-30"),
        ("xong trước tháng 9/2024", "trước tháng 9/2024", "before", "2024-08-31", "2024-08-31"),
        ("xong trước quý IV năm 2024", "trước quý IV năm 2024", "before", "2024-09-30", "2024-09-30"),
        ("trình trong quý III và quý IV năm 2024", "trong quý III và quý IV năm 2024", "in", "2024-12-31", "2024-12-31"),
        ("hoàn thành vào cuối năm 2024", "vào cuối năm 2024", "in", "2024-12-31", "2024-12-31"),
        ("trước 17 giờ 00, ngày 10/4/2024", "trước 17 giờ 00, ngày 10/4/2024", "before", "2024-04-10T17:00", "2024-04-10T17:00"),
        ("Thời gian hoàn thành: Quý II/2024", "Thời gian hoàn thành: Quý II/2024", "in", "2024-06-30", "2024-06-30"),
        ("từ ngày 01/4 đến hết ngày 15/5/2024", "từ ngày 01/4 đến hết ngày 15/5/2024", "in", "2024-05-15", "2024-05-15"),
        ("trước Tết Nguyên đán 2025", "trước Tết Nguyên đán 2025", "before", "2025-01-29", "2025-01-28"),
        ("Quý II/2024, trình phương án", "Quý II/2024", "in", "2024-06-30", "2024-06-30"),
        ("Thời gian: 02 ngày, từ ngày 20/3 đến 21/3/2024", "từ ngày 20/3 đến 21/3/2024", "in", "2024-03-21", "2024-03-21"),
        ("Giai đoạn 1 (đến 30/6/2024): rà soát", "đến 30/6/2024", "by", "2024-06-30", "2024-06-30"),
        ("trước khi kết thúc năm 2024", "trước khi kết thúc năm 2024", "by", "2024-12-31", "2024-12-31"),
        ("có mặt lúc 8 giờ 00 ngày 12/3/2024", "lúc 8 giờ 00 ngày 12/3/2024", "on", "2024-03-12T08:00", "2024-03-12T08:00"),
    ],
)
def test_dates_and_periods(text, words, qualifier, latest, last_day):
    (one,) = find_deadlines(text, issue_date=ISSUE)
    assert (one.text, one.qualifier, one.latest, one.last_compliant_day) == (words, qualifier, latest, last_day)
    assert text[one.span.start : one.span.end] == words
    assert one.rule.startswith("dates.deadline.")
    assert one.proof


@pytest.mark.parametrize(
    ("text", "value", "anchor", "latest"),
    [
        ("trong vòng 15 ngày kể từ ngày ký văn bản này", "P15D", "issue_date", "2024-03-26"),
        ("trong thời hạn 05 ngày làm việc kể từ ngày ban hành", "P5WD", "issue_date", "2024-03-18"),
        ("trong vòng một tháng", "P1M", "issue_date", "2024-04-11"),
        ("trong 10 ngày tới", "P10D", "issue_date", "2024-03-21"),
        ("trong vòng 05 ngày kể từ ngày nhận được công văn này", "P5D", "receipt", None),
        ("30 ngày kể từ ngày nhận được văn bản", "P30D", "receipt", None),
        ("trong 03 ngày làm việc kể từ ngày nhận đủ hồ sơ", "P3WD", "event: nhận đủ hồ sơ", None),
        ("trong 90 ngày kể từ ngày Quyết định này có hiệu lực", "P90D", "effective_date", None),
        ("trong vòng 07 ngày, kể từ ngày 01/3/2024", "P7D", "event: ngày 01/3/2024", "2024-03-08"),
        ("không muộn hơn 08 giờ làm việc", "PT8H", None, None),
        ("chậm nhất 03 ngày trước khi khai mạc", "P3D", "event: khai mạc", None),
        ("chậm nhất 03 ngày trước ngày 15/4/2024", "P3D", "event: ngày 15/4/2024", "2024-04-12"),
        ("trước ngày khai giảng ít nhất 10 ngày", "P10D", "event: khai giảng", None),
        ("trước phiên họp 05 ngày làm việc", "P5WD", "event: phiên họp", None),
        ("chậm nhất sau 10 ngày kể từ ngày kết thúc quý phải gửi", "P10D", "event: kết thúc quý", None),
    ],
)
def test_lengths(text, value, anchor, latest):
    (one,) = find_deadlines(text, issue_date=ISSUE)
    assert (one.value, one.anchor, one.latest) == (value, anchor, latest)


def test_a_length_from_receipt_is_resolved_once_the_day_of_receipt_is_known():
    text = "báo cáo trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản này"
    (one,) = find_deadlines(text, issue_date=ISSUE, received=dt.date(2024, 3, 13))
    assert one.latest == "2024-03-20"
    assert one.proof[0] == "5 ngày làm việc kể từ 13/03/2024: bỏ 16–17/03 → 20/03/2024."


def test_a_length_that_ends_on_a_day_off_moves_on():
    (one,) = find_deadlines("trong vòng 05 ngày kể từ ngày ký", issue_date=ISSUE)
    assert (one.latest, one.flags) == ("2024-03-18", ("rolled_to_workday",))


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("báo cáo hằng quý", ["FREQ=MONTHLY;INTERVAL=3"]),
        ("định kỳ 6 tháng báo cáo", ["FREQ=MONTHLY;INTERVAL=6"]),
        ("trước ngày 15 hằng tháng", ["FREQ=MONTHLY;BYMONTHDAY=15"]),
        ("trước ngày 20/12 hằng năm", ["FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20"]),
        ("Hằng năm, các đơn vị gửi báo cáo trước ngày 31 tháng 12", ["FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"]),
        ("trước ngày 25 của tháng cuối quý", ["FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25"]),
        ("trước 17h00 hằng ngày", ["FREQ=DAILY;BYHOUR=17;BYMINUTE=0"]),
        ("hằng tuần trước 15:00 thứ Sáu", ["FREQ=WEEKLY;BYDAY=FR;BYHOUR=15;BYMINUTE=0"]),
        ("ít nhất hai lần/năm", ["FREQ=MONTHLY;INTERVAL=6"]),
        ("cuối mỗi tháng", ["FREQ=MONTHLY;BYMONTHDAY=-1"]),
        (
            "Định kỳ 6 tháng, các cơ sở giáo dục trên địa bàn phải báo cáo kết quả thực hiện về Sở trước ngày 25 tháng 5",
            ["FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=25"],
        ),
        ("gửi dự toán trước ngày 20 tháng 6 năm trước", ["FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20"]),
        ("vào tháng 7 hằng năm", ["FREQ=YEARLY;BYMONTH=7"]),
        (
            "báo cáo hằng tháng, quý, 6 tháng, năm",
            ["FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY"],
        ),
        (
            "hằng tháng (trước ngày 25), 6 tháng (trước ngày 15/6), năm (trước ngày 15/12)",
            [
                "FREQ=MONTHLY;BYMONTHDAY=25",
                "FREQ=MONTHLY;INTERVAL=6",
                "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15",
                "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15",
            ],
        ),
    ],
)
def test_recurrences(text, rules):
    found = find_deadlines(text, issue_date=ISSUE)
    assert [one.rrule for one in found] == rules
    assert all(one.latest is None for one in found)


def test_rules_are_ones_that_dateutil_reads():
    from dateutil.rrule import rrulestr

    text = "trước ngày 25 của tháng cuối quý; thứ Sáu hằng tuần; trước ngày 20/12 hằng năm; trước 17h00 hằng ngày"
    for one in find_deadlines(text, issue_date=ISSUE):
        first = rrulestr(one.rrule, dtstart=dt.datetime(2024, 3, 11))[0]
        assert first >= dt.datetime(2024, 3, 11)


@pytest.mark.parametrize(
    "text",
    [
        "bố trí vốn trong năm 2024 và các năm tiếp theo",
        "Căn cứ dự toán được giao hằng năm, Sở phân bổ kinh phí",
        "Phân bổ dự toán: Căn cứ dự toán được giao hằng năm, Sở phân bổ kinh phí",
        "theo dõi bão (vùng nguy hiểm trong 48 giờ tới phía Bắc)",
        "Dự báo trong 24 giờ tới có mưa to",
        "kiểm tra trước đối với các trường hợp lũy kế sau ít nhất mười hai tháng",
        "Căn cứ Quyết định số 12/QĐ-UBND ngày 03/02/2024",
        "theo Công văn số 45/SNV-TCCB ngày 20 tháng 4 năm 2024 của Sở",
        "đã hoàn thành trong tháng 02/2024",
        "Ngày 05/3/2024, Ủy ban nhân dân tỉnh đã họp",
        "có hiệu lực từ ngày 01/5/2024",
        "có hiệu lực từ ngày 01/5/2024 đến hết ngày 28/02/2027",
        "đến năm 2030 đạt 90%",
        "giai đoạn 2021-2025, tầm nhìn đến năm 2045",
        "trước ngày Luật này có hiệu lực",
        "kế hoạch vốn năm 2025",
        "tính đến ngày 15/3/2024",
        "số liệu tính từ ngày 15/12/2024 đến ngày 14/3/2025",
        "báo cáo định kỳ theo quy định",
        "thực hiện thường xuyên, khẩn trương, kịp thời",
        "xây dựng kế hoạch hằng năm",
        "kỷ niệm 70 năm (07/5/1954 - 07/5/2024)",
        "không quá hai lần trong năm",
        "24 giờ trong 01 ngày",
        "trong 3 ngày liên tục",
        "nghỉ trong 5 ngày Tết",
        "thời gian thi công là 18 tháng từ ngày khởi công",
        "trong 5 năm qua",
        "so với năm 2023",
        "bảo đảm phục vụ dịp cuối năm 2024",
        "từ ngày 01/4/2024 áp dụng mẫu mới",
        "Năm 2024, các xã đã rà soát xong",
        "báo cáo sơ kết 6 tháng thực hiện Đề án",
        "thời gian: từ ngày ….. đến ngày ….. tháng ….. năm 2024",
    ],
)
def test_what_is_no_deadline(text):
    assert find_deadlines(text, issue_date=ISSUE) == ()


def test_a_misprinted_year_is_kept_and_flagged():
    (one,) = find_deadlines("báo cáo trước ngày 21/11/2023", issue_date=ISSUE)
    assert (one.latest, one.flags) == ("2023-11-21", ("deadline_before_issue",))


def test_the_qualifier_holds_for_the_whole_list():
    found = find_deadlines("báo cáo trước ngày 15/6 và ngày 15/12/2024", issue_date=ISSUE)
    assert [(one.qualifier, one.last_compliant_day) for one in found] == [("before", "2024-06-14"), ("before", "2024-12-14")]


def test_a_last_day_that_is_off_is_kept_and_remarked_on():
    (one,) = find_deadlines("báo cáo trước ngày 02/5/2024", issue_date=ISSUE)
    assert one.last_compliant_day == "2024-05-01"
    assert any("01/05/2024 là ngày nghỉ" in line for line in one.proof)


def test_absurd_lengths_keep_their_value_only():
    (one,) = find_deadlines("trong vòng 2000 ngày kể từ ngày ký", issue_date=ISSUE)
    assert (one.value, one.latest) == ("P2000D", None)


def test_offset_moves_the_spans():
    (one,) = find_deadlines("gửi trước ngày 10/4/2024", issue_date=ISSUE, offset=100)
    assert (one.span.start, one.span.end) == (104, 124)


def test_windows_hold_what_is_dated_but_binds_nobody():
    text = "Từ ngày 01/4/2024 áp dụng mẫu mới; đến năm 2030 đạt 90%."
    assert [one.deadline.qualifier for one in find_windows(text, issue_date=ISSUE)] == ["from", "by"]


def test_a_length_from_effect_is_resolved_once_the_day_of_effect_is_known():
    text = "trong thời hạn 03 (ba) tháng kể từ ngày Quyết định này có hiệu lực"
    (open_end,) = find_deadlines(text, issue_date=ISSUE)
    assert (open_end.anchor, open_end.latest) == ("effective_date", None)
    assert open_end.proof == ("Chưa tính được ngày cuối: chưa biết ngày văn bản có hiệu lực.",)
    (one,) = find_deadlines(text, issue_date=ISSUE, effective_date=dt.date(2024, 4, 1))
    assert one.latest == "2024-07-01"


def test_windows_tell_their_role():
    text = "Đến năm 2030 hoàn thành; từ ngày 01/4/2024 áp dụng; gửi trước ngày 10/5/2024"
    assert [str(one.role) for one in find_windows(text, issue_date=ISSUE)] == ["horizon", "start", "deadline"]


@pytest.mark.parametrize(
    ("text", "proof"),
    [
        ("trong 5 ngày làm việc kể từ ngày 04/3/2024", "5 ngày làm việc kể từ 04/03/2024: bỏ 09–10/03 → 11/03/2024."),
        ("trong 10 ngày kể từ ngày 04/3/2024", "10 ngày kể từ 04/03/2024 → 14/03/2024."),
        (  # Saturday 04/5/2024 is worked for Monday 29/4
            "chậm nhất 04 ngày làm việc trước ngày 06/5/2024",
            "4 ngày làm việc trước 06/05/2024: bỏ 27/04–01/05, 05/05 → 26/04/2024.",
        ),
    ],
)
def test_the_proof_counts_step_by_step(text, proof):
    assert [one.proof[0] for one in find_deadlines(text, issue_date=ISSUE)] == [proof]


@pytest.mark.parametrize(
    "text",
    ["trong 24 giờ kể từ khi ban hành văn bản đề nghị của cơ quan điều tra", "trong 10 ngày kể từ ngày ký hợp đồng"],
)
def test_what_others_sign_or_issue_is_an_event(text):
    (one,) = find_deadlines(text, issue_date=ISSUE)
    assert one.anchor.startswith("event: ") and one.latest is None
