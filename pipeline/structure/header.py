"""Reads the header of one official document: every registered field with its evidence and rule.

The places of the fields on the page are those of NĐ 30/2020/NĐ-CP Phụ lục I.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline.model.directive import Directive
from pipeline.model.text import Document, Span
from pipeline.structure.authority import read_authority
from pipeline.structure.citations import read_references, read_related
from pipeline.structure.effect import read_effect_date
from pipeline.structure.found import Found
from pipeline.structure.issue_date import read_issue_date, read_place_name
from pipeline.structure.issuer import Known, read_issuer
from pipeline.structure.letterhead import Letterhead
from pipeline.structure.marks import find_mark
from pipeline.structure.number import read_number
from pipeline.structure.pieces import Piece
from pipeline.structure.recipients import read_recipients
from pipeline.structure.signature import find_signature, signer_found
from pipeline.structure.title import read_title, type_of_number

MISMATCH_FLAG = "type_number_mismatch"


def read_header(
    document: Document, pieces: Sequence[Piece], letterhead: Letterhead, *, id: str, body: Span, before: int
) -> Directive:
    """The directive below ``letterhead``, whose text is ``body`` and whose pieces end at the index ``before``."""
    number = read_number(document, pieces, letterhead)
    number_text = number.value if number else None
    title = read_title(document, pieces, letterhead, number=number_text)
    date = read_issue_date(document, pieces, letterhead, number=number_text)
    place = read_place_name(pieces, letterhead)
    doc_type = issued_type(title.doc_type, number)
    after = max(title.last, letterhead.last) + 1
    signature = find_signature(pieces, after, before)
    known = Known(
        number=number_text,
        date=as_date(date.value if date else None),
        place=place.value if place else None,
        signature=signature,
        title_end=title.last,
    )
    issuer = read_issuer(document, pieces, letterhead, known)
    authority = read_authority(document, pieces, issuer=issuer, subject=title.subject, signature=signature, title_end=title.last)
    found: dict[str, Found[Any] | None] = {
        "doc_type": doc_type,
        "number": number,
        "issue_date": date,
        "issuing_body": issuer,
        "place": place,
        "subject": title.subject,
        "signer": signer_found(signature) if signature else None,
        "urgency": find_mark(document, pieces, letterhead.first, "urgency"),
        "secrecy": find_mark(document, pieces, letterhead.first, "secrecy"),
        "recipients": read_recipients(pieces, after, before),
        "assigning_authority": authority,
        "effective_date": read_effect_date(document, (body,), date.value if date else None),
    }
    return Directive(
        id=id,
        title=title.whole,
        references=read_references(document, (body,), number_text),
        related=read_related(document, (body,), title.subject.span if title.subject else None, number_text),
        body=(body,),
        **fields_of(found),
    )


def issued_type(printed: Found[str] | None, number: Found[str] | None) -> Found[str] | None:
    """The type of the directive, held against the code in its number.

    A plan that stands alone below ``(Ban hành kèm theo Quyết định số …)`` belongs to the decision that issues it. Where a
    printed title contradicts its own number, the title stands and is flagged.
    """
    coded = type_of_number(number.value) if number else None
    if printed is None or number is None or coded is None or coded == printed.value:
        return printed
    if number.rule == "header.number.issued_with":
        return Found(value=coded, rule="header.doc_type.issued_with", span=number.span)
    return replace(printed, flags=(*printed.flags, MISMATCH_FLAG))


def as_date(iso: str | None) -> dt.date | None:
    """The date of an ISO string, None for an empty one."""
    return dt.date.fromisoformat(iso) if iso else None


def fields_of(found: Mapping[str, Found[Any] | None]) -> dict[str, Any]:
    """The values, evidence, rules and flags of the fields that were found, as arguments of a directive."""
    known = {field: value for field, value in found.items() if value is not None}
    values: dict[str, Any] = {field: known[field].value or None if field in known else None for field in found}
    values["recipients"] = tuple(values.get("recipients") or ())
    return {
        **values,
        "evidence": {field: value.span for field, value in known.items() if value.span is not None},
        "rules": {field: value.rule for field, value in known.items()},
        "flags": tuple(dict.fromkeys(flag for value in known.values() for flag in value.flags)),
    }
