"""Marks a duty that is stated twice in one directive (in the body and in an annex table)."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.task import Task
from pipeline.tasks.draft import NOBODY

ALIKE = 0.85
MIN_WORDS = 5

Bag = frozenset[tuple[str, int]]  # the words of an action, the second time a word comes up numbered 2 and so on


def mark_duplicates(tasks: list[Task]) -> list[Task]:
    """The tasks, the weaker of each pair of restatements carrying ``duplicate_of``.

    Two tasks restate each other when they share an assignee and their actions share nearly all words. The fuller one
    has more deadlines, then more words.
    """
    bags = [_bag(task.action) for task in tasks]
    leads = [frozenset(party.text.casefold() for party in task.lead) for task in tasks]
    duplicate_of: dict[int, int] = {}
    for i, j in _perhaps_alike(tasks, bags):
        if i in duplicate_of or j in duplicate_of or not leads[i] & leads[j] or not _alike(bags[i], bags[j]):
            continue
        weaker, fuller = (i, j) if _fullness(tasks[j]) > _fullness(tasks[i]) else (j, i)
        duplicate_of[weaker] = fuller
    return [replace(t, duplicate_of=tasks[duplicate_of[n]].id) if n in duplicate_of else t for n, t in enumerate(tasks)]


def _perhaps_alike(tasks: list[Task], bags: list[Bag]) -> Iterator[tuple[int, int]]:
    """Pairs of places of tasks of one directive that share one of their rare words, by the later one, then by the earlier.

    Of two bags that share so much that they are alike, those rarest words which are more than may be missing have one in
    common: comparing only such pairs keeps long documents from being compared all with all.
    """
    often = Counter(word for bag in bags for word in bag)
    seen: dict[tuple[str, tuple[str, int]], list[int]] = defaultdict(list)
    for j, (task, bag) in enumerate(zip(tasks, bags, strict=True)):
        if task.duplicate_of:
            continue
        least = math.ceil(ALIKE * len(bag) / (2 - ALIKE) - 1e-9)
        rare = sorted(bag, key=lambda word: (often[word], word))[: len(bag) - least + 1]
        for i in sorted({i for word in rare for i in seen[task.directive, word]}):
            yield i, j
        for word in rare:
            seen[task.directive, word].append(j)


def adopt_restatements(tasks: list[Task], candidates: list[Task]) -> tuple[list[Task], list[Task]]:
    """Candidates that only lack an assignee and restate a task of the same directive, as tasks with its assignee.

    Returns them and the candidates that are left.
    """
    adopted, left = [], []
    bags = [_bag(task.action) for task in tasks]
    for candidate in candidates:
        words = _bag(candidate.action)
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


def _bag(action: str) -> Bag:
    counts: Counter[str] = Counter()
    bag = []
    for word in action.casefold().split():
        counts[word] += 1
        bag.append((word, counts[word]))
    return frozenset(bag)


def _alike(words: Bag, other_words: Bag) -> bool:
    total, other_total = len(words), len(other_words)
    if min(total, other_total) < MIN_WORDS or 2 * min(total, other_total) < ALIKE * (total + other_total):
        return False
    return 2 * len(words & other_words) >= ALIKE * (total + other_total)


def _fullness(task: Task) -> tuple[int, int]:
    return len(task.deadlines), len(task.action)
