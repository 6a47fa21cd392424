"""Cycles that their surroundings make: ``định kỳ 6 tháng``, ``sơ kết 6 tháng``, cycles with their day in brackets, cells."""

from pipeline.dates.grammar.numbers import EVERY
from pipeline.dates.grammar.recurring import (
    every,
    names_one,
    read_amount_cycle,
    read_counted_unit,
    read_further_cycles,
)
from pipeline.dates.nodes import Located, Relative, Unit
from pipeline.dates.tokens import BREAK, Tokens

Readings = list[Located]


def read_periodic(tokens: Tokens, index: int) -> Readings | None:
    """``định kỳ 6 tháng``, ``định kỳ tháng, quý, năm``: the cycle without ``định kỳ``, which only makes it one."""
    if tokens.key(index + 1) not in ("kỳ", "kì"):
        return None
    start = index + 2
    if tokens.key(start) in ("theo", ":", "là", "vào"):
        start += 1
    if tokens.key(start) in EVERY:
        return None
    counted = read_counted_unit(tokens, start)
    if counted is None or names_one(tokens, counted[2]):
        return None
    cycle = read_amount_cycle(tokens, start) or (every(counted[1], counted[0] or 1), counted[2])
    return [Located(cycle[0], start, cycle[1], "dates.periodic")]


def read_review(tokens: Tokens, index: int) -> Readings | None:
    """``sơ kết 6 tháng``, ``tổng kết năm``: a review of each period."""
    if tokens.key(index + 1) != "kết":
        return None
    counted = read_counted_unit(tokens, index + 2)
    if counted is None or names_one(tokens, counted[2]) or counted[1] not in (Unit.MONTH, Unit.QUARTER, Unit.YEAR):
        return None
    if tokens.key(counted[2]) in ("thực", "triển"):
        return None  # "sơ kết 6 tháng thực hiện Đề án": six months of work
    if counted[0] is not None and (counted[0] > 6 or counted[1] is Unit.YEAR):
        return None
    return [Located(every(counted[1], counted[0] or 1), index + 2, counted[2], "dates.review")]


def read_bracketed_cycle(tokens: Tokens, index: int) -> Readings | None:
    """``6 tháng (trước ngày 15/6)``, ``, năm (trước ngày 15/12)``: a reporting cycle with its day in brackets."""
    counted = read_counted_unit(tokens, index)
    if counted is None or counted[1] not in (Unit.MONTH, Unit.QUARTER, Unit.YEAR):
        return None
    if counted[0] is None and tokens.key(index - 1) not in (",", "và", ";", ":", BREAK):
        return None
    if tokens.key(counted[2]) != "(" or tokens.key(counted[2] + 1) not in ("trước", "chậm", "vào", "gửi", "muộn"):
        return None
    return [Located(every(counted[1], counted[0] or 1), index, counted[2], "dates.bracketed_cycle")]


def read_bare_cycles(tokens: Tokens, index: int) -> Readings | None:
    """``Quý``, ``Tháng, quý, năm``, ``6 tháng, năm`` as a whole cell: reporting cycles; ``Trong năm`` is the current one."""
    counted = read_counted_unit(tokens, index)
    if counted is None or counted[1] in (Unit.HOUR, Unit.DAY) or tokens.key(counted[2]) not in (BREAK, ",", "và", "/"):
        return None
    if tokens.key(index - 1) == "trong" and counted[0] is None and tokens.key(counted[2]) == BREAK:
        return [Located(Relative(counted[1], 0), index, counted[2], "dates.current_period")]
    if tokens.key(index - 1) != BREAK:
        return None
    further = read_further_cycles(tokens, counted[2])
    if counted[0] is not None and not further:
        return None
    first = Located(every(counted[1], counted[0] or 1), index, counted[2], "dates.bare_cycle")
    return [first, *(Located(node, start, end, "dates.bare_cycle") for node, start, end in further)]
