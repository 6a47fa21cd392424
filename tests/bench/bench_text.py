"""Pages per CPU second and peak memory of ways to get the text of PDFs: ``python -m tests.bench.bench_text [rounds]``.

Every way reads a set of files in a process of its own, so that peaks can be told apart; the ways take turns, and the
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

    parse_pdf(path.read_bytes(), ocr=False)


def by_whole_line(path):
    from pipeline import extract

    extract(path, allow_secret=True, ocr=False)


WAYS = {"pdfplumber": by_pdfplumber, "pypdfium2": by_pypdfium2, "text": by_text_stage, "extract": by_whole_line}


def measure(way, paths):
    """In a process of its own: CPU seconds of each file, after a first one to warm up, and the peak in MB."""
    if way in ("text", "extract"):
        import pipeline.warm  # noqa: F401
    WAYS[way](ROOT / "corpus/documents/gm-soc-trang-hoi-nghi-2022.pdf")
    seconds = []
    for path in paths:
        start = time.process_time()
        WAYS[way](path)
        seconds.append(time.process_time() - start)
    print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def run(way, paths):
    """The CPU seconds of each file and the peak in MB, by one process."""
    command = [sys.executable, "-m", "tests.bench.bench_text", "--one", way, *map(str, paths)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=1800, check=True)
    return json.loads(done.stdout)


def describe(path):
    """Pages and whether there are ruled tables; None where there is no text to read."""
    from pipeline.errors import PipelineError
    from pipeline.parsers.pdf import parse_pdf

    try:
        document = parse_pdf(path.read_bytes(), ocr=False)
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


def show(name, files, seconds, peaks, chosen):
    """One line a way: all pages by the sum of the files' median seconds."""
    pages = sum(files[path][0] for path in chosen)
    totals = {way: sum(statistics.median(seconds[way, path]) for path in chosen) for way in WAYS}
    print(f"\n{name}: {len(chosen)} files, {pages} pages\n")
    print("| way | pages a CPU second | times pdfplumber | peak MB |\n| --- | ---: | ---: | ---: |")
    for way in WAYS:
        ratio = totals["pdfplumber"] / totals[way]
        print(f"| {way} | {pages / totals[way]:.1f} | {ratio:.2f} | {statistics.median(peaks[way]):.0f} |", flush=True)


def bench(name, files, rounds):
    """Reads the files in all ways, which take turns at going first."""
    ways, paths = list(WAYS), list(files)
    seconds, peaks = defaultdict(list), defaultdict(list)
    for number in range(rounds):
        for way in ways[number % len(ways) :] + ways[: number % len(ways)]:
            found, peak = run(way, paths)
            peaks[way].append(peak)
            for path, cpu in zip(paths, found, strict=True):
                seconds[way, path].append(cpu)
    show(name, files, seconds, peaks, paths)
    plain = [path for path in paths if not files[path][1]]
    if 0 < len(plain) < len(paths):
        show(f"{name}, without ruled tables", files, seconds, peaks, plain)


def main(rounds: int = 3) -> None:
    """Print a table for each set of files."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        sets = {name: {path: found for path in paths if (found := describe(path))} for name, paths in SETS.items()}
        sets["long"] = {long_document(folder): (LONG_PAGES, True)}
        for name, files in sets.items():
            if files:
                bench(name, files, rounds)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(sys.argv[2], [Path(path) for path in sys.argv[3:]])
    else:
        main(*map(int, sys.argv[1:]))
