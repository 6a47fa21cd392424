"""Deadlines in table cells and labelled lines, where a bare day or period is the deadline."""

import datetime as dt

from pipeline.dates.deadlines import read_dated
from pipeline.dates.fallback import parse_absolute
from pipeline.dates.proof import vietnamese_date
from pipeline.dates.readings import Setting
from pipeline.dates.roles import Role
from pipeline.model.task import Deadline
from pipeline.model.text import Span

_BINDING = frozenset((Role.DEADLINE, Role.HORIZON, Role.BARE, Role.CONTENT, Role.TRANSFER, Role.START, Role.PAST))


def read_deadline_cell(
    text: str,
    *,
    issue_date: dt.date | None,
    received: dt.date | None = None,
    effective_date: dt.date | None = None,
    offset: int = 0,
) -> tuple[Deadline, ...]:
    """The deadlines of a cell or of a line such as ``Thời gian hoàn thành: Quý II/2025``.

    A bare period has the qualifier ``in``, a bare day ``by``; ``Thường xuyên`` and ``Theo tiến độ`` give none. A length
    without an anchor (``05 ngày làm việc``) keeps its value with ``latest`` None. See :func:`find_deadlines` for the rest.
    """
    readings = read_dated(text, Setting(issue_date, received, effective_date, offset, cell=True))
    if not readings:
        return _read_foreign(text, offset)
    return tuple(reading.deadline for reading in readings if reading.role in _BINDING)


def _read_foreign(text: str, offset: int) -> tuple[Deadline, ...]:
    """A complete date in a form the grammar does not know."""
    day = parse_absolute(text)
    if day is None:
        return ()
    start = offset + len(text) - len(text.lstrip())
    words = text.strip()
    iso = day.isoformat()
    return (
        Deadline(
            span=Span(start=start, end=start + len(words)),
            text=words,
            value=iso,
            qualifier="by",
            rule="dates.fallback.dateparser",
            latest=iso,
            last_compliant_day=iso,
            flags=("foreign_date_form",),
            proof=(f"Hạn theo văn bản: {vietnamese_date(iso)}.",),
        ),
    )
