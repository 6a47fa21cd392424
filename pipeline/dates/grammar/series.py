"""Lists and ranges that name the unit once: ``ngày 10, 15 và 20/11``, ``tháng 8, 9/2023``, ``quý I-II``, ``2021-2025``."""

from collections.abc import Callable

from pipeline.dates.grammar.days import read_day_number, read_numeric
from pipeline.dates.grammar.numbers import (
    DASHES,
    YEARS,
    after_head,
    cut_off,
    ends_clause,
    goes_on,
    read_month_number,
    read_year_tail,
)
from pipeline.dates.grammar.periods import read_quarter_number, with_year
from pipeline.dates.nodes import CalendarDate, Link, Located, Node, Period, Recurrence, Unit
from pipeline.dates.tokens import Tokens

Reading = tuple[Node, int]
_AND = frozenset((",", "và", "hoặc", "&"))
_TO = frozenset(("đến", "tới")) | DASHES
_MAXIMUM = 12
#: Before one unit word they announce several numbers (``các tháng 6 và 12``).
_PLURALS = frozenset(("các", "hai", "ba", "bốn", "02", "03"))


def read_link(tokens: Tokens, index: int) -> tuple[Link, int] | None:
    """A sign or word that goes on to the next item: comma, ``và``, dash, ``đến``; the index after it."""
    key = tokens.key(index)
    if key in _TO:
        end = index + 1
        while tokens.key(end) in ("hết", "trước", "cuối") and tokens.key(index) not in DASHES and end - index < 2:
            end += 1
        return Link.RANGE, end
    if key in _AND:
        end = index + 1
        if key == "," and tokens.key(end) in ("và", "hoặc"):
            end += 1
        return Link.LIST, end
    return None


def read_further(
    tokens: Tokens, first: Located, read_item: Callable[[Tokens, int], Reading | None], complete: Callable[[Node], bool]
) -> list[Located]:
    """``first`` with the items that follow it without their unit word.

    An incomplete item (``ngày 10, 15``) is kept only when a complete one (``và 20/11``) ends the series.
    """
    items, kept = [first], 1
    while len(items) < _MAXIMUM:
        last = items[-1]
        link = read_link(tokens, last.end)
        item = read_item(tokens, link[1]) if link else None
        if link is None or item is None:
            break
        items[-1] = Located(last.node, last.start, last.end, last.rule, link[0], last.flags)
        items.append(Located(item[0], link[1], item[1], first.rule))
        listed = len(items) > 2 or tokens.key(first.start - 1) in _PLURALS
        closed = tokens.key(last.end) == "và" and listed and ends_clause(tokens, item[1])
        if complete(item[0]) or (closed and isinstance(item[0], Period)):
            kept = len(items)
            if complete(first.node) is False:
                break
    items = items[:kept]
    last = items[-1]
    items[-1] = Located(last.node, last.start, last.end, last.rule, Link.NONE, last.flags)
    return items


def day_item(tokens: Tokens, index: int) -> Reading | None:
    """A further day of a series: a number with or without its month."""
    return read_day_number(tokens, index) if tokens.number(index) >= 0 else None


def day_complete(node: Node) -> bool:
    """Whether a day names its month or cycle."""
    return isinstance(node, Recurrence) or (isinstance(node, CalendarDate) and node.month is not None)


def month_item(tokens: Tokens, index: int) -> Reading | None:
    """A further month of a series."""
    number = read_month_number(tokens, index) if tokens.number(index) >= 0 else None
    return with_year(tokens, Unit.MONTH, number[0], number[1]) if number else None


def quarter_item(tokens: Tokens, index: int) -> Reading | None:
    """A further quarter of a series."""
    number = read_quarter_number(tokens, index)
    return with_year(tokens, Unit.QUARTER, number[0], number[1]) if number else None


def period_complete(node: Node) -> bool:
    """Whether a month or quarter names its year."""
    return isinstance(node, Recurrence) or (isinstance(node, Period) and node.year is not None)


def year_item(tokens: Tokens, index: int) -> Reading | None:
    """A further year of a series."""
    if tokens.number(index) in YEARS and tokens.width(index) == 4 and not cut_off_year(tokens, index):
        return Period(Unit.YEAR, None, tokens.number(index)), index + 1
    return None


def cut_off_year(tokens: Tokens, index: int) -> bool:
    """Whether a year is a piece of a longer number."""
    return goes_on(tokens, index + 1)


def read_day_range(tokens: Tokens, index: int) -> list[Located] | None:
    """``01-15/3/2022``, ``12 đến 14-10-2020``: a range of days whose first has only its number."""
    if not 1 <= tokens.number(index) <= 31 or tokens.width(index) > 2 or cut_off(tokens, index) or after_head(tokens, index):
        return None
    link = read_link(tokens, index + 1)
    if link is None or link[0] is not Link.RANGE or tokens.number(link[1]) < 0:
        return None
    last = read_numeric(tokens, link[1]) or read_day_number(tokens, link[1])
    if last is None or not isinstance(last[0], CalendarDate | Recurrence) or not day_complete(last[0]):
        return None
    if last[0].day is None or last[0].day <= tokens.number(index):
        return None
    first = CalendarDate(tokens.number(index))
    return [
        Located(first, index, index + 1, "dates.day_range", Link.RANGE),
        Located(last[0], link[1], last[1], "dates.day_range"),
    ]


def read_year_range(tokens: Tokens, index: int) -> list[Located] | None:
    """``2021-2025``, ``2022 - 2023``: two years in order; after ``02 năm`` also ``2024, 2025``."""
    first = tokens.number(index)
    listed = tokens.key(index + 1) in (",", "và") and tokens.key(index - 1) == "năm"
    if first not in YEARS or tokens.width(index) != 4 or cut_off(tokens, index):
        return None
    if tokens.key(index + 1) not in DASHES and not listed:
        return None
    if tokens.glued(index) and tokens.key(index - 1) not in ("(", "“", '"', "["):
        return None
    last = tokens.number(index + 2)
    if last not in YEARS or tokens.width(index + 2) != 4 or not first < last <= first + 50 or goes_on(tokens, index + 3):
        return None
    return [
        Located(Period(Unit.YEAR, None, first), index, index + 1, "dates.year_range", Link.LIST if listed else Link.RANGE),
        Located(Period(Unit.YEAR, None, last), index + 2, index + 3, "dates.year_range"),
    ]


def read_bare_month(tokens: Tokens, index: int) -> Reading | None:
    """``12/2020`` as a month; the caller has to know that a date stands here."""
    number = tokens.number(index)
    if not 1 <= number <= 12 or tokens.width(index) > 2 or cut_off(tokens, index):
        return None
    tail = read_year_tail(tokens, index + 1)
    if tail is None or not isinstance(tail[0], int) or tokens.key(index + 1) not in ("/", "-", "."):
        return None
    return Period(Unit.MONTH, number, tail[0]), tail[2]
