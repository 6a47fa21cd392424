"""Marks in red ink at the top of a scanned page: urgency and secrecy, which are stamped over or beside the letterhead.

Recognition sees a page without its red ink, so that seals do not disturb the print. What stands in red boxes and words of
the size of a mark (Decree 30/2020/NĐ-CP, annex I, items 10a and 10b) is read here by itself: straightened, as stamps by hand
are askew, and without its frame.
"""

import functools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pipeline.knowledge.loader import load_rows
from pipeline.model.text import Artifact
from pipeline.parsers.encodings import fold
from pipeline.parsers.ocr_engine import ReadWord, read_words
from pipeline.parsers.ocr_letters import mean_confidence
from pipeline.parsers.ocr_picture import levelled, turned
from pipeline.parsers.pdf_characters import Frame

_POINTS = 72.0
_WHITE = 255
_DARK = 190
_SAMPLE = 4  # of so many rows and columns one is looked at first
_LEAST_RED = 0.00005  # share of a page that its red ink covers
_TOP = 0.5  # share of the page's height in which marks stand
_PATCH = 6.0  # points: side of the squares by which ink is gathered
_WIDTH, _HEIGHT = (24.0, 300.0), (7.0, 75.0)  # points that a mark may be wide and high; a seal is higher
_MOST = 6  # places that are read on one page
_STEEPEST = 12.0  # degrees that a stamp is askew
_STEP = 0.5  # degrees
_FRAME = 0.55  # of the width or height: a straight run of ink that long is the frame
_PAPER = 30  # pixels of white around the ink
_SPARSE, _BLOCK = 11, 6  # page segmentation modes: text anywhere, one block of text
_SURE = 0.8  # the mean confidence of other red words
_SECONDS = 5.0
_LEAST_LETTERS = 4
_ALIKE = 0.85  # of a reading and a mark, as difflib measures it
_TWICE = re.compile(r"(.)\1")

_Place = tuple[int, int, int, int]  # left, top, right and bottom in pixels


def red_ink(picture: Any) -> Any:
    """A Pillow picture as a grey array of its red ink alone; None where it has no colours, or hardly any red."""
    import numpy as np

    if picture.mode in ("1", "L", "I", "I;16", "F", "LA"):
        return None
    colours = np.asarray(picture.convert("RGB"))
    if (_redness(colours[::_SAMPLE, ::_SAMPLE]) > _WHITE - _DARK).mean() < _LEAST_RED:
        return None
    return _WHITE - _redness(colours)


