"""The binary Word format of the years 1997 to 2003, made into the WordprocessingML that the DOCX reader reads."""

import itertools
import struct
from collections import defaultdict
from dataclasses import dataclass, field, replace

from lxml import etree

from pipeline.parsers.doc_file import DocFile, PropertyRuns, open_doc, plc_positions, properties
from pipeline.parsers.doc_lists import numbering_part
from pipeline.parsers.doc_sprms import Characters, Paragraphs, set_characters, set_paragraphs
from pipeline.parsers.docx import WordParts
from pipeline.parsers.word_tree import CellPlan, RowPlan, element, paragraph, run, table

PARAGRAPH_END, CELL_END, SECTION_END = "\r", "\x07", "\x0c"
FIELD_BEGIN, FIELD_MIDDLE, FIELD_END = "\x13", "\x14", "\x15"
NOTE, SHAPE = "\x02", "\x08"
READS = {"\x0b": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": "\u00ad", "\t": "\t", "\xa0": "\xa0"}
PARAGRAPH_STYLE, CHARACTER_STYLE, NO_STYLE = 1, 2, 0xFFF
FONT_NAME_AT = 40  # of FFN
HEADS_BEFORE, HEADS_OF_SECTION, IS_HEAD = 6, 6, (0, 1, 4)  # PlcfHdd: separators of notes first, then six stories a section
SHAPE_ID_OF_BOX, BOX_SIZE, ANCHOR_SIZE = 14, 22, 26  # FTXBXS, Spa
MAX_STYLE_DEPTH = 20


@dataclass(frozen=True, slots=True)
class _Style:
    kind: int
    base: int
    papx: bytes = b""
    chpx: bytes = b""


@dataclass(slots=True)
class _Table:
    """A table being read: finished rows, the cells of the row at hand, the paragraphs of the cell at hand."""

    rows: list[RowPlan] = field(default_factory=list)
    cells: list[list[etree._Element]] = field(default_factory=list)
    cell: list[etree._Element] = field(default_factory=list)


def doc_parts(data: bytes) -> WordParts:
    """The parts of the document in ``data``. Raises what :func:`~pipeline.parsers.doc_file.open_doc` raises."""
    return _Reader(open_doc(data)).read()


class _Reader:
    def __init__(self, file: DocFile) -> None:
        self._file = file
        self._fonts = _font_names(file.part("fonts"))
        self._default_font, self._styles = _read_styles(file.part("styles"))
        self._character_styles = {
            number: self._chain(number, "chpx") for number, style in self._styles.items() if style.kind == CHARACTER_STYLE
        }
        self._known: dict[int, tuple[Paragraphs, Characters]] = {}
        self._chpx: PropertyRuns = properties(file, "chpx")
        self._papx: PropertyRuns = properties(file, "papx")
        self._notes: dict[int, etree._Element] = {}
        self._boxes: dict[int, list[tuple[int, int]]] = defaultdict(list)

    def read(self) -> WordParts:
        file = self._file
        stories = []
        for kind in ("footnote", "endnote"):
            notes = element(f"{kind}s")
            for at, (start, end) in self._note_ranges(kind):
                identifier = str(len(notes) + 1)
                notes.append(element(kind, *self._blocks(start, end), id=identifier))
                self._notes[at] = element(f"{kind}Reference", id=identifier)
            stories.append((f"{kind}s", f"{kind}s", notes))
        loose = self._place_boxes()
        for number, (is_head, start, end) in enumerate(self._head_ranges(), 1):
            kind = "header" if is_head else "footer"
            stories.append((kind, f"{kind}{number}", element("hdr", *self._blocks(start, end))))
        body = element("body", *self._blocks(*file.stories["body"]))
        for start, end in loose:
            body.extend(self._blocks(start, end))
        lists = numbering_part(file.part("lists"), file.after("lists"), file.part("list_overrides"))
        return WordParts(name="doc", main=element("document", body), numbering=lists, stories=tuple(stories))

    def _blocks(self, start: int, end: int) -> list[etree._Element]:
        """The paragraphs and tables of the characters [start, end)."""
        blocks: list[etree._Element] = []
        open_table = _Table()
        at = start
        while at < end:
            stop = self._paragraph_end(at, end)
            made, about, mark = self._paragraph(at, stop)
            at = stop
            if not about.in_table and about.depth == 0:
                _finish(open_table, blocks)
                blocks.append(made)
            elif about.row_end and about.depth <= 1:
                _end_row(open_table, about.row)
            else:
                open_table.cell.append(made)
                if mark == CELL_END and about.depth <= 1:
                    open_table.cells.append(open_table.cell)
                    open_table.cell = []
        _finish(open_table, blocks)
        return blocks

    def _paragraph_end(self, at: int, end: int) -> int:
        text = self._file.text
        marks = (text.find(mark, at, end) for mark in (PARAGRAPH_END, CELL_END, SECTION_END))
        return min((mark + 1 for mark in marks if mark >= 0), default=end)

    def _paragraph(self, start: int, end: int) -> tuple[etree._Element, Paragraphs, str]:
        """A paragraph, how it is set, and the mark that ends it."""
        last = end - 1
        mark = self._file.text[last]
        papx = self._papx.at(self._file.offset(last))[1]
        style = struct.unpack_from("<H", papx)[0] if len(papx) >= 2 else 0
        about, face = self._style(style)
        about = set_paragraphs(about, papx[2:] + self._piece_modifiers(last), self._file.data)
        ends = mark in (PARAGRAPH_END, CELL_END, SECTION_END)
        made = paragraph(self._runs(start, last if ends else end, face), about.align, about.outline)
        if about.list_id:
            look = set_characters(face, face, self._chpx.at(self._file.offset(last))[1], self._character_styles)
            font = self._fonts.get(self._default_font if look.font is None else look.font, "")
            made[0].append(element("rPr", element("rFonts", ascii=font)))  # in which the marker is set
            numbering = element("numPr", element("ilvl", val=str(about.level)), element("numId", val=str(about.list_id)))
            made[0].append(numbering)
        return made, about, mark

    def _runs(self, start: int, end: int, style: Characters) -> list[etree._Element]:
        """The runs of characters of one look."""
        runs: list[etree._Element] = []
        at = start
        while at < end:
            piece = self._file.piece(at)
            offset = self._file.offset(at)
            until, chpx = self._chpx.at(offset)
            stop = min(end, piece.end, at + max(1, -(-(until - offset) // piece.width)))
            look = set_characters(style, style, chpx + self._piece_modifiers(at), self._character_styles)
            if not look.deleted:
                runs.extend(self._looked(at, stop, look))
            at = stop
        return runs

    def _looked(self, start: int, end: int, look: Characters) -> list[etree._Element]:
        """Characters of one look as runs: plain text, and elements for fields, notes, shapes and symbols."""
        font = self._fonts.get(self._default_font if look.font is None else look.font)
        face = replace(look.face, font=font)
        if look.symbol and look.special:
            name, code = self._fonts.get(look.symbol[0], ""), look.symbol[1]
            return [element("r", element("rPr"), element("sym", font=name, char=f"{code:04X}")) for _ in range(start, end)]
        runs: list[etree._Element] = []
        plain = ""
        for at in range(start, end):
            character = self._file.text[at]
            made = self._element(at, character)
            if made is None:
                plain += READS.get(character, character if character >= " " else "")
                continue
            if plain:
                runs.append(run(plain, face))
                plain = ""
            runs.append(made)
        return [*runs, run(plain, face)] if plain else runs

    def _element(self, at: int, character: str) -> etree._Element | None:
        if character in (FIELD_BEGIN, FIELD_MIDDLE, FIELD_END):
            kind = {FIELD_BEGIN: "begin", FIELD_MIDDLE: "separate", FIELD_END: "end"}[character]
            return element("r", element("fldChar", fldCharType=kind))
        if character == NOTE and at in self._notes:
            return element("r", self._notes[at])
        if character == SHAPE and at in self._boxes:
            boxes = (element("txbxContent", *self._blocks(*place)) for place in self._boxes.pop(at))
            return element("r", element("pict", *boxes))
        return None

    def _piece_modifiers(self, at: int) -> bytes:
        """What the piece of a character adds to its properties (files saved fast)."""
        prm = self._file.piece(at).prm
        return self._file.prcs[prm >> 1] if prm & 1 and prm >> 1 < len(self._file.prcs) else b""

    def _style(self, number: int) -> tuple[Paragraphs, Characters]:
        if number not in self._known:
            about, face = Paragraphs(), Characters()
            for papx, chpx in zip(self._chain_of(number, "papx"), self._chain_of(number, "chpx"), strict=True):
                about = set_paragraphs(about, papx, self._file.data)
                face = set_characters(face, face, chpx, {})
            self._known[number] = (about, face)
        return self._known[number]

    def _chain_of(self, number: int, name: str) -> list[bytes]:
        """The modifiers of a style and of those it is based on, the first of them first."""
        chain: list[bytes] = []
        while number in self._styles and len(chain) < MAX_STYLE_DEPTH:
            chain.append(getattr(self._styles[number], name))
            number = self._styles[number].base
        return chain[::-1]

    def _chain(self, number: int, name: str) -> bytes:
        return b"".join(self._chain_of(number, name))

    def _note_ranges(self, kind: str) -> list[tuple[int, tuple[int, int]]]:
        """Where each note is referred to, and where its text stands."""
        places, _ = plc_positions(self._file.part(f"{kind}_refs"), 2)
        texts, _ = plc_positions(self._file.part(f"{kind}_texts"), 0)
        begin, end = self._file.stories[f"{kind}s"]
        return [
            (at, (begin + first, min(begin + last, end)))
            for at, first, last in zip(places, texts, texts[1:], strict=False)
            if begin + first < end
        ]

    def _head_ranges(self) -> list[tuple[bool, int, int]]:
        positions, _ = plc_positions(self._file.part("heads"), 0)
        begin, end = self._file.stories["heads"]
        found = []
        for index, (first, last) in enumerate(itertools.pairwise(positions)):
            if index >= HEADS_BEFORE and first < last and begin + last <= end:
                found.append(((index - HEADS_BEFORE) % HEADS_OF_SECTION in IS_HEAD, begin + first, begin + last))
        return found

    def _place_boxes(self) -> list[tuple[int, int]]:
        """Text boxes go to the shapes that anchor them; returns the places of those whose shape stands in a group."""
        anchors, shapes = plc_positions(self._file.part("anchors"), ANCHOR_SIZE)
        place_of = {struct.unpack_from("<I", shape)[0]: at for at, shape in zip(anchors, shapes, strict=False)}
        positions, boxes = plc_positions(self._file.part("boxes"), BOX_SIZE)
        begin, end = self._file.stories["boxes"]
        loose = []
        for first, last, box in zip(positions, positions[1:], boxes, strict=False):
            if begin + last > end or not self._file.text[begin + first : begin + last].strip("\r\x07 \t"):
                continue
            anchor = place_of.get(struct.unpack_from("<I", box, SHAPE_ID_OF_BOX)[0])
            if anchor is None:
                loose.append((begin + first, begin + last))
            else:
                self._boxes[anchor].append((begin + first, begin + last))
        return loose


def _end_row(open_table: _Table, row: RowPlan | None) -> None:
    plans = [replace(cell) for cell in row.cells] if row else []
    plans += [CellPlan((plans[-1].right if plans else 0) + 1440) for _ in open_table.cells[len(plans) :]]
    for plan, blocks in zip(plans, open_table.cells, strict=False):
        plan.blocks = blocks
    open_table.rows.append(replace(row or RowPlan(), cells=plans))
    open_table.cells = []


def _finish(open_table: _Table, blocks: list[etree._Element]) -> None:
    """The table read so far, if any, goes to the blocks; a row cut short as plain paragraphs."""
    if open_table.rows:
        blocks.append(table(open_table.rows))
    blocks.extend(block for cell in [*open_table.cells, open_table.cell] for block in cell)
    open_table.rows, open_table.cells, open_table.cell = [], [], []


def _font_names(data: bytes) -> dict[int, str]:
    """SttbfFfn: the names of the fonts by number."""
    names: dict[int, str] = {}
    at = 4
    while at < len(data):
        size = data[at] + 1
        name = data[at + FONT_NAME_AT : at + size].decode("utf-16-le", "replace")
        names[len(names)] = name.partition("\0")[0]
        at += size
    return names


def _read_styles(data: bytes) -> tuple[int, dict[int, _Style]]:
    """STSH: the number of the default font, and the styles by number."""
    if len(data) < 20:
        return 0, {}
    size, count, base_size = struct.unpack_from("<HHH", data)
    default = struct.unpack_from("<H", data, 14)[0]  # rgftcStandardChpStsh[0]
    styles: dict[int, _Style] = {}
    at = 2 + size
    for number in range(count):
        if at + 2 > len(data):
            break
        length = struct.unpack_from("<H", data, at)[0]
        entry = data[at + 2 : at + 2 + length]
        at += 2 + length
        if len(entry) > base_size + 2:
            styles[number] = _read_style(entry, base_size)
    return default, styles


def _read_style(entry: bytes, base_size: int) -> _Style:
    kind_and_base, counts = struct.unpack_from("<HH", entry, 2)
    kind, base, count = kind_and_base & 0xF, kind_and_base >> 4, counts & 0xF
    letters = struct.unpack_from("<H", entry, base_size)[0]
    at = base_size + 2 + 2 * letters + 2
    modifiers = []
    for _ in range(count):
        at += at % 2
        if at + 2 > len(entry):
            break
        size = struct.unpack_from("<H", entry, at)[0]
        modifiers.append(entry[at + 2 : at + 2 + size])
        at += 2 + size
    if kind == PARAGRAPH_STYLE and modifiers:
        return _Style(kind, base, papx=modifiers[0][2:], chpx=modifiers[1] if len(modifiers) > 1 else b"")
    return _Style(kind, base, chpx=modifiers[0] if kind == CHARACTER_STYLE and modifiers else b"")
