"""Paragraphs of the narrow places: the columns of letterhead and signature zone, and table cells."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.knowledge.loader import load_rows
from pipeline.model.text import Column
from pipeline.parsers.html_lines import join_rule
from pipeline.parsers.html_tables import zone_of
from pipeline.parsers.pdf_lines import Line
from pipeline.parsers.pdf_markers import marker_of

SENTENCE_END = re.compile(r"[.;:!?…][\"”’')\]]*$|\./\.?$")
OPEN_END = re.compile(r"(?:[,\-–]|\b(?:và|hoặc|của|các|với|tại|theo|về|cho|do|để|là))$", re.IGNORECASE)
_ITEM = re.compile(r"[-–—+]\s*\w")
_SUBJECT = re.compile(r"(?:v/v|về việc)\b", re.IGNORECASE)
_CONJUNCTION = re.compile(r"(?:và|&)\s", re.IGNORECASE)
_BULLETS = "-–—+•*●▪"
_LETTER = re.compile(r"[^\W\d_]")
_FIRST_WORDS = 3  # that tell whether a line opens in capitals
_BLANK = 1.9  # of the font size: a wider step down parts paragraphs of a column or a cell
_HAIR = 0.2  # of the font size: what writers leave free beside a letter that does not fit
_SPACE = 0.25  # of the font size: the width of a space


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Lines that make one paragraph, and the column they stand in; ``inner`` is the width for text of a table cell."""

    lines: tuple[Line, ...]
    column: Column = Column.FULL
    centered: bool = False
    inner: float | None = None


def column_paragraphs(lines: Sequence[Line], column: Column) -> tuple[Paragraph, ...]:
    """The paragraphs of one column of a letterhead or signature zone: mostly a line each, but for what was wrapped."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues_column(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(Paragraph(lines=tuple(group), column=column) for group in groups)


def cell_paragraphs(lines: Sequence[Line], left: float, right: float) -> tuple[Paragraph, ...]:
    """The paragraphs of a table cell that reaches from ``left`` to ``right`` (points)."""
    padding = min((line.x0 - left for line in lines), default=0.0)
    inner = max((line.width for line in lines), default=0.0)
    inner = max(inner, right - left - 2 * max(padding, 0.0))
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _starts_in_cell(_CellStep(groups[-1], line, inner)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(Paragraph(lines=tuple(group), inner=inner) for group in groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellBreak:
    """A row of ``cell_breaks.csv``: a word that ran over two lines of a narrow cell, the break written as ``⏎``."""

    id: str
    pattern: str
    source: str
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@functools.cache
def cell_breaks() -> re.Pattern[str]:
    """Matches a text with a break that cuts a word."""
    return re.compile("|".join(f"(?:{row.pattern})" for row in load_rows("parsers/cell_breaks.csv", CellBreak)))


def is_word_cut(text: str, before: Line, new: Line, inner: float) -> bool:
    """Whether a cell with ``inner`` points of width cuts a word between its ``text`` so far, which ends in a line, and the next.

    Writers break a word that is wider than its cell where the next letter no longer fits.
    """
    first = new.words[0]
    letter = (first.x1 - first.x0) / len(first.text)
    if before.width + letter <= inner - _HAIR * new.size:
        return False
    return cell_breaks().search(f"{text}⏎{new.text}") is not None


def is_capital(text: str) -> bool:
    """Whether a text is set in capitals, but for a stray letter."""
    letters = _LETTER.findall(text)
    return bool(letters) and sum(letter.isupper() for letter in letters) >= 0.9 * len(letters)


def opens_in_capitals(text: str) -> bool:
    """Whether the first words of a text are set in capitals (``CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:``)."""
    first = text.split()[:_FIRST_WORDS]
    return len(first) == _FIRST_WORDS and all(word.isupper() and len(word) > 1 for word in first)


def _continues_column(group: list[Line], line: Line) -> bool:
    before, head = group[-1], group[0].text
    if line.baseline - before.baseline > _BLANK * max(line.size, before.size):
        return False
    if join_rule(before.text, line.text) is not None or _CONJUNCTION.match(line.text):
        return True
    if _SUBJECT.match(head):
        return not is_capital(line.text) or is_capital(head)
    if _ITEM.match(head) and marker_of(line.text) is None:
        return not SENTENCE_END.search(before.text)
    return zone_of(head) is None and zone_of(f"{head} {line.text}") == "letterhead"


@dataclass(frozen=True, slots=True)
class _CellStep:
    """The question whether ``new`` starts a paragraph after ``group`` in a cell with ``inner`` points of width for text."""

    group: list[Line]
    new: Line
    inner: float

    @property
    def before(self) -> Line:
        return self.group[-1]

    @property
    def ended(self) -> bool:
        return bool(SENTENCE_END.search(self.before.text))

    @property
    def had_room(self) -> bool:
        """Whether the new line's first word would have fitted onto the line before; cells may be centred."""
        first = self.new.words[0]
        return self.before.width + _SPACE * self.new.size + (first.x1 - first.x0) <= self.inner - 1

    @property
    def splits_name(self) -> bool:
        """``Lao động`` / ``- Thương binh và Xã hội``: a dash inside a name that wrapping put first."""
        text, before = self.new.text, self.before.text
        if text[0] not in "-–" or text[1:2] != " " or self.group[0].text[0] == text[0]:
            return False
        return not (self.ended or self.had_room) and before[-1].isalpha() and text[2:3].isupper()


def _starts_in_cell(step: _CellStep) -> bool:
    text = step.new.text
    if marker_of(text) is not None and (step.ended or step.had_room or text[0] in _BULLETS):
        return not step.splits_name
    if step.before.page != step.new.page:
        return False
    if text[0].isupper() and step.had_room and not OPEN_END.search(step.before.text):
        return True
    return step.new.baseline - step.before.baseline > _BLANK * max(step.new.size, step.before.size)
