"""From the elements of a Word story (body, note, head, text box) to a flow of lines and tables.

What is read is the final text: insertions kept, deletions and the sources of moves dropped, results of fields instead of
their codes, the first of alternative contents, hidden text left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from pipeline.parsers.docx_lines import FaceRun, Fonts, lines_of
from pipeline.parsers.docx_numbering import Numbering
from pipeline.parsers.docx_styles import Face, ParagraphLook, Styles, W, value
from pipeline.parsers.docx_tables import Rows, cell_reach, is_head, is_ruled, table_cells, table_rows
from pipeline.parsers.encodings import clean
from pipeline.parsers.html_grid import Flow, Grid, GridCell, compact
from pipeline.parsers.html_lines import carry_on
from pipeline.parsers.html_text import Line
from pipeline.parsers.legacy import convert, decide_paragraph, named_legacy, words_by_font
from pipeline.parsers.traced import Glyph, glyphs_of

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DROPPED = frozenset({W + "del", W + "moveFrom", W + "rPr", W + "pPr", W + "delText", W + "instrText", W + "rt", W + "object"})
WRAPPERS = frozenset(
    W + name
    for name in (
        *("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo"),
        *("ruby", "rubyBase"),
    )
)
BREAKS = frozenset({W + "br", W + "cr"})
# Soft hyphens are not shown, but in old fonts their code is a letter.
SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-", W + "softHyphen": "\u00ad"}
DRAWINGS = frozenset({W + "drawing", W + "pict"})
TEXT_BOX = W + "txbxContent"
MAX_DEPTH = 60
MAX_HEADING = 200  # characters; a longer paragraph in a heading's style is running text
HEADING_LEVELS = 6


@dataclass(slots=True)
class Nodes:
    """The text nodes met so far, by number; their paths are those of their part and its elements.

    The paths of a file that was ``converted`` are those of what it was converted to, and say so.
    """

    converted: bool = False
    paths: list[str] = field(default_factory=list)
    part: str = ""
    counts: dict[etree._Element, str] = field(default_factory=dict)

    def enter(self, part: str, root: etree._Element) -> None:
        """Begin with another part of the package."""
        self.part = f"converted/{part}" if self.converted else part
        self.counts = _paths(root)

    def number(self, element: etree._Element) -> int:
        """The number of a text node."""
        self.paths.append(f"{self.part}#{self.counts.get(element, '')}")
        return len(self.paths) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the stories of a document share."""

    styles: Styles
    numbering: Numbering
    fonts: Fonts
    nodes: Nodes


