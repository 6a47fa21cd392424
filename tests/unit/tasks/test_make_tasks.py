"""From lines of text to task records: one case a frame, in our own words."""

import pytest

from pipeline.model.directive import Directive
from pipeline.tasks.assemble import make_tasks
from tests.documents import document_from_lines, document_from_rows


def extract(*lines, doc_type="Chỉ thị", bold=()):
    document = document_from_lines(*lines, bold=bold)
    return run(document, doc_type)


def run(document, doc_type="Kế hoạch"):
    directive = Directive(
        id="d1", doc_type=doc_type, number="01/X-UBND", issue_date="2024-03-04", issuing_body="Ủy ban nhân dân tỉnh Hòa Bình"
    )
    return make_tasks(document, (directive,))


def leads(task):
    return [party.text for party in task.lead]


def due(task):
    return [deadline.latest or deadline.rrule or deadline.value for deadline in task.deadlines]


FRAMES = [
    (
        "giao with partner and deadline",
        "Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ thẩm định phương án sắp xếp trụ sở, "
        "trình UBND tỉnh trước ngày 20/3/2024.",
        ["Sở Tài chính"],
        ["2024-03-20"],
        "frame.giao",
    ),
    (
        "the one who orders is no assignee",
        "UBND tỉnh giao Sở Y tế rà soát danh mục thuốc thiết yếu, báo cáo trước ngày 15/4.",
        ["Sở Y tế"],
        ["2024-04-15"],
        "frame.giao",
    ),
    (
        "yêu cầu",
        "Yêu cầu các sở, ban, ngành kiểm kê tài sản công trong tháng 5/2024.",
        ["các sở, ban, ngành"],
        ["2024-05-31"],
        "frame.yeu_cau",
    ),
    (
        "đề nghị",
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh vận động nhân dân tiết kiệm nước.",
        ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"],
        [],
        "frame.de_nghi",
    ),
    ("subject and verb", "Sở Xây dựng kiểm tra hồ sơ cấp phép các dự án nhà ở xã hội.", ["Sở Xây dựng"], [], "frame.subject"),
    (
        "modal",
        "Chủ tịch UBND các huyện, thành phố có trách nhiệm thống kê diện tích bị hạn.",
        ["Chủ tịch UBND các huyện, thành phố"],
        [],
        "frame.modal",
    ),
    (
        "after an adverbial phrase",
        "Trên cơ sở kết quả kiểm tra, Thanh tra tỉnh lập báo cáo chuyên đề gửi Văn phòng UBND tỉnh trong quý II/2024.",
        ["Thanh tra tỉnh"],
        ["2024-06-30"],
        "frame.subject",
    ),
    (
        "agentive passive",
        "Hội nghị tập huấn do Sở Nội vụ tổ chức hoàn thành trước ngày 10/5/2024.",
        ["Sở Nội vụ"],
        ["2024-05-10"],
        "frame.agentive",
    ),
    ("assignee and colon", "Công an tỉnh: Tăng cường tuần tra các tuyến đường đê xung yếu.", ["Công an tỉnh"], [], "frame.head"),
]


@pytest.mark.parametrize(("line", "lead", "deadline", "rule"), [case[1:] for case in FRAMES], ids=[case[0] for case in FRAMES])
def test_frames(line, lead, deadline, rule):
    tasks, _ = extract(line)
    assert [(leads(t), due(t)) for t in tasks] == [(lead, deadline)]
    assert rule in tasks[0].reasons


def test_roles_and_action_of_a_full_order():
    tasks, _ = extract(FRAMES[0][1])
    (task,) = tasks
    assert [p.text for p in task.support] == ["Sở Nội vụ"]
    assert [p.text for p in task.recipients] == ["UBND tỉnh"]
    assert task.action == "thẩm định phương án sắp xếp trụ sở, trình UBND tỉnh"
    assert task.kind == "one_off"


def test_bullets_inherit_the_head():
    tasks, _ = extract(
        "2. Sở Tài chính:",
        "- Bố trí kinh phí phòng, chống hạn.",
        "- Hướng dẫn các huyện quyết toán kinh phí.",
        "3. Sở Y tế",
        "- Dự trữ cơ số thuốc.",
    )
    assert [leads(t) for t in tasks] == [["Sở Tài chính"], ["Sở Tài chính"], ["Sở Y tế"]]
    assert all("lead" in t.inherited for t in tasks)


def test_a_bullet_with_its_own_body_overrides_only_itself():
    tasks, _ = extract(
        "1. Sở Tài chính:", "- Bố trí kinh phí.", "- Kho bạc Nhà nước tỉnh kiểm soát chi kịp thời.", "- Tổng hợp số liệu."
    )
    assert [leads(t)[0] for t in tasks] == ["Sở Tài chính", "Kho bạc Nhà nước tỉnh", "Sở Tài chính"]