def _redness(colours: Any) -> Any:
    """How far (0-255) red stands out from green and blue."""
    import numpy as np

    others = np.maximum(colours[..., 1], colours[..., 2])
    red = np.maximum(colours[..., 0], others) - others
    return np.where(red < _WHITE // 2, 2 * red, np.uint8(_WHITE))


def red_marks(ink: Any, dpi: int, frame: Frame) -> tuple[Artifact, ...]:
    """The marks in the top half of a page, and other words that are surely read; ``ink`` is what :func:`red_ink` gives.

    ``frame`` says how the page has been turned and levelled for reading. Raises :class:`OcrFailed`.
    """
    level = levelled(turned(ink, frame.reading_turn), frame.skew)
    top = level[: round(_TOP * level.shape[0])]
    scale = _POINTS / dpi
    found = []
    for x0, y0, x1, y1 in _places(top < _DARK, dpi)[:_MOST]:
        text = _text(level[y0:y1, x0:x1], dpi)
        if text:
            box = frame.shown_box(x0 * scale, y0 * scale, x1 * scale, y1 * scale)
            found.append(Artifact(kind="stamp", text=text, box=box))
    return tuple(found)


def _places(ink: Any, dpi: int) -> list[_Place]:
    """Where ink stands together that is as large as a mark, from the top."""
    import numpy as np

    side = max(1, round(_PATCH * dpi / _POINTS))
    rows, columns = -(-ink.shape[0] // side), -(-ink.shape[1] // side)
    padded = np.zeros((rows * side, columns * side), dtype=bool)
    padded[: ink.shape[0], : ink.shape[1]] = ink
    # A patch has ink where more than specks of it are red.
    patches = padded.reshape(rows, side, columns, side).sum(axis=(1, 3)) > max(2, side * side // 100)
    scale = _POINTS / dpi
    found = []
    for group in _groups({(int(row), int(column)) for row, column in zip(*np.nonzero(patches), strict=True)}):
        y0, y1 = min(row for row, _ in group) * side, (max(row for row, _ in group) + 1) * side
        x0, x1 = min(column for _, column in group) * side, (max(column for _, column in group) + 1) * side
        if _WIDTH[0] <= (x1 - x0) * scale <= _WIDTH[1] and _HEIGHT[0] <= (y1 - y0) * scale <= _HEIGHT[1]:
            found.append((x0, y0, min(x1, ink.shape[1]), min(y1, ink.shape[0])))
    return sorted(found, key=lambda place: (place[1], place[0]))


def _groups(patches: set[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Patches that touch each other, or are one patch apart in their row as words are."""
    while patches:
        group, waiting = [], [patches.pop()]
        while waiting:
            row, column = waiting.pop()
            group.append((row, column))
            near = {(row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)}
            near |= {(row, column - 2), (row, column + 2)}
            near &= patches
            patches -= near
            waiting.extend(near)
        yield group


def _text(ink: Any, dpi: int) -> str:
    """What a piece of red ink says: a mark, or other words that are surely read; empty where it says neither."""
    from PIL import Image

    picture = Image.fromarray(_without_frame(_straight(ink)))
    words: Sequence[ReadWord] = ()
    for mode in (_SPARSE, _BLOCK):
        words = read_words(picture, dpi=dpi, seconds=_SECONDS, mode=mode)
        text = " ".join(word.text for word in words)
        if mark := mark_of(text):
            return mark
    sure = mean_confidence(words) >= _SURE and sum(map(str.isalpha, text)) >= _LEAST_LETTERS
    return text if sure else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StampedMark:
    """A row of ``ocr_marks.csv``: a mark as it is written; ``examples`` are readings of it."""

    id: str
    mark: str
    source: str
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@functools.cache
def stamped_marks() -> dict[str, str]:
    """The marks by their bare letters."""
    return {_letters(row.mark): row.mark for row in load_rows("parsers/ocr_marks.csv", StampedMark)}


def mark_of(text: str) -> str | None:
    """The mark that a reading of a stamp is: accents go wrong at this size, one letter in seven may, and some come twice."""
    close = get_close_matches(_letters(text), stamped_marks(), n=1, cutoff=_ALIKE)
    return stamped_marks()[close[0]] if close else None


def _letters(text: str) -> str:
    return _TWICE.sub(r"\1", "".join(letter for letter in fold(text) if letter.isalpha()))


def _straight(ink: Any) -> Any:
    """The piece with its lines level, and white around it."""
    import numpy as np
    from PIL import Image

    y, x = np.nonzero(ink < _DARK)

    def sharpness(degrees: float) -> tuple[float, float]:
        places = np.rint(y - x * math.tan(math.radians(degrees))).astype(int)
        counts = np.bincount(places - places.min()).astype(float)
        return float(np.square(np.diff(counts)).sum()), -abs(degrees)

    count = round(_STEEPEST / _STEP)
    best = max((number * _STEP for number in range(-count, count + 1)), key=sharpness)
    padded = np.pad(ink, _PAPER, constant_values=_WHITE)
    turn = Image.Resampling.BICUBIC
    return np.asarray(Image.fromarray(padded).rotate(best, resample=turn, expand=True, fillcolor=_WHITE)) if best else padded


def _without_frame(ink: Any) -> Any:
    """The piece without its long level lines and, where it has some, its upright ones."""
    import numpy as np

    dark = ink < _DARK
    y, x = np.nonzero(dark)
    level = _long_runs(dark, _FRAME * (int(x.max() - x.min()) + 1))
    if level.any():  # else the upright lines may be stems of letters
        level |= _long_runs(dark.T, _FRAME * (int(y.max() - y.min()) + 1)).T
    return np.where(dark & ~level, ink, np.uint8(_WHITE))


def _long_runs(dark: Any, least: float) -> Any:
    """Where ink runs on along its row for ``least`` pixels."""
    import numpy as np

    padded = np.zeros((dark.shape[0], dark.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = dark
    change = np.diff(padded, axis=1)
    marked = np.zeros_like(padded)
    for row, start, end in zip(*np.nonzero(change == 1), np.nonzero(change == -1)[1], strict=True):
        if end - start >= least:
            marked[row, start + 1 : end + 1] = 1
    return marked[:, 1:-1].astype(bool)
