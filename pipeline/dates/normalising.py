"""The value of a whole tree: expressions, ranges and lengths counted from an event."""

import datetime as dt

from pipeline.dates.counts import count, day_before_count
from pipeline.dates.nodes import Count, Range, Tree
from pipeline.dates.resolve import resolve
from pipeline.dates.resolved import Reference, Resolved


def normalise(
    tree: Tree,
    *,
    issue_date: dt.date | None = None,
    received: dt.date | None = None,
    effective_date: dt.date | None = None,
) -> Resolved:
    """The TIMEX3 type and value of ``tree``, and the first and last day it covers where they are known.

    A range is written ``first/last``. A count keeps the value of its length; its last day follows from the anchor: the
    day of issue, receipt or effect given here, or the day that the words name.
    """
    reference = Reference(issue_date)
    if isinstance(tree, Range):
        first, last = normalise(tree.first, issue_date=issue_date), normalise(tree.last, issue_date=issue_date)
        flags = tuple(dict.fromkeys((*first.flags, *last.flags)))
        return Resolved(first.type, f"{first.value}/{last.value}", first.first, last.last, flags)
    if not isinstance(tree, Count):
        return resolve(tree, reference)
    length = resolve(tree.length, reference)
    known = {"issue_date": issue_date, "receipt": received, "effective_date": effective_date}
    if tree.anchor.date is not None:
        start = day_before_count(resolve(tree.anchor.date, reference))
    else:
        start = known.get(tree.anchor.kind)
    if start is None:
        return length
    end = count(start, tree.length, tree.side)[1].isoformat()
    day = start.isoformat()
    return Resolved(length.type, length.value, *((day, end) if tree.side > 0 else (end, day)))
