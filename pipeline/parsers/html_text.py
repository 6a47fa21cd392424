"""Lines of an HTML flow: runs of characters with their look, made into clean single lines."""

import functools
import re
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look, white space as it stands in the source."""

    text: str
    look: Look


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


def share(runs: list[Run], quality: str) -> float:
    """Which part of the visible characters of ``runs`` has the quality ``bold``, ``italic`` or ``centered``, 0 to 1."""
    total = marked = 0
    for run in runs:
        size = len("".join(run.text.split()))
        total += size
        if getattr(run.look, quality):
            marked += size
    return marked / total if total else 0.0


def is_exponent(before: str) -> bool:
    """Whether a raised number after ``before`` is a power (m², 10³) and not the mark of a footnote."""
    return bool(UNIT_BEFORE.search(before[-8:]))
