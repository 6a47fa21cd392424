"""Tables that are ruled across only: their columns are seen from how the words stand below each other.

What stands between level rules of one width is put in columns at the gutters that no word crosses; the gutters become
upright rules, and from there on the table is like any other. A row of text over several columns is one merged cell. Between
rules that lie more than one row apart, rows begin where the first column counts on.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.parsers.pdf_characters import Character, Frame
from pipeline.parsers.pdf_graphics import Rule
from pipeline.parsers.pdf_grids import Grid, find_grids
from pipeline.parsers.pdf_lines import Line, LineWord, line_of, lines_from_characters, runs

_SAME = 4.0  # points within which rules lie at one height or end at one side
_GUTTER = 5.0  # points: narrower gaps are those between words
_LEAST_WIDTH = 0.4  # of the page: shorter rules underline something
_LEAST_RULES = 3  # above and below the head, and at the foot
_MOST_RULES = 2_000
_MARGIN = 0.06  # of the page's height
_COUNT = re.compile(r"\(?\d{1,3}(?:\.\d{1,3}){0,3}\s?[.)]?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """All that is drawn level at one height: its pieces from left to right."""

    y: float
    pieces: tuple[tuple[float, float], ...]

    @property
    def left(self) -> float:
        return self.pieces[0][0]

    @property
    def right(self) -> float:
        return max(end for _, end in self.pieces)


def find_level_grids(
    frame: Frame, characters: Sequence[Character], rules: Sequence[Rule], grids: Sequence[Grid], *, carried: bool
) -> tuple[Grid, ...]:
    """The grids of level rules that stand outside ``grids``, top down; two rules are enough for one ``carried`` over."""
    if sum(not rule.upright for rule in rules) < (2 if carried else _LEAST_RULES) or len(rules) > _MOST_RULES:
        return ()
    free = [rule for rule in rules if not any(_touches(rule, grid) for grid in grids)]
    found: list[Grid] = []
    for block in _blocks(_levels(free), frame.reading_size[0]):
        if len(block) < (2 if carried else _LEAST_RULES) or _has_uprights(block, free):
            continue
        lines = [line for line in lines_from_characters(frame.number, characters) if not _is_foot(line, frame)]
        found.extend(find_grids(frame.number, _with_columns(block, lines, carried=carried and not found)))
    return tuple(found)


def _is_foot(line: Line, frame: Frame) -> bool:
    """Whether a line stands in the upper or lower margin, where page numbers are."""
    height = frame.reading_size[1]
    return line.y1 < _MARGIN * height or line.y0 > (1 - _MARGIN) * height


def _touches(rule: Rule, grid: Grid) -> bool:
    left, top, right, bottom = grid.xs[0] - _SAME, grid.ys[0] - _SAME, grid.xs[-1] + _SAME, grid.ys[-1] + _SAME
    if rule.upright:
        return left <= rule.at <= right and rule.end >= top and rule.start <= bottom
    return top <= rule.at <= bottom and rule.end >= left and rule.start <= right


def _levels(rules: Sequence[Rule]) -> list[_Level]:
    groups: list[list[Rule]] = []
    for rule in sorted((rule for rule in rules if not rule.upright), key=lambda rule: rule.at):
        if not groups or rule.at - groups[-1][0].at > _SAME / 2:
            groups.append([])
        groups[-1].append(rule)
    return [_Level(y=group[0].at, pieces=_united([(rule.start, rule.end) for rule in group], _SAME)) for group in groups]


def _united(intervals: Sequence[tuple[float, float]], gap: float) -> tuple[tuple[float, float], ...]:
    """The intervals in order, those less than ``gap`` apart as one."""
    united: list[tuple[float, float]] = []
    for start, end in sorted(intervals):
        if united and start - united[-1][1] < gap:
            united[-1] = (united[-1][0], max(united[-1][1], end))
        else:
            united.append((start, end))
    return tuple(united)


def _blocks(levels: Sequence[_Level], width: float) -> Iterator[list[_Level]]:
    """Runs of levels of one table: they begin and end with a full one, and what lies between is no wider."""
    block: list[_Level] = []
    for level in levels:
        if block and not _fits(level, block[0]):
            yield _trimmed(block)
            block = []
        if block or (len(level.pieces) == 1 and level.right - level.left >= _LEAST_WIDTH * width):
            block.append(level)
    yield _trimmed(block)


def _fits(level: _Level, first: _Level) -> bool:
    return level.left >= first.left - _SAME and level.right <= first.right + _SAME


def _trimmed(block: list[_Level]) -> list[_Level]:
    full = [number for number, level in enumerate(block) if _is_full(level, block[0])]
    return block[: full[-1] + 1] if len(full) > 1 else []


def _is_full(level: _Level, first: _Level) -> bool:
    return len(level.pieces) == 1 and abs(level.left - first.left) <= _SAME and abs(level.right - first.right) <= _SAME


def _has_uprights(block: Sequence[_Level], rules: Sequence[Rule]) -> bool:
    top, bottom = block[0].y + _SAME, block[-1].y - _SAME
    return any(rule.upright and rule.start < bottom and rule.end > top for rule in rules)


def _with_columns(block: Sequence[_Level], lines: Sequence[Line], *, carried: bool) -> list[Rule]:
    """The rules of the block, with upright ones where its columns meet."""
    first = block[0]
    heights = [level.y for level in block]
    edges = _edges([_between(lines, above, below, first) for above, below in pairwise(heights)])
    rules = [Rule(upright=False, at=level.y, start=start, end=end) for level in block for start, end in level.pieces]
    if not edges:
        return rules
    heights = _with_cut_rows(heights, edges, lines, first, carried=carried)
    for above, below in pairwise(heights):
        band = _between(lines, above, below, first)
        rules += [
            Rule(upright=True, at=edge, start=above, end=below)
            for edge in (first.left, *edges, first.right)
            if not _crosses(band, edge)
        ]
        rules += [Rule(upright=False, at=y, start=first.left, end=first.right) for y in _row_starts(band, edges[0])]
    return rules


def _between(lines: Sequence[Line], above: float, below: float, first: _Level) -> list[Line]:
    """The lines between two heights, as far as they stand within the sides of the table."""
    held = []
    for line in lines:
        words = [word for word in line.words if first.left <= (word.x0 + word.x1) / 2 <= first.right]
        if words and above < (line.y0 + line.y1) / 2 < below:
            held.append(line_of(line.page, words))
    return held


def _crosses(lines: Sequence[Line], edge: float) -> bool:
    return any(word.x0 < edge - 1 and word.x1 > edge + 1 for word in _words(lines))


def _with_cut_rows(
    heights: list[float], edges: list[float], lines: Sequence[Line], first: _Level, *, carried: bool
) -> list[float]:
    """The heights with the page's ends where rows are cut there, which no rule closes.

    Below the last rule a row begins with the next number and is all there is; above the first one, on a page that carries a
    table on, stands the rest of a row without a number.
    """
    below = _between(lines, heights[-1], float("inf"), first)
    if below and _COUNT.match(_before(below[0], edges[0])) and not any(_crosses(below, edge) for edge in edges):
        heights = [*heights, below[-1].y1 + 1]
    above = _between(lines, float("-inf"), heights[0], first)
    rest = above and not any(_before(line, edges[0]) for line in above) and not any(_crosses(above, edge) for edge in edges)
    if carried and rest:
        heights = [above[0].y0 - 1, *heights]
    return heights


def _before(line: Line, edge: float) -> str:
    """The words of a line that stand in the first column."""
    return " ".join(word.text for word in line.words if word.x1 <= edge)


def _words(lines: Sequence[Line]) -> Iterator[LineWord]:
    return (word for line in lines for word in line.words)


def _edges(bands: Sequence[Sequence[Line]]) -> list[float]:
    """Where columns meet: within the gutters that no word of a row with several columns crosses."""
    rows = [lines for lines in bands if any(len(runs(line)) > 1 for line in lines)]
    if not rows:
        return []
    covered = _united([(word.x0, word.x1) for lines in rows for word in _words(lines)], _GUTTER)
    return [max((before[1] + after[0]) / 2, after[0] - _GUTTER) for before, after in pairwise(covered)]


def _row_starts(lines: Sequence[Line], edge: float) -> list[float]:
    """The heights between the rows of a band in whose first column several numbers count on."""
    starts = [number for number, line in enumerate(lines) if _COUNT.match(_before(line, edge))]
    if len(starts) < 2 or starts[0] != 0:
        return []
    return [(max(line.y1 for line in lines[:number]) + lines[number].y0) / 2 for number in starts[1:]]
