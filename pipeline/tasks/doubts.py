"""Marks tasks and deadlines that were read from words recognised with low confidence."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.model.task import Deadline, Task
from pipeline.model.text import Document, Span

FLAG = "ocr_low_confidence"
LOW = 0.6  # of a word in a body's name
LOW_DATE = 0.8  # of a word in a deadline: one wrong digit is a wrong day
MOST_LOW = 0.15  # share of the words of a duty that may be low


def with_doubts(document: Document, tasks: Iterable[Task]) -> tuple[Task, ...]:
    """The tasks, flagged where their deadline, a body or too much of their wording is doubtful."""
    if not document.places.confidences:
        return tuple(tasks)  # no word was recognised
    return tuple(_flagged(document, task) for task in tasks)


def _flagged(document: Document, task: Task) -> Task:
    deadlines = tuple(_deadline(document, deadline) for deadline in task.deadlines)
    parties = (party.span for parties in (task.lead, task.support, task.recipients) for party in parties)
    doubtful = (
        any(FLAG in deadline.flags for deadline in deadlines)
        or any(min(_confidences(document, span), default=1.0) < LOW for span in parties)
        or any(_is_blurred(_confidences(document, evidence.span)) for evidence in task.evidence)
    )
    return replace(task, deadlines=deadlines, flags=_with_flag(task.flags)) if doubtful else task


def _deadline(document: Document, deadline: Deadline) -> Deadline:
    if min(_confidences(document, deadline.span), default=1.0) >= LOW_DATE:
        return deadline
    return replace(deadline, flags=_with_flag(deadline.flags))


def _is_blurred(confidences: list[float]) -> bool:
    return sum(confidence < LOW for confidence in confidences) > MOST_LOW * len(confidences)


def _confidences(document: Document, span: Span) -> list[float]:
    return [word.confidence for word in document.words_in(span) if word.confidence is not None]


def _with_flag(flags: tuple[str, ...]) -> tuple[str, ...]:
    return flags if FLAG in flags else (*flags, FLAG)
