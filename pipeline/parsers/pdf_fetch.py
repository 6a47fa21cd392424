"""All characters of a pdfium text page at once.

pdfium hands out its characters one call at a time, and a page has some two thousand of them. So the calls are made by
``map`` over bare function pointers that write into one buffer: a quarter of the time that a loop through the generated
bindings takes.
"""

import ctypes
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.parsers.pdf_columnar import as_objects
from pipeline.parsers.pdf_glyphs import glyph_text
from pipeline.parsers.pdf_legacy_letters import LegacyFonts, put_letters
from pipeline.parsers.pdf_style import Style, styles_of
from pipeline.parsers.pdfium_calls import address_of, text_calls

_MADE_UP = tuple(map(ord, " \r\n"))  # what pdfium puts between words and lines of its own accord
_RETURN, _FEED, _FIRST_SIGN, _FIRST_HALF = 13, 10, 32, 0xD800  # control characters and half pairs need a closer look
_SAMPLES = 16
_BOX, _POINT = 16, 16  # bytes: four floats, two doubles


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RawCharacters:
    """The characters that stand in the file, in its order and in the page's own coordinates (points, y upwards).

    ``boxes`` is n x 4 (left, bottom, right, top), ``origins`` n x 2, ``style`` the place of each one's style in ``styles``.
    """

    texts: list[str]
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
        handle = address_of(textpage.raw)
        codes = _codes(handle)
        indexes = _not_made_up(handle, codes)
        style, styles = _styles(handle, indexes, _objects(handle, indexes))
        gaps = [after > before + 1 for before, after in pairwise([-1, *indexes])]  # where a space or line break was made up
        return [
            (styles[number].font, (" " if gap else "") + chr(codes[index]))
            for index, number, gap in zip(indexes, style.tolist(), gaps, strict=True)
        ]
    finally:
        textpage.close()


def _fetch(textpage: Any, legacy: LegacyFonts) -> RawCharacters:
    handle = address_of(textpage)
    codes = _codes(handle)
    indexes = _not_made_up(handle, codes)
    boxes, found = _boxes(handle, indexes)
    if not found.all():
        indexes, boxes = [index for index, has in zip(indexes, found.tolist(), strict=True) if has], boxes[found]
    objects = _objects(handle, indexes)
    style, styles = _styles(handle, indexes, objects)
    own = [codes[index] for index in indexes]
    symbols = {number for number, known in enumerate(styles) if known.symbols}
    if symbols:
        texts = [glyph_text(code, number in symbols) for code, number in zip(own, style.tolist(), strict=True)]
    else:
        texts = list(map(glyph_text, own, repeat(False)))
    if any(known.font in legacy for known in styles):
        put_letters(texts, own, boxes, [styles[number] for number in style.tolist()], legacy)
    kept = as_objects(texts) != ""
    if not kept.all():
        texts = [text for text in texts if text]
        indexes = [index for index, keep in zip(indexes, kept.tolist(), strict=True) if keep]
        boxes, objects, style = boxes[kept], objects[kept], style[kept]
    flat = np.array([known.direction == 0 for known in styles], dtype=bool)[style] if styles else np.zeros(0, dtype=bool)
    origins = _origins(handle, indexes, objects, boxes, flat)
    marks = {text for text in set(texts) if unicodedata.combining(text[0])}
    for place in (place for place, text in enumerate(texts) if text in marks) if marks else ():
        boxes[place] = _ink_box(textpage, indexes[place]) or boxes[place]
    return RawCharacters(texts=texts, boxes=boxes, origins=origins, style=style, styles=styles)


def _objects(handle: int, indexes: Sequence[int]) -> NDArray[np.uint64]:
    """The addresses of the text objects that draw the characters, 0 for none."""
    return np.fromiter(map(text_calls().text_object, repeat(handle), indexes), dtype=np.uint64, count=len(indexes))


