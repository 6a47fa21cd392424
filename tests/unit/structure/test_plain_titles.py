"""A page that gives a document without its letterhead is told by a title in small letters and numbered parts."""

from pipeline.structure.directives import read_directives
from tests.unit.structure.letters import letter

PARTS = ("I. Nhiệm vụ", "1. Sở Y tế kiểm tra các trạm y tế.", "2. Sở Nội vụ rà soát biên chế.", "II. Tiến độ")


def test_the_title_gives_type_and_subject():
    (directive,) = read_directives(letter("Chỉ thị về việc tăng cường phòng chống sốt xuất huyết", *PARTS))
    assert (directive.doc_type, directive.number) == ("Chỉ thị", None)
    assert directive.subject == "về việc tăng cường phòng chống sốt xuất huyết"


def test_a_sentence_is_no_title():
    assert read_directives(letter("Kế hoạch về phòng chống sốt xuất huyết đã được xây dựng.", *PARTS)) == ()


def test_a_headline_without_numbered_parts_is_no_document():
    assert read_directives(letter("Kế hoạch về việc nghỉ Tết", "Người dân được nghỉ chín ngày.")) == ()


def test_an_article_relays_rather_than_is():
    lines = (
        "Chỉ thị về phòng chống sốt xuất huyết",
        "UBND tỉnh Hòa Bình vừa ban hành Chỉ thị số 4/CT-UBND yêu cầu Sở Y tế:",
        *PARTS,
    )
    (directive,) = read_directives(letter(*lines, published="2023-11-15"))
    assert directive.number == "4/CT-UBND"


def test_a_document_spoken_of_without_number_is_the_one_told_of_before():
    lines = (
        "Ngày 6/11, UBND tỉnh Hòa Bình ban hành Công điện số 8/CĐ-UBND về việc ứng phó với rét đậm.",
        "Tại công điện, Chủ tịch UBND tỉnh giao Sở Y tế chuẩn bị thuốc.",
    )
    (directive,) = read_directives(letter(*lines, published="2023-11-15"))
    assert directive.number == "8/CĐ-UBND"


def test_the_page_may_hold_the_title():
    lines = ("Căn cứ Quyết định số 12/QĐ-BYT ngày 3/2/2023 của Bộ Y tế.", "TỔ CHỨC THỰC HIỆN", "Sở Y tế: Kiểm tra các trạm y tế.")
    (directive,) = read_directives(letter(*lines, title="Kế hoạch phòng chống sốt xuất huyết năm 2023"))
    assert directive.doc_type == "Kế hoạch"
    assert read_directives(letter(*lines, title="Phòng chống sốt xuất huyết năm 2023")) == ()
