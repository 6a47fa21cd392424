"""How the directives and tasks of one document are held against gold."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.evaluate.pairing import (
    SAME_BODY_FROM,
    TaskData,
    action_overlap,
    compare_bodies,
    deadline_keys,
    is_free,
    is_whole,
    names,
    pair_tasks,
)
from pipeline.evaluate.scoring import Counts
from pipeline.evaluate.words import body_words, normalise, overlap_f1

HEADER_FIELDS = ("doc_type", "number", "issue_date", "issuing_body")
BODY_FIELDS = ("lead", "support", "recipients")
FIGURES = (*HEADER_FIELDS, "tasks", "dated", *BODY_FIELDS, "deadline", "record")
_SHOWN = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A predicted task with its confidence, and whether its whole record is right; free ones are left out."""

    confidence: float
    right: bool
    task: str


@dataclass(slots=True, kw_only=True)
class RecordScore:
    """One document's counts by figure, its errors in words, and its tasks by confidence."""

    counts: dict[str, Counts] = field(default_factory=lambda: dict.fromkeys(FIGURES, Counts()))
    action: list[float] = field(default_factory=list)
    kind: list[bool] = field(default_factory=list)
    directive: list[bool] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def add(self, figure: str, gold: int, found: int, right: int) -> None:
        """Count one comparison."""
        self.counts[figure] += Counts(right=right, found=found, gold=gold)


def score_records(gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> RecordScore:
    """The score of one document; both sides in the JSON form of an extraction."""
    score = RecordScore()
    directives = _score_headers(gold, predicted, score)
    gold_tasks, tasks = list(gold.get("tasks") or []), list(predicted.get("tasks") or [])
    pairs = pair_tasks(gold_tasks, tasks)
    several = len(gold.get("directives") or []) > 1
    right: set[int] = set()
    for i, task in enumerate(gold_tasks):
        if is_free(task):
            continue
        found = tasks[pairs[i]] if i in pairs else None
        if _score_task(task, found, score):
            right.add(pairs[i])
        if found is not None and several:
            score.directive.append(directives.get(task.get("directive"), {}).get("id") == found.get("directive"))
    free = {pairs[i] for i, task in enumerate(gold_tasks) if i in pairs and is_free(task)}
    score.judged = [
        Judged(confidence=float(task.get("confidence") or 0), right=j in right, task=str(task.get("id")))
        for j, task in enumerate(tasks)
        if j in right or j not in free
    ]
    _score_spurious(gold_tasks, tasks, set(pairs.values()), score)
    return score


def _score_task(task: TaskData, found: TaskData | None, score: RecordScore) -> bool:
    """Count one gold task that must be found; whether its record is right as a whole."""
    hit = int(found is not None)
    due, found_due = deadline_keys(task), deadline_keys(found) if found is not None else frozenset()
    score.add("tasks", 1, hit, hit)
    if due:
        score.add("dated", 1, hit, hit)
    score.add("deadline", len(due), len(found_due), len(due & found_due))
    for body in BODY_FIELDS:
        score.add(body, *compare_bodies(body, task, found))
    whole = found is not None and is_whole(task, found)
    score.add("record", 1, hit, int(whole))
    said = str(task.get("action") or task.get("hint") or "")
    if found is None:
        score.errors.append(f"MISSED   {task.get('id')}: {said[:_SHOWN]}")
        return False
    score.action.append(action_overlap(task, found))
    score.kind.append(task.get("kind") == found.get("kind"))
    if not whole:
        score.errors.append(
            f"WRONG    {task.get('id')}: {said[:_SHOWN]}\n"
            f"           lead     {names(task.get('lead'))} / found {names(found.get('lead'))}\n"
            f"           deadline {sorted(due)} / found {sorted(found_due)}"
        )
    return whole


def _score_spurious(gold: Sequence[TaskData], tasks: Sequence[TaskData], matched: set[int], score: RecordScore) -> None:
    """Count the predicted tasks that stand for none; one enforcement clause more than in gold is let pass."""
    spare = 1 + sum(task.get("kind") == "execution" for task in gold)
    for j, task in enumerate(tasks):
        if j in matched:
            continue
        if task.get("kind") == "execution" and spare:
            spare -= 1
            continue
        score.add("tasks", 0, 1, 0)
        score.add("record", 0, 1, 0)
        score.add("deadline", 0, len(deadline_keys(task)), 0)
        score.errors.append(f"SPURIOUS {task.get('id')}: {str(task.get('action') or '')[:_SHOWN]}")


def _score_headers(gold: Mapping[str, Any], predicted: Mapping[str, Any], score: RecordScore) -> dict[Any, TaskData]:
    """Count the header fields; the predicted directive for each gold directive's id."""
    left = list(predicted.get("directives") or [])
    chosen: dict[Any, TaskData] = {}
    for directive in gold.get("directives") or []:
        alike = [sum(bool(directive.get(f)) and _same_field(f, directive[f], one) for f in HEADER_FIELDS) for one in left]
        best = max(range(len(left)), key=lambda place, alike=alike: alike[place], default=None)  # type: ignore[misc]
        found = left.pop(best) if best is not None and alike[best] else None
        if found is not None:
            chosen[directive.get("id")] = found
        for name in HEADER_FIELDS:
            said = int(bool(found and found.get(name)))
            expected = int(bool(directive.get(name)))
            right = bool(said and expected and found is not None and _same_field(name, directive[name], found))
            score.add(name, expected, said, int(right))
    for extra in left:
        for name in HEADER_FIELDS:
            score.add(name, 0, int(bool(extra.get(name))), 0)
    return chosen


def _same_field(name: str, gold: Any, predicted: TaskData) -> bool:
    """Whether a header field agrees; where careful readers differ, gold lists what is right."""
    if isinstance(gold, list):
        return any(_same_field(name, one, predicted) for one in gold)
    found = predicted.get(name) or ""
    if name == "issuing_body":
        return overlap_f1(body_words(gold), body_words(str(found))) >= SAME_BODY_FROM
    if name == "number":
        return re.sub(r"\s+", "", str(gold)).casefold() == re.sub(r"\s+", "", str(found)).casefold()
    return normalise(gold) == normalise(str(found))
