"""Paragraphs that a letter quotes from another document: rules it recalls, no orders of its own."""

import re

from pipeline.model.outline import Node
from pipeline.tasks.annotated import AnnotatedText
from pipeline.tasks.cues import cue_pattern
from pipeline.tasks.draft import Draft

REASON = "trích dẫn văn bản khác"
WEIGHT = 0.15
CITES = re.compile(cue_pattern("quotes").pattern + r"$")
OPENS, CLOSES = "“", "”"
MAX_NODES = 25  # a quotation that does not close within so many paragraphs was never one


def quoted_nodes(text: AnnotatedText, nodes: tuple[Node, ...]) -> frozenset[int]:
    """The indices of nodes that stand in a quotation which a line such as `Điều 3 Thông tư số … quy định:` opens."""
    quoted: set[int] = set()
    pending: list[int] = []
    before = ""
    for node in nodes:
        words = text.slice(node.text_span.start, node.text_span.end).strip()
        if pending:
            pending.append(node.index)
        elif words.startswith(OPENS) and CITES.search(before.casefold()):
            pending = [node.index]
        if pending and words.count(CLOSES) > words.count(OPENS) - (len(pending) == 1):
            quoted.update(pending)
            pending = []
        elif len(pending) > MAX_NODES:
            pending = []
        before = words
    return frozenset(quoted)


def without_quoted(drafts: list[Draft], quoted: frozenset[int]) -> list[Draft]:
    """The drafts, those of quoted paragraphs rejected."""
    return [
        draft.with_field(weight=min(draft.weight, WEIGHT), rejected_because=draft.rejected_because or REASON)
        if draft.unit in quoted
        else draft
        for draft in drafts
    ]
