"""Measures how exactly files in legacy fonts are read: character error rates against transcripts, a line a file.

Usage:
    python -m tests.bench.legacy_cer [--diff NAME] [--only NAME]

Needs the shared folder beside the checkout (``../shared/legacy``); without it, says so and exits with 2. The error rate is
the edit distance divided by the transcript's length, both texts in NFC and lower case with all white space and drawn rules
taken out: the transcripts write what is set in fonts of capitals (.VnTimeH) by its codes, in lower case, where the page
shows capitals. Beside it stand the rate with case, and how many characters differ as words in any order, which tells wrong
letters from another order of columns and tables. ``--diff`` prints what differs in the files whose name contains ``--only``.
"""

import argparse
import difflib
import json
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from pipeline.errors import PipelineError
from pipeline.parsers.base import parse

ROOT = Path(__file__).resolve().parents[2]
LEGACY = ROOT.parent / "shared" / "legacy"
ANOTHER_TEXT = 0.5
WHITE = re.compile(r"\s+")
RULE = re.compile(r"(?<!\S)[-_=*]{3,}(?!\S)")


def squeezed(text: str) -> str:
    """``text`` in NFC without white space and drawn rules (``-----``), which are no text."""
    return WHITE.sub("", RULE.sub(" ", unicodedata.normalize("NFC", text)))


def error_rate(found: str, truth: str, *, with_case: bool = False) -> float:
    """Edit distance by the length of the transcript."""
    if not with_case:
        found, truth = found.lower(), truth.lower()
    return Levenshtein.distance(squeezed(found), squeezed(truth)) / max(1, len(squeezed(truth)))


def unordered_rate(found: str, truth: str) -> float:
    """How many characters, as a multiset of words, one text has that the other lacks, by twice the transcript's length."""
    ours, theirs = (Counter(unicodedata.normalize("NFC", text.lower()).split()) for text in (found, truth))
    missing = sum(len(word) * count for word, count in (theirs - ours).items())
    extra = sum(len(word) * count for word, count in (ours - theirs).items())
    return (missing + extra) / 2 / max(1, len(squeezed(truth)))


def is_of_another_text(found: str, truth: str) -> bool:
    """Whether a transcript is not of this file at all: not even half of its words turn up, in whatever order."""
    return unordered_rate(found, truth) > ANOTHER_TEXT and error_rate(found, truth) > ANOTHER_TEXT


def differences(found: str, truth: str) -> list[str]:
    """The words that differ, in order."""
    ours, theirs = found.lower().split(), truth.lower().split()
    matcher = difflib.SequenceMatcher(None, theirs, ours, autojunk=False)
    return [
        f"{' '.join(theirs[a:b])!r} -> {' '.join(ours[c:d])!r}" for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"
    ]


def main() -> int:
    """Reads every file of the manifest and prints its rates."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="only the files whose name contains this")
    parser.add_argument("--diff", action="store_true", help="print what differs")
    options = parser.parse_args()
    if not (LEGACY / "manifest.jsonl").is_file():
        print("the legacy documents (../shared/legacy) are not here: nothing measured", file=sys.stderr)
        return 2
    rates = []
    for row in map(json.loads, (LEGACY / "manifest.jsonl").read_text("utf-8").splitlines()):
        if options.only not in row["file"]:
            continue
        truth = (LEGACY / f"{row['doc']}.truth.txt").read_text("utf-8")
        try:
            found = parse((LEGACY / row["file"]).read_bytes()).text
        except PipelineError as problem:
            print(f"{row['file']:42} {problem}")
            rates.append(1.0)
            continue
        if is_of_another_text(found, truth):
            print(f"{row['file']:42} the transcript is of another text, not counted")
            continue
        rates.append(error_rate(found, truth))
        cased = error_rate(found, truth, with_case=True)
        print(f"{row['file']:42} {rates[-1]:.4f}  with case {cased:.4f}  words in any order {unordered_rate(found, truth):.4f}")
        if options.diff:
            print("\n".join(f"    {line}" for line in differences(found, truth)))
    print(f"{'mean of ' + str(len(rates)):42} {sum(rates) / len(rates):.4f}  worst {max(rates):.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
