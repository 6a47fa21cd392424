"""Which leading rows of a table are column heads."""

import functools
import re

from pipeline.knowledge.table_heads import table_heads
from pipeline.parsers.encodings import fold
from pipeline.parsers.html_grid import Grid, GridCell

MAX_HEAD = 120  # characters of a column head
MAX_HEAD_ROWS = 4
NUMBERING = re.compile(r"\(?(?:\d{1,2}|[A-ZĐ])\)?")


@functools.cache
def head_pattern() -> re.Pattern[str]:
    """Matches a folded column head that is, or begins with, one of the known heads."""
    return re.compile(f"(?:{'|'.join(re.escape(row.head) for row in table_heads())})(?![a-z])")


def header_rows(grid: Grid) -> int:
    """How many leading rows of ``grid`` hold column heads: marked as heads, worded as heads, or set apart in bold.

    Rows that a head reaches into, and a row that numbers the columns, belong to them. 0 where there is none.
    """
    first = [cell for cell in grid.row_cells(0) if cell.text]
    if grid.rows < 2 or not _is_head_row(grid, first):
        return 0
    count = max((cell.row_span for cell in grid.row_cells(0)), default=1)
    while count < min(grid.rows - 1, MAX_HEAD_ROWS) and all(cell.head for cell in grid.row_cells(count)):
        count += 1
    if count < grid.rows and _numbers_columns(grid.row_cells(count)):
        count += 1
    return count if count <= MAX_HEAD_ROWS + 1 else 1


def _is_head_row(grid: Grid, cells: list[GridCell]) -> bool:
    if len(cells) < 2 or any(len(cell.text) > MAX_HEAD for cell in cells):
        return False
    if all(cell.head for cell in cells):
        return True
    known = sum(1 for cell in cells if head_pattern().match(fold(cell.text)))
    if known >= 2 and known * 2 >= len(cells):
        return True
    return _all_bold(cells) and not _all_bold([cell for cell in grid.row_cells(1) if cell.text])


def _all_bold(cells: list[GridCell]) -> bool:
    return bool(cells) and all(line.bold for cell in cells for line in cell.lines())


def _numbers_columns(cells: list[GridCell]) -> bool:
    """A row such as ``(1) (2) (3)`` or ``A B 1 2``."""
    texts = [cell.text for cell in cells if cell.text]
    return len(texts) >= 3 and len(texts) == len(set(texts)) and all(NUMBERING.fullmatch(text) for text in texts)