def test_two_assignees_in_one_item_are_two_tasks():
    tasks, _ = extract(
        "4. Sở Y tế hướng dẫn các trạm y tế báo cáo dịch; UBND các xã tổng vệ sinh môi trường trước ngày 01/4/2024."
    )
    assert [(leads(t), due(t)) for t in tasks] == [(["Sở Y tế"], []), (["UBND các xã"], ["2024-04-01"])]


LEGAL = [
    (
        "an official that no table knows",
        "Cán bộ kiểm tra chính phải lập biên bản làm việc theo Mẫu số 02.",
        ["Cán bộ kiểm tra chính"],
        "phải lập biên bản làm việc theo Mẫu số 02",
    ),
    (
        "an authority narrowed by what it is in charge of",
        "Cơ quan bảo hiểm xã hội quản lý trực tiếp người tham gia có trách nhiệm lập danh sách chậm đóng.",
        ["Cơ quan bảo hiểm xã hội quản lý trực tiếp người tham gia"],
        "lập danh sách chậm đóng",
    ),
    (
        "a citation closes the name",
        "Cán bộ tiếp nhận hồ sơ quy định tại khoản 2 Điều 13 Thông tư này chuyển hồ sơ đến bộ phận trực ban.",
        ["Cán bộ tiếp nhận hồ sơ quy định tại khoản 2 Điều 13 Thông tư này"],
        "chuyển hồ sơ đến bộ phận trực ban",
    ),
    (
        "chủ trì, phối hợp closes the name",
        "Đội quản lý đường thủy khu vực nơi xảy ra tai nạn chủ trì, phối hợp với Công an cấp xã lập biên bản hiện trường.",
        ["Đội quản lý đường thủy khu vực nơi xảy ra tai nạn"],
        "lập biên bản hiện trường",
    ),
    (
        "when it acts is no part of its name",
        "Cơ quan Cảnh sát điều tra khi nhận được hồ sơ có trách nhiệm kiểm tra các tài liệu kèm theo.",
        ["Cơ quan Cảnh sát điều tra"],
        "kiểm tra các tài liệu kèm theo",
    ),
    (
        "after a long opening with commas",
        "Trong thời hạn 24 giờ kể từ khi ra quyết định giám định, yêu cầu định giá tài sản, Cơ quan Cảnh sát phòng cháy, "
        "chữa cháy và cứu nạn, cứu hộ phải gửi quyết định cho Viện kiểm sát có thẩm quyền.",
        ["Cơ quan Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ"],
        "gửi quyết định cho Viện kiểm sát có thẩm quyền",
    ),
    (
        "after a case that closes with thì",
        "Đối với hồ sơ chưa đúng thủ tục, chưa có ý kiến của các bên thì Văn phòng Ủy ban nhân dân xã trả lại hồ sơ cho bên nộp.",
        ["Văn phòng Ủy ban nhân dân xã"],
        "trả lại hồ sơ cho bên nộp",
    ),
]


@pytest.mark.parametrize(("line", "lead", "action"), [case[1:] for case in LEGAL], ids=[case[0] for case in LEGAL])
def test_frames_of_texts_of_general_effect(line, lead, action):
    (task,) = extract(line, doc_type="Thông tư")[0]
    assert leads(task) == lead
    assert task.action.removeprefix("phải ") == action.removeprefix("phải ")


def test_a_length_without_an_event_stays_open_in_a_text_of_general_effect():
    line = "Sở Nội vụ có trách nhiệm trả lời bằng văn bản cho tổ chức trong thời hạn 05 ngày làm việc."
    (general,) = extract(line, doc_type="Thông tư")[0][0].deadlines
    (order,) = extract(line, doc_type="Chỉ thị")[0][0].deadlines
    assert (general.value, general.latest, general.anchor) == ("P5WD", None, None)
    assert order.latest == "2024-03-11"


def test_details_of_a_duty_do_not_hide_it():
    opening = (
        "1. Hằng tháng, Sở Nội vụ có trách nhiệm rà soát hồ sơ của các cơ quan, đơn vị còn thiếu so với quy định; gửi văn bản "
        "đôn đốc cho các xã, phường còn chậm trong việc lập danh sách người tham gia, trong đó có các nội dung sau:"
    )
    (task,) = extract(opening, "a) Số hộ còn thiếu.", "b) Số tiền còn thiếu.", doc_type="Thông tư")[0]
    assert task.action.startswith("rà soát hồ sơ")
    assert task.action.endswith("gửi văn bản đôn đốc cho các xã, phường còn chậm trong việc lập danh sách người tham gia")


