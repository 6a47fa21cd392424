"""Days: numeric and written dates, days of relative and recurring periods, today and tomorrow."""

import dataclasses

from pipeline.dates.grammar.lunar_days import lunar_mark, read_lunar, read_lunar_tail, read_sexagenary
from pipeline.dates.grammar.numbers import (
    YEARS,
    after_head,
    cut_off,
    goes_on,
    read_blank,
    read_month_number,
    read_numeral,
    read_relative,
    read_sign,
    read_weekday_number,
    read_year,
    read_year_tail,
)
from pipeline.dates.grammar.recurring import read_cycle_of_day
from pipeline.dates.grammar.report_periods import as_reported
from pipeline.dates.nodes import BLANK, CalendarDate, LunarDate, Node, Recurrence, Relative, Unit
from pipeline.dates.tokens import Tokens

Reading = tuple[Node, int]
#: What may touch the number of a day (``15tháng 6``).
_GLUED = frozenset(("-", "–", "tháng", "hằng", "hàng", "của"))
_MEASURES = frozenset(("m", "ha", "km", "kg", "đồng", "tấn", "lít", "triệu", "tỷ", "người", "hộ"))
_TODAY = {("hôm", "nay"): 0, ("hôm", "qua"): -1, ("ngày", "mai"): 1, ("ngày", "kia"): 2, ("hôm", "kia"): -2, ("ngày", "nay"): 0}


def read_today(tokens: Tokens, index: int) -> Reading | None:
    """``hôm nay``, ``ngày hôm nay``, ``ngày mai``, ``hôm qua``; with its date behind it, the date."""
    start = index + 1 if tokens.key(index) == "ngày" and tokens.key(index + 1) == "hôm" else index
    offset = _TODAY.get((tokens.key(start), tokens.key(start + 1)))
    if offset is None:
        return None
    date = read_written_date(tokens, start + 2) or _read_day(tokens, start + 2)
    if date is not None and isinstance(date[0], CalendarDate) and date[0].month is not None:
        return date
    return Relative(Unit.DAY, offset), start + 2


def read_day(tokens: Tokens, index: int) -> Reading | None:
    """A day that begins with ``ngày`` or ``mùng``, with the reporting period behind it; ``mùng 2/9`` is a solar day."""
    return as_reported(tokens, _read_day(tokens, index))


def _read_day(tokens: Tokens, index: int) -> Reading | None:
    if tokens.key(index) in ("mùng", "mồng"):
        return read_lunar(tokens, index) or read_day_number(tokens, index + 1)
    if tokens.key(index) != "ngày":
        return None
    start = index + 1
    if tokens.key(start) in ("mùng", "mồng"):
        lunar = read_lunar(tokens, start)
        if lunar is not None:
            return lunar
        start += 1
    if tokens.key(start) == "thứ" and tokens.number(start + 1) > 7:
        start += 1
    return (
        read_blank_day(tokens, start)
        or _read_empty_day(tokens, start)
        or read_last_day(tokens, start)
        or read_day_number(tokens, start)
    )


def read_day_number(tokens: Tokens, index: int) -> Reading | None:
    """What follows ``ngày``: the day's number and its month, year or cycle."""
    number = tokens.number(index)
    day, end = (number, index + 1) if number >= 0 else (read_numeral(tokens, index) or (0, index))
    if not 1 <= day <= 31 or (tokens.width(index) > 2 and number >= 0):
        return None
    echo = read_numeral(tokens, end + 1) if tokens.key(end) == "(" else None
    if echo is not None and echo[0] == day and tokens.key(echo[1]) == ")":
        end = echo[1] + 1
    numeric = _read_numeric_tail(tokens, day, end, dotted=True) if number >= 0 else None
    if numeric is not None:
        return numeric
    if number >= 0 and goes_on(tokens, end) and tokens.key(end) not in _GLUED:
        return None
    return read_lunar_tail(tokens, day, end) or read_cycle_of_day(tokens, day, end) or _read_month_tail(tokens, day, end, number)


