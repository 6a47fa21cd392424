"""Tables without upright rules: their columns stand in the blanks between words that line up, rows between level rules.

Where there are no level rules between the rows either, a row begins where the first column has text or after a wider blank.
Only what shows itself is taken for such a table: level rules of one length, or a row of known column heads.
"""

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.parsers.encodings import fold
from pipeline.parsers.html_heads import head_pattern
from pipeline.parsers.pdf_graphics import Rule
from pipeline.parsers.pdf_grids import Grid, GridCell
from pipeline.parsers.pdf_lines import Line, LineWord
from pipeline.parsers.pdf_tables import RuledTable

_SAME = 4.0  # points within which ends of rules, and rules at one height, are taken for one
_TOUCHING = 6.0  # points between the pieces of one level rule
_WIDE = 0.4  # of the width of the page's text: shorter rules close no table
_LEAST_RULES = 3
_GUTTER = 0.45  # of the font size: the least blank between two columns
_LEAST_COLUMNS = 3
_ROW_GAP = 1.25  # of the line pitch: the blank between rows that no rule parts
_END_GAP = 3.0  # of the line pitch: such a blank ends a table without rules
_CROSSED = 0.1  # share of the lines that may run across the columns of the page before
_ORDINAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVXLC]{1,6}|[A-Za-zĐđ]|[-–+*])\s?[.)]?$")


@dataclass(frozen=True, slots=True)
class _Zone:
    """Lines that may be a table, and the heights that part its rows where rules do."""

    lines: tuple[Line, ...]
    ys: tuple[float, ...] = ()
    ends: tuple[float, float] | None = None


def find_aligned(page: int, lines: Sequence[Line], rules: Sequence[Rule], before: RuledTable | None) -> tuple[Grid, ...]:
    """The tables among the lines of a page that no upright rules make, from top to bottom.

    ``rules`` are those outside of ruled tables, ``before`` is the last table of the page before.
    """
    grids: list[Grid] = []
    after = float("-inf")
    known = None if before is None or before.ruled else before.xs
    for zone in [*_ruled_zones(lines, rules), *_headed_zones(lines)]:
        if zone.lines[0].y0 < after or any(grid.holds(zone.lines[0].x0 + 1, zone.lines[0].baseline - 1) for grid in grids):
            continue
        xs = _columns(zone, known)
        zone = _ended(zone, xs)
        if len(xs) <= _LEAST_COLUMNS or len(zone.lines) < 2:
            continue
        ys = zone.ys if len(zone.ys) > _LEAST_RULES else _row_heights(zone, xs)
        if len(ys) > 2:
            grids.append(_grid(page, zone, xs, ys))
    return tuple(sorted(grids, key=lambda grid: grid.ys[0]))


# -- where a table may be ------------------------------------------------------------------------------------------------


def _ruled_zones(lines: Sequence[Line], rules: Sequence[Rule]) -> Iterator[_Zone]:
    """Stretches between level rules of one length."""
    level = _joined([rule for rule in rules if not rule.upright])
    if len(level) < 2 or not lines:
        return
    wide = _WIDE * (max(line.x1 for line in lines) - min(line.x0 for line in lines))
    left = [rule for rule in level if rule.end - rule.start >= wide]
    while left:
        first = left[0]
        alike = [rule for rule in left if abs(rule.start - first.start) <= _SAME and abs(rule.end - first.end) <= _SAME]
        left = [rule for rule in left if rule not in alike]
        if len(alike) < _LEAST_RULES:
            continue
        ys = [rule.at for rule in alike]
        inside = tuple(
            line
            for line in lines
            if ys[0] < _middle(line) < ys[-1] and first.start - _SAME <= line.x0 and line.x1 <= first.end + _SAME
        )
        filled = [y for y, following in pairwise(ys) if any(y < _middle(line) < following for line in inside)]
        if inside and filled:
            yield _Zone(inside, (*filled, ys[-1]), (first.start, first.end))


