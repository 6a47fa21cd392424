"""Lengths of time: ``15 ngày``, ``03 (ba) năm``, ``nửa tháng``, ``ngày thứ 45 kể từ …``."""

from pipeline.dates.grammar.numbers import YEARS, cut_off, read_amount, read_relative, read_unit
from pipeline.dates.lexicon import anchor_links
from pipeline.dates.nodes import Duration, Node, Unit
from pipeline.dates.tokens import Tokens

Reading = tuple[Node, int]


def read_duration(tokens: Tokens, index: int) -> Reading | None:
    """``15 ngày``, ``03 (ba) năm``, ``05 ngày làm việc``, ``10 ngày tới``, ``một tháng``."""
    half = _read_half(tokens, index)
    if half is not None:
        return half
    amount = _read_amount_range(tokens, index) or read_amount(tokens, index)
    if amount is None or amount[0] == 0 or amount[0] > 2000:
        return None
    unit = _duration_unit(tokens, amount[1])
    if unit is None or tokens.key(amount[1] + 1) in ("giêng", "chạp") or (unit[0] is Unit.QUARTER and tokens.key(index) == "năm"):
        return None
    end = unit[1]
    if tokens.key(end) == "rưỡi":
        return None
    if tokens.key(end) == "/" and read_unit(tokens, end + 1) is not None:
        return None
    working = (tokens.key(end), tokens.key(end + 1)) == ("làm", "việc")
    if working:
        end += 2
    shifted = read_relative(tokens, end, unit[0])
    side = shifted[0].offset if shifted is not None and not shifted[1] and tokens.key(end) in ("tới", "qua", "vừa", "sau") else 0
    if tokens.key(end) in ("sau", "này"):
        side = 0
    return Duration(amount[0], unit[0], working, side), (shifted[2] if shifted and side else end)


_HALVES = {"tháng": (15, Unit.DAY), "năm": (6, Unit.MONTH)}


def _read_half(tokens: Tokens, index: int) -> Reading | None:
    """``nửa tháng``, ``nửa năm`` as lengths; ``nửa năm đầu`` is a part."""
    length = _HALVES.get(tokens.key(index + 1)) if tokens.key(index) == "nửa" else None
    if length is None or tokens.number(index + 2) >= 0 or tokens.key(index + 2) in ("đầu", "cuối"):
        return None
    return Duration(*length), index + 2


def read_ordinal_day(tokens: Tokens, index: int) -> Reading | None:
    """``ngày thứ 45 (kể từ …)``: a length, where a day of the month cannot be meant."""
    if (tokens.key(index), tokens.key(index + 1)) != ("ngày", "thứ"):
        return None
    amount = read_amount(tokens, index + 2)
    if amount is None or anchor_links().at(tokens, amount[1]) is None:
        return None
    return Duration(amount[0], Unit.DAY), amount[1]


def _read_amount_range(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """``05 đến 07 (ngày)``, ``3-5 (ngày)``: the longer one counts."""
    if tokens.number(index) < 0 or tokens.key(index + 1) not in ("đến", "tới", "-", "–") or cut_off(tokens, index):
        return None
    least, most = tokens.number(index), tokens.number(index + 2)
    if not 0 < least < most <= 365 or _duration_unit(tokens, index + 3) is None:
        return None
    return most, index + 3


def _duration_unit(tokens: Tokens, index: int) -> tuple[Unit, int] | None:
    units = {"ngày": Unit.DAY, "tuần": Unit.WEEK, "tháng": Unit.MONTH, "quý": Unit.QUARTER, "quí": Unit.QUARTER}
    units |= {"năm": Unit.YEAR, "giờ": Unit.HOUR, "tiếng": Unit.HOUR, "phút": Unit.MINUTE, "h": Unit.HOUR}
    unit = units.get(tokens.key(index))
    if unit is None:
        return None
    following = tokens.number(index + 1)
    if unit in (Unit.YEAR, Unit.MONTH, Unit.DAY) and following >= 0 and tokens.width(index + 1) <= 4:
        # "2 năm 2021-2022" is two years; "đợt 1 năm 2020", "30 tháng 4", "5 ngày 15" are no lengths
        ranged = tokens.number(index + 3) in YEARS
        return (unit, index + 1) if unit is Unit.YEAR and following in YEARS and ranged else None
    return unit, index + 1
