"""Which predicted task stands for which gold task, and what of it is right.

The conventions are those of TASK_RECORDS.md and of the task gold: a task is found where the words of the actions agree in
more than half, one to one; an optional, restated or enforcing task may be found or missed at no cost.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.evaluate.words import body_words, overlap_f1, sealed, words_of

TaskData = Mapping[str, Any]
FOUND_FROM = 0.5
SAME_BODY_FROM = 0.75
_MONTHS_A_YEAR = 12


def is_free(task: TaskData) -> bool:
    """Whether a gold task may be missed at no cost."""
    return bool(task.get("optional") or task.get("duplicate_of")) or task.get("kind") == "execution"


def action_overlap(gold: TaskData, predicted: TaskData) -> float:
    """Agreement of two actions' words, 0 to 1; gold may carry digests of its words instead of the words."""
    found = words_of(predicted.get("action"))
    digests = gold.get("action_tokens")
    if digests is not None:
        return overlap_f1(Counter(digests), sealed(found))
    return overlap_f1(words_of(gold.get("action")), found)


def assign(scores: Sequence[Sequence[float]], threshold: float) -> dict[int, int]:
    """One-to-one pairs (row to column) by descending score; ties go to the pair nearest in document order."""
    rows = max(1, len(scores))
    ranked = sorted(
        (
            (score, -abs(i / rows - j / max(1, len(row))), i, j)
            for i, row in enumerate(scores)
            for j, score in enumerate(row)
            if score >= threshold
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, _, i, j in ranked:
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def pair_tasks(gold: Sequence[TaskData], predicted: Sequence[TaskData]) -> dict[int, int]:
    """The index of the predicted task for each gold task that is found.

    An enforcement clause cannot stand for a real task; a restatement can stand for what it restates.
    """
    scores = [[0.0 if p.get("kind") == "execution" and not is_free(g) else action_overlap(g, p) for p in predicted] for g in gold]
    pairs = assign(scores, FOUND_FROM) if predicted else {}
    place = {task.get("id"): i for i, task in enumerate(gold)}
    for i, task in enumerate(gold):
        original = place.get(task.get("duplicate_of"))
        if i in pairs and original is not None and original not in pairs and predicted[pairs[i]].get("kind") != "execution":
            pairs[original] = pairs[i]
    return pairs


def names(values: Any) -> list[str]:
    """The bodies of a field as strings: strings as they are, objects by their text or name."""
    said = [one if isinstance(one, str) else one.get("text") or one.get("name") or "" for one in values or []]
    return [name for name in said if name]


def same_bodies(gold: Sequence[str], predicted: Sequence[str]) -> int:
    """How many bodies the two lists share."""
    return _shared([body_words(one) for one in gold], [body_words(other) for other in predicted])


def compare_bodies(field: str, gold: TaskData, predicted: TaskData | None) -> tuple[int, int, int]:
    """How many bodies a field has in gold, how many were found, and how many of them are the same.

    Gold may carry digests of its words (``lead_tokens``) instead of the words.
    """
    found = names(predicted.get(field)) if predicted is not None else []
    digests = gold.get(f"{field}_tokens")
    if digests is None:
        ours = names(gold.get(field))
        return len(ours), len(found), same_bodies(ours, found)
    right = _shared([Counter(one) for one in digests], [sealed(body_words(one)) for one in found])
    return len(digests), len(found), right


def _shared(gold: Sequence[Counter[str]], predicted: Sequence[Counter[str]]) -> int:
    scores = [[overlap_f1(one, other) for other in predicted] for one in gold]
    return len(assign(scores, SAME_BODY_FROM)) if predicted else 0


def recurrence(rule: str | None) -> str | None:
    """``MONTHLY/3`` for every quarter, however the rule spells it."""
    found = re.search(r"FREQ=([A-Z]+)", rule or "")
    if found is None:
        return None
    interval = re.search(r"INTERVAL=([0-9]+)", rule or "")
    months = re.search(r"BYMONTH=([0-9,]+)", rule or "")
    count = len(months[1].strip(",").split(",")) if months else 0
    if found[1] == "YEARLY" and interval is None and count > 1 and _MONTHS_A_YEAR % count == 0:
        return f"MONTHLY/{_MONTHS_A_YEAR // count}"
    return f"{found[1]}/{interval[1] if interval else 1}"


def deadline_keys(task: TaskData) -> frozenset[str]:
    """What the deadlines of a task come to: last days, recurrences, and the values of those that stay open."""
    keys = set()
    for deadline in task.get("deadlines") or []:
        cycle, latest = recurrence(deadline.get("rrule")), str(deadline.get("latest") or "")[:10]
        if cycle:
            keys.add(f"every {cycle}")
        elif latest:
            keys.add(latest)
        elif deadline.get("value"):
            keys.add(f"unresolved {deadline['value']}")
    return frozenset(keys)


def is_whole(gold: TaskData, predicted: TaskData) -> bool:
    """Whether the record is right as a whole: every lead, and every deadline."""
    ours, theirs, same = compare_bodies("lead", gold, predicted)
    return same == ours == theirs and deadline_keys(gold) == deadline_keys(predicted)
