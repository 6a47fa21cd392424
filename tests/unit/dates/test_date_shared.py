"""The development sentences beside the checkout: spans, values, days."""

import datetime as dt
import json
from pathlib import Path

import pytest

from pipeline.dates import find_time_expressions, find_windows

SENTENCES = Path(__file__).parents[4] / "shared" / "dates" / "directive_dates.jsonl"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SENTENCES.is_file(), reason="the development sentences are not beside this checkout"),
]


def rows():
    return [json.loads(line) for line in SENTENCES.read_text("utf-8").splitlines()] if SENTENCES.is_file() else []


def test_spans_and_values():
    wrong = []
    for row in rows():
        found = find_time_expressions(row["text"], issue_date=dt.date.fromisoformat(row["issue_date"]))
        right = [{e["value"], *e["also_right"]} for e in row["expressions"]]
        spans = [(e["start"], e["end"]) for e in row["expressions"]]
        values = len(found) == len(right) and all(one.value in allowed for one, allowed in zip(found, right, strict=True))
        if not values or [(one.span.start, one.span.end) for one in found] != spans:
            wrong.append(row["id"])
    assert len(wrong) <= 2, wrong


def test_days():
    wrong = []
    for row in rows():
        latest = (row["deadline"] or {}).get("latest")
        if latest is None or latest.startswith("T"):
            continue
        windows = find_windows(row["text"], issue_date=dt.date.fromisoformat(row["issue_date"]))
        if latest not in {window.deadline.latest for window in windows}:
            wrong.append(row["id"])
    assert len(wrong) <= 3, wrong
