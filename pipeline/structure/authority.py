"""Whose order a directive is: the assigning authority, which may stand above the body that issues it.

Source: NĐ 30/2020/NĐ-CP Điều 13 (who signs for whom): TM. and KT. leave the authority with the issuer, TL. and TUQ. give
it to the head that is named after the mark. Offices relay what the head above them ordered; a notice of conclusions is
the order of who chaired the meeting.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.knowledge.folding import key
from pipeline.knowledge.loader import load_rows
from pipeline.model.text import Document, Span
from pipeline.structure.found import Found, first_found
from pipeline.structure.persons import office_in_sentence_case
from pipeline.structure.pieces import TEXT, Piece
from pipeline.structure.signature import Signature, post_name

BY_ORDER = ("TL.", "TUQ.", "T/L")
OFFICES = ("Văn phòng",)
RELAY_REACH = 12  # pieces below the title
_CONCLUSION = re.compile(
    r"(?:thông báo )?(?:ý kiến )?(?:kết luận|chỉ đạo|ý kiến)(?: chỉ đạo)?(?: và chỉ đạo)? của "
    r"(?:(?:các )?đồng chí |đ/c |ông |bà )?"
    r"(?P<who>.{4,110}?)(?=\s(?:tại|về|trong|khi|sau|đối với|trên)\s|\s?[,;.]|$)",
    re.IGNORECASE,
)
_OFFICE_WORD = re.compile(r"(?i)chủ tịch|bí thư|thủ tướng|bộ trưởng|thứ trưởng|giám đốc|trưởng|chánh")


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayedOpinion:
    """A row of ``header/relayed_opinions.toml``."""

    id: str
    regex: str
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@functools.cache
def relayed_opinions() -> tuple[tuple[RelayedOpinion, re.Pattern[str]], ...]:
    """All sentences that pass an order on."""
    return tuple((row, re.compile(row.regex)) for row in load_rows("header/relayed_opinions.toml", RelayedOpinion))


def read_authority(
    document: Document,
    pieces: Sequence[Piece],
    *,
    issuer: Found[str] | None,
    subject: Found[str] | None,
    signature: Signature | None,
    title_end: int,
) -> Found[str] | None:
    """The body or office whose order it is; the issuer itself where nothing says otherwise."""
    return first_found(
        (
            lambda: _chair(subject),
            lambda: _relayed(document, pieces, issuer, title_end),
            lambda: _by_order(signature, issuer),
            lambda: _itself(issuer),
        )
    )


def _chair(subject: Found[str] | None) -> Found[str] | None:
    """``Kết luận của Phó Chủ tịch UBND tỉnh … tại cuộc họp``."""
    found = _CONCLUSION.match(subject.value) if subject else None
    if found is None or subject is None or not _OFFICE_WORD.search(found["who"]):
        return None
    return Found(value=office_in_sentence_case(found["who"].strip(" ,-–")), rule="header.authority.chair", span=subject.span)


def _relayed(document: Document, pieces: Sequence[Piece], issuer: Found[str] | None, title_end: int) -> Found[str] | None:
    """An office passes on the opinion of the head above it."""
    if issuer is None or not issuer.value.startswith(OFFICES):
        return None
    for piece in pieces[title_end + 1 : title_end + 1 + RELAY_REACH]:
        for row, pattern in relayed_opinions():
            found = pattern.search(piece.text) if piece.kind == TEXT else None
            if found:
                span = Span(start=piece.span.start + found.start("who"), end=piece.span.start + found.end("who"))
                return Found(value=found["who"].strip(), rule=f"header.authority.{row.id}", span=span)
    return None


def _by_order(signature: Signature | None, issuer: Found[str] | None) -> Found[str] | None:
    """``TL. CHỦ TỊCH``: the head of the issuer; ``T/L BAN THƯỜNG VỤ``: the collective."""
    if signature is None:
        return None
    line = next((line for line in signature.lines if line.marks and line.marks[-1] in BY_ORDER), None)
    if line is None:
        return None
    head = post_name(line.words)
    value = head if issuer is None else issuer.value if key(head) in key(issuer.value) else f"{head} {issuer.value}"
    return Found(value=value, rule="header.authority.by_order", span=line.span)


def _itself(issuer: Found[str] | None) -> Found[str] | None:
    if issuer is None:
        return None
    return Found(value=issuer.value, rule="header.authority.issuer", span=issuer.span)
