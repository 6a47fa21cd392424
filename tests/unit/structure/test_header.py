"""Headers of official documents, from two-column letterheads to text run together."""

import pytest

from pipeline.model.directive import Signer
from pipeline.structure.directives import read_directives
from pipeline.structure.document_type import read_type_line
from pipeline.structure.issue_date import iso_day
from pipeline.structure.persons import office_in_sentence_case, split_person
from pipeline.structure.signature import post_name, read_marks, read_name
from tests.unit.structure.letters import NATION, letter

PLAN = (
    "L|ỦY BAN NHÂN DÂN TỈNH LÀO CAI",
    "L|Số: 45/KH-UBND",
    *NATION,
    "R|Lào Cai, ngày 12 tháng 3 năm 2021",
    "KẾ HOẠCH",
    "Trồng cây phân tán năm 2021",
    "Thực hiện Chỉ thị số 45/CT-TTg ngày 31/12/2020 của Thủ tướng Chính phủ, UBND tỉnh ban hành kế hoạch như sau:",
    "1. Sở Nông nghiệp và Phát triển nông thôn chủ trì, hoàn thành trước ngày 30/8/2021.",
    "L|Nơi nhận:",
    "L|- Bộ NN&PTNT (b/c);",
    "L|- Các sở, ban, ngành;",
    "L|- Lưu: VT, NLN.",
    "R|TM. ỦY BAN NHÂN DÂN",
    "R|KT. CHỦ TỊCH",
    "R|PHÓ CHỦ TỊCH",
    "R|Hoàng Văn Mẫu",
)


def only(*lines, **page):
    directives = read_directives(letter(*lines, **page))
    assert len(directives) == 1
    return directives[0]


def test_every_field_of_a_plan():
    plan = only(*PLAN)
    assert (plan.id, plan.doc_type, plan.number, plan.issue_date) == ("d1", "Kế hoạch", "45/KH-UBND", "2021-03-12")
    assert (plan.issuing_body, plan.place) == ("Ủy ban nhân dân tỉnh Lào Cai", "Lào Cai")
    assert plan.subject == "Trồng cây phân tán năm 2021"
    assert plan.title == "KẾ HOẠCH Trồng cây phân tán năm 2021"
    assert plan.signer == Signer(name="Hoàng Văn Mẫu", position="Phó Chủ tịch", authority="TM., KT.")
    assert plan.recipients == ("Bộ NN&PTNT (b/c)", "Các sở, ban, ngành", "Lưu: VT, NLN")
    assert plan.assigning_authority == plan.issuing_body
    assert [reference.number for reference in plan.references] == ["45/CT-TTg"]
    assert (plan.urgency, plan.secrecy, plan.flags) == (None, None, ())


def test_evidence_covers_the_words_that_were_read():
    document = letter(*PLAN)
    plan = read_directives(document)[0]
    shown = {field: document.slice(span) for field, span in plan.evidence.items()}
    assert shown["number"] == "45/KH-UBND"
    assert shown["issue_date"] == "ngày 12 tháng 3 năm 2021"
    assert shown["doc_type"] == "KẾ HOẠCH"
    assert shown["place"] == "Lào Cai"
    assert shown["issuing_body"] == "ỦY BAN NHÂN DÂN TỈNH LÀO CAI"
    assert set(plan.evidence) == set(plan.rules)


@pytest.mark.parametrize(
    ("line", "number", "flags"),
    [
        ("Số: 45 /KH - UBND", "45/KH-UBND", ()),
        ("Số:      /KH-UBND", "/KH-UBND", ("number_blank",)),
        ("Số: …/KH-UBND", "/KH-UBND", ("number_blank",)),
        ("Số: ......./KH-UBND", "/KH-UBND", ("number_blank",)),
        ("Sô: 45 UBND-NLN", "45/UBND-NLN", ("type_number_mismatch",)),
        ("SỐ: 45/KH-UBND", "45/KH-UBND", ()),
    ],
)
def test_number_line(line, number, flags):
    plan = only(PLAN[0], f"L|{line}", *PLAN[2:])
    assert (plan.number, plan.flags) == (number, flags)


