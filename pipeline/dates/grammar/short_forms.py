"""Numeric forms without a word for their unit: ``30/6``, ``12/2020``, ``đến 2030``, ``T12/2025``."""

from collections.abc import Callable

from pipeline.dates.grammar.days import read_bare_date, read_numeric
from pipeline.dates.grammar.numbers import YEARS, after_head, cut_off, ends_clause, read_year_tail
from pipeline.dates.grammar.series import day_complete, read_bare_month, read_further, read_link
from pipeline.dates.lexicon import date_heads
from pipeline.dates.nodes import CalendarDate, Link, Located, Node, Period, Recurrence, Unit
from pipeline.dates.tokens import BREAK, Tokens

Readings = list[Located]
Reader = Callable[[Tokens, int], Readings | None]
_RANGE_AFTER = frozenset(("đến", "-", "–", ",", ".", ";", ")", "năm", "tới", "\n", "hằng", "hàng"))
_YEAR_AFTER = frozenset((".", ",", ";", ")", BREAK, "và", "đến", "-", "–"))
#: The longest name of a day, in tokens.
_NAME = 14
_MONTH_BEFORE = frozenset(("trước", "trong", "từ", "đến", "hết", "tới", "vào", "sau", "nhất"))


def read_letter(tokens: Tokens, index: int) -> Readings | None:
    """``T12/2025``, ``Q2/2025``: month and quarter by their first letter, always with the year."""
    if not tokens.glued(index + 1) or tokens.written(index) not in ("T", "Q"):
        return None
    unit, most = (Unit.MONTH, 12) if tokens.written(index) == "T" else (Unit.QUARTER, 4)
    number = tokens.number(index + 1)
    tail = read_year_tail(tokens, index + 2)
    if not 1 <= number <= most or tail is None or not isinstance(tail[0], int) or tokens.key(index + 2) not in ("/", "-", "."):
        return None
    return [Located(Period(unit, number, tail[0]), index, tail[2], "dates.letter_period")]


def short_date(*, cell: bool) -> Reader:
    """``30/6``, ``30/6/2025``, ``12/2020`` without ``ngày``; in a table cell they need no preposition."""

    def reader(tokens: Tokens, index: int) -> Readings | None:
        found = read_bare_date(tokens, index)
        if found is not None:
            node = found[0]
            yearless = not isinstance(node, CalendarDate) or node.year is None
            if isinstance(node, Recurrence) and tokens.key(index + 1) == "/":
                return [Located(node, index, found[1], "dates.numeric")]
            if yearless and tokens.key(index + 1) != "/" and tokens.key(index - 1) != "trước":
                return None  # "ít nhất 01-02 tác phẩm"
            if isinstance(node, CalendarDate) and yearless and not cell and not _short_allowed(tokens, index, found[1]):
                return None
            return read_further(tokens, Located(node, index, found[1], "dates.numeric"), _further_short, day_complete)
        month = read_bare_month(tokens, index)
        if month is not None and (cell or tokens.key(index - 1) in _MONTH_BEFORE) and not after_head(tokens, index):
            return [Located(month[0], index, month[1], "dates.numeric_month")]
        return None

    return reader


def year_word(*, cell: bool) -> Reader:
    """``đến 2030``: a bare year after a preposition; in a cell it may stand alone."""

    def reader(tokens: Tokens, index: int) -> Readings | None:
        if tokens.number(index) not in YEARS or tokens.width(index) != 4 or cut_off(tokens, index):
            return None
        alone = cell and tokens.key(index - 1) == BREAK and tokens.key(index + 1) == BREAK
        if not alone and not _year_allowed(tokens, index):
            return None
        return [Located(Period(Unit.YEAR, None, tokens.number(index)), index, index + 1, "dates.bare_year")]

    return reader


def _year_allowed(tokens: Tokens, index: int) -> bool:
    limit = tokens.key(index - 1) == "nhất" and tokens.key(index - 2) in ("chậm", "muộn", "trễ")
    if not limit and (tokens.key(index - 1) not in ("đến", "tới", "từ", "trước") or tokens.key(index + 1) not in _YEAR_AFTER):
        return False
    return not (tokens.glued(index + 1) and tokens.number(index + 2) >= 0 and tokens.glued(index + 2))


def _names_a_day(tokens: Tokens, index: int) -> bool:
    """Whether the name of a day leads up to its date: ``Ngày Sách Việt Nam 21/4``, ``ngày thành lập Đảng (03/02)``."""
    start = index - 1 if tokens.key(index - 1) == "(" else index
    for place in range(start - 1, max(start - _NAME, -1), -1):
        key = tokens.key(place)
        if key == "ngày":
            return place + 1 < start
        if not key.isalpha():
            return False
    return False


def _further_short(tokens: Tokens, index: int) -> tuple[Node, int] | None:
    found = read_numeric(tokens, index) if tokens.number(index) >= 0 else None
    return found if found is not None and day_complete(found[0]) else None


def _short_allowed(tokens: Tokens, index: int, end: int) -> bool:
    """Whether ``30/6`` is a day: a word of time stands before it, or a full date ends the range it begins."""
    head = date_heads().before(tokens, index)
    if head is not None and head[0]:
        return True
    if head is not None and tokens.key(head[1] - 1) not in ("đạt", "tăng", "giảm"):
        return tokens.key(end) in _RANGE_AFTER or tokens.number(index) > 12
    if ends_clause(tokens, end) and _names_a_day(tokens, index):
        return True
    link = read_link(tokens, end)
    last = read_numeric(tokens, link[1]) if link is not None and link[0] is Link.RANGE else None
    return last is not None and isinstance(last[0], CalendarDate) and last[0].year is not None
