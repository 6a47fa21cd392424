"""Properties: rendered nodes read back the same; whatever the text, spans lie inside it and windows are in order."""

import datetime as dt
import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dates import find_deadlines, find_time_expressions, read_deadline_cell
from pipeline.dates.expressions import read_located
from pipeline.dates.nodes import (
    CalendarDate,
    ClockTime,
    DayPart,
    Duration,
    Festival,
    LunarDate,
    MonthRun,
    Part,
    PartOf,
    Period,
    Recurrence,
    Relative,
    SamePeriod,
    Unit,
    Week,
    Weekday,
)
from pipeline.dates.render import render

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
    st.builds(Recurrence, st.just(Unit.MONTH), day=month_days),
    st.builds(Recurrence, st.just(Unit.YEAR), day=month_days, month=months),
    st.builds(Recurrence, st.just(Unit.YEAR), month=months),
    st.builds(Recurrence, st.just(Unit.YEAR), quarter=st.integers(1, 4)),
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


@given(nodes)
@settings(max_examples=400, deadline=None)
def test_rendered_nodes_read_back_the_same(node):
    text = render(node)
    _, located = read_located(text)
    assert [item.node for item in located] == [node], text
    assert located[0].start == 0


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
