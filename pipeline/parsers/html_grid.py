"""The grid of an HTML table: which cell covers which rows and columns."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.html import HtmlElement

from pipeline.parsers.html_nodes import Step, numbered
from pipeline.parsers.html_text import Line

MAX_COLUMN_SPAN = 100
ROW_GROUPS = ("thead", "tbody", "tfoot")


@dataclass(slots=True)
class GridCell:
    """A cell: where it begins, how far it reaches, and the flow of lines and nested tables in it."""

    row: int
    column: int
    row_span: int
    column_span: int
    head: bool
    flow: list["Line | Grid"] = field(default_factory=list)
    picture: bool = False  # holds an image

    def lines(self) -> list[Line]:
        """All lines in it, those of nested tables included, in reading order."""
        return list(flow_lines(self.flow))

    @property
    def text(self) -> str:
        """Its lines joined by line breaks."""
        return "\n".join(line.text for line in self.lines())


@dataclass(slots=True)
class Grid:
    """A table as it stands in the page, before anything is known about its purpose."""

    cells: list[GridCell] = field(default_factory=list)
    ruled: bool = True
    kind_hint: str = ""  # class and id of the element

    @property
    def rows(self) -> int:
        """Number of rows."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @property
    def columns(self) -> int:
        """Number of columns."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)

    def row_cells(self, row: int) -> list[GridCell]:
        """The cells that begin in ``row``."""
        return [cell for cell in self.cells if cell.row == row]


Flow = list[Line | Grid]


def flow_lines(flow: Flow) -> Iterator[Line]:
    """The lines of a flow in reading order, those inside tables row by row."""
    for part in flow:
        if isinstance(part, Line):
            yield part
        else:
            for cell in part.cells:
                yield from flow_lines(cell.flow)


class TableRow(NamedTuple):
    """A ``tr`` element, whether it stands in a ``thead``, and the steps from the table to it."""

    element: HtmlElement
    in_head: bool
    steps: tuple[Step, ...]


def table_rows(table: HtmlElement) -> list[TableRow]:
    """The rows of ``table`` itself (not of tables inside it)."""
    rows: list[TableRow] = []
    stack = [TableRow(child, False, (step,)) for child, step in reversed([*numbered(table)])]
    while stack:
        part = stack.pop()
        name = part.element.tag
        if name == "tr":
            rows.append(part)
        elif name not in ("table", "td", "th"):
            head = part.in_head or name == "thead"
            inner = [*numbered(part.element)]
            stack.extend(TableRow(child, head, (*part.steps, step)) for child, step in reversed(inner))
    return rows


class Placer:
    """Places cells row by row as the HTML standard does: each in the first column that no cell above reaches into."""

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._taken_until: list[int] = []

    def place(self, row: int, column: int, cell: HtmlElement) -> tuple[int, int, int]:
        """Column, row span and column span of ``cell`` in ``row``, looked for from ``column`` on."""
        while column < len(self._taken_until) and self._taken_until[column] > row:
            column += 1
        row_span = max(1, min(_span(cell, "rowspan"), self._rows - row))
        column_span = max(1, min(_span(cell, "colspan"), MAX_COLUMN_SPAN))
        missing = column + column_span - len(self._taken_until)
        if missing > 0:
            self._taken_until.extend([0] * missing)
        for covered in range(column, column + column_span):
            self._taken_until[covered] = row + row_span
        return column, row_span, column_span


def compact(cells: list[GridCell]) -> None:
    """Renumber rows and columns so that at each one at least one cell begins (Word's spans often count phantom columns)."""
    rows = _renumbered({cell.row for cell in cells}, max((cell.row + cell.row_span for cell in cells), default=0))
    columns = _renumbered({cell.column for cell in cells}, max((cell.column + cell.column_span for cell in cells), default=0))
    for cell in cells:
        cell.row, cell.row_span = _moved(cell.row, cell.row_span, rows)
        cell.column, cell.column_span = _moved(cell.column, cell.column_span, columns)


def _renumbered(starts: set[int], stop: int) -> list[int]:
    """For each old position from 0 to ``stop`` how many starts lie before it."""
    counts = [0] * (stop + 1)
    for position in range(stop):
        counts[position + 1] = counts[position] + (position in starts)
    return counts


def _moved(start: int, span: int, counts: list[int]) -> tuple[int, int]:
    first, last = counts[start], counts[start + span]
    return first, max(1, last - first)


def _span(cell: HtmlElement, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1
