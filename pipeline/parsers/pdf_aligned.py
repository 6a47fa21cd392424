"""Tables without upright rules: their columns stand in the blanks between words that line up, rows between level rules.

Where there are no level rules between the rows either, a row begins where the first column has text or after a wider blank.
Only what shows itself is taken for such a table: level rules of one length, or a row of known column heads.
"""

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

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
_GUTTER = 0.45  # of the font size: the least blank between two columns on one line
_LEAST_BLANK = 0.34  # of the font size: the least blank between two columns all the way down; spaces have 0.25
_SPARE = 6  # one line in so many may run across the columns
_PROSE = 0.8  # of the width of the lines: a single piece so wide is no row of a table
_MOST_HEAD_LINES = 5
_TIGHT = 1.45  # of the font size: the widest step from line to line within a row
_LEAST_COLUMNS = 3
_ROW_GAP = 1.25  # of the line pitch: the blank between rows that no rule parts
_END_GAP = 3.0  # of the line pitch: such a blank ends a table without rules
_CROSSED = 0.1  # share of the lines that may run across the columns of the page before
_ENOUGH = 40  # lines that show the pitch
_WIDEST_PITCH = 1.9  # of the font size: a wider step leads to another row
_ORDINAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVXLC]{1,6}|[A-Za-zĐđ]|[-–+*])\s?[.)]?$")


@dataclass(frozen=True, slots=True)
class _Zone:
    """Lines that may be a table.

    ``ys`` part its rows and ``ends`` are its sides where ``rules`` say so; ``head`` counts the lines of its first row.
    """

    lines: tuple[Line, ...]
    ys: tuple[float, ...] = ()
    ends: tuple[float, float] | None = None
    head: int = 0
    rules: tuple[Rule, ...] = ()

    @property
    def head_lines(self) -> tuple[Line, ...]:
        """The lines of the first row."""
        if self.head:
            return self.lines[: self.head]
        if len(self.ys) > 1:
            return tuple(line for line in self.lines if line.baseline < self.ys[1])
        return self.lines[:1]


def find_aligned(page: int, lines: Sequence[Line], rules: Sequence[Rule], before: RuledTable | None) -> tuple[Grid, ...]:
    """The tables among the lines of a page that no upright rules make, from top to bottom.

    ``rules`` are those outside of ruled tables, ``before`` is the last table of the page before.
    """
    grids: list[Grid] = []
    known = None if before is None or before.ruled else before.xs
    for zone in [*_ruled_zones(lines, rules), *_headed_zones(lines)]:
        if any(grid.ys[0] <= zone.lines[0].baseline <= grid.ys[-1] for grid in grids):
            continue
        xs = _columns(zone, known)
        zone = _ended(zone, xs)
        if len(xs) <= _LEAST_COLUMNS or len(zone.lines) < 2:
            continue
        ys = zone.ys if len(zone.ys) > _LEAST_RULES else _row_heights(zone, xs)
        if len(ys) > 2 and not any(grid.ys[0] < ys[-1] and ys[0] < grid.ys[-1] for grid in grids):
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
        ends = (first.start, first.end)
        top, foot = alike[0].at, alike[-1].at
        inside = tuple(
            line for line in lines if top < _middle(line) < foot and ends[0] - _SAME <= line.x0 and line.x1 <= ends[1] + _SAME
        )
        within = tuple(
            rule
            for rule in level
            if top - 1 <= rule.at <= foot + 1 and ends[0] - _SAME <= rule.start and rule.end <= ends[1] + _SAME
        )
        ys = _heights(within, ends)
        filled = [y for y, following in pairwise(ys) if any(y < _middle(line) < following for line in inside)]
        if inside and filled:
            yield _Zone(inside, (*filled, ys[-1]), ends, rules=within)


def _heights(rules: Sequence[Rule], ends: tuple[float, float]) -> list[float]:
    """The heights at which rules cover half of the width at least; beside merged cells they have gaps."""
    found: list[float] = []
    for rule in rules:
        here = [other for other in rules if abs(other.at - rule.at) <= _SAME / 2]
        wide = sum(other.end - other.start for other in here) >= (ends[1] - ends[0]) / 2
        if wide and (not found or rule.at - found[-1] > _SAME / 2):
            found.append(rule.at)
    return found


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
    """Stretches that begin with a row of known column heads, which may be several lines high."""
    for place, line in enumerate(lines):
        if not any(_is_head(" ".join(word.text for word in piece)) for piece in _pieces(line)):
            continue
        tallest = _height(lines, place)
        for height in (tallest,) if line.bold else range(1, tallest + 1):
            heads = _head_texts(lines[place : place + height])
            known = sum(map(_is_head, heads))
            if len(heads) >= _LEAST_COLUMNS and known >= 2 and 2 * known >= len(heads):
                yield _Zone(tuple(lines[place:]), head=height)
                break


