"""Reads an article that reports what official documents order: one directive for each of them.

A document is relayed when a sentence tells of it as the source of orders (see ``relay_frames``); several sentences about one
document are put together. A list of documents, with a line for each, relays nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.entities import find_numbers
from pipeline.knowledge.folding import fold, key
from pipeline.model.directive import Directive
from pipeline.model.text import Document, Span
from pipeline.structure.authority import read_authority
from pipeline.structure.citations import read_references
from pipeline.structure.found import Found
from pipeline.structure.header import as_date, fields_of
from pipeline.structure.marks import urgency_in_words
from pipeline.structure.relay_bodies import bodies
from pipeline.structure.relay_dates import read_relay_date
from pipeline.structure.relay_frames import Introduction, find_introductions
from pipeline.structure.relay_issuer import area_of, read_orderer, read_relay_issuer
from pipeline.structure.relay_mentions import Mentioned, find_mentioned, paragraphs_of

UNTYPED = "Văn bản"
_LEVELS = frozenset({"tỉnh", "thành", "phố", "của", "huyện", "quận"})
MOST = 60  # documents; a page that tells of more is an archive
LIST_SIZE = 6  # so many documents with hardly a paragraph each are an index, not a report
LIST_SHARE = 1.5
SHORT_LINE = 160
NEAR = 12  # characters from the start of a sentence to the number it opens with
_ORDERS = re.compile(
    r"(?<!\w)(?:yêu cầu|chỉ đạo|giao|đề nghị|phải|chủ trì|tổ chức|tăng cường|thực hiện|rà soát|tập trung|chủ động|khẩn trương"
    r"|hoàn thành|bảo đảm|đảm bảo|nêu rõ|theo đó|đặt mục tiêu|mục tiêu|nhiệm vụ|phân công|trách nhiệm|quy định)(?!\w)"
)
_SUBJECT = re.compile(
    r"[^,;:]{0,90}?\s?(?:(?:về việc|về)\s(?P<about>.+)"
    r"|(?P<act>(?:quy định|kết luận|hướng dẫn|phê duyệt|công bố|triển khai|phát động)\s.+))",
    re.DOTALL,
)
_SUBJECT_END = re.compile(
    r"[.;]\s*$|[,;]\s(?:trong đó|theo đó|yêu cầu|giao|đề nghị|chỉ đạo|gửi|nhằm|với |nêu|đồng thời"
    r"|UBND|Ủy ban|Thủ tướng|Chủ tịch|Bộ |Sở |đặt )"
    r"|\s(?:yêu cầu|nêu rõ|đề nghị|chỉ đạo)\s|\sgửi\s(?=các|đến|tới|UBND|Ủy ban|Sở|Bộ)|…",
)


@dataclass(slots=True)
class _Relayed:
    """A document with everything the article tells of it so far."""

    introductions: list[Introduction] = field(default_factory=list)
    issuer: Found[str] | None = None
    paragraphs: list[int] = field(default_factory=list)

    @property
    def number(self) -> str | None:
        return next((i.mention.number for i in self.introductions if i.mention.number), None)

    @property
    def doc_type(self) -> str:
        types = [i.mention.doc_type for i in self.introductions]
        return next((name for name in types if name != UNTYPED), UNTYPED)


def read_relayed(document: Document) -> tuple[Directive, ...]:
    """The directives that the article relays, ``d1`` first, in order of appearance; none where it relays nothing."""
    paragraphs = paragraphs_of(document)
    relayed = _collect(document, area := area_of(document))
    if not relayed:
        return ()
    _add_namings(document, relayed)
    spans = bodies(document, paragraphs, [one.paragraphs for one in relayed])
    kept = [(one, body) for one, body in zip(relayed, spans, strict=True) if body and _is_told(document, body)]
    if _is_list(document, kept):
        return ()
    return tuple(_directive(document, one, body, f"d{place}", area) for place, (one, body) in enumerate(kept, 1))


def _collect(document: Document, area: str | None) -> list[_Relayed]:
    """The documents told of, each with all its introductions; none where there are too many for a report."""
    relayed: list[_Relayed] = []
    for introduction in find_introductions(document):
        orderer = read_orderer(document, introduction)
        issuer = read_relay_issuer(document, introduction, orderer, date=None, area=area)
        known = next((one for one in reversed(relayed) if _is_same(one, introduction, issuer)), None)
        if known is None:
            if not _may_be_new(introduction, issuer):
                continue
            if len(relayed) == MOST:
                return []
            known = _Relayed()
            relayed.append(known)
        known.introductions.append(introduction)
        known.issuer = known.issuer or issuer
        known.paragraphs.append(introduction.mention.paragraph)
    return relayed


def _may_be_new(introduction: Introduction, issuer: Found[str] | None) -> bool:
    """A document without a number counts only when the article says who issued it."""
    return introduction.mention.number is not None or issuer is not None


def _is_same(one: _Relayed, introduction: Introduction, issuer: Found[str] | None) -> bool:
    """The same number; or, where one has none, types that fit and no other issuer."""
    number, other = one.number, introduction.mention.number
    if number and other:
        return key(number) == key(other)
    back = introduction.frame.id == "at" and other is None and introduction.mention.date is None
    if back and (one.doc_type == introduction.mention.doc_type or _same_issuer(one.issuer, issuer)):
        return True  # `Tại công điện, Chủ tịch … giao`, `Trong hướng dẫn, Sở Y tế yêu cầu …` speak of the document told of before
    if not _types_fit(one.doc_type, introduction.mention.doc_type, number or other):
        return False
    return one.issuer is None or issuer is None or _same_issuer(one.issuer, issuer)


def _same_issuer(first: Found[str] | None, second: Found[str] | None) -> bool:
    """The same body; one may be named without its area or the area's level."""
    if first is None or second is None:
        return False
    ours, theirs = (frozenset(key(found.value).split()) - _LEVELS for found in (first, second))
    return ours <= theirs or theirs <= ours


