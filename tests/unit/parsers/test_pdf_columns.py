import pytest

from pipeline.model.text import Column
from pipeline.parsers.pdf import parse_pdf
from tests.unit.parsers.pdf_pages import BACKGROUND, ORDER, Sheet, needs_font

pytestmark = needs_font

STATE = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


def columns(sheet: Sheet) -> dict[str, list[str]]:
    """The lines of each column of the parsed sheet, in order."""
    document = parse_pdf(sheet.bytes())
    found: dict[str, list[str]] = {column.value: [] for column in Column}
    for block in document.blocks:
        found[block.column.value].append(document.slice(block.span))
    order = [block.column for block in document.blocks]
    zone = [column for column in order if column is not Column.FULL]
    assert zone == sorted(zone, key=lambda column: column is Column.RIGHT), "the left column comes first"
    return found


LETTERHEADS = {
    "of a people's committee": (
        ["ỦY BAN NHÂN DÂN", "TỈNH PHÚ LONG", ("Số: 15/KH-UBND", 100)],
        [*STATE, ("Phú Long, ngày 06 tháng 5 năm 2024", 102)],
        ["ỦY BAN NHÂN DÂN TỈNH PHÚ LONG", "Số: 15/KH-UBND"],
        [*STATE, "Phú Long, ngày 06 tháng 5 năm 2024"],
    ),
    "of a department, with subject and urgency": (
        [
            "UBND TỈNH PHÚ LONG",
            "SỞ NÔNG NGHIỆP",
            "VÀ MÔI TRƯỜNG",
            ("Số:     /SNNMT-TL", 115),
            "V/v kiểm tra hồ chứa",
            "Đập Trung năm 2024",
            ("KHẨN", 180),
        ],
        [*STATE, ("Phú Long, ngày    tháng 5 năm 2024", 115)],
        [
            "UBND TỈNH PHÚ LONG",
            "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
            "Số: /SNNMT-TL",
            "V/v kiểm tra hồ chứa Đập Trung năm 2024",
            "KHẨN",
        ],
        [*STATE, "Phú Long, ngày tháng 5 năm 2024"],
    ),
    "of the party": (
        ["ĐẢNG BỘ TỈNH PHÚ LONG", "TỈNH ỦY", "Số 71-KH/TU"],
        ["ĐẢNG CỘNG SẢN VIỆT NAM", ("Phú Long, ngày 18 tháng 7 năm 2022", 100)],
        ["ĐẢNG BỘ TỈNH PHÚ LONG", "TỈNH ỦY", "Số 71-KH/TU"],
        ["ĐẢNG CỘNG SẢN VIỆT NAM", "Phú Long, ngày 18 tháng 7 năm 2022"],
    ),
    "whose motto is wrapped": (
        ["UBND HUYỆN AN LÃO", "PHÒNG NỘI VỤ", ("Số: 4/PNV", 115)],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", "NAM", STATE[1], ("An Lão, ngày 3 tháng 1 năm 2023", 115)],
        ["UBND HUYỆN AN LÃO", "PHÒNG NỘI VỤ", "Số: 4/PNV"],
        [*STATE, "An Lão, ngày 3 tháng 1 năm 2023"],
    ),
    "whose lines do not stand level": (
        [("BỘ XÂY DỰNG", 66), ("Số: 12/BXD-VP", 93)],
        [
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 60),
            ("Độc lập - Tự do - Hạnh phúc", 75),
            ("Thành phố Hồ Chí Minh, ngày 05 tháng 12 năm 2023", 98),
        ],
        ["BỘ XÂY DỰNG", "Số: 12/BXD-VP"],
        [*STATE, "Thành phố Hồ Chí Minh, ngày 05 tháng 12 năm 2023"],
    ),
}


@pytest.mark.parametrize("name", LETTERHEADS)
@pytest.mark.parametrize("left_x", [135, 160])
def test_the_two_columns_of_a_letterhead(name, left_x):
    left, right, expected_left, expected_right = LETTERHEADS[name]
    sheet = Sheet()
    sheet.letterhead(left, right, left_x=left_x, right_x=412, size=10)
    sheet.centered(312, 220, "KẾ HOẠCH", bold=True)
    y = sheet.paragraph(250, BACKGROUND)
    sheet.paragraph(y, ORDER)
    assert columns(sheet) == {"left": expected_left, "right": expected_right, "full": ["KẾ HOẠCH", BACKGROUND, ORDER]}


def test_columns_that_nearly_touch():
    sheet = Sheet()
    issuer, motto = "VĂN PHÒNG CHÍNH PHỦ NƯỚC", STATE[0]
    sheet.text(60, 60, issuer, 11, bold=True)
    start = 60 + sheet.width(issuer, 11, bold=True) + 8
    sheet.text(start, 60, motto, 10, bold=True)
    sheet.text(start + 40, 75, STATE[1], 10, bold=True)
    sheet.text(90, 92, "Số: 7/TB-VPCP", 11)
    sheet.text(start + 20, 92, "Hà Nội, ngày 02 tháng 02 năm 2024", 10)
    sheet.centered(312, 160, "THÔNG BÁO", bold=True)
    sheet.paragraph(200, BACKGROUND)
    found = columns(sheet)
    assert found["left"] == [issuer, "Số: 7/TB-VPCP"]
    assert found["right"] == [*STATE, "Hà Nội, ngày 02 tháng 02 năm 2024"]


