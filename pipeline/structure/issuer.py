"""The issuing body of a document, by its full name at the date of issue.

From the letterhead, else from the sentence that enacts, the portal's properties, the line ``(Ban hành kèm theo …)``, the
signature, or the codes in the number. Source: NĐ 30/2020/NĐ-CP Phụ lục I (ô số 2); Hướng dẫn 36-HD/VPTW.
"""

import datetime as dt
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.entities import canonical_issuer, find_numbers, find_references, resolve_name
from pipeline.entities.lexicon import names
from pipeline.entities.naming import spell_out
from pipeline.knowledge.folding import key
from pipeline.knowledge.loader import load_rows
from pipeline.model.directive import MentionKind
from pipeline.model.text import Document, Span
from pipeline.structure.found import Found, first_found
from pipeline.structure.letterhead import Letterhead, span_of
from pipeline.structure.number import issued_with
from pipeline.structure.pieces import TEXT, Piece
from pipeline.structure.portal import label_value
from pipeline.structure.signature import Signature

ENACTING_REACH = 40  # pieces below the title in which the enacting sentence stands
_HEAD_OF = re.compile(
    r"(?:Quyền )?(?:Bộ trưởng|Giám đốc|Chủ nhiệm|Tổng Giám đốc|Thống đốc|Tổng Thanh tra)\s+"
    r"(?P<body>(?:Bộ|Sở|Ủy ban|Văn phòng|Thanh tra|Ngân hàng)\s.+)"
)

_CITY = re.compile(r"(?<!\w)T[Pp](?:\s?\.\s?|\s|(?=HCM))(?=[A-ZĐ])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Enacting:
    """A row of ``header/enacting.toml``."""

    id: str
    regex: str
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerCode:
    """A row of ``header/issuer_codes.csv``: what the code of the issuer in a number stands for."""

    code: str
    name: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of the document when its issuer is read."""

    number: str | None
    date: dt.date | None
    place: str | None
    signature: Signature | None
    title_end: int


@functools.cache
def enacting_rules() -> tuple[tuple[Enacting, re.Pattern[str]], ...]:
    """All enacting sentences."""
    return tuple((row, re.compile(row.regex)) for row in load_rows("header/enacting.toml", Enacting))


@functools.cache
def _codes() -> dict[str, str]:
    known = {row.code: row.name for row in load_rows("header/issuer_codes.csv", IssuerCode)}
    for name in names():
        for abbreviation in name.abbreviations:
            known.setdefault(abbreviation.replace("&", ""), name.name)
    return known


def read_issuer(document: Document, pieces: Sequence[Piece], letterhead: Letterhead, known: Known) -> Found[str] | None:
    """The issuing body's full name."""
    return first_found(
        (
            lambda: _from_letterhead(pieces, letterhead, known),
            lambda: _from_enacting(document, pieces, known),
            lambda: _from_label(document, pieces, known),
            lambda: _from_issued_with(document, pieces, known),
            lambda: _from_signature(known),
            lambda: issuer_of_code(known.number, place=known.place, date=known.date),
        )
    )


def full_name(words: str, *, date: dt.date | None, area: str | None) -> str:
    """The name written out, as a body or else an office; the words as they stand where the grammar cannot read them."""
    trimmed = _CITY.sub("thành phố ", " ".join(words.split()).strip(" ,.;:")).replace("thành phố HCM", "thành phố Hồ Chí Minh")
    for kind in (MentionKind.BODY, MentionKind.ROLE):
        name = resolve_name(trimmed, kind=kind, date=date, area=area)
        if name:
            return name
    return trimmed


def _from_letterhead(pieces: Sequence[Piece], letterhead: Letterhead, known: Known) -> Found[str] | None:
    lines = [pieces[index].text for index in letterhead.issuer]
    signature = known.signature.words if known.signature else None
    read = canonical_issuer(lines, place=known.place, signature=signature, date=known.date) if lines else None
    if read is None:
        return None
    return Found(value=read[0], rule=read[1], span=span_of(pieces, letterhead.issuer))


def _from_enacting(document: Document, pieces: Sequence[Piece], known: Known) -> Found[str] | None:
    """``Bộ trưởng Bộ Y tế ban hành Thông tư …``: a ministry's circular is its minister's."""
    for piece in pieces[known.title_end + 1 : known.title_end + 1 + ENACTING_REACH]:
        if piece.kind != TEXT:
            continue
        for row, pattern in enacting_rules():
            found = pattern.match(piece.text)
            if found is None:
                continue
            end = found.end("tail") if "tail" in found.re.groupindex else found.end("who")
            words = piece.text[:end]
            head = _HEAD_OF.match(words)
            name = full_name(head["body"] if head else words, date=known.date, area=known.place)
            span = Span(start=piece.span.start, end=piece.span.start + end)
            return Found(value=name, rule=f"header.issuer.{row.id}", span=span)
    return None


def _from_label(document: Document, pieces: Sequence[Piece], known: Known) -> Found[str] | None:
    labelled = label_value(document, pieces, "issuing_body")
    if labelled is None:
        return None
    words = re.split(r"\s*[/|]\s*", document.slice(labelled))[0]
    name = full_name(words, date=known.date, area=known.place)
    return Found(value=name, rule="header.issuer.label", span=labelled) if name else None


def _from_issued_with(document: Document, pieces: Sequence[Piece], known: Known) -> Found[str] | None:
    line = issued_with(document, pieces)
    if line is None or (known.number and line[1].text != known.number):
        return None
    for reference in find_references(document.slice(line[0])):
        if reference.number == line[1].text and reference.issuer:
            start = line[0].start + reference.span.start
            span = Span(start=start, end=line[0].start + reference.span.end)
            name = full_name(reference.issuer, date=known.date, area=known.place)
            return Found(value=name, rule="header.issuer.issued_with", span=span)
    return None


def _from_signature(known: Known) -> Found[str] | None:
    """``TM. ỦY BAN NHÂN DÂN``: the collective that is signed for."""
    if known.signature is None:
        return None
    for line in known.signature.lines:
        if line.marks and line.marks[-1] in ("TM.", "T/M"):
            read = canonical_issuer([line.words], place=known.place, signature=known.signature.words, date=known.date)
            if read:
                return Found(value=read[0], rule="header.issuer.signature", span=line.span)
    return None


def issuer_of_code(number: str | None, *, place: str | None, date: dt.date | None) -> Found[str] | None:
    """The body that the issuer's code in a number stands for (``12/QĐ-TTg``), with the area where it is a local one."""
    numbers = find_numbers(number or "", blanks=True)
    code = numbers[0].issuer_code if numbers else None
    if not code:
        return None
    for part in (code, code.split("-")[0], re.sub(r"\d+$", "", code)):
        name = _codes().get(part) or _spelled(part)
        if name:
            full = resolve_name(name, kind=MentionKind.BODY, date=date, area=place) or name
            return Found(value=full, rule="header.issuer.code")
    return None


def _spelled(code: str) -> str | None:
    name = spell_out(code)
    return name if key(name) != key(code) and " " in name else None
