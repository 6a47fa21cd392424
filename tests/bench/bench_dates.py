"""Figures of the date grammar on the development sentences, with dateparser beside it in the same run.

    python -m tests.bench.bench_dates [--write]

Prints rows right, span and value F1, due days, recurrences, false alarms and characters a second (expressions and deadlines
together, in CPU seconds, on dense pages: every sentence has a date). Skips with a remark when ``../shared`` is missing.
"""

import argparse
import datetime as dt
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.dates import find_time_expressions, find_windows
from pipeline.dates.deadlines import read_dated

SHARED = Path(__file__).parents[3] / "shared"
SENTENCES = SHARED / "dates" / "directive_dates.jsonl"
README = Path(__file__).parents[2] / "README.md"
START, END = "<!-- figures:dates -->", "<!-- /figures:dates -->"
SCORER = SHARED / "scoring" / "score_dates.py"
HOSTILE = ("ngày 1, ", "hằng tháng, quý, ", "…", "2021-", "trước ", "15 ngày kể từ ", "1/", "định kỳ ", "thứ Hai, ")
PAGE = 3000
ISSUE = dt.date(2024, 3, 11)
Answer = dict[str, list[dict[str, object]]]


def grammar(text: str, issue: dt.date) -> Answer:
    """What this package finds."""
    expressions = [
        {"start": one.span.start, "end": one.span.end, "type": one.type, "value": one.value}
        for one in find_time_expressions(text, issue_date=issue)
    ]
    deadlines: list[dict[str, object]] = [
        {"latest": one.deadline.latest, "last_compliant_day": one.deadline.last_compliant_day, "rrule": one.deadline.rrule}
        for one in find_windows(text, issue_date=issue)
    ]
    return {"expressions": expressions, "deadlines": deadlines}


def dateparser_search(text: str, issue: dt.date) -> Answer:
    """What dateparser finds in the same text, counted from the same day."""
    from dateparser.search import search_dates

    settings = {"DATE_ORDER": "DMY", "RELATIVE_BASE": dt.datetime.combine(issue, dt.time()), "PREFER_DATES_FROM": "future"}
    expressions, place = [], 0
    for words, moment in search_dates(text, languages=["vi"], settings=settings) or ():
        start = text.find(words, place)
        if start >= 0:
            place = start + len(words)
            expressions.append({"start": start, "end": place, "type": "DATE", "value": moment.date().isoformat()})
    return {"expressions": expressions, "deadlines": []}


def answers(find: Callable[[str, dt.date], Answer], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The answers of ``find`` to the sentences."""
    return [{"id": row["id"], **find(row["text"], dt.date.fromisoformat(row["issue_date"]))} for row in rows]


def score(found: list[dict[str, Any]]) -> str:
    """The scorer's line for the answers."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.jsonl"
        path.write_text("\n".join(json.dumps(answer) for answer in found), "utf-8")
        command = [sys.executable, str(SCORER), str(SENTENCES), str(path)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def false_alarms(found: list[dict[str, Any]], rows: list[dict[str, Any]]) -> str:
    """Sentences without a date in which one was found."""
    without = {row["id"] for row in rows if not row["expressions"]}
    alarmed = [answer["id"] for answer in found if answer["id"] in without and answer["expressions"]]
    return f"false alarms {len(alarmed)}/{len(without)}"


def speed(find: Callable[[str, dt.date], Any], text: str) -> float:
    """Characters a second on pages of 3,000 characters: the median of three rounds over all pages."""
    pages = [text[start : start + PAGE] for start in range(0, len(text), PAGE)]
    find(pages[0], ISSUE)
    rounds = []
    for _ in range(3):
        read_dated.cache_clear()
        begin = time.process_time()
        for page in pages:
            find(page, ISSUE)
        rounds.append(len(text) / (time.process_time() - begin))
    return statistics.median(rounds)


def growth(piece: str) -> float:
    """How much longer eight times the text takes; 8 is linear."""
    times = []
    for length in (4_000, 32_000):
        begin = time.process_time()
        find_windows(piece * length, issue_date=ISSUE)
        times.append(time.process_time() - begin)
    return times[1] / times[0]


def write_readme(lines: list[str], sentences: int) -> None:
    """Put the scorer's lines between the marks of the README."""
    readme = README.read_text("utf-8")
    before, rest = readme.split(START, 1)
    after = rest.split(END, 1)[1]
    said = f"Measured on {sentences} sentences of directives, which were looked at while the grammar was written, in one run:"
    README.write_text("\n".join([f"{before}{START}", said, "", "```text", *lines, "```", f"{END}{after}"]), "utf-8")


def main() -> int:
    """Print the figures; with --write also into the README."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not SCORER.is_file():
        print("skipped: the development sentences are not beside this checkout (../shared)")
        return 0
    rows = [json.loads(line) for line in SENTENCES.read_text("utf-8").splitlines()]
    dense = " ".join(row["text"] for row in rows)
    lines = []
    for name, find, copies in (("grammar", grammar, 20), ("dateparser", dateparser_search, 1)):
        found = answers(find, rows)
        rate = speed(find, dense * copies)
        figures = score(found).replace(" | ", "\n           ")
        lines.append(f"{name:10} {figures}\n           {false_alarms(found, rows)}, {rate:,.0f} characters a CPU second")
        print(lines[-1])
    if options.write:
        write_readme(lines, len(rows))
    print("growth at 8x the length:", ", ".join(f"{piece.strip()!r} {growth(piece):.1f}" for piece in HOSTILE))
    return 0


if __name__ == "__main__":
    sys.exit(main())
