"""What a text is read in, and what a dated phrase comes to."""

import datetime as dt
from dataclasses import dataclass

from pipeline.dates.clauses import Clauses
from pipeline.dates.phrases import Phrase
from pipeline.dates.roles import Role
from pipeline.dates.tokens import Tokens
from pipeline.dates.windows import Window
from pipeline.model.task import Deadline
from pipeline.model.text import Span


@dataclass(frozen=True, slots=True)
class Setting:
    """What lengths run from (issue, receipt, effect), the text's place in the document, and whether it is a table cell."""

    issue: dt.date | None = None
    received: dt.date | None = None
    effective: dt.date | None = None
    offset: int = 0
    cell: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A text being read: its tokens, its clauses and its setting."""

    tokens: Tokens
    clauses: Clauses
    setting: Setting


@dataclass(frozen=True, slots=True)
class DatedReading:
    """A dated phrase with its role; ``deadline`` holds its span, value and window whatever the role is."""

    role: Role
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class Extent:
    """The tokens ``[start, end)`` that a deadline's words cover."""

    start: int
    end: int


def as_deadline(
    scene: Scene, phrase: Phrase, extent: Extent, value: str, window: Window, proof: tuple[str, ...], flags: tuple[str, ...] = ()
) -> Deadline:
    """The deadline of a phrase; its rule names the qualifier's row and the reader of the expression."""
    begin, stop = scene.tokens.starts[extent.start], scene.tokens.ends[extent.end - 1]
    return Deadline(
        span=Span(start=begin + scene.setting.offset, end=stop + scene.setting.offset),
        text=scene.tokens.text[begin:stop],
        value=value,
        qualifier=window.qualifier,
        rule=f"dates.deadline.{phrase.lead.rule}+{phrase.first.rule}",
        anchor=window.anchor,
        earliest=window.earliest,
        latest=window.latest,
        last_compliant_day=window.last_compliant_day,
        rrule=window.rrule,
        flags=tuple(dict.fromkeys((*(flag for item in phrase.items for flag in item.flags), *flags, *window.flags))),
        proof=proof,
    )
