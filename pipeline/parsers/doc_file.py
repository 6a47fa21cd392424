"""The binary Word format (MS-DOC): characters by their places, and the properties kept for them in pages of 512 bytes.

Names in comments are the specification's. All numbers are little-endian.
"""

import bisect
import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.errors import BrokenFile, EncryptedFile

MAGIC, OLD_MAGIC = 0xA5EC, (0xA5DC, 0xA5DB, 0xA59B, 0xA59C)  # wIdent of Word 97 and of earlier versions
WORD_97 = 0x00C1  # nFib
ENCRYPTED, SECOND_TABLE = 0x0100, 0x0200  # fEncrypted, fWhichTblStm
COUNTS_AT, TABLES_AT = 0x4C, 0x9A  # ccpText; FibRgFcLcb97
STORIES = ("body", "footnotes", "heads", "macros", "comments", "endnotes", "boxes", "head_boxes")  # in the order of their text
PAGE = 512
COMPRESSED = 0x40000000
MAX_CHARACTERS = 30_000_000
TABLES = {
    "styles": 1, "footnote_refs": 2, "footnote_texts": 3, "heads": 11, "chpx": 12, "papx": 13, "fonts": 15, "pieces": 33,
    "anchors": 40, "endnote_refs": 46, "endnote_texts": 47, "boxes": 56, "lists": 73, "list_overrides": 74,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters [start, end) of the text: they lie from byte ``offset`` on, ``width`` bytes each; ``prm`` adds properties."""

    start: int
    end: int
    offset: int
    width: int
    prm: int


@dataclass(slots=True)
class DocFile:
    """An open Word file: its streams, the text, and where each story begins and ends in it."""

    document: bytes
    table: bytes
    data: bytes
    pieces: list[Piece] = field(default_factory=list)
    prcs: list[bytes] = field(default_factory=list)
    text: str = ""
    stories: dict[str, tuple[int, int]] = field(default_factory=dict)

    def part(self, name: str) -> bytes:
        """A structure of the table stream by the name it has in ``TABLES``; empty where the file has none."""
        at, size = self._place(name)
        return self.table[at : at + size]

    def after(self, name: str) -> bytes:
        """What follows a structure in the table stream."""
        at, size = self._place(name)
        return self.table[at + size :] if size else b""

    def _place(self, name: str) -> tuple[int, int]:
        at = TABLES_AT + 8 * TABLES[name]
        fc, lcb = struct.unpack_from("<II", self.document, at)
        return (fc, lcb) if fc + lcb <= len(self.table) else (0, 0)

    def offset(self, position: int) -> int:
        """Where the character at ``position`` lies in the document stream."""
        piece = self.piece(position)
        return piece.offset + (position - piece.start) * piece.width

    def piece(self, position: int) -> Piece:
        """The piece that holds a character."""
        return self.pieces[max(0, bisect.bisect_right(self.pieces, position, key=lambda piece: piece.start) - 1)]


def open_doc(data: bytes) -> DocFile:
    """The Word file in ``data``. Raises :class:`EncryptedFile`, :class:`BrokenFile`, and :class:`TooOld` before Word 97."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            document = _stream(ole, "WordDocument")
            magic, version = struct.unpack_from("<HH", document)
            (flags,) = struct.unpack_from("<H", document, 10)
            if magic in OLD_MAGIC or (magic == MAGIC and version < WORD_97):
                raise TooOld("doc: Word 95 or older")
            if magic != MAGIC:
                raise BrokenFile("doc: no Word document inside")
            if flags & ENCRYPTED:
                raise EncryptedFile("password needed")
            found = DocFile(document, _stream(ole, "1Table" if flags & SECOND_TABLE else "0Table"), _stream(ole, "Data"))
    except (OSError, ValueError, IndexError, struct.error) as problem:
        raise BrokenFile("doc: not a compound file") from problem
    _read_pieces(found)
    _read_text(found)
    return found


class TooOld(BrokenFile):
    """A version of the format that is not read here."""


def properties(file: DocFile, name: str) -> "PropertyRuns":
    """The runs of properties of characters (``chpx``) or paragraphs (``papx``)."""
    plc = file.part(name)
    count = (len(plc) - 4) // 8 if len(plc) >= 12 else 0
    pages = struct.unpack_from(f"<{count}I", plc, 4 * (count + 1)) if count else ()
    starts: list[int] = []
    runs: list[tuple[int, bytes]] = []
    for number in pages:
        page = file.document[(number & 0x3FFFFF) * PAGE :][:PAGE]
        if len(page) < PAGE:
            continue
        for start, end, grpprl in _paragraph_page(page) if name == "papx" else _character_page(page):
            starts.append(start)
            runs.append((end, grpprl))
    order = sorted(range(len(starts)), key=starts.__getitem__)
    return PropertyRuns([starts[at] for at in order], [runs[at] for at in order])


@dataclass(frozen=True, slots=True)
class PropertyRuns:
    """Properties by the bytes they hold for: ``starts`` ascending, and for each the end and the properties."""

    starts: list[int]
    runs: list[tuple[int, bytes]]

    def at(self, offset: int) -> tuple[int, bytes]:
        """Up to which byte the properties at ``offset`` hold, and the properties."""
        index = bisect.bisect_right(self.starts, offset) - 1
        if index >= 0 and offset < self.runs[index][0]:
            return self.runs[index]
        following = self.starts[index + 1] if index + 1 < len(self.starts) else 1 << 62
        return following, b""


def plc_positions(data: bytes, size: int) -> tuple[list[int], list[bytes]]:
    """The positions of a PLC (one more than its entries) and its entries of ``size`` bytes."""
    count = (len(data) - 4) // (4 + size) if len(data) >= 4 else 0
    positions = list(struct.unpack_from(f"<{count + 1}I", data)) if data else []
    at = 4 * (count + 1)
    return positions, [data[at + size * index : at + size * (index + 1)] for index in range(count)]


def _stream(ole: object, name: str) -> bytes:
    if not ole.exists(name):  # type: ignore[attr-defined]
        return b""
    with ole.openstream(name) as stream:  # type: ignore[attr-defined]
        data: bytes = stream.read()
    return data


def _read_pieces(file: DocFile) -> None:
    """Clx: property modifiers, then the piece table."""
    clx = file.part("pieces")
    at = 0
    while at < len(clx) and clx[at] == 1:
        (size,) = struct.unpack_from("<H", clx, at + 1)
        file.prcs.append(clx[at + 3 : at + 3 + size])
        at += 3 + size
    if at >= len(clx) or clx[at] != 2:
        raise BrokenFile("doc: no piece table")
    (size,) = struct.unpack_from("<I", clx, at + 1)
    positions, entries = plc_positions(clx[at + 5 : at + 5 + size], 8)
    for start, end, entry in zip(positions, positions[1:], entries, strict=False):
        fc, prm = struct.unpack_from("<IH", entry, 2)
        offset = (fc & 0x3FFFFFFF) // 2 if fc & COMPRESSED else fc
        if start < end:
            file.pieces.append(Piece(start, end, offset, 1 if fc & COMPRESSED else 2, prm))


def _read_text(file: DocFile) -> None:
    counts = struct.unpack_from("<8I", file.document, COUNTS_AT)
    if sum(counts) > MAX_CHARACTERS:
        raise BrokenFile("doc: more characters than a file can hold")
    parts = []
    at = 0
    for piece in file.pieces:
        if piece.start != at:
            raise BrokenFile("doc: gaps in the piece table")
        raw = file.document[piece.offset : piece.offset + (piece.end - piece.start) * piece.width]
        text = raw.decode("cp1252", "replace") if piece.width == 1 else _wide(raw)
        if len(text) != piece.end - piece.start:
            raise BrokenFile("doc: the text ends early")
        parts.append(text)
        at = piece.end
    file.text = "".join(parts)
    start = 0
    for name, count in zip(STORIES, counts, strict=True):
        file.stories[name] = (start, min(start + count, len(file.text)))
        start += count


def _wide(raw: bytes) -> str:
    """Two bytes a character; halves of surrogate pairs stay apart, so that positions hold."""
    return "".join(map(chr, struct.unpack(f"<{len(raw) // 2}H", raw[: len(raw) // 2 * 2])))


def _character_page(page: bytes) -> Iterator[tuple[int, int, bytes]]:
    count = page[-1]
    bounds = struct.unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        at = 2 * page[4 * (count + 1) + index]
        yield bounds[index], bounds[index + 1], page[at + 1 : at + 1 + page[at]] if at else b""


def _paragraph_page(page: bytes) -> Iterator[tuple[int, int, bytes]]:
    count = page[-1]
    bounds = struct.unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        at = 2 * page[4 * (count + 1) + 13 * index]
        if not at:
            yield bounds[index], bounds[index + 1], b""
            continue
        size = page[at]
        start, length = (at + 2, 2 * page[at + 1]) if size == 0 else (at + 1, 2 * size - 1)
        yield bounds[index], bounds[index + 1], page[start : start + length]
