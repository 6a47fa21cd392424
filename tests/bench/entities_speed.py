"""How fast mentions and citations are read: syllables a second of CPU time, on one core.

Usage:
    python -m tests.bench.entities_speed [FOLDER …] [--rounds N] [--profile]

Reads the texts of FOLDER (``*.txt``), or the sample documents of the repository and, where they stand beside the
checkout, the development documents. The first round warms the tables up and does not count.
"""

import argparse
import cProfile
import datetime as dt
import functools
import pstats
import sys
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.entities import find_mentions, find_references, names_in_context, read_mentions
from pipeline.entities.features import read_lines
from pipeline.entities.learned import combine, load_tagger, mark
from pipeline.entities.syllables import split_syllables
from pipeline.errors import PipelineError
from pipeline.model.directive import Mention, MentionKind
from pipeline.parsers.base import parse

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "corpus" / "documents", ROOT.parent / "shared" / "dev" / "files")
TARGETS = {"grammar and gazetteer": 100_000, "whole room": 40_000}


def texts(folders: list[Path]) -> list[str]:
    """The texts of the folders; a document that cannot be read is left out."""
    if folders:
        return [path.read_text("utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))]
    found = []
    for folder in FOLDERS:
        for path in sorted(folder.glob("*.*")) if folder.is_dir() else ():
            try:
                found.append(parse(path.read_bytes()).text)
            except (PipelineError, OSError):
                continue
    return [text for text in found if text]


def whole_room(text: str) -> None:
    """Everything that an extraction asks of the room for one document."""
    _named(find_mentions(text))
    find_references(text)


def with_learned(text: str) -> None:
    """The same with the learned part switched on for every kind, whatever its table says: the figure for ``chidao train``."""
    mentions, references = read_mentions(text), find_references(text)
    marks = mark(read_lines(text, mentions, references), _tagger())
    _named(combine(text, mentions, references, marks, frozenset(MentionKind)))
    find_references(text)


_tagger = functools.cache(load_tagger)


def _named(mentions: tuple[Mention, ...]) -> None:
    names_in_context(mentions, date=dt.date(2024, 6, 1), area="tỉnh Hải Dương", issuer="Ủy ban nhân dân tỉnh Hải Dương")


def rate(work: Callable[[str], object], documents: list[str], syllables: int, rounds: int) -> float:
    """Syllables a second of CPU time, best of the rounds after the first."""
    best = 0.0
    for number in range(rounds + 1):
        start = time.process_time()
        for text in documents:
            work(text)
        spent = time.process_time() - start
        if number:
            best = max(best, syllables / spent)
    return best


def main() -> int:
    """Measure and print; exit code 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    documents = texts(options.folders)
    syllables = sum(key[0].isalpha() for text in documents for key in split_syllables(text).keys)
    print(f"{len(documents)} documents, {syllables} syllables")
    met = True
    works: dict[str, Callable[[str], object]] = {
        "grammar and gazetteer": read_mentions,
        "references": find_references,
        "whole room": whole_room,
        "with the learned part": with_learned,
    }
    for name, work in works.items():
        speed = rate(work, documents, syllables, options.rounds)
        target = TARGETS.get(name)
        print(f"{name:24} {speed:>10,.0f} syllables/s" + (f"   target {target:,}" if target else ""))
        met = met and (target is None or speed >= target)
    if options.profile:
        with cProfile.Profile() as profile:
            for text in documents:
                whole_room(text)
        pstats.Stats(profile).sort_stats("tottime").print_stats(30)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
