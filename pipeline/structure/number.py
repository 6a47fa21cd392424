"""The number (số và ký hiệu) of a document: from its letterhead, or from what else in the file names it.

Source: NĐ 30/2020/NĐ-CP Phụ lục I (ô số 3); a number left blank in a draft keeps its codes and is flagged.
"""

import re
from collections.abc import Sequence

from pipeline.entities import Number, find_numbers
from pipeline.knowledge.folding import plain
from pipeline.model.text import Document, Span
from pipeline.structure.found import Found, first_found
from pipeline.structure.letterhead import Letterhead
from pipeline.structure.pieces import Piece
from pipeline.structure.portal import label_value

BLANK_FLAG = "number_blank"
_PLACEHOLDER = re.compile(r"[.…_]{2,}|…")
_LINE_HEAD = re.compile(r"^\D{0,14}?[sS]\S{0,2}\s{0,3}[:;.]?\s*")
# Recognised text that lost the slash (`5418 UBND-TKBT`) or ran letters and digits together.
_LOST_SLASH = re.compile(r"^(?P<ordinal>\d{1,6})\s?[|lI\\]?\s?(?P<codes>[A-ZĐ][A-ZĐa-z]{1,11}\s?-\s?[A-ZĐ][\wĐ&]{0,14})")
_LOOSE = re.compile(r"^(?P<number>(?:\d{1,6}[a-z]?)?\s{0,8}[/-]\s?[\wĐ&.]{2,14}(?:\s?[-/]\s?[\wĐ&.]{1,14}){0,4})")
ISSUED_WITH_REACH = 60  # pieces


def read_number(document: Document, pieces: Sequence[Piece], letterhead: Letterhead) -> Found[str] | None:
    """The document's number, with flag ``number_blank`` where the ordinal is left out everywhere."""
    printed = _from_line(letterhead.anchor(pieces, "number"))
    if printed and not printed.flags:
        return printed
    elsewhere = first_found(
        (
            lambda: _from_label(document, pieces),
            lambda: _from_issued_with(document, pieces),
            lambda: _from_page_title(document),
        ),
        valid=lambda number: printed is None or _completes(number, printed.value),
    )
    return elsewhere or printed


def _completes(number: str, blank: str) -> bool:
    """Whether ``number`` is the blank one with its ordinal filled in."""
    return number.casefold().endswith(blank.casefold()) and number[:1].isdigit()


def _from_line(piece: Piece | None) -> Found[str] | None:
    """The number in the line that begins with ``Số:``."""
    if piece is None:
        return None
    shown = _PLACEHOLDER.sub(lambda dots: " " * len(dots[0]), plain(piece.text))
    head = _LINE_HEAD.match(shown)
    at = head.end() if head else 0
    for number in find_numbers(shown, blanks=True):
        if number.span.start <= at + 12:
            return _found(number, piece.span.start, "header.number.line")
    return _loosely(shown[at:], piece.span.start + at)


def _loosely(shown: str, start: int) -> Found[str] | None:
    """A number that fits no grammar: a lost slash is set again, anything else is kept as printed."""
    lost = _LOST_SLASH.match(shown)
    if lost:
        value = "".join(f"{lost['ordinal']}/{lost['codes']}".split())
        return Found(value=value, rule="header.number.lost_slash", span=Span(start=start, end=start + lost.end()))
    loose = _LOOSE.match(shown)
    if loose is None:
        return None
    value = "".join(loose["number"].split()).strip(".")
    flags = () if value[0].isdigit() else (BLANK_FLAG,)
    return Found(value=value, rule="header.number.loose", span=Span(start=start, end=start + loose.end()), flags=flags)


def _found(number: Number, offset: int, rule: str) -> Found[str]:
    span = Span(start=number.span.start + offset, end=number.span.end + offset)
    return Found(value=number.text, rule=rule, span=span, flags=(BLANK_FLAG,) if number.blank else ())


def _from_label(document: Document, pieces: Sequence[Piece]) -> Found[str] | None:
    """``Số ký hiệu: 12/KH-UBND`` in a portal's table of properties."""
    labelled = label_value(document, pieces, "number")
    if labelled is None:
        return None
    numbers = find_numbers(document.slice(labelled))
    return _found(numbers[0], labelled.start, "header.number.label") if numbers else None


def issued_with(document: Document, pieces: Sequence[Piece]) -> tuple[Span, Number] | None:
    """The line ``(Ban hành kèm theo Quyết định số …)`` under the title of an attachment, and the number in it."""
    for piece in [piece for piece in pieces if piece.kind == "issued_with"][:ISSUED_WITH_REACH]:
        numbers = find_numbers(piece.text)
        if numbers:
            return piece.span, numbers[0]
    return None


def _from_issued_with(document: Document, pieces: Sequence[Piece]) -> Found[str] | None:
    line = issued_with(document, pieces)
    return _found(line[1], line[0].start, "header.number.issued_with") if line else None


def _from_page_title(document: Document) -> Found[str] | None:
    """A web page that shows a document has its number in the page's own title."""
    numbers = find_numbers(document.title or "")
    if not numbers:
        return None
    at = document.text.find(numbers[0].text)
    span = Span(start=at, end=at + len(numbers[0].text)) if at >= 0 else None
    return Found(value=numbers[0].text, rule="header.number.page_title", span=span)
