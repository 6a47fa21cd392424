"""Recurrences as RFC 5545 rules.

Conventions of TASK_RECORDS section 5: every quarter is ``FREQ=MONTHLY;INTERVAL=3``, every half-year ``INTERVAL=6``;
``FREQ=YEARLY;BYMONTH=…`` where the months are named.
"""

from pipeline.dates.nodes import ClockTime, Recurrence, Unit

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES = {
    Unit.HOUR: ("HOURLY", 1),
    Unit.DAY: ("DAILY", 1),
    Unit.WEEK: ("WEEKLY", 1),
    Unit.MONTH: ("MONTHLY", 1),
    Unit.QUARTER: ("MONTHLY", 3),
    Unit.HALF: ("MONTHLY", 6),
    Unit.YEAR: ("YEARLY", 1),
}
_QUARTER_MONTHS = {1: "1,4,7,10", 2: "2,5,8,11", -1: "3,6,9,12"}


def rrule(node: Recurrence, time: ClockTime | None = None) -> str:
    """The rule of a recurrence; ``time`` is the time of the clock that stands beside it."""
    parts = _named_months(node) or _plain(node)
    if node.day == -1 and node.working:
        parts += ["BYDAY=MO,TU,WE,TH,FR", "BYSETPOS=-1"]
    elif node.day is not None:
        parts.append(f"BYMONTHDAY={node.day}")
    if node.weekday is not None:
        parts.append(f"BYDAY={_DAYS[node.weekday - 1]}")
    if time is not None:
        parts += [f"BYHOUR={time.hour % 24}", f"BYMINUTE={time.minute}"]
    return ";".join(parts)


def _named_months(node: Recurrence) -> list[str]:
    if node.month is not None:
        return ["FREQ=YEARLY", f"BYMONTH={node.month}"]
    if node.quarter is not None:
        return ["FREQ=YEARLY", f"BYMONTH={3 * node.quarter}"]
    if node.position is not None and node.unit is Unit.QUARTER:
        return ["FREQ=YEARLY", f"BYMONTH={_QUARTER_MONTHS[node.position]}"]
    if node.unit is Unit.YEAR and node.day == -1:
        return ["FREQ=YEARLY", "BYMONTH=12"]
    if node.position is not None and node.unit is Unit.YEAR:
        return ["FREQ=YEARLY", f"BYMONTH={12 if node.position < 0 else 1}"]
    return []


def _plain(node: Recurrence) -> list[str]:
    frequency, factor = _FREQUENCIES[node.unit]
    interval = factor * node.interval
    return [f"FREQ={frequency}"] + ([f"INTERVAL={interval}"] if interval != 1 else [])
