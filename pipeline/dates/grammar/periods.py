"""Periods of the calendar: months, quarters, half-years, years, weeks and their parts; feasts; the same period."""

from pipeline.dates.grammar.lunar_days import read_sexagenary
from pipeline.dates.grammar.numbers import (
    EVERY,
    ROMANS,
    YEARS,
    goes_on,
    read_amount,
    read_month_number,
    read_numeral,
    read_relative,
    read_year,
    read_year_tail,
)
from pipeline.dates.grammar.recurring import MONTH_POSITIONS
from pipeline.dates.lexicon import festival_words, ocr_quarters, part_words
from pipeline.dates.nodes import (
    BLANK,
    DayRun,
    Festival,
    MonthRun,
    Node,
    Part,
    PartOf,
    Period,
    Recurrence,
    Relative,
    SamePeriod,
    Unit,
    Week,
)
from pipeline.dates.tokens import Tokens

Reading = tuple[Node, int]
_BARE_UNITS = {"tháng": Unit.MONTH, "năm": Unit.YEAR, "quý": Unit.QUARTER, "quí": Unit.QUARTER, "tuần": Unit.WEEK}
#: ``những năm tiếp theo`` names no one period.
_MANY = frozenset(("những", "các", "nhiều", "mấy", "vài"))
_NOT_AFTER_YEAR = frozenset(("học", "ngân", "tài", "thứ", "đầu", "một", "lần"))


def read_shifted(tokens: Tokens, index: int, unit: Unit) -> tuple[Relative, bool, int] | None:
    """``tháng sau``, ``tuần này``: the unit word at ``index`` with the words that shift it."""
    return None if tokens.key(index - 1) in _MANY else read_relative(tokens, index + 1, unit)


def read_month(tokens: Tokens, index: int) -> Reading | None:
    """``tháng 12/2020``, ``tháng Tám năm 2023``, ``tháng sau``, ``tháng 7 hằng năm``."""
    if tokens.key(index) != "tháng":
        return None
    month = read_month_number(tokens, index + 1)
    if month is None:
        shifted = read_shifted(tokens, index, Unit.MONTH)
        return (shifted[0], shifted[2]) if shifted else None
    return with_year(tokens, Unit.MONTH, month[0], month[1])


def read_quarter(tokens: Tokens, index: int) -> Reading | None:
    """``quý I/2021``, ``quý 3 năm 2024``, ``quý tới``."""
    if tokens.key(index) not in ("quý", "quí"):
        return None
    number = read_quarter_number(tokens, index + 1)
    if number is None:
        shifted = read_shifted(tokens, index, Unit.QUARTER)
        return (shifted[0], shifted[2]) if shifted else None
    return with_year(tokens, Unit.QUARTER, number[0], number[1])


