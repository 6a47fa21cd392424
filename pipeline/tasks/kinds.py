"""One-off, recurring, standing or execution, and the flags that the words alone give."""

import re

from pipeline.model.task import Deadline
from pipeline.tasks.cues import cue_pattern

RECURRING = re.compile(cue_pattern("recurring").pattern)
URGENT = re.compile(cue_pattern("urgent").pattern)
ELSEWHERE = re.compile(cue_pattern("elsewhere").pattern)
RESULT_VERBS = re.compile(cue_pattern("result_verb").pattern)
LEGAL_RESULTS = re.compile(cue_pattern("legal_result").pattern)


def kind_of(lower: str, deadlines: tuple[Deadline, ...], *, family: str, execution: bool) -> str:
    """The kind of a task from its lower-case words and deadlines. ``family`` is the family of document types."""
    if execution:
        return "execution"
    if any(deadline.rrule for deadline in deadlines) or RECURRING.search(lower):
        return "recurring"
    if deadlines:
        return "one_off"
    results = LEGAL_RESULTS if family == "legal" else RESULT_VERBS
    return "one_off" if results.match(lower) else "standing"


def flags_of(lower: str, deadlines: tuple[Deadline, ...]) -> tuple[str, ...]:
    """``urgent`` and ``deadline_elsewhere`` where the words say so, and the flags of the deadlines."""
    flags = [flag for deadline in deadlines for flag in deadline.flags]
    if not deadlines and URGENT.search(lower):
        flags.append("urgent")
    if not deadlines and ELSEWHERE.search(lower):
        flags.append("deadline_elsewhere")
    return tuple(dict.fromkeys(flags))
