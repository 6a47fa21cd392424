"""From a flow of lines and tables to the canonical text with its blocks and tables."""

import re
from collections.abc import Sequence

from pipeline.model.nodes import PackedNodes
from pipeline.model.text import Block, BlockKind, Cell, Column, Span, Table
from pipeline.parsers.html_grid import Flow, Grid, GridCell, flow_lines
from pipeline.parsers.html_heads import header_rows
from pipeline.parsers.html_tables import Purpose, bands, purpose, zone_of
from pipeline.parsers.html_text import Line

MAX_BOLD_HEADING = 200  # characters; a longer bold paragraph is emphasis
MAX_CAPITALS_HEADING = 400
ENDS_CLAUSE = re.compile(r"[;,]$")
MAX_DEPTH = 12


class TextBuilder:
    """Collects the text line by line; every line is one block."""

    def __init__(self, paths: Sequence[str] = ()) -> None:
        """``paths`` are those of the nodes that the lines' origins name by number."""
        self._parts: list[str] = []
        self._length = 0
        self.nodes = PackedNodes(paths)
        self.blocks: list[Block] = []
        self.tables: list[Table] = []

    @property
    def text(self) -> str:
        """The canonical text so far."""
        return "\n".join(self._parts)

    def add_flow(self, flow: Flow, column: Column = Column.FULL, depth: int = 0) -> None:
        """Add everything in ``flow`` in reading order, tables by their purpose."""
        for part in flow:
            if isinstance(part, Line):
                place = column if part.column is Column.FULL else part.column
                self._add_line(part, _kind(part, place), place)
            elif depth > MAX_DEPTH:
                for line in flow_lines([part]):
                    self._add_line(line, _kind(line, column), column)
            else:
                self._add_grid(part, column, depth)

    def _add_grid(self, grid: Grid, column: Column, depth: int) -> None:
        use = purpose(grid)
        if use is Purpose.DATA:
            self._add_table(grid)
        elif use in (Purpose.LETTERHEAD, Purpose.SIGNATURE):
            self._add_columns(grid, use, depth)
        elif use is Purpose.PAGE:
            for band in bands(grid):
                self._add_band(band, column, depth)
        elif use is Purpose.PLAIN:
            for cell in grid.cells:
                self.add_flow(cell.flow, column, depth + 1)

    def _add_band(self, band: Grid, column: Column, depth: int) -> None:
        use = purpose(band)
        if use is Purpose.PAGE or (use is Purpose.DATA and band.rows == 1):
            for cell in band.cells:
                self.add_flow(cell.flow, column, depth + 1)
        else:
            self._add_grid(band, column, depth + 1)

    def _add_columns(self, grid: Grid, use: Purpose, depth: int) -> None:
        """A two-column zone: the left column's blocks first; cells over the whole width keep their place around them."""
        filled = [cell for cell in grid.cells if cell.text]
        wide = [cell for cell in filled if cell.column_span >= grid.columns > 1]
        narrow = [cell for cell in filled if cell not in wide]
        first = min((cell.row for cell in narrow), default=0)
        right_from = _right_column(narrow, use)
        for cell in wide:
            if cell.row < first:
                self.add_flow(cell.flow, Column.FULL, depth + 1)
        for side in (Column.LEFT, Column.RIGHT):
            for cell in narrow:
                if (cell.column >= right_from) == (side is Column.RIGHT):
                    self.add_flow(cell.flow, side, depth + 1)
        for cell in wide:
            if cell.row >= first:
                self.add_flow(cell.flow, Column.FULL, depth + 1)

    def _add_table(self, grid: Grid) -> None:
        heads = header_rows(grid)
        cells = [self._add_cell(cell, cell.row < heads) for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column))]
        start = min(cell.span.start for cell in cells)
        self.tables.append(
            Table(
                span=Span(start=start, end=max(start, self._length)),
                rows=grid.rows,
                columns=grid.columns,
                header_rows=heads,
                cells=tuple(cells),
                ruled=grid.ruled,
            )
        )

    def _add_cell(self, cell: GridCell, header: bool) -> Cell:
        spans = [self._add_line(line, BlockKind.CELL, Column.FULL) for line in flow_lines(cell.flow)]
        here = spans[0].start if spans else self._length  # an empty cell stands at the end of what is written
        return Cell(
            row=cell.row,
            column=cell.column,
            row_span=cell.row_span,
            column_span=cell.column_span,
            span=Span(start=here, end=spans[-1].end if spans else here),
            header=header,
        )

    def _add_line(self, line: Line, kind: BlockKind, column: Column) -> Span:
        start = self._length + (1 if self._parts else 0)
        self._parts.append(line.text)
        self._length = start + len(line.text)
        span = Span(start=start, end=self._length)
        for at, length, node, first, last in line.origins:
            self.nodes.add(start + at, start + at + length, node, first, last)
        self.blocks.append(Block(span=span, kind=kind, column=column, centered=line.centered, bold=line.bold, italic=line.italic))
        return span


def _right_column(cells: list[GridCell], use: Purpose) -> int:
    """The first grid column that counts as right: the motto's in a letterhead, any but the first in a signature zone."""
    columns = sorted({cell.column for cell in cells})
    if use is Purpose.LETTERHEAD:
        mottos = [cell.column for cell in cells if any(zone_of(line.text) == "letterhead" for line in cell.lines())]
        return max(mottos, default=columns[-1] if columns else 0)
    if len(columns) == 1:
        recipients = any(line.text.casefold().startswith("nơi nhận") for cell in cells for line in cell.lines())
        return columns[0] + 1 if recipients else columns[0]
    return columns[1]


def _kind(line: Line, column: Column) -> BlockKind:
    if column is not Column.FULL:
        return BlockKind.PARAGRAPH
    if line.tag_heading:
        return BlockKind.HEADING
    if line.item:
        return BlockKind.LIST_ITEM
    return BlockKind.HEADING if _stands_out(line) else BlockKind.PARAGRAPH


def _stands_out(line: Line) -> bool:
    """Wholly bold and short, or in capitals throughout."""
    text = line.text
    if ENDS_CLAUSE.search(text) or not any(char.isalpha() for char in text):
        return False
    if line.bold and len(text) <= MAX_BOLD_HEADING:
        return True
    return len(text) <= MAX_CAPITALS_HEADING and text == text.upper() and sum(map(str.isalpha, text)) >= 4