class StoryReader:
    """Reads one story. ``notes`` are the ids of the notes it refers to, in order, with the kind of note."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._flow: Flow = []
        self._segments: list[list[FaceRun]] = [[]]
        self._fields: list[bool] = []  # the open fields, True while the result is read
        self._boxes: list[etree._Element] = []
        self._depth = 0
        self.notes: list[tuple[str, str]] = []

    def read(self, root: etree._Element) -> Flow:
        """The flow of all blocks in ``root``."""
        self._blocks(root)
        self._flush(ParagraphLook(), "")
        return self._flow

    def _blocks(self, parent: etree._Element) -> None:
        self._depth += 1
        for element in parent if self._depth < MAX_DEPTH else ():
            tag = element.tag
            if tag == W + "p":
                self._paragraph(element)
            elif tag == W + "tbl":
                self._table(element)
            elif tag == MC + "AlternateContent":
                self._blocks(_chosen(element))
            elif tag not in DROPPED:
                self._blocks(element)
        self._depth -= 1

    def _paragraph(self, paragraph: etree._Element) -> None:
        properties = paragraph.find(W + "pPr")
        look = self._setting.styles.paragraph(properties)
        style = value(properties, "pStyle")
        marker = value(properties, "marker") or self._setting.numbering.marker(look, style)  # see word_tree.paragraph
        if not marker.isascii():
            marker = self._decoded(marker, look, properties)
        self._inline(paragraph, look, look.face)
        mark = properties.find(W + "rPr") if properties is not None else None
        if mark is not None and mark.find(W + "del") is not None:
            return  # the mark between this paragraph and the next is deleted: they are one
        self._flush(look, marker)

    def _decoded(self, marker: str, look: ParagraphLook, properties: etree._Element | None) -> str:
        """A list's marker as the font of the paragraph's mark, in which it is set, shows it."""
        mark = properties.find(W + "rPr") if properties is not None else None
        font = self._setting.styles.face(look.face, mark).font
        way = decide_paragraph(marker, self._setting.fonts.get(font or "") or (named_legacy(font) if font else None))
        return clean(convert(marker, way) if way else marker)

    def _inline(self, parent: etree._Element, look: ParagraphLook, face: Face) -> None:
        for element in parent:
            tag = element.tag
            if tag == W + "r":
                self._run(element, look)
            elif tag in WRAPPERS:
                self._inline(element, look, face)
            elif tag == MC + "AlternateContent":
                self._inline(_chosen(element), look, face)
            elif isinstance(tag, str) and tag.startswith(M):
                self._formula(element, face)

    def _formula(self, element: etree._Element, face: Face) -> None:
        for text in element.iter(M + "t"):
            self._add(glyphs_of(text.text or "", self._setting.nodes.number(text)), face)

    def _run(self, run: etree._Element, look: ParagraphLook) -> None:
        face = self._setting.styles.face(look.face, run.find(W + "rPr"))
        if not face.hidden:
            self._run_content(run, face)

    def _run_content(self, run: etree._Element, face: Face) -> None:
        for element in run:
            tag = element.tag
            if tag == W + "t":
                self._add(glyphs_of(element.text or "", self._setting.nodes.number(element)), face)
            elif tag in SIGNS:
                self._add(glyphs_of(SIGNS[tag]), face)
            elif tag in BREAKS:
                self._segments.append([])
            elif tag == W + "sym":
                self._symbol(element, face)
            elif tag == W + "fldChar":
                self._field(element.get(W + "fldCharType") or "")
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                self.notes.append((tag[len(W) :].removesuffix("Reference"), element.get(W + "id") or ""))
            elif tag in DRAWINGS:
                self._boxes.extend(_text_boxes(element))
            elif tag == MC + "AlternateContent":
                self._run_content(_chosen(element), face)

    def _symbol(self, element: etree._Element, face: Face) -> None:
        try:
            code = int(element.get(W + "char") or "", 16)
        except ValueError:
            return
        own = replace(face, font=element.get(W + "font") or face.font)
        if code < 0x110000:
            text = chr(code | 0xF000) if own.symbols and code < 0x100 else chr(code)
            self._add([Glyph(text, self._setting.nodes.number(element), 0, 1)], own)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _add(self, glyphs: list[Glyph], face: Face) -> None:
        if glyphs and all(self._fields):
            self._segments[-1].append(FaceRun(glyphs, face))

    def _flush(self, look: ParagraphLook, marker: str) -> None:
        segments, self._segments = self._segments, [[]]
        heading = look.outline is not None and look.outline < HEADING_LEVELS
        for line in lines_of(segments, marker, look.align == "center", heading, self._setting.fonts):
            self._append(line if len(line.text) <= MAX_HEADING else replace(line, tag_heading=False))
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._flow.extend(self._inside(box))

    def _append(self, line: Line) -> None:
        before = self._flow[-1] if self._flow else None
        joined = carry_on(before, line) if isinstance(before, Line) else None
        if joined is not None:
            self._flow[-1] = joined
        else:
            self._flow.append(line)

    def _inside(self, element: etree._Element) -> Flow:
        """The flow of a cell or a text box, which leaves the paragraph around it as it is."""
        outer = (self._flow, self._segments, self._boxes, self._fields)
        self._flow, self._segments, self._boxes, self._fields = [], [[]], [], []
        self._blocks(element)
        self._flush(ParagraphLook(), "")
        found = self._flow
        self._flow, self._segments, self._boxes, self._fields = outer
        return found

    def _table(self, table: etree._Element) -> None:
        self._flush(ParagraphLook(), "")
        properties = table.find(W + "tblPr")
        grid = Grid(ruled=is_ruled(table, self._setting.styles.ruled(value(properties, "tblStyle"))))
        rows: Rows = table_rows(table)
        open_cells: dict[int, GridCell] = {}  # by column, the cells that rows below may continue
        for index, row in enumerate(rows):
            self._row(grid, open_cells, index, row)
        compact(grid.cells)
        self._flow.append(grid)

    def _row(self, grid: Grid, open_cells: dict[int, GridCell], index: int, row: etree._Element) -> None:
        for column, element in table_cells(row):
            reach, continued = cell_reach(element)
            above = open_cells.get(column)
            if continued and above is not None:
                above.row_span = index - above.row + 1
                above.flow.extend(self._inside(element))
                continue
            cell = GridCell(index, column, 1, reach, is_head(row))
            cell.flow = self._inside(element)
            open_cells[column] = cell
            grid.cells.append(cell)


def font_texts(root: etree._Element, styles: Styles) -> Iterator[tuple[str, str]]:
    """The fonts of each paragraph with the words set in them, so that fonts can be judged by everything that is set in them."""
    for paragraph in root.iter(W + "p"):
        look = styles.paragraph(paragraph.find(W + "pPr"))
        fragments = [
            (styles.face(look.face, run.find(W + "rPr")).font or "", "".join(_plain(part) for part in run))
            for run in paragraph.iter(W + "r")
        ]
        for font, words in words_by_font(fragments).items():
            yield font, " ".join(words)


def _plain(part: etree._Element) -> str:
    """The characters of a run's child: of a text, or what an element stands for."""
    return part.text or "" if part.tag == W + "t" else SIGNS.get(part.tag, " " if part.tag in BREAKS else "")


def _chosen(alternatives: etree._Element) -> etree._Element:
    """The first choice of alternative contents, the fallback where there is none."""
    first = alternatives.find(MC + "Choice")
    fallback = alternatives.find(MC + "Fallback")
    return first if first is not None else fallback if fallback is not None else alternatives


def _text_boxes(drawing: etree._Element) -> list[etree._Element]:
    """The outermost text boxes of a drawing, without those of fallbacks."""
    found: list[etree._Element] = []
    stack = [drawing]
    while stack:
        element = stack.pop()
        if element.tag == TEXT_BOX:
            found.append(element)
        elif element.tag == MC + "AlternateContent":
            stack.append(_chosen(element))
        else:
            stack.extend(reversed(element))
    return found


def _paths(root: etree._Element) -> dict[etree._Element, str]:
    """The path of every text node of a part: element names with their place among like-named siblings."""
    paths: dict[etree._Element, str] = {}
    stack = [(root, f"/{_short(root)}[1]")]
    while stack:
        element, path = stack.pop()
        counts: dict[str, int] = {}
        for child in element:
            name = _short(child)
            counts[name] = counts.get(name, 0) + 1
            place = f"{path}/{name}[{counts[name]}]"
            if len(child):
                stack.append((child, place))
            else:
                paths[child] = place
    return paths


def _short(element: etree._Element) -> str:
    name = etree.QName(element).localname
    return f"{element.prefix}:{name}" if element.prefix else name