def _read_numeric_tail(tokens: Tokens, day: int, end: int, *, dotted: bool = False) -> Reading | None:
    """``/12``, ``/12/2020``, ``.12.2020``, ``-12-2020`` after a day, with what may follow them.

    ``dotted`` where a word has shown that ``10.3`` is a day (``ngày 10.3``).
    """
    sign = read_sign(tokens, end)
    if sign is None:
        return None
    month, after = tokens.number(sign[1]), sign[1] + 1
    if not 1 <= month <= 12 or tokens.width(sign[1]) > 2:
        return None
    year_sign = read_sign(tokens, after)
    if year_sign is not None and year_sign[0] == sign[0]:
        year = _numeric_year(tokens, year_sign[1])
        if year is not None and not goes_on(tokens, year_sign[1] + 1):
            if sign[0] == "." and tokens.key(year_sign[1] + 1) in _MEASURES:
                return None
            return _with_mark(tokens, CalendarDate(day, month, year), year_sign[1] + 1)
    goes_further = year_sign is not None and (sign[0] != "." or year_sign[0] == ".")
    if sign[0] != "/" and (goes_further or tokens.key(after) == "tháng" or (sign[0] == "." and not dotted)):
        return None  # 10-12/5 and 10-12 tháng 5 are ranges of days
    if goes_on(tokens, after):
        return None
    cycle = read_cycle_of_day(tokens, day, after, month)
    if cycle is not None:
        return cycle
    written = read_year(tokens, after)
    if written is None:
        return _with_mark(tokens, CalendarDate(day, month), after)
    if written[1]:
        return Recurrence(Unit.YEAR, day=day, month=month), written[2]
    return _with_mark(tokens, CalendarDate(day, month, written[0]), written[2])


def _numeric_year(tokens: Tokens, index: int) -> int | None:
    number, width = tokens.number(index), tokens.width(index)
    if width == 4 and number in YEARS:
        return number
    return 2000 + number if width == 2 and tokens.glued(index) and 10 <= number < 60 else None


def _read_month_tail(tokens: Tokens, day: int, end: int, number: int) -> Reading | None:
    """``tháng 12 năm 2020``, ``tháng này``, ``tháng 3 năm sau``; a bare day where nothing follows."""
    start = end + 1 if tokens.key(end) in ("của", ",") and tokens.key(end + 1) == "tháng" else end
    if tokens.key(start) != "tháng":
        return (CalendarDate(day), end) if number >= 0 else None
    blank = read_blank(tokens, start + 1)
    if blank is not None:
        year = read_year(tokens, blank)
        return CalendarDate(day, BLANK, year[0] if year else None), year[2] if year else blank
    month = read_month_number(tokens, start + 1, sure=True)
    if month is None:
        shifted = read_relative(tokens, start + 1, Unit.MONTH)
        return (CalendarDate(day, shifted[0]), shifted[2]) if shifted else ((CalendarDate(day), end) if number >= 0 else None)
    cycle = read_cycle_of_day(tokens, day, month[1], month[0])
    if cycle is not None:
        return cycle
    tail = read_year_tail(tokens, month[1])
    if tail is None:
        return _with_mark(tokens, CalendarDate(day, month[0]), month[1])
    if tail[1]:
        return Recurrence(Unit.YEAR, day=day, month=month[0]), tail[2]
    return _with_mark(tokens, CalendarDate(day, month[0], tail[0]), tail[2])


def read_blank_day(tokens: Tokens, index: int) -> Reading | None:
    """``(ngày) … tháng … năm 2021``, ``(ngày) … tháng 3 năm 2021``."""
    end = read_blank(tokens, index)
    if end is None:
        return _read_left_out(tokens, index)
    month: tuple[int, int] | None
    if tokens.key(end) == "/":
        open_month = read_blank(tokens, end + 1)
        month = (BLANK, open_month) if open_month is not None else (tokens.number(end + 1), end + 2)
    elif tokens.key(end) == "tháng":
        blank = read_blank(tokens, end + 1)
        month = (BLANK, blank) if blank is not None else read_month_number(tokens, end + 1)
    else:
        return None
    if month is None or not 0 <= month[0] <= 12:
        return None
    year = read_year_tail(tokens, month[1])
    return CalendarDate(BLANK, month[0], year[0] if year else None), year[2] if year else month[1]


def _read_left_out(tokens: Tokens, index: int) -> Reading | None:
    """``(ngày)   /7/2023``, ``(ngày)    tháng    năm 2021``: what is left open is white space."""
    if tokens.key(index) == "/" and 1 <= tokens.number(index + 1) <= 12:
        year = read_year_tail(tokens, index + 2)
        return (CalendarDate(BLANK, tokens.number(index + 1), year[0]), year[2]) if year and isinstance(year[0], int) else None
    if (tokens.key(index), tokens.key(index + 1)) != ("tháng", "năm") or tokens.number(index + 2) not in YEARS:
        return None
    return CalendarDate(BLANK, BLANK, tokens.number(index + 2)), index + 3


