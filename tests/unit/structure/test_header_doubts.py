"""Numbers and days of recognised letterheads: kept where they are sure, blanked and flagged where not."""

from dataclasses import replace

import pytest

from pipeline.model.directive import Directive
from pipeline.model.text import Block, BlockKind, Box, Document, Page, Span, TextSource, Word
from pipeline.structure.doubts import without_doubts

NUMBER, DATE = "Số: 12/KH-UBND", "Mẫu, ngày 05 tháng 01 năm 2024"


def recognised(confidences=None, *, number=NUMBER, native=False):
    """A letterhead whose words have confidence 0.95 but for those named."""
    text = f"{number}\n{DATE}"
    words, blocks, start = [], [], 0
    for line in (number, DATE):
        blocks.append(Block(span=Span(start=start, end=start + len(line)), kind=BlockKind.PARAGRAPH))
        at = start
        for part in line.split():
            at = text.index(part, at)
            sure = None if native else (confidences or {}).get(part, 0.95)
            box = Box(page=1, x0=0, y0=0, x1=1, y1=1)
            words.append(Word(span=Span(start=at, end=at + len(part)), box=box, confidence=sure))
            at += len(part)
        start += len(line) + 1
    page = Page(number=1, width=595, height=842, source=TextSource.OCR)
    return Document(
        id="x", sha256="x", media_type="application/pdf", text=text, pages=(page,), blocks=tuple(blocks), words=tuple(words)
    )


def directive(document, *, number="12/KH-UBND", flags=()):
    at = document.text.index("/KH-UBND") if number.startswith("/") else document.text.index(number)
    day = document.text.index("ngày")
    return Directive(
        id="d1",
        doc_type="Kế hoạch",
        number=number,
        issue_date="2024-01-05",
        issuing_body=None,
        flags=flags,
        body=(Span(start=0, end=len(document.text)),),
        evidence={
            "number": Span(start=at, end=at + len(number)),
            "issue_date": Span(start=day, end=len(document.text)),
            "place": Span(start=document.text.index("Mẫu"), end=document.text.index("Mẫu") + 3),
        },
    )


def test_what_is_sure_stands():
    document = recognised()
    assert without_doubts(document, directive(document)) == directive(document)


def test_native_text_is_never_doubted():
    document = recognised(native=True)
    doubtful = replace(directive(document), issue_date=None, flags=("date_blank",))
    assert without_doubts(document, doubtful) == doubtful


def test_an_unsure_number_keeps_its_codes_alone():
    document = recognised({"12/KH-UBND": 0.87})
    read = without_doubts(document, directive(document))
    assert (read.number, read.issue_date, read.flags) == (None, "2024-01-05", ("number_uncertain",))


def test_scrawls_before_the_codes_make_the_number_uncertain_and_not_blank():
    document = recognised({"ý#": 0.4}, number="Số: ý# /KH-UBND")
    read = without_doubts(document, directive(document, number="/KH-UBND", flags=("number_blank",)))
    assert (read.number, read.flags) == (None, ("number_uncertain",))


def test_the_label_and_the_codes_alone_cast_no_doubt():
    document = recognised({"Số:": 0.3, "/KH-UBND": 0.8}, number="Số: 12 /KH-UBND")
    read = without_doubts(document, replace(directive(document, number="/KH-UBND"), number="12/KH-UBND"))
    assert (read.number, read.flags) == ("12/KH-UBND", ())


@pytest.mark.parametrize("part", ["05", "01", "2024"])
def test_an_unsure_day_gives_no_date(part):
    document = recognised({part: 0.8})
    read = without_doubts(document, directive(document))
    assert (read.number, read.issue_date, read.flags) == ("12/KH-UBND", None, ("date_uncertain",))


def test_a_missing_day_of_a_scan_is_uncertain_and_not_blank():
    document = recognised()
    read = without_doubts(document, replace(directive(document), issue_date=None, flags=("date_blank",)))
    assert read.flags == ("date_uncertain",)


def test_other_fields_from_unsure_words_are_flagged_and_kept():
    document = recognised({"Mẫu,": 0.2})
    read = without_doubts(document, directive(document))
    assert (read.issue_date, read.flags) == ("2024-01-05", ("ocr_low_confidence",))
