"""What is measured: each system reads a text and gives the mentions it finds."""

import os
from collections.abc import Iterator

from pipeline.entities import find_references, read_mentions, read_outermost
from pipeline.evaluate.documents import GoldDocument, issued
from pipeline.evaluate.gold import Label
from pipeline.evaluate.scoring import Found
from pipeline.model.directive import Directive, Mention, Reference
from pipeline.model.text import Span
from pipeline.tasks.names import name_mentions

# What the labels of underthesea's news model come nearest to; it has none for offices, groups and citations.
_NEWS_LABELS = {"ORG": Label.BODY, "PER": Label.PERSON}


def news_model(document: GoldDocument) -> list[Found]:
    """What ``underthesea.ner`` finds, line by line: its organisations as bodies, its persons as persons."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # nothing is ever fetched
    from underthesea import ner

    found: list[Found] = []
    start = 0
    for line in document.text.split("\n"):
        if line.strip():
            words = [(word, tag) for word, *_, tag in ner(line)]
            found.extend(Found(label=label, span=span) for label, span in _chunks(line, start, words))
        start += len(line) + 1
    return found


def _chunks(line: str, offset: int, words: list[tuple[str, str]]) -> Iterator[tuple[Label, Span]]:
    """The chunks of BIO-tagged words that have one of our labels, by their place in the text."""
    at = 0
    chunk: tuple[str, int, int] | None = None
    for word, tag in [*words, ("", "O")]:
        begin = line.find(word, at) if word else len(line)
        begin = at if begin < 0 else begin
        at = begin + len(word) if word else at
        if chunk and not tag.startswith("I-"):
            kind, first, last = chunk
            if kind in _NEWS_LABELS:
                yield _NEWS_LABELS[kind], Span(start=offset + first, end=offset + last)
            chunk = None
        if tag != "O":
            chunk = (chunk[0], chunk[1], at) if chunk else (tag[2:], begin, at)


def grammar(document: GoldDocument) -> list[Found]:
    """What the grammar reads for tasks by itself, with full names at the directive's date."""
    return as_found(document, read_mentions(document.text), find_references(document.text))


def outermost(document: GoldDocument) -> list[Found]:
    """The grammar's reading mended to the guidelines, as :func:`pipeline.entities.all_mentions` gives it."""
    return as_found(document, *read_outermost(document.text))


def as_found(document: GoldDocument, mentions: tuple[Mention, ...], references: tuple[Reference, ...]) -> list[Found]:
    """Mentions and references in the scorer's form; a mention's name is that which the directive around it gives."""
    named: dict[Span, str] = {}
    for directive in document.directives:
        inside = tuple(mention for mention in mentions if _belongs(mention.span, directive, document))
        named |= {mention.span: mention.name or "" for mention in name_mentions(inside, directive, issued(directive))}
    found = [Found(label=Label[mention.kind.name], span=mention.span, name=named.get(mention.span, "")) for mention in mentions]
    return found + [Found(label=Label.REFERENCE, span=one.span, name=one.number or "") for one in references]


def _belongs(span: Span, directive: Directive, document: GoldDocument) -> bool:
    """Whether a place belongs to the directive; all of it does where there is only one."""
    return len(document.directives) == 1 or any(part.contains(span) for part in directive.body)
