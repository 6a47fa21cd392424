"""Decides what a file is and reads its directives.

A file with a letterhead is an official document and holds one directive, itself; what is attached to it belongs to it. A
second full letterhead with a number of its own opens a second directive. A file without a letterhead that reports what
documents order relays one directive for each of them; one that only has a document's title is that document. A document
that is only cited is never a directive.
"""

import re
from collections.abc import Sequence

from pipeline.knowledge.folding import fold
from pipeline.model.directive import Directive
from pipeline.model.text import Document, Span
from pipeline.structure.header import read_header
from pipeline.structure.letterhead import Letterhead, find_letterheads, lost_letterhead, page_title, plain_title
from pipeline.structure.number import BLANK_FLAG, read_number
from pipeline.structure.pieces import TEXT, Piece, read_pieces
from pipeline.structure.relay import read_relayed

FORM_MAY_LEAD = 15  # pieces from the top: a draft with dots is still the document of the file
MIN_SUPPORT = 1
_OFFICIAL = re.compile(r"(?:căn cứ (?!vào)|điều 1[.:]|[iv]{1,3}\. |kính gửi|nơi nhận)")
_ORDERS = re.compile(
    r"(?<!\w)(?:yêu cầu|đề nghị|giao|chủ trì|có trách nhiệm|tổ chức thực hiện|triển khai|khẩn trương|báo cáo)(?!\w)"
)


def read_directives(document: Document) -> tuple[Directive, ...]:
    """The directives in the file, in order of appearance; none where it neither is one nor relays one."""
    pieces = read_pieces(document)
    letterheads = _of_documents(document, pieces)
    if not letterheads:
        relayed = read_relayed(document)
        titled = plain_title(pieces) or page_title(pieces, document.title)
        if relayed or titled is None:
            return relayed
        letterheads = [titled]
    return tuple(
        read_header(document, pieces, letterhead, id=f"d{place}", body=body, before=before)
        for place, (letterhead, body, before) in enumerate(_bodies(document, pieces, letterheads), 1)
    )


def _of_documents(document: Document, pieces: Sequence[Piece]) -> list[Letterhead]:
    """The letterheads that open a document of their own, without forms and without those of attachments."""
    chosen: list[Letterhead] = []
    numbers: list[str] = []
    for letterhead in find_letterheads(pieces):
        if letterhead.form and (chosen or letterhead.first > FORM_MAY_LEAD):
            continue
        number = read_number(document, pieces, letterhead) if letterhead.anchor(pieces, "number") else None
        if not chosen or (
            number and BLANK_FLAG not in number.flags and number.value not in numbers and _is_second(pieces, letterhead)
        ):
            chosen.append(letterhead)
        numbers += [number.value] if number else []
    if chosen and (chosen[0].anchors and not _lost_before(pieces, chosen[0])):
        return chosen
    lost = lost_letterhead(pieces)
    if lost and _is_supported(pieces):
        return [lost, *(later for later in chosen if later.anchor(pieces, "number") and not later.form)]
    return chosen


def _lost_before(pieces: Sequence[Piece], letterhead: Letterhead) -> bool:
    """Whether the first letterhead stands so low, as one without number, that the file's own must be lost above it."""
    return letterhead.first > FORM_MAY_LEAD and letterhead.anchor(pieces, "number") is None


def _is_supported(pieces: Sequence[Piece]) -> bool:
    """Whether anything but its title says that a file without letterhead is an official document."""
    support = sum(piece.kind in ("recipients", "addressees", "issued_with") for piece in pieces)
    support += sum(bool(_OFFICIAL.match(fold(piece.text[:30]))) for piece in pieces if piece.kind == TEXT)
    return support >= MIN_SUPPORT


def _is_second(pieces: Sequence[Piece], letterhead: Letterhead) -> bool:
    """A second document has issuer, date and orders of its own."""
    if letterhead.anchor(pieces, "place_date") is None or not letterhead.issuer:
        return False
    return any(_ORDERS.search(fold(piece.text)) for piece in pieces[letterhead.last + 1 : letterhead.last + 80])


def _bodies(document: Document, pieces: Sequence[Piece], letterheads: Sequence[Letterhead]) -> list[tuple[Letterhead, Span, int]]:
    """For each letterhead the text that belongs to it and the index at which its pieces end."""
    starts = [0, *(letterhead.start for letterhead in letterheads[1:]), len(document.text)]
    ends = [*(letterhead.first for letterhead in letterheads[1:]), len(pieces)]
    return [
        (letterhead, Span(start=starts[place], end=starts[place + 1]), ends[place])
        for place, letterhead in enumerate(letterheads)
    ]
