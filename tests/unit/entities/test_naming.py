"""Canonical names: issuers from letterheads, mentions at a date and in an area."""

import datetime as dt

import pytest

from pipeline.entities import canonical_issuer, resolve_name
from pipeline.entities.naming import spell_out
from pipeline.entities.provinces import full_area, province_on


@pytest.mark.parametrize(
    ("lines", "place", "name"),
    [
        (["ỦY BAN NHÂN DÂN", "TỈNH CÀ MAU"], "Cà Mau", "Ủy ban nhân dân tỉnh Cà Mau"),
        (["UỶ BAN NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG", "-------"], "Hải Phòng", "Ủy ban nhân dân thành phố Hải Phòng"),
        (
            ["UBND TỈNH HẢI DƯƠNG", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Số: 12/SKHCN"],
            "Hải Dương",
            "Sở Khoa học và Công nghệ tỉnh Hải Dương",
        ),
        (
            ["UBND TỈNH NAM ĐỊNH", "SỞ NÔNG NGHIỆP VÀ", "PHÁT TRIỂN NÔNG THÔN"],
            "Nam Định",
            "Sở Nông nghiệp và Phát triển nông thôn tỉnh Nam Định",
        ),
        (["UBND TỈNH", "NAM ĐỊNH", "SỞ Y TẾ"], "Nam Định", "Sở Y tế tỉnh Nam Định"),
        (["CHÍNH PHỦ"], "Hà Nội", "Chính phủ"),
        (["THỦ TƯỚNG CHÍNH PHỦ"], "Hà Nội", "Thủ tướng Chính phủ"),
        (["VĂN PHÒNG CHÍNH PHỦ"], "Hà Nội", "Văn phòng Chính phủ"),
        (["BỘ Y TẾ"], "Hà Nội", "Bộ Y tế"),
        (["BỘ THÔNG TIN VÀ", "TRUYỀN THÔNG"], "Hà Nội", "Bộ Thông tin và Truyền thông"),
        (["BỘ CÔNG AN", "CỤC CẢNH SÁT GIAO THÔNG"], "Hà Nội", "Cục Cảnh sát giao thông"),
        (["NGÂN HÀNG NHÀ NƯỚC", "VIỆT NAM"], "Hà Nội", "Ngân hàng Nhà nước Việt Nam"),
        (["UBND TỈNH NAM ĐỊNH", "VĂN PHÒNG"], "Nam Định", "Văn phòng Ủy ban nhân dân tỉnh Nam Định"),
        (["CHỦ TỊCH", "ỦY BAN NHÂN DÂN TỈNH LÀO CAI"], "Lào Cai", "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai"),
        (["UBND HUYỆN BÌNH SƠN", "PHÒNG TÀI CHÍNH - KẾ HOẠCH"], "Bình Sơn", "Phòng Tài chính - Kế hoạch huyện Bình Sơn"),
        (["ỦY BAN NHÂN DÂN", "XÃ TỊNH KHÊ"], "Tịnh Khê", "Ủy ban nhân dân xã Tịnh Khê"),
        (["UBND TỈNH NAM ĐỊNH", "BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH"], "Nam Định", "Ban Chỉ đạo Cải cách hành chính tỉnh Nam Định"),
        (
            ["ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG BỘ TỈNH NAM ĐỊNH", "BAN CHẤP HÀNH", "*"],
            "Nam Định",
            "Ban Chấp hành Đảng bộ tỉnh Nam Định",
        ),
        (["TỈNH ỦY NAM ĐỊNH", "BAN TUYÊN GIÁO", "*"], "Nam Định", "Ban Tuyên giáo Tỉnh ủy Nam Định"),
        (["TỈNH ỦY NAM ĐỊNH", "*"], "Nam Định", "Tỉnh ủy Nam Định"),
    ],
)
def test_the_issuer_is_read_from_the_letterhead(lines, place, name):
    found = canonical_issuer(lines, place=place, signature=None, date=dt.date(2020, 6, 1))
    assert found == (name, "entities.issuer.letterhead")


def test_the_signature_tells_which_organ_of_a_committee_issued():
    found = canonical_issuer(["THÀNH ỦY HÀ NỘI", "*"], place="Hà Nội", signature="T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ", date=None)
    assert found == ("Ban Thường vụ Thành ủy Hà Nội", "entities.issuer.standing_committee")


@pytest.mark.parametrize("lines", [[], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"], ["*", "-----"]])
def test_a_letterhead_without_a_body_gives_nothing(lines):
    assert canonical_issuer(lines, place="Hà Nội", signature=None, date=None) is None


@pytest.mark.parametrize(
    ("text", "kind", "area", "name"),
    [
        ("Sở Tài chính", "body", "Quảng Ngãi", "Sở Tài chính tỉnh Quảng Ngãi"),
        ("Sở KH&ĐT", "body", "tỉnh Cà Mau", "Sở Kế hoạch và Đầu tư tỉnh Cà Mau"),
        ("UBND TP", "body", "Hà Nội", "Ủy ban nhân dân thành phố Hà Nội"),
        ("UBND huyện Nghĩa Hành", "body", "Quảng Ngãi", "Ủy ban nhân dân huyện Nghĩa Hành"),
        ("BTVTU", "body", "Hà Nội", "Ban Thường vụ Thành ủy Hà Nội"),
        ("Ban Tổ chức Thành ủy", "body", "Hà Nội", "Ban Tổ chức Thành ủy Hà Nội"),
        ("Công an tỉnh", "body", "Quảng Ngãi", "Công an tỉnh Quảng Ngãi"),
        ("Bộ TTTT", "body", "Quảng Ngãi", "Bộ Thông tin và Truyền thông"),
        ("Bộ Tài chính", "body", "Quảng Ngãi", "Bộ Tài chính"),
        ("Báo An Giang", "body", "An Giang", "Báo An Giang"),
        ("Chủ tịch UBND tỉnh", "role", "Quảng Ngãi", "Chủ tịch Ủy ban nhân dân tỉnh Quảng Ngãi"),
        ("Giám đốc Sở Y tế", "role", "Quảng Ngãi", "Giám đốc Sở Y tế tỉnh Quảng Ngãi"),
        ("Phó Chủ tịch UBND tỉnh phụ trách", "role", "Quảng Ngãi", "Phó Chủ tịch Ủy ban nhân dân tỉnh Quảng Ngãi"),
        (
            *("Phó Chủ tịch UBND tỉnh được phân công phụ trách lĩnh vực kinh tế", "role", "Quảng Ngãi"),
            "Phó Chủ tịch Ủy ban nhân dân tỉnh Quảng Ngãi",
        ),
        ("Phó Giám đốc Sở Y tế phụ trách", "role", "Quảng Ngãi", "Phó Giám đốc Sở Y tế tỉnh Quảng Ngãi"),
        ("Phó Chủ tịch UBND các xã phụ trách", "role", "Quảng Ngãi", None),
        ("các sở, ban, ngành", "group", "Quảng Ngãi", None),
        ("UBND các huyện, thị xã", "body", "Quảng Ngãi", None),
        ("Giám đốc các sở", "role", "Quảng Ngãi", None),
    ],
)
def test_a_mention_is_resolved_in_the_area_of_the_document(text, kind, area, name):
    assert resolve_name(text, kind=kind, date=dt.date(2020, 5, 1), area=area, level=None) == name


def test_departments_of_no_one_province_get_no_area():
    assert resolve_name("Trường Chính trị", kind="body", date=None, area="Hà Nội", level="central") == "Trường Chính trị"


def test_a_department_in_a_central_document_is_none_of_one_province():
    assert resolve_name("Sở Y tế", kind="body", date=None, area="Hà Nội", level="central") is None


@pytest.mark.parametrize(
    ("name", "day", "area"),
    [
        ("Đồng Nai", "2026-04-29", "tỉnh Đồng Nai"),
        ("Đồng Nai", "2026-04-30", "thành phố Đồng Nai"),
        ("Thừa Thiên Huế", "2024-12-31", "tỉnh Thừa Thiên Huế"),
        ("Huế", "2025-01-01", "thành phố Huế"),
        ("TP. Cần Thơ", "2020-01-01", "thành phố Cần Thơ"),
        ("Cần Thơ", "2001-01-01", "tỉnh Cần Thơ"),
        ("Hà Tây", "2005-01-01", "tỉnh Hà Tây"),
        ("Đắc Lắc", "2010-01-01", "tỉnh Đắk Lắk"),
    ],
)
def test_a_province_has_the_kind_it_had_on_the_day(name, day, area):
    assert full_area(name, dt.date.fromisoformat(day)) == area


def test_merged_provinces_keep_their_successor():
    old = province_on("Hải Dương", dt.date(2023, 1, 1))
    assert old is not None
    assert (old.successor, old.valid_to) == ("Hải Phòng", "2025-06-30")


@pytest.mark.parametrize(
    ("written", "on", "full"),
    [
        ("Sở VHTT", "2005-01-01", "Sở Văn hóa - Thông tin"),
        ("Sở VHTT", "2020-01-01", "Sở Văn hóa và Thể thao"),
        ("UBND TP. Vinh", None, "Ủy ban nhân dân thành phố Vinh"),
        ("TRUNG TÂM KIỂM ĐỊNH CHẤT LƯỢNG", None, "Trung tâm Kiểm định chất lượng"),
        ("BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG TỈNH NAM ĐỊNH", None, "Ban Quản lý dự án đầu tư xây dựng tỉnh Nam Định"),
    ],
)
def test_names_are_spelled_out(written, on, full):
    assert spell_out(written, on=on).casefold() == full.casefold()


@pytest.mark.parametrize("place", ["Quảng Ngãi", None])
def test_marks_of_a_province_that_recognition_lost_are_put_back(place):
    found = canonical_issuer(["ỦY BAN NHÂN DÂN TỈNH QUANG NGÃI"], place=place, signature=None, date=dt.date(2021, 5, 1))
    assert found == ("Ủy ban nhân dân tỉnh Quảng Ngãi", "entities.issuer.letterhead")