def test_the_addressees_are_no_part_of_the_letterhead():
    sheet = Sheet()
    sheet.letterhead(["BỘ XÂY DỰNG", ("Số: 12/BXD-VP", 95)], [*STATE, ("Hà Nội, ngày 05 tháng 12 năm 2023", 95)], size=10)
    sheet.text(110, 122, "Kính gửi:")
    sheet.text(180, 140, "- Sở Xây dựng;")
    sheet.paragraph(170, BACKGROUND)
    assert columns(sheet)["full"] == ["Kính gửi:", "- Sở Xây dựng;", BACKGROUND]


def test_a_motto_without_an_issuer_beside_it_is_no_letterhead():
    sheet = Sheet()
    sheet.centered(297, 60, STATE[0], 12, bold=True)
    sheet.centered(297, 76, STATE[1], 12, bold=True)
    sheet.paragraph(120, BACKGROUND)
    assert columns(sheet) == {"left": [], "right": [], "full": [*STATE, BACKGROUND]}


def signature_sheet(recipients: list[str], signature: list[tuple[str, float]], *, right_x: float = 440) -> Sheet:
    sheet = Sheet()
    sheet.paragraph(100, BACKGROUND)
    sheet.text(85, 200, "Nơi nhận:", 11, bold=True)
    for number, text in enumerate(recipients):
        sheet.text(85, 213 + 12.5 * number, text, 10)
    for text, y in signature:
        sheet.centered(right_x, y, text, 12, bold=True)
    return sheet


SIGNATURE = [("TM. ỦY BAN NHÂN DÂN", 190.0), ("KT. CHỦ TỊCH", 206.0), ("PHÓ CHỦ TỊCH", 221.0), ("Trần Văn Mẫu", 300.0)]


@pytest.mark.parametrize(
    ("recipients", "expected"),
    [
        (["- Như trên;", "- Lưu: VT."], ["- Như trên;", "- Lưu: VT."]),
        (
            ["- Các sở: Xây dựng, Tài chính,", "Nông nghiệp và Môi trường;", "- Lưu: VT, KT (12b)."],
            ["- Các sở: Xây dựng, Tài chính, Nông nghiệp và Môi trường;", "- Lưu: VT, KT (12b)."],
        ),
        (["- Trung tâm TTĐT", "(để đăng tải);", "- Lưu: VT."], ["- Trung tâm TTĐT (để đăng tải);", "- Lưu: VT."]),
        (
            ["- Thường trực Tỉnh ủy, HĐND, UBND tỉnh (b/c);", "- Lưu: VT."],
            ["- Thường trực Tỉnh ủy, HĐND, UBND tỉnh (b/c);", "- Lưu: VT."],
        ),
    ],
)
def test_the_two_columns_of_a_signature_zone(recipients, expected):
    found = columns(signature_sheet(recipients, SIGNATURE))
    assert found["left"] == ["Nơi nhận:", *expected]
    assert found["right"] == [text for text, _ in SIGNATURE]
    assert found["full"] == [BACKGROUND]


def test_recipients_that_reach_up_to_the_signature():
    sheet = signature_sheet(["- Như trên;"], [("GIÁM ĐỐC", 190.0), ("Trần Văn Mẫu", 300.0)])
    long = "- Các cơ quan, đơn vị thuộc Sở và các phòng;"
    sheet.text(85, 226, long, 10)
    sheet.text(85 + sheet.width(long, 10) + 7, 226, "CHỨC VỤ MỚI", 12, bold=True)
    found = columns(sheet)
    assert found["left"] == ["Nơi nhận:", "- Như trên;", long]
    assert found["right"] == ["GIÁM ĐỐC", "CHỨC VỤ MỚI", "Trần Văn Mẫu"]


def test_recipients_without_a_signature_beside_them_stay_body():
    sheet = signature_sheet(["- Như trên;", "- Lưu: VT."], [])
    assert columns(sheet) == {"left": [], "right": [], "full": [BACKGROUND, "Nơi nhận:", "- Như trên;", "- Lưu: VT."]}


def test_an_annex_that_begins_under_the_signature_is_body():
    sheet = signature_sheet(["- Như trên;", "- Lưu: VT."], SIGNATURE)
    sheet.centered(312, 380, "PHỤ LỤC", bold=True)
    sheet.paragraph(420, ORDER)
    found = columns(sheet)
    assert found["right"][-1] == "Trần Văn Mẫu" and found["full"] == [BACKGROUND, "PHỤ LỤC", ORDER]
