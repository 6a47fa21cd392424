"""The lines of a document cut into the pieces a letterhead is made of.

Recognised text and old web pages run the two columns of a letterhead into one line; here each fixed element (Quốc hiệu,
number, place and date …) becomes a piece of its own with its span, so that the readers of the fields need not know.
Source of the elements: NĐ 30/2020/NĐ-CP Phụ lục I (ô số 1-9b), Hướng dẫn 36-HD/VPTW.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.knowledge.folding import CAPITALS, fold
from pipeline.knowledge.loader import load_rows
from pipeline.model.text import Block, BlockKind, Column, Document, Span

TEXT = "text"
RULE = "rule"
PLACE_DATE = "place_date"
# Longer blocks are paragraphs of the body, in which the fixed words are quotations.
LINE_LENGTH = 400
PLACE_LENGTH = 40

_BLANK = r"[\s.…_\-/]{0,40}?"
_DAY = rf"(?:\d\s?\d?|{_BLANK})"
_DATE = re.compile(
    rf"(?<!\w)ngay\s{{0,6}}(?P<day>{_DAY})\s{{0,6}}thang\s{{0,6}}(?P<month>{_DAY})\s{{0,6}}nam\s{{0,6}}"
    r"(?P<year>(?:19|20)\s?\d\s?\d|20[.…_]{1,6}|[.…_]{2,12})"
)
_SHORT_DATE = re.compile(
    r"(?<!\w)ngay\s{0,3}(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>(?:19|20)\d\d)(?!\d)"
)
_WORD = rf"[{CAPITALS}][\w'’]{{0,12}}"
_LEVEL = r"(?:(?:TP|Tp|T\.P|TX|Tx)\s?\.?|[Tt]hành phố|[Tt]ỉnh|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hị trấn|[Xx]ã|[Pp]hường)\s?"
_PLACE = re.compile(rf"(?<![\w/&-])(?P<place>(?:{_LEVEL})?{_WORD}(?:[ -]{{1,3}}{_WORD}){{0,5}})\s?[,.]?\s{{0,6}}$")
_ANYTHING = re.compile(r"[\W_]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A row of ``header/anchors.toml``: fixed words of a letterhead, matched in the bare view."""

    id: str
    kind: str
    where: str
    whole: bool
    regex: str
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of one block. ``kind`` is the kind of an anchor, ``place_date``, ``rule`` (a drawn line) or ``text``."""

    kind: str
    span: Span
    text: str
    block: int
    column: Column
    bold: bool | None
    centered: bool | None
    cell: bool = False

    @property
    def capitals(self) -> bool:
        """Whether most letters are capitals."""
        return is_capitals(self.text)


@functools.cache
def anchors() -> tuple[Anchor, ...]:
    """All anchors, in the order they are tried."""
    return load_rows("header/anchors.toml", Anchor)


@functools.cache
def _compiled(where: str) -> tuple[tuple[Anchor, re.Pattern[str]], ...]:
    return tuple((row, re.compile(row.regex)) for row in anchors() if row.where == where)


class _BareLetters(dict[int, str]):
    """The bare letter of each code point, found when first asked for."""

    def __missing__(self, code: int) -> str:
        letter = "d" if code == ord("đ") else unicodedata.normalize("NFD", chr(code))[0]
        self[code] = letter
        return letter


_BARE = _BareLetters()


def bare(text: str) -> str:
    """The folded text without accents and tone marks; same length as ``text``."""
    return fold(text).translate(_BARE)


def is_capitals(text: str) -> bool:
    """Whether most letters of ``text`` are capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def read_pieces(document: Document) -> tuple[Piece, ...]:
    """All blocks of the document as pieces, in text order."""
    return tuple(piece for index, block in enumerate(document.blocks) for piece in _of_block(document, index, block))


def _of_block(document: Document, index: int, block: Block) -> Iterator[Piece]:
    text = document.slice(block.span)
    cuts = list(_cuts(text)) if len(text) <= LINE_LENGTH else list(_opening(text, 0))
    at = 0
    for start, end, kind in [*cuts, (len(text), len(text), "")]:
        yield from _piece(text, at, start, TEXT, index, block)
        if kind:
            yield from _piece(text, start, end, kind, index, block)
        at = end


def _piece(text: str, start: int, end: int, kind: str, index: int, block: Block) -> Iterator[Piece]:
    words = text[start:end]
    stripped = words.strip()
    if not stripped:
        return
    start += len(words) - len(words.lstrip())
    if kind == TEXT and _ANYTHING.match(stripped):
        kind = RULE
    yield Piece(
        kind=kind,
        span=Span(start=block.span.start + start, end=block.span.start + start + len(stripped)),
        text=stripped,
        block=index,
        column=block.column,
        bold=block.bold,
        centered=block.centered,
        cell=block.kind is BlockKind.CELL,
    )


def _cuts(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of the fixed elements of a line, in order, none overlapping."""
    view = bare(text)
    inner = sorted({*_anywhere(view), *_dates(text, view)})
    at = 0
    for start, end, kind in [*inner, (len(text), len(text), "")]:
        if start < at:
            continue
        yield from _opening(text[:start], at)
        if kind:
            yield start, end, kind
        at = end


def _opening(text: str, at: int) -> Iterator[tuple[int, int, str]]:
    """The element that begins a stretch of a line and takes the rest of it."""
    at += len(text[at:]) - len(text[at:].lstrip())
    view = bare(text[: at + LINE_LENGTH])
    for row, pattern in _compiled("start"):
        found = pattern.match(view, at)
        if found:
            yield at, len(text) if row.whole else found.end(), row.kind
            return


def _anywhere(view: str) -> Iterator[tuple[int, int, str]]:
    for row, pattern in _compiled("anywhere"):
        for found in pattern.finditer(view):
            yield found.start(), found.end(), row.kind


def _dates(text: str, view: str) -> Iterator[tuple[int, int, str]]:
    """``Hà Nội, ngày 05 tháng 3 năm 2020``: a date with the place before it, or alone on its line."""
    for pattern in (_DATE, _SHORT_DATE):
        for found in pattern.finditer(view):
            place = _PLACE.search(text, max(0, found.start() - PLACE_LENGTH), found.start())
            start = place.start() if place else found.start()
            if _may_precede(text[:start], view[:start]) and _may_follow(text[found.end() :]):
                yield start, found.end(), PLACE_DATE


def _may_precede(text: str, view: str) -> bool:
    """Nothing, the number, or a gap between columns stands before the place of a letterhead."""
    if _ANYTHING.match(text) or text.endswith("   "):
        return True
    return any(row.kind == "number" and pattern.match(view) for row, pattern in _compiled("start"))


def _may_follow(text: str) -> bool:
    """Nothing or a title stands after the date of a letterhead; a sentence would go on in small letters."""
    return bool(_ANYTHING.match(text)) or text.startswith("   ") or is_capitals(text.split(maxsplit=1)[0])


def read_date(text: str) -> re.Match[str] | None:
    """Day, month and year (groups of those names, perhaps blank) of a ``place_date`` piece, over its bare view."""
    view = bare(text)
    return _DATE.search(view) or _SHORT_DATE.search(view)


def read_place(text: str) -> re.Match[str] | None:
    """The place (group ``place``) before the date of a ``place_date`` piece."""
    date = read_date(text)
    return _PLACE.search(text, 0, date.start()) if date else None
