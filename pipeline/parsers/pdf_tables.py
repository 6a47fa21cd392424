"""Ruled grids with their text: cells, column heads, and whether they hold data or only lay out a letterhead."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipeline.parsers.encodings import fold
from pipeline.parsers.html_heads import head_pattern
from pipeline.parsers.html_tables import zone_of
from pipeline.parsers.pdf_columnar import Characters
from pipeline.parsers.pdf_grids import Grid, GridCell
from pipeline.parsers.pdf_lines import Line, lines_in_groups

_LONGEST_HEAD = 120  # characters of a column head
_MOST_HEAD_ROWS = 4
_NUMBERING = re.compile(r"\(?(?:\d{1,2}|[A-ZĐ])\)?(?:\s?=\s?[\d()+\-x*/ ]{1,20})?")
_COUNTED = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVXLC]{1,6}|[a-zđ])\s?[.)]?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """A cell with its lines from top to bottom; lines of two pages where the page break cut the row."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: tuple[Line, ...]
    rectangles: tuple[GridCell, ...]
    pages: tuple[int, ...]
    header: bool = False

    @property
    def text(self) -> str:
        """The words of the cell with single spaces."""
        return " ".join(line.text for line in self.lines)

    @property
    def left(self) -> float:
        """Where the cell begins, in points."""
        return self.rectangles[0].x0

    @property
    def right(self) -> float:
        """Where the cell ends, in points."""
        return self.rectangles[0].x1


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledTable:
    """A table or the part of one that a page holds; cells are in reading order, ``xs`` are the column edges in points."""

    xs: tuple[float, ...]
    rows: int
    header_rows: int
    cells: tuple[TableCell, ...]
    first_page: int
    last_page: int
    top: float
    foot: float
    open_top: bool
    open_bottom: bool
    ruled: bool = True

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return len(self.xs) - 1

    def spans_height(self, y: float) -> bool:
        """Whether a height of its first page lies within the table."""
        return self.top - 1 <= y <= self.foot + 1

    def row(self, number: int) -> tuple[TableCell, ...]:
        """The cells that begin in a row."""
        return tuple(cell for cell in self.cells if cell.row == number)


def read_table(grid: Grid, characters: Characters) -> RuledTable:
    """The grid with the characters that stand inside its cells."""
    number = cell_numbers(grid, characters)
    inside = number >= 0
    lines = lines_in_groups(grid.page, characters.where(inside), number[inside], len(grid.cells))
    cells = tuple(
        TableCell(
            row=cell.row,
            column=cell.column,
            row_span=cell.row_span,
            column_span=cell.column_span,
            lines=lines[place],
            rectangles=(cell,),
            pages=(grid.page,),
        )
        for place, cell in enumerate(grid.cells)
    )
    table = RuledTable(
        xs=grid.xs,
        rows=grid.rows,
        header_rows=0,
        cells=cells,
        first_page=grid.page,
        last_page=grid.page,
        top=grid.ys[0],
        foot=grid.ys[-1],
        open_top=grid.open_top,
        open_bottom=grid.open_bottom,
        ruled=grid.ruled,
    )
    return _with_header(table)


def cell_numbers(grid: Grid, characters: Characters) -> NDArray[np.intp]:
    """The place in ``grid.cells`` of the cell in which the middle of each character stands; -1 outside of all."""
    x, y = characters.middles
    number = np.full(len(characters), -1, dtype=np.intp)
    near = (grid.xs[0] <= x) & (x < grid.xs[-1]) & (grid.ys[0] <= y) & (y < grid.ys[-1])
    if not near.any():
        return number
    places = np.flatnonzero(near)
    x, y = x[places], y[places]
    down = np.argsort(y, kind="stable")
    x, places = x[down], places[down]
    tops, feet = np.searchsorted(y[down], np.array([(cell.y0, cell.y1) for cell in grid.cells]).reshape(-1, 2).T).tolist()
    for place in reversed(range(len(grid.cells))):  # where cells overlap the first one has it
        cell, across = grid.cells[place], x[tops[place] : feet[place]]
        number[places[tops[place] : feet[place]][(cell.x0 <= across) & (across < cell.x1)]] = place
    return number


def is_data(table: RuledTable) -> bool:
    """Whether a grid holds data: two rows and two columns with text, and no letterhead or signature laid out in it."""
    filled = [cell for cell in table.cells if cell.lines]
    if len({cell.row for cell in filled}) < 2 or len({cell.column for cell in filled}) < 2:
        return False
    if any(zone_of(line.text) == "letterhead" for cell in filled for line in cell.lines[:8]):
        return table.rows > 12
    recipients = (cell for cell in filled if fold(cell.text[:20]).startswith("noi nhan"))
    return not any("luu:" in fold(cell.text) for cell in recipients)


def _with_header(table: RuledTable) -> RuledTable:
    count = _count_header_rows(table)
    cells = tuple(replace(cell, header=True) if cell.row < count else cell for cell in table.cells)
    return replace(table, header_rows=count, cells=cells)


def _count_header_rows(table: RuledTable) -> int:
    first = [cell for cell in table.row(0) if cell.lines]
    if not _is_head_row(first, [cell for cell in table.row(1) if cell.lines]):
        return 0
    count = max(cell.row_span for cell in table.row(0))
    if count < table.rows and _numbers_columns(table.row(count)):
        count += 1
    return count if count <= _MOST_HEAD_ROWS and count <= table.rows else 1


def _is_head_row(cells: list[TableCell], below: list[TableCell]) -> bool:
    if len(cells) < 2 or any(len(cell.text) > _LONGEST_HEAD for cell in cells):
        return False
    known = sum(head_pattern().match(fold(cell.text)) is not None for cell in cells)
    if known >= 2 and 2 * known >= len(cells):
        return True
    return _is_bold(cells) and bool(below) and not _is_bold(below) and not _COUNTED.match(cells[0].text)


def _is_bold(cells: list[TableCell]) -> bool:
    return all(line.bold for cell in cells for line in cell.lines)


def _numbers_columns(cells: Sequence[TableCell]) -> bool:
    """A row such as ``(1) (2) (3)``."""
    texts = [cell.text for cell in cells if cell.lines]
    return len(texts) >= 3 and len(set(texts)) == len(texts) and all(_NUMBERING.fullmatch(text) for text in texts)
