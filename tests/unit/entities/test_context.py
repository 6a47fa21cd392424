"""Names that the rest of the text decides."""

import datetime as dt

import pytest

from pipeline.entities import find_mentions, names_in_context, resolve_name

DAY = dt.date(2024, 5, 1)


def named(text, area="tỉnh Lào Cai", issuer="Ủy ban nhân dân tỉnh Lào Cai"):
    return list(names_in_context(find_mentions(text), date=DAY, area=area, issuer=issuer))


@pytest.mark.parametrize(
    ("office", "issuer", "name"),
    [
        ("CHỦ TỊCH", "Ủy ban nhân dân tỉnh Lào Cai", "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai"),
        ("PHÓ CHỦ TỊCH", "Ủy ban nhân dân tỉnh Lào Cai", "Phó Chủ tịch Ủy ban nhân dân tỉnh Lào Cai"),
        ("CHÁNH VĂN PHÒNG", "Ủy ban nhân dân tỉnh Lào Cai", "Chánh Văn phòng Ủy ban nhân dân tỉnh Lào Cai"),
        ("PHÓ GIÁM ĐỐC", "Sở Y tế tỉnh Lào Cai", "Phó Giám đốc Sở Y tế tỉnh Lào Cai"),
        ("GIÁM ĐỐC", "Ủy ban nhân dân tỉnh Lào Cai", None),
    ],
)
def test_a_bare_office_is_the_issuers(office, issuer, name):
    assert named(f"KT. {office}", issuer=issuer) == [name]


def test_a_bare_board_is_the_last_one_named_in_full():
    names = named("Hội đồng thẩm định giá đất họp. Chủ tịch Hội đồng kết luận; Hội đồng báo cáo.", area=None, issuer=None)
    assert names == ["Hội đồng thẩm định giá đất", "Chủ tịch Hội đồng thẩm định giá đất", "Hội đồng thẩm định giá đất"]


def test_a_bare_department_is_the_issuer():
    assert named("Lãnh đạo Sở chỉ đạo thực hiện.", issuer="Sở Tư pháp tỉnh Lào Cai") == ["Lãnh đạo Sở Tư pháp tỉnh Lào Cai"]


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        ("Phó Chủ tịch UBND tỉnh Trần Văn Cường", "role", "Phó Chủ tịch Ủy ban nhân dân tỉnh Lào Cai"),
        ("CT, PCT UBND tỉnh", "role", None),
        ("Chủ tịch UBND cấp xã", "role", None),
        (
            "Chủ tịch UBND tỉnh - Tổ trưởng Tổ công tác",
            "role",
            "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai, Tổ trưởng Tổ công tác tỉnh Lào Cai",
        ),
        ("UBMTTQ tỉnh", "body", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lào Cai"),
        ("Công ty TNHH MTV Cấp nước Lào Cai", "body", "Công ty trách nhiệm hữu hạn một thành viên Cấp nước Lào Cai"),
        ("Trung tâm phục vụ hành chính công", "body", "Trung tâm Phục vụ hành chính công tỉnh Lào Cai"),
        ("Ngân hàng Nhà nước - Chi nhánh Lào Cai", "body", "Ngân hàng Nhà nước Việt Nam - Chi nhánh tỉnh Lào Cai"),
        ("BQL KKT và các KCN tỉnh", "body", "Ban Quản lý Khu kinh tế và các Khu công nghiệp tỉnh Lào Cai"),
        ("BNV", "body", "Bộ Nội vụ"),
        ("VPCP", "body", "Văn phòng Chính phủ"),
        ("Ban Chỉ đạo quốc gia về chuyển đổi số", "body", "Ban Chỉ đạo quốc gia về chuyển đổi số"),
    ],
)
def test_names_are_those_of_one_body_in_full(words, kind, name):
    assert resolve_name(words, kind=kind, date=DAY, area="tỉnh Lào Cai") == name


def test_local_bodies_of_no_area_have_no_name_in_a_central_text():
    assert resolve_name("HĐND", kind="body", date=DAY, area=None, level="central") is None
