"""The deadlines of one reading: sentence by sentence, with those of labelled sentences, without mere topics."""

import re
from dataclasses import replace

from pipeline.model.task import Deadline
from pipeline.model.text import Span
from pipeline.structure.sentences import split_sentences
from pipeline.tasks.annotated import AnnotatedText
from pipeline.tasks.cues import cue_pattern, read_label
from pipeline.tasks.families import Family
from pipeline.tasks.readings import YEAR, Reading

LATER_USE = re.compile(r"(?<!\w)" + cue_pattern("later_use").pattern)
ISO_DAY = len("2025-01-31")


def read_deadlines(
    text: AnnotatedText, predicate: Span, reading: Reading, family: Family
) -> tuple[tuple[Deadline, ...], int | None]:
    """The deadlines of the reading, sentence by sentence; a sentence that is a labelled line ends the action."""
    found: list[Deadline] = []
    action_end: int | None = None
    for sentence in split_sentences(text.document.text, reading.span):
        label = read_label(text.lower[sentence.start : sentence.end])
        if label and sentence.start > predicate.start:
            action_end = action_end or sentence.start
            if label[0].field == "deadline":
                found.extend(text.cell_deadlines(sentence.start + label[1], sentence.end))
                continue
        found.extend(_own(text, sentence, text.deadlines(sentence.start, sentence.end)))
    unique: dict[tuple[str | None, str | None, str], Deadline] = {}
    for deadline in found:
        unique.setdefault((deadline.latest, deadline.rrule, deadline.value), deadline)
    deadlines = without_topics(tuple(unique.values()))
    return (tuple(map(_without_anchor, deadlines)) if family.id == "legal" else deadlines), action_end


def _own(text: AnnotatedText, sentence: Span, found: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """Without the dates of what others do later (`gửi trước ngày 20/3 để tổng hợp, báo cáo UBND tỉnh trước ngày 25/3`)."""
    later = LATER_USE.search(text.lower, sentence.start, sentence.end)
    own = tuple(deadline for deadline in found if later is None or deadline.span.start < later.start())
    return own or found


def _without_anchor(deadline: Deadline) -> Deadline:
    """In a text of general effect a length without an event runs from each case anew, not from the day of issue."""
    if "anchor_assumed" not in deadline.flags:
        return deadline
    return replace(deadline, anchor=None, earliest=None, latest=None, last_compliant_day=None, flags=(), proof=())


def without_topics(deadlines: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """Beside a deadline with a day, a bare year (`kế hoạch thực hiện trong năm 2025`) names a topic."""
    if any(len(deadline.latest or "") >= ISO_DAY and not YEAR.fullmatch(deadline.value) for deadline in deadlines):
        return tuple(deadline for deadline in deadlines if not YEAR.fullmatch(deadline.value))
    return deadlines
