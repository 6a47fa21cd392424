"""Scans for tests, made on the spot from the generated papers; tests that recognise text skip without tesseract."""

import functools
from pathlib import Path

import pytest

from corpus.generator.scan import Wear, scanned_pdf
from pipeline.parsers.ocr_engine import is_available

DOCUMENTS = Path(__file__).resolve().parents[3] / "corpus" / "documents"
needs_tesseract = pytest.mark.skipif(
    not is_available(), reason="needs tesseract with its Vietnamese data and pytesseract (extra: ocr)"
)


@functools.cache
def paper(name):
    """The bytes of a generated PDF."""
    return (DOCUMENTS / f"{name}.pdf").read_bytes()


@functools.cache
def scan_of(name, pages=None, **wear):
    """A scan of it."""
    return scanned_pdf(paper(name), Wear(**wear), pages)


def error_rate(found, printed):
    """Character errors per printed character; where lines break does not count."""
    from rapidfuzz.distance import Levenshtein

    found, printed = (" ".join(text.split()) for text in (found, printed))
    return Levenshtein.distance(found, printed) / len(printed)
