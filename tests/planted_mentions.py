"""Small gold of mentions on planted directives: what the grammar reads, and the signer's name, which it leaves out."""

import json

from corpus.generator.planted import make_documents
from pipeline.entities import find_references, read_mentions
from pipeline.evaluate.gold import GoldMention, Label, Standing, gold_json
from pipeline.model.text import Span
from pipeline.parsers.base import parse


def planted_gold(folder, seed, count, *, sealed=False):
    """Writes pages into ``folder``/documents and their gold into ``folder``/gold; gives the two folders."""
    documents, gold = folder / "documents", folder / "gold"
    documents.mkdir(parents=True)
    gold.mkdir()
    for planted in make_documents(seed, count):
        page = planted.html.encode()
        (documents / f"{planted.id}.html").write_bytes(page)
        text = parse(page).text
        file = gold_json(planted.id, text, mentions_of(text, signer_of(planted)), until=None, sealed=sealed)
        (gold / f"{planted.id}.json").write_text(json.dumps(file), "utf-8")
    return gold, documents


def signer_of(planted):
    return planted.gold["directives"][0]["signer"]["name"]


def mentions_of(text, signer):
    references = find_references(text)
    cited = [reference.span for reference in references]
    mentions = [GoldMention(label=Label.REFERENCE, span=reference.span, name=reference.number) for reference in references]
    for mention in read_mentions(text):
        standing = Standing.NESTED if any(span.contains(mention.span) for span in cited) else Standing.TOP
        mentions.append(GoldMention(label=Label[mention.kind.name], span=mention.span, standing=standing))
    at = text.rindex(signer)
    return [*mentions, GoldMention(label=Label.PERSON, span=Span(start=at, end=at + len(signer)), name="")]