def _codes(handle: int) -> list[int]:
    """The code points of all characters.

    The text of the whole page comes at once, but it leaves out what has no code point and writes some code points as two;
    only a text that is as long as there are characters, and agrees with some of them, is taken.
    """
    calls = text_calls()
    count = calls.count(handle)
    buffer = np.zeros(count + 1, dtype=np.uint16)
    found = buffer[:-1]
    whole = calls.text(handle, 0, count, buffer.ctypes.data) == count + 1
    if whole and not ((found < _FIRST_SIGN) & (found != _RETURN) & (found != _FEED) | (found >= _FIRST_HALF)).any():
        codes: list[int] = found.tolist()
        if all(codes[place] == calls.unicode(handle, place) for place in range(count - 1, -1, -max(1, count // _SAMPLES))):
            return codes
    return list(map(calls.unicode, repeat(handle), range(count)))


def _not_made_up(handle: int, codes: Sequence[int]) -> list[int]:
    """The indexes of the characters that stand in the file."""
    is_blank = np.isin(np.array(codes, dtype=np.uint32), _MADE_UP)
    blanks = np.flatnonzero(is_blank)
    answers = map(text_calls().generated, repeat(handle), blanks.tolist())
    is_blank[blanks] = np.fromiter(answers, dtype=np.int32, count=len(blanks)) == 1
    return np.flatnonzero(~is_blank).tolist()


def _styles(handle: int, indexes: Sequence[int], objects: NDArray[np.uint64]) -> tuple[NDArray[np.intp], tuple[Style, ...]]:
    """The style of each character as a place in the list of all: one text object has one style."""
    starts = _run_starts(objects)
    numbers, styles = styles_of(handle, [indexes[start] for start in starts.tolist()], objects[starts].tolist())
    return np.repeat(np.array(numbers, dtype=np.intp), np.diff(starts, append=len(indexes))), styles


def _run_starts(objects: NDArray[np.uint64]) -> NDArray[np.intp]:
    """Where the text object changes; characters without one stand alone."""
    if not len(objects):
        return np.zeros(0, dtype=np.intp)
    changes = np.empty(len(objects), dtype=bool)
    changes[0] = True
    changes[1:] = (objects[1:] != objects[:-1]) | (objects[1:] == 0)
    return np.flatnonzero(changes)


def _boxes(handle: int, indexes: Sequence[int]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The loose box of each character, and whether it has one; pdfium writes left, top, right, bottom."""
    buffer = np.zeros((len(indexes), 4), dtype=np.float32)
    start = buffer.ctypes.data
    answers = map(text_calls().loose_box, repeat(handle), indexes, range(start, start + _BOX * len(indexes), _BOX))
    found = np.fromiter(answers, dtype=np.int32, count=len(indexes)) != 0
    return buffer[:, [0, 3, 2, 1]].astype(np.float64), found


def _origins(
    handle: int,
    indexes: Sequence[int],
    objects: NDArray[np.uint64],
    boxes: NDArray[np.float64],
    flat: NDArray[np.bool_],
) -> NDArray[np.float64]:
    """The origin of each character.

    Level characters of one text object with the same foot and head stand on one baseline, so it is asked for once; of the
    others the origin's x is their left edge.
    """
    origins = np.zeros((len(indexes), 2), dtype=np.float64)
    if not len(indexes):
        return origins
    starts = _run_starts(objects)
    first = np.repeat(starts, np.diff(starts, append=len(indexes)))
    alike = flat & (boxes[:, 1] == boxes[first, 1]) & (boxes[:, 3] == boxes[first, 3])
    alike[starts] = False
    asked = np.flatnonzero(~alike)
    start = origins.ctypes.data
    places = (start + _POINT * asked).tolist()
    calls = text_calls()
    list(map(calls.origin, repeat(handle), [indexes[i] for i in asked.tolist()], places, [place + 8 for place in places]))
    origins[alike, 0] = boxes[alike, 0]
    origins[alike, 1] = origins[first[alike], 1]
    return origins


def _ink_box(textpage: Any, index: int) -> tuple[float, float, float, float] | None:
    """Where the ink of a combining mark is: its loose box stands beside the letter, not on it."""
    import pypdfium2.raw as pdfium

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not pdfium.FPDFText_GetCharBox(textpage, index, left, right, bottom, top):
        return None
    return (left.value, bottom.value, right.value, top.value)
