"""Properties: rendered nodes read back the same; whatever the text, spans lie inside it and windows are in order."""

import datetime as dt
import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dates import find_deadlines, find_time_expressions, normalise, parse, read_deadline_cell, render
from pipeline.dates.nodes import (
    CalendarDate,
    ClockTime,
    Count,
    DayPart,
    DayRun,
    Duration,
    EventAnchor,
    Festival,
    LunarDate,
    MonthRun,
    Part,
    PartOf,
    Period,
    Range,
    Recurrence,
    Relative,
    SamePeriod,
    Unit,
    Week,
    Weekday,
)

years = st.integers(1990, 2100)
months = st.integers(1, 12)
month_days = st.integers(1, 31)
shifts = st.integers(-1, 1)
dates = st.one_of(
    st.builds(CalendarDate, month_days, months, st.none() | years, st.none() | st.integers(1, 7)),
    st.builds(CalendarDate, month_days, st.builds(Relative, st.just(Unit.MONTH), shifts)),
    st.builds(CalendarDate, month_days, months, st.builds(Relative, st.just(Unit.YEAR), shifts)),
)
periods = st.one_of(
    st.builds(Period, st.just(Unit.MONTH), months, st.none() | years),
    st.builds(Period, st.just(Unit.QUARTER), st.integers(1, 4), st.none() | years),
    st.builds(Period, st.just(Unit.YEAR), st.none(), years),
)
relatives = st.one_of(
    st.builds(Relative, st.just(Unit.DAY), st.integers(-2, 2)),
    st.builds(Relative, st.sampled_from([Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR]), shifts),
)
recurrences = st.one_of(
    st.builds(Recurrence, st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR])),
    st.builds(Recurrence, st.just(Unit.HALF)),
    st.builds(Recurrence, st.just(Unit.MONTH), st.sampled_from([2, 4, 9])),
    st.builds(Recurrence, st.just(Unit.YEAR), st.integers(2, 5)),
    st.builds(Recurrence, st.sampled_from([Unit.MONTH, Unit.QUARTER, Unit.YEAR]), day=st.just(-1)),
    st.builds(Recurrence, st.sampled_from([Unit.MONTH, Unit.QUARTER]), day=st.just(-1), working=st.just(True)),
    st.builds(Recurrence, st.just(Unit.MONTH), day=month_days),
    st.builds(Recurrence, st.just(Unit.YEAR), day=month_days, month=months),
    st.builds(Recurrence, st.just(Unit.YEAR), month=months),
    st.builds(Recurrence, st.just(Unit.YEAR), quarter=st.integers(1, 4)),
    st.builds(Recurrence, st.just(Unit.QUARTER), position=st.sampled_from([1, 2, -1])),
    st.builds(Recurrence, st.just(Unit.WEEK), weekday=st.integers(1, 7)),
    st.builds(Recurrence, st.just(Unit.QUARTER), day=month_days, position=st.sampled_from([1, 2, -1])),
)
nodes = st.one_of(
    dates,
    periods,
    relatives,
    recurrences,
    st.builds(Period, st.just(Unit.HALF), st.integers(1, 2), st.none() | years),
    st.builds(MonthRun, st.sampled_from([2, 3, 9, 11]), st.booleans(), st.none() | years),
    st.builds(DayRun, st.integers(2, 20), st.booleans(), st.builds(Period, st.just(Unit.MONTH), months, st.none() | years)),
    st.builds(DayRun, st.integers(2, 20), st.booleans(), st.just(Recurrence(Unit.MONTH))),
    st.builds(DayRun, st.integers(2, 20), st.booleans(), st.builds(Period, st.just(Unit.YEAR), st.none(), years)),
    st.builds(PartOf, st.sampled_from(list(Part)), periods),
    st.builds(Week, st.integers(1, 5) | st.just(-1), st.builds(Period, st.just(Unit.MONTH), months, years)),
    st.builds(Week, st.integers(1, 52), st.builds(Period, st.just(Unit.YEAR), st.none(), years)),
    st.builds(Weekday, st.integers(1, 7), shifts.filter(lambda shift: shift >= 0)),
    st.builds(LunarDate, st.integers(1, 30), months, st.none() | years),
    st.builds(Festival, st.sampled_from(["tet", "hung_kings", "mid_autumn", "new_year"]), st.none() | years),
    st.builds(SamePeriod, st.none() | years),
    st.builds(ClockTime, st.integers(0, 23), st.integers(0, 59), st.none() | dates),
    st.builds(DayPart, st.sampled_from(["MO", "MI", "AF", "EV", "NI"]), dates),
    st.builds(Duration, st.integers(1, 90), st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR])),
    st.builds(Duration, st.integers(1, 90), st.just(Unit.DAY), st.just(True)),
    st.builds(Duration, st.integers(1, 90), st.just(Unit.DAY), st.just(False), st.sampled_from([-1, 1])),
)
WORDS = [
    *("ngày", "tháng", "năm", "quý", "tuần", "giờ", "trước", "sau", "từ", "đến", "hết", "trong", "vòng", "thời", "hạn"),
    *("kể", "ký", "hằng", "hàng", "mỗi", "định", "kỳ", "thứ", "hai", "ba", "tư", "Tết", "đầu", "cuối", "của", "và"),
    *("một", "lần", "làm", "việc", "âm", "lịch", "cùng", ",", ".", ";", "(", ")", "/", "-", "–", ":", "…", "\n"),
    *("1", "2", "6", "12", "15", "30", "2024", "2025", "17h00", "10/12/2020", "I", "IV"),
]


