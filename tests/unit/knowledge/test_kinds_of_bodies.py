"""Each kind of body that paperwork names has rows in the tables: its examples are read whole and get their full names."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from pipeline.entities import find_mentions, resolve_name

with (Path(__file__).parent / "kinds_of_bodies.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))

KINDS = {
    "ministry", "ministerial agency", "central", "department", "district body", "district department", "commune body",
    "commune department", "council", "party", "fatherland front", "mass organisation", "court", "procuracy", "police", "army",
    "tax", "customs", "treasury", "social insurance", "state bank", "statistics", "market surveillance",
    "civil judgment enforcement", "state company", "press and broadcasting", "board", "head or deputy",
}  # fmt: skip


def test_every_kind_has_examples():
    assert {row["kind"] for row in ROWS} == KINDS
    assert len(ROWS) > 140


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['kind']}: {row['text']} ({row['day'][:4]})")
def test_an_example_is_read_whole_and_named_in_full(row):
    text = f"Giao {row['text']} báo cáo."
    (mention,) = find_mentions(text)
    assert text[mention.span.start : mention.span.end] == row["text"]
    level = None if row["area"] else "central"
    day = dt.date.fromisoformat(row["day"])
    assert resolve_name(mention.text, kind=mention.kind, date=day, area=row["area"] or None, level=level) == row["name"]
