"""How sure a task is: the probability that its whole record is right, learned from gold.

A logistic regression over what is known of the record when it is finished: the rules that made it, the family of the
document, who was found and where, what deadlines it has. ``chidao train confidence`` makes the weights anew
(``tasks/confidence.csv``); with an empty table the weight of the rules stands as it is.
"""

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.knowledge.folding import fold
from pipeline.knowledge.loader import load_rows
from pipeline.model.directive import Directive
from pipeline.model.task import Task
from pipeline.tasks.families import family_of

TABLE = "tasks/confidence.csv"
BIAS = "bias"
#: What is accepted stands at least at even odds: the rules decide what is a task, this only says how sure it is.
LEAST, MOST = 0.5, 0.99
_MANY = 4
_WORDS_A_STEP = 10
_LOGIT_EDGE = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureWeight:
    """A row of ``tasks/confidence.csv``: a feature's weight in log-odds, and how many training tasks had it."""

    feature: str
    weight: float
    tasks: int


@functools.cache
def feature_weights() -> Mapping[str, float]:
    """Weights by feature; empty until something was learned. Raises :class:`~pipeline.errors.KnowledgeError`."""
    return {row.feature: row.weight for row in load_rows(TABLE, FeatureWeight)}


def features(task: Task, directive: Directive | None, source: str) -> dict[str, float]:
    """What speaks for and against a finished task. ``task.confidence`` is still the weight of its rules.

    ``source`` is the document's text source (native, ocr, mixed). Values are 1 but for ``prior``, which is in log-odds.
    """
    family = family_of(directive.doc_type, directive.subject).id if directive is not None and directive.doc_type else "none"
    frame = task.reasons[0] if task.reasons else "none"
    found = {
        BIAS: 1.0,
        "prior": _logit(task.confidence),
        f"source={source}": 1.0,
        f"family={family}": 1.0,
        f"frame={frame}|{family}": 1.0,
        f"kind={task.kind}": 1.0,
        f"words={min(len(task.action.split()) // _WORDS_A_STEP, 6)}": 1.0,
        f"clauses={min(task.action.count('. ') + task.action.count('; '), _MANY)}": 1.0,
    }
    names = [*(f"rule={rule}" for rule in task.reasons), *(f"inherited={name}" for name in task.inherited)]
    names += [f"flag={flag}" for flag in task.flags]
    names += [name for name in ("support", "recipients", "deliverable", "duplicate_of", "section") if getattr(task, name)]
    return found | dict.fromkeys((*names, *_lead_features(task), *_deadline_features(task)), 1.0)


def _lead_features(task: Task) -> list[str]:
    names = [f"leads={min(len(task.lead), _MANY)}"]
    if any(party.name is None for party in task.lead):
        names.append("lead=unnamed")
    if task.lead and task.evidence:
        first = task.lead[0]
        gap = task.evidence[0].span.start - first.span.start
        names.append(f"gap={min(int(math.log2(gap + 1) / 2), 8)}" if gap > 0 else "gap=own")
        words = fold(first.text).split()
        names += [f"head={words[0]}", f"length={min(len(words) // 3, _MANY)}"] if words else []
    return names


def _deadline_features(task: Task) -> list[str]:
    names = [f"deadlines={min(len(task.deadlines), 2)}"]
    for deadline in task.deadlines:
        names += [f"qualifier={deadline.qualifier}", *(f"flag={flag}" for flag in deadline.flags)]
        if deadline.latest is None and deadline.rrule is None:
            names.append("deadline=open")
    return names


def _logit(share: float) -> float:
    inside = min(max(share, _LOGIT_EDGE), 1 - _LOGIT_EDGE)
    return math.log(inside / (1 - inside))


def probability(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The probability of a whole record, 0 to 1; features that were never seen say nothing."""
    return 1 / (1 + math.exp(-sum(weights[name] * value for name, value in found.items() if name in weights)))


def confidence_of(task: Task, directive: Directive | None, source: str) -> float:
    """The confidence of an accepted task, two digits; the weight of its rules where nothing was learned."""
    weights = feature_weights()
    if not weights:
        return task.confidence
    return round(min(max(probability(features(task, directive, source), weights), LEAST), MOST), 2)
