"""Lines of an HTML flow: runs of characters with their look, made into clean single lines."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.knowledge.loader import load_rows
from pipeline.model.text import Column
from pipeline.parsers.encodings import clean, collapse
from pipeline.parsers.html_style import Look
from pipeline.parsers.traced import Origin

PRIVATE = re.compile("[\ue000-\uf8ff]")
LEADING_PRIVATE = re.compile("^[\ue000-\uf8ff](?:\\s*[\ue000-\uf8ff])*\\s*")
ORNAMENT = re.compile(r"^(?:[-–—_=*~ ]{3,}|\*+|_+)$")  # a drawn rule, not text
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
UNIT_BEFORE = re.compile(r"(?:(?<![^\W\d_])[kcdm]?m|\d)\s*$")  # m², km², 10⁶: an exponent, not a note
WORD = re.compile(r"\S+")
WHOLLY = 0.95  # of the visible characters: a stray space or comma in another face does not matter
NOTE_MARK = re.compile(r"\s*[\[(]?\s*(?:\d{1,3}|\*{1,3})\s*[\])]?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph of the page as one clean line; ``tag_heading`` when it stands in h1–h6, ``item`` when in a list item.

    ``origins`` say which characters were read from which node, where the reader keeps count of that; ``gaps`` how many
    visible characters stand before each tab or row of spaces; ``column`` where it is known to stand left or right.
    """

    text: str
    bold: bool = False
    italic: bool = False
    centered: bool = False
    tag_heading: bool = False
    item: bool = False
    origins: tuple[Origin, ...] = ()
    gaps: tuple[int, ...] = ()
    column: Column = Column.FULL


Stretches = list[tuple[int, int, int, int]]
"""Stretches of a text made of another: start, length, and the characters [first, last) of the other it was made of."""


class Run(NamedTuple):
    """Characters of one look, white space as it stands in the source, read from the characters [start, end) of a node.

    ``node`` is -1 for what no node holds.
    """

    text: str
    look: Look
    node: int = -1
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SymbolGlyph:
    """What a character of a symbol font (code point in the private use area, hexadecimal) reads as inside a line."""

    id: str
    code: str
    becomes: str
    source: str


@functools.cache
def symbol_glyphs() -> dict[str, str]:
    """Private-use character to the character that it shows."""
    return {chr(int(row.code, 16)): row.becomes for row in load_rows("parsers/symbol_glyphs.csv", SymbolGlyph)}


def symbol_text(text: str) -> str:
    """A single character set in a symbol font as its private-use character; longer text is left as it is."""
    core = text.strip()
    if len(core) == 1 and core != "-" and ord(core) < 0x100:
        return text.replace(core, chr(0xF000 + ord(core)))
    return text


def line_text(raw: str) -> str:
    """``raw`` cleaned and on one line: symbol-font bullets at its start read ``-``, drawn rules read as nothing."""
    text = clean(raw)
    if PRIVATE.search(text):
        text = LEADING_PRIVATE.sub("- ", text.lstrip())
        text = PRIVATE.sub(lambda match: symbol_glyphs().get(match[0], ""), text)
    text = collapse(text)
    return "" if ORNAMENT.match(text) else text


def common_look(runs: Sequence[Run]) -> Look:
    """Bold, italic and centred as nearly all visible characters of ``runs`` are."""
    first = runs[0].look
    if all(run.look is first for run in runs):
        return first
    total = bold = italic = centered = 0
    for run in runs:
        size = len("".join(run.text.split()))
        total += size
        bold += size * run.look.bold
        italic += size * run.look.italic
        centered += size * run.look.centered
    needed = max(WHOLLY * total, 1)
    return Look(bold >= needed, italic >= needed, centered >= needed)


def is_exponent(before: str) -> bool:
    """Whether a raised number after ``before`` is a power (m², 10³) and not the mark of a footnote."""
    return bool(UNIT_BEFORE.search(before[-8:]))


def stripped(runs: list[Run]) -> list[Run]:
    """The runs without white space at both ends."""
    filled = [place for place, run in enumerate(runs) if run.text.strip()]
    if not filled:
        return []
    kept = runs[filled[0] : filled[-1] + 1]
    kept[0] = _cut(kept[0], len(kept[0].text) - len(kept[0].text.lstrip()), len(kept[0].text))
    kept[-1] = _cut(kept[-1], 0, len(kept[-1].text.rstrip()))
    return kept


def visible(runs: list[Run]) -> list[Run]:
    """The runs without any white space."""
    return [_cut(run, word.start(), word.end()) for run in runs for word in WORD.finditer(run.text)]


def _cut(run: Run, start: int, end: int) -> Run:
    if run.end - run.start != len(run.text):
        return run._replace(text=run.text[start:end])
    return Run(run.text[start:end], run.look, run.node, run.start + start, run.start + end)
