"""Days of reporting periods: ``ngày 15 tháng 12 năm trước kỳ báo cáo``, ``ngày 14 của tháng thuộc kỳ báo cáo``.

The windows of regular reports (NĐ 09/2019/NĐ-CP art. 12) name days that come back with each period.
"""

from pipeline.dates.lexicon import report_periods
from pipeline.dates.nodes import CalendarDate, Node, Recurrence, Unit
from pipeline.dates.tokens import Tokens

Reading = tuple[Node, int]


def as_reported(tokens: Tokens, reading: Reading | None) -> Reading | None:
    """``reading`` as a day of every reporting period where the words behind it say so."""
    if reading is None:
        return None
    node, end = reading
    found = report_periods().at(tokens, end)
    if found is None or not isinstance(node, CalendarDate | Recurrence):
        return reading
    if isinstance(node, Recurrence):
        return (node, found[1]) if node.day is not None else reading
    if isinstance(node.year, int) or node.day < 1:
        return reading
    if isinstance(node.month, int):
        return Recurrence(Unit.YEAR, day=node.day, month=node.month or None), found[1]
    return Recurrence(Unit.MONTH, day=node.day), found[1]
