"""Whether confidence means what it says: of the tasks around 0.9, nine in ten are right."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.evaluate.records import Judged

EDGES = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
CONFIDENT = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The tasks whose confidence lies in ``[low, high)``: how many, what confidence they claim, what share is right."""

    low: float
    high: float
    tasks: int
    claimed: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The reliability table, the expected calibration error, and how the confident tasks do."""

    bins: tuple[Bin, ...]
    error: float
    confident: int
    confident_right: float
    tasks: int


def calibration(judged: Sequence[Judged]) -> Calibration:
    """How confidence and truth agree; an empty sequence gives zeros."""
    bins = []
    for low, high in itertools.pairwise(EDGES):
        inside = [one for one in judged if low <= one.confidence < high]
        if inside:
            bins.append(
                Bin(
                    low=low,
                    high=min(high, 1.0),
                    tasks=len(inside),
                    claimed=sum(one.confidence for one in inside) / len(inside),
                    right=sum(one.right for one in inside) / len(inside),
                )
            )
    counted = sum(one.tasks for one in bins)
    error = sum(one.tasks * abs(one.claimed - one.right) for one in bins) / counted if counted else 0.0
    sure = [one.right for one in judged if one.confidence >= CONFIDENT]
    return Calibration(
        bins=tuple(bins),
        error=error,
        confident=len(sure),
        confident_right=sum(sure) / len(sure) if sure else 0.0,
        tasks=len(judged),
    )


def as_diagram(found: Calibration, width: int = 40) -> list[str]:
    """The reliability diagram as lines: ``#`` what is right, ``|`` what was claimed."""
    lines = [f"{'confidence':<12}{'tasks':>6}{'claimed':>9}{'right':>7}"]
    for one in found.bins:
        bar = list("#" * round(one.right * width) + " " * (width + 1 - round(one.right * width)))
        bar[min(round(one.claimed * width), width)] = "|"
        span = f"{one.low:.2f}-{one.high:.2f}"
        lines.append(f"{span:<12}{one.tasks:>6}{one.claimed:>9.3f}{one.right:>7.3f}  {''.join(bar).rstrip()}")
    lines.append(f"expected calibration error {found.error:.3f}")
    share = found.confident / found.tasks if found.tasks else 0.0
    sure = f"{found.confident} of {found.tasks} tasks ({share:.0%})"
    lines.append(f"confidence >= {CONFIDENT}: {sure}, {found.confident_right:.3f} whole records")
    return lines
