"""Articles that report what documents order."""

import pytest

from pipeline.model.directive import Signer
from pipeline.structure.directives import read_directives
from tests.unit.structure.letters import letter

ORDERS = "Sở Y tế chủ trì, báo cáo trước ngày 30/11."


def relayed(*lines, published="2023-11-15", title=None):
    return read_directives(letter(*lines, published=published, title=title))


def paragraphs(document, directive):
    return [i for i, block in enumerate(document.blocks) if any(span.contains(block.span) for span in directive.body)]


@pytest.mark.parametrize(
    ("lead", "doc_type", "number", "date", "issuer"),
    [
        (
            "UBND tỉnh Quảng Trị vừa ban hành Công văn số 12/UBND-KT yêu cầu các sở tăng cường kiểm tra.",
            "Công văn",
            "12/UBND-KT",
            None,
            "Ủy ban nhân dân tỉnh Quảng Trị",
        ),
        (
            "Tại Công điện số 8/CĐ-TTg ngày 6/9/2023, Thủ tướng Chính phủ yêu cầu các tỉnh khẩn trương ứng phó với bão.",
            "Công điện",
            "8/CĐ-TTg",
            "2023-09-06",
            "Thủ tướng Chính phủ",
        ),
        (
            "Chiều 12/3, Sở Y tế tỉnh Hải Dương có văn bản hỏa tốc gửi các bệnh viện về việc phòng, chống dịch.",
            "Văn bản",
            None,
            "2023-03-12",
            "Sở Y tế tỉnh Hải Dương",
        ),
        (
            "Thủ tướng Phạm Văn Mẫu vừa ký Chỉ thị số 20/CT-TTg ngày 12/7/2023 về bảo vệ môi trường.",
            "Chỉ thị",
            "20/CT-TTg",
            "2023-07-12",
            "Thủ tướng Chính phủ",
        ),
        (
            "Ban Thường vụ Tỉnh ủy Nghệ An vừa ban hành Chỉ thị về tăng cường bảo vệ rừng.",
            "Chỉ thị",
            None,
            None,
            "Ban Thường vụ Tỉnh ủy Nghệ An",
        ),
        (
            "Kế hoạch số 21/KH-UBND vừa được UBND tỉnh Lào Cai ban hành, đặt mục tiêu trồng 500 ha rừng.",
            "Kế hoạch",
            "21/KH-UBND",
            None,
            "Ủy ban nhân dân tỉnh Lào Cai",
        ),
        (
            "Theo Kế hoạch số 56/KH-UBND ngày 28/3/2023 của UBND huyện Đông Anh, các xã phải hoàn thành trước 15/6.",
            "Kế hoạch",
            "56/KH-UBND",
            "2023-03-28",
            "Ủy ban nhân dân huyện Đông Anh",
        ),
        (
            "Yêu cầu trên được Chủ tịch UBND tỉnh Thanh Hóa nêu rõ tại Công văn số 99/UBND-CN gửi các sở ngày 1/8.",
            "Công văn",
            "99/UBND-CN",
            "2023-08-01",
            "Ủy ban nhân dân tỉnh Thanh Hóa",
        ),
        (
            "Thực hiện Công điện số 7/CĐ-TTg ngày 2/1/2023 của Thủ tướng Chính phủ, UBND tỉnh Hòa Bình ban hành "
            "Văn bản số 34/UBND-NN yêu cầu các huyện trực 24/24 giờ.",
            "Văn bản",
            "34/UBND-NN",
            None,
            "Ủy ban nhân dân tỉnh Hòa Bình",
        ),
        (
            "Ngày 14-1, Thủ tướng Chính phủ đã có công văn (số 73/TTg-CN) chỉ đạo các bộ rà soát nhà đất.",
            "Công văn",
            "73/TTg-CN",
            "2023-01-14",
            "Thủ tướng Chính phủ",
        ),
        (
            "Ngày 15-2, UBND tỉnh Hà Nam đã ban hành văn bản số 558 tăng cường phòng dịch sau Tết.",
            "Văn bản",
            "558",
            "2023-02-15",
            "Ủy ban nhân dân tỉnh Hà Nam",
        ),
    ],
)
def test_lead_sentences(lead, doc_type, number, date, issuer):
    (found,) = relayed(lead, ORDERS)
    assert (found.doc_type, found.number, found.issue_date, found.issuing_body) == (doc_type, number, date, issuer)
    assert found.rules["relay"].startswith("relay.")
    assert found.evidence["relay"].start == 0