@pytest.mark.parametrize(
    ("line", "date", "flags"),
    [
        ("Lào Cai, ngày 05tháng 6 năm 2023", "2023-06-05", ()),
        ("Lào Cai, ngày 1 5 tháng 11 năm 2023", "2023-11-15", ()),
        ("Lào Cai, ngày 15/11/2023", "2023-11-15", ()),
        ("Lào Cai, ngày    tháng 6 năm 2023", None, ("date_blank",)),
        ("Lào Cai, ngày … tháng … năm 2023", None, ("date_blank",)),
        ("Lào Cai, ngày 31 tháng 02 năm 2023", None, ("date_blank",)),
    ],
)
def test_date_line(line, date, flags):
    plan = only(*PLAN[:4], f"R|{line}", *PLAN[5:])
    assert (plan.issue_date, plan.flags, plan.place) == (date, flags, "Lào Cai")


def test_a_letter_of_a_department():
    found = only(
        "L|UBND TỈNH HẢI DƯƠNG",
        "L|SỞ TƯ PHÁP",
        "L|Số: 81/STP-VP",
        "L|V/v góp ý dự thảo",
        "L|Quyết định của UBND tỉnh",
        *NATION,
        "R|Hải Dương, ngày 3 tháng 7 năm 2023",
        "Kính gửi: Các sở, ban, ngành",
        "Sở Tư pháp đề nghị các sở góp ý trước ngày 15/7/2023.",
        "R|KT. GIÁM ĐỐC",
        "R|PHÓ GIÁM ĐỐC",
        "R|(Đã ký)",
        "R|Trần Văn Thử",
    )
    assert (found.doc_type, found.number) == ("Công văn", "81/STP-VP")
    assert found.issuing_body == "Sở Tư pháp tỉnh Hải Dương"
    assert found.subject == "góp ý dự thảo Quyết định của UBND tỉnh"
    assert found.signer == Signer(name="Trần Văn Thử", position="Phó Giám đốc", authority="KT.")


def test_a_party_plan_of_the_standing_committee():
    found = only(
        "L|TỈNH ỦY QUẢNG BÌNH",
        "L|*",
        "L|Số 59-KH/TU",
        "R|ĐẢNG CỘNG SẢN VIỆT NAM",
        "R|Đồng Hới, ngày 02 tháng 7 năm 2021",
        "KẾ HOẠCH",
        "thực hiện Kết luận số 1-KL/TW của Bộ Chính trị",
        "-----",
        "Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy quán triệt.",
        "R|T/M BAN THƯỜNG VỤ",
        "R|PHÓ BÍ THƯ THƯỜNG TRỰC",
        "R|Lê Văn Mẫu",
    )
    assert (found.number, found.issuing_body) == ("59-KH/TU", "Ban Thường vụ Tỉnh ủy Quảng Bình")
    assert found.signer == Signer(name="Lê Văn Mẫu", position="Phó Bí thư Thường trực", authority="T/M")


def test_text_whose_columns_run_together():
    found = only(
        "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 46/UBND-TH     Lai Châu, ngày 12 tháng 5 năm 2021",
        "V/v báo cáo tiến độ",
        "Kính gửi: Các sở, ban, ngành",
        "UBND tỉnh yêu cầu các sở báo cáo trước ngày 23/5.",
        "Nơi nhận:     TL. CHỦ TỊCH",
        "- Như trên;     CHÁNH VĂN PHÒNG",
        "- Lưu: VT, TH.",
        "Nguyễn Văn Mẫu",
    )
    assert (found.number, found.issue_date, found.place) == ("46/UBND-TH", "2021-05-12", "Lai Châu")
    assert found.issuing_body == "Ủy ban nhân dân tỉnh Lai Châu"
    assert found.signer == Signer(name="Nguyễn Văn Mẫu", position="Chánh Văn phòng", authority="TL.")
    assert found.recipients == ("Như trên", "Lưu: VT, TH")
    assert found.assigning_authority == "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu"


