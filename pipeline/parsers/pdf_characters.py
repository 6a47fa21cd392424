"""The characters of a PDF page with their places, as pdfium gives them.

Every character is put into the page's *reading frame*: points from the top left corner of the page turned so that most
of its text stands upright. That is the page as shown, except where a wide table was printed sideways on an upright page.
Spaces that pdfium made up are skipped, combining marks are put back onto the letter they stand on.
"""

import ctypes
import functools
import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pipeline.model.text import Box
from pipeline.parsers.legacy import Legacy, convert, is_letter_with
from pipeline.parsers.pdf_glyphs import glyph_text, is_symbol_font
from pipeline.parsers.pdfium_calls import CharacterCalls

_FIXED_PITCH, _FORCE_BOLD, _ITALIC = 1 << 0, 1 << 18, 1 << 6  # font descriptor flags (ISO 32000-1, table 123)
_BOLD_WEIGHT = 680  # pdfium guesses weights from the stems: plain faces reach 625, bold ones begin at 700
_PATCH = 24.0  # points: side of the squares in which the letter under a mark is looked for
_LINE_END_HYPHEN, _SOFT_HYPHEN = 2, 0xAD
_HYPHENS = (_LINE_END_HYPHEN, ord("-"))  # what pdfium gives for a soft hyphen at a line's end, or by its glyph's name
_HYPHEN_WIDTH = 0.42  # ems: hyphens are narrower, letters that have the soft hyphen's code in old fonts wider
_ROW = 1 << 20  # cells of a point that a page is high at most
_STEPS = tuple(dx * _ROW + dy for dx in (-1, 0, 1) for dy in (-1, 0, 1))
_FILL_AND_STROKE = 2  # a text rendering mode that printers use to fake bold (ISO 32000-1, table 106)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How a page's own coordinates become those of the page as shown and as read.

    ``left``, ``bottom``, ``right``, ``top`` is the visible part in the page's own coordinates (points, y upwards),
    ``shown_turn`` the page's rotation and ``reading_turn`` what is turned on top of it to read the text (degrees
    clockwise, multiples of 90). ``skew`` is by how many degrees clockwise the lines of a scan fall off once it is turned;
    the reading frame is level.
    """

    number: int
    left: float
    bottom: float
    right: float
    top: float
    shown_turn: int
    reading_turn: int = 0
    skew: float = 0.0

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height of the page as shown, in points."""
        return self._size(self.shown_turn)

    @property
    def reading_size(self) -> tuple[float, float]:
        """Width and height of the page as it is read, in points."""
        return self._size(self.shown_turn + self.reading_turn)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page's own coordinates in the reading frame."""
        width, height = self.right - self.left, self.top - self.bottom
        return _turned(x - self.left, self.top - y, width, height, self.shown_turn + self.reading_turn)

    def shown_box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """A rectangle of the reading frame as a box on the page as shown."""
        if self.reading_turn == 0 and not self.skew and x0 <= x1 and y0 <= y1:
            return Box(page=self.number, x0=round(x0, 2), y0=round(y0, 2), x1=round(x1, 2), y1=round(y1, 2))
        width, height = self.reading_size
        x0, y0, x1, y1 = self._skewed(x0, y0, x1, y1)
        ax, ay = _turned(x0, y0, width, height, -self.reading_turn)
        bx, by = _turned(x1, y1, width, height, -self.reading_turn)
        corners = (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
        left, top, right, bottom = (round(value, 2) for value in corners)
        return Box(page=self.number, x0=left, y0=top, x1=right, y1=bottom)

    def _skewed(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """The box around a level rectangle turned back to where the scan has it."""
        if not self.skew:
            return x0, y0, x1, y1
        width, height = self.reading_size
        sine, cosine = math.sin(math.radians(self.skew)), math.cos(math.radians(self.skew))
        corners = [(x - width / 2, y - height / 2) for x in (x0, x1) for y in (y0, y1)]
        xs = [width / 2 + x * cosine - y * sine for x, y in corners]
        ys = [height / 2 + x * sine + y * cosine for x, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def _size(self, turn: int) -> tuple[float, float]:
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if turn % 180 else (width, height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What the characters of one text object share.

    ``size`` in points as shown, ``direction`` in degrees anticlockwise, ``symbols`` for a font of signs instead of letters,
    ``fixed`` for one whose characters are all of one width.
    """

    font: str
    size: float
    bold: bool
    italic: bool
    direction: float
    symbols: bool = False
    fixed: bool = False


@dataclass(slots=True, unsafe_hash=True)
class Character:
    """One character in the reading frame; ``order`` is its place in the file, ``baseline`` the y it stands on.

    Never changed once made; not declared frozen because that triples the cost of making one, and pages have thousands.
    ``confidence`` (0-1) only where it was recognised in a picture.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    baseline: float
    style: Style
    order: int
    confidence: float | None = None

    @property
    def height(self) -> float:
        """The height by which distances are judged, in points: the font size, as accents make the boxes differ."""
        box = self.y1 - self.y0
        return self.style.size if 0.5 * self.style.size < box < 2.2 * self.style.size else box


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCharacters:
    """The upright characters of a page, in the file's order, and those that stand at an angle to them."""

    frame: Frame
    upright: tuple[Character, ...]
    slanted: tuple[Character, ...]


RawCharacter = tuple[str, tuple[float, float, float, float], tuple[float, float], Style]
LegacyFonts = Mapping[str, Legacy]  # by the name of the font


def read_characters(page: Any, number: int, legacy: LegacyFonts | None = None) -> PageCharacters:
    """The characters of a pdfium page; ``number`` is the page's number from 1, ``legacy`` the fonts older than Unicode."""
    left, bottom, right, top = page.get_bbox()
    frame = Frame(number=number, left=left, bottom=bottom, right=right, top=top, shown_turn=page.get_rotation())
    raw = _raw_characters(page, legacy or {})
    known = {id(style): style for *_, style in raw}
    used = Counter([id(style) for text, _, _, style in raw if text != " "])
    directions: Counter[int] = Counter()
    for key, count in used.items():
        directions[_quarter(known[key].direction)] += count
    common = max(directions, key=lambda turn: (directions[turn], -turn)) if directions else frame.shown_turn
    frame = replace(frame, reading_turn=(common - frame.shown_turn) % 360)
    level = {key for key, style in known.items() if abs((style.direction - common + 180) % 360 - 180) < 10}
    placed = _placed(frame, raw)
    slanted = tuple(character for character in placed if id(character.style) not in level)
    width, height = frame.reading_size
    on_page = [
        character
        for character in placed
        if id(character.style) in level
        and -2 <= character.x0 + character.x1 <= 2 * (width + 1)
        and -2 <= character.y0 + character.y1 <= 2 * (height + 1)
    ]
    return PageCharacters(frame=frame, upright=tuple(_unique(_marks_attached(on_page))), slanted=slanted)


def font_texts(page: Any) -> list[tuple[str, str]]:
    """The characters of a page as the file codes them, in its order, each with the name of its font."""
    import pypdfium2.raw as pdfium

    found: list[tuple[str, str]] = []
    textpage = page.get_textpage()
    before = -1
    for index, style in _styled(textpage.raw, CharacterCalls(textpage.raw)):
        gap = " " if index > before + 1 else ""  # where pdfium made up a space or a line break
        found.append((style.font, gap + chr(pdfium.FPDFText_GetUnicode(textpage.raw, index))))
        before = index
    textpage.close()
    return found


def _raw_characters(page: Any, legacy: LegacyFonts) -> list[RawCharacter]:
    """Text, rectangle, origin (the page's own coordinates) and style of each character that is not made up."""
    textpage = page.get_textpage()
    handle = textpage.raw
    calls = CharacterCalls(handle)
    read_code, read_box, read_origin = calls.code, calls.loose_box, calls.origin
    found: list[RawCharacter] = []
    last = ""  # the code of the character before, where its font is a legacy one
    for index, style in _styled(handle, calls):
        code = read_code(index)
        old = legacy.get(style.font) if legacy else None
        box = read_box(index)
        if box is None:
            continue
        if old is not None:
            if last and is_letter_with(last, chr(code), old.family):
                found[-1] = _accented(found[-1], convert(last + chr(code), old), box[2])
                last = ""
                continue
            if code in _HYPHENS and not style.fixed and box[2] - box[0] > _HYPHEN_WIDTH * style.size:
                code = _SOFT_HYPHEN
        last = ""
        text = glyph_text(code, style.symbols) if old is None else _legacy_text(code, old)
        if not text:
            continue
        if unicodedata.combining(text[0]):
            box = _ink_box(handle, index) or box
        found.append((text, box, read_origin(index), style))
        last = chr(code) if old is not None else ""
    textpage.close()
    return found


def _legacy_text(code: int, legacy: Legacy) -> str:
    """What a single code reads as in a legacy font; a hyphen that pdfium marks at a line's end stays one."""
    if code in (_LINE_END_HYPHEN, ord("-")):
        return "-"
    text = convert(chr(code), legacy)
    return text if not text.isascii() and text.isalpha() else glyph_text(ord(text), False)


def _accented(letter: RawCharacter, text: str, right: float) -> RawCharacter:
    """The letter with the accent that follows it as a character of its own, which ends at ``right``; it is drawn over it."""
    _, box, origin, style = letter
    return text, (box[0], box[1], max(box[2], right), box[3]), origin, style


def _styled(handle: Any, calls: CharacterCalls) -> Iterator[tuple[int, Style]]:
    """Index and style of each character that pdfium did not make up."""
    import pypdfium2.raw as pdfium

    styles: dict[int | None, Style] = {}
    faces: dict[int | None, _Face] = {}
    is_generated, text_object = calls.is_generated, calls.text_object
    for index in range(pdfium.FPDFText_CountChars(handle)):
        if is_generated(index):
            continue
        key = text_object(index)
        style = styles.get(key)
        if style is None or key is None:
            style = styles[key] = _style(handle, index, faces)
        yield index, style


def _ink_box(handle: Any, index: int) -> tuple[float, float, float, float] | None:
    """Where the ink of a combining mark is: its loose box stands beside the letter, not on it."""
    import pypdfium2.raw as pdfium

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not pdfium.FPDFText_GetCharBox(handle, index, left, right, bottom, top):
        return None
    return (left.value, bottom.value, right.value, top.value)


@dataclass(frozen=True, slots=True)
class _Face:
    """What the text objects of one font share."""

    name: str
    bold: bool
    italic: bool
    symbols: bool
    fixed: bool


def _face(handle: Any, index: int) -> _Face:
    import pypdfium2.raw as pdfium

    name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(handle, index, name, 256, flags)
    font = name.value.decode("utf-8", "replace")
    lower = font.lower()
    heavy = pdfium.FPDFText_GetFontWeight(handle, index) >= _BOLD_WEIGHT or bool(flags.value & _FORCE_BOLD)
    return _Face(
        font,
        heavy or "bold" in lower or "black" in lower,
        bool(flags.value & _ITALIC) or "italic" in lower or "oblique" in lower,
        is_symbol_font(font),
        bool(flags.value & _FIXED_PITCH),
    )


def _style(handle: Any, index: int, faces: dict[int | None, _Face]) -> Style:
    """The style of the text object of a character; ``faces`` are the fonts seen so far, by their address."""
    import pypdfium2.raw as pdfium

    item = pdfium.FPDFText_GetTextObject(handle, index)
    key = ctypes.cast(pdfium.FPDFTextObj_GetFont(item), ctypes.c_void_p).value
    face = faces.get(key)
    if face is None or key is None:
        face = faces[key] = _face(handle, index)
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(handle, index, matrix)
    stroked = pdfium.FPDFTextObj_GetTextRenderMode(item) == _FILL_AND_STROKE
    return _known_style(
        face,
        pdfium.FPDFText_GetFontSize(handle, index),
        stroked,
        (matrix.a, matrix.b, matrix.c, matrix.d),
    )


@functools.lru_cache(maxsize=4096)
def _known_style(face: _Face, size: float, stroked: bool, matrix: tuple[float, float, float, float]) -> Style:
    a, b, c, d = matrix
    return Style(
        font=face.name,
        size=round(size * (math.hypot(c, d) or 1.0), 2),
        bold=stroked or face.bold,
        italic=face.italic or _is_sheared(a, b, c, d),
        direction=math.degrees(math.atan2(b, a)) % 360,
        symbols=face.symbols,
        fixed=face.fixed,
    )


def _is_sheared(a: float, b: float, c: float, d: float) -> bool:
    """Whether upright letters are slanted by the text matrix, as word processors fake italics."""
    return abs(b) < 1e-3 and a > 0 and d > 0 and 0.1 < c / d < 0.6


def _placed(
    frame: Frame, raw: list[tuple[str, tuple[float, float, float, float], tuple[float, float], Style]]
) -> list[Character]:
    """The characters in the reading frame."""
    placed = []
    turned = (frame.shown_turn + frame.reading_turn) // 90 % 4 != 0
    left, top, point = frame.left, frame.top, frame.point
    for order, (text, (x0, low, x1, high), origin, style) in enumerate(raw):
        if turned:
            ax, ay = point(x0, low)
            bx, by = point(x1, high)
            baseline = point(*origin)[1]
        else:
            ax, ay, bx, by = x0 - left, top - low, x1 - left, top - high
            baseline = top - origin[1]
        if ax > bx:
            ax, bx = bx, ax
        if ay > by:
            ay, by = by, ay
        placed.append(Character(text, ax, ay, bx, by, baseline, style, order))
    return placed


def _marks_attached(characters: list[Character]) -> list[Character]:
    """The characters with each combining mark joined to the letter it overlaps most."""
    marks = [character for character in characters if unicodedata.combining(character.text[0])]
    if not marks:
        return characters
    bases = [character for character in characters if not unicodedata.combining(character.text[0])]
    near: dict[tuple[int, int], list[Character]] = defaultdict(list)
    for base in bases:
        near[_patch(base)].append(base)
    attached: dict[int, str] = {}
    for mark in marks:
        around = (base for place in _patches_around(mark) for base in near.get(place, ()))
        under = _base_of(mark, around)
        if under is not None:
            attached[under.order] = _with_mark(attached.get(under.order, under.text), mark.text)
    return [replace(base, text=attached[base.order]) if base.order in attached else base for base in bases]


def _with_mark(letter: str, mark: str) -> str:
    """The letter with the mark; a mark that it has already was typed twice and is seen once."""
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", parts if mark in parts else parts + mark)


def _patch(character: Character) -> tuple[int, int]:
    return int((character.x0 + character.x1) / 2 // _PATCH), int(character.baseline // _PATCH)


def _patches_around(character: Character) -> Iterator[tuple[int, int]]:
    column, row = _patch(character)
    return ((column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))


def _base_of(mark: Character, bases: Iterable[Character]) -> Character | None:
    near = [
        base
        for base in bases
        if abs(base.baseline - mark.baseline) < 0.45 * base.height
        and not base.text.isspace()
        and min(base.x1, mark.x1) - max(base.x0, mark.x0) > -0.5
    ]
    middle = (mark.x0 + mark.x1) / 2
    return min(near, key=lambda base: (abs((base.x0 + base.x1) / 2 - middle), base.order), default=None)


def _unique(characters: list[Character]) -> list[Character]:
    """Without letters printed twice in nearly the same place, as some printers fake bold."""
    seen: dict[str, dict[int, Character]] = defaultdict(dict)
    kept = []
    for character in characters:
        same = seen[character.text]
        cell = round(character.x0) * _ROW + round(character.baseline)
        if same:
            near = next((cell + step for step in _STEPS if cell + step in same), None)
            if near is not None and abs(same[near].x0 - character.x0) < 0.15 * (character.x1 - character.x0):
                continue
        same[cell] = character
        kept.append(character)
    return kept


def _quarter(direction: float) -> int:
    return round(direction / 90) % 4 * 90


def _turned(x: float, y: float, width: float, height: float, degrees: int) -> tuple[float, float]:
    """A point (y downwards) of a page of that size after turning the page clockwise by a multiple of 90 degrees."""
    for _ in range(degrees // 90 % 4):
        x, y, width, height = height - y, x, height, width
    return x, y
