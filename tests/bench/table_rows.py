"""Prints row recall and precision of planted tables by variant and seed: ``python -m tests.bench.table_rows [seeds]``.

``seeds`` is a range as ``100-119``; take one that nobody has tuned on.
"""

import sys

from corpus.generator.planted_tables import VARIANTS, make_table
from pipeline.errors import PipelineError
from pipeline.parsers.pdf import parse_pdf
from tests.table_rows import RowCount, compare


def measure(variant, seed):
    planted = make_table(variant, seed)
    try:
        return compare(planted, parse_pdf(planted.pdf))
    except PipelineError:
        return RowCount(0, 0, len(planted.rows))


def main(seeds: str = "1-5") -> None:
    first, last = map(int, seeds.split("-"))
    totals = {True: RowCount(0, 0, 0), False: RowCount(0, 0, 0)}
    print(f"{'variant':40} {'recall':>7} {'precision':>9} {'rows':>5}  recall by seed, where below 1")
    for variant in VARIANTS:
        counts = {seed: measure(variant, seed) for seed in range(first, last + 1)}
        total = sum(counts.values(), RowCount(0, 0, 0))
        totals[variant.ruled] += total
        low = " ".join(f"{seed}:{count.recall:.2f}" for seed, count in counts.items() if count.recall < 1)
        print(f"{variant.name:40} {total.recall:7.3f} {total.precision:9.3f} {total.planted:5}  {low}")
    for ruled, name in ((True, "all ruled"), (False, "all with level rules only")):
        print(f"{name:40} {totals[ruled].recall:7.3f} {totals[ruled].precision:9.3f} {totals[ruled].planted:5}")


if __name__ == "__main__":
    main(*sys.argv[1:])
