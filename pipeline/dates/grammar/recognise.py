"""Finds the time expressions of a token list: a dispatch table from first words to readers, the longest reading wins."""

import functools
from collections.abc import Callable

from pipeline.dates.grammar.clock import read_clock, read_day_part, read_hour_range
from pipeline.dates.grammar.cycle_lists import read_bare_cycles, read_bracketed_cycle, read_periodic, read_review
from pipeline.dates.grammar.days import (
    read_day,
    read_today,
    read_written_date,
)
from pipeline.dates.grammar.durations import read_duration, read_ordinal_day
from pipeline.dates.grammar.lunar_days import read_eve, read_lunar
from pipeline.dates.grammar.numbers import EVERY
from pipeline.dates.grammar.periods import (
    read_day_run,
    read_festival,
    read_month,
    read_month_of_quarter,
    read_part,
    read_quarter,
    read_run,
    read_same_period,
    read_week,
    read_year_period,
)
from pipeline.dates.grammar.recurring import (
    read_amount_cycle,
    read_every,
    read_further_cycles,
    read_times_per,
)
from pipeline.dates.grammar.series import (
    day_complete,
    day_item,
    month_item,
    period_complete,
    quarter_item,
    read_day_range,
    read_further,
    read_year_range,
    year_item,
)
from pipeline.dates.grammar.short_forms import read_letter, short_date, year_word
from pipeline.dates.grammar.weekdays import read_named_day, read_weekday
from pipeline.dates.lexicon import day_parts, festival_words, number_words, part_words
from pipeline.dates.nodes import CalendarDate, Located, Node, Period, Recurrence
from pipeline.dates.tokens import NUMBER, Tokens

Readings = list[Located]
Reader = Callable[[Tokens, int], Readings | None]


def _single(rule: str, read: Callable[[Tokens, int], tuple[Node, int] | None]) -> Reader:
    def reader(tokens: Tokens, index: int) -> Readings | None:
        found = read(tokens, index)
        return None if found is None else [Located(found[0], index, found[1], rule)]

    return reader


def _series(
    rule: str, read: Reader, item: Callable[[Tokens, int], tuple[Node, int] | None], complete: Callable[[Node], bool]
) -> Reader:
    def reader(tokens: Tokens, index: int) -> Readings | None:
        found = read(tokens, index)
        if found is None or not isinstance(found[-1].node, CalendarDate | Period | Recurrence):
            return found
        return read_further(tokens, found[0], item, complete)

    return reader


def _cycles(rule: str, read: Reader) -> Reader:
    """A recurrence with the further cycles of its list (``hằng tháng, quý, 6 tháng, năm``)."""

    def reader(tokens: Tokens, index: int) -> Readings | None:
        found = read(tokens, index)
        if found is None:
            return None
        return found + [Located(node, start, end, rule) for node, start, end in read_further_cycles(tokens, found[-1].end)]

    return reader


@functools.cache
def readers(cell: bool = False) -> dict[str, tuple[Reader, ...]]:
    """The readers to try for each key; ``cell`` for table cells, where bare numbers may be dates."""
    day = _series("dates.day", _single("dates.day", read_day), day_item, day_complete)
    today = _single("dates.today", read_today)
    duration = _single("dates.duration", read_duration)
    counted = (
        _single("dates.run", read_run),
        _single("dates.day_run", read_day_run),
        _cycles("dates.cycles", _single("dates.amount_cycle", read_amount_cycle)),
        _single("dates.times_per", read_times_per),
        duration,
    )
    table: dict[str, list[Reader]] = {
        "ngày": [day, today, _single("dates.weekday", read_named_day)],
        "hôm": [today],
        "mùng": [_single("dates.lunar", read_day)],
        "mồng": [_single("dates.lunar", read_day)],
        "rằm": [_single("dates.lunar", read_lunar)],
        "thứ": [_single("dates.weekday", read_weekday)],
        "chủ": [_single("dates.weekday", read_weekday)],
        "tháng": [
            _series("dates.month", _single("dates.month", read_month), month_item, period_complete),
            _single("dates.month_of_quarter", read_month_of_quarter),
        ],
        "quý": [_series("dates.quarter", _single("dates.quarter", read_quarter), quarter_item, period_complete)],
        "năm": [_series("dates.year", _single("dates.year", read_year_period), year_item, period_complete)],
        "tuần": [_single("dates.week", read_week)],
        "t": [read_letter],
        "q": [read_letter],
        "cùng": [_single("dates.same_period", read_same_period)],
        "định": [_cycles("dates.cycles", read_periodic)],
        "sơ": [read_review],
        "tổng": [read_review],
        NUMBER: [
            _single("dates.clock", read_clock),
            read_hour_range,
            read_day_range,
            short_date(cell=cell),
            read_year_range,
            year_word(cell=cell),
            _single("dates.written", read_written_date),
            _single("dates.lunar", read_eve),
            *counted,
        ],
    }
    table["ngày"].append(_single("dates.ordinal_day", read_ordinal_day))
    table.setdefault("nửa", []).extend((_single("dates.amount_cycle", read_amount_cycle), duration))
    for word in ("tháng", "quý", "năm", NUMBER):
        table[word].append(read_bracketed_cycle)
    if cell:
        for word in ("tháng", "quý", "năm", "tuần", NUMBER):
            table[word].append(read_bare_cycles)
    table["quí"] = table["quý"]
    for word in EVERY:
        table.setdefault(word, []).append(_cycles("dates.cycles", _single("dates.every", read_every)))
    for word in day_parts():
        table.setdefault(word, []).append(_single("dates.day_part", read_day_part))
    for word in part_words().first_keys:
        table.setdefault(word, []).append(_single("dates.part", read_part))
    for word in festival_words().first_keys:
        table.setdefault(word, []).append(_single("dates.festival", read_festival))
    for word, row in number_words().items():
        if row.role in ("one", "ten"):
            table.setdefault(word, []).extend((_single("dates.clock", read_clock), *counted))
    return {key: tuple(found) for key, found in table.items()}


def recognise(tokens: Tokens, *, cell: bool = False) -> Readings:
    """All time expressions of the text, in order, without overlaps; one pass. ``cell``: see :func:`readers`."""
    table = readers(cell)
    found: Readings = []
    index, keys, length = 0, tokens.keys, len(tokens.keys)
    while index < length:
        candidates = table.get(keys[index])
        if candidates is None:
            index += 1
            continue
        best: Readings | None = None
        for read in candidates:
            reading = read(tokens, index)
            if reading and (best is None or reading[-1].end > best[-1].end or reading[0].rule == "dates.bracketed_cycle"):
                best = reading
        if best is None:
            index += 1
            continue
        found.extend(best)
        index = best[-1].end
    return found
