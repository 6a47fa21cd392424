"""Intervals by resampling whole documents, for mentions of one document are not independent of each other."""

import random
from collections.abc import Sequence

from pipeline.evaluate.scoring import Counts, total

SAMPLES = 2000
SEED = 20260101
#: The share of samples inside the interval.
INSIDE = 0.95


def f1_interval(counts: Sequence[Counts]) -> tuple[float, float]:
    """The 95 % percentile interval of F1 over documents; the same counts give the same interval."""
    return _interval([total(counts[n] for n in draw).f1 for draw in _draws(len(counts))])


def gain_interval(before: Sequence[Counts], after: Sequence[Counts]) -> tuple[float, float]:
    """The 95 % interval of the gain in F1, both systems measured on the same resampled documents (paired)."""
    return _interval([total(after[n] for n in draw).f1 - total(before[n] for n in draw).f1 for draw in _draws(len(before))])


def _draws(documents: int) -> list[list[int]]:
    source = random.Random(SEED)
    return [[source.randrange(documents) for _ in range(documents)] for _ in range(SAMPLES if documents else 0)]


def _interval(values: list[float]) -> tuple[float, float]:
    if not values:
        return 0.0, 0.0
    values.sort()
    cut = (1 - INSIDE) / 2
    return values[int(cut * len(values))], values[min(int((1 - cut) * len(values)), len(values) - 1)]
