"""Orders by their topic, orders in quotation marks, and what articles and letters leave to the paragraph before."""

import pytest

from pipeline.model.directive import Directive
from pipeline.tasks.assemble import make_tasks
from tests.documents import document_from_lines


def extract(*lines, doc_type="Công văn", relayed=False):
    directive = Directive(
        id="d1",
        doc_type=doc_type,
        number="15/UBND-VX",
        issue_date="2024-03-04",
        issuing_body="Ủy ban nhân dân tỉnh Hòa Bình",
        rules={"doc_type": "relay.issues.doc_type"} if relayed else {},
    )
    return make_tasks(document_from_lines(*lines), (directive,))


def leads(task):
    return [party.text for party in task.lead]


def due(task):
    return [deadline.latest or deadline.rrule for deadline in task.deadlines]


@pytest.mark.parametrize(
    ("line", "lead"),
    [
        ("Đối với các cơ quan y tế có trách nhiệm lập danh sách trẻ chưa tiêm chủng.", ["các cơ quan y tế"]),
        ("Đối với cán bộ đi học dài hạn, đề nghị gửi bản sao quyết định cử đi học.", ["cán bộ đi học dài hạn"]),
        ("Riêng đối với Công an tỉnh xây dựng phương án phân luồng giao thông.", ["Công an tỉnh"]),
        ("Giao Văn phòng, trong báo cáo quý I, nêu rõ các khó khăn về kinh phí.", ["Văn phòng"]),
        ("Chủ tịch UBND tỉnh Bùi Văn Khánh giao Sở Y tế kiểm tra các phòng khám tư nhân.", ["Sở Y tế"]),
        ("UBND tỉnh chuyển Công văn số 12/BYT-DP đề nghị Sở Y tế nghiên cứu, trả lời kiến nghị.", ["Sở Y tế"]),
        ("Các sở, ban, ngành và các địa phương phải cập nhật số liệu dân cư.", ["Các sở, ban, ngành", "các địa phương"]),
        ("Các cơ quan, đơn vị và địa phương phải cập nhật số liệu dân cư.", ["Các cơ quan, đơn vị và địa phương"]),
        ("Ban hành quy chế tiếp công dân (giao Thanh tra tỉnh chủ trì, phối hợp với Sở Nội vụ).", ["Thanh tra tỉnh"]),
        ("UBND huyện Lạc Sơn được Chủ tịch UBND tỉnh giao rà soát quỹ đất công.", ["UBND huyện Lạc Sơn"]),
        ("Về phía Sở Y tế, Chủ tịch UBND tỉnh giao rà soát danh mục thuốc.", ["Sở Y tế"]),
        (
            "Giao Giám đốc: Sở Y tế, Sở Nội vụ rà soát danh sách nhân viên hợp đồng.",
            ["Giám đốc Sở Y tế", "Giám đốc Sở Nội vụ"],
        ),
    ],
)
def test_who_is_ordered(line, lead):
    (task,) = extract(line)[0]
    assert leads(task) == lead


@pytest.mark.parametrize(
    "line",
    [
        "Đối với hồ sơ chưa hợp lệ, phải trả lại trong ngày.",  # no one who can act
        "Quỹ bảo hiểm y tế thanh toán chi phí vận chuyển theo mức hưởng của thẻ.",
        "Nhằm giảm tải cho tuyến trên, Bộ Y tế đã thống nhất mở rộng danh mục kỹ thuật.",
        "UBND tỉnh nhận thấy, tổ chức nhiều đợt kiểm tra trong năm qua.",  # the issuer of itself
        "UBND tỉnh đã đề nghị Sở Y tế rà soát danh mục thuốc.",  # of the past
        "Trong khi tỉnh đã bố trí đủ vốn, triển khai thi công ở các xã.",
        "Theo báo cáo của các huyện, tiến độ còn chậm, thực hiện chưa đồng bộ giữa các xã.",
    ],
)
def test_what_orders_nobody(line):
    assert extract(line)[0] == ()


def test_a_reader_of_what_is_sent_is_no_subject():
    (task,) = extract("Các huyện lập dự toán gửi Sở Nội vụ, Sở Tài chính thẩm định trước ngày 10/4/2024.")[0]
    assert leads(task) == ["Các huyện"]


def test_those_one_works_with_are_no_subject():
    line = "Chủ động xây dựng kế hoạch, phối hợp với Sở Tài chính, Sở Nội vụ rà soát biên chế."
    (task,) = extract("1. Sở Y tế:", f"- {line}")[0]
    assert leads(task) == ["Sở Y tế"]


