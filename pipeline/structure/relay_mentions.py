"""The documents that an article names, with and without a number, and the sentences they stand in."""

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.entities.document_types import type_names
from pipeline.knowledge.folding import fold
from pipeline.model.directive import Reference
from pipeline.model.text import BlockKind, Document, Span
from pipeline.structure.citations import all_references
from pipeline.structure.sentences import split_sentences

# Types an article speaks of without a number; laws and the like are never orders of the day.
_UNNUMBERED = (
    "công văn", "văn bản", "công điện", "chỉ thị", "kế hoạch", "quyết định", "thông báo", "nghị quyết", "hướng dẫn",
    "kết luận", "chương trình hành động", "chương trình", "phương án", "quy định", "thông tư", "nghị định", "thông báo kết luận",
    "kế hoạch hành động",
)  # fmt: skip
_NEVER_RELAYED = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp", "Lệnh", "Tờ trình", "Báo cáo", "Đề án", "Dự án"})
_ORDINAL = re.compile(r"\s{1,2}số\s{0,2}:?\s?(?P<number>\d{1,6})(?![\d/-]|\s?[/-])")
_ITEM = re.compile(r"\W*(?:\d{1,2}|[IVX]{1,4}|[a-zđA-Z])[.)]")
_BRACKET = re.compile(r"\s{0,2}\(?\s?(?:số)?\s?:?\s{0,2}")
_MANNER = r"(?: chỉ đạo| hỏa tốc| thượng khẩn| khẩn| số 1| mới| riêng| liên ngành)*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """A document named in a sentence. ``name`` covers its name with number, date and issuer as far as they follow.

    ``head`` is the span of type and number alone, ``sentence`` and ``paragraph`` what it stands in.
    """

    name: Span
    head: Span
    doc_type: str
    number: str | None
    date: str | None
    issuer: str | None
    sentence: Span
    paragraph: int


@functools.cache
def _unnumbered() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _UNNUMBERED), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words}){_MANNER}(?!\w)")


def paragraphs_of(document: Document) -> tuple[Span, ...]:
    """The spans of the blocks outside tables, in text order."""
    return tuple(block.span for block in document.blocks if block.kind is not BlockKind.CELL)


def find_mentioned(document: Document) -> tuple[Mentioned, ...]:
    """Every document that the article names outside tables, in text order."""
    references = all_references(document.text)
    starts = [reference.span.start for reference in references]
    found: list[Mentioned] = []
    for index, paragraph in enumerate(paragraphs_of(document)):
        for sentence in _sentences(document.text, paragraph):
            inside = references[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            found.extend(_in_sentence(document.text, sentence, index, inside))
    return tuple(found)


def _sentences(text: str, paragraph: Span) -> tuple[Span, ...]:
    """The sentences of a paragraph; the number of an item goes with the words behind it."""
    sentences = split_sentences(text, paragraph)
    if len(sentences) > 1 and _ITEM.fullmatch(text, sentences[0].start, sentences[0].end):
        return (Span(start=sentences[0].start, end=sentences[1].end), *sentences[2:])
    return sentences


def _in_sentence(text: str, sentence: Span, paragraph: int, references: Sequence[Reference]) -> Iterator[Mentioned]:
    """The references in the sentence that may be relayed, and the documents it names without a citable number."""
    named = {
        reference.span.start: _of_reference(text, reference, sentence, paragraph)
        for reference in references
        if _may_be_relayed(reference)
    }
    starts = [reference.span.start for reference in references]
    folded = fold(text[sentence.start : sentence.end])
    for word in _unnumbered().finditer(folded):
        start, end = sentence.start + word.start(), sentence.start + word.end()
        doc_type = _type_of(word[0])
        following = bisect_left(starts, end)
        if doc_type is None or (following and references[following - 1].span.end > start):
            continue
        number, end, taken = _loose_number(folded, word.end(), sentence.start, references[following : following + 1])
        named.pop(taken, None)
        span = Span(start=start, end=end)
        named[start] = Mentioned(
            name=span, head=span, doc_type=doc_type, number=number, date=None, issuer=None,
            sentence=sentence, paragraph=paragraph,
        )  # fmt: skip
    yield from (named[start] for start in sorted(named))


def _loose_number(folded: str, at: int, offset: int, following: Sequence[Reference]) -> tuple[str | None, int, int]:
    """``công văn (số 73/TTg-CN)``, ``văn bản số 558``: a number that the citation grammar leaves apart.

    The number, the end of the name, and the start of the reference that was taken in (-1 for none).
    """
    ordinal = _ORDINAL.match(folded, at)
    if ordinal:
        return ordinal["number"], offset + ordinal.end(), -1
    for reference in following:
        start = reference.span.start - offset
        if reference.number and start <= at + 8 and _BRACKET.fullmatch(folded, at, start):
            return reference.number, reference.span.end, reference.span.start
    return None, offset + at, -1


def _may_be_relayed(reference: Reference) -> bool:
    if reference.doc_type in _NEVER_RELAYED or reference.rule == "reference.party_named":
        return False
    return reference.doc_type is not None and (reference.number is not None or reference.date is not None)


def _type_of(words: str) -> str | None:
    names = [name for name in type_names() if words == name or words.startswith(name + " ")]
    return type_names()[max(names, key=len)] if names else None


def _of_reference(text: str, reference: Reference, sentence: Span, paragraph: int) -> Mentioned:
    end = reference.span.end
    if reference.number:
        ordinal = reference.number.split("/")[0].split("-")[0]
        at = text.find(ordinal, reference.span.start, reference.span.end) if ordinal else -1
        end = _end_of_number(text, at, reference.span.end) if at >= 0 else end
    return Mentioned(
        name=reference.span,
        head=Span(start=reference.span.start, end=end),
        doc_type=reference.doc_type or "Văn bản",
        number=reference.number,
        date=reference.date if reference.date and len(reference.date) == len("2020-01-01") else None,
        issuer=reference.issuer,
        sentence=sentence,
        paragraph=paragraph,
    )


def _end_of_number(text: str, at: int, limit: int) -> int:
    found = re.compile(r"\S+(?:\s?[/-]\s?\S+)*").match(text, at, limit)
    return at + len(found[0].rstrip(",.;)")) if found else limit
