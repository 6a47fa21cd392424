"""Random directives: the same seed plants the same, every answer stands in its document."""

import lxml.html
import pypdfium2
import pytest
from gold_checks import check_gold, squeeze

from corpus.generator import pdf
from corpus.generator.flow import printed
from corpus.generator.planted import LAYOUTS, bank, make_documents


def test_banks_are_large_enough():
    assert len(bank("duties")) >= 30
    assert len(bank("bodies")) >= 30
    assert len(bank("deadlines")) >= 20
    assert len({row["markup"] for row in bank("duties")}) == len(bank("duties"))


def test_same_seed_same_documents():
    assert make_documents(5, 4) == make_documents(5, 4)
    assert [d.html for d in make_documents(5, 4)] != [d.html for d in make_documents(6, 4)]


@pytest.mark.parametrize("seed", range(12))
def test_planted_answers_stand_in_the_documents(seed):
    for document in make_documents(seed, 6):
        assert document.gold["tasks"]
        check_gold(document.gold, printed(document.paper))
        shown = squeeze(" ".join(lxml.html.fromstring(document.html).itertext()))
        for task in document.gold["tasks"]:
            assert squeeze(task["action"]) in shown


def test_all_layouts_and_deadline_shapes_turn_up():
    documents = make_documents(1, 150)
    assert {d.paper.letterhead.number.partition("/")[2] for d in documents} >= {symbol for _, _, symbol in LAYOUTS.values()}
    texts = [deadline for d in documents for task in d.gold["tasks"] for deadline in task["deadlines"]]
    assert {deadline["qualifier"] for deadline in texts} == {"before", "by", "in", "on", "within", None}
    assert sum(bool(deadline["rrule"]) for deadline in texts) > 20


def test_bodies_are_of_their_time():
    for document in make_documents(3, 80):
        day = document.paper.facts[0].issue_date
        text = printed(document.paper)
        assert not (day >= "2025-07-01" and "UBND các huyện" in text)
        assert not (day < "2025-03-01" and "Sở Nông nghiệp và Môi trường" in text)


def test_planted_documents_can_be_drawn_as_pdf():
    try:
        pdf.register_fonts()
    except pdf.FontMissing as problem:
        pytest.skip(str(problem))
    for document in make_documents(2, 3):
        pages = pypdfium2.PdfDocument(pdf.render(document.paper))
        text = "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)
        for task in document.gold["tasks"]:
            assert "".join(task["action"].split()) in text.replace("\ufffe", "")
