"""Days of the lunar calendar: ``mùng 10 tháng Giêng``, ``rằm tháng Bảy``, ``29 Tết``."""

from pipeline.dates.grammar.numbers import read_month_number, read_numeral, read_year_tail
from pipeline.dates.lexicon import sexagenary_words
from pipeline.dates.nodes import LunarDate, Node
from pipeline.dates.tokens import Tokens

Reading = tuple[Node, int]
_LUNAR_MONTHS = {"giêng": 1, "chạp": 12}


def read_lunar(tokens: Tokens, index: int) -> Reading | None:
    """``mùng 10 tháng Giêng``, ``mùng 3 Tết``, ``rằm tháng Bảy``."""
    if tokens.key(index) == "rằm":
        month = _lunar_month(tokens, index + 1) or _month_after(tokens, index + 1)
        return _lunar_with_year(tokens, 15, month[0], month[1]) if month else None
    row = read_numeral(tokens, index + 1)
    day, end = (tokens.number(index + 1), index + 2) if tokens.number(index + 1) >= 0 else (row or (0, index))
    if not 1 <= day <= 10:
        return None
    if tokens.key(end) == "tết":
        return _lunar_with_year(tokens, day, 1, end + 1)
    month = _lunar_month(tokens, end) or _month_after(tokens, end)
    return _lunar_with_year(tokens, day, month[0], month[1]) if month is not None else None


def read_eve(tokens: Tokens, index: int) -> Reading | None:
    """``29 Tết``, ``29 tháng Chạp``: a lunar day without ``ngày``."""
    if not 1 <= tokens.number(index) <= 30 or tokens.width(index) > 2:
        return None
    month = _lunar_month(tokens, index + 1)
    if month is not None:
        return _lunar_with_year(tokens, tokens.number(index), month[0], month[1])
    if tokens.key(index + 1) != "tết" or tokens.number(index) < 20:
        return None
    return _lunar_with_year(tokens, tokens.number(index), 12, index + 2)


def read_sexagenary(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """``Giáp Thìn``: the year 1984-2043 with this stem and branch (1984 is Giáp Tý), and the index after it."""
    cycle = sexagenary_words()
    stem, branch = cycle.get(("stem", tokens.key(index))), cycle.get(("branch", tokens.key(index + 1)))
    if stem is None or branch is None:
        return None
    year = next((1984 + n for n in range(60) if n % 10 == stem and n % 12 == branch), None)
    return (year, index + 2) if year is not None else None


def read_lunar_tail(tokens: Tokens, day: int, end: int) -> Reading | None:
    """``tháng Chạp``, ``Tết`` after the number of a day."""
    if tokens.key(end) == "tết" and day <= 30:
        return _lunar_with_year(tokens, day, 12 if day > 20 else 1, end + 1)
    month = _lunar_month(tokens, end)
    return _lunar_with_year(tokens, day, month[0], month[1]) if month else None


def _lunar_month(tokens: Tokens, index: int) -> tuple[int, int] | None:
    if tokens.key(index) != "tháng":
        return None
    month = _LUNAR_MONTHS.get(tokens.key(index + 1))
    return (month, index + 2) if month else None


def _month_after(tokens: Tokens, index: int) -> tuple[int, int] | None:
    return read_month_number(tokens, index + 1) if tokens.key(index) == "tháng" else None


def _lunar_with_year(tokens: Tokens, day: int, month: int, end: int) -> Reading:
    end = lunar_mark(tokens, end) or end
    named = read_sexagenary(tokens, end + 1) if tokens.key(end) in ("năm", "xuân") else read_sexagenary(tokens, end)
    if named is not None:
        return LunarDate(day, month, named[0]), named[1]
    tail = read_year_tail(tokens, end)
    if tail is not None and not tail[1]:
        return LunarDate(day, month, tail[0]), lunar_mark(tokens, tail[2]) or tail[2]
    return LunarDate(day, month), end


def lunar_mark(tokens: Tokens, index: int) -> int | None:
    """``âm lịch``, ``(âm lịch)``, ``(ÂL)``: the index after it."""
    start = index + 1 if tokens.key(index) == "(" else index
    if (tokens.key(start), tokens.key(start + 1)) == ("âm", "lịch"):
        end = start + 2
    elif tokens.written(start) in ("ÂL", "AL"):
        end = start + 1
    else:
        return None
    return end + 1 if start > index and tokens.key(end) == ")" else (end if start == index else None)
