"""Tables that run over several pages: when a part carries on the one before, and the one table of the two.

Joining drops the repeated head and glues a row that the page break cut to its rest on the next page.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.parsers.encodings import fold
from pipeline.parsers.pdf_markers import marker_of
from pipeline.parsers.pdf_paragraphs import OPEN_END
from pipeline.parsers.pdf_tables import RuledTable, TableCell

_ALIGNED = 10.0  # points that a column's edge may move from page to page
_SHORT_REST = 40  # characters: so short a rest of a cell may begin with a capital
_SURE_CELLS = 2
_ORDINAL = re.compile(r"(?:tt|stt|so tt|so thu tu|no)\.?$")
_FINISHED = re.compile(r"[.;:!?…]$")


def continues(before: RuledTable, after: RuledTable) -> bool:
    """Whether ``after``, the first thing on its page, carries on ``before``, the last thing on the page before it."""
    if after.first_page != before.last_page + 1:
        return False
    ends = abs(before.xs[0] - after.xs[0]) <= _ALIGNED and abs(before.xs[-1] - after.xs[-1]) <= _ALIGNED
    if not ends or not _share_columns(before, after):
        return False
    return after.header_rows == 0 or _repeated_rows(before, after) > 0


def joined(before: RuledTable, after: RuledTable) -> RuledTable:
    """One table of the two: repeated head dropped, columns aligned, a cut row glued, a merged cell carried on."""
    repeated = _repeated_rows(before, after)
    rest = [replace(cell, row=cell.row - repeated) for cell in after.cells if cell.row >= repeated]
    xs = _common_edges(before.xs, after.xs)
    top, rest = _in_columns(before.cells, before.xs, xs), _in_columns(rest, after.xs, xs)
    rows = after.rows - repeated
    if rest and _is_cut(top, rest, before, after):
        top = _glued(top, [cell for cell in rest if cell.row == 0], before.rows)
        rest, rows = [replace(cell, row=cell.row - 1) for cell in rest if cell.row > 0], rows - 1
    else:
        top, rest = _merged_down(top, rest, before.rows)
    cells = top + [replace(cell, row=cell.row + before.rows) for cell in rest]
    return replace(
        before,
        xs=xs,
        rows=before.rows + rows,
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        last_page=after.last_page,
        open_bottom=after.open_bottom,
    )


def _share_columns(before: RuledTable, after: RuledTable) -> bool:
    """Whether the column edges of one are among those of the other."""
    fewer, more = sorted((before.xs, after.xs), key=len)
    return all(any(abs(x - other) <= _ALIGNED for other in more) for x in fewer)


def _repeated_rows(before: RuledTable, after: RuledTable) -> int:
    """How many leading rows of ``after`` repeat those of ``before``'s head."""
    count = 0
    while count < min(before.header_rows, after.rows - 1 or 1) and _row_text(before, count) == _row_text(after, count):
        count += 1
    return count


def _row_text(table: RuledTable, number: int) -> list[str]:
    return [fold(cell.text) for cell in table.row(number)]


def _common_edges(before: tuple[float, ...], after: tuple[float, ...]) -> tuple[float, ...]:
    extra = [x for x in after if all(abs(x - known) > _ALIGNED for known in before)]
    return tuple(sorted([*before, *extra]))


def _in_columns(cells: Iterable[TableCell], own: tuple[float, ...], xs: tuple[float, ...]) -> list[TableCell]:
    """The cells in the grid of the joined table's column edges."""
    places = [_nearest(x, xs) for x in own]
    if places == list(range(len(own))):
        return list(cells)
    return [
        replace(
            cell,
            column=places[cell.column],
            column_span=max(1, places[cell.column + cell.column_span] - places[cell.column]),
        )
        for cell in cells
    ]


def _nearest(x: float, xs: tuple[float, ...]) -> int:
    return min(range(len(xs)), key=lambda index: abs(xs[index] - x))


