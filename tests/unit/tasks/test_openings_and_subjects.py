"""Where a duty begins behind its opening, how far its subject goes, and what a letter tells before it orders."""

import pytest

from tests.documents import tasks_from_lines


def extract(*lines, doc_type="Kế hoạch", **fields):
    return tasks_from_lines(*lines, doc_type=doc_type, **fields)


def told(task):
    return [party.text for party in task.lead], task.action


@pytest.mark.parametrize(
    ("line", "lead", "opening"),
    [
        ("Hàng tháng Kho bạc Nhà nước tỉnh đối chiếu số dư với Sở Tài chính.", "Kho bạc Nhà nước tỉnh", "đối chiếu số dư"),
        ("Cuối tháng Sở Tài chính chốt số liệu chi trả.", "Sở Tài chính", "chốt số liệu"),
        (
            "Theo Công văn số 12/BTC-NS về việc miễn, giảm tiền thuê đất; giao Sở Tài chính rà soát danh sách.",
            "Sở Tài chính",
            "rà soát danh sách",
        ),
        (
            "Các đơn vị kinh doanh vận tải, thương mại, khẩn trương rà soát phương tiện.",
            "Các đơn vị kinh doanh vận tải, thương mại",
            "khẩn trương rà soát phương tiện",
        ),
        ("Sở Y tế, xí nghiệp nước sạch phía Nam tỉnh rà soát nguồn nước dự phòng.", "Sở Y tế", "rà soát nguồn nước"),
        ("Giao ban thường vụ các huyện ủy, thành ủy rà soát quy hoạch.", "ban thường vụ các huyện ủy, thành ủy", "rà soát"),
        ("BTL Quân khu 3, 4, 5 duy trì lực lượng ứng trực.", "BTL Quân khu 3, 4, 5", "duy trì lực lượng"),
        (
            "Khi có yêu cầu, Chi cục Hải quan nơi lưu giữ hàng hóa kiểm tra niêm phong.",
            "Chi cục Hải quan nơi lưu giữ hàng hóa",
            "kiểm tra niêm phong",
        ),
        ("UBND cấp xã nơi có đất kiểm tra và báo cáo kết quả.", "UBND cấp xã nơi có đất", "kiểm tra"),
        (
            "Các cơ quan thông tin, báo chí của tỉnh: có trách nhiệm đưa tin về lễ hội.",
            "Các cơ quan thông tin, báo chí của tỉnh",
            "đưa tin",
        ),
        ("Tối ưu hóa hệ thống một cửa (giao Sở Nội vụ chủ trì).", "Sở Nội vụ", "Tối ưu hóa hệ thống"),
    ],
)
def test_who_and_where_the_duty_begins(line, lead, opening):
    tasks, _ = extract(line)
    assert [(told(task)[0][0], told(task)[1].startswith(opening)) for task in tasks] == [(lead, True)]


def test_an_unknown_last_member_is_an_assignee_too():
    (task,) = extract("Sở Y tế, xí nghiệp nước sạch phía Nam tỉnh rà soát nguồn nước dự phòng.")[0]
    assert told(task)[0] == ["Sở Y tế", "xí nghiệp nước sạch phía Nam tỉnh"]


def test_the_number_of_a_citation_closes_the_opening():
    (task,) = extract("1. Sở Xây dựng", "- Căn cứ Thông tư số 09/2013/TT-BXD tổ chức lập đề án hỗ trợ nhà ở.")[0]
    assert told(task) == (["Sở Xây dựng"], "tổ chức lập đề án hỗ trợ nhà ở")


def test_partners_that_no_table_knows_are_cut_with_the_others():
    (task,) = extract("1. Sở Y tế", "- Chủ trì, phối hợp với Sở Nội vụ và đầu mối của ngành để triển khai Kế hoạch này.")[0]
    assert told(task) == (["Sở Y tế"], "triển khai Kế hoạch này")
    assert [party.text for party in task.support] == ["Sở Nội vụ"]


@pytest.mark.parametrize(
    "line",
    [
        "- Rà soát, yêu cầu các tổ chức khai thác cát dừng hoạt động ban đêm.",
        "- Hướng dẫn, đề nghị các hộ dân ký cam kết.",
        "- Yêu cầu người nộp thuế nộp hồ sơ qua mạng.",
    ],
)
def test_what_an_assignee_asks_of_others_is_its_own_duty(line):
    (task,) = extract("1. Cục Thuế tỉnh", line)[0]
    assert told(task) == (["Cục Thuế tỉnh"], line[2:].strip("."))


def test_a_list_of_ministries_is_a_head_although_one_begins_like_an_order():
    (task,) = extract("1. Các Bộ: Xây dựng, Giao thông vận tải:", "a) Ban hành kế hoạch giảm tiếng ồn;")[0]
    assert told(task)[0] == ["Bộ Xây dựng", "Bộ Giao thông vận tải"]