def _is_head(text: str) -> bool:
    return head_pattern().match(fold(text)) is not None


def _height(lines: Sequence[Line], place: int) -> int:
    """How many lines from ``place`` on are of one weight and as near to each other as those of one row."""
    height = 1
    for before, line in pairwise(lines[place : place + _MOST_HEAD_LINES]):
        if line.bold != before.bold or line.baseline - before.baseline > _TIGHT * line.size:
            break
        height += 1
    return height


def _head_texts(lines: Sequence[Line]) -> list[str]:
    """The texts of column heads: pieces of the lines that stand over each other go together. None where heads do not part."""
    clusters: list[list[Any]] = []
    for words in sorted((piece for line in lines for piece in _pieces(line)), key=lambda words: words[0].x0):
        text = " ".join(word.text for word in words)
        if clusters and words[0].x0 < clusters[-1][0]:
            clusters[-1][0] = max(clusters[-1][0], words[-1].x1)
            clusters[-1][1].append((words[0].baseline, text))
        else:
            clusters.append([words[-1].x1, [(words[0].baseline, text)]])
    if any(len({baseline for baseline, _ in parts}) < len(parts) for _, parts in clusters):
        return []  # a line of running text over several columns
    return [" ".join(text for _, text in sorted(parts)) for _, parts in clusters]


def _middle(line: Line | LineWord) -> float:
    return (line.y0 + line.y1) / 2


# -- columns -------------------------------------------------------------------------------------------------------------


