"""All characters of a pdfium text page at once.

pdfium hands out its characters one call at a time, and a page has some two thousand of them. So the calls are made by
``map`` over bare function pointers that write into one buffer: a quarter of the time that a loop through the generated
bindings takes.
"""

import ctypes
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.parsers.pdf_columnar import as_objects
from pipeline.parsers.pdf_glyphs import glyph_text
from pipeline.parsers.pdf_legacy_letters import LegacyFonts, put_letters
from pipeline.parsers.pdf_style import Style, styles_of
from pipeline.parsers.pdfium_calls import Pointer, Row, pointer_of, text_calls, written

_SPACE, _RETURN, _FEED, _FIRST_SIGN, _FIRST_HALF = 32, 13, 10, 32, 0xD800  # control characters and half pairs need a closer look
_SAMPLES = 16
_STRETCH = 16  # characters: runs are seldom shorter than a word or longer than a line
_BOX, _POINT = Row(np.float32, 4), Row(np.float64, 2, (0, 1))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RawCharacters:
    """The characters that stand in the file, in its order and in the page's own coordinates (points, y upwards).

    ``texts`` holds strings, ``boxes`` is n x 4 (left, bottom, right, top), ``origins`` n x 2, ``style`` the place of each
    one's style in ``styles``.
    """

    texts: NDArray[Any]
    boxes: NDArray[np.float64]
    origins: NDArray[np.float64]
    style: NDArray[np.intp]
    styles: tuple[Style, ...]


def fetch(page: Any, legacy: LegacyFonts) -> RawCharacters:
    """The characters of a pdfium page without those that pdfium made up; ``legacy`` are its fonts older than Unicode."""
    textpage = page.get_textpage()
    try:
        return _fetch(textpage.raw, legacy)
    finally:
        textpage.close()


def font_texts(page: Any) -> list[tuple[str, str]]:
    """The characters of a page as the file codes them, in its order, each with the name of its font."""
    textpage = page.get_textpage()
    try:
        handle = pointer_of(textpage.raw)
        codes = _codes(handle)
        indexes = _not_made_up(handle, codes)
        style, styles = _styles(handle, indexes, _objects(handle, indexes))
        gaps = np.diff(indexes, prepend=-1) > 1  # where a space or line break was made up
        return [
            (styles[number].font, (" " if gap else "") + chr(code))
            for code, number, gap in zip(codes[indexes].tolist(), style.tolist(), gaps.tolist(), strict=True)
        ]
    finally:
        textpage.close()


def _fetch(textpage: Any, legacy: LegacyFonts) -> RawCharacters:
    handle = pointer_of(textpage)
    codes = _codes(handle)
    indexes = _not_made_up(handle, codes)
    boxes, found = _boxes(handle, indexes)
    if not found.all():
        indexes, boxes = indexes[found], boxes[found]
    objects = _objects(handle, indexes)
    style, styles = _styles(handle, indexes, objects)
    texts = _texts(codes[indexes], style, styles)
    if any(look.font in legacy for look in styles):
        letters = texts.tolist()
        put_letters(letters, codes[indexes].tolist(), boxes, [styles[number] for number in style.tolist()], legacy)
        texts = as_objects(letters)
    known = set(texts.tolist())
    if "" in known:
        kept = np.asarray(texts != "", dtype=bool)
        texts, indexes, boxes, style = (column[kept] for column in (texts, indexes, boxes, style))
    flat = np.array([look.direction == 0 for look in styles], dtype=bool)[style] if styles else np.zeros(0, dtype=bool)
    origins = _origins(handle, indexes, style, boxes, flat)
    marks = {text for text in known if unicodedata.combining(text[:1] or " ")}
    for place in (place for place, text in enumerate(texts.tolist()) if text in marks) if marks else ():
        boxes[place] = _ink_box(textpage, int(indexes[place])) or boxes[place]
    return RawCharacters(texts=texts, boxes=boxes, origins=origins, style=style, styles=styles)


def _texts(codes: NDArray[np.uint32], style: NDArray[np.intp], styles: Sequence[Style]) -> NDArray[Any]:
    """What each code reads as in its font; each code is looked at once."""
    own = codes.tolist()
    known = {code: glyph_text(code, False) for code in set(own)}
    texts = as_objects(list(map(known.__getitem__, own)))
    symbols = np.array([look.symbols for look in styles], dtype=bool)
    for place in np.flatnonzero(symbols[style]).tolist() if symbols.any() else ():
        texts[place] = glyph_text(int(codes[place]), True)
    return texts