def test_common_duties_pass_to_the_bodies_of_their_head():
    (task,) = extract("1. Trách nhiệm chung của các cơ quan, đơn vị", "- Niêm yết công khai thủ tục.")[0]
    assert told(task)[0] == ["các cơ quan, đơn vị"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("- Triển khai đầy đủ các nhiệm vụ Thủ tướng Chính phủ giao cho Bộ Y tế tại Chỉ thị số 13/CT-TTg.", "không nêu ai"),
        ("- Về việc xây dựng, trình ban hành quy chế thí điểm:", "chủ đề"),
        ("- Đẩy mạnh thu ở Lạc Sơn (49,3%), Tân Lạc (50,5%), Mai Châu (52%) còn chậm.", "số liệu"),
        ("Đồng ý mở rộng phạm vi thí điểm ra năm xã.", "đồng ý"),
        ("Di chuyển theo hướng Tây với tốc độ khoảng 10km/h.", "dự báo"),
        ("Đối với công tác tổng hợp, báo cáo số liệu thuế.", None),
    ],
)
def test_what_is_told_and_not_ordered(line, reason):
    tasks, candidates = extract(line)
    assert tasks == ()
    assert reason is None or any(reason in (task.rejected_because or "") for task in candidates)


def test_what_a_letter_tells_before_its_order_is_no_duty():
    tasks, candidates = extract(
        "Kính gửi: Sở Xây dựng.",
        "Quản lý chung cư ở nhiều nơi chưa được quan tâm đúng mức.",
        "Về nội dung trên, Ủy ban nhân dân tỉnh giao Sở Xây dựng kiểm tra các chung cư.",
        doc_type="Công văn",
    )
    assert [task.action for task in tasks] == ["kiểm tra các chung cư"]
    assert "nằm trước phần giao việc" in [task.rejected_because for task in candidates]


def test_only_the_sentence_that_opens_a_list_dates_it():
    lines = (
        "1. Sở Tài chính hoàn thiện đề án, trình trước ngày 20 tháng 10 năm 2024. Trong đó chú ý một số nội dung sau:",
        "- Xác định rõ loại văn bản.",
    )
    whole, part = extract(*lines)[0]
    assert [deadline.latest for deadline in whole.deadlines] == ["2024-10-20"] and part.deadlines == ()


def test_a_dated_step_without_assignee_is_a_task_of_a_plan_and_none_of_a_letter():
    line = "Hoàn thiện phần mềm một cửa trước ngày 30/6/2024."
    assert len(extract(line)[0]) == 1
    assert extract(line, doc_type="Công điện")[0] == ()


def test_a_decision_that_issues_a_plan_assigns_as_plans_do():
    lines = ("Điều 1. Nhiệm vụ", "1. Các trường trung học phổ thông rà soát cơ sở vật chất phòng học.")
    assert extract(*lines, doc_type="Quyết định", subject="Quy định về quản lý trường học")[0] == ()
    assert len(extract(*lines, doc_type="Quyết định", subject="Ban hành Kế hoạch năm học 2024")[0]) == 1


def test_support_of_a_labelled_line_stands_also_behind_unknown_words():
    (task,) = extract(
        "1. Xây dựng đề án bố trí cán bộ.",
        "- Cơ quan chủ trì: Sở Nội vụ.",
        "- Cơ quan phối hợp: Mời Ban Tổ chức Tỉnh ủy tham gia, các sở, ban, ngành.",
    )[0]
    assert [party.text for party in task.support] == ["Ban Tổ chức Tỉnh ủy", "các sở, ban, ngành"]


def test_a_list_whose_first_number_is_lost_hangs_on_the_line_that_opens_it():
    tasks, _ = extract(
        "Yêu cầu UBND các huyện, thành phố tập trung thực hiện những nội dung sau:",
        "2. Nâng cao chất lượng huấn luyện",
        "Tổ chức bồi dưỡng kiến thức cho cán bộ xã.",
        doc_type="Chỉ thị",
    )
    assert [told(task) for task in tasks] == [(["UBND các huyện, thành phố"], "Tổ chức bồi dưỡng kiến thức cho cán bộ xã")]


def test_the_title_of_a_part_is_no_duty_though_it_ends_with_a_full_stop():
    tasks, _ = extract(
        "Yêu cầu các sở, ban, ngành thực hiện những nội dung sau:",
        "B. Yêu cầu trong xây dựng kế hoạch.",
        "1. Rà soát các chỉ tiêu của kế hoạch năm trước.",
        doc_type="Chỉ thị",
    )
    assert [task.action for task in tasks] == ["Rà soát các chỉ tiêu của kế hoạch năm trước"]


@pytest.mark.parametrize(
    ("line", "leads", "support"),
    [
        (
            "Sở Y tế chủ trì, phối hợp chặt chẽ, quyết liệt với Công an tỉnh kiểm tra các cơ sở giết mổ.",
            ["Sở Y tế"],
            ["Công an tỉnh"],
        ),
        ("Ủy ban nhân dân 11 phường xây dựng kế hoạch truyền thông.", ["Ủy ban nhân dân 11 phường"], []),
        ("Sở quản lý ngành, lĩnh vực chuẩn bị hồ sơ điều chỉnh.", ["Sở quản lý ngành, lĩnh vực"], []),
    ],
)
def test_names_and_partners(line, leads, support):
    (task,) = extract(line)[0]
    assert [party.text for party in task.lead] == leads
    assert [party.text for party in task.support] == support