whole_dates = st.builds(CalendarDate, month_days, months, years)
lengths = st.one_of(
    st.builds(Duration, st.integers(1, 90), st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH])),
    st.builds(Duration, st.integers(1, 90), st.just(Unit.DAY), st.just(True)),
)
events = st.sampled_from(["khai mạc hội nghị", "kết thúc đợt kiểm tra", "sự cố xảy ra"])
trees = st.one_of(
    st.builds(lambda first, last: Range(*sorted((first, last), key=_order)), whole_dates, whole_dates),
    st.builds(
        lambda year, first, last: Range(Period(Unit.MONTH, first, year), Period(Unit.MONTH, last, year)),
        years,
        st.integers(1, 6),
        st.integers(7, 12),
    ),
    st.builds(
        lambda day, first, last: Range(ClockTime(first, 0, day), ClockTime(last, 30, day)),
        whole_dates,
        st.integers(6, 11),
        st.integers(12, 18),
    ),
    st.builds(Count, lengths, st.builds(EventAnchor, st.sampled_from(["issue_date", "receipt", "effective_date"]))),
    st.builds(Count, lengths, st.builds(EventAnchor, st.just("event"), events), st.sampled_from([1, -1])),
    st.builds(Count, lengths, st.builds(EventAnchor, st.just("event"), date=whole_dates), st.sampled_from([1, -1])),
)


def _order(date):
    return date.year, date.month, date.day


@given(nodes | trees)
@settings(max_examples=4000, deadline=None)
def test_rendered_trees_read_back_the_same(tree):
    text = render(tree)
    (found,) = parse(text)
    assert found.tree == tree, text
    assert text[found.span.start : found.span.end] in text.removeprefix("từ ")


@given(nodes | trees, st.dates(dt.date(1995, 1, 1), dt.date(2090, 1, 1)))
@settings(max_examples=1000, deadline=None)
def test_a_tree_and_its_words_have_the_same_value(tree, issue):
    days = {"issue_date": issue, "received": issue, "effective_date": issue}
    value = normalise(tree, **days)
    assert normalise(parse(render(tree))[0].tree, **days) == value
    assert value.first is None or value.last is None or value.first <= value.last


@given(
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))
)
@settings(max_examples=400, deadline=None)
def test_whatever_the_words(text, issue):
    expressions = find_time_expressions(text, issue_date=issue)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(expressions))
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in expressions)
    for one in (*find_deadlines(text, issue_date=issue), *read_deadline_cell(text, issue_date=issue)):
        assert text[one.span.start : one.span.end] == one.text
        assert one.rrule is None or one.latest is None
        assert one.last_compliant_day is None or one.latest is None or one.last_compliant_day <= one.latest
    assert find_time_expressions(text, issue_date=issue) == expressions