def test_the_chair_of_the_meeting_gives_the_orders_of_a_notice_of_conclusions():
    found = only(
        "L|VĂN PHÒNG CHÍNH PHỦ",
        "L|Số: 14/TB-VPCP",
        *NATION,
        "R|Hà Nội, ngày 15 tháng 4 năm 2022",
        "THÔNG BÁO",
        "KẾT LUẬN CỦA PHÓ THỦ TƯỚNG TRẦN VĂN MẪU TẠI CUỘC HỌP VỀ NHÀ Ở",
        "Bộ Xây dựng khẩn trương rà soát.",
    )
    assert found.assigning_authority == "Phó Thủ tướng Trần Văn Mẫu"


def test_an_office_relays_the_opinion_of_its_head():
    found = only(
        "L|VĂN PHÒNG CHÍNH PHỦ",
        "L|Số: 69/VPCP-KGVX",
        *NATION,
        "R|Hà Nội, ngày 3 tháng 9 năm 2020",
        "L|HỎA TỐC",
        "Kính gửi: Bộ Y tế",
        "Xét báo cáo của Bộ Y tế, Thủ tướng Chính phủ có ý kiến như sau:",
        "1. Bộ Y tế rà soát.",
    )
    assert found.assigning_authority == "Thủ tướng Chính phủ"
    assert found.issuing_body == "Văn phòng Chính phủ"
    assert found.urgency == "HỎA TỐC"


@pytest.mark.parametrize(
    ("mark", "field", "value"),
    [
        ("KHẨN", "urgency", "KHẨN"),
        ("HOẢ TỐC", "urgency", "HỎA TỐC"),
        ("TỐI MẬT", "secrecy", "TỐI MẬT"),
        ("Độ mật: Mật", "secrecy", "MẬT"),
    ],
)
def test_marks(mark, field, value):
    assert getattr(only(*PLAN[:2], f"L|{mark}", *PLAN[2:]), field) == value


def test_words_in_a_sentence_are_no_mark():
    lines = (*PLAN[:7], "Bảo vệ bí mật nhà nước; các tài liệu MẬT phải được lưu riêng, gửi hỏa tốc khi có lệnh.", *PLAN[7:])
    plan = only(*lines)
    assert (plan.urgency, plan.secrecy) == (None, None)


def test_urgency_in_the_title():
    assert only(*PLAN[:5], "CÔNG ĐIỆN KHẨN", *PLAN[6:]).urgency == "KHẨN"


def test_a_printed_type_stands_against_its_number():
    found = only(*PLAN[:5], "QUYẾT ĐỊNH", *PLAN[6:])
    assert (found.doc_type, found.flags) == ("Quyết định", ("type_number_mismatch",))


def test_site_furniture_and_properties_around_the_document():
    found = only(
        "Trang chủ",
        "Số ký hiệu: 45/KH-UBND",
        "Ngày ban hành: 12/03/2021",
        "ỦY BAN NHÂN DÂN",
        "TỈNH BẮC KẠN",
        "-------",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số:     /KH-UBND",
        "Bắc Kạn, ngày    tháng    năm 2021",
        "KẾ HOẠCH",
        "Phòng, chống dịch bệnh năm 2021",
        "Căn cứ Luật Thú y;",
    )
    assert (found.number, found.issue_date) == ("45/KH-UBND", "2021-03-12")
    assert found.issuing_body == "Ủy ban nhân dân tỉnh Bắc Kạn"
    assert found.flags == ()


def test_a_plan_alone_belongs_to_the_decision_that_issues_it():
    found = only(
        "KẾ HOẠCH",
        "Ứng phó sự cố tràn dầu",
        "(Ban hành kèm theo Quyết định số 51/QĐ-UBND ngày 17 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh Quảng Ngãi)",
        "I. MỤC ĐÍCH",
        "1. Sở Nông nghiệp và Môi trường chủ trì.",
    )
    assert (found.doc_type, found.number, found.issue_date) == ("Quyết định", "51/QĐ-UBND", "2025-01-17")
    assert found.issuing_body == "Ủy ban nhân dân tỉnh Quảng Ngãi"


