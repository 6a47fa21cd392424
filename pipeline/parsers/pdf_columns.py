"""The two-column zones of an official document: the letterhead and the signature zone (Decree 30/2020/NĐ-CP, annex I).

Both set two texts side by side that must not be read across: issuer and number at the left of the national motto with
place and date, recipients at the left of the signature. A zone is found by its fixed words and grown line by line while a
gutter stays free of text.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from pipeline.knowledge.loader import load_rows
from pipeline.parsers.encodings import fold
from pipeline.parsers.html_tables import zone_of
from pipeline.parsers.pdf_lines import Line, LineWord, line_of, lines_from_words, runs
from pipeline.parsers.pdf_markers import fills_line

_DATED = re.compile(r"\bngay\b.{0,12}\bthang\b.{0,12}\bnam\b|\bngay\b.{0,6}\bthang\b.{0,6}\d{4}")
_MOTTO_LETTER = re.compile(r"(?:^| )[CĐ]")
_RECIPIENTS = re.compile(r"^noi (?:nhan|gui)\s*(?::|$)")
_OVERLAP = 1.0  # points by which boxes of the two columns may overlap
_NARROW = 0.3  # of a line's height: the least gap at which columns that nearly touch are cut
_MOST_ABOVE = 4  # lines of the letterhead above the motto: the parent body's name in several lines, a form's number
_DEEPEST = 260.0  # points from the motto down to the end of a letterhead
_FAR = 2.6  # line heights: a wider blank ends the letterhead once its date is read
_NEAR_SIGNATURE = 4.0  # line heights between the signature's first line and the recipients' head below it
_SIGNATURE_SIDE = 0.42  # share of the text's width left of which no signature begins


class ZoneKind(StrEnum):
    """What a two-column zone is."""

    LETTERHEAD = "letterhead"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A two-column stretch of a page: ``first`` to ``last`` index the page's lines, the columns hold lines of their own."""

    kind: ZoneKind
    first: int
    last: int
    left: tuple[Line, ...]
    right: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterheadLine:
    """A row of ``pdf_letterhead_lines.csv``: a line (folded) that may stand far below the number in the left column."""

    id: str
    pattern: str
    source: str
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@functools.cache
def letterhead_lines() -> tuple[tuple[LetterheadLine, re.Pattern[str]], ...]:
    """The rows of the table with their patterns compiled."""
    rows = load_rows("parsers/pdf_letterhead_lines.csv", LetterheadLine)
    return tuple((row, re.compile(row.pattern)) for row in rows)


def letterhead_line(text: str) -> LetterheadLine | None:
    """The row that a line of the left column is, or None."""
    folded = fold(text)
    return next((row for row, pattern in letterhead_lines() if pattern.search(folded)), None)


@dataclass(frozen=True, slots=True)
class _Gutter:
    """The blank strip between two columns: the left one ends at or before ``left``, the right one starts at ``right``."""

    left: float
    right: float

    def taking(self, line: Line) -> "_Gutter | None":
        """The gutter that also leaves ``line`` uncut, or None where the line runs across it."""
        left, right = self.left, self.right
        for run in self._pieces(line):
            if run.x1 <= right + _OVERLAP:
                left = max(left, run.x1)
            elif run.x0 >= left - _OVERLAP:
                right = min(right, run.x0)
            else:
                return None
        return _Gutter(min(left, right), right) if left <= right + _OVERLAP else None

    def parted(self, line: Line) -> tuple[list[LineWord], list[LineWord]]:
        """The words of a line on the two sides."""
        middle = (self.left + self.right) / 2
        left = [word for word in line.words if (word.x0 + word.x1) / 2 < middle]
        return left, [word for word in line.words if (word.x0 + word.x1) / 2 >= middle]

    def _pieces(self, line: Line) -> Iterator[Line]:
        """The runs of a line; one whose columns nearly touch is cut where a word gap lies over the gutter."""
        for run in runs(line):
            cut = next(
                (
                    index
                    for index, (before, word) in enumerate(pairwise(run.words), 1)
                    if before.x1 <= self.left + _OVERLAP
                    and word.x0 >= self.right - _OVERLAP
                    and word.x0 - before.x1 > _NARROW * word.height
                ),
                0,
            )
            yield from _cut(run, cut)


def _cut(run: Line, index: int) -> tuple[Line, ...]:
    """The run as one piece, or as two that part before the word at ``index``."""
    if index <= 0 or index >= len(run.words):
        return (run,)
    return line_of(run.page, run.words[:index]), line_of(run.page, run.words[index:])


def find_zones(page: int, lines: Sequence[Line], width: float) -> tuple[Zone, ...]:
    """The two-column zones among the lines of a page ``width`` points wide, in reading order; they never overlap."""
    zones: list[Zone] = []
    for index in range(len(lines)):
        if zones and index <= zones[-1].last:
            continue
        after = zones[-1].last + 1 if zones else 0
        zone = _letterhead(page, lines, index, after) or _signature(page, lines, index, after, width)
        if zone is not None:
            zones.append(zone)
    return tuple(zones)


# -- letterhead --------------------------------------------------------------------------------------------------------


