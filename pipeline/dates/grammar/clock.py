"""Times of the clock and parts of the day, with the day they belong to."""

from pipeline.dates.grammar.days import read_bare_date, read_day, read_today
from pipeline.dates.grammar.numbers import DASHES, after_head, cut_off, read_numeral
from pipeline.dates.grammar.weekdays import read_named_day, read_weekday
from pipeline.dates.lexicon import day_parts
from pipeline.dates.nodes import (
    CalendarDate,
    ClockTime,
    DayPart,
    Festival,
    Link,
    Located,
    LunarDate,
    Node,
    Recurrence,
    Relative,
    Unit,
    Weekday,
)
from pipeline.dates.tokens import Tokens

Reading = tuple[Node, int]
Day = CalendarDate | Weekday | Relative | LunarDate | Festival
_AFTER_NOON = frozenset(("chiều", "tối", "đêm"))
#: Before a number of hours these make it a length, not a time of the clock.
_LENGTH_BEFORE = frozenset(
    ("vòng", "hạn", "gian", "quá", "đa", "thiểu", "dài", "cứ", "mỗi", "hằng", "hàng", "khoảng", "hơn", "thêm", "sớm")
)
_TIME_BEFORE = frozenset(
    ("lúc", "trước", "từ", "đến", "hồi", "vào", "hết", "tới", "nhất", "mạc", "là", "(", "sau", "-", "–", ",", "và")
)
_LENGTH_AFTER = frozenset(("làm", "trong", "kể", "liên", "liền", "sau", "trước", "tính", "tới", "một", "mỗi", "/"))


def read_clock(tokens: Tokens, index: int) -> Reading | None:
    """``17 giờ 00 ngày 10/12/2020``, ``17h00``, ``11g30 ngày 20/7``, ``10:00``, ``8 giờ 00, ngày 28/9/2023``."""
    return None if cut_off(tokens, index) else _read_clock(tokens, index)


def _read_clock(tokens: Tokens, index: int) -> Reading | None:
    found = _read_time(tokens, index)
    if found is None:
        return None
    hour, minute, end, certain = found
    part = tokens.key(end)
    if part in day_parts():
        if part in _AFTER_NOON and hour < 12:
            hour += 12
        following = read_day_of_time(tokens, end)
        if following is None and tokens.key(end + 1) not in ("nay", "mai"):
            end += 3 if (tokens.key(end + 1), tokens.key(end + 2)) == ("cùng", "ngày") else 1
            certain = True
    day = read_day_of_time(tokens, end)
    if day is not None:
        node = day[0].day if isinstance(day[0], DayPart) else day[0]
        if isinstance(node, Day):
            return ClockTime(hour, minute, node), day[1]
        certain = certain or isinstance(node, Recurrence)
    if certain or _is_time(tokens, index, end):
        return ClockTime(hour, minute), end
    return None


def _read_time(tokens: Tokens, index: int) -> tuple[int, int, int, bool] | None:
    """Hour, minute, the index after them, and whether the form alone makes it a time of the clock."""
    if tokens.number(index) < 0:
        return _read_spelled_hour(tokens, index)
    hour = tokens.number(index)
    if not 0 <= hour <= 24 or tokens.width(index) > 2:
        return None
    sign = tokens.key(index + 1)
    minute = tokens.number(index + 2)
    has_minute = 0 <= minute < 60 and tokens.width(index + 2) == 2
    if sign == ":":
        glued = has_minute and tokens.glued(index + 1) and tokens.glued(index + 2)
        if not glued or tokens.glued(index) or after_head(tokens, index):
            return None
        end = index + 3
        if tokens.key(end) in ("giờ", "h"):
            end += 1
        return hour, minute, end, True
    if sign not in ("giờ", "h", "g") or (
        sign == "g" and not (tokens.glued(index + 1) and (has_minute or tokens.key(index + 2) == "ngày"))
    ):
        return None
    if not has_minute:
        return hour, 0, index + 2, False
    end = index + 3
    if tokens.key(end) in ("phút", "'", "’", "′", "p", "”", '"', "″"):
        end += 1
    return hour, minute, end, True


def _read_spelled_hour(tokens: Tokens, index: int) -> tuple[int, int, int, bool] | None:
    """``bảy giờ (sáng)``: in words only before a part of the day."""
    hour = read_numeral(tokens, index)
    if hour is None or not 1 <= hour[0] <= 12 or tokens.key(hour[1]) != "giờ" or tokens.key(hour[1] + 1) not in day_parts():
        return None
    return hour[0], 0, hour[1] + 1, True


def read_hour_range(tokens: Tokens, index: int) -> list[Located] | None:
    """``12-14h ngày 13/3``: the unit and the day stand once, behind the second hour."""
    first = tokens.number(index)
    if not 0 <= first <= 24 or tokens.width(index) > 2 or tokens.key(index + 1) not in DASHES or cut_off(tokens, index):
        return None
    last = _read_clock(tokens, index + 2)
    if last is None or not isinstance(last[0], ClockTime) or last[0].hour <= first:
        return None
    if last[0].day is None and not _is_time(tokens, index, last[1]):
        return None
    start = Located(ClockTime(first, 0, last[0].day), index, index + 1, "dates.hour_range", Link.RANGE)
    return [start, Located(last[0], index + 2, last[1], "dates.hour_range")]


def _is_time(tokens: Tokens, index: int, end: int) -> bool:
    """Whether ``17 giờ`` alone is a time (``trước 17 giờ``) rather than a length (``trong 24 giờ``)."""
    before = tokens.key(index - 1)
    if before in _LENGTH_BEFORE or tokens.key(end) in _LENGTH_AFTER:
        return False
    return before in _TIME_BEFORE


def read_day_of_time(tokens: Tokens, index: int) -> Reading | None:
    """The day after a time or part of the day, with a comma, ``của`` or bracket before it."""
    start = index + 1 if tokens.key(index) in (",", "của", "các") else index
    part = day_parts().get(tokens.key(start))
    if part is not None:
        return read_day_part(tokens, start)
    day = (
        read_weekday(tokens, start, sure=True)
        or read_named_day(tokens, start)
        or read_today(tokens, start)
        or read_day(tokens, start)
    )
    if day is not None:
        return day
    if start == index and tokens.number(start) >= 0:
        return read_bare_date(tokens, start)
    return None


def read_day_part(tokens: Tokens, index: int) -> Reading | None:
    """``sáng ngày 15/8/2024``, ``chiều nay``, ``sáng mai``, ``chiều thứ Sáu``."""
    row = day_parts().get(tokens.key(index))
    if row is None:
        return None
    following = tokens.key(index + 1)
    if following in ("nay", "mai", "qua") and tokens.key(index + 2) != "trở":
        return DayPart(row.part, Relative(Unit.DAY, {"nay": 0, "mai": 1, "qua": -1}[following])), index + 2
    day = read_weekday(tokens, index + 1, sure=True) or read_today(tokens, index + 1) or read_day(tokens, index + 1)
    if day is None and tokens.number(index + 1) >= 0:
        day = read_bare_date(tokens, index + 1)
    if day is None or not isinstance(day[0], Day):
        return None
    return DayPart(row.part, day[0]), day[1]
