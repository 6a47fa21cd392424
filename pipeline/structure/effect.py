"""From when a document holds: the day that lengths such as *kể từ ngày Quyết định này có hiệu lực* run from."""

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.dates import normalise, parse
from pipeline.dates.nodes import Range
from pipeline.knowledge.folding import fold
from pipeline.knowledge.loader import load_rows
from pipeline.model.text import Document, Span
from pipeline.structure.found import Found

CITED = re.compile(
    r"số (?P<number>\d{1,5}/[\w./-]*\w)[^.;\n]{0,300}?(?<!này )có hiệu lực(?: thi hành)?,? ?(?:kể )?từ "
    r"(?P<when>(?:ngày )?\d{1,2}(?:/| tháng )[^;\n]{4,30})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectCue:
    """A row of ``header/effect.toml``; ``basis`` is ``issue`` or ``printed``."""

    id: str
    basis: str
    regex: str
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@functools.cache
def effect_cues() -> tuple[tuple[EffectCue, re.Pattern[str]], ...]:
    """All cues with their patterns, matched in folded text."""
    return tuple((row, re.compile(row.regex)) for row in load_rows("header/effect.toml", EffectCue))


def read_effect_date(document: Document, body: Iterable[Span], issue_date: str | None) -> Found[str] | None:
    """The day the directive takes effect, ISO; None where its text does not say.

    The first sentence that says so counts: what an attachment says of itself stands behind it.
    """
    for span in body:
        lower = fold(document.text[span.start : span.end])
        found = [(match.start(), cue, match) for cue, pattern in effect_cues() if (match := pattern.search(lower))]
        for _, cue, match in sorted(found, key=lambda one: one[0]):
            place = Span(start=span.start + match.start("when"), end=span.start + match.end("when"))
            day = issue_date if cue.basis == "issue" else _printed_day(document.text[place.start : place.end])
            if day is not None:
                return Found(value=day, rule=f"header.effect_date.{cue.id}", span=place)
    return None


def read_cited_effects(document: Document) -> dict[str, str]:
    """From when cited documents hold, by their numbers (`Nghị định số 17/2024/NĐ-CP …, có hiệu lực từ ngày 01/4/2024`), ISO."""
    found: dict[str, str] = {}
    for match in CITED.finditer(fold(document.text)):
        day = _printed_day(document.text[match.start("when") : match.end("when")])
        if day is not None:
            found.setdefault(document.text[match.start("number") : match.end("number")], day)
    return found


def _printed_day(words: str) -> str | None:
    """The day that ``words`` begin with; the first one of ``từ ngày … đến ngày …``."""
    first = next(iter(parse(words)), None)
    if first is None or first.span.start > 0:
        return None
    value = normalise(first.tree.first if isinstance(first.tree, Range) else first.tree)
    return value.first if value.first and value.first == value.last else None
