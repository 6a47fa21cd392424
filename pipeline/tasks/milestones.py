"""Which step of a duty a deadline dates, where the duty has several (`dự thảo …, trình UBND tỉnh trước ngày …`).

Source: TASK_RECORDS 5 (`for`) and 6: a bullet with a dated and an undated part is one task, the deadline's `for` says which.
"""

import re
from dataclasses import replace

from pipeline.model.task import Deadline
from pipeline.model.text import Span
from pipeline.tasks.action import words
from pipeline.tasks.annotated import AnnotatedText
from pipeline.tasks.cues import cue_pattern

STEP = re.compile(r"(?<!\w)(?:" + cue_pattern("milestone").pattern + r")(?!\w)")
PART = re.compile(r"[;.]\s+|\n")
END = re.compile(r"[;.,\n]|\s+(?:và|để|nhằm)\s+")
JOINED = re.compile(r"(?:,\s*|\s+(?:và|rồi)\s+)$")
MAX_WORDS = 12


def with_milestones(text: AnnotatedText, predicate: Span, deadlines: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """The deadlines, each with the step it dates; without where the duty is that one step or no step is named."""
    many = len(deadlines) > 1 or bool(deadlines and PART.search(text.lower, predicate.start, predicate.end))
    return tuple(replace(deadline, milestone=_milestone(text, predicate, deadline, many=many)) for deadline in deadlines)


def _milestone(text: AnnotatedText, predicate: Span, deadline: Deadline, *, many: bool) -> str | None:
    """The last step before the deadline in its part of the sentence, or the step right after it."""
    place = deadline.span
    if not predicate.start <= place.start < predicate.end:
        return None
    parts = [predicate.start, *(part.end() for part in PART.finditer(text.lower, predicate.start, place.start))]
    steps = list(STEP.finditer(text.lower, parts[-1], place.start))
    if steps:
        begin = steps[-1].start()
        for step in reversed(steps[:-1]):  # `hoàn thành và báo cáo`
            if not JOINED.fullmatch(text.lower, step.end(), begin):
                break
            begin = step.start()
        return _short(words(text, Span(start=begin, end=place.start))) if many or begin > predicate.start else None
    gap = place.end + len(text.slice(place.end, predicate.end)) - len(text.slice(place.end, predicate.end).lstrip(" ,:"))
    if many and STEP.match(text.lower, gap, predicate.end):
        end = END.search(text.lower, gap, predicate.end)
        return _short(words(text, Span(start=gap, end=end.start() if end else predicate.end)))
    return None


def _short(said: str) -> str | None:
    return said if said and len(said.split()) <= MAX_WORDS else None