def _types_fit(first: str, second: str, number: str | None) -> bool:
    letters = {"Công văn", UNTYPED}
    return first == second or {first, second} <= letters or (UNTYPED in (first, second) and number is not None)


def _add_namings(document: Document, relayed: Sequence[_Relayed]) -> None:
    """Later paragraphs that open with the document's number or type belong to it."""
    for mention in find_mentioned(document):
        opens = _opens(document, mention)
        owners = [one for one in relayed if _names(one, mention, opens)]
        if len(owners) == 1 and mention.paragraph > owners[0].paragraphs[0]:
            owners[0].paragraphs.append(mention.paragraph)
    for one in relayed:
        one.paragraphs = sorted(set(one.paragraphs))


def _opens(document: Document, mention: Mentioned) -> bool:
    """Whether the sentence opens with the document: `Kế hoạch nêu rõ …`, but not `Dự thảo kế hoạch trình …`."""
    before = document.text[mention.sentence.start : mention.name.start]
    if mention.number:
        return len(before) < NEAR
    return not any(character.isalnum() for character in before) and document.text[mention.name.start].isupper()


def _names(one: _Relayed, mention: Mentioned, opens: bool) -> bool:
    if mention.number and one.number:
        return key(mention.number) == key(one.number) and opens
    return opens and mention.number is None and mention.doc_type == one.doc_type


def _is_told(document: Document, body: Sequence[Span]) -> bool:
    """Whether the article says anything of what the document orders: a bare headline or a look back does not."""
    text = "\n".join(document.slice(span) for span in body)
    if not _ORDERS.search(fold(text)):
        return False
    return len(text) > SHORT_LINE or text.rstrip().endswith((".", "…", "./.", ".”", ":")) or "\n" in text.strip()


def _is_list(document: Document, kept: Sequence[tuple[_Relayed, tuple[Span, ...]]]) -> bool:
    if len(kept) < LIST_SIZE:
        return False
    lines = sum(document.slice(span).count("\n") + 1 for _, body in kept for span in body)
    ordering = sum(bool(_ORDERS.search(fold(document.slice(span)))) for _, body in kept for span in body)
    return lines < LIST_SHARE * len(kept) and ordering < len(kept) / 2


def _directive(document: Document, one: _Relayed, body: tuple[Span, ...], id: str, area: str | None) -> Directive:
    first = next((i for i in one.introductions if i.mention.number), one.introductions[0])
    date = next((read for i in (first, *one.introductions) if (read := read_relay_date(document, i))), None)
    issued = as_date(date.value if date else None)
    orderers = [orderer for i in one.introductions if (orderer := read_orderer(document, i))]
    issuer = next(
        (
            read
            for i in (first, *one.introductions)
            if (read := read_relay_issuer(document, i, read_orderer(document, i), date=issued, area=area))
        ),
        None,
    )
    signer = next((orderer for orderer in orderers if orderer.signer), None)
    frame = f"relay.{first.frame.id}"
    mention = first.mention
    subject = _subject(document, one)
    found: dict[str, Found[Any] | None] = {
        "doc_type": Found(value=one.doc_type, rule=f"{frame}.doc_type", span=mention.head),
        "number": _number(document, mention, frame),
        "issue_date": date,
        "issuing_body": issuer,
        "subject": subject,
        "signer": Found(value=signer.signer, rule="relay.signer", span=signer.span) if signer else None,
        "urgency": _urgency(document, one),
        "assigning_authority": read_authority(document, (), issuer=issuer, subject=subject, signature=None, title_end=-1),
    }
    fields = fields_of(found)
    fields["evidence"]["relay"] = mention.sentence
    fields["rules"]["relay"] = frame
    return Directive(id=id, body=body, references=read_references(document, body, one.number), **fields)


def _number(document: Document, mention: Mentioned, frame: str) -> Found[str] | None:
    if mention.number is None:
        return None
    numbers = find_numbers(document.slice(mention.head))
    span = mention.head
    if numbers:
        span = Span(start=mention.head.start + numbers[0].span.start, end=mention.head.start + numbers[0].span.end)
    return Found(value=mention.number, rule=f"{frame}.number", span=span)


def _urgency(document: Document, one: _Relayed) -> Found[str] | None:
    """``công điện khẩn``, ``văn bản hỏa tốc``: how the article calls the document."""
    for introduction in one.introductions:
        head = introduction.mention.head
        mark = urgency_in_words(document.text[head.start : head.end + 12].split(",")[0].split(" số")[0])
        if mark:
            return Found(value=mark, rule="relay.urgency", span=head)
    return None


def _subject(document: Document, one: _Relayed) -> Found[str] | None:
    """What the sentence says the document is about: the words after ``về`` or ``về việc``."""
    for introduction in one.introductions:
        mention = introduction.mention
        after = document.text[mention.name.end : mention.sentence.end]
        found = _SUBJECT.match(after)
        if found is None:
            continue
        group = "about" if found["about"] else "act"
        words = found[group]
        end = _SUBJECT_END.search(words)
        words = (words[: end.start()] if end else words).rstrip(" .;,…/")
        if words:
            start = mention.name.end + found.start(group)
            return Found(value=" ".join(words.split()), rule="relay.subject", span=Span(start=start, end=start + len(words)))
    return None
