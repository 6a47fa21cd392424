"""Weekdays, with the date, week or cycle they belong to."""

from pipeline.dates.grammar.days import read_bare_date, read_day
from pipeline.dates.grammar.numbers import EVERY, read_relative, read_weekday_number
from pipeline.dates.nodes import CalendarDate, Node, Recurrence, Unit, Weekday
from pipeline.dates.tokens import Tokens

Reading = tuple[Node, int]


def read_named_day(tokens: Tokens, index: int) -> Reading | None:
    """``ngày thứ Sáu, 26/5/2023``: a weekday introduced by ``ngày``."""
    return read_weekday(tokens, index + 1, sure=True) if tokens.key(index) == "ngày" else None


def read_weekday(tokens: Tokens, index: int, *, sure: bool = False) -> Reading | None:
    """``thứ Sáu``, ``thứ 2``, ``Chủ nhật``, with a date, a week or a cycle behind it.

    ``sure`` when a time of the clock before it leaves no doubt that a bare ``thứ Sáu`` is a weekday.
    """
    found = read_weekday_number(tokens, index)
    if found is None:
        return None
    weekday, end = found
    start = end + 1 if tokens.key(end) in (",", "(") else end
    date = read_day(tokens, start) or (read_bare_date(tokens, start) if tokens.number(start) >= 0 else None)
    if date is not None and isinstance(date[0], CalendarDate):
        close = 1 if tokens.key(end) == "(" and tokens.key(date[1]) == ")" else 0
        return CalendarDate(date[0].day, date[0].month, date[0].year, weekday), date[1] + close
    if tokens.key(end) in EVERY and tokens.key(end + 1) == "tuần":
        return Recurrence(Unit.WEEK, weekday=weekday), end + 2
    week = end + 1 if tokens.key(end) == "của" else end
    if tokens.key(week) == "tuần":
        shifted = read_relative(tokens, week + 1, Unit.WEEK)
        if shifted is not None:
            return (Recurrence(Unit.WEEK, weekday=weekday) if shifted[1] else Weekday(weekday, shifted[0].offset)), shifted[2]
    shifted = read_relative(tokens, end, Unit.WEEK)
    if shifted is not None and shifted[0].offset in (0, 1) and not shifted[1]:
        return Weekday(weekday, shifted[0].offset if tokens.key(end) == "này" else None), shifted[2]
    return (Weekday(weekday), end) if sure or _is_weekday(tokens, index) else None


def _is_weekday(tokens: Tokens, index: int) -> bool:
    """A bare ``thứ Sáu`` is a weekday after a preposition or part of the day; ``lần thứ Sáu`` is not."""
    before = tokens.key(index - 1)
    return before in (
        "trước",
        "vào",
        "đến",
        "từ",
        "hết",
        "sáng",
        "chiều",
        "tối",
        "trưa",
        "ngày",
        "là",
        "sang",
        "sau",
        "nhất",
        "(",
        ",",
    )
