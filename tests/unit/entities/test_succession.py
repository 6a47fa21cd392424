"""Names of the past on another day."""

import datetime as dt

import pytest

from pipeline.entities import name_today
from pipeline.entities.lexicon import provinces
from pipeline.entities.succession import successions


@pytest.mark.parametrize(
    ("name", "used", "day", "now"),
    [
        ("Sở Kế hoạch và Đầu tư tỉnh Hà Giang", None, "2025-02-28", "Sở Kế hoạch và Đầu tư tỉnh Hà Giang"),
        ("Sở Kế hoạch và Đầu tư tỉnh Hà Giang", None, "2025-03-01", "Sở Tài chính tỉnh Hà Giang"),
        ("Sở Kế hoạch và Đầu tư tỉnh Hà Giang", None, "2025-07-01", "Sở Tài chính tỉnh Tuyên Quang"),
        ("Giám đốc Sở Giao thông vận tải tỉnh Bình Định", None, "2026-01-01", "Giám đốc Sở Xây dựng tỉnh Gia Lai"),
        ("Sở Nội vụ tỉnh Thừa Thiên Huế", None, "2025-01-01", "Sở Nội vụ thành phố Huế"),
        ("Ủy ban nhân dân tỉnh Bình Phước", None, "2025-07-01", "Ủy ban nhân dân tỉnh Đồng Nai"),
        ("Ủy ban nhân dân tỉnh Bình Phước", None, "2026-04-30", "Ủy ban nhân dân thành phố Đồng Nai"),
        ("Ủy ban nhân dân tỉnh Đồng Nai", "2025-08-01", "2026-04-29", "Ủy ban nhân dân tỉnh Đồng Nai"),
        ("Bộ trưởng Bộ Thông tin và Truyền thông", None, "2025-03-01", "Bộ trưởng Bộ Khoa học và Công nghệ"),
        ("Tỉnh ủy Hải Dương", None, "2025-07-01", "Thành ủy Hải Phòng"),
        ("Cục Thuế tỉnh Hà Giang", None, "2025-04-01", "Chi cục Thuế khu vực"),
        ("Cục Thuế tỉnh Hà Giang", None, "2025-07-01", "Thuế tỉnh Tuyên Quang"),
        ("Bảo hiểm xã hội tỉnh Kon Tum", None, "2025-08-01", "Bảo hiểm xã hội tỉnh Quảng Ngãi"),
        ("Công an huyện Bình Sơn", None, "2025-03-01", "Công an tỉnh Quảng Ngãi"),
        ("Sở Tài chính thành phố Hà Nội", None, "2026-05-01", "Sở Tài chính thành phố Hà Nội"),
        ("Công ty Điện lực Bắc Kạn", None, "2026-05-01", "Công ty Điện lực Bắc Kạn"),
    ],
)
def test_the_name_of_another_day(name, used, day, now):
    on = dt.date.fromisoformat(used) if used else None
    assert name_today(name, dt.date.fromisoformat(day), on=on) == now


@pytest.mark.parametrize("name", ["Ủy ban nhân dân huyện Bình Sơn", "Tòa án nhân dân huyện Bình Sơn"])
def test_what_went_to_no_single_body_has_no_name_of_today(name):
    assert name_today(name, dt.date(2025, 6, 30)) == name
    assert name_today(name, dt.date(2025, 7, 1)) is None


@pytest.mark.parametrize("row", successions(), ids=lambda row: f"{row.body} {row.of}")
def test_a_succession_holds_from_the_day_after_on(row):
    last = dt.date.fromisoformat(row.valid_to)
    assert name_today(row.example, last + dt.timedelta(days=1), on=last) != row.example
    assert name_today(row.counter_example, last + dt.timedelta(days=1), on=last) == row.counter_example
    assert row.source


@pytest.mark.parametrize("row", provinces(), ids=lambda row: f"{row.name} {row.valid_to}")
def test_every_province_leads_to_one_of_today(row):
    on = dt.date.fromisoformat(row.valid_to or row.valid_from or "2024-01-01")
    now = name_today(f"Sở Y tế {row.kind} {row.name}", dt.date(2026, 5, 1), on=on)
    assert now in {f"Sở Y tế {one.kind} {one.name}" for one in provinces() if one.valid_to is None}