def _letterhead(page: int, lines: Sequence[Line], index: int, after: int) -> Zone | None:
    """The letterhead whose motto stands at the right of line ``index``."""
    motto = _motto(lines, index)
    if motto is None:
        return None
    beside = [word.x1 for word in lines[index].words if word.x1 <= motto.x0 + _OVERLAP]
    gutter = _Gutter(max(beside, default=0.0), motto.x0)
    first = index
    while first > max(after, index - _MOST_ABOVE):
        wider = gutter.taking(lines[first - 1])
        if wider is None or lines[first].baseline - lines[first - 1].baseline > _FAR * lines[first].height:
            break
        gutter, first = wider, first - 1
    gutter, last = _letterhead_end(lines, index, gutter)
    return _zone(ZoneKind.LETTERHEAD, page, lines, first, last, gutter)


def _motto(lines: Sequence[Line], index: int) -> Line | None:
    """The part of a line that is the motto, whether or not a wide gap sets it off from the issuer at its left."""
    if not _MOTTO_LETTER.search(lines[index].text) or not any(map(_may_open_motto, lines[index].words)):
        return None
    for run in runs(lines[index]):
        for start, word in enumerate(run.words):
            if _may_open_motto(word):
                piece = line_of(run.page, run.words[start:])
                if zone_of(_unwrapped(piece, lines, index)) == "letterhead":
                    return piece
    return None


def _may_open_motto(word: LineWord) -> bool:
    return word.text[:1] in "CĐ" and word.text.isupper()


def _unwrapped(run: Line, lines: Sequence[Line], index: int) -> str:
    """The text of a run, with what a narrow column wrapped to the next line's end."""
    if len(run.words) < 5 or index + 1 >= len(lines):
        return run.text
    below = runs(lines[index + 1])[-1]
    short = len(below.words) <= 2 and below.x0 > run.x0
    return f"{run.text} {below.text}" if short else run.text


def _letterhead_end(lines: Sequence[Line], index: int, gutter: _Gutter) -> tuple[_Gutter, int]:
    """The last line of the letterhead that starts with the motto in line ``index``, and its gutter."""
    dated, last = False, index
    top = lines[index].baseline
    for number in range(index + 1, len(lines)):
        line, before = lines[number], lines[number - 1]
        wider = gutter.taking(line)
        if wider is None or line.baseline - top > _DEEPEST or zone_of(line.text) == "addressees":
            break
        left, right = (" ".join(word.text for word in side) for side in wider.parted(line))
        far = line.baseline - before.baseline > _FAR * max(line.height, before.height)
        if far and _is_title(left, right, dated):
            break
        if dated and right and not right[0].islower():
            break
        gutter, last = wider, number
        dated = dated or bool(_DATED.search(fold(right)))
    return gutter, last


def _is_title(left: str, right: str, dated: bool) -> bool:
    """Whether a line far below the one before is no more of the letterhead: neither its date nor its subject."""
    if letterhead_line(left) is not None or (not dated and _DATED.search(fold(right))):
        return False
    return dated or not (left and right)


# -- signature zone ----------------------------------------------------------------------------------------------------


def _signature(page: int, lines: Sequence[Line], index: int, after: int, width: float) -> Zone | None:
    """The signature zone whose list of recipients begins at the left of line ``index``."""
    head = runs(lines[index])[0]
    if not _RECIPIENTS.match(fold(head.text)) or head.x0 > _SIGNATURE_SIDE * width:
        return None
    side = max(_signature_side(lines, width), head.x1)
    first = index
    while first > after and _stands_right(lines[first - 1], side):
        if lines[first].baseline - lines[first - 1].baseline > _NEAR_SIGNATURE * lines[first].height:
            break
        first -= 1
    gutter, last = _Gutter(0.0, width), index
    for number in range(first, len(lines)):
        taken = _taken_by_side(gutter, lines[number], side)
        if taken is None or (number > index and fills_line(lines[number].text)):
            break
        gutter, last = taken, number
    if gutter.right >= width:
        return None
    return _zone(ZoneKind.SIGNATURE, page, lines, first, max(last, index), gutter)


def _signature_side(lines: Sequence[Line], width: float) -> float:
    left = min((line.x0 for line in lines), default=0.0)
    right = max((line.x1 for line in lines), default=width)
    return left + _SIGNATURE_SIDE * (right - left)


def _stands_right(line: Line, side: float) -> bool:
    return line.x0 >= side


def _taken_by_side(gutter: _Gutter, line: Line, side: float) -> _Gutter | None:
    """The gutter after a line whose runs begin on one side or the other; None where a run covers both columns."""
    left, right = gutter.left, gutter.right
    for piece in (piece for run in runs(line) for piece in _cut(run, _change_of_look(run, side))):
        if piece.x0 >= side:
            right = min(right, piece.x0)
        else:
            left = max(left, piece.x1)
    return _Gutter(left, right) if left <= right + _OVERLAP else None


def _change_of_look(run: Line, side: float) -> int:
    """Where a recipient's line runs up to the signature: the first word of other size or weight on the right side; 0 if none."""
    first = run.words[0]
    for index, (before, word) in enumerate(pairwise(run.words), 1):
        other = abs(word.size - first.size) > 1 or word.bold != first.bold
        if other and word.x0 >= side and word.x0 - before.x1 > _NARROW * word.height:
            return index
    return 0


def _zone(kind: ZoneKind, page: int, lines: Sequence[Line], first: int, last: int, gutter: _Gutter) -> Zone | None:
    sides: tuple[list[LineWord], list[LineWord]] = ([], [])
    for line in lines[first : last + 1]:
        for side, words in zip(sides, gutter.parted(line), strict=True):
            side.extend(words)
    if not sides[0] or not sides[1]:
        return None
    left, right = (lines_from_words(page, side) for side in sides)
    return Zone(kind=kind, first=first, last=last, left=left, right=right)