def _joined(rules: list[Rule]) -> list[Rule]:
    """Level rules from top to bottom, the pieces of one rule made one."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at / 2), rule.start)):
        last = found[-1] if found else None
        if last is not None and abs(last.at - rule.at) <= _SAME / 2 and rule.start <= last.end + _TOUCHING:
            found[-1] = Rule(upright=False, at=last.at, start=last.start, end=max(last.end, rule.end))
        else:
            found.append(rule)
    return sorted(found, key=lambda rule: rule.at)


def _headed_zones(lines: Sequence[Line]) -> Iterator[_Zone]:
    """Stretches that begin with a row of known column heads."""
    for place, line in enumerate(lines):
        heads = [" ".join(word.text for word in piece) for piece in _pieces(line)]
        known = sum(head_pattern().match(fold(head)) is not None for head in heads)
        if len(heads) >= _LEAST_COLUMNS and known >= 2 and 2 * known >= len(heads):
            yield _Zone(tuple(lines[place:]))


def _middle(line: Line | LineWord) -> float:
    return (line.y0 + line.y1) / 2


# -- columns -------------------------------------------------------------------------------------------------------------


def _pieces(line: Line) -> list[list[LineWord]]:
    """The words of a line, parted where a blank is wide enough to stand between columns."""
    pieces = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 > _GUTTER * max(before.size, word.size):
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _columns(zone: _Zone, known: tuple[float, ...] | None) -> tuple[float, ...]:
    """The edges of the columns; those of the page before where the words leave them free."""
    if known is not None and _leaves_free(zone.lines, known):
        return known
    body = _likely_rows(zone)
    if not body:
        return ()
    covered: list[list[float]] = []
    for x0, x1 in sorted((word.x0, word.x1) for line in body for word in line.words):
        if covered and x0 - covered[-1][1] <= _GUTTER * body[0].size:
            covered[-1][1] = max(covered[-1][1], x1)
        else:
            covered.append([x0, x1])
    head = [word for line in zone.lines if line.baseline < _end_of_head(zone) for word in line.words]
    starts = [x0 for x0, x1 in covered if any(word.x0 < x1 and word.x1 > x0 for word in head)]
    left, right = zone.ends or (covered[0][0] - 2.0, covered[-1][1] + 2.0)
    return (min(left, starts[0] - 1.0), *(x - 1.5 for x in starts[1:]), max(right, covered[-1][1])) if starts else ()


def _likely_rows(zone: _Zone) -> list[Line]:
    """The lines with text in most columns, judged by the first line; without rules, only as far down as they go on."""
    count = len(_pieces(zone.lines[0]))
    rows: list[Line] = []
    last = zone.lines[0]
    for line in zone.lines:
        if zone.ends is None and line.baseline - last.baseline > 2 * _END_GAP * line.size:
            break
        if len(_pieces(line)) >= max(2, count - 1):
            rows.append(line)
            last = line
    return rows


def _end_of_head(zone: _Zone) -> float:
    """The height at which the first row ends."""
    if len(zone.ys) > 1:
        return zone.ys[1]
    pitch = _pitch(zone.lines)
    for before, line in pairwise(zone.lines):
        if line.baseline - before.baseline > _ROW_GAP * pitch:
            return line.baseline - 0.1
    return zone.lines[0].baseline + 0.1


def _leaves_free(lines: Sequence[Line], xs: Sequence[float]) -> bool:
    crossed = sum(_crosses(line, xs) for line in lines)
    filled = {_column(word, xs) for line in lines for word in line.words}
    return crossed <= _CROSSED * len(lines) and len(filled) > 2


def _crosses(line: Line, xs: Sequence[float]) -> bool:
    """Whether a word stands across the edge of a column."""
    return any(word.x0 < x - 0.5 and word.x1 > x + 0.5 for word in line.words for x in xs[1:-1])


def _column(word: LineWord, xs: Sequence[float]) -> int:
    middle = (word.x0 + word.x1) / 2
    return sum(x <= middle for x in xs[1:-1])


# -- rows ----------------------------------------------------------------------------------------------------------------


def _ended(zone: _Zone, xs: Sequence[float]) -> _Zone:
    """The zone up to the first line that is no part of a table; a zone between rules is one throughout."""
    if zone.ends is not None or len(xs) < 2:
        return zone
    pitch = _pitch(zone.lines)
    kept = [zone.lines[0]]
    for line in zone.lines[1:]:
        step = line.baseline - kept[-1].baseline
        starts = _column(line.words[0], xs) == 0
        if step > _END_GAP * pitch or (step > 1.6 * pitch and not starts and len(kept) > 2):
            break
        if _crosses(line, xs) and not (starts and _ORDINAL.match(line.words[0].text)):
            break
        kept.append(line)
    return _Zone(tuple(kept))


def _pitch(lines: Sequence[Line]) -> float:
    """The usual step from a line to the next one of its cell, in points."""
    steps = [line.baseline - before.baseline for before, line in pairwise(lines)]
    small = [step for step in steps if step < 2 * lines[0].size]
    return statistics.median_low(small) if small else 1.3 * lines[0].size


def _row_heights(zone: _Zone, xs: Sequence[float]) -> tuple[float, ...]:
    """The heights between rows that no rule parts, from the top of the first to the foot of the last."""
    lines = zone.lines
    head = sum(line.baseline < _end_of_head(zone) for line in lines)
    by_text = [place for place in range(head, len(lines)) if _column(lines[place].words[0], xs) == 0]
    pitch = _pitch(lines)
    wide = [
        place for place in range(max(head, 1), len(lines)) if lines[place].baseline - lines[place - 1].baseline > _ROW_GAP * pitch
    ]
    by_gap = sorted({head, *wide} - {len(lines)})
    starts = by_gap if len(by_gap) == len(by_text) else by_text
    inner = [(_middle(lines[place - 1]) + _middle(lines[place])) / 2 for place in starts if place > 0]
    return (lines[0].y0 - 1.0, *inner, lines[-1].y1 + 1.0)


def _grid(page: int, zone: _Zone, xs: tuple[float, ...], ys: tuple[float, ...]) -> Grid:
    cells = [
        GridCell(row=row, column=first, row_span=1, column_span=last - first, x0=xs[first], y0=top, x1=xs[last], y1=foot)
        for row, (top, foot) in enumerate(pairwise(ys))
        for first, last in _spans([line for line in zone.lines if top < _middle(line) < foot], xs)
    ]
    return Grid(page=page, xs=xs, ys=ys, cells=tuple(cells), open_top=False, open_bottom=False, ruled=False)


def _spans(row: Sequence[Line], xs: Sequence[float]) -> Iterator[tuple[int, int]]:
    """First column and the one after the last of each cell of a row: words that run across edges make a wide cell.

    So does a title in bold with nothing beside it.
    """
    words = [word for line in row for word in line.words]
    taken = {_column(word, xs) for word in words}
    title = bool(words) and all(word.bold for word in words) and taken <= {0, 1} and 1 in taken
    crossed = {place for place, x in enumerate(xs[1:-1], 1) if any(word.x0 < x - 0.5 and word.x1 > x + 0.5 for word in words)}
    if title or crossed:
        crossed = set(range(min(crossed | {2}), len(xs) - 1))
    first = 0
    for place in range(1, len(xs)):
        if place not in crossed:
            yield first, place
            first = place
