"""What stands on a page but is no part of the text: page numbers, running heads and feet, signature stamps."""

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.knowledge.loader import load_rows
from pipeline.model.text import Artifact
from pipeline.parsers.html_tables import zone_of
from pipeline.parsers.pdf_characters import Frame
from pipeline.parsers.pdf_columnar import Character, Characters
from pipeline.parsers.pdf_lines import Line, lines_from_characters
from pipeline.parsers.pdf_markers import marker_of

_PAGE_NUMBER = re.compile(r"^[-–—\s.]*(?:(?:Trang|trang|Page)\s*)?(\d{1,4})(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s.]*$")
_EDGE = 0.13  # share of the page's height at its top and foot in which page numbers and running heads stand
_SMALL = 0.75  # of the page's common font size: stamps are printed smaller
_SAME_PLACE = 6.0  # points that a running head may move from page to page
_REPEATS = 3  # pages on which a line stands before it is taken for a running head
_OUTERMOST = 3  # lines from the page's edge that may be running heads
_LEAST_HEAD = 5  # letters of a running head
_OUTER_NUMBER = re.compile(r"^[-–—]?\s*\d{1,4}\s+|\s+(?:Trang\s+)?\d{1,4}(?:/\d{1,4})?$")
_APART = 1.7  # of its height: how far a page number stands from the text
_STAMP_SPREAD = 30.0  # points between the lines of one stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class StampCue:
    """A row of ``pdf_stamps.csv``: how a line of a digital signature's stamp begins."""

    id: str
    pattern: str
    source: str
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@functools.cache
def stamp_cues() -> re.Pattern[str]:
    """Matches the beginning of a line of a stamp."""
    rows = load_rows("parsers/pdf_stamps.csv", StampCue)
    return re.compile("|".join(f"(?:{row.pattern})" for row in rows), re.IGNORECASE)


def split_stamps(frame: Frame, characters: Sequence[Character]) -> tuple[Characters, tuple[Artifact, ...]]:
    """The characters without digital-signature stamps, and the stamps.

    A stamp lies over other text, so it is told apart by its small print, not by its place.
    """
    columns = Characters.of(characters)
    sizes = columns.sizes
    visible = np.sort(sizes[~columns.is_space])
    if not len(visible):
        return columns, ()
    is_small = sizes <= _SMALL * visible[len(visible) // 2]
    small = columns.where(is_small)
    lines = lines_from_characters(frame.number, small) if len(small) else ()
    cues = [line for line in lines if stamp_cues().match(line.text)]
    if not cues:
        return columns, ()
    stamp = [line for line in lines if any(_belongs(line, cue) for cue in cues)]
    dropped = np.zeros(len(columns), dtype=bool)
    for line in stamp:
        beside = (line.x0 - 0.1 <= columns.x0) & (columns.x0 <= line.x1)
        dropped |= is_small & beside & (line.y0 - 0.1 <= columns.y0) & (columns.y0 <= line.y1)
    return columns.where(~dropped), tuple(_artifact("stamp", line, frame) for line in stamp)


def _belongs(line: Line, cue: Line) -> bool:
    """Whether a small line is of the stamp that ``cue`` shows: near it, set like it, overlapping it sideways."""
    near = abs(line.baseline - cue.baseline) <= _STAMP_SPREAD and abs(line.size - cue.size) <= 1
    return near and min(line.x1, cue.x1) - max(line.x0, cue.x0) > -5


def split_furniture(
    pages: Sequence[tuple[Frame, tuple[Line, ...]]],
) -> tuple[tuple[tuple[Line, ...], tuple[Artifact, ...]], ...]:
    """For each page its lines without page numbers and running heads, and those as artifacts."""
    found: dict[tuple[int, int], str] = dict.fromkeys(_running_heads(pages), "running_head")
    found |= dict.fromkeys(_page_numbers(pages, found.keys()), "page_number")
    result = []
    for frame, lines in pages:
        kept = tuple(line for index, line in enumerate(lines) if (frame.number, index) not in found)
        artifacts = (
            _artifact(found[frame.number, index], line, frame)
            for index, line in enumerate(lines)
            if (frame.number, index) in found
        )
        result.append((kept, tuple(artifacts)))
    return tuple(result)


# -- page numbers --------------------------------------------------------------------------------------------------------


def _page_numbers(pages: Sequence[tuple[Frame, tuple[Line, ...]]], heads: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
    """Page number and line index of the printed page numbers.

    A number at the page's edge is one where other pages count on in step with it, else only where it stands well apart:
    the last line of a paragraph may be a bare year.
    """
    candidates: list[tuple[int, int, int, bool]] = []
    for frame, lines in pages:
        height = frame.reading_size[1]
        left = [index for index in range(len(lines)) if (frame.number, index) not in heads]
        for index in {*left[:1], *left[-1:]}:
            number = _PAGE_NUMBER.match(lines[index].text)
            if number and _is_at_edge(lines[index], height):
                candidates.append((frame.number, index, int(number[1]) - frame.number, _stands_apart(lines, index)))
    steps = Counter(offset for _, _, offset, _ in candidates)
    return {(page, index) for page, index, offset, apart in candidates if apart or steps[offset] > 1}


def _stands_apart(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    gaps = [abs(line.baseline - lines[other].baseline) for other in (index - 1, index + 1) if 0 <= other < len(lines)]
    return line.text[-1] != "." and min(gaps, default=line.height * 9) > _APART * line.height


# -- running heads -------------------------------------------------------------------------------------------------------


def _outermost(lines: Sequence[Line], height: float) -> list[int]:
    ends = {*range(min(_OUTERMOST, len(lines))), *range(max(0, len(lines) - _OUTERMOST), len(lines))}
    return [index for index in sorted(ends) if _is_at_edge(lines[index], height)]


def _is_at_edge(line: Line, height: float) -> bool:
    return line.y1 < _EDGE * height or line.y0 > (1 - _EDGE) * height


def _running_heads(pages: Sequence[tuple[Frame, tuple[Line, ...]]]) -> set[tuple[int, int]]:
    """Page number and line index of the lines that stand in one place on several pages, but for the page's own number."""
    places: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
    for frame, lines in pages:
        for index in _outermost(lines, frame.reading_size[1]):
            if _may_repeat(lines[index]):
                places[_without_number(lines[index].text)].append((frame.number, index, lines[index].baseline))
    heads: set[tuple[int, int]] = set()
    for found in places.values():
        for page, index, baseline in found:
            same = {other for other, _, place in found if abs(place - baseline) <= _SAME_PLACE}
            if len(same) >= _REPEATS:
                heads.add((page, index))
    return heads


def _may_repeat(line: Line) -> bool:
    """Letterheads, headings, list items and the bracket under an annex's title may well stand at the top of many pages."""
    if zone_of(line.text) is not None or marker_of(line.text) is not None or line.text.startswith("("):
        return False
    return sum(character.isalpha() for character in line.text) >= _LEAST_HEAD


def _without_number(text: str) -> str:
    """A running head without the page number at its start or end."""
    return _OUTER_NUMBER.sub("", text)


def _artifact(kind: str, line: Line, frame: Frame) -> Artifact:
    return Artifact(kind=kind, text=line.text, box=frame.shown_box(line.x0, line.y0, line.x1, line.y1))