def _is_cut(top: list[TableCell], rest: list[TableCell], before: RuledTable, after: RuledTable) -> bool:
    """Whether the first row after the break is the rest of the last row before it.

    The two halves of a cut row have one number between them. Where no border closes the row at the break that is enough;
    where the writer of the file drew one, the words must show that they carry on.
    """
    rests = {cell.column: cell for cell in rest if cell.row == 0}
    above = {cell.column: cell for cell in _reaching(top, before.rows)}
    ordinal = _ordinal_column(top)
    number, rest_number = above.get(ordinal), rests.get(ordinal)
    filled = [cell for cell in rests.values() if cell.lines]
    if not filled or number is None or rest_number is None or number.column_span != rest_number.column_span:
        return False
    open_break = before.open_bottom or (after.open_top and not _repeated_rows(before, after))
    if number.lines and rest_number.lines:
        return open_break and not _has_ordinals(top) and _goes_on(number, rest_number)
    if open_break:
        return True
    return not rest_number.lines and _all_go_on(above, filled, ordinal)


def _ordinal_column(cells: list[TableCell]) -> int:
    heads = (cell.column for cell in cells if cell.header and _ORDINAL.match(fold(cell.text)))
    return next(heads, 0)


def _has_ordinals(cells: list[TableCell]) -> bool:
    return any(cell.header and _ORDINAL.match(fold(cell.text)) for cell in cells)


def _all_go_on(above: dict[int, TableCell], filled: list[TableCell], ordinal: int) -> bool:
    """Whether the filled cells of a row go on with those above: all, or most where a break fell between two names.

    A lone short one need not show it.
    """
    if any(cell.column not in above or marker_of(cell.lines[0].text) for cell in filled):
        return False
    sure = sum(_goes_on(above[cell.column], cell) for cell in filled)
    if sure == len(filled) or (sure >= _SURE_CELLS and len(filled) - sure < sure):
        return all(above[cell.column].lines for cell in filled)
    alone = len(filled) == 1 and filled[0].column > ordinal + 1 and len(filled[0].text) < _SHORT_REST
    return alone and not _FINISHED.search(above[filled[0].column].text)


def _goes_on(above: TableCell, cell: TableCell) -> bool:
    """Whether the words of a cell can only be the middle of what stands in the one above."""
    if not above.lines or _FINISHED.search(above.text):
        return False
    return not cell.text[0].isupper() or OPEN_END.search(above.text) is not None


def _reaching(cells: list[TableCell], rows: int) -> list[TableCell]:
    """The cells that reach down into the last row."""
    return [cell for cell in cells if cell.row + cell.row_span == rows]


def _glued(top: list[TableCell], row: list[TableCell], rows: int) -> list[TableCell]:
    rests = {cell.column: cell for cell in row}
    last = {cell.column for cell in _reaching(top, rows)}
    return [
        _with_rest(cell, rests[cell.column]) if cell.row + cell.row_span == rows and cell.column in last & rests.keys() else cell
        for cell in top
    ]


def _with_rest(cell: TableCell, rest: TableCell) -> TableCell:
    return replace(
        cell,
        lines=cell.lines + rest.lines,
        rectangles=cell.rectangles + rest.rectangles,
        pages=cell.pages + rest.pages,
    )


def _merged_down(top: list[TableCell], rest: list[TableCell], rows: int) -> tuple[list[TableCell], list[TableCell]]:
    """Carries a cell that was merged over rows before the break on where the cell under it is empty."""
    merged = {cell.column: cell for cell in _reaching(top, rows) if cell.row_span > 1 and cell.lines and cell.column > 0}
    empty = {
        cell.column: cell
        for cell in rest
        if cell.row == 0 and not cell.lines and cell.column in merged and cell.column_span == merged[cell.column].column_span
    }
    grown = [
        replace(_with_rest(cell, empty[cell.column]), row_span=cell.row_span + empty[cell.column].row_span)
        if merged.get(cell.column) is cell and cell.column in empty
        else cell
        for cell in top
    ]
    kept = [cell for cell in rest if not (cell.row == 0 and empty.get(cell.column) is cell)]
    return grown, kept
