"""What a recognised letterhead says for sure: numbers and days are often written in by hand, which no recogniser reads.

A doubtful number and a doubtful day are left out, flagged and never guessed; the evidence still points at their words.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.directive import Directive
from pipeline.model.text import Document, Span, Word
from pipeline.structure.issue_date import BLANK_FLAG as DATE_BLANK
from pipeline.structure.number import BLANK_FLAG as NUMBER_BLANK

NUMBER_FLAG, DATE_FLAG, LOW_FLAG = "number_uncertain", "date_uncertain", "ocr_low_confidence"
# Measured on 20 scanned letterheads as scanned and rendered at 200 and 250 dots an inch, and on 36 scans of printed ones:
# printed numbers and days have 0.90 and more (one of 72, on a very grainy scan, less), handwritten ones that are misread 0.87
# and less.
SURE = 0.89
LOW = 0.6  # below that one word in three is wrong
_LABEL = re.compile(r"^s\S{0,2}\s?[:;.]$", re.IGNORECASE)
_CODES = re.compile(r"^[/-]\s?(?:\d{4}/)?[A-ZĐ]")


def without_doubts(document: Document, directive: Directive) -> Directive:
    """The directive without a number and a date that were recognised and may be wrong; native text passes unchanged."""
    if not _is_recognised(document, directive):
        return directive
    flags = [flag for flag in directive.flags if flag not in (NUMBER_BLANK, DATE_BLANK)]
    number, date = directive.number, directive.issue_date
    if number is None or NUMBER_BLANK in directive.flags or _is_doubtful_number(document, directive):
        number = None
        flags.append(NUMBER_FLAG)
    if date is None or any(_sureness(word) < SURE for word in _words(document, directive.evidence.get("issue_date"))):
        date = None
        flags.append(DATE_FLAG)
    others = (span for field, span in directive.evidence.items() if field not in ("number", "issue_date", "recipients"))
    if any(_sureness(word) < LOW for span in others for word in _words(document, span)):
        flags.append(LOW_FLAG)
    return replace(directive, number=number, issue_date=date, flags=tuple(dict.fromkeys(flags)))


def _is_recognised(document: Document, directive: Directive) -> bool:
    """Whether the directive's first words come from a picture."""
    if not document.places.confidences:
        return False
    start = directive.body[0].start if directive.body else 0
    first = next((word for word in document.words if word.span.end > start), None)
    return first is not None and first.confidence is not None


def _is_doubtful_number(document: Document, directive: Directive) -> bool:
    """Whether what stands between ``Số:`` and the codes was not read for sure."""
    span = directive.evidence.get("number")
    if span is None:
        return False
    block = next((block.span for block in document.blocks if block.span.contains(span)), span)
    for word in _words(document, Span(start=block.start, end=span.end)):
        text = document.slice(word.span)
        if not _LABEL.match(text) and not _CODES.match(text) and _sureness(word) < SURE:
            return True
    return False


def _words(document: Document, span: Span | None) -> Iterator[Word]:
    if span is not None:
        yield from document.words_in(span)


def _sureness(word: Word) -> float:
    return 1.0 if word.confidence is None else word.confidence
