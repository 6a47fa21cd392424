"""Sentences and semicolon clauses of a stretch of text, as spans."""

import re

from pipeline.model.text import Span

# A full stop that ends no sentence: after an abbreviation, inside a number, before a lower-case letter.
ABBREVIATIONS = (
    "TP",
    "Tp",
    "tp",
    "TX",
    "TT",
    "KT",
    "TM",
    "TL",
    "TUQ",
    "PGS",
    "GS",
    "TS",
    "ThS",
    "BS",
    "Q",
    "P",
    "Tr",
    "v.v",
    "đ/c",
    "NXB",
    "No",
    "St",
)
SENTENCE_END = re.compile(r"(?:\.{3}|…|[.!?])[”\")\]]*(?:/\.?)?(?=\s+|$)")
OPENER = re.compile(r"[\s“\"(\[*]*([^\W_])")


def split_sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences of ``text[span]``, without surrounding white space. Linear in the length."""
    sentences = []
    start = span.start
    for end in SENTENCE_END.finditer(text, span.start, span.end):
        if not _ends_sentence(text, end.start(), end.end(), span.end):
            continue
        sentences.append(_trim(text, start, end.end()))
        start = end.end()
    sentences.append(_trim(text, start, span.end))
    return tuple(s for s in sentences if s.end > s.start)


def _ends_sentence(text: str, dot: int, after: int, limit: int) -> bool:
    if after >= limit:
        return True
    opener = OPENER.match(text, after, limit)
    if opener is None:
        return True
    if opener[1].islower():
        return False
    if text[dot] != ".":
        return True
    word = re.search(r"[^\s(“\"]+$", text[max(0, dot - 12) : dot])
    return not (word and (word[0] in ABBREVIATIONS or (len(word[0]) == 1 and word[0].isupper())))


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)
