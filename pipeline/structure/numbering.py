"""Numbering styles of outlines: which marker a line opens with, and how deep its style stands."""

import functools
import re
from dataclasses import dataclass

from pipeline.knowledge.loader import load_rows

ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberingStyle:
    """A row of ``structure/numbering.toml``: ``rank`` orders the styles from the outermost (0) inwards."""

    id: str
    rank: int
    regex: str
    label: str
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    sequence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A marker found at the start of a line: its style, its words, and where the text after it begins (offset)."""

    style: NumberingStyle
    number: str
    text: str
    after: int

    @property
    def label(self) -> str:
        """The step that it adds to a section path, e.g. ``khoản 3``."""
        return self.style.label.format(n=self.number)


@functools.cache
def styles() -> tuple[NumberingStyle, ...]:
    """All styles, outermost first."""
    return load_rows("structure/numbering.toml", NumberingStyle)


@functools.cache
def _patterns() -> tuple[tuple[NumberingStyle, re.Pattern[str]], ...]:
    return tuple((style, re.compile(r"\s*" + style.regex)) for style in styles())


def read_marker(line: str) -> Marker | None:
    """The marker that ``line`` opens with, or None."""
    for style, pattern in _patterns():
        found = pattern.match(line)
        if found and found["n"]:
            after = found.end()
            while after < len(line) and line[after] in " .:–-\u00a0" and style.rank <= 6:
                after += 1
            while after < len(line) and line[after].isspace():
                after += 1
            return Marker(style=style, number=found["n"], text=line[found.start() : found.end()].strip(), after=after)
    return None


ALPHABET = "abcdđeghiklmnopqrstuvxy"
# The styles whose numbers count on and that a list of paragraphs is made of.
NUMBERED = {style.id: style for style in styles() if style.id in ("roman", "khoan", "diem")}


def marker_of(style: str, number: int, *, text: str, after: int) -> Marker:
    """The marker of that place (from 1) in the style's sequence, for a line whose own was misread."""
    row = NUMBERED[style]
    match row.sequence:
        case "letter":
            written = ALPHABET[number - 1]
        case "roman":
            written = roman_numeral(number)
        case _:
            written = str(number)
    return Marker(style=row, number=written, text=text, after=after)


def ordinal(marker: Marker) -> int | None:
    """The place of the marker in its sequence (``III`` and ``3.`` and ``c)`` are 3), None for styles without one."""
    match marker.style.sequence:
        case "number":
            return int(marker.number)
        case "roman":
            return _roman(marker.number)
        case "letter":
            place = ALPHABET.find(marker.number.lower())
            return place + 1 if place >= 0 else None
        case _:
            return None


def _roman(number: str) -> int:
    total = 0
    for digit, following in zip(number, [*number[1:], None], strict=True):
        value = ROMAN_DIGITS[digit]
        total += -value if following and ROMAN_DIGITS[following] > value else value
    return total


def roman_numeral(number: int) -> str:
    """A number below forty in Roman digits."""
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (number // 10) + units[number % 10]
