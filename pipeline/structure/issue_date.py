"""Place and date of a document (địa danh và thời gian ban hành).

Source: NĐ 30/2020/NĐ-CP Phụ lục I (ô số 4). A day left blank gives no date: the moment of an electronic signature is not
the printed date.
"""

import datetime as dt
import re
from collections.abc import Sequence

from pipeline.model.text import Document, Span
from pipeline.structure.found import Found, first_found
from pipeline.structure.letterhead import Letterhead
from pipeline.structure.number import issued_with
from pipeline.structure.pieces import PLACE_DATE, Piece, bare, read_date, read_place
from pipeline.structure.portal import label_value

BLANK_FLAG = "date_blank"
FIRST_YEAR, LAST_YEAR = 1945, 2100
_NUMERIC = re.compile(r"(?<!\d)(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>(?:19|20)\d\d)(?!\d)")
_WORDS = re.compile(r"(?<!\w)(?P<day>\d{1,2})\s{0,3}thang\s{0,3}(?P<month>\d{1,2})\s{0,3}nam\s{0,3}(?P<year>(?:19|20)\d\d)(?!\d)")


def read_issue_date(
    document: Document, pieces: Sequence[Piece], letterhead: Letterhead, *, number: str | None
) -> Found[str] | None:
    """The ISO date of issue. A Found with the empty value and flag ``date_blank`` says that the day was left blank.

    ``number`` is the document's own: a date elsewhere counts only beside it.
    """
    printed = _from_piece(letterhead.anchor(pieces, PLACE_DATE))
    if printed and not printed.flags:
        return printed
    elsewhere = first_found(
        (
            lambda: _from_label(document, pieces),
            lambda: _from_issued_with(document, pieces, number),
            lambda: _from_page_title(document, number),
        )
    )
    return elsewhere or printed


def read_place_name(pieces: Sequence[Piece], letterhead: Letterhead) -> Found[str] | None:
    """The place before the date, as printed."""
    piece = letterhead.anchor(pieces, PLACE_DATE)
    found = read_place(piece.text) if piece else None
    if piece is None or found is None:
        return None
    span = Span(start=piece.span.start + found.start("place"), end=piece.span.start + found.end("place"))
    return Found(value=" ".join(found["place"].split()), rule="header.place.line", span=span)


def iso_day(day: str, month: str, year: str) -> str | None:
    """The ISO date of the three numbers (blanks inside them are dropped), None where there is no such day."""
    digits = ["".join(part.split()) for part in (year, month, day)]
    if not all(part.isdigit() for part in digits):
        return None
    try:
        date = dt.date(*map(int, digits))
    except ValueError:
        return None
    return date.isoformat() if FIRST_YEAR <= date.year <= LAST_YEAR else None


def find_day(text: str) -> tuple[str, int, int] | None:
    """The first full date in ``text`` as ISO with its start and end, None where there is none."""
    view = bare(text)
    for pattern in (_NUMERIC, _WORDS):
        for found in pattern.finditer(view):
            date = iso_day(found["day"], found["month"], found["year"])
            if date:
                return date, found.start(), found.end()
    return None


def _from_piece(piece: Piece | None) -> Found[str] | None:
    found = read_date(piece.text) if piece else None
    if piece is None or found is None:
        return None
    span = Span(start=piece.span.start + found.start(), end=piece.span.start + found.end())
    date = iso_day(found["day"], found["month"], found["year"])
    if date:
        return Found(value=date, rule="header.issue_date.line", span=span)
    return Found(value="", rule="header.issue_date.blank", span=span, flags=(BLANK_FLAG,))


def _in(document: Document, span: Span, rule: str) -> Found[str] | None:
    found = find_day(document.slice(span))
    if found is None:
        return None
    date, start, end = found
    return Found(value=date, rule=rule, span=Span(start=span.start + start, end=span.start + end))


def _from_label(document: Document, pieces: Sequence[Piece]) -> Found[str] | None:
    labelled = label_value(document, pieces, "issue_date")
    return _in(document, labelled, "header.issue_date.label") if labelled else None


def _from_issued_with(document: Document, pieces: Sequence[Piece], number: str | None) -> Found[str] | None:
    line = issued_with(document, pieces)
    if line is None or number is None or line[1].text != number:
        return None
    after_number = Span(start=line[0].start + line[1].span.end, end=line[0].end)
    return _in(document, after_number, "header.issue_date.issued_with")


def _from_page_title(document: Document, number: str | None) -> Found[str] | None:
    title = document.title or ""
    at = title.find(number) if number else -1
    found = find_day(title[at : at + 60]) if at >= 0 else None
    return Found(value=found[0], rule="header.issue_date.page_title") if found else None
