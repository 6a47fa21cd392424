"""Deadlines of a stretch of text: its dated phrases, each with what it is for."""

import datetime as dt
import functools

from pipeline.dates.clauses import Clauses
from pipeline.dates.counts import read_count
from pipeline.dates.cycles import is_restated, is_time_of_cycle, read_cycle
from pipeline.dates.dated import read_date
from pipeline.dates.expressions import read_located
from pipeline.dates.nodes import Duration, Recurrence
from pipeline.dates.phrases import Phrase, group
from pipeline.dates.readings import DatedReading, Scene, Setting
from pipeline.dates.roles import WINDOW_ROLES, Role
from pipeline.model.task import Deadline


def find_deadlines(
    text: str,
    *,
    issue_date: dt.date | None = None,
    received: dt.date | None = None,
    effective_date: dt.date | None = None,
    offset: int = 0,
) -> tuple[Deadline, ...]:
    """The deadlines that a sentence or clause sets, in order.

    ``issue_date`` fills missing years and starts lengths counted from signing; ``received`` and ``effective_date`` start
    those counted from receipt and from effect; ``offset`` is added to all spans. Dates of citations, past events, effect
    dates and horizon years give none. Each deadline's ``proof`` tells in Vietnamese how its day was reached.
    """
    readings = read_dated(text, Setting(issue_date, received, effective_date, offset))
    return tuple(reading.deadline for reading in readings if reading.role is Role.DEADLINE)


def find_windows(
    text: str,
    *,
    issue_date: dt.date | None = None,
    received: dt.date | None = None,
    effective_date: dt.date | None = None,
) -> tuple[DatedReading, ...]:
    """The deadlines of ``text`` and the other stretches of time it opens, each with its role.

    Roles besides ``deadline``: start, after, horizon, transfer, effect, bare (a day without a qualifier). Arguments as for
    :func:`find_deadlines`.
    """
    readings = read_dated(text, Setting(issue_date, received, effective_date))
    return tuple(reading for reading in readings if reading.role in WINDOW_ROLES)


@functools.lru_cache(maxsize=1024)  # the same clause is asked about when duties are cut, dated and judged
def read_dated(text: str, setting: Setting) -> tuple[DatedReading, ...]:
    """Every dated phrase of ``text`` with what it is for; linear in the text."""
    tokens, located = read_located(text, cell=setting.cell)
    if not located:
        return ()
    clauses = Clauses(tokens)
    scene = Scene(tokens, clauses, setting)
    phrases = group(tokens, located, clauses, cell=setting.cell)
    found: list[DatedReading] = []
    place = 0
    while place < len(phrases):
        taken = _read_phrase(scene, phrases, place, found)
        place += taken
    return tuple(found)


def _read_phrase(scene: Scene, phrases: list[Phrase], place: int, found: list[DatedReading]) -> int:
    """Read the phrase at ``place`` into ``found``; how many phrases that took."""
    phrase = phrases[place]
    before = phrases[place - 1] if place else None
    after = phrases[place + 1] if place + 1 < len(phrases) else None
    node = phrase.first.node
    if isinstance(node, Duration):
        single = after if after is not None and after.kind == "single" else None
        counted = read_count(scene, phrase, node, before, single)
        if counted is None:
            return 1
        reading, anchor = counted
        anchored_on = anchor.date if anchor is not None else None
        if anchored_on is not None and found and before is not None and anchored_on is before.first:
            found.pop()
        found.append(reading)
        return 2 if anchored_on is not None and after is not None and anchored_on is after.first else 1
    if isinstance(node, Recurrence):
        if not is_restated(node, phrase, after):
            found.append(read_cycle(scene, phrase, node, before, after))
    elif not is_time_of_cycle(scene.tokens, phrase, before, after):
        found.append(read_date(scene, phrase))
    return 1