def test_a_lost_letterhead_leaves_the_enacting_sentence_and_the_page_title():
    found = only(
        "THÔNG TƯ",
        "Quy định chế độ báo cáo",
        "Căn cứ Luật Thống kê;",
        "Bộ trưởng Bộ Công an ban hành Thông tư quy định chế độ báo cáo.",
        "Điều 1. Phạm vi điều chỉnh",
        title="Thông tư số 19/2025/TT-BCA quy định chế độ báo cáo",
    )
    assert (found.doc_type, found.number, found.issuing_body) == ("Thông tư", "19/2025/TT-BCA", "Bộ Công an")
    assert "number" not in found.evidence


def test_two_documents_in_one_file():
    second = (
        "L|BỘ TÀI NGUYÊN VÀ MÔI TRƯỜNG",
        "L|Số: 67/BTNMT-TCMT",
        "L|V/v quản lý chất thải",
        *NATION,
        "R|Hà Nội, ngày 14 tháng 02 năm 2020",
        "Kính gửi: Ủy ban nhân dân các tỉnh",
        "Bộ đề nghị các tỉnh thu gom chất thải.",
    )
    document = letter(*PLAN, *second)
    first, other = read_directives(document)
    assert (first.number, other.number, other.id) == ("45/KH-UBND", "67/BTNMT-TCMT", "d2")
    assert other.issuing_body == "Bộ Tài nguyên và Môi trường"
    assert document.slice(other.body[0]).startswith("BỘ TÀI NGUYÊN")
    assert first.body[0].end == other.body[0].start


@pytest.mark.parametrize(
    "attached",
    [
        ("Mẫu số 01", "L|TÊN ĐƠN VỊ……", "L|Số: ……/BC-…", *NATION, "R|………, ngày … tháng … năm 2022", "BÁO CÁO", "Đề nghị báo cáo"),
        ("L|ỦY BAN NHÂN DÂN TỈNH LÀO CAI", *NATION, "CHƯƠNG TRÌNH", "Trồng rừng", "(Kèm theo Kế hoạch số 45/KH-UBND)"),
        ("L|SỞ Y TẾ", "L|Số:     /BC-SYT", *NATION, "R|Lào Cai, ngày    tháng    năm 2022", "BÁO CÁO", "Yêu cầu báo cáo"),
    ],
)
def test_forms_and_attachments_are_no_documents_of_their_own(attached):
    assert only(*PLAN, *attached).number == "45/KH-UBND"


@pytest.mark.parametrize(
    ("subject", "line", "related"),
    [
        (
            "Bãi bỏ Quyết định số 3/2018/QĐ-UBND",
            "Điều 1. Bãi bỏ toàn bộ Quyết định số 3/2018/QĐ-UBND.",
            [("cancels", "3/2018/QĐ-UBND")],
        ),
        (
            "Về chế độ báo cáo",
            "Kế hoạch này thay thế Kế hoạch số 8/KH-UBND ngày 2/3/2019 và Kế hoạch số 9/KH-UBND ngày 3/3/2019.",
            [("replaces", "8/KH-UBND"), ("replaces", "9/KH-UBND")],
        ),
        ("Sửa đổi, bổ sung một số điều của Quyết định số 5/2020/QĐ-UBND", "Điều 1.", [("amends", "5/2020/QĐ-UBND")]),
        ("Gia hạn thời gian thực hiện Kế hoạch số 12/KH-UBND", "1. Các sở rà soát.", [("extends", "12/KH-UBND")]),
        (
            "Về họp",
            "2. Quyết định số 7/2006/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực.",
            [("cancels", "7/2006/QĐ-UBND")],
        ),
        ("Về họp", "Căn cứ Nghị định số 3/2020/NĐ-CP đã được sửa đổi, bổ sung bởi Nghị định số 4/2021/NĐ-CP;", []),
        ("Về họp", "1. Các sở rà soát, đề xuất sửa đổi, bổ sung cho phù hợp Nghị định số 9/2019/NĐ-CP.", []),
    ],
)
def test_what_it_does_to_other_documents(subject, line, related):
    found = only(*PLAN[:6], subject, line)
    assert [(one.kind, one.number) for one in found.related] == related


