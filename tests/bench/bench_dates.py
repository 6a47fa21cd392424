"""Figures of the date grammar on the development sentences, with dateparser beside it, and its speed.

    python tests/bench/bench_dates.py

Prints rows right, value F1, due days and characters a second. Skips with a remark when ``../shared`` is missing.
"""

import datetime as dt
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.dates import find_deadlines, find_time_expressions, find_windows

SHARED = Path(__file__).parents[3] / "shared"
SENTENCES = SHARED / "dates" / "directive_dates.jsonl"
SCORER = SHARED / "scoring" / "score_dates.py"
HOSTILE = ("ngày 1, ", "hằng tháng, quý, ", "…", "2021-", "trước ", "15 ngày kể từ ", "1/", "định kỳ ", "thứ Hai, ")
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


def score(find: Callable[[str, dt.date], Answer]) -> str:
    """The scorer's line for the answers of ``find``."""
    rows = [json.loads(line) for line in SENTENCES.read_text("utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.jsonl"
        found = [{"id": row["id"], **find(row["text"], dt.date.fromisoformat(row["issue_date"]))} for row in rows]
        answers.write_text("\n".join(json.dumps(answer) for answer in found), "utf-8")
        command = [sys.executable, str(SCORER), str(SENTENCES), str(answers)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def speed(text: str) -> str:
    """Characters a second on pages of 3,000 characters, for expressions and for deadlines."""
    pages = [text[start : start + 3000] for start in range(0, len(text), 3000)]
    figures = []
    for find in (find_time_expressions, find_deadlines):
        find(pages[0], issue_date=dt.date(2024, 3, 11))
        begin = time.perf_counter()
        for page in pages:
            find(page, issue_date=dt.date(2024, 3, 11))
        figures.append(f"{find.__name__} {len(text) / (time.perf_counter() - begin):,.0f} characters/s")
    return ", ".join(figures)


def growth(piece: str) -> float:
    """How much longer eight times the text takes; 8 is linear."""
    times = []
    for length in (4_000, 32_000):
        begin = time.perf_counter()
        find_deadlines(piece * length, issue_date=dt.date(2024, 3, 11))
        times.append(time.perf_counter() - begin)
    return times[1] / times[0]


def main() -> int:
    """Print the figures."""
    if not SCORER.is_file():
        print("skipped: the development sentences are not beside this checkout (../shared)")
        return 0
    print("grammar   ", score(grammar))
    print("dateparser", score(dateparser_search))
    sentences = [json.loads(line)["text"] for line in SENTENCES.read_text("utf-8").splitlines()]
    print("dense text (every sentence has a date):", speed(" ".join(sentences) * 20))
    print("growth at 8x the length:", ", ".join(f"{piece.strip()!r} {growth(piece):.1f}" for piece in HOSTILE))
    return 0


if __name__ == "__main__":
    sys.exit(main())
