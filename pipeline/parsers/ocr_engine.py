"""Tesseract, one picture at a time: words with their boxes, baselines and confidences.

Tesseract and its Vietnamese data are programs of the system, pytesseract comes with the extra ``ocr``; where one of them is
missing, :func:`is_available` says so and nothing else here may be called.
"""

import functools
import importlib.util
import io
import os
import re
from dataclasses import dataclass
from typing import Any

from pipeline.parsers.encodings import clean
from pipeline.parsers.programs import ProgramFailed, run_program

LANGUAGE = "vie"
_ORIENTATION = "osd"
WHOLE_PAGE = 3  # page segmentation mode: automatic, without orientation
ONE_COLUMN = 4  # page segmentation mode: one column of text
_BOX = re.compile(r"\bbbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = re.compile(r"\bbaseline (-?[\d.]+) (-?[\d.]+)")
_ROTATE = re.compile(rb"Rotate: (\d+)")
_CONFIDENCE = re.compile(r"\bx_wconf (\d+)")
_LINES = ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat")  # hOCR 1.2: tesseract's kinds of lines


class OcrFailed(Exception):
    """Tesseract did not answer in time, or ended with an error; the page stays unread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWord:
    """A recognised word: its box and the height of its baseline in pixels, ``confidence`` from 0 to 1."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    baseline: float
    confidence: float


@functools.cache
def is_available() -> bool:
    """Whether pytesseract, tesseract and the Vietnamese data are all there."""
    return LANGUAGE in _languages()


@functools.cache
def _languages() -> frozenset[str]:
    if importlib.util.find_spec("pytesseract") is None:
        return frozenset()
    import pytesseract

    try:
        return frozenset(pytesseract.get_languages())
    except (pytesseract.TesseractError, OSError):  # TesseractNotFoundError is an OSError
        return frozenset()


def read_words(picture: Any, *, dpi: int, seconds: float, mode: int = WHOLE_PAGE) -> tuple[ReadWord, ...]:
    """The words of a Pillow picture in tesseract's order; raises :class:`OcrFailed` after ``seconds`` of processor time."""
    return words_of(_run(picture, "-l", LANGUAGE, "--psm", str(mode), "--dpi", str(dpi), "hocr", seconds=seconds))


def upright_turn(picture: Any, *, seconds: float) -> int:
    """By how many degrees clockwise a picture has to be turned until its text stands upright; 0 where nothing tells."""
    if _ORIENTATION not in _languages():
        return 0
    try:
        found = _ROTATE.search(_run(picture, "-l", _ORIENTATION, "--psm", "0", seconds=seconds))
    except OcrFailed:  # too few characters
        return 0
    return int(found[1]) % 360 if found else 0


def _run(picture: Any, *options: str, seconds: float) -> bytes:
    """What tesseract says of a picture. Not by pytesseract, which knows no limit but the clock on the wall.

    The picture goes in as it is: as PNG, packing it took as long as reading it.
    """
    import pytesseract

    data = io.BytesIO()
    picture.save(data, "PPM")
    command = [pytesseract.pytesseract.tesseract_cmd, "stdin", "stdout", *options]
    # The pages are read side by side already; tesseract's own threads only get in each other's way.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        return run_program(command, seconds=seconds, data=data.getvalue(), environment=environment)
    except ProgramFailed as problem:
        raise OcrFailed(str(problem)) from problem


def words_of(hocr: bytes) -> tuple[ReadWord, ...]:
    """The words of an hOCR page in clean NFC, without empty ones."""
    from lxml import html

    found: list[ReadWord] = []
    for line in html.fromstring(hocr, parser=html.HTMLParser(encoding="utf-8")).iter("span"):
        if line.get("class") not in _LINES:
            continue
        slope, base, left = _baseline(line.get("title", ""))
        for item in line.iter("span"):
            box = _BOX.search(item.get("title", ""))
            text = clean("".join(map(str, item.itertext()))).strip()
            if item.get("class") != "ocrx_word" or box is None or not text:
                continue
            x0, y0, x1, y1 = map(float, box.groups())
            sure = _CONFIDENCE.search(item.get("title", ""))
            found.append(
                ReadWord(
                    text=text,
                    x0=x0,
                    y0=y0,
                    x1=x1,
                    y1=y1,
                    baseline=base + slope * ((x0 + x1) / 2 - left),
                    confidence=int(sure[1]) / 100 if sure else 0.0,
                )
            )
    return tuple(found)


def _baseline(title: str) -> tuple[float, float, float]:
    """Slope of a line's baseline, its height at the line's left edge, and that edge; in pixels."""
    box, baseline = _BOX.search(title), _BASELINE.search(title)
    left, bottom = (float(box[1]), float(box[4])) if box else (0.0, 0.0)
    slope, offset = (float(baseline[1]), float(baseline[2])) if baseline else (0.0, 0.0)
    return slope, bottom + offset, left