@pytest.mark.parametrize(
    "line",
    [
        "Bí thư Tỉnh ủy biểu dương các đơn vị đã thực hiện tốt Nghị quyết số 12-NQ/TU và Kế hoạch số 45/KH-UBND của UBND tỉnh.",
        "Các sở tham mưu UBND tỉnh ban hành Kế hoạch số 3/KH-UBND trong quý I.",
        "Trước đó, UBND tỉnh đã ban hành Công điện số 5/CĐ-UBND về phòng dịch.",
        "Theo Nghị định 24/2012/NĐ-CP, Ngân hàng Nhà nước quản lý thị trường vàng.",
        "Sau khi Thủ tướng Chính phủ ban hành Chỉ thị số 16/CT-TTg, các tỉnh đã dừng lễ hội.",
        "Sở Y tế có văn bản báo cáo UBND tỉnh trước ngày 15/8.",
        "Quyết định số 12/QĐ-UBND ngày 3/5/2022 của UBND tỉnh về việc phê duyệt dự toán",
        "UBND tỉnh Sơn La đã ban hành Kế hoạch số 2/KH-UBND ngày 5/1/2023. Đến nay toàn tỉnh đạt 75%.",
    ],
)
def test_a_document_that_is_only_cited_is_no_directive(line):
    assert relayed("Hội nghị diễn ra sáng nay.", "Đông đảo đại biểu tham dự.", line) == ()


def test_two_documents_with_their_paragraphs():
    document = letter(
        "Đây là những yêu cầu trong Kế hoạch số 7-KH/TU ngày 18/11/2020 của Ban Thường vụ Tỉnh ủy Bến Tre về học tập nghị quyết.",
        "Kế hoạch nêu rõ, các cấp ủy hoàn thành trong tháng 12/2020.",
        "* Ngày 19/11, UBND tỉnh Bến Tre ban hành Văn bản số 54/UBND-TH về việc triển khai chương trình hành động.",
        "Theo đó, các sở báo cáo trước ngày 10/12/2020.",
        published="2020-11-20",
    )
    first, second = read_directives(document)
    assert (first.id, first.number, first.issuing_body) == ("d1", "7-KH/TU", "Ban Thường vụ Tỉnh ủy Bến Tre")
    assert first.subject == "học tập nghị quyết"
    assert (second.id, second.number, second.issue_date) == ("d2", "54/UBND-TH", "2020-11-19")
    assert second.subject == "triển khai chương trình hành động"
    assert second.flags == ("year_inferred",)
    assert paragraphs(document, first) == [0, 1]
    assert paragraphs(document, second) == [2, 3]
    assert document.slice(second.evidence["number"]) == "54/UBND-TH"


def test_the_lead_belongs_to_the_document_and_background_to_nobody():
    document = letter(
        "Các địa phương phải dừng ngay mọi hoạt động khai thác cát trái phép trên sông Hậu.",
        "Đó là nội dung Công văn số 77/UBND-KT vừa được UBND tỉnh An Giang ban hành.",
        "Tại Công văn số 77/UBND-KT ngày 28/9/2023, UBND tỉnh An Giang giao Công an tỉnh kiểm tra.",
        "Theo thống kê, năm qua có 12 vụ vi phạm.",
        "Trung tâm thương mại cho biết lượng khách tăng.",
    )
    (found,) = read_directives(document)
    assert paragraphs(document, found) == [0, 1, 2]


def test_a_number_told_later_completes_the_document():
    (found,) = relayed(
        "UBND TP Cần Thơ vừa có công văn khẩn gửi các quận, huyện về phòng, chống sạt lở.",
        "Tại Công văn số 31/UBND-KT ngày 2/11/2023, UBND TP Cần Thơ yêu cầu các quận rà soát.",
    )
    assert (found.number, found.issue_date, found.urgency) == ("31/UBND-KT", "2023-11-02", "KHẨN")


