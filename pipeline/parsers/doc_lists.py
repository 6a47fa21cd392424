"""Automatic numbering of the binary Word format (PlfLst, PlfLfo) as the numbering part that the DOCX reader counts by."""

import struct

from lxml import etree

from pipeline.parsers.word_tree import element

FORMATS = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    22: "decimalZero",
    23: "bullet",
    255: "none",
}
LIST_SIZE, LEVEL_SIZE, OVERRIDE_SIZE = 28, 28, 16  # LSTF, LVLF, LFO
SIMPLE, LEGAL, NO_RESTART = 0x01, 0x04, 0x08
HAS_START, HAS_FORMAT = 0x10, 0x20
MAX_LEVELS = 9


class _Levels:
    """Reads LVL structures one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def next(self, index: int) -> etree._Element:
        """The next level, as level ``index`` of its list."""
        start, form, flags = struct.unpack_from("<iBB", self.data, self.at)
        chpx, papx, restart = struct.unpack_from("<BBB", self.data, self.at + 24)
        self.at += LEVEL_SIZE + chpx + papx
        (count,) = struct.unpack_from("<H", self.data, self.at)
        raw = struct.unpack_from(f"<{count}H", self.data, self.at + 2)
        self.at += 2 + 2 * count
        text = "".join(f"%{code + 1}" if code < MAX_LEVELS else chr(code) for code in raw)
        level = element(
            "lvl", element("start", val=str(start)), element("numFmt", val=FORMATS.get(form, "decimal")), ilvl=str(index)
        )
        if flags & LEGAL:
            level.append(element("isLgl"))
        if flags & NO_RESTART:
            level.append(element("lvlRestart", val=str(restart)))
        level.append(element("lvlText", val="".join(letter for letter in text if letter >= " ")))
        return level


def numbering_part(lists: bytes, levels: bytes, overrides: bytes) -> etree._Element | None:
    """The numbering part of PlfLst (``lists``, its ``levels`` lie behind it) and PlfLfo; None where there are no lists."""
    if len(lists) < 2 or len(overrides) < 4:
        return None
    part = element("numbering")
    reader = _Levels(levels)
    for index in range(struct.unpack_from("<H", lists)[0]):
        name, flags = struct.unpack_from("<i22xB", lists, 2 + LIST_SIZE * index)
        read = [reader.next(level) for level in range(1 if flags & SIMPLE else MAX_LEVELS)]
        part.append(element("abstractNum", *read, abstractNumId=str(name)))
    count = struct.unpack_from("<I", overrides)[0]
    own = _Levels(overrides)
    own.at = 4 + OVERRIDE_SIZE * count
    for index in range(count):
        name, changed = struct.unpack_from("<i8xB", overrides, 4 + OVERRIDE_SIZE * index)
        number = element("num", element("abstractNumId", val=str(name)), numId=str(index + 1))
        own.at += 4
        for _ in range(changed):
            number.append(_override(own))
        part.append(number)
    return part


def _override(reader: _Levels) -> etree._Element:
    start, flags = struct.unpack_from("<iI", reader.data, reader.at)
    reader.at += 8
    level = flags & 0xF
    made = element("lvlOverride", ilvl=str(level))
    if flags & HAS_FORMAT:
        made.append(reader.next(level))
    elif flags & HAS_START:
        made.append(element("startOverride", val=str(start)))
    return made