def _pieces(line: Line, blank: float = _GUTTER) -> list[list[LineWord]]:
    """The words of a line, parted where a blank is wider than ``blank`` of the font size."""
    if not line.may_part(blank):
        return [list(line.words)]
    pieces = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 > blank * max(before.size, word.size):
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _columns(zone: _Zone, known: tuple[float, ...] | None) -> tuple[float, ...]:
    """The edges of the columns; those of the page before where the words leave them free."""
    if known is not None and _leaves_free(zone.lines, known):
        return known
    body = _body(zone)
    rows = [line for line in body if not line.bold] or body
    head = [word for line in zone.head_lines for word in line.words]
    covered = _covered([*rows, *zone.head_lines])
    # A row of one long title hides the blanks: the widest lines are left out until the columns show.
    spare = max(1, len(rows) // _SPARE)
    while len(_under(covered, head)) < _LEAST_COLUMNS and spare > 0 and len(rows) > 1:
        rows.remove(max(rows, key=lambda line: max(piece[-1].x1 - piece[0].x0 for piece in _pieces(line))))
        covered, spare = _covered([*rows, *zone.head_lines]), spare - 1
    starts = _under(covered, head)
    if not starts:
        return ()
    left, right = zone.ends or (covered[0][0] - 2.0, covered[-1][1] + 2.0)
    return (min(left, starts[0] - 1.0), *(x - 1.5 for x in starts[1:]), max(right, covered[-1][1]))


def _body(zone: _Zone) -> list[Line]:
    """The lines below the head; without rules, only as far down as they stand close."""
    lines = zone.lines[len(zone.head_lines) :]
    if zone.ends is not None:
        return list(lines)
    body: list[Line] = []
    last = zone.head_lines[-1]
    for line in lines:
        full = len(_pieces(line)) == 1 and line.width > _PROSE * (
            max(other.x1 for other in lines) - min(other.x0 for other in lines)
        )
        if line.baseline - last.baseline > _END_GAP * line.size or (full and not line.bold):
            break
        body.append(line)
        last = line
    return body


def _covered(lines: Sequence[Line]) -> list[list[float]]:
    """From where to where words stand in any of the lines, blanks as wide as those between words not counted."""
    covered: list[list[float]] = []
    pieces = [piece for line in lines for piece in _pieces(line, _LEAST_BLANK)]
    size = statistics.median_low([line.size for line in lines])
    for x0, x1 in sorted((piece[0].x0, piece[-1].x1) for piece in pieces):
        if covered and x0 - covered[-1][1] <= _LEAST_BLANK * size:
            covered[-1][1] = max(covered[-1][1], x1)
        else:
            covered.append([x0, x1])
    return covered


def _under(covered: Sequence[Sequence[float]], head: Sequence[LineWord]) -> list[float]:
    """Where the stretches begin that have words of the head over them."""
    return [x0 for x0, x1 in covered if any(word.x0 < x1 and word.x1 > x0 for word in head)]


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
    pitch = _pitch(zone.lines[: zone.head + _ENOUGH], xs)
    kept = list(zone.head_lines)
    for line in zone.lines[len(kept) :]:
        step = line.baseline - kept[-1].baseline
        starts = _column(line.words[0], xs) == 0
        titled = starts and _ORDINAL.match(line.words[0].text)
        if step > _END_GAP * pitch or (_crosses(line, xs) and not titled):
            break
        kept.append(line)
    while len(kept) > zone.head and not any(_column(line.words[0], xs) == 0 for line in _last_row(kept, pitch)):
        del kept[-len(_last_row(kept, pitch)) :]  # what stands apart below and has no first column is no row
    return _Zone(tuple(kept), head=zone.head)


def _last_row(lines: Sequence[Line], pitch: float) -> Sequence[Line]:
    """The lines at the end that no wide blank parts."""
    start = len(lines) - 1
    while start > 0 and lines[start].baseline - lines[start - 1].baseline <= _ROW_GAP * pitch:
        start -= 1
    return lines[start:]


def _pitch(lines: Sequence[Line], xs: Sequence[float]) -> float:
    """The usual step from a line to the next one of its cell, in points: lines of several cells may stand between them."""
    last: dict[int, float] = {}
    steps = []
    for line in lines:
        for column in {_column(word, xs) for word in line.words}:
            if column in last and line.baseline - last[column] < _WIDEST_PITCH * line.size:
                steps.append(line.baseline - last[column])
            last[column] = line.baseline
    steps.sort()
    return steps[len(steps) // 4] if steps else 1.3 * lines[0].size


def _row_heights(zone: _Zone, xs: Sequence[float]) -> tuple[float, ...]:
    """The heights between rows that no rule parts, from the top of the first to the foot of the last."""
    lines, head = zone.lines, len(zone.head_lines)
    pitch = _pitch(lines, xs)
    by_text = [place for place in range(head, len(lines)) if _column(lines[place].words[0], xs) == 0]
    by_gap = [
        place
        for place in range(head, len(lines))
        if place == head or lines[place].baseline - lines[place - 1].baseline > _ROW_GAP * pitch
    ]
    # Where cells stand in the middle of their row, its first line is not the one with the number.
    one_each = all(any(a <= place < b for place in by_text) for a, b in pairwise([*by_gap, len(lines)]))
    starts = by_gap if one_each and 2 * len(by_gap) > len(by_text) else by_text
    inner = [(_middle(lines[place - 1]) + _middle(lines[place])) / 2 for place in starts if place > 0]
    return (lines[0].y0 - 1.0, *inner, lines[-1].y1 + 1.0)


def _grid(page: int, zone: _Zone, xs: tuple[float, ...], ys: tuple[float, ...]) -> Grid:
    cells: list[GridCell] = []
    for row, (top, foot) in enumerate(pairwise(ys)):
        for first, last in _spans([line for line in zone.lines if top < _middle(line) < foot], xs):
            above = next((cell for cell in cells if cell.row + cell.row_span == row and cell.column == first), None)
            if above is not None and above.column_span == last - first and _is_open(zone.rules, top, xs[first], xs[last]):
                cells[cells.index(above)] = replace(above, row_span=above.row_span + 1, y1=foot)
                continue
            cells.append(
                GridCell(row=row, column=first, row_span=1, column_span=last - first, x0=xs[first], y0=top, x1=xs[last], y1=foot)
            )
    return Grid(page=page, xs=xs, ys=ys, cells=tuple(cells), open_top=False, open_bottom=False, ruled=False)


def _is_open(rules: Sequence[Rule], y: float, x0: float, x1: float) -> bool:
    """Whether rules are drawn at a height, but not from ``x0`` to ``x1``: a merged cell stands there."""
    here = [rule for rule in rules if abs(rule.at - y) <= _SAME / 2]
    middle = (x0 + x1) / 2
    return bool(here) and not any(rule.start <= middle <= rule.end for rule in here)


def _spans(row: Sequence[Line], xs: Sequence[float]) -> Iterator[tuple[int, int]]:
    """First column and the one after the last of each cell of a row: words that run across edges make a wide cell.

    So does a title in bold with nothing beside it.
    """
    words = [word for line in row for word in line.words]
    taken = {_column(word, xs) for word in words}
    title = bool(words) and all(word.bold for word in words) and taken <= {0, 1} and 1 in taken
    pieces = [piece for line in row for piece in _pieces(line, _LEAST_BLANK)]
    crossed = {
        place for place, x in enumerate(xs[1:-1], 1) if any(piece[0].x0 < x - 0.5 and piece[-1].x1 > x + 0.5 for piece in pieces)
    }
    if title or crossed:
        crossed = set(range(min(crossed | {2}), len(xs) - 1))
    first = 0
    for place in range(1, len(xs)):
        if place not in crossed:
            yield first, place
            first = place
