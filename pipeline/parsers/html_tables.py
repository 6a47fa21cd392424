"""What a table of the page is for: data, letterhead, signature zone, mere layout, or a picture with its caption.

Orders stand in data tables; everything else becomes plain blocks. The cues are rows of ``layout_cues.csv``.
"""

import functools
import re
from dataclasses import dataclass
from enum import StrEnum

from pipeline.knowledge.loader import load_rows
from pipeline.parsers.encodings import fold
from pipeline.parsers.html_grid import Grid, GridCell
from pipeline.parsers.html_heads import header_rows

PICTURE_HINT = re.compile(r"(?:^|[\s_-])(?:image|img|photo|caption|tplcaption|picture|anh|pic)(?:$|[\s_-])", re.IGNORECASE)
MAX_LETTERHEAD = 1200  # characters of text in a letterhead
MAX_SIGNATURE = 4000  # recipients of central documents run to forty lines
MAX_ZONE_ROWS = 10
MAX_CUE_LINES = 12
MAX_ZONE_CELLS = 24  # cells looked at for cues
MAX_FOLLOWER = 300  # characters of a further row (number and date, the signer's name)


class Purpose(StrEnum):
    """What is done with a table."""

    EMPTY = "empty"
    PICTURE = "picture"
    LETTERHEAD = "letterhead"
    SIGNATURE = "signature"
    PLAIN = "plain"
    PAGE = "page"  # the whole page, or several zones, laid out in one table
    DATA = "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutCue:
    """A line by which a zone is known: ``pattern`` is searched in the folded line, which must be in capitals if asked."""

    id: str
    zone: str
    pattern: str
    upper_case: bool
    source: str
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@functools.cache
def layout_cues() -> tuple[tuple[LayoutCue, re.Pattern[str]], ...]:
    """The rows of the cue table with their patterns compiled."""
    return tuple((row, re.compile(row.pattern)) for row in load_rows("parsers/layout_cues.csv", LayoutCue))


def zone_of(line: str) -> str | None:
    """The zone that ``line`` is a cue for (letterhead, signature, addressees), or None."""
    folded = fold(line[:160])
    for cue, pattern in layout_cues():
        if pattern.search(folded) and (_in_capitals(line) or not cue.upper_case):
            return cue.zone
    return None


def purpose(grid: Grid) -> Purpose:
    """What ``grid`` is for. Looks at its texts, its shape and whether it draws borders."""
    filled = [cell for cell in grid.cells if cell.text]
    if not filled:
        return Purpose.EMPTY
    if _is_picture(grid, filled):
        return Purpose.PICTURE
    zones = [_cell_zone(cell) for cell in filled[:MAX_ZONE_CELLS]]
    size = sum(len(cell.text) for cell in filled)
    if "letterhead" in zones:
        return Purpose.LETTERHEAD if size <= MAX_LETTERHEAD and grid.rows <= MAX_ZONE_ROWS else Purpose.PAGE
    if _lays_out(grid, filled):
        return Purpose.PAGE
    if len(filled) == 1 and zones[0] != "signature":
        return Purpose.PLAIN
    if header_rows(grid):
        return Purpose.DATA
    if "signature" in zones and size <= MAX_SIGNATURE and grid.rows <= MAX_ZONE_ROWS and grid.columns <= 4:
        return Purpose.SIGNATURE
    if zones[0] == "addressees" or len({cell.column for cell in filled}) == 1:
        return Purpose.PLAIN
    return Purpose.PLAIN if grid.rows == 1 and not grid.ruled else Purpose.DATA


def bands(grid: Grid) -> list[Grid]:
    """``grid`` (a whole page in one table) cut into bands of rows, each to be judged by itself.

    A letterhead or signature row takes along the short rows under it; other rows stand alone, except that neighbouring
    rows of several plain cells stay together as one table.
    """
    found: list[tuple[str, Grid]] = []
    for row in range(grid.rows):
        cells = [cell for cell in grid.row_cells(row) if cell.text]
        if not cells:
            continue
        label = _band_label(cells, found[-1][0] if found else "")
        if label == "alone" or not found or found[-1][0] != label:
            found.append((label, Grid(ruled=grid.ruled)))
        band = found[-1][1]
        next_row = band.rows
        band.cells.extend(
            GridCell(next_row, cell.column, 1, cell.column_span, cell.head, cell.flow) for cell in grid.row_cells(row)
        )
    return [band for _, band in found]


def _band_label(cells: list[GridCell], before: str) -> str:
    zones = {_cell_zone(cell) for cell in cells}
    for zone in ("letterhead", "signature"):
        if zone in zones:
            return zone
    if before in ("letterhead", "signature") and len(cells) >= 2 and sum(len(cell.text) for cell in cells) <= MAX_FOLLOWER:
        return before
    nested = any(isinstance(part, Grid) for cell in cells for part in cell.flow)
    return "rows" if len(cells) >= 2 and not nested else "alone"


def _cell_zone(cell: GridCell) -> str | None:
    """The zone that the first cue among the cell's first lines tells."""
    for line in cell.lines()[:MAX_CUE_LINES]:
        zone = zone_of(line.text)
        if zone:
            return zone
    return None


def _is_picture(grid: Grid, filled: list[GridCell]) -> bool:
    """One column of an image and its caption, or a table that its class calls an image."""
    if any(isinstance(part, Grid) for cell in filled for part in cell.flow):
        return False
    small = grid.columns == 1 and len(filled) <= 2 and sum(len(cell.lines()) for cell in filled) <= 3
    if PICTURE_HINT.search(grid.kind_hint):
        return small or any(cell.picture for cell in grid.cells)
    return small and any(cell.picture and not cell.text for cell in grid.cells)


def _lays_out(grid: Grid, filled: list[GridCell]) -> bool:
    """Whether tables inside the cells hold most of the text, or a cell holds a text of many paragraphs."""
    size = nested = 0
    for cell in filled:
        size += len(cell.text)
        nested += sum(_grid_size(part) for part in cell.flow if isinstance(part, Grid))
    if nested * 2 > size:
        return True
    longest = max(len(cell.lines()) for cell in filled)
    return longest > 40 and size > MAX_SIGNATURE and not header_rows(grid)


def _grid_size(grid: Grid) -> int:
    return sum(len(cell.text) for cell in grid.cells)


def _in_capitals(line: str) -> bool:
    return line.upper() == line
