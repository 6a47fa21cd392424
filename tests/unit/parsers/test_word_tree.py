"""The trees that older formats are read through."""

import pytest

from pipeline.parsers.docx_styles import Face, W
from pipeline.parsers.word_tree import CellPlan, RowPlan, element, run, table, xml_text


def test_runs_hold_what_xml_can_hold():
    made = run("a\ud83d\ude00b\ud83d\x00\x01c\td\u00ad\uffff", Face(bold=True, font="Arial"))
    assert [child.tag.removeprefix(W) for child in made] == ["rPr", "t", "tab", "t", "softHyphen"]
    assert [child.text for child in made if child.tag == W + "t"] == ["a\U0001f600bc", "d"]


@pytest.mark.parametrize("text", ["\ud800", "a\udc00", "\ufffe", "\x07"])
def test_attributes_too(text):
    assert element("lvlText", val=f"x{text}").get(W + "val") in ("x", "xa")
    assert xml_text("Số 1\n") == "Số 1\n"


def test_cells_cover_the_edges_of_other_rows():
    rows = [
        RowPlan(left=0, cells=[CellPlan(1000), CellPlan(2000), CellPlan(3000)]),
        RowPlan(left=1010, cells=[CellPlan(3005)]),
        RowPlan(left=0, cells=[CellPlan(1000, joined=False), CellPlan(2000, joined=True), CellPlan(3000, merge="restart")]),
    ]
    made = table(rows)
    spans = [[cell.find(f"{W}tcPr/{W}gridSpan").get(W + "val") for cell in row.iter(W + "tc")] for row in made.iter(W + "tr")]
    assert spans == [["1", "1", "1"], ["2"], ["2", "1"]]
    assert made.findall(f"{W}tr")[1].find(f"{W}trPr/{W}gridBefore").get(W + "val") == "1"
