"""Recurrences: every so often, so many times a period, and days of recurring periods."""

from pipeline.dates.grammar.numbers import EVERY, read_amount, read_month_number, read_relative, read_unit
from pipeline.dates.lexicon import report_periods
from pipeline.dates.nodes import Node, Recurrence, Unit
from pipeline.dates.tokens import Tokens

Reading = tuple[Node, int]
_PER = frozenset(("/", "một", "mỗi", "trong", "trên", "hằng", "hàng", "trong một", "1", "01"))
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}
_BY_MONTHS = {3: Unit.QUARTER, 6: Unit.HALF}
MONTH_POSITIONS = {"đầu": 1, "giữa": 2, "cuối": -1}
_ORDINALS = {"nhất": 1, "hai": 2, "ba": -1}
_QUARTER = ("quý", "quí")
_HALVES = {"tháng": Recurrence(Unit.DAY, 15), "năm": Recurrence(Unit.HALF)}


def every(unit: Unit, interval: int = 1) -> Recurrence:
    """A cycle in its shortest form: every 12 months is every year, every 3 months every quarter."""
    if unit in _MONTHS:
        months = _MONTHS[unit] * interval
        if months % 12 == 0:
            return Recurrence(Unit.YEAR, months // 12)
        return Recurrence(_BY_MONTHS[months]) if months in _BY_MONTHS else Recurrence(Unit.MONTH, months)
    if unit is Unit.DAY and interval % 7 == 0:
        return Recurrence(Unit.WEEK, interval // 7)
    return Recurrence(unit, interval)


def times_per(count: int, unit: Unit) -> Recurrence | None:
    """``count`` times a ``unit`` as a cycle where that is a whole number of months, else one cycle of the unit."""
    if count <= 0:
        return None
    if unit in _MONTHS and _MONTHS[unit] % count == 0:
        return every(Unit.MONTH, _MONTHS[unit] // count)
    return every(unit)


def read_every(tokens: Tokens, index: int) -> Reading | None:
    """``hằng tháng``, ``mỗi quý``, ``hàng năm``, ``mỗi 6 tháng``, with ``một lần``, ``2 lần`` behind it."""
    if tokens.key(index) not in EVERY:
        return None
    counted = read_counted_unit(tokens, index + 1)
    if counted is None or (tokens.key(index) == "hàng" and counted[0] is not None):
        return None
    amount, unit, end = counted
    if unit is Unit.YEAR and tokens.key(end) == "mươi":
        return None
    times = _read_times(tokens, end)
    if times is not None and amount in (None, 1):
        found = times_per(times[0], unit)
        return (found, times[1]) if found else None
    return every(unit, amount or 1), times[1] if times is not None and times[0] == 1 else end


def read_cycle_unit(tokens: Tokens, index: int) -> tuple[Unit, int] | None:
    """A unit a cycle can have; ``năm`` before the number of a year is not one."""
    unit = read_unit(tokens, index)
    if unit is None or unit[0] is Unit.MINUTE or (unit[0] is Unit.YEAR and tokens.number(unit[1]) > 1000):
        return None
    return unit


def read_counted_unit(tokens: Tokens, index: int) -> tuple[int | None, Unit, int] | None:
    """``6 tháng``, ``hai năm``, ``năm``: the count (None where there is none), the unit, the index after it."""
    amount = read_amount(tokens, index)
    unit = read_cycle_unit(tokens, amount[1]) if amount else None
    if amount is not None and unit is not None:
        return (amount[0], unit[0], unit[1]) if amount[0] else None
    unit = read_cycle_unit(tokens, index)
    return (None, unit[0], unit[1]) if unit else None


def _read_times(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """``một lần``, ``02 lần``, ``/lần``, ``/01 lần``: how many times, and the index after it."""
    start = index + 1 if tokens.key(index) == "/" or (tokens.key(index) == "ít" and tokens.key(index + 1) == "nhất") else index
    start = start + 1 if tokens.key(index) == "ít" else start
    if tokens.key(start) == "lần" and start > index:
        return 1, start + 1
    amount = read_amount(tokens, start)
    return (amount[0], amount[1] + 1) if amount and tokens.key(amount[1]) == "lần" else None


def read_amount_cycle(tokens: Tokens, index: int) -> Reading | None:
    """``6 tháng một lần``, ``03 tháng/lần``, ``hai năm một lần``, ``một năm hai lần``, ``nửa tháng một lần``."""
    if tokens.key(index) == "nửa":
        half = _HALVES.get(tokens.key(index + 1))
        once = _read_times(tokens, index + 2) if half is not None else None
        return (half, once[1]) if half is not None and once is not None and once[0] == 1 else None
    amount = read_amount(tokens, index)
    unit = read_cycle_unit(tokens, amount[1]) if amount else None
    times = _read_times(tokens, unit[1]) if unit else None
    if amount is None or unit is None or times is None or amount[0] == 0:
        return None
    if amount[0] == 1:
        found = times_per(times[0], unit[0])
        return (found, times[1]) if found else None
    return (every(unit[0], amount[0]), times[1]) if times[0] == 1 else None


def read_times_per(tokens: Tokens, index: int) -> Reading | None:
    """``hai lần/năm``, ``01 lần mỗi quý``, ``một lần trong tháng``."""
    amount = read_amount(tokens, index)
    if amount is None or tokens.key(amount[1]) != "lần":
        return None
    end = amount[1] + 1
    signs = 0
    while tokens.key(end + signs) in _PER and signs < 2:
        signs += 1
    if signs == 0:
        return None
    counted = read_counted_unit(tokens, end + signs)
    if counted is None:
        return None
    if counted[0] is not None and counted[0] > 1:
        return (every(counted[1], counted[0]), counted[2]) if amount[0] == 1 else None
    found = times_per(amount[0], counted[1])
    return (found, counted[2]) if found else None


def read_further_cycles(tokens: Tokens, index: int) -> list[tuple[Recurrence, int, int]]:
    """The units that go on a list of cycles: ``(hằng tháng), quý, 6 tháng và năm``; each with its tokens."""
    found: list[tuple[Recurrence, int, int]] = []
    end = index
    for _ in range(6):
        start = end
        if tokens.key(start) in (",", "/"):
            start += 1
        if tokens.key(start) in ("và", "hoặc", "hay"):
            start += 1
        if start == end:
            break
        counted = read_counted_unit(tokens, start)
        if counted is None or counted[1] is Unit.HOUR or names_one(tokens, counted[2]):
            break
        times = _read_times(tokens, counted[2])
        after = times[1] if times else counted[2]
        once = times is None or times[0] == 1 or (counted[0] or 1) > 1
        cycle = every(counted[1], counted[0] or 1) if once else times_per(times[0] if times else 1, counted[1])
        if cycle is None:
            break
        found.append((cycle, start, after))
        end = after
    return found


_NAMING = frozenset(["đầu", "cuối", "i", "ii", "iii", "iv", "học", "làm", "này", "nay", "sau", "tới", "qua", "kể"])


def names_one(tokens: Tokens, index: int) -> bool:
    """Whether the unit before ``index`` names one period (``quý I``, ``6 tháng đầu năm``) or has another sense."""
    return tokens.number(index) >= 0 or tokens.key(index) in _NAMING


def read_cycle_of_day(tokens: Tokens, day: int, index: int, month: int | None = None) -> Reading | None:
    """What makes the day before ``index`` a recurring one: ``hằng tháng``, ``của tháng cuối quý``, ``của tháng tiếp theo``."""
    start = index + 1 if tokens.key(index) in ("của", "(") else index
    key = tokens.key(start)
    if key in EVERY:
        return _day_of_every(tokens, day, start, month, bracket=tokens.key(index) == "(")
    if month is not None or tokens.key(index) == "(":
        return None
    named = start + 1 if key == "các" else start
    if tokens.key(named) == "tháng" and tokens.number(named + 1) >= 0:
        return _day_of_named_months(tokens, day, named)
    if key == "tháng":
        return _day_of_month(tokens, day, start, owned=start > index)
    if key in _QUARTER:
        shifted = read_relative(tokens, start + 1, Unit.QUARTER)
        return (Recurrence(Unit.QUARTER, day=day, position=1), shifted[2]) if shifted and shifted[0].offset == 1 else None
    return None


def _day_of_every(tokens: Tokens, day: int, index: int, month: int | None, *, bracket: bool) -> Reading | None:
    unit = read_cycle_unit(tokens, index + 1)
    if unit is None or unit[0] not in _MONTHS:
        return None
    end = unit[1]
    if bracket:
        if tokens.key(end) != ")":
            return None
        end += 1
    if month is not None:
        return Recurrence(Unit.YEAR, day=day, month=month), end
    if unit[0] is Unit.MONTH and tokens.key(index) == "mỗi" and tokens.key(end) in MONTH_POSITIONS:
        return _day_of_month(tokens, day, index + 1, owned=True)
    return Recurrence(unit[0], day=day), end


_QUARTER_ENDS: dict[tuple[int, ...], int] = {(3, 6, 9, 12): -1, (1, 4, 7, 10): 1, (2, 5, 8, 11): 2}


def _day_of_named_months(tokens: Tokens, day: int, index: int) -> Reading | None:
    """``(ngày 20) các tháng 3, 6, 9 và 12``: a month of every quarter."""
    months: list[int] = []
    end = index
    while len(months) < 4:
        if tokens.key(end) == "tháng":
            end += 1
        number = tokens.number(end)
        if not 1 <= number <= 12:
            return None
        months.append(number)
        end += 1
        while tokens.key(end) in (",", "và") and len(months) < 4:
            end += 1
    position = _QUARTER_ENDS.get(tuple(months))
    if position is None:
        return None
    if tokens.key(end) in EVERY and tokens.key(end + 1) == "năm":
        end += 2
    return Recurrence(Unit.QUARTER, day=day, position=position), end


def _day_of_month(tokens: Tokens, day: int, index: int, *, owned: bool) -> Reading | None:
    """``tháng đầu tiên của quý sau``, ``tháng cuối quý``, ``tháng tiếp theo``, ``của tháng``, after the day."""
    end = index + 1
    position = MONTH_POSITIONS.get(tokens.key(end))
    if position is None and tokens.key(end) == "thứ":
        ordinal = tokens.number(end + 1)
        position = _ORDINALS.get(tokens.key(end + 1), {1: 1, 2: 2, 3: -1}.get(ordinal))
    if position is not None:
        end += 1
        if tokens.key(end) in ("tiên", "cùng") or tokens.key(end - 1) == "thứ":
            end += 1
        if tokens.key(end) == "của":
            end += 1
        if tokens.key(end) in EVERY:
            end += 1
        unit = read_cycle_unit(tokens, end)
        if unit is None and report_periods().at(tokens, end) is not None:
            return Recurrence(Unit.MONTH, day=day), end
        if unit is None or unit[0] not in (Unit.QUARTER, Unit.YEAR):
            return None
        shifted = read_relative(tokens, unit[1], unit[0])
        after = shifted[2] if shifted else unit[1]
        return Recurrence(unit[0], day=day, position=position), after
    shifted = read_relative(tokens, end, Unit.MONTH)
    if shifted is not None:
        return (Recurrence(Unit.MONTH, day=day), shifted[2]) if shifted[1] else None
    if tokens.key(end) == "sau" and tokens.key(end + 1) in _QUARTER:
        return Recurrence(Unit.QUARTER, day=day, position=1), end + 2
    if owned and read_month_number(tokens, end) is None and tokens.key(end) not in ("giêng", "chạp"):
        reported = (tokens.key(end), tokens.key(end + 1)) == ("báo", "cáo")
        return Recurrence(Unit.MONTH, day=day), end + 2 if reported else end
    return None
