"""Measures what comes back from the sample papers written as Word files: their tasks against the gold of the same papers.

Usage:
    python -m tests.bench.round_trip [--kind docx,rtf-tcvn3,html-vni,…]

A task counts as found when the words of its action agree with the gold's at F1 0.5 or more, one to one; as a whole record
when its leads and its deadlines' latest days or recurrences agree too. Tasks that the gold marks optional or of the kind
``execution`` may be found or missed.
"""

import argparse
import functools
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from corpus.generator import docx, legacy, rtf, write
from corpus.generator.gold import gold_of
from corpus.generator.legacy import FONTS
from corpus.generator.specs import papers
from corpus.generator.tree import Paper
from pipeline.extraction import extract
from pipeline.model.task import Extraction, Task

FIELDS = ("doc_type", "number", "issue_date", "issuing_body")
KINDS: dict[str, Callable[[Paper], bytes]] = {
    "docx": docx.render,
    "docx-typed": lambda paper: docx.render(paper, automatic=False),
    "original": write.render,
    "rtf": rtf.render,
    **{f"rtf-{family}": functools.partial(rtf.render, family=family) for family in FONTS},
    **{f"html-{family}": functools.partial(legacy.render_html, family=family) for family in FONTS},
    **{f"html-{family}-1258": functools.partial(legacy.render_html, family=family, charset="windows-1258") for family in FONTS},
}


@dataclass(frozen=True, slots=True)
class Counts:
    """Gold tasks that count, found tasks that count, agreeing ones, whole records; header fields and those right."""

    gold: int = 0
    found: int = 0
    right: int = 0
    records: int = 0
    fields: int = 0
    fields_right: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, name) + getattr(other, name) for name in Counts.__slots__))

    @property
    def f1(self) -> float:
        """F1 of the tasks found."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 1.0

    @property
    def record_f1(self) -> float:
        """F1 of whole records."""
        return 2 * self.records / (self.gold + self.found) if self.gold + self.found else 1.0


def compare(gold: dict, extraction: Extraction) -> Counts:
    """How the extraction of a document agrees with its gold."""
    gold_tasks, left = list(gold["tasks"]), list(extraction.tasks)
    right = records = 0
    free_gold = free_found = 0
    for wanted in gold_tasks:
        best = max(left, key=lambda task: agreement(wanted["action"], task.action), default=None)
        is_free = wanted.get("optional") or wanted["kind"] == "execution" or wanted.get("duplicate_of")
        if best is None or agreement(wanted["action"], best.action) < 0.5:
            free_gold += bool(is_free)
            continue
        left.remove(best)
        if is_free:
            free_gold += 1
            free_found += 1
            continue
        right += 1
        records += _same(wanted, best)
    free_found += sum(task.kind == "execution" or task.duplicate_of is not None for task in left)
    facts, found = gold["directives"][0], extraction.directives[0] if extraction.directives else None
    fields_right = sum(found is not None and _field(getattr(found, name)) == _field(facts[name]) for name in FIELDS)
    return Counts(len(gold_tasks) - free_gold, len(extraction.tasks) - free_found, right, records, len(FIELDS), fields_right)


def agreement(one: str, other: str) -> float:
    """F1 of the words of two actions, as multisets."""
    ours, theirs = (Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text.lower()))) for text in (one, other))
    common = sum((ours & theirs).values())
    return 2 * common / (sum(ours.values()) + sum(theirs.values())) if common else 0.0


def _same(wanted: dict, task: Task) -> bool:
    leads = set(map(_field, wanted["lead"])) == {_field(party.text) for party in task.lead}
    dues = Counter(due["rrule"] or due["latest"] or due["value"] for due in wanted["deadlines"])
    return leads and dues == Counter(due.rrule or due.latest or due.value for due in task.deadlines)


def _field(value: object) -> str:
    value = value[0] if isinstance(value, list) and value else value
    return " ".join(str(value or "").lower().split())


def measure(kind: str) -> dict[str, Counts]:
    """The counts of each sample paper with gold that is an official paper, written as ``kind``."""
    chosen = [paper for paper in papers() if paper.kind != "secret" and paper.letterhead]
    return {paper.id: compare(gold_of(paper), extract(KINDS[kind](paper))) for paper in chosen}


def main() -> int:
    """Prints a line a paper and the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", default="docx")
    for kind in parser.parse_args().kind.split(","):
        counts = measure(kind)
        for name, one in counts.items():
            print(f"{kind:15} {name:42} tasks {one.f1:.3f} records {one.record_f1:.3f} fields {one.fields_right}/{one.fields}")
        total = sum(counts.values(), Counts())
        print(
            f"{kind:15} {len(counts)} papers, {total.gold} tasks: tasks F1 {total.f1:.3f}, records F1 {total.record_f1:.3f}, "
            f"header fields {total.fields_right}/{total.fields}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
