"""Small gold of mentions on planted directives: the grammar's reading after the guidelines, and the motto as a person."""

import json

from corpus.generator.planted import make_documents
from pipeline.entities import read_outermost
from pipeline.evaluate.gold import GoldMention, Label, gold_json
from pipeline.model.text import Span
from pipeline.parsers.base import parse

MOTTO = "Độc lập - Tự do - Hạnh phúc"


def planted_gold(folder, seed, count, *, sealed=False):
    """Writes pages into ``folder``/documents and their gold into ``folder``/gold; gives the two folders."""
    documents, gold = folder / "documents", folder / "gold"
    documents.mkdir(parents=True)
    gold.mkdir()
    for planted in make_documents(seed, count):
        page = planted.html.encode()
        (documents / f"{planted.id}.html").write_bytes(page)
        text = parse(page).text
        file = gold_json(planted.id, text, mentions_of(text), until=None, sealed=sealed)
        (gold / f"{planted.id}.json").write_text(json.dumps(file), "utf-8")
    return gold, documents


def mentions_of(text):
    found, references = read_outermost(text)
    mentions = [GoldMention(label=Label.REFERENCE, span=reference.span, name=reference.number) for reference in references]
    mentions += [GoldMention(label=Label[mention.kind.name], span=mention.span) for mention in found]
    at = text.index(MOTTO)
    return [*mentions, GoldMention(label=Label.PERSON, span=Span(start=at, end=at + len(MOTTO)), name="")]
