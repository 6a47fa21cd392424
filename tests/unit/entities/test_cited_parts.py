"""Parts of cited documents: read from the words before them, in the model and in JSON."""

import pytest

from pipeline.entities import find_references
from pipeline.entities.cited_parts import parse_cited_parts
from pipeline.model.codec import _reference_in, _reference_out
from pipeline.model.directive import CitedPart

CASES = [
    ("điểm b khoản 2 Điều 5", [CitedPart(point="b", clause="2", article="5")]),
    ("điểm a, điểm c khoản 1 Điều 3", [CitedPart(point=one, clause="1", article="3") for one in "ac"]),
    ("các điểm a, b và đ khoản 2 Điều 10", [CitedPart(point=one, clause="2", article="10") for one in "abđ"]),
    ("khoản 1, khoản 2 Điều 7 và Điều 9", [
        CitedPart(clause="1", article="7"), CitedPart(clause="2", article="7"), CitedPart(article="9"),
    ]),
    ("khoản 1 Điều 6, điểm b khoản 2 Điều 7", [
        CitedPart(clause="1", article="6"), CitedPart(point="b", clause="2", article="7"),
    ]),
    ("các Điều 5, 6 và 7", [CitedPart(article="5"), CitedPart(article="6"), CitedPart(article="7")]),
    ("điểm a khoản 1, điểm b khoản 2 Điều 7", [
        CitedPart(point="a", clause="1", article="7"), CitedPart(point="b", clause="2", article="7"),
    ]),
    ("Điều 5a Mục 2 Chương III", [CitedPart(article="5a", section="2", chapter="III")]),
    ("tiết 2 điểm a khoản 1 Điều 4", [CitedPart(subpoint="2", point="a", clause="1", article="4")]),
    ("khoản 2 của Điều 5", [CitedPart(clause="2", article="5")]),
    ("Phụ lục I", [CitedPart(annex="I")]),
    ("mục 2.1 Phần II", [CitedPart(section="2.1", division="II")]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "parts"), CASES)
def test_parts_are_read_level_by_level(words, parts):
    assert list(parse_cited_parts(words)) == parts


@pytest.mark.parametrize(("words", "parts"), CASES)
def test_a_citation_has_its_parts_in_the_model_and_in_json(words, parts):
    (reference,) = find_references(f"Thực hiện {words} Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.")
    assert list(reference.parts) == parts
    assert reference.text == "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ"
    written = _reference_out(reference)
    assert [{k: v for k, v in one.items()} for one in written["parts"]] == [
        {field: mark for field in CitedPart.__dataclass_fields__ if (mark := getattr(part, field))} for part in parts
    ]
    assert _reference_in(written) == reference


def test_a_part_of_what_a_document_issues_is_that_documents():
    (reference,) = find_references(
        "Theo khoản 3 Điều 8 Quy chế làm việc ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 03/4/2024."
    )
    assert reference.parts == (CitedPart(clause="3", article="8"),)


@pytest.mark.parametrize("text", ["Theo Nghị định số 30/2020/NĐ-CP.", "Điều 2. Nghị định số 30/2020/NĐ-CP hết hiệu lực."])
def test_a_whole_document_has_no_parts(text):
    (reference,) = find_references(text)
    assert reference.parts == ()
    assert reference.article is None
