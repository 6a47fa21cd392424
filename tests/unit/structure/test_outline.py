import pytest

from pipeline.model.directive import Directive
from pipeline.model.outline import Section
from pipeline.structure.outline import build_outline, section_path
from pipeline.structure.sections import section_of_heading, section_rules
from pipeline.structure.zones import attachments, read_attachment
from tests.documents import document_from_lines

DIRECTIVE = Directive(id="d1", doc_type="Kế hoạch", number=None, issue_date=None, issuing_body=None)


def paths(*lines, bold=()):
    nodes = build_outline(document_from_lines(*lines, bold=bold), DIRECTIVE)
    return [section_path(nodes, node.index) for node in nodes]


def test_nested_numbering():
    assert paths(
        "II. NHIỆM VỤ", "1. Sở Tài chính", "a) Bố trí vốn.", "- Rà soát dự toán.", "- Thẩm tra.", "b) Báo cáo.", "2. Sở Y tế"
    ) == [
        "II",
        "II > 1",
        "II > 1 > điểm a",
        "II > 1 > điểm a > gạch đầu dòng 1",
        "II > 1 > điểm a > gạch đầu dòng 2",
        "II > 1 > điểm b",
        "II > 2",
    ]


def test_a_number_below_an_article_is_a_khoan():
    assert paths("Điều 3. Trách nhiệm của Sở Y tế", "1. Rà soát.", "2. Báo cáo.")[1:] == ["Điều 3 > khoản 1", "Điều 3 > khoản 2"]


def test_a_paragraph_stands_below_its_item():
    nodes = build_outline(document_from_lines("1. Sở Y tế rà soát.", "Kết quả gửi về tỉnh.", "2. Sở Nội vụ báo cáo."), DIRECTIVE)
    assert [node.parent for node in nodes] == [None, 0, None]


def test_an_attachment_opens_a_path_of_its_own():
    lines = (
        "Điều 1. Ban hành Quy chế.",
        "Nơi nhận:",
        "- Như Điều 3;",
        "QUY CHẾ",
        "Điều 1. Phạm vi điều chỉnh",
        "1. Quy chế này.",
    )
    assert paths(*lines, bold=(3,))[-1] == "Quy chế > Điều 1 > khoản 1"


@pytest.mark.parametrize(
    ("lines", "section"),
    [
        (("I. MỤC ĐÍCH, YÊU CẦU", "1. Nâng cao nhận thức."), Section.AIMS),
        (("III. TỔ CHỨC THỰC HIỆN", "1. Sở Nội vụ theo dõi."), Section.EXECUTION),
        (("I. ĐÁNH GIÁ TÌNH HÌNH", "Các sở đã hoàn thành."), Section.ASSESSMENT),
        (("II. NHIỆM VỤ", "1. Mục tiêu", "Nâng cao."), Section.AIMS),
        (("Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi", "Quy định này nêu việc."), Section.AIMS),
    ],
)
def test_sections_hold_below_their_heading(lines, section):
    assert build_outline(document_from_lines(*lines), DIRECTIVE)[-1].section is section


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Căn cứ Luật Tổ chức chính quyền địa phương;", Section.BASIS),
        ("Kính gửi: Các sở, ban, ngành", Section.ADDRESSEES),
        ("Nơi nhận:", Section.RECIPIENTS),
    ],
)
def test_sections_by_their_opening_words(line, section):
    assert build_outline(document_from_lines(line), DIRECTIVE)[0].section is section


@pytest.mark.parametrize(("row", "heading"), [(r, h) for r in section_rules() for h in r.examples])
def test_examples_of_section_rules(row, heading):
    assert section_of_heading(heading) is row.section


@pytest.mark.parametrize(("row", "heading"), [(r, h) for r in section_rules() for h in r.counter_examples])
def test_counter_examples_of_section_rules(row, heading):
    assert section_of_heading(heading) is not row.section


@pytest.mark.parametrize(("row", "line"), [(r, line) for r in attachments() for line in r.examples])
def test_examples_of_attachments(row, line):
    assert read_attachment(line).id == row.id


@pytest.mark.parametrize(("row", "line"), [(r, line) for r in attachments() for line in r.counter_examples])
def test_counter_examples_of_attachments(row, line):
    found = read_attachment(line)
    assert found is None or found.id != row.id
