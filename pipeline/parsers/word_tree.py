"""Builds the WordprocessingML tree that older formats are read through: paragraphs of runs, tables of cells."""

import bisect
import re
from dataclasses import dataclass, field

from lxml import etree

from pipeline.parsers.docx_styles import VAL, Face, W

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NEAR = 40  # twentieths of a point: edges of cells closer than this are one edge
BORDERED = "single"
FLAGS = {"bold": "b", "italic": "i", "caps": "caps", "hidden": "vanish"}
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2
STANDS_FOR = {"\t": "tab", "\n": "br", "\u00ad": "softHyphen"}
PIECES = re.compile("([^\0-\x1f\u00ad]*)([\0-\x1f\u00ad]?)")  # text, and the sign after it
NSMAP = {"w": W.strip("{}")}


@dataclass(slots=True)
class CellPlan:
    """A cell of a row: its right edge (twentieths of a point), how it is merged, and its blocks."""

    right: int
    merge: str | None = None  # ``restart`` or ``continue`` a merge with the cell above
    joined: bool = False  # one with the cell to the left
    blocks: list[etree._Element] = field(default_factory=list)


@dataclass(slots=True)
class RowPlan:
    """A row of a table as older formats define it: by the edges of its cells."""

    left: int = 0
    head: bool = False
    ruled: bool = False
    cells: list[CellPlan] = field(default_factory=list)


def element(name: str, *children: etree._Element, **attributes: str) -> etree._Element:
    """A ``w:`` element with children and ``w:`` attributes."""
    made = etree.Element(W + name, nsmap=NSMAP)
    for key, value in attributes.items():
        made.set(W + key, xml_text(value))
    made.extend(children)
    return made


def run(text: str, face: Face) -> etree._Element:
    """A run; tabs, line breaks and soft hyphens become elements of their own."""
    properties = element("rPr", *(element(tag) for name, tag in FLAGS.items() if getattr(face, name)))
    if face.raised:
        properties.append(element("vertAlign", val="superscript"))
    if face.font:
        properties.append(element("rFonts", ascii=face.font, hAnsi=face.font))
    made = element("r", properties)
    for plain, sign in PIECES.findall(xml_text(text)):
        _add_text(made, plain)
        if sign in STANDS_FOR:
            made.append(element(STANDS_FOR[sign]))
    return made


def paragraph(runs: list[etree._Element], align: str | None, outline: int | None = None, marker: str = "") -> etree._Element:
    """A paragraph of runs; ``marker`` is that of its list, where the format holds it as text."""
    properties = element("pPr")
    if align:
        properties.append(element("jc", val=align))
    if outline is not None:
        properties.append(element("outlineLvl", val=str(outline)))
    if marker:
        properties.append(element("marker", val=marker))
    return element("p", properties, *runs)


def table(rows: list[RowPlan]) -> etree._Element:
    """A table whose cells cover as many columns as there are edges of other rows' cells above or below them."""
    edges = _edges(rows)
    properties = element("tblPr")
    if any(row.ruled for row in rows):
        properties.append(element("tblBorders", element("top", val=BORDERED)))
    made = element("tbl", properties)
    for row in rows:
        made.append(_row(row, edges))
    return made


def xml_text(text: str) -> str:
    """``text`` as XML can hold it: halves of surrogate pairs joined, what is no character left out."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return NO_XML.sub("", whole)


def _row(row: RowPlan, edges: list[int]) -> etree._Element:
    before = _column(row.left, edges)
    properties = element("trPr")
    if before:
        properties.append(element("gridBefore", val=str(before)))
    if row.head:
        properties.append(element("tblHeader"))
    made = element("tr", properties)
    cell: etree._Element | None = None
    start = before
    for plan in row.cells:
        stop = max(_column(plan.right, edges), start)
        if plan.joined and cell is not None:
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            if span is not None:
                span.set(VAL, str(int(span.get(VAL) or "1") + stop - start))
            cell.extend(plan.blocks)
        else:
            about = element("tcPr", element("gridSpan", val=str(max(1, stop - start))))
            if plan.merge:
                about.append(element("vMerge", val=plan.merge))
            cell = element("tc", about, *plan.blocks)
            made.append(cell)
        start = stop
    return made


def _edges(rows: list[RowPlan]) -> list[int]:
    """The edges of all cells from left to right, those near each other taken once."""
    found: list[int] = []
    for edge in sorted({row.left for row in rows} | {cell.right for row in rows for cell in row.cells}):
        if not found or edge - found[-1] > NEAR:
            found.append(edge)
    return found


def _column(edge: int, edges: list[int]) -> int:
    """Number of the edge that ``edge`` was taken into."""
    return max(0, bisect.bisect_right(edges, edge) - 1)


def _add_text(made: etree._Element, text: str) -> None:
    if text:
        node = element("t")
        node.text = text
        node.set(SPACE, "preserve")
        made.append(node)
