"""The grid of a Word table: its rows and cells through the wrappers around them, and how far each cell reaches."""

from collections.abc import Iterator

from lxml import etree

from pipeline.parsers.docx_styles import W, draws, is_on, table_ruled, value, whole
from pipeline.parsers.html_grid import MAX_COLUMN_SPAN

Rows = list[etree._Element]
WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


def table_rows(table: etree._Element) -> Rows:
    """The rows that are left once tracked changes are accepted."""
    return [row for row in _children(table, W + "tr") if not _has(row.find(W + "trPr"), "del")]


def table_cells(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The cells of a row, without deleted ones, with the grid column that each begins in."""
    properties = row.find(W + "trPr")
    column = _number(properties, "gridBefore")
    for cell in _children(row, W + "tc"):
        if _has(cell.find(W + "tcPr"), "cellDel"):
            continue
        yield column, cell
        column += cell_reach(cell)[0]


def cell_reach(cell: etree._Element) -> tuple[int, bool]:
    """How many grid columns a cell covers, and whether it continues the one above."""
    properties = cell.find(W + "tcPr")
    merge = properties.find(W + "vMerge") if properties is not None else None
    continued = merge is not None and (merge.get(W + "val") or "continue") == "continue"
    return max(1, min(_number(properties, "gridSpan"), MAX_COLUMN_SPAN)), continued


def is_head(row: etree._Element) -> bool:
    """Whether the row is repeated at the top of every page."""
    properties = row.find(W + "trPr")
    return properties is not None and bool(is_on(properties.find(W + "tblHeader")))


def is_ruled(table: etree._Element, by_style: bool | None) -> bool:
    """Whether the table draws rules: its own, its style's, or those of its cells."""
    own = table_ruled(table.find(W + "tblPr"))
    if own if own is not None else by_style:
        return True
    return any(draws(borders) for borders in table.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}tcBorders"))


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in WRAPPERS:
            yield from _children(element, tag)


def _has(properties: etree._Element | None, name: str) -> bool:
    return properties is not None and properties.find(W + name) is not None


def _number(properties: etree._Element | None, name: str) -> int:
    return whole(value(properties, name)) or 0
