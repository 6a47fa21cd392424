"""Where groups begin and end under the guidelines, and bare nouns that act."""

import pytest

from pipeline.entities import all_mentions
from pipeline.entities.actors import acting_nouns, actor_cues


def groups_in(text):
    return [text[m.span.start : m.span.end] for m in all_mentions(text) if m.kind.value == "group"]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        (
            "Đối với các địa phương đã triển khai thuê đường truyền theo hợp đồng cũ.",
            ["các địa phương đã triển khai thuê đường truyền"],
        ),
        ("Cắt giảm khối lượng đối với nhà thầu chậm tiến độ; báo cáo.", ["nhà thầu chậm tiến độ"]),
        ("Áp dụng đối với các đơn vị theo quy định.", ["các đơn vị"]),
        (
            "Thư ký là công chức của đơn vị được giao chủ trì tham mưu thẩm định.",
            ["công chức của đơn vị được giao chủ trì tham mưu thẩm định"],
        ),
        ("Quan tâm, nhất là các trường có học sinh bán trú.", ["các trường có học sinh bán trú"]),
        ("3. Các trường THPT có học sinh nội trú kiểm tra bếp ăn.", ["Các trường THPT có học sinh nội trú"]),
        ("3. Các đơn vị có trách nhiệm kiểm tra bếp ăn.", ["Các đơn vị"]),
        ("1. Cơ quan chủ trì soạn thảo nghị quyết gửi hồ sơ.", ["Cơ quan chủ trì soạn thảo nghị quyết"]),
        (
            "2. Trách nhiệm của các bộ được giao chủ trì dự án thành phần\nLập kế hoạch.",
            ["các bộ được giao chủ trì dự án thành phần"],
        ),
        ("Đặt cổng kết nối tại các tỉnh, thành phố.", []),
        ("Đến nay 12 huyện, thành phố đã ban hành quyết định.", ["12 huyện, thành phố"]),
        ("Số lượng thôn, bản chưa có điện.", []),
        ("Dùng hệ thống cấp bộ, cấp tỉnh.", []),
        ("Huy động lực lượng đoàn viên, thanh niên tham gia.", ["lực lượng đoàn viên, thanh niên"]),
        ("Các ban đảng Tỉnh ủy cử thành viên.", ["Các ban đảng Tỉnh ủy"]),
        ("Các sở, ban, ngành, Doanh nghiệp\nThường xuyên", ["Các sở, ban, ngành, Doanh nghiệp"]),
        ("Giao các sở, ngành và các doanh nghiệp viễn thông thực hiện.", ["các sở, ngành", "các doanh nghiệp viễn thông"]),
        ("Bộ máy hành chính các cấp; trình các cấp phê duyệt.", ["các cấp"]),
        ("Tổ chức, cá nhân sử dụng dịch vụ được miễn phí, không phải trả cước.", ["Tổ chức, cá nhân sử dụng dịch vụ"]),
        ("Các đơn vị quản lý bến không còn phải báo cáo.", ["Các đơn vị quản lý bến"]),
        ("Các địa phương tự cân đối ngân sách tự bảo đảm kinh phí.", ["Các địa phương tự cân đối ngân sách"]),
    ],
)
def test_groups_by_the_guidelines(text, groups):
    assert groups_in(text) == groups


def test_what_only_a_sentence_gives_a_capital_is_a_thing():
    text = "Kết nối tới trung tâm miền.\n1. Trung tâm miền gồm thiết bị mạng. Trung tâm Y tế huyện Bắc Hà báo cáo."
    assert [m.text for m in all_mentions(text) if m.kind.value == "body"] == ["Trung tâm Y tế huyện Bắc Hà"]


@pytest.mark.parametrize("row", actor_cues(), ids=lambda row: row.cue)
def test_a_noun_acts_after_a_cue_and_before_a_verb(row):
    assert [m.text for m in acting_nouns(f"{row.example}.")]
    assert not list(acting_nouns(f"{row.counter_example}."))
    assert row.source


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Yêu cầu các chi, đảng bộ cơ sở triển khai thực hiện.", ["các chi, đảng bộ cơ sở"]),
        ("Yêu cầu các đơn vị kinh doanh vận tải kê khai giá vé.", ["các đơn vị kinh doanh vận tải"]),
        ("Các doanh nghiệp cung cấp dịch vụ viễn thông chủ động rà soát.", ["Các doanh nghiệp cung cấp dịch vụ viễn thông"]),
        ("Các doanh nghiệp cung cấp dịch vụ cho người dân.", ["Các doanh nghiệp"]),
        ("Gửi cơ quan, tổ chức, đơn vị chủ trì soạn thảo đề án.", ["cơ quan, tổ chức, đơn vị chủ trì soạn thảo đề án"]),
        ("Các sở, ban, ngành và các địa phương thực hiện.", ["Các sở, ban, ngành", "các địa phương"]),
        ("Có 90% đơn vị hành chính cấp xã đạt chuẩn.", []),
        ("Xử lý các vấn đề liên ngành liên quan đến nhiều lĩnh vực.", []),
        ("Nhóm 1 gồm các tỉnh sau: An Bình, An Hòa.", []),
    ],
)
def test_groups_by_their_business_and_words_that_are_none(text, groups):
    assert groups_in(text) == groups


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Giao Trưởng ban Chỉ đạo chủ trì họp.", "Trưởng ban Chỉ đạo"),
        ("Phó Giám đốc Sở phụ trách lĩnh vực chỉ đạo các phòng thực hiện.", "Phó Giám đốc Sở phụ trách lĩnh vực"),
    ],
)
def test_offices_end_before_the_duty(text, office):
    found = [m for m in all_mentions(text) if m.kind.value == "role"]
    assert [text[m.span.start : m.span.end] for m in found] == [office]
