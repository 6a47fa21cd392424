"""Puts right what the recogniser takes for something else where the rest of the word leaves no doubt."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.knowledge.loader import load_rows
from pipeline.parsers.ocr_engine import ReadWord

_OPENING, _CLOSING = '(["“', ',;:.)]"”'
FIRST, WORD = "first", "word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A row of ``ocr_repairs.toml``; ``letters`` are ``wrong=right`` pairs."""

    id: str
    where: str
    pattern: str
    letters: tuple[str, ...]
    source: str
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@functools.cache
def repairs() -> tuple[tuple[Repair, re.Pattern[str]], ...]:
    """The rows of the table with their patterns compiled."""
    return tuple((row, re.compile(row.pattern)) for row in load_rows("parsers/ocr_repairs.toml", Repair))


def repaired(line: Sequence[ReadWord]) -> list[ReadWord]:
    """The words of one line, put right."""
    return [replace(word, text=repaired_text(word.text, first=index == 0)) for index, word in enumerate(line)]


def repaired_text(text: str, *, first: bool) -> str:
    """A word put right; ``first`` where it opens a line."""
    for row, pattern in repairs():
        if row.where == WORD:
            start = len(text) - len(text.lstrip(_OPENING))
            core = text[start:].rstrip(_CLOSING)
            match = pattern.fullmatch(core)
            text = text[:start] + _replaced(core, match, row) + text[start + len(core) :] if match else text
        elif first:
            match = pattern.match(text)
            text = _replaced(text, match, row) if match else text
    return text


def _replaced(text: str, match: re.Match[str], row: Repair) -> str:
    group = "wrong" if "wrong" in match.re.groupindex else 0
    part = match[group]
    for pair in row.letters:
        wrong, right = pair.split("=")
        part = part.replace(wrong, right)
    return text[: match.start(group)] + part + text[match.end(group) :]