@pytest.mark.parametrize(
    ("line", "doc_type", "rest"),
    [
        ("QUYẾT ĐỊNH", "Quyết định", ""),
        ("KẾ HOẠCH HÀNH ĐỘNG", "Kế hoạch", ""),
        ("T H Ô N G  T Ư", "Thông tư", ""),
        ("CHƯƠNG TRÌNH Trồng rừng", "Chương trình", "Trồng rừng"),
        ("CÔNG ĐIỆN KHẨN", "Công điện", ""),
    ],
)
def test_type_lines(line, doc_type, rest):
    found = read_type_line(line)
    assert found is not None
    assert (found.doc_type, found.rest) == (doc_type, rest)


@pytest.mark.parametrize("line", ["Quyết định này có hiệu lực", "ỦY BAN NHÂN DÂN", "Kế hoạch", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ"])
def test_no_type_lines(line):
    assert read_type_line(line) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu"),
        ("NGUYỄN VĂN MẪU", "Nguyễn Văn Mẫu"),
        ("Đại tá Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu"),
        ("PGS.TS. Trần Thị Thử Nghiệm", "Trần Thị Thử Nghiệm"),
        ("(Đã ký) Trần Mẫu", "Trần Mẫu"),
        ("PHÓ CHỦ TỊCH", None),
        ("Sở Y tế", None),
        ("Kính gửi các sở", None),
    ],
)
def test_names(line, name):
    assert read_name(line) == name


@pytest.mark.parametrize(
    ("line", "marks", "rest"),
    [
        ("TL. CHỦ TỊCH", ("TL.",), "CHỦ TỊCH"),
        ("TM. UBND TỈNH", ("TM.",), "UBND TỈNH"),
        ("T/M BAN THƯỜNG VỤ", ("T/M",), "BAN THƯỜNG VỤ"),
        ("KT.GIÁM ĐỐC", ("KT.",), "GIÁM ĐỐC"),
        ("Q. GIÁM ĐỐC", ("Q.",), "GIÁM ĐỐC"),
        ("GIÁM ĐỐC", (), "GIÁM ĐỐC"),
    ],
)
def test_authority_marks_before_a_post(line, marks, rest):
    assert read_marks(line) == (marks, rest)


@pytest.mark.parametrize(
    ("words", "post"),
    [
        ("PHÓ CHÁNH VĂN PHÒNG", "Phó Chánh Văn phòng"),
        ("BỘ TRƯỞNG, CHỦ NHIỆM", "Bộ trưởng, Chủ nhiệm"),
        ("GIÁM ĐỐC SỞ NỘI VỤ", "Giám đốc Sở Nội vụ"),
    ],
)
def test_posts(words, post):
    assert post_name(words) == post


@pytest.mark.parametrize(
    ("words", "office", "person"),
    [
        ("Phó Chủ tịch UBND tỉnh Nguyễn Văn Mẫu", "Phó Chủ tịch UBND tỉnh", "Nguyễn Văn Mẫu"),
        ("Chủ tịch UBND TP Hồ Chí Minh", "Chủ tịch UBND TP Hồ Chí Minh", None),
        ("Phó Chủ tịch UBND tỉnh Cao Bằng", "Phó Chủ tịch UBND tỉnh Cao Bằng", None),
        ("Thủ tướng Phạm Văn Mẫu", "Thủ tướng", "Phạm Văn Mẫu"),
    ],
)
def test_office_and_person(words, office, person):
    assert split_person(words) == (office, person)


def test_an_office_in_capitals():
    assert office_in_sentence_case("THỦ TƯỚNG CHÍNH PHỦ PHẠM VĂN MẪU") == "Thủ tướng Chính phủ Phạm Văn Mẫu"


@pytest.mark.parametrize(
    ("parts", "date"), [(("1 5", "3", "2020"), "2020-03-15"), (("31", "2", "2020"), None), (("", "3", "2020"), None)]
)
def test_days(parts, date):
    assert iso_day(*parts) == date


def test_a_file_that_is_neither_document_nor_report_has_no_directive():
    assert (
        read_directives(letter("Danh mục văn bản", "Quyết định số 12/QĐ-UBND ngày 3/5/2022 của UBND tỉnh về việc thu hồi đất"))
        == ()
    )
    assert read_directives(letter()) == ()