def _read_empty_day(tokens: Tokens, index: int) -> Reading | None:
    """``(ngày)      tháng 7 năm 2023``: the day left as white space."""
    month = read_month_number(tokens, index + 1) if tokens.key(index) == "tháng" else None
    year = read_year(tokens, month[1]) if month else None
    if month is None or year is None or not isinstance(year[0], int):
        return None
    return CalendarDate(BLANK, month[0], year[0]), year[2]


def read_last_day(tokens: Tokens, index: int) -> Reading | None:
    """``(ngày) cuối cùng của tháng``, ``(ngày) làm việc cuối cùng của quý``, ``(ngày) cuối tháng``: -1 as the day."""
    working = (tokens.key(index), tokens.key(index + 1)) == ("làm", "việc")
    start = index + 2 if working else index
    if tokens.key(start) != "cuối":
        return None
    end = start + 2 if tokens.key(start + 1) == "cùng" else start + 1
    if tokens.key(end) == "của":
        end += 1
    found = read_cycle_of_day(tokens, -1, end) or _unit_as_cycle(tokens, end)
    if found is None or not working or not isinstance(found[0], Recurrence):
        return found
    return dataclasses.replace(found[0], working=True), found[1]


def _unit_as_cycle(tokens: Tokens, index: int) -> Reading | None:
    units = {"tháng": Unit.MONTH, "quý": Unit.QUARTER, "quí": Unit.QUARTER, "năm": Unit.YEAR, "tuần": Unit.WEEK}
    unit = units.get(tokens.key(index))
    if unit is None or tokens.number(index + 1) >= 0:
        return None
    return Recurrence(unit, day=-1), index + 1


def read_bare_date(tokens: Tokens, index: int) -> Reading | None:
    """A numeric date without ``ngày``: ``10/12/2020``, ``10.12.2020``; ``30/6`` is for the caller to allow."""
    if tokens.width(index) > 2 or not 1 <= tokens.number(index) <= 31 or cut_off(tokens, index) or after_head(tokens, index):
        return None
    if tokens.glued(index) and tokens.key(index - 1) not in ("(", "-", "–", "“", '"', "[", ":"):
        return None
    return _read_numeric_tail(tokens, tokens.number(index), index + 1)


def read_numeric(tokens: Tokens, index: int) -> Reading | None:
    """A numeric date whose surroundings the caller has looked at."""
    if tokens.width(index) > 2 or not 1 <= tokens.number(index) <= 31:
        return None
    return _read_numeric_tail(
        tokens, tokens.number(index), index + 1, dotted=tokens.key(index + 1) == "." and _after_dotted(tokens, index)
    )


def _after_dotted(tokens: Tokens, index: int) -> bool:
    """Whether a range goes on in the form it began with: ``từ ngày 10.3 - 10.4``."""
    return tokens.number(index - 2) > 0 and tokens.key(index - 3) == "." and tokens.glued(index - 3)


def read_written_date(tokens: Tokens, index: int) -> Reading | None:
    """``30 tháng 4 năm 1975``, ``15 tháng 3 hằng năm``: a day without ``ngày`` needs its year or cycle."""
    if tokens.key(index + 1) != "tháng" or not 1 <= tokens.number(index) <= 31:
        return None
    month = read_month_number(tokens, index + 2)
    cycle = read_cycle_of_day(tokens, tokens.number(index), month[1], month[0]) if month else None
    if cycle is not None:
        return cycle
    year = read_year(tokens, month[1]) if month else None
    if month is None or year is None or year[1]:
        return None
    return CalendarDate(tokens.number(index), month[0], year[0]), year[2]


def _with_mark(tokens: Tokens, date: CalendarDate, end: int) -> Reading:
    """The date with ``âm lịch`` or ``(thứ Hai)`` behind it."""
    named = read_sexagenary(tokens, end + 1) if tokens.key(end) == "năm" and date.year is None else None
    if named is not None and isinstance(date.month, int):
        return LunarDate(date.day, date.month, named[0]), named[1]
    mark = lunar_mark(tokens, end)
    if mark is None or not isinstance(date.month, int):
        weekday = read_weekday_number(tokens, end + 1) if tokens.key(end) == "(" else None
        if weekday is None or tokens.key(weekday[1]) != ")":
            return date, end
        return CalendarDate(date.day, date.month, date.year, weekday[0]), weekday[1] + 1
    year = read_year_tail(tokens, mark) if date.year is None else None
    return LunarDate(date.day, date.month, year[0] if year else date.year), year[2] if year else mark