def test_items_numbered_in_brackets_inherit_the_opening():
    lines = ("UBND tỉnh yêu cầu Sở Y tế thực hiện các nhiệm vụ sau:", "(1) Kiểm tra các phòng khám.", "(2) Công khai giá thuốc.")
    tasks, _ = extract(*lines)
    assert [leads(task) for task in tasks] == [["Sở Y tế"]] * 2


def test_words_of_a_quoted_rule_name_no_assignee():
    line = "Sở Y tế thực hiện đúng quy định: “Trong mỗi đợt khám, cơ sở khám bệnh có trách nhiệm lập bảng kê chi phí”."
    assert [leads(task) for task in extract(line)[0]] == [["Sở Y tế"]]


def test_an_article_gives_an_order_in_quotation_marks():
    line = "“Sở Y tế chủ trì, cung ứng đủ thuốc cho các trạm y tế,” lãnh đạo tỉnh lưu ý."
    (task,) = extract(line, relayed=True)[0]
    assert (leads(task), task.action) == (["Sở Y tế"], "cung ứng đủ thuốc cho các trạm y tế")
    assert extract("“Chúng tôi đã chuẩn bị đủ thuốc,” bà Lan cho biết.", relayed=True)[0] == ()


def test_an_article_tells_of_orders_given():
    (task,) = extract("Sở Y tế đã đề nghị UBND các huyện diệt bọ gậy.", relayed=True)[0]
    assert leads(task) == ["UBND các huyện"]


def test_in_an_article_a_bare_verb_goes_on_with_the_assignee_before():
    lines = ("UBND tỉnh giao Công an tỉnh kiểm tra các bến xe.", "Tổ chức ký cam kết với từng chủ xe.")
    first, second = extract(*lines, relayed=True)[0]
    assert leads(second) == leads(first) == ["Công an tỉnh"]
    assert second.inherited["lead"] == first.evidence[0].span
    assert len(extract(*lines)[0]) == 1  # a directive itself says who


def test_a_line_on_delivery_dates_the_order_above():
    lines = (
        "UBND tỉnh yêu cầu Chủ tịch UBND các huyện báo cáo thiệt hại do mưa đá.",
        "Báo cáo của các huyện gửi về Sở Tài chính trước ngày 12/3/2024.",
    )
    (task,) = extract(*lines)[0]
    assert due(task) == ["2024-03-12"]
    assert task.inherited["deadlines"].start > task.evidence[0].span.end
    assert "scope.delivery" in task.reasons


def test_parts_of_a_thing_are_no_duties():
    lines = (
        "1. Sở Công Thương xây dựng trung tâm kho vận với các chức năng chính bao gồm:",
        "- Chia chọn hàng hóa nội tỉnh.",
        "- Lưu trữ hàng đông lạnh.",
        "2. Sở Y tế thực hiện các nhiệm vụ gồm:",
        "- Kiểm tra các phòng khám tư nhân.",
    )
    tasks, candidates = extract(*lines, doc_type="Kế hoạch")
    assert [task.action for task in tasks if leads(task) == ["Sở Y tế"]] == ["Kiểm tra các phòng khám tư nhân"]
    assert [task.rejected_because for task in candidates] == ["chi tiết của mục trên"] * 2


def test_labels_below_the_last_of_several_items_are_theirs_too():
    lines = (
        "1. Kiện toàn các hội đồng hòa giải.",
        "2. Tập huấn cho hòa giải viên cơ sở.",
        "- Cơ quan thực hiện: Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp.",
        "- Thời gian thực hiện: quý III/2024.",
        "3. Tuyên truyền pháp luật lao động.",
        "- Cơ quan thực hiện: Sở Tư pháp.",
    )
    tasks, _ = extract("II. NHIỆM VỤ", *lines, doc_type="Kế hoạch")
    assert [leads(task) for task in tasks] == [["Sở Nội vụ"], ["Sở Nội vụ"], ["Sở Tư pháp"]]
    assert [due(task) for task in tasks] == [["2024-09-30"], ["2024-09-30"], []]


def test_a_head_that_names_partners_hands_them_down():
    lines = ("1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính:", "- Xây dựng phương án tinh giản biên chế.")
    (task,) = extract(*lines, doc_type="Kế hoạch")[0]
    assert [party.text for party in task.support] == ["Sở Tài chính"]
