"""The next days of a recurrence.

RFC 5545 counts an interval from a start that these rules do not carry. Conventions: quarters end with March, June,
September and December, half-years with June and December; a cycle without a day of its own falls due on the last day of
each of its periods, as ``trong tháng 12`` does (TASK_RECORDS section 5).
"""

import datetime as dt
from dataclasses import dataclass

from dateutil.rrule import rrulestr

_LOOK_AHEAD_YEARS = 60
#: A month that ends a quarter and a half-year, so that intervals of 2, 3, 6 and 12 months fall on their last months.
_ALIGNED_MONTH = 12


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One day of a recurrence, ISO with the clock time where there is one, and the last day on which it is still in time."""

    due: str
    last_compliant_day: str


def next_occurrences(rule: str, after: dt.date, *, qualifier: str | None = None, count: int = 3) -> tuple[Occurrence, ...]:
    """The first ``count`` days of ``rule`` on or after ``after``; fewer where the rule has none within 60 years.

    ``qualifier`` ``before`` makes the day before the last compliant one. Raises :class:`ValueError` for a rule that is
    not RFC 5545.
    """
    start = dt.datetime(after.year - 1, _ALIGNED_MONTH, 1)
    bounded = rrulestr(_with_a_day(rule), dtstart=start, cache=False)
    found: list[Occurrence] = []
    limit = dt.datetime(after.year + _LOOK_AHEAD_YEARS, 1, 1)
    for moment in bounded.xafter(dt.datetime.combine(after, dt.time()), inc=True):
        if moment > limit or len(found) == count:
            break
        found.append(_occurrence(moment, timed="HOUR" in rule, before=qualifier == "before"))
    return tuple(found)


def _with_a_day(rule: str) -> str:
    """``rule`` with the last day of each period where it names none."""
    if "BYMONTHDAY" in rule or "BYDAY" in rule:
        return rule
    if rule.startswith("FREQ=WEEKLY"):
        return f"{rule};BYDAY=SU"
    if rule.startswith("FREQ=YEARLY") and "BYMONTH=" not in rule:
        return f"{rule};BYMONTH=12;BYMONTHDAY=-1"
    return f"{rule};BYMONTHDAY=-1" if rule.startswith(("FREQ=MONTHLY", "FREQ=YEARLY")) else rule


def _occurrence(moment: dt.datetime, *, timed: bool, before: bool) -> Occurrence:
    if timed:
        shown = moment.isoformat(timespec="minutes")
        return Occurrence(shown, shown)
    last = moment.date() - dt.timedelta(days=1) if before else moment.date()
    return Occurrence(moment.date().isoformat(), last.isoformat())
