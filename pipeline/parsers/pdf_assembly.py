"""Paragraphs and tables in reading order to the canonical text, with blocks, words and tables as spans into it."""

import re
import statistics
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.model.text import Block, BlockKind, Box, Cell, Span, Table
from pipeline.parsers.pdf_characters import Frame
from pipeline.parsers.pdf_lines import Line
from pipeline.parsers.pdf_paragraphs import Paragraph, cell_paragraphs, is_word_cut
from pipeline.parsers.pdf_tables import RuledTable, TableCell
from pipeline.parsers.pdf_words import WordPacker

_GLUED_END = re.compile(r"\w[-/]$")  # "05-" / "CT/TW": a number broken at its own hyphen has no space there
_ITEM = re.compile(r"[-–—+•*●▪]")
_LETTER = re.compile(r"[^\W\d_]")
_LEAST_HEADING = 4  # letters: shorter capitals are abbreviations


@dataclass(slots=True)
class Assembly:
    """Collects the text of a document piece by piece; ``frames`` are those of its pages by number."""

    frames: dict[int, Frame]
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    words: WordPacker = field(init=False)
    tables: list[Table] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.words = WordPacker(frames=self.frames)

    @property
    def text(self) -> str:
        """The canonical text so far."""
        return "".join(self.pieces)

    def add_paragraph(self, paragraph: Paragraph, *, in_cell: bool = False) -> Span:
        """Appends a paragraph as one line; returns where it stands."""
        if self.pieces:
            self._write("\n")
        start, text = self.length, ""
        for before, line in zip((None, *paragraph.lines), paragraph.lines, strict=False):
            joint = "" if before is None or _is_glued(paragraph, text, before, line) else " "
            self._write(joint)
            self.words.add_line(line, self.length)
            self._write(line.text)
            text += joint + line.text
        span = Span(start=start, end=self.length)
        self.blocks.append(_block(paragraph, span, self.frames, in_cell=in_cell))
        return span

    def add_table(self, table: RuledTable) -> None:
        """Appends the cells of a table (one of them at least with text) row by row, each paragraph of a cell as a line."""
        start = self.length + 1 if self.pieces else 0
        cells = []
        for cell in table.cells:
            spans = [
                self.add_paragraph(paragraph, in_cell=True) for paragraph in cell_paragraphs(cell.lines, cell.left, cell.right)
            ]
            place = max(start, self.length)
            span = Span(start=spans[0].start, end=spans[-1].end) if spans else Span(start=place, end=place)
            cells.append(_cell(cell, span, self.frames))
        self.tables.append(
            Table(
                span=Span(start=start, end=max(start, self.length)),
                rows=table.rows,
                columns=table.columns,
                header_rows=table.header_rows,
                cells=tuple(cells),
                ruled=table.ruled,
            )
        )

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


def _is_glued(paragraph: Paragraph, text: str, before: Line, line: Line) -> bool:
    """Whether a line goes on without a space after the ``text`` of its paragraph so far, which ends in the line ``before``."""
    if _GLUED_END.search(before.words[-1].text) and line.text[:1].isalnum():
        return True
    return paragraph.inner is not None and is_word_cut(text, before, line, paragraph.inner)


def _block(paragraph: Paragraph, span: Span, frames: dict[int, Frame], *, in_cell: bool) -> Block:
    lines = paragraph.lines
    bold = all(line.bold for line in lines)
    heading = bold or (_is_capital("".join(line.text for line in lines)) and not _ITEM.match(lines[0].text))
    kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
    return Block(
        span=span,
        kind=BlockKind.CELL if in_cell else kind,
        boxes=_boxes(lines, frames),
        column=paragraph.column,
        centered=None if in_cell else paragraph.centered,
        bold=bold,
        italic=all(line.italic for line in lines),
        size=round(statistics.median_high([line.size for line in lines]), 2),
    )


def _boxes(lines: Sequence[Line], frames: dict[int, Frame]) -> tuple[Box, ...]:
    by_page: dict[int, Box] = {}
    for line in lines:
        box = frames[line.page].shown_box(line.x0, line.y0, line.x1, line.y1)
        known = by_page.get(line.page)
        by_page[line.page] = box if known is None else known.union(box)
    return tuple(by_page[page] for page in sorted(by_page))


def _cell(cell: TableCell, span: Span, frames: dict[int, Frame]) -> Cell:
    by_page: dict[int, Box] = {}
    for page, place in zip(cell.pages, cell.rectangles, strict=True):
        box = frames[page].shown_box(place.x0, place.y0, place.x1, place.y1)
        known = by_page.get(page)
        by_page[page] = box if known is None else known.union(box)
    return Cell(
        row=cell.row,
        column=cell.column,
        row_span=cell.row_span,
        column_span=cell.column_span,
        span=span,
        header=cell.header,
        boxes=tuple(by_page[page] for page in sorted(by_page)),
    )


def _is_capital(text: str) -> bool:
    small = next(filter(str.islower, text), None)
    if small is not None and small.isalpha():  # as in most texts, by their second character
        return False
    letters = _LETTER.findall(unicodedata.normalize("NFC", text))
    return len(letters) >= _LEAST_HEADING and all(letter.isupper() for letter in letters)
