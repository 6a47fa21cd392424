"""Marks a duty that is stated twice in one directive (in the body and in an annex table)."""

from collections import Counter
from dataclasses import replace

from pipeline.model.task import Task
from pipeline.tasks.draft import NOBODY

ALIKE = 0.85
MIN_WORDS = 5


def mark_duplicates(tasks: list[Task]) -> list[Task]:
    """The tasks, the weaker of each pair of restatements carrying ``duplicate_of``.

    Two tasks restate each other when they share an assignee and their actions share nearly all words. The fuller one
    has more deadlines, then more words.
    """
    bags = [Counter(task.action.casefold().split()) for task in tasks]
    duplicate_of: dict[int, int] = {}
    for j, later in enumerate(tasks):
        for i in range(j):
            if (
                tasks[i].duplicate_of
                or later.duplicate_of
                or i in duplicate_of
                or j in duplicate_of
                or tasks[i].directive != later.directive
            ):
                continue
            if _restates(tasks[i], later, bags[i], bags[j]):
                weaker, fuller = (i, j) if _fullness(later) > _fullness(tasks[i]) else (j, i)
                duplicate_of[weaker] = fuller
    return [replace(t, duplicate_of=tasks[duplicate_of[n]].id) if n in duplicate_of else t for n, t in enumerate(tasks)]


def adopt_restatements(tasks: list[Task], candidates: list[Task]) -> tuple[list[Task], list[Task]]:
    """Candidates that only lack an assignee and restate a task of the same directive, as tasks with its assignee.

    Returns them and the candidates that are left.
    """
    adopted, left = [], []
    bags = [Counter(task.action.casefold().split()) for task in tasks]
    for candidate in candidates:
        words = Counter(candidate.action.casefold().split())
        alike = (t for t, bag in zip(tasks, bags, strict=True) if t.directive == candidate.directive and _alike(words, bag))
        original = next(alike, None) if candidate.rejected_because == NOBODY else None
        if original is None:
            left.append(candidate)
            continue
        adopted.append(
            replace(
                candidate,
                lead=original.lead,
                duplicate_of=original.id,
                inherited={**candidate.inherited, "lead": original.lead[0].span},
                reasons=(*candidate.reasons, "scope.restated"),
                confidence=original.confidence,
                rejected_because=None,
            )
        )
    return adopted, left


def _alike(words: Counter[str], other_words: Counter[str]) -> bool:
    total, other_total = words.total(), other_words.total()
    if min(total, other_total) < MIN_WORDS or 2 * min(total, other_total) < ALIKE * (total + other_total):
        return False
    return 2 * (words & other_words).total() >= ALIKE * (total + other_total)


def _restates(one: Task, other: Task, words: Counter[str], other_words: Counter[str]) -> bool:
    shared = {p.text.casefold() for p in one.lead} & {p.text.casefold() for p in other.lead}
    return bool(shared) and _alike(words, other_words)


def _fullness(task: Task) -> tuple[int, int]:
    return len(task.deadlines), len(task.action)
