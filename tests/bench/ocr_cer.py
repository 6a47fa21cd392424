"""Measures recognition on scans of the generated papers: character errors by wear, and pages a second of processor time.

Usage:
    python -m tests.bench.ocr_cer [--paper ID …]

Prints a Markdown table. The error rate is the edit distance over the characters of the paper's own text, white space
collapsed; a wrong order of paragraphs counts as much as wrong letters. ``headers`` counts the numbers and days of the
letterheads, which are all printed: right / wrong / left out as doubtful. Needs tesseract with its Vietnamese data.
"""

import argparse
import functools
import os
import statistics
import sys
import time
from pathlib import Path

from corpus.generator.scan import Wear, scanned_pdf
from pipeline.model.text import Document
from pipeline.parsers.ocr_engine import is_available
from pipeline.parsers.pdf import parse_pdf
from pipeline.structure.directives import read_directives
from pipeline.structure.doubts import without_doubts

DOCUMENTS = Path(__file__).resolve().parents[2] / "corpus" / "documents"
PAPERS = ("ct-ninh-thuan-chong-han-2020", "bc-phu-tho-trong-rung-2021", "kh-tinh-uy-dien-bien-2022", "gm-soc-trang-hoi-nghi-2022")
WEARS = {
    "150 dpi": Wear(dpi=150, noise=6),
    "200 dpi": Wear(dpi=200, noise=6),
    "300 dpi": Wear(dpi=300, noise=6),
    "300 dpi, skew 1.5°": Wear(skew=1.5, noise=6),
    "300 dpi, skew -2.6°": Wear(skew=-2.6, noise=6),
    "300 dpi, stamp": Wear(stamp=True, noise=6),
    "300 dpi, noise 25": Wear(noise=25),
    "200 dpi, sideways": Wear(dpi=200, noise=6, turn=90),
    "200 dpi, skew -0.7°, noise 20, blur, stamp, JPEG 60": Wear(dpi=200, skew=-0.7, noise=20, blur=0.3, stamp=True, jpeg=60),
}


def errors(found: str, printed: str) -> float:
    """Edits a printed character."""
    from rapidfuzz.distance import Levenshtein

    found, printed = (" ".join(text.split()) for text in (found, printed))
    return Levenshtein.distance(found, printed) / len(printed)


def headers(found: Document, printed: Document) -> tuple[int, int, int]:
    """How many numbers and days of the first directive are right, wrong, and left out."""
    ours, theirs = (
        [(one.number, one.issue_date) for one in map(functools.partial(without_doubts, document), read_directives(document))][:1]
        for document in (found, printed)
    )
    values = [(mine, real) for mine, real in zip((ours or [(None, None)])[0], (theirs or [(None, None)])[0], strict=True) if real]
    right = sum(mine == real for mine, real in values)
    absent = sum(mine is None for mine, _ in values)
    return right, len(values) - right - absent, absent


def processor_seconds() -> float:
    """Of this process and the recognisers it has run."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main() -> int:
    """Make the scans, read them, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--paper", nargs="+", default=PAPERS)
    options = parser.parse_args()
    if not is_available():
        print("tesseract, its Vietnamese data or pytesseract is not here: nothing measured", file=sys.stderr)
        return 2
    papers = {name: (DOCUMENTS / f"{name}.pdf").read_bytes() for name in options.paper}
    native = {name: parse_pdf(data) for name, data in papers.items()}
    print("| scan | error rate | worst paper | mean confidence | headers | pages per CPU second | seconds a page |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for label, wear in WEARS.items():
        scans = {name: scanned_pdf(data, wear) for name, data in papers.items()}
        cpu, wall = processor_seconds(), time.perf_counter()
        documents = {name: parse_pdf(scan) for name, scan in scans.items()}
        cpu, wall = processor_seconds() - cpu, time.perf_counter() - wall
        pages = sum(len(document.pages) for document in documents.values())
        rates = [errors(document.text, native[name].text) for name, document in documents.items()]
        sure = statistics.fmean(word.confidence or 0 for document in documents.values() for word in document.words)
        weights = [len(native[name].text) for name in documents]
        mean = sum(rate * weight for rate, weight in zip(rates, weights, strict=True)) / sum(weights)
        counts = [headers(document, native[name]) for name, document in documents.items()]
        header = " / ".join(str(sum(column)) for column in zip(*counts, strict=True))
        print(
            f"| {label} | {mean:.4f} | {max(rates):.4f} | {sure:.3f} | {header} | {pages / cpu:.2f} | {wall / pages:.1f} |",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