def test_head_names_those_charged_with_something():
    tasks, _ = extract(
        "2. Cán bộ được phân công kiểm tra hồ sơ thực hiện các nhiệm vụ sau:",
        "a) Lập biên bản.",
        "b) Gửi thông báo kết quả.",
        doc_type="Thông tư",
    )
    assert {tuple(leads(task)) for task in tasks} == {("Cán bộ được phân công kiểm tra hồ sơ",)}


@pytest.mark.parametrize(
    ("line", "actions", "dues"),
    [
        (
            "Sở Nội vụ xây dựng kế hoạch của ngành xong trước ngày 15/6/2024; gửi báo cáo kết quả trước ngày 05/12/2024.",
            ["xây dựng kế hoạch của ngành", "gửi báo cáo kết quả"],
            [["2024-06-15"], ["2024-12-05"]],
        ),
        (
            "Sở Nội vụ rà soát các khoản chi trước ngày 20/6/2024 và báo cáo kết quả trong tháng 7/2024.",
            ["rà soát các khoản chi", "báo cáo kết quả"],
            [["2024-06-20"], ["2024-07-31"]],
        ),
        (
            "Sở Nội vụ từ ngày 01/7/2024 đến ngày 31/7/2024, tổ chức kiểm tra tại các xã; tổng hợp kết quả trước ngày 10/8/2024.",
            ["tổ chức kiểm tra tại các xã", "tổng hợp kết quả"],
            [["2024-07-31"], ["2024-08-10"]],
        ),
        (
            "Sở Nội vụ rà soát, tổng hợp và báo cáo kết quả trước ngày 15/6/2024; công khai danh sách.",
            ["rà soát, tổng hợp và báo cáo kết quả trước ngày 15/6/2024; công khai danh sách"],
            [["2024-06-15"]],
        ),
        (
            "Sở Nội vụ rà soát kế hoạch năm 2024; báo cáo kết quả trước ngày 15/6/2024.",
            ["rà soát kế hoạch năm 2024; báo cáo kết quả"],
            [["2024-06-15"]],
        ),
    ],
    ids=["semicolon", "conjunction", "date before the verb", "one date", "a year that is a topic"],
)
def test_duties_of_one_assignee_part_where_their_dates_differ(line, actions, dues):
    tasks, _ = extract(line)
    assert [task.action for task in tasks] == actions
    assert [due(task) for task in tasks] == dues
    assert {tuple(leads(task)) for task in tasks} == {("Sở Nội vụ",)}


def test_a_second_sentence_goes_on():
    tasks, _ = extract("Giao Sở Nội vụ xây dựng đề án vị trí việc làm. Dự thảo đề án trình UBND tỉnh trước ngày 30/6/2024.")
    assert [(leads(t), due(t)) for t in tasks] == [(["Sở Nội vụ"], ["2024-06-30"])]


def test_opener_takes_up_the_assignee():
    tasks, _ = extract(
        "Giao Sở Nội vụ kiểm tra cải cách hành chính tại các huyện.", "Đồng thời tham mưu UBND tỉnh kế hoạch khắc phục tồn tại."
    )
    assert [leads(t) for t in tasks] == [["Sở Nội vụ"], ["Sở Nội vụ"]]


def test_letter_orders_its_addressees():
    tasks, _ = extract(
        "Kính gửi:",
        "- Sở Tư pháp;",
        "- Sở Công Thương.",
        "Đề nghị Quý cơ quan góp ý dự thảo Quyết định trước ngày 25/3/2024.",
        doc_type="Công văn",
    )
    assert [(leads(t), due(t)) for t in tasks] == [(["Sở Tư pháp", "Sở Công Thương"], ["2024-03-25"])]


def test_labelled_lines_fill_the_item():
    tasks, _ = extract(
        "II. NHIỆM VỤ",
        "1. Xây dựng cơ sở dữ liệu hộ tịch dùng chung của tỉnh.",
        "- Đơn vị chủ trì: Sở Tư pháp.",
        "- Đơn vị phối hợp: Công an tỉnh.",
        "- Thời gian hoàn thành: Quý III/2024.",
        doc_type="Kế hoạch",
    )
    (task,) = tasks
    assert (leads(task), [p.text for p in task.support], due(task)) == (["Sở Tư pháp"], ["Công an tỉnh"], ["2024-09-30"])


