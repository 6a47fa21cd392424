"""What a node resolves to, and the reference it is resolved against.

ISO strings stand for days (``2020-12-10``) and moments (``2020-12-10T17:00``); they sort as time does.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.dates.nodes import Relative


@dataclass(frozen=True, slots=True)
class Reference:
    """What open years are filled from: the date of issue, and whether the words look back (``đã``, ``vừa qua``)."""

    issue: dt.date | None = None
    past: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """The normal form of a node: TIMEX3 type and value, first and last day or moment where they are known."""

    type: str
    value: str
    first: str | None = None
    last: str | None = None
    flags: tuple[str, ...] = ()


def days(kind: str, value: str, first: dt.date, last: dt.date, *flags: str) -> Resolved:
    """A result that covers whole days."""
    return Resolved(kind, value, first.isoformat(), last.isoformat(), flags)


def digits(number: int | None, width: int = 2) -> str:
    """A number in fixed width, ``XX`` where it is unknown."""
    return "X" * width if not number else f"{number:0{width}d}"


def year_of(year: int | Relative | None, reference: Reference) -> int | None:
    """A year that the words give, outright or counted from the year of issue."""
    if isinstance(year, Relative):
        return reference.issue.year + year.offset if reference.issue else None
    return year


def nearest_year(issue: dt.date, past: bool, window: Callable[[int], tuple[dt.date, dt.date] | None]) -> int | None:
    """The first year in which the window has not ended before the day of issue; the last begun one when looking back."""
    years = range(issue.year, issue.year - 9, -1) if past else range(issue.year, issue.year + 9)
    for year in years:
        found = window(year)
        if found is not None and (found[0] <= issue if past else found[1] >= issue):
            return year
    return None
