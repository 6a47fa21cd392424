"""The annotator's working file (tab-separated, by line number and words) into mentions with offsets, checked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NoReturn

from pipeline.entities.syllables import BREAK, split_syllables
from pipeline.errors import WorksheetInvalid
from pipeline.evaluate.gold import NO_NAME, UNKNOWN_NAME, GoldMention, Label, Standing
from pipeline.model.text import Span

_FIELDS = 6
_UNTIL = re.compile(r"#\s*until\s+(\d+)\s*$")
_BREAK_MARK = "\\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet:
    """The mentions of a working file; ``until`` is the character where the annotation ends, None for the whole text."""

    mentions: tuple[GoldMention, ...]
    until: int | None


def read_worksheet(sheet: str, text: str) -> Worksheet:
    """The mentions of ``sheet``, found in ``text``.

    Raises :class:`~pipeline.errors.WorksheetInvalid`, with the lines of the sheet, where words do not stand on the line that is
    named, a label or standing is unknown, a mention cuts a syllable, two top mentions overlap, or a nested one lies in none.
    """
    lines = _line_starts(text)
    edges = split_syllables(text)
    starts = {at for at, word in zip(edges.starts, edges.keys, strict=True) if word != BREAK}
    ends = {at for at, word in zip(edges.ends, edges.keys, strict=True) if word != BREAK}
    rows: list[tuple[int, GoldMention]] = []
    problems: list[tuple[int, str]] = []
    until: int | None = None
    for number, row in enumerate(sheet.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"), 1):
        if said := _UNTIL.match(row):
            until = lines[min(int(said[1]), len(lines) - 1)]
        if not row.strip() or row.startswith("#"):
            continue
        try:
            mention = _mention(row, text, lines)
        except _RowError as problem:
            problems.append((number, str(problem)))
            continue
        rows.append((number, mention))
        if mention.span.start not in starts or mention.span.end not in ends:
            problems.append((number, "the mention begins or ends inside a syllable or with a blank"))
    problems.extend(_misplaced(rows, until))
    if problems:
        raise WorksheetInvalid("; ".join(f"line {number}: {what}" for number, what in sorted(problems)))
    return Worksheet(mentions=tuple(mention for _, mention in rows), until=until)


class _RowError(Exception):
    """One row does not fit."""


def _refuse(what: str) -> NoReturn:
    raise _RowError(what)


def _line_starts(text: str) -> list[int]:
    """Where each line begins, and the end of the text."""
    return [0, *(found.end() for found in re.finditer("\n", text)), len(text)]


def _mention(row: str, text: str, lines: list[int]) -> GoldMention:
    fields = row.split("\t")
    if len(fields) != _FIELDS:
        _refuse(f"{len(fields)} fields, not {_FIELDS} (fields are divided by tabs)")
    line, label, words, nth, name, standing = fields
    if label not in Label.__members__:
        _refuse("unknown label")
    if standing not in list(Standing):
        _refuse("the last field is none of top, nested, optional")
    if not (line.isdecimal() and nth.isdecimal() and int(nth)):
        _refuse("line and occurrence are numbers from 1")
    span = _find(words.replace(_BREAK_MARK, "\n"), int(line), int(nth), text, lines)
    known = None if name == UNKNOWN_NAME else "" if name in (NO_NAME, "") else name
    return GoldMention(label=Label(label), span=span, standing=Standing(standing), name=known)


def _find(words: str, line: int, nth: int, text: str, lines: list[int]) -> Span:
    if not 1 <= line < len(lines):
        _refuse(f"the text has no line {line}")
    if not words.strip():
        _refuse("the words are missing")
    places = [found.start() for found in _whole(words).finditer(text, lines[line - 1]) if found.start() < lines[line]]
    if len(places) < nth:
        _refuse(f"occurrence {nth} of these words does not stand on line {line} ({len(places)} found)")
    return Span(start=places[nth - 1], end=places[nth - 1] + len(words))


def _whole(words: str) -> re.Pattern[str]:
    """The words at word boundaries; a look-ahead, so that occurrences may overlap."""
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return re.compile(f"{before}(?={re.escape(words)}{after})")


def _misplaced(rows: list[tuple[int, GoldMention]], until: int | None) -> Iterator[tuple[int, str]]:
    """What is wrong with the mentions' places to each other: line of the sheet and reason."""
    ordered = sorted(rows, key=lambda row: (row[1].span.start, -row[1].span.end))
    outer = [mention.span for _, mention in ordered if mention.standing is not Standing.NESTED]
    seen: set[tuple[int, int, Label]] = set()
    for number, mention in ordered:
        span = mention.span
        if until is not None and span.end > until:
            yield number, "the mention stands after the line named by #until"
        if (span.start, span.end, mention.label) in seen:
            yield number, "the same mention stands twice in the sheet"
        seen.add((span.start, span.end, mention.label))
        if mention.standing is Standing.NESTED and not any(_holds(one, span) for one in outer):
            yield number, "the nested mention lies inside no other"
    top = [(number, mention.span) for number, mention in ordered if mention.standing is Standing.TOP]
    for (_, before), (number, after) in pairwise(top):
        if after.start < before.end:
            yield number, "the mention overlaps another top mention"


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer != inner
