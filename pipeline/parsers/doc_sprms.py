"""Property modifiers of the binary Word format (sprms): how a run or a paragraph differs from its style (MS-DOC, 2.6)."""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.parsers.docx_styles import Face
from pipeline.parsers.word_tree import CellPlan, RowPlan

SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}  # of the operand, by spra
TABLE_DEFINITION, TABS, HUGE = 0xD608, 0xC615, (0x6645, 0x6646)
TOGGLES = {0x0835: "bold", 0x0836: "italic", 0x083B: "caps", 0x083C: "hidden"}
DELETED, SPECIAL, FONT, SYMBOL, CHARACTER_STYLE, RAISED, PLAIN = 0x0800, 0x0855, 0x4A4F, 0x6A09, 0x4A30, 0x2A48, 0x2A33
ALIGN_OLD, ALIGN, IN_TABLE, ROW_END, DEPTH = 0x2403, 0x2461, 0x2416, 0x2417, 0x6649
LIST, LIST_LEVEL, OUTLINE, HEAD_ROW = 0x460B, 0x260A, 0x2640, 0x3404
BORDERS, LONG_BORDERS = 0xD605, 0xD613
ALIGNMENTS = {0: "left", 1: "center", 2: "right", 3: "both"}
FIRST_MERGED, MERGED, BELOW, RESTARTS = 0x1, 0x2, 0x20, 0x40  # of TC80
BODY_TEXT = 9  # the outline level of text
MAX_LIST = 2046


@dataclass(frozen=True, slots=True)
class Characters:
    """How characters are set: their face, their font's number, and whether they are deleted, special, or a symbol."""

    face: Face = field(default_factory=Face)
    font: int | None = None
    deleted: bool = False
    special: bool = False
    symbol: tuple[int, int] | None = None  # font and code


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """How a paragraph is set; ``row`` is the definition of the table row that it ends."""

    align: str | None = None
    in_table: bool = False
    row_end: bool = False
    depth: int = 0
    list_id: int = 0
    level: int = 0
    outline: int | None = None
    row: RowPlan | None = None


