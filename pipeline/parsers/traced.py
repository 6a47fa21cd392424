"""Characters that know where in the source they stand, through every change that cleaning makes to them."""

import functools
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.parsers import encodings

clean = functools.lru_cache(maxsize=8192)(encodings.clean)  # glyphs are few and come again and again
GAP = 4  # spaces in a row that set what follows apart


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character (or several that stand for one of the source) with the node and the node's characters it was read from.

    ``node`` is -1 for what no node holds.
    """

    text: str
    node: int = -1
    start: int = 0
    end: int = 0


class Origin(NamedTuple):
    """The characters [at, at + length) of a line, read from the characters [start, end) of a node."""

    at: int
    length: int
    node: int
    start: int
    end: int


def glyphs_of(text: str, node: int = -1, start: int = 0) -> list[Glyph]:
    """One glyph a character."""
    if node < 0:
        return [Glyph(character) for character in text]
    return [Glyph(character, node, at, at + 1) for at, character in enumerate(text, start)]


def text_of(glyphs: Iterable[Glyph]) -> str:
    """The characters alone."""
    return "".join(glyph.text for glyph in glyphs)


def cleaned(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs in NFC, without invisible characters, each run of white space as one space and none at the ends."""
    tidy: list[Glyph] = []
    for glyph in _composed([glyph for glyph in glyphs if clean(glyph.text)]):
        text = clean(glyph.text)
        if text.isspace():
            if tidy and tidy[-1].text != " ":
                tidy.append(Glyph(" ", glyph.node, glyph.start, glyph.end))
            continue
        tidy.append(glyph if text == glyph.text else Glyph(text, glyph.node, glyph.start, glyph.end))
    if tidy and tidy[-1].text == " ":
        tidy.pop()
    return tidy


def wide_gaps(glyphs: Sequence[Glyph]) -> tuple[int, ...]:
    """How many visible characters stand before each wide gap (a tab, or several spaces in a row); 0 for one at the start."""
    found: list[int] = []
    visible = width = 0
    for glyph in glyphs:
        text = clean(glyph.text)
        if text.isspace():
            width += GAP if text == "\t" else 1
        elif text:
            if width >= GAP:
                found.append(visible)
            visible, width = visible + len(text), 0
    return tuple(found)


def origins_of(glyphs: Sequence[Glyph]) -> tuple[Origin, ...]:
    """The glyphs' places in the source as runs, neighbours that correspond one by one made into one run."""
    runs: list[Origin] = []
    at = 0
    for glyph in glyphs:
        size = len(glyph.text)
        if glyph.node >= 0:
            last = runs[-1] if runs else None
            plain = size == 1 == glyph.end - glyph.start
            if (
                last is not None
                and plain
                and last.node == glyph.node
                and last.end == glyph.start
                and last.at + last.length == at
                and last.end - last.start == last.length
            ):
                runs[-1] = Origin(last.at, last.length + 1, last.node, last.start, glyph.end)
            else:
                runs.append(Origin(at, size, glyph.node, glyph.start, glyph.end))
        at += size
    return tuple(runs)


def shifted(origins: Iterable[Origin], by: int) -> tuple[Origin, ...]:
    """The same runs ``by`` characters further on in their line."""
    return tuple(Origin(run.at + by, run.length, run.node, run.start, run.end) for run in origins)


def _composed(glyphs: Sequence[Glyph]) -> Iterable[Glyph]:
    """Letters with the combining marks after them made one glyph, so that each can be normalised by itself."""
    waiting: Glyph | None = None
    for glyph in glyphs:
        if waiting is not None and unicodedata.combining(glyph.text[0]) and not waiting.text.isspace():
            end = glyph.end if glyph.node == waiting.node else waiting.end
            waiting = Glyph(waiting.text + glyph.text, waiting.node, waiting.start, end)
            continue
        if waiting is not None:
            yield waiting
        waiting = glyph
    if waiting is not None:
        yield waiting
