"""Row precision and recall of tables by variant and seed, on planted documents.

Usage:
    python -m tests.bench.table_rows [--seeds 1,2,3] [--n 5] [--variant ruled,level] [--show]

A row is right when the text of every column is. With --show the rows that are missing and those that are wrong are printed.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.generator.pdf import FontMissing
from corpus.generator.planted_tables import VARIANTS, PlantedTable, make_tables
from pipeline.errors import PipelineError
from pipeline.model.text import Document, Table
from pipeline.parsers.pdf import parse_pdf

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How many rows there are, were found, and are right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.gold + other.gold, self.found + other.found, self.right + other.right)

    @property
    def recall(self) -> float:
        """Share of the rows that were found."""
        return self.right / max(self.gold, 1)

    @property
    def precision(self) -> float:
        """Share of the found rows that are right."""
        return self.right / max(self.found, 1)


def rows_of(document: Document) -> list[Row]:
    """The rows below the heads of all tables; a merged cell counts in each row and column it covers."""
    return [row for table in document.tables for row in _rows(document, table)]


def _rows(document: Document, table: Table) -> Iterable[Row]:
    grid: dict[tuple[int, int], str] = {}
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                grid[row, column] = " ".join(document.slice(cell.span).split())
    for row in range(table.header_rows, table.rows):
        yield tuple(grid.get((row, column), "") for column in range(table.columns))


def compare(planted: PlantedTable) -> tuple[Score, Counter[Row], Counter[Row]]:
    """The score of a document, its missing rows and its wrong ones."""
    try:
        found = Counter(rows_of(parse_pdf(planted.pdf)))
    except PipelineError:
        found = Counter()
    gold = Counter(planted.rows)
    right = (found & gold).total()
    return Score(gold.total(), found.total(), right), gold - found, found - gold


def measure(variant: str, seed: int, n: int) -> Score:
    """The score of ``n`` documents together."""
    return sum((compare(planted)[0] for planted in make_tables(variant, seed, n)), Score())


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--n", type=int, default=5)
    parser.add_argument("--variant", default=",".join(VARIANTS))
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    seeds = [int(seed) for seed in options.seeds.split(",")]
    print("| variant | " + " | ".join(f"seed {seed} P / R" for seed in seeds) + " | all P | all R | rows |")
    print("| --- |" + " ---: |" * (len(seeds) + 3))
    try:
        for variant in options.variant.split(","):
            scores = [measure(variant, seed, options.n) for seed in seeds]
            whole = sum(scores, Score())
            by_seed = " | ".join(f"{score.precision:.3f} / {score.recall:.3f}" for score in scores)
            print(f"| {variant} | {by_seed} | {whole.precision:.3f} | {whole.recall:.3f} | {whole.gold} |", flush=True)
            if options.show:
                show(variant, seeds, options.n)
    except FontMissing as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


def show(variant: str, seeds: Iterable[int], n: int) -> None:
    """Print what is missing (-) and what is wrong (+)."""
    for planted in (planted for seed in seeds for planted in make_tables(variant, seed, n)):
        _, missing, wrong = compare(planted)
        for sign, rows in (("-", missing), ("+", wrong)):
            for row in rows:
                print(f"  {planted.id} {sign} {' | '.join(row)}")


if __name__ == "__main__":
    sys.exit(main())
