"""Labelled lines under an item (``Đơn vị chủ trì: …``, ``Thời gian hoàn thành: …``): they fill the item's fields."""

import re

from pipeline.model.task import Party
from pipeline.model.text import Span
from pipeline.tasks.action import partners_after
from pipeline.tasks.annotated import AnnotatedText, PartyList
from pipeline.tasks.cues import Label, read_label
from pipeline.tasks.deadlines import without_topics
from pipeline.tasks.draft import Draft, named
from pipeline.tasks.openings import in_bracket

LABEL_WEIGHT = 0.9
PART_END = re.compile(r"[;.](?= )")


def find_labels(text: AnnotatedText, span: Span) -> tuple[tuple[Label, Span], ...]:
    """The labelled values of a unit that consists of labelled parts only (split at semicolons and full stops), else ()."""
    found: list[tuple[Label, Span]] = []
    at = span.start
    for part in _parts(text, span):
        label = read_label(text.lower[part.start : part.end])
        if label is None:
            if not found:
                return ()
            last, value = found[-1]
            found[-1] = (last, Span(start=value.start, end=part.end))
        else:
            found.append((label[0], Span(start=part.start + label[1], end=part.end)))
        at = part.end
    return tuple(found) if at else ()


def apply_label(text: AnnotatedText, draft: Draft, label: Label, value: Span) -> Draft:
    """The draft with the field that the label names filled from ``value``."""
    rules = (*draft.rules, label.id)
    match label.field:
        case "lead" | "support" | "recipients":
            parties = text.parties_at(value.start, value.end) if label.field == "lead" else all_parties(text, value)
            if parties is None:
                return draft
            fields: dict[str, tuple[Party, ...]] = {label.field: parties.parties}
            partners = partners_after(text, parties.span.end, value.end) if label.field == "lead" else ()
            if partners:
                fields["support"] = partners
            filled = draft.with_field(**fields, inherited={**draft.inherited, **dict.fromkeys(fields, value)}, rules=rules)
            return named(filled, LABEL_WEIGHT) if label.field == "lead" else filled
        case "deadline":
            deadlines = without_topics(text.cell_deadlines(value.start, value.end))
            if not deadlines:
                return draft
            return draft.with_field(deadlines=deadlines, inherited={**draft.inherited, "deadlines": value}, rules=rules)
        case "deliverable":
            return draft.with_field(deliverable=" ".join(text.slice(value.start, value.end).split()).strip(" .;"), rules=rules)
        case _:
            return draft


def all_parties(text: AnnotatedText, value: Span) -> PartyList | None:
    """The parties of a value, also behind words that no table knows (`Mời Ban Tổ chức Thành ủy tham gia, các sở …`)."""
    parties: list[Party] = []
    at = value.start
    while at < value.end:
        found = text.parties_at(at, value.end)
        if found is None:
            following = text.mentions_in(at + 1, value.end)
            at = following[0].span.start if following else value.end
            continue
        parties.extend(found.parties if not in_bracket(text, value.start, at) else ())
        at = max(found.span.end, at + 1)
    return PartyList(parties=tuple(parties), span=value) if parties else None


def _parts(text: AnnotatedText, span: Span) -> tuple[Span, ...]:
    parts, start = [], span.start
    for found in PART_END.finditer(text.document.text, span.start, span.end):
        parts.append(Span(start=start, end=found.start()))
        start = found.end()
    parts.append(Span(start=start, end=span.end))
    return tuple(p for p in parts if text.slice(p.start, p.end).strip())
