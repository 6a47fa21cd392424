"""Persons: names after a form of address (span ruler patterns), and names after an office (``Chủ tịch … Nguyễn Văn A``)."""

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.entities.chart import Chart
from pipeline.knowledge.folding import key
from pipeline.knowledge.loader import load_rows
from pipeline.model.directive import Mention, MentionKind
from pipeline.model.text import Span

Pattern = list[dict[str, Any]]

# A name has two to five syllables, each with a capital (`Nguyễn Thị Minh Khai`).
_MAX_SYLLABLES = 5
_SYLLABLE: dict[str, Any] = {"IS_TITLE": True, "IS_ALPHA": True}
_NAME: Pattern = [_SYLLABLE, _SYLLABLE, *({**_SYLLABLE, "OP": "?"} for _ in range(_MAX_SYLLABLES - 2))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surname:
    """A row of ``bodies/surnames.csv``; an ``ambiguous`` one also opens names of places or is a common word."""

    surname: str
    ambiguous: bool
    source: str


@functools.cache
def surnames(*, ambiguous: bool = False) -> frozenset[str]:
    """The folded family names that open a person's name, with the ambiguous ones where the place leaves no doubt."""
    return frozenset(key(row.surname) for row in load_rows("bodies/surnames.csv", Surname) if ambiguous or not row.ambiguous)


def _after(*words: str) -> Pattern:
    return [{"LOWER": word} for word in words] + _NAME


#: Span ruler patterns with the rule each stands for.
PERSON_PATTERNS: tuple[tuple[str, Pattern], ...] = (
    ("entities.person.comrade", _after("đồng", "chí")),
    ("entities.person.comrade", _after("đ", "/", "c")),
    ("entities.person.title", [{"TEXT": {"IN": ["Ông", "ông", "Bà", "bà"]}}, *_NAME]),
)


def name_end(chart: Chart, index: int) -> int:
    """The token after the person's name at ``index`` (a surname and at least one more capital), else ``index``."""
    if not chart.capital(index) or chart.key(index) not in surnames():
        return index
    end = index
    while end - index < _MAX_SYLLABLES and chart.capital(end) and chart.is_word(end) and not chart.key(end).isdigit():
        end += 1
    return end if end - index >= 2 else index


_NAME_LINE = re.compile(r"(?m)^[^\S\n]*(?P<name>[^\W\d_]+(?:[^\S\n]+[^\W\d_]+){1,4})[^\S\n]*$")
_SIGNATURE_LINES = 6  # between the office and the name: its other lines, `(Đã ký)`


def signature_names(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Persons who sign: a line that is nothing but a name, a few lines below an office that ends its line.

    ``mentions`` are those read in ``text`` (NFC), in text order.
    """
    offices = [m.span.end for m in mentions if m.kind is MentionKind.ROLE and text[m.span.end : m.span.end + 1] in ("\n", "")]
    if not offices:
        return
    for line in _NAME_LINE.finditer(text):
        syllables = line["name"].split()
        if key(syllables[0]) not in surnames(ambiguous=True) or not all(_is_name_syllable(word) for word in syllables):
            continue
        place = bisect_left(offices, line.start()) - 1
        if place >= 0 and text.count("\n", offices[place], line.start()) <= _SIGNATURE_LINES:
            span = Span(start=line.start("name"), end=line.end("name"))
            yield Mention(
                span=span, kind=MentionKind.PERSON, text=" ".join(syllables), name=None, rule="entities.person.signature"
            )


def _is_name_syllable(word: str) -> bool:
    return word.istitle() or (word.isupper() and len(word) > 1)
