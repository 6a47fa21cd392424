"""Who issued a relayed document: the body named with it, the one who orders in its sentence, or the code in its number."""

import datetime as dt
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.entities import find_mentions, find_numbers
from pipeline.entities.lexicon import provinces
from pipeline.knowledge.folding import key
from pipeline.model.directive import Mention, MentionKind, Signer
from pipeline.model.text import Document, Span
from pipeline.structure.found import Found, first_found
from pipeline.structure.issuer import full_name, issuer_of_code
from pipeline.structure.persons import post_of, split_person
from pipeline.structure.relay_frames import WINDOW, Introduction

AREA_REACH = 4000  # characters from the start of the article that tell where it plays
_PERSONAL_CODES = ("CTUBND", "TTg", "CTN")
_HEAD_OF_STATE = re.compile(r"(?:Phó )?Thủ tướng")


@dataclass(frozen=True, slots=True, kw_only=True)
class Orderer:
    """The body or office in whose name the document was issued; ``signer`` who signed it, where the article says."""

    words: str
    span: Span
    office: bool
    signer: Signer | None = None


@functools.cache
def _province_pattern() -> re.Pattern[str]:
    names = sorted({name for row in provinces() for name in (row.name, *row.aliases)}, key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:(?P<level>[Tt]ỉnh|[Tt]hành phố|TP\.?|[Tt]p\.?)\s)?(?P<name>" + "|".join(map(re.escape, names)) + r")(?!\w)"
    )


def area_of(document: Document) -> str | None:
    """The province the article is about: the first one named with its level in title or opening, else the first named."""
    opening = f"{document.title or ''}\n{document.text[:AREA_REACH]}"
    found = list(_province_pattern().finditer(opening))
    levelled = next((hit for hit in found if hit["level"]), None)
    hit = levelled or (found[0] if found else None)
    return hit["name"] if hit else None


def read_orderer(document: Document, introduction: Introduction) -> Orderer | None:
    """The body or office before the verb of issuing, or after the comma of ``Tại …,``."""
    mention, where = introduction.mention, introduction.frame.orderer
    sentence = Span(
        start=max(mention.sentence.start, mention.name.start - WINDOW), end=min(mention.sentence.end, mention.name.end + WINDOW)
    )
    offices = [m for m in _mentions(document.slice(sentence)) if m.kind in (MentionKind.BODY, MentionKind.ROLE)]
    if where == "before":
        limit = mention.name.start - sentence.start
        chosen = _last_before(offices, limit)
    elif where == "after":
        limit = mention.head.end - sentence.start
        chosen = next((m for m in offices if m.span.start >= limit), None)
    else:
        chosen = None
    return _orderer(chosen, sentence.start) if chosen else None


@functools.lru_cache(maxsize=64)
def _mentions(text: str) -> tuple[Mention, ...]:
    return find_mentions(text)


def _last_before(mentions: Sequence[Mention], limit: int) -> Mention | None:
    """The last one before the verb that is not part of an adjunct ending in a comma."""
    before = [m for m in mentions if m.span.end <= limit]
    return before[-1] if before else None


def _orderer(mention: Mention, offset: int) -> Orderer:
    span = Span(start=mention.span.start + offset, end=mention.span.end + offset)
    if mention.kind is MentionKind.BODY:
        return Orderer(words=mention.text, span=span, office=False)
    words, name = split_person(mention.text)
    post = post_of(words)
    signer = Signer(name=name, position=post, authority=None) if name else None
    return Orderer(words=words, span=span, office=True, signer=signer)


def read_relay_issuer(
    document: Document, introduction: Introduction, orderer: Orderer | None, *, date: dt.date | None, area: str | None
) -> Found[str] | None:
    """The issuing body's full name at the date."""
    return first_found(
        (
            lambda: _with_name(introduction, date, area),
            lambda: _central_code(introduction, date),
            lambda: _from_orderer(introduction, orderer, date, area),
            lambda: issuer_of_code(introduction.mention.number, place=area, date=date),
        )
    )


def _with_name(introduction: Introduction, date: dt.date | None, area: str | None) -> Found[str] | None:
    mention = introduction.mention
    if mention.issuer is None:
        return None
    return Found(
        value=full_name(_issuing(mention.issuer, mention.number), date=date, area=area),
        rule="relay.issuer.name",
        span=mention.name,
    )


def _central_code(introduction: Introduction, date: dt.date | None) -> Found[str] | None:
    """``…/CT-TTg`` is the Prime Minister's, whichever deputy signed."""
    numbers = find_numbers(introduction.mention.number or "")
    if not numbers or numbers[0].issuer_code not in ("TTg", "CP", "VPCP"):
        return None
    found = issuer_of_code(introduction.mention.number, place=None, date=date)
    return Found(value=found.value, rule="relay.issuer.code", span=introduction.mention.head) if found else None


def _from_orderer(
    introduction: Introduction, orderer: Orderer | None, date: dt.date | None, area: str | None
) -> Found[str] | None:
    if orderer is None:
        return None
    words = _issuing(orderer.words, introduction.mention.number, telegram=introduction.mention.doc_type == "Công điện")
    return Found(value=full_name(words, date=date, area=area), rule="relay.issuer.orderer", span=orderer.span)


def _issuing(words: str, number: str | None, *, telegram: bool = False) -> str:
    """The body whose head signs: ``Chủ tịch UBND tỉnh`` issues for the UBND, but for what he issues in his own name."""
    office, _ = split_person(words)
    if _HEAD_OF_STATE.match(office):
        return "Thủ tướng Chính phủ"
    post = post_of(office)
    if post is None or key(office) == key(post):
        return office
    numbers = find_numbers(number or "")
    personal = (bool(numbers) and numbers[0].issuer_code in _PERSONAL_CODES) or (telegram and not numbers and post == "Chủ tịch")
    return office if personal else " ".join(office.split()[len(post.split()) :])