def test_task_table():
    head = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm"]
    rows = [
        head,
        ["I", "Nhóm thể chế", "", "", "", ""],
        ["1", "Rà soát quy định về đất công", "Sở Tài chính", "Sở Tư pháp", "Quý II/2024", "Báo cáo"],
        ["2", "Ban hành bảng giá cho thuê", "nt", "", "Trước 30/9/2024", "Quyết định"],
    ]
    tasks, _ = run(document_from_rows(rows))
    assert [(t.section, leads(t), due(t), t.deliverable) for t in tasks] == [
        ("I > dòng 1", ["Sở Tài chính"], ["2024-06-30"], "Báo cáo"),
        ("I > dòng 2", ["Sở Tài chính"], ["2024-09-30"], "Quyết định"),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Trong thời gian qua, Sở Y tế đã triển khai nhiều đợt kiểm tra thực phẩm.", "not.past_period"),
        ("Sở Y tế đã triển khai nhiều đợt kiểm tra thực phẩm.", "not.past"),
        ("Vắc xin là sản phẩm sinh học dùng để phòng bệnh.", "told.definition"),
        ("Các hộ nuôi chó phải đăng ký với trưởng thôn.", "told.public"),
        ("Trước ngày Luật này có hiệu lực, các cơ sở đã đăng ký thì tiếp tục hoạt động.", "told.event"),
        ("Kế hoạch này có hiệu lực kể từ ngày ký.", "not.effect"),
        ("Kính đề nghị Bộ Y tế hỗ trợ huyết thanh kháng dại.", "frame.de_nghi"),
        ("Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Sở Nội vụ để tổng hợp.", "not.closing"),
        ("Các đơn vị được sử dụng con dấu của cơ quan thường trực.", "not.power"),
    ],
)
def test_what_is_no_assignment_is_a_candidate_with_its_reason(line, reason):
    tasks, candidates = extract(line)
    assert not tasks
    assert any(reason in c.reasons and c.rejected_because for c in candidates)


def test_basis_and_aims_assign_nothing():
    tasks, _ = extract(
        "Căn cứ Luật Thủy lợi ngày 19/6/2017;", "I. MỤC ĐÍCH, YÊU CẦU", "1. Các sở, ngành nâng cao nhận thức về tiết kiệm nước."
    )
    assert tasks == ()


def test_enforcement_article_is_kept_apart():
    tasks, _ = extract(
        "Điều 3. Giám đốc Sở Tài chính, Chủ tịch UBND các huyện chịu trách nhiệm thi hành Quyết định này.", doc_type="Quyết định"
    )
    assert [t.kind for t in tasks] == ["execution"]


def test_every_value_points_at_its_words():
    line = FRAMES[0][1]
    tasks, _ = extract(line)
    (task,) = tasks
    assert line[task.lead[0].span.start : task.lead[0].span.end] == "Sở Tài chính"
    assert line[task.deadlines[0].span.start : task.deadlines[0].span.end] == "trước ngày 20/3/2024"
    assert task.evidence[0].span.start == 0


@pytest.mark.parametrize(
    ("line", "milestones"),
    [
        ("Sở Nội vụ dự thảo đề án, trình UBND tỉnh trước ngày 20/4/2024.", ["trình UBND tỉnh"]),
        ("Sở Nội vụ rà soát danh sách cán bộ, hoàn thành trong tháng 5/2024.", ["hoàn thành"]),
        ("Sở Nội vụ báo cáo UBND tỉnh trước ngày 20/4/2024.", [None]),
        ("Sở Nội vụ cập nhật chương trình trước ngày 20/4/2024.", [None]),
    ],
)
def test_a_deadline_tells_the_step_it_dates(line, milestones):
    (task,) = extract(line)[0]
    assert [deadline.milestone for deadline in task.deadlines] == milestones


@pytest.mark.parametrize(
    ("head", "lead"),
    [
        ("Điều 8. Trách nhiệm, phạm vi giải quyết công việc của Chánh Văn phòng", "Chánh Văn phòng"),
        ("Điều 8. Trách nhiệm của Sở Nội vụ", "Sở Nội vụ"),
        ("3. Trong phạm vi được phân công, Phó Giám đốc Sở Nội vụ có các nhiệm vụ và quyền hạn sau:", "Phó Giám đốc Sở Nội vụ"),
    ],
)
def test_titles_and_openings_name_the_holder(head, lead):
    items = ("1. Đôn đốc việc lập hồ sơ lưu trữ.", "2. Quản lý công tác văn thư.")
    if head.startswith("3."):
        items = ("a) Đôn đốc việc lập hồ sơ lưu trữ.", "b) Quản lý công tác văn thư.")
    tasks, _ = extract(head, *items, doc_type="Quyết định")
    assert [tuple(leads(task)) for task in tasks] == [(lead,), (lead,)]