def test_who_signed():
    (found,) = relayed(
        "Phó Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn Mẫu vừa ký ban hành Kế hoạch số 13/KH-UBND về tăng cường kiểm tra."
    )
    assert found.signer == Signer(name="Nguyễn Văn Mẫu", position="Phó Chủ tịch", authority=None)
    assert found.issuing_body == "Ủy ban nhân dân tỉnh Hà Giang"


def test_the_area_comes_from_the_page_where_the_sentence_leaves_it_out():
    (found,) = relayed("UBND tỉnh vừa ban hành Công văn số 5/UBND-KT yêu cầu các huyện rà soát.", title="Tây Ninh siết kiểm tra")
    assert found.issuing_body == "Ủy ban nhân dân tỉnh Tây Ninh"


@pytest.mark.parametrize(
    ("published", "text", "date", "flags"),
    [
        (
            "2021-01-05",
            "Ngày 28/12, UBND tỉnh Hà Nam ban hành Kế hoạch số 1/KH-UBND yêu cầu các sở rà soát.",
            "2020-12-28",
            ("year_inferred",),
        ),
        (
            "2021-01-05",
            "Ngày 4/1, UBND tỉnh Hà Nam ban hành Kế hoạch số 1/KH-UBND yêu cầu các sở rà soát.",
            "2021-01-04",
            ("year_inferred",),
        ),
        ("2021-01-05", "Chiều nay, UBND tỉnh Hà Nam ban hành Kế hoạch số 1/KH-UBND yêu cầu các sở rà soát.", "2021-01-05", ()),
        (
            None,
            "Ngày 4/1, UBND tỉnh Hà Nam ban hành Kế hoạch số 1/KH-UBND yêu cầu các sở rà soát trước 1/6/2019.",
            "2019-01-04",
            ("year_inferred",),
        ),
        (None, "Ngày 4/1, UBND tỉnh Hà Nam ban hành Kế hoạch số 1/KH-UBND yêu cầu các sở rà soát.", None, ()),
    ],
)
def test_the_year_of_a_day_without_one(published, text, date, flags):
    (found,) = relayed(text, published=published)
    assert (found.issue_date, found.flags) == (date, flags)


def test_a_digest_with_numbered_heads():
    first, second = relayed(
        "1. Chính phủ: Nghị quyết số 12/NQ-CP ngày 11/9/2023 phiên họp thường kỳ tháng 8",
        "Theo đó, Chính phủ yêu cầu Bộ Y tế rà soát.",
        "2. Thủ tướng Chính phủ: Công điện số 13/CĐ-TTg ngày 14/9/2023 về ứng phó bão",
        "Theo đó, Thủ tướng giao Bộ Quốc phòng trực.",
    )
    assert (first.issuing_body, second.issuing_body) == ("Chính phủ", "Thủ tướng Chính phủ")


def test_an_index_of_news_is_no_report():
    lines = [f"UBND tỉnh Hà Nam ban hành Kế hoạch số {n}/KH-UBND về lễ hội" for n in range(1, 9)]
    assert relayed(*lines) == ()


def test_a_draft_named_in_passing_does_not_change_the_document_told_of():
    document = letter(
        "Đây là yêu cầu trong Kế hoạch số 15-KH/TU ngày 02/3/2021 của Ban Thường vụ Tỉnh ủy Lào Cai về chuyển đổi số.",
        "Các huyện ủy tổ chức học tập nghị quyết trước ngày 30/4/2021.",
        "Ngày 10/3, UBND tỉnh Lào Cai ban hành Công văn số 812/UBND-VX về triển khai chuyển đổi số.",
        "UBND tỉnh giao Sở Nội vụ xây dựng đề án. Dự thảo kế hoạch trình UBND tỉnh trước ngày 15/4/2021.",
    )
    first, second = read_directives(document)
    last = document.text.index("UBND tỉnh giao")
    assert [any(span.start <= last < span.end for span in one.body) for one in (first, second)] == [False, True]
