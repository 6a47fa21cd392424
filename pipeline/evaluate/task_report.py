"""What was measured on task gold, as plain data and as lines of text."""

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.evaluate.bootstrap import f1_interval
from pipeline.evaluate.calibration import Calibration, as_diagram, calibration
from pipeline.evaluate.records import FIGURES
from pipeline.evaluate.scoring import Counts, total
from pipeline.evaluate.tasks import MeasuredTasks

DIGITS = 4
_HEAD = f"{'':<14}{'P':>7}{'R':>7}{'F1':>7}  {'95 % interval':<15}{'in gold':>9}"


def as_data(measured: MeasuredTasks) -> dict[str, Any]:
    """The figures in all and by document; shares rounded to four digits."""
    return {
        "documents": {
            doc: {figure: _figures([score.counts[figure]]) for figure in FIGURES} for doc, score in measured.scores.items()
        },
        "figures": {figure: _figures(measured.counts(figure)) for figure in FIGURES},
        "shares": {name: round(share, DIGITS) for name, share in _shares(measured).items()},
        "calibration": _calibration_data(_calibration(measured)),
        "skipped": {one.doc: one.reason for one in measured.skipped},
    }


def as_lines(measured: MeasuredTasks, *, errors: bool = False) -> Iterator[str]:
    """A table of the figures, one of the documents, the reliability of confidence, and the errors where asked for."""
    yield f"{len(measured.scores)} document(s), {len(measured.skipped)} left out"
    yield _HEAD
    for figure in FIGURES:
        counts = measured.counts(figure)
        whole, (low, high) = total(counts), f1_interval(counts)
        interval = f"{low:.3f}-{high:.3f}"
        yield f"{figure:<14}{whole.precision:>7.3f}{whole.recall:>7.3f}{whole.f1:>7.3f}  {interval:<15}{whole.gold:>9}"
    shares = _shares(measured)
    yield f"of the tasks found: words of the action {shares['action']:.3f}, kind right {shares['kind']:.3f}"
    yield from ("", *as_diagram(_calibration(measured)), "")
    for doc, score in measured.scores.items():
        tasks, record = score.counts["tasks"], score.counts["record"]
        yield f"{doc:<48}{measured.sources[doc]:<8}tasks {tasks.f1:.3f}  record {record.f1:.3f}  in gold {tasks.gold:>3}"
        if errors:
            yield from (f"  {line}" for line in score.errors)
    yield from (f"left out: {one.doc}: {one.reason}" for one in measured.skipped)


def _calibration(measured: MeasuredTasks) -> Calibration:
    return calibration([one for score in measured.scores.values() for one in score.judged])


def _shares(measured: MeasuredTasks) -> dict[str, float]:
    action = [share for score in measured.scores.values() for share in score.action]
    kind = [right for score in measured.scores.values() for right in score.kind]
    return {"action": _mean(action), "kind": _mean(kind)}


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _figures(by_document: Sequence[Counts]) -> dict[str, Any]:
    counts = total(by_document)
    low, high = f1_interval(by_document)
    return {
        "precision": round(counts.precision, DIGITS),
        "recall": round(counts.recall, DIGITS),
        "f1": round(counts.f1, DIGITS),
        "interval": [round(low, DIGITS), round(high, DIGITS)],
        "right": counts.right,
        "found": counts.found,
        "gold": counts.gold,
    }


def _calibration_data(found: Calibration) -> dict[str, Any]:
    bins = [
        {
            "low": one.low,
            "high": one.high,
            "tasks": one.tasks,
            "claimed": round(one.claimed, DIGITS),
            "right": round(one.right, DIGITS),
        }
        for one in found.bins
    ]
    return {
        "bins": bins,
        "error": round(found.error, DIGITS),
        "confident": found.confident,
        "confident_right": round(found.confident_right, DIGITS),
        "tasks": found.tasks,
    }
