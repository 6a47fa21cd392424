"""Learns how sure a task is from gold, and measures it on documents it was not learned from."""

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.errors import GoldMissing
from pipeline.evaluate.calibration import Calibration, calibration
from pipeline.evaluate.documents import FOLDERS
from pipeline.evaluate.records import Judged, score_records
from pipeline.evaluate.tasks import GOLDS, TaskDocument, read_task_documents
from pipeline.knowledge.loader import FOLDER
from pipeline.model.codec import to_json
from pipeline.tasks.confidence import BIAS, LEAST, MOST, TABLE, features, probability

FOLDS = 5
#: Ridge penalty on every weight but the bias; features of fewer tasks are left out. Chosen by cross-validation.
PENALTY, FEWEST = 3.0, 4
#: Taken from the log odds. The rules were written with the gold documents at hand; on documents
#: marked without the tool, which neither rules nor weights had seen, fewer tasks were right than the gold promised; this much
#: less brings those above 0.9 near nine in ten right there. Chosen on those documents, so no measurement of itself.
CAUTION = 0.5
_FREE = 1e-3
_STEPS, _SETTLED = 60, 1e-8
_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A task that gold judges: its features, and whether its whole record is right."""

    doc: str
    features: Mapping[str, float]
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainedConfidence:
    """What a training wrote and how it did on unseen documents; ``prior`` is the same of the rules' weights alone."""

    file: Path
    examples: int
    documents: int
    calibration: Calibration
    prior: Calibration
    skipped: tuple[str, ...]


def train_confidence(golds: Sequence[Path] = GOLDS, folders: Sequence[Path] = FOLDERS, out: Path = FOLDER) -> TrainedConfidence:
    """Learn from all gold that can be read and write the table below ``out``; the same gold gives the same table.

    Raises :class:`~pipeline.errors.GoldMissing` with fewer documents than folds.
    """
    documents, skipped = read_task_documents(golds, folders)
    examples: list[Example] = []
    priors: list[Judged] = []
    for one in documents:
        found, weighed = examples_of(one)
        examples += found
        priors += weighed
    names = sorted({example.doc for example in examples})
    if len(names) < FOLDS:
        raise GoldMissing(f"{len(names)} of at least {FOLDS}")
    file = out / TABLE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_as_table(careful(fit(examples)), examples), "utf-8")
    return TrainedConfidence(
        file=file,
        examples=len(examples),
        documents=len(names),
        calibration=calibration(cross_validated(examples)),
        prior=calibration(priors),
        skipped=tuple(f"{one.doc}: {one.reason}" for one in skipped),
    )


def examples_of(one: TaskDocument) -> tuple[list[Example], list[Judged]]:
    """The tasks of a document that gold judges, as examples and with the weight of their rules."""
    extraction = one.extraction(learned=False)
    issued = {directive.id: directive for directive in one.directives}
    judged = score_records(one.gold, to_json(extraction)).judged
    tasks = {task.id: task for task in extraction.tasks}
    source = one.document.text_source.value
    examples = [
        Example(
            doc=one.doc,
            features=features(tasks[item.task], issued.get(tasks[item.task].directive), source),
            right=item.right,
        )
        for item in judged
    ]
    return examples, judged


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Weights by feature: ridge logistic regression by Newton's method, deterministic."""
    counts = Counter(name for example in examples for name in example.features)
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    place = {name: column for column, name in enumerate(names)}
    table = np.zeros((len(examples), len(names)))
    for row, example in enumerate(examples):
        for name, value in example.features.items():
            if name in place:
                table[row, place[name]] = value
    right = np.array([example.right for example in examples], dtype=float)
    penalty = np.array([_FREE if name == BIAS else PENALTY for name in names])
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        claimed = 1 / (1 + np.exp(-(table @ weights)))
        slope = table.T @ (claimed - right) + penalty * weights
        curve = (table * (claimed * (1 - claimed))[:, None]).T @ table + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if float(np.abs(step).max()) < _SETTLED:
            break
    return {name: float(weights[column]) for name, column in place.items()}


def careful(weights: Mapping[str, float]) -> dict[str, float]:
    """The weights with :data:`CAUTION` taken from the log odds of every task."""
    return {name: weight - CAUTION if name == BIAS else weight for name, weight in weights.items()}


def cross_validated(examples: Sequence[Example]) -> list[Judged]:
    """Every example with the confidence that the other folds' documents give it (five folds by document)."""
    docs = sorted({example.doc for example in examples})
    judged: list[Judged] = []
    for fold in range(FOLDS):
        held = set(docs[fold::FOLDS])
        weights = careful(fit([example for example in examples if example.doc not in held]))
        for example in examples:
            if example.doc in held:
                share = min(max(probability(example.features, weights), LEAST), MOST)
                judged.append(Judged(confidence=share, right=example.right, task=example.doc))
    return judged


def _as_table(weights: Mapping[str, float], examples: Sequence[Example]) -> str:
    counts = Counter(name for example in examples for name in example.features)
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(("feature", "weight", "tasks"))
    writer.writerows((name, f"{weights[name]:.{_DIGITS}f}", counts[name]) for name in sorted(weights))
    return lines.getvalue()
