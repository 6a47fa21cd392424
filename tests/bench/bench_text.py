"""Pages per CPU second and peak memory of ways to get the text of PDFs: ``python -m tests.bench.bench_text [rounds]``.

Every way reads every set in a process of its own, so that peaks can be told apart; ways and sets take turns, and the
medians of the rounds are shown. Libraries are imported and warmed before the clock starts.
"""

import json
import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
SETS = {
    "shared": sorted((ROOT / "../shared/dev/files").glob("*.pdf")) + sorted((ROOT / "../shared/dev/more").glob("*.pdf")),
    "corpus": sorted((ROOT / "corpus/documents").glob("*.pdf")),
}
LONG_PAGES = 300


def by_pdfplumber(path):
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.close()


def by_pypdfium2(path):
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    for index in range(len(pdf)):
        page = pdf[index].get_textpage()
        page.get_text_range()
        page.close()
    pdf.close()


def by_text_stage(path):
    from pipeline.parsers.pdf import parse_pdf

    parse_pdf(path.read_bytes())


def by_whole_line(path):
    from pipeline import extract

    extract(path, allow_secret=True)


WAYS = {"pdfplumber": by_pdfplumber, "pypdfium2": by_pypdfium2, "text": by_text_stage, "extract": by_whole_line}


def measure(way, paths):
    """In a process of its own: CPU seconds of each file, and the peak of all in MB."""
    if way in ("text", "extract"):
        from pipeline.extraction import warm_up

        warm_up()
    warming = ROOT / "corpus/documents/gm-soc-trang-hoi-nghi-2022.pdf"
    WAYS["extract" if way == "text" else way](warming)
    seconds = []
    for path in paths:
        start = time.process_time()
        WAYS[way](path)
        seconds.append(time.process_time() - start)
    print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def run(way, paths):
    command = [sys.executable, "-m", "tests.bench.bench_text", "--one", way, *map(str, paths)]
    return json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=900, check=True).stdout)


def describe(path):
    """Pages and whether there are ruled tables; None where there is no text to read."""
    from pipeline.errors import PipelineError
    from pipeline.parsers.pdf import parse_pdf

    try:
        document = parse_pdf(path.read_bytes())
    except PipelineError:
        return None
    return len(document.pages), bool(document.tables)


def long_document(folder):
    """Digital pages over and over, to a document of ``LONG_PAGES``."""
    import pypdfium2

    out = pypdfium2.PdfDocument.new()
    while len(out) < LONG_PAGES:
        for path in SETS["corpus"]:
            out.import_pages(pypdfium2.PdfDocument(path))
    path = Path(folder) / "long.pdf"
    out.save(path)
    return path


def show(name, files, figures, peaks):
    """One line a way: all pages by the sum of the files' median seconds, and the median peak."""
    pages = sum(files[path][0] for path in files)
    seconds = {way: sum(statistics.median(figures[way, path]) for path in files) for way in WAYS}
    print(f"\n{name}: {len(files)} files, {pages} pages")
    print(f"{'':12} {'pages/CPU s':>12} {'x pdfplumber':>13} {'peak MB':>8}")
    for way in WAYS:
        print(f"{way:12} {pages / seconds[way]:12.1f} {seconds['pdfplumber'] / seconds[way]:13.2f} {peaks[way]:8.0f}")


def main(rounds: int = 3) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        sets = {name: {path: found for path in paths if (found := describe(path))} for name, paths in SETS.items()}
        sets["long"] = {long_document(folder): (LONG_PAGES, True)}
        figures, peaks = defaultdict(list), defaultdict(list)
        for number in range(rounds):
            for name, files in sets.items():
                for way in list(WAYS)[number % len(WAYS) :] + list(WAYS)[: number % len(WAYS)]:
                    seconds, peak = run(way, files)
                    peaks[name, way].append(peak)
                    for path, took in zip(files, seconds, strict=True):
                        figures[way, path].append(took)
        for name, files in sets.items():
            highest = {way: statistics.median(peaks[name, way]) for way in WAYS}
            show(name, files, figures, highest)
            plain = {path: found for path, found in files.items() if not found[1]}
            if plain and len(plain) < len(files):
                show(f"{name}, without ruled tables", plain, figures, highest)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(sys.argv[2], [Path(name) for name in sys.argv[3:]])
    else:
        main(*map(int, sys.argv[1:]))
