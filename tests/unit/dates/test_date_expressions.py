"""Time expressions: words and TIMEX3 values."""

import datetime as dt

import pytest

from pipeline.dates import find_time_expressions

ISSUE = dt.date(2024, 3, 11)  # a Monday


def found(text, issue=ISSUE):
    return [(text[one.span.start : one.span.end], one.value) for one in find_time_expressions(text, issue_date=issue)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # days
        ("gửi trước ngày 20.7.2024.", [("ngày 20.7.2024", "2024-07-20")]),
        ("xong trước 01 /5 /2024", [("01 /5 /2024", "2024-05-01")]),
        ("ngày 05 tháng 6 năm 2024 (thứ Tư)", [("ngày 05 tháng 6 năm 2024 (thứ Tư)", "2024-06-05")]),
        ("ngày 15 (mười lăm) tháng 4", [("ngày 15 (mười lăm) tháng 4", "2024-04-15")]),
        ("trước ngày 10/3", [("ngày 10/3", "2025-03-10")]),
        ("báo cáo trước ngày 1.8.", [("ngày 1.8", "2024-08-01")]),
        ("đợt một từ ngày 10.4 - 15.5", [("ngày 10.4", "2024-04-10"), ("15.5", "2024-05-15")]),
        ("thời gian từ 12-14h ngày 13/3", [("12", "2024-03-13T12:00"), ("14h ngày 13/3", "2024-03-13T14:00")]),
        ("chậm nhất 2026 sẽ khánh thành", [("2026", "2026")]),
        ("trong 30 ngày (từ 05/3 đến 05/4)", [("30 ngày", "P30D"), ("05/3", "2024-03-05"), ("05/4", "2024-04-05")]),
        ("ngày mười lăm tháng tư", [("ngày mười lăm tháng tư", "2024-04-15")]),
        ("trước ngày 31 tháng 3 năm sau", [("ngày 31 tháng 3 năm sau", "2025-03-31")]),
        ("ngày 10 tháng sau", [("ngày 10 tháng sau", "2024-04-10")]),
        ("ngày 29/02", [("ngày 29/02", "2028-02-29")]),
        ("NGÀY 01 THÁNG 5 NĂM 2024", [("NGÀY 01 THÁNG 5 NĂM 2024", "2024-05-01")]),
        ("chiều thứ Sáu tuần này", [("chiều thứ Sáu tuần này", "2024-03-15TAF")]),
        ("nhân Ngày Sách và Văn hóa đọc 21/4;", [("21/4", "2024-04-21")]),
        ("kỷ niệm ngày thành lập ngành (15/5)", [("15/5", "2024-05-15")]),
        # series
        (
            "các ngày 10, 15 và 20/11/2024",
            [("ngày 10", "2024-11-10"), ("15", "2024-11-15"), ("20/11/2024", "2024-11-20")],
        ),
        ("ngày 28-29/3/2024", [("ngày 28", "2024-03-28"), ("29/3/2024", "2024-03-29")]),
        ("từ ngày 28/12 đến 05/01/2025", [("ngày 28/12", "2024-12-28"), ("05/01/2025", "2025-01-05")]),
        ("từ ngày 15/11/2024 đến ngày 10/01", [("ngày 15/11/2024", "2024-11-15"), ("ngày 10/01", "2025-01-10")]),
        ("(01/4-15/5/2024)", [("01/4", "2024-04-01"), ("15/5/2024", "2024-05-15")]),
        ("tháng 8, 9/2024", [("tháng 8", "2024-08"), ("9/2024", "2024-09")]),
        ("quý III, IV năm 2024", [("quý III", "2024-Q3"), ("IV năm 2024", "2024-Q4")]),
        ("từ tháng 10 đến tháng 3 năm sau", [("tháng 10", "2024-10"), ("tháng 3 năm sau", "2025-03")]),
        ("các năm 2024, 2025 và 2026", [("năm 2024", "2024"), ("2025", "2025"), ("2026", "2026")]),
        ("từ 8h00 đến 17h00 ngày 25/7/2024", [("8h00", "2024-07-25T08:00"), ("17h00 ngày 25/7/2024", "2024-07-25T17:00")]),
        ("từ mùng 1 đến mùng 3 tháng Giêng", [("mùng 1", "2025-01-29"), ("mùng 3 tháng Giêng", "2025-01-31")]),
        # numbers in words and numbers that recognition broke
        (
            "ngày ba mươi mốt tháng mười hai năm hai nghìn không trăm hai mươi tư",
            [("ngày ba mươi mốt tháng mười hai năm hai nghìn không trăm hai mươi tư", "2024-12-31")],
        ),
        ("năm hai nghìn lẻ chín", [("năm hai nghìn lẻ chín", "2009")]),
        ("từ bảy giờ sáng đến tám giờ tối", [("bảy giờ sáng", "T07:00"), ("tám giờ tối", "T20:00")]),
        ("ngày 1 6 tháng 01 năm 200 3", [("ngày 1 6 tháng 01 năm 200 3", "2003-01-16")]),
        ("năm 20 23", [("năm 20 23", "2023")]),
        # periods
        ("10 ngày đầu tháng 4/2024", [("10 ngày đầu tháng 4/2024", "2024-04-01/2024-04-10")]),
        ("tháng cuối quý II/2024", [("tháng cuối quý II/2024", "2024-06")]),
        ("năm Ất Tỵ 2025", [("năm Ất Tỵ 2025", "2025")]),
        ("quí II năm 2024", [("quí II năm 2024", "2024-Q2")]),
        ("10 tháng năm 2024", [("10 tháng năm 2024", "2024-01/2024-10")]),
        ("hai quý đầu năm 2024", [("hai quý đầu năm 2024", "2024-H1")]),
        ("nửa đầu năm 2024", [("nửa đầu năm 2024", "2024-H1")]),
        ("tuần thứ ba của tháng 4", [("tuần thứ ba của tháng 4", "2024-W16")]),
        ("tuần 30 năm 2024", [("tuần 30 năm 2024", "2024-W30")]),
        ("những năm tiếp theo", []),
        # recurrences
        ("trước ngày 31 tháng 12 hằng năm", [("ngày 31 tháng 12 hằng năm", "XXXX-12-31")]),
        ("hàng tuần trước 15:00", [("hàng tuần", "P1W"), ("15:00", "T15:00")]),
        ("mỗi quý một lần", [("mỗi quý một lần", "P3M")]),
        ("một năm hai lần", [("một năm hai lần", "P6M")]),
        ("03 lần/tháng", [("03 lần/tháng", "P1M")]),
        ("hai năm một lần", [("hai năm một lần", "P2Y")]),
        ("ngày 05 của tháng tiếp theo", [("ngày 05 của tháng tiếp theo", "XXXX-XX-05")]),
        ("ngày 31 tháng 3 năm tiếp theo", [("ngày 31 tháng 3 năm tiếp theo", "XXXX-03-31")]),
        ("ngày 10 của tháng đầu quý sau", [("ngày 10 của tháng đầu quý sau", "XXXX-XX-10")]),
        (
            "hằng tháng, quý, 6 tháng và năm",
            [("hằng tháng", "P1M"), ("quý", "P3M"), ("6 tháng", "P6M"), ("năm", "P1Y")],
        ),
        ("hằng năm (trước ngày 20/11)", [("hằng năm", "P1Y"), ("ngày 20/11", "XXXX-11-20")]),
        ("ngày 15/6 và ngày 15/12 hằng năm", [("ngày 15/6", "XXXX-06-15"), ("ngày 15/12 hằng năm", "XXXX-12-15")]),
        ("thứ Hai, thứ Tư hằng tuần", [("thứ Tư hằng tuần", "XXXX-WXX-3")]),
        ("vào thứ Hai, thứ Tư hằng tuần", [("thứ Hai", "XXXX-WXX-1"), ("thứ Tư hằng tuần", "XXXX-WXX-3")]),
        (
            "từ ngày 15 tháng 12 năm trước kỳ báo cáo đến ngày 14 tháng 6 của kỳ báo cáo",
            [
                ("ngày 15 tháng 12 năm trước kỳ báo cáo", "XXXX-12-15"),
                ("ngày 14 tháng 6 của kỳ báo cáo", "XXXX-06-14"),
            ],
        ),
        ("02 lần/năm (tháng 6 và tháng 12)", [("02 lần/năm", "P6M"), ("tháng 6", "XXXX-06"), ("tháng 12", "XXXX-12")]),
        ("hằng năm vào các tháng 6 và 12", [("hằng năm", "P1Y"), ("tháng 6", "XXXX-06"), ("12", "XXXX-12")]),
        ("tháng đầu tiên của mỗi quý", [("tháng đầu tiên của mỗi quý", "P3M")]),
        ("nửa tháng một lần", [("nửa tháng một lần", "P15D")]),
        ("ngày cuối cùng của tháng", [("ngày cuối cùng của tháng", "XXXX-XX-XX")]),
        ("ngày cuối cùng của năm", [("ngày cuối cùng của năm", "XXXX-12-31")]),
        ("17 giờ các ngày thứ Sáu hằng tuần", [("17 giờ", "T17:00"), ("ngày thứ Sáu hằng tuần", "XXXX-WXX-5")]),
        # lengths
        ("trong thời hạn mười năm", [("mười năm", "P10Y")]),
        ("hai mươi năm công tác", [("hai mươi năm", "P20Y")]),
        ("ngày thứ 45 kể từ ngày xảy ra", [("ngày thứ 45", "P45D")]),
        ("nửa năm", [("nửa năm", "P6M")]),
        ("07 (bảy) ngày làm việc", [("07 (bảy) ngày làm việc", "P7D")]),
        ("24 giờ sau khi xảy ra", [("24 giờ", "PT24H")]),
        ("trước 17 giờ", [("17 giờ", "T17:00")]),
        # the lunar calendar
        ("05 đến 07 ngày làm việc", [("05 đến 07 ngày làm việc", "P7D")]),
        ("17h ngày thứ Sáu, 26/4/2024", [("17h ngày thứ Sáu, 26/4/2024", "2024-04-26T17:00")]),
        ("vào ngày 20 các tháng 3, 6, 9 và 12", [("ngày 20 các tháng 3, 6, 9 và 12", "XXXX-XX-20")]),
        ("thời điểm 31/12 hằng năm", [("31/12 hằng năm", "XXXX-12-31")]),
        ("từ 10 đến 12 tháng 6 năm 2024", [("10", "2024-06-10"), ("12 tháng 6 năm 2024", "2024-06-12")]),
        ("ngày      tháng 7 năm 2024", [("ngày      tháng 7 năm 2024", "2024-07-XX")]),
        ("29 tháng Chạp", [("29 tháng Chạp", "2025-01-28")]),
        ("Tết Giáp Thìn", [("Tết Giáp Thìn", "2024-02-10")]),
        ("ngày 01/3 năm Quý Mão", [("ngày 01/3 năm Quý Mão", "2023-04-20")]),
        ("trước rằm tháng Bảy", [("rằm tháng Bảy", "2024-08-18")]),
        ("ngày 10/3 âm lịch", [("ngày 10/3 âm lịch", "2024-04-18")]),
        ("29 Tết", [("29 Tết", "2025-01-28")]),
        ("đêm 30 Tết", [("30 Tết", "2025-01-28")]),  # the twelfth month of that year has 29 days
        ("ngày 20 tháng Chạp năm Quý Mão", [("ngày 20 tháng Chạp năm Quý Mão", "2024-01-30")]),
    ],
)
def test_expressions(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 30/2024/NĐ-CP",
        "Công văn 15/4/UBND",
        "khoản 2 Điều 15",
        "đạt 15/19 tiêu chí, trong đó 5/10 xã",
        "trực 24/7, họp 24/24 giờ",
        "mục 3.5.2 và phụ lục 2.1",
        "30.000.000 đồng, 3,5 tháng lương",
        "diện tích 12.5.2024 m2",
        "năm đơn vị và năm 2 lần",
        "Đại hội lần thứ hai, khóa V",
        "tỷ lệ 1/500, QCVN 102:2016/BTTTT",
        "ít nhất 01-02 tác phẩm",
        "07 ngày/tuần",
        "quý đại biểu, hàng hóa, giờ hành chính",
        "ngày 40/1/2024",
        "trong ngày đạt 5/10 xã",
        "trong ngày, số xã đạt chuẩn: 5/10.",
    ],
)
def test_what_only_looks_like_a_date(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("ngày 31/6/2024", "impossible_day"),
        ("thứ Ba, ngày 12/6/2024", "weekday_mismatch"),
        ("ngày 05/6/2024 (thứ Năm)", "weekday_mismatch"),
        ("trước ngày 10/4", "year_inferred"),
        ("trước ngày 01/3", "just_past_without_year"),
        ("trước ngày 25", "month_inferred"),
        ("ngày … tháng … năm 2024", "day_blank"),
    ],
)
def test_flags(text, flag):
    (one,) = find_time_expressions(text, issue_date=ISSUE)
    assert flag in one.flags


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("đã kiểm tra trong tháng 12", "2023-12"),
        ("đã họp ngày 10/10", "2023-10-10"),
        ("tính đến ngày 30-4, còn 5 trường hợp", "2023-04-30"),
        ("Đến ngày 15/4, Sở Tài chính vẫn chưa nhận được báo cáo", "2023-04-15"),
        ("Đến ngày 15/4, các sở nộp báo cáo", "2024-04-15"),
        ("theo Thông báo số 15/TB-VP ngày 25/4", "2023-04-25"),
        ("ý kiến của Chủ tịch tại cuộc họp Thường trực ngày 25/4", "2023-04-25"),
        ("theo Thông báo số 15/TB-VP, gửi báo cáo trước ngày 25/4", "2024-04-25"),
        ("trong tháng 12 vừa qua", "2023-12"),
        ("kiểm tra trong tháng 12", "2024-12"),
        ("đã hoàn thành trước ngày 15/6", "2023-06-15"),
        ("hoàn thành nhiệm vụ đã được giao trước ngày 15/6", "2024-06-15"),
        ("nội dung đã thống nhất, hoàn thành trước ngày 15/6", "2024-06-15"),
    ],
)
def test_words_that_look_back_take_the_year_before(text, value):
    assert [one.value for one in find_time_expressions(text, issue_date=ISSUE)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [("ngày 15/4", "XXXX-04-15"), ("tháng 4", "XXXX-04"), ("quý II", "XXXX-Q2"), ("tuần sau", "XXXX-WXX"), ("năm 2025", "2025")],
)
def test_without_a_date_of_issue_the_year_stays_open(text, value):
    assert [one.value for one in find_time_expressions(text)] == [value]


def test_decomposed_text_keeps_its_own_places():
    import unicodedata

    text = unicodedata.normalize("NFD", "trước ngày 10 tháng 12 năm 2024.")
    (one,) = find_time_expressions(text, issue_date=ISSUE)
    assert one.value == "2024-12-10"
    assert unicodedata.normalize("NFC", text[one.span.start : one.span.end]) == "ngày 10 tháng 12 năm 2024"