def modifiers(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The modifiers in ``data`` with their operands; stops where they do not fit."""
    at = 0
    while at + 2 <= len(data):
        (code,) = struct.unpack_from("<H", data, at)
        at += 2
        size = SIZES.get(code >> 13)
        if size is None:
            size = _variable_size(code, data, at)
        if at + size > len(data):
            return
        yield code, data[at : at + size]
        at += size


def set_characters(around: Characters, style: Characters, data: bytes, styles: "dict[int, bytes]") -> Characters:
    """``around`` changed by the modifiers in ``data``; ``style`` is what toggles refer to, ``styles`` are character styles."""
    found = around
    for code, operand in modifiers(data):
        if code in TOGGLES:
            name = TOGGLES[code]
            on: dict[str, Any] = {name: _toggled(operand[0], getattr(style.face, name))}
            found = replace(found, face=replace(found.face, **on))
        elif code == CHARACTER_STYLE:
            own = styles.get(struct.unpack("<H", operand)[0], b"")
            found = set_characters(found, style, own, {})
        elif code == PLAIN:
            found = replace(style, deleted=found.deleted)
        else:
            found = _characters_by(found, code, operand)
    return found


def set_paragraphs(around: Paragraphs, data: bytes, stream: bytes = b"") -> Paragraphs:
    """``around`` changed by the modifiers in ``data``; long ones lie in the data stream ``stream``."""
    found = around
    for code, operand in modifiers(data):
        if code in HUGE:
            (at,) = struct.unpack("<I", operand)
            if at + 2 <= len(stream):
                size = struct.unpack_from("<H", stream, at)[0]
                found = set_paragraphs(found, stream[at + 2 : at + 2 + size])
        else:
            found = _paragraphs_by(found, code, operand)
    return found


def _characters_by(found: Characters, code: int, operand: bytes) -> Characters:
    read = OF_CHARACTERS.get(code)
    return read(found, operand) if read else found


def _paragraphs_by(found: Paragraphs, code: int, operand: bytes) -> Paragraphs:
    read = OF_PARAGRAPHS.get(code)
    return read(found, operand) if read else found


def _aligned(found: Paragraphs, operand: bytes) -> Paragraphs:
    return replace(found, align=ALIGNMENTS.get(operand[0], "both"))


def _listed(found: Paragraphs, operand: bytes) -> Paragraphs:
    number = struct.unpack("<H", operand)[0]
    return replace(found, list_id=number if number <= MAX_LIST else 0)


def _bordered(found: Paragraphs, drawn: bool) -> Paragraphs:
    return replace(found, row=replace(found.row or RowPlan(), ruled=drawn))


OF_CHARACTERS: dict[int, Callable[[Characters, bytes], Characters]] = {
    FONT: lambda found, operand: replace(found, font=struct.unpack("<H", operand)[0]),
    RAISED: lambda found, operand: replace(found, face=replace(found.face, raised=operand[0] == 1)),
    DELETED: lambda found, operand: replace(found, deleted=operand[0] == 1),
    SPECIAL: lambda found, operand: replace(found, special=operand[0] == 1),
    SYMBOL: lambda found, operand: replace(found, symbol=struct.unpack("<HH", operand)),
}
OF_PARAGRAPHS: dict[int, Callable[[Paragraphs, bytes], Paragraphs]] = {
    ALIGN_OLD: _aligned,
    ALIGN: _aligned,
    IN_TABLE: lambda found, operand: replace(found, in_table=operand[0] == 1),
    ROW_END: lambda found, operand: replace(found, row_end=operand[0] == 1),
    DEPTH: lambda found, operand: replace(found, depth=struct.unpack("<i", operand)[0]),
    LIST: _listed,
    LIST_LEVEL: lambda found, operand: replace(found, level=operand[0]),
    OUTLINE: lambda found, operand: replace(found, outline=operand[0] if operand[0] < BODY_TEXT else None),
    TABLE_DEFINITION: lambda found, operand: replace(found, row=_row(operand[2:], found.row)),
    HEAD_ROW: lambda found, operand: replace(found, row=replace(found.row or RowPlan(), head=operand[0] == 1)),
    BORDERS: lambda found, operand: _bordered(found, any(operand[2::4])),  # a size byte, then brcs with their type second
    LONG_BORDERS: lambda found, operand: _bordered(found, any(operand[6::8])),  # the same with eight bytes each
}


def _row(operand: bytes, before: RowPlan | None) -> RowPlan:
    """TDefTableOperand: the edges of the cells and, for each, how it is merged and bordered."""
    count = operand[0]
    edges = struct.unpack_from(f"<{count + 1}h", operand, 1)
    row = RowPlan(left=edges[0], head=before.head if before else False, ruled=before.ruled if before else False)
    at = 1 + 2 * (count + 1)
    for index in range(count):
        cell = CellPlan(edges[index + 1])
        if at + 20 * (index + 1) <= len(operand):
            flags = struct.unpack_from("<H", operand, at + 20 * index)[0]
            cell.joined = bool(flags & MERGED) and not flags & FIRST_MERGED
            cell.merge = "restart" if flags & RESTARTS else "continue" if flags & BELOW else None
            borders = operand[at + 20 * index + 4 : at + 20 * (index + 1)]
            row.ruled = row.ruled or any(borders[side + 1] not in (0, 0xFF) for side in range(0, 16, 4))
        row.cells.append(cell)
    return row


def _toggled(operand: int, of_style: bool | None) -> bool:
    if operand in (0x80, 0x81):
        return bool(of_style) != (operand == 0x81)
    return operand == 1


def _variable_size(code: int, data: bytes, at: int) -> int:
    """The size of an operand that says its size itself."""
    if code == TABLE_DEFINITION:
        return struct.unpack_from("<H", data, at)[0] + 1 if at + 2 <= len(data) else 2
    size = data[at] + 1 if at < len(data) else 1
    return _tabs_size(data, at) if code == TABS and size == 256 else size


def _tabs_size(data: bytes, at: int) -> int:
    """PChgTabsOperand of 255 bytes or more: deleted tabs take four bytes each, added ones three."""
    removed = data[at + 1]
    added = data[at + 2 + 4 * removed] if at + 2 + 4 * removed < len(data) else 0
    return 3 + 4 * removed + 3 * added