def _objects(handle: Pointer, indexes: NDArray[np.intp]) -> NDArray[np.uint64]:
    """The addresses of the text objects that draw the characters, 0 for none.

    An object draws characters that follow each other, so those between two of the same object are not asked for: a stretch
    whose ends differ is halved.
    """
    found = np.zeros(len(indexes), dtype=np.uint64)
    if not len(indexes):
        return found
    last = len(indexes) - 1
    known = np.zeros(0, dtype=np.intp)
    asked = np.append(np.arange(0, last, _STRETCH), last)
    while len(asked):
        answers = map(text_calls().text_object, repeat(handle), indexes[asked].tolist())
        found[asked] = np.fromiter(answers, dtype=np.uint64, count=len(asked))
        known = np.sort(np.concatenate((known, asked)))
        starts, ends = known[:-1], known[1:]
        differs = (ends - starts > 1) & ((found[starts] != found[ends]) | (found[starts] == 0))
        asked = (starts[differs] + ends[differs]) // 2
    return np.repeat(found[known], np.diff(known, append=len(indexes)))


def _codes(handle: Pointer) -> NDArray[np.uint32]:
    """The code points of all characters.

    The text of the whole page comes at once, but it leaves out what has no code point and writes some code points as two;
    only a text that is as long as there are characters, and agrees with some of them, is taken.
    """
    calls = text_calls()
    count = calls.count(handle)
    buffer = np.zeros(count + 1, dtype=np.uint16)
    found = buffer[:-1]
    whole = calls.text(handle, 0, count, Pointer(buffer.ctypes.data)) == count + 1
    if whole and not ((found < _FIRST_SIGN) & (found != _RETURN) & (found != _FEED) | (found >= _FIRST_HALF)).any():
        places = range(count - 1, -1, -max(1, count // _SAMPLES))
        if all(found[place] == calls.unicode(handle, place) for place in places):
            return found.astype(np.uint32)
    return np.fromiter(map(calls.unicode, repeat(handle), range(count)), dtype=np.uint32, count=count)


def _not_made_up(handle: Pointer, codes: NDArray[np.uint32]) -> NDArray[np.intp]:
    """The indexes of the characters that stand in the file."""
    is_blank = (codes == _SPACE) | (codes == _RETURN) | (codes == _FEED)  # what pdfium puts between words and lines
    blanks = np.flatnonzero(is_blank)
    answers = map(text_calls().generated, repeat(handle), blanks.tolist())
    is_blank[blanks] = np.fromiter(answers, dtype=np.int32, count=len(blanks)) == 1
    return np.flatnonzero(~is_blank)


def _styles(
    handle: Pointer, indexes: NDArray[np.intp], objects: NDArray[np.uint64]
) -> tuple[NDArray[np.intp], tuple[Style, ...]]:
    """The style of each character as a place in the list of all: one text object has one style."""
    starts = _run_starts(objects)
    numbers, styles = styles_of(handle, indexes[starts].tolist(), objects[starts].tolist())
    return np.repeat(numbers, np.diff(starts, append=len(indexes))), styles


def _run_starts(objects: NDArray[np.uint64]) -> NDArray[np.intp]:
    """Where the text object changes; characters without one stand alone."""
    if not len(objects):
        return np.zeros(0, dtype=np.intp)
    changes = np.empty(len(objects), dtype=bool)
    changes[0] = True
    changes[1:] = (objects[1:] != objects[:-1]) | (objects[1:] == 0)
    return np.flatnonzero(changes)


def _boxes(handle: Pointer, indexes: NDArray[np.intp]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The loose box of each character, and whether it has one; pdfium writes left, top, right, bottom."""
    boxes, answers = written(text_calls().loose_box, _BOX, len(indexes), repeat(handle), indexes.tolist())
    return boxes[:, [0, 3, 2, 1]].astype(np.float64), answers != 0


def _origins(
    handle: Pointer,
    indexes: NDArray[np.intp],
    style: NDArray[np.intp],
    boxes: NDArray[np.float64],
    flat: NDArray[np.bool_],
) -> NDArray[np.float64]:
    """The origin of each character.

    Level characters of one style that follow each other with the same foot and head stand on one baseline, so it is asked
    for once; of the others the origin's x is their left edge.
    """
    origins = np.zeros((len(indexes), 2), dtype=np.float64)
    if not len(indexes):
        return origins
    alike = flat.copy()
    alike[0] = False
    alike[1:] &= (style[1:] == style[:-1]) & (boxes[1:, 1] == boxes[:-1, 1]) & (boxes[1:, 3] == boxes[:-1, 3])
    asked = np.flatnonzero(~alike)
    origins[asked], _ = written(text_calls().origin, _POINT, len(asked), repeat(handle), indexes[asked].tolist())
    origins[alike, 0] = boxes[alike, 0]
    origins[alike, 1] = np.repeat(origins[asked, 1], np.diff(asked, append=len(indexes)))[alike]
    return origins


def _ink_box(textpage: Any, index: int) -> tuple[float, float, float, float] | None:
    """Where the ink of a combining mark is: its loose box stands beside the letter, not on it."""
    import pypdfium2.raw as pdfium

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not pdfium.FPDFText_GetCharBox(textpage, index, left, right, bottom, top):
        return None
    return (left.value, bottom.value, right.value, top.value)
