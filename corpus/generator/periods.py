"""The last day that a deadline's value names (the register's *hạn xử lý*)."""

import calendar
import datetime as dt
import re


def latest_day(value: str | None, qualifier: str | None) -> str | None:
    """The ISO day that a TIMEX3 ``value`` ends on; with ``before`` a period ends on the day before it begins.

    None for values that name no day of their own (durations, patterns).
    """
    if value is None or value.startswith(("P", "X")):
        return None
    if "/" in value:
        return latest_day(value.split("/")[1], qualifier)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?", value):
        return value
    first, last = _period(value)
    return (first - dt.timedelta(days=1) if qualifier == "before" else last).isoformat()


def _period(value: str) -> tuple[dt.date, dt.date]:
    year = int(value[:4])
    rest = value[5:]
    if not rest:
        first_month, last_month = 1, 12
    elif rest[0] == "Q":
        first_month, last_month = int(rest[1]) * 3 - 2, int(rest[1]) * 3
    elif rest[0] == "H":
        first_month, last_month = int(rest[1]) * 6 - 5, int(rest[1]) * 6
    else:
        first_month = last_month = int(rest)
    return dt.date(year, first_month, 1), dt.date(year, last_month, calendar.monthrange(year, last_month)[1])