def read_quarter_number(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """``I`` - ``IV``, ``1`` - ``4`` or a numeral after ``quý``."""
    roman = ROMANS.get(tokens.key(index)) or ocr_quarters().get(tokens.written(index))
    if roman is not None:
        return roman, index + 1
    number = tokens.number(index)
    found = (number, index + 1) if number >= 0 else read_numeral(tokens, index)
    return found if found is not None and 1 <= found[0] <= 4 and (number < 0 or tokens.width(index) <= 2) else None


def with_year(tokens: Tokens, unit: Unit, number: int, end: int) -> Reading | None:
    """The period ``number`` of ``unit`` with the year or cycle behind it."""
    if tokens.key(end) in EVERY and tokens.key(end + 1) == "năm" and tokens.number(end + 2) < 1000:
        yearly = Recurrence(Unit.YEAR, month=number) if unit is Unit.MONTH else Recurrence(Unit.YEAR, quarter=number)
        return yearly, end + 2
    tail = read_year_tail(tokens, end)
    if tail is not None:
        if tail[1]:
            return (Recurrence(Unit.YEAR, month=number) if unit is Unit.MONTH else Recurrence(Unit.YEAR, quarter=number)), tail[2]
        return Period(unit, number, None if tail[0] == BLANK else tail[0]), tail[2]
    if goes_on(tokens, end) and tokens.key(end) not in "-–.,":
        return None
    return Period(unit, number), end


def read_year_period(tokens: Tokens, index: int) -> Reading | None:
    """``năm 2025``, ``năm nay``, ``năm sau``, ``năm Ất Tỵ 2025``."""
    if tokens.key(index) != "năm":
        return None
    if tokens.key(index + 1) == "học" and tokens.number(index + 2) in YEARS:
        return None
    named = read_sexagenary(tokens, index + 1)
    if named is not None:
        end = named[1]
        printed = tokens.number(end) in YEARS and tokens.width(end) == 4
        return Period(Unit.YEAR, None, tokens.number(end) if printed else named[0]), end + printed
    year = read_year(tokens, index)
    if year is None or year[0] == BLANK or (isinstance(year[0], Relative) and tokens.key(index - 1) in _MANY):
        return None
    return (year[0] if isinstance(year[0], Relative) else Period(Unit.YEAR, None, year[0])), year[2]


def read_run(tokens: Tokens, index: int) -> Reading | None:
    """``6 tháng đầu năm 2021``, ``sáu tháng cuối năm``, ``9 tháng đầu năm 2024``, ``3 tháng cuối năm``."""
    amount = read_amount(tokens, index)
    months = {"tháng": 1, "quý": 3, "quí": 3}.get(tokens.key(amount[1]), 0) if amount else 0
    if amount is None or not 1 <= amount[0] * months <= 11:
        return None
    side = tokens.key(amount[1] + 1)
    start = amount[1] + 2
    if side not in ("đầu", "cuối"):
        if side == "năm" and months == 1 and amount[0] > 1 and tokens.number(start) in YEARS:
            side, start = "đầu", amount[1] + 1
        else:
            return None
    if tokens.key(start) == "của":
        start += 1
    if tokens.key(start) != "năm" or tokens.key(start + 1) == "học":
        return None
    year = read_year(tokens, start)
    if year is None and tokens.key(start + 1) in EVERY:
        return None
    end = year[2] if year else start + 1
    value = year[0] if year else None
    if amount[0] * months == 6:
        return Period(Unit.HALF, 1 if side == "đầu" else 2, value), end
    return MonthRun(amount[0] * months, side == "cuối", value), end


def read_day_run(tokens: Tokens, index: int) -> Reading | None:
    """``10 ngày đầu tháng 4/2024``, ``05 ngày cuối cùng của năm 2023``, ``10 ngày đầu tháng`` of every month."""
    amount = read_amount(tokens, index)
    if amount is None or not 1 < amount[0] <= 31 or tokens.key(amount[1]) != "ngày":
        return None
    side, start = tokens.key(amount[1] + 1), amount[1] + 2
    if side not in ("đầu", "cuối"):
        return None
    if tokens.key(start) in ("tiên", "cùng"):
        start += 1
    if tokens.key(start) == "của":
        start += 1
    period = read_month(tokens, start) or read_year_period(tokens, start)
    if period is None and tokens.key(start) == "tháng":
        return DayRun(amount[0], side == "cuối", Recurrence(Unit.MONTH)), start + 1
    if period is None or not isinstance(period[0], Period | Relative):
        return None
    return DayRun(amount[0], side == "cuối", period[0]), period[1]


def read_month_of_quarter(tokens: Tokens, index: int) -> Reading | None:
    """``tháng đầu tiên của mỗi quý``, ``tháng cuối quý``: a month of every quarter; of one in ``tháng cuối quý II/2024``."""
    position = MONTH_POSITIONS.get(tokens.key(index + 1)) if tokens.key(index) == "tháng" else None
    if position is None:
        return None
    end = index + 3 if tokens.key(index + 2) in ("tiên", "cùng") else index + 2
    if tokens.key(end) == "của":
        end += 1
    if tokens.key(end) in EVERY:
        end += 1
    if tokens.key(end) not in ("quý", "quí"):
        return None
    named = read_quarter_number(tokens, end + 1)
    if named is not None:
        return with_year(tokens, Unit.MONTH, 3 * named[0] + (position if position > 0 else 3) - 3, named[1])
    shifted = read_relative(tokens, end + 1, Unit.QUARTER)
    if shifted is not None and not shifted[1] and shifted[0].offset != 1:
        return None
    return Recurrence(Unit.QUARTER, position=position), shifted[2] if shifted else end + 1


def read_part(tokens: Tokens, index: int) -> Reading | None:
    """``đầu tháng 01/2021``, ``hạ tuần tháng 7``, ``cuối năm``, ``cuối mỗi quý``."""
    found = part_words().at(tokens, index)
    if found is None:
        return None
    part, end = found
    if tokens.key(end) == "của":
        end += 1
    if tokens.key(end) in EVERY and part is Part.LATE:
        unit = _BARE_UNITS.get(tokens.key(end + 1))
        return (Recurrence(unit, day=-1), end + 2) if unit in (Unit.MONTH, Unit.QUARTER, Unit.YEAR) else None
    period = read_month(tokens, end) or read_quarter(tokens, end) or read_year_period(tokens, end) or read_week(tokens, end)
    if period is not None and isinstance(period[0], Period | Relative):
        return PartOf(part, period[0]), period[1]
    unit = _BARE_UNITS.get(tokens.key(end))
    if period is not None or unit is None or tokens.number(end + 1) >= 0 or tokens.key(end + 1) in _NOT_AFTER_YEAR:
        return None
    if tokens.key(end + 1) in EVERY or (part in (Part.FIRST_DECADE, Part.SECOND_DECADE, Part.THIRD_DECADE) and unit is Unit.WEEK):
        return None
    return PartOf(part, Relative(unit, 0)), end + 1


def read_week(tokens: Tokens, index: int) -> Reading | None:
    """``tuần 2 tháng 3/2024``, ``tuần đầu tháng 3``, ``tuần 30 năm 2023``, ``tuần này``."""
    if tokens.key(index) != "tuần":
        return None
    shifted = read_shifted(tokens, index, Unit.WEEK)
    if shifted is not None:
        return shifted[0], shifted[2]
    number = _week_number(tokens, index + 1)
    if number is None:
        return None
    start = number[1] + 1 if tokens.key(number[1]) == "của" else number[1]
    period = read_month(tokens, start)
    if period is None and tokens.key(start) == "tháng":
        period = Relative(Unit.MONTH, 0), start + 1
    if period is not None and isinstance(period[0], Period | Relative):
        return Week(number[0], period[0]), period[1]
    year = read_year_tail(tokens, start)
    if year is not None and number[0] > 0 and not year[1]:
        return Week(number[0], Period(Unit.YEAR, None, year[0])), year[2]
    return (Week(number[0]), number[1]) if number[0] > 5 else None


def _week_number(tokens: Tokens, index: int) -> tuple[int, int] | None:
    if tokens.key(index) in ("đầu", "cuối"):
        end = index + 2 if tokens.key(index + 1) in ("tiên", "cùng") else index + 1
        return (1 if tokens.key(index) == "đầu" else -1), end
    start = index + 1 if tokens.key(index) == "thứ" else index
    if tokens.number(start) >= 0:
        return (tokens.number(start), start + 1) if 1 <= tokens.number(start) <= 53 else None
    if tokens.key(start) in ("nhất", "tư") and start > index:
        return (1 if tokens.key(start) == "nhất" else 4), start + 1
    found = read_numeral(tokens, start)
    return found if found is not None and found[0] <= 5 and start > index else None


def read_same_period(tokens: Tokens, index: int) -> Reading | None:
    """``cùng kỳ``, ``cùng kỳ năm trước``, ``cùng kỳ năm 2021``."""
    if tokens.key(index) != "cùng" or tokens.key(index + 1) not in ("kỳ", "kì"):
        return None
    year = read_year(tokens, index + 2)
    if year is not None and year[0] != BLANK:
        return SamePeriod(year[0]), year[2]
    return SamePeriod(), index + 2


def read_festival(tokens: Tokens, index: int) -> Reading | None:
    """``Tết Nguyên đán Giáp Thìn 2024``, ``Tết Trung thu``; bare ``Tết`` only after ``trước`` or ``sau``."""
    found = festival_words().at(tokens, index)
    if found is None:
        named = read_sexagenary(tokens, index + 1) is not None
        if tokens.written(index) != "Tết" or (tokens.key(index - 1) not in ("trước", "sau") and not named):
            return None
        found = "tet", index + 1
    name, end = found
    cycle = read_sexagenary(tokens, end + 1 if tokens.key(end) in ("năm", "xuân") else end)
    after = cycle[1] if cycle is not None else end
    start = after + 1 if tokens.key(after) in ("(", "-", "–") else after
    year = read_year_tail(tokens, start)
    if year is not None and not year[1] and year[0] != BLANK:
        return Festival(name, year[0]), year[2] + (1 if tokens.key(after) == "(" and tokens.key(year[2]) == ")" else 0)
    return Festival(name, cycle[0] if cycle is not None else None), after
