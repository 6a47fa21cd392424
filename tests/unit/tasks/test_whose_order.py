"""Whose order it is: requests upward, orders somebody is advised to give, dates of what others do later, relayed sums."""

import pytest

from tests.documents import tasks_from_lines


def leads(task):
    return [party.text for party in task.lead]


def due(task):
    return [deadline.latest or deadline.rrule for deadline in task.deadlines]


@pytest.mark.parametrize(
    ("issuer", "line", "ordered"),
    [
        ("Ủy ban nhân dân tỉnh Hòa Bình", "Đề nghị Bộ Y tế cấp bổ sung vắc xin.", False),
        ("Ủy ban nhân dân tỉnh Hòa Bình", "Đề nghị Bộ Chỉ huy Quân sự tỉnh huy động lực lượng.", True),
        ("Sở Y tế tỉnh Hòa Bình", "Đề nghị UBND tỉnh bố trí kinh phí mua vắc xin.", False),
        ("Sở Y tế tỉnh Hòa Bình", "Đề nghị UBND các huyện rà soát danh sách tiêm chủng.", True),
        ("Bộ Y tế", "Đề nghị Bộ Tài chính bố trí kinh phí mua vắc xin.", True),
    ],
)
def test_what_is_proposed_upward_is_a_request(issuer, line, ordered):
    tasks, candidates = tasks_from_lines(line, issuer=issuer)
    assert bool(tasks) is ordered
    assert ordered or [task.rejected_because for task in candidates] == ["kiến nghị lên cấp trên"]


def test_an_order_that_somebody_is_advised_to_give_is_none_of_this_document():
    (task,) = tasks_from_lines(
        "1. Sở Công Thương", "- Rà soát mạng lưới chợ nhằm tham mưu UBND tỉnh đề nghị Bộ Tài chính bổ sung vốn."
    )[0]
    assert leads(task) == ["Sở Công Thương"]


def test_the_date_of_what_others_do_later_is_none_of_the_duty():
    line = (
        "Yêu cầu UBND các huyện gửi báo cáo về Sở Y tế trước ngày 20/3/2024 để tổng hợp, báo cáo UBND tỉnh trước ngày 25/3/2024."
    )
    (task,) = tasks_from_lines(line)[0]
    assert due(task) == ["2024-03-20"]


def test_lengths_from_the_effect_of_a_cited_document_are_resolved_where_the_text_says_when():
    (task,) = tasks_from_lines(
        "Nghị định số 17/2024/NĐ-CP của Chính phủ về quản lý chợ, có hiệu lực thi hành từ ngày 01/4/2024.",
        "Trong thời hạn 03 tháng, kể từ ngày Nghị định số 17/2024/NĐ-CP có hiệu lực thi hành, Sở Công Thương lập danh mục chợ.",
    )[0]
    assert due(task) == ["2024-07-01"]


def test_the_sentence_that_sums_an_article_up_is_no_task_beside_the_orders_themselves():
    first = "UBND tỉnh vừa ban hành công văn về phòng cháy, yêu cầu các sở, UBND các huyện tăng cường kiểm tra."
    orders = ("Sở Y tế kiểm tra các bệnh viện.", "Công an tỉnh tăng cường tuần tra.")
    at = first.index("công văn")
    assert [leads(task) for task in tasks_from_lines(first, *orders, relayed_at=at)[0]] == [["Sở Y tế"], ["Công an tỉnh"]]
    assert len(tasks_from_lines(first, relayed_at=at)[0]) == 1


def test_a_case_comes_before_the_one_who_acts():
    (task,) = tasks_from_lines(
        "Đơn gửi qua bưu điện thì Văn phòng UBND tỉnh có trách nhiệm chuyển đến Thanh tra tỉnh.", doc_type="Thông tư"
    )[0]
    assert leads(task) == ["Văn phòng UBND tỉnh"]


def test_two_kinds_of_agencies_share_one_office():
    (task,) = tasks_from_lines(
        "Yêu cầu Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ rà soát quỹ đất.", issuer="Thủ tướng Chính phủ"
    )[0]
    assert leads(task) == ["Thủ trưởng cơ quan ngang bộ", "Thủ trưởng cơ quan thuộc Chính phủ"]


def test_items_under_a_body_that_is_charged_are_its_own_duties():
    lines = ("2. Thanh tra tỉnh có trách nhiệm:", "a) Yêu cầu các sở cử cán bộ tham gia tiếp công dân.")
    (task,) = tasks_from_lines(*lines, doc_type="Thông tư")[0]
    assert leads(task) == ["Thanh tra tỉnh"]


def test_forms_of_a_duty_and_reports_to_be_read_are_no_duties():
    tasks, _ = tasks_from_lines(
        "1. Sở Tài chính giao tài sản theo các hình thức sau:",
        "a) Giao cho đơn vị quản lý theo hình thức tăng tài sản;",
        "b) Giao cho doanh nghiệp quản lý.",
        doc_type="Kế hoạch",
    )
    assert [leads(task) for task in tasks if task.action.startswith("Giao cho")] == []


def test_what_a_letter_quotes_is_none_of_its_orders():
    tasks, candidates = tasks_from_lines(
        "Kính gửi: Cục Thuế tỉnh.",
        "Tại Điều 31 Thông tư số 156/2013/TT-BTC quy định:",
        "“1. Người nộp thuế phải lập hồ sơ gia hạn.",
        "2. Cục Thuế tỉnh kiểm tra hồ sơ trong 05 ngày.”",
        "Đề nghị Cục Thuế tỉnh rà soát các hồ sơ gia hạn.",
    )
    assert [task.action for task in tasks] == ["rà soát các hồ sơ gia hạn"]
    assert "trích dẫn văn bản khác" in [task.rejected_because for task in candidates]


def test_a_duty_whose_details_are_listed_below_is_no_list_of_parts():
    lines = (
        "1. Sở Tài chính xác minh các đối tượng theo danh sách, xử lý theo quy định, bao gồm:",
        "- Xác định tình trạng cư trú của người nộp thuế.",
    )
    assert "Xác định tình trạng cư trú của người nộp thuế" in [
        task.action for task in tasks_from_lines(*lines, doc_type="Kế hoạch")[0]
    ]
