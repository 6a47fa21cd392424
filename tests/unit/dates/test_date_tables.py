"""Every row of the date tables holds what its examples and counter-examples say."""

import datetime as dt
from collections.abc import Iterator

import pytest

from pipeline.dates import find_deadlines, find_time_expressions
from pipeline.dates.deadlines import read_dated
from pipeline.dates.lexicon import table
from pipeline.dates.readings import Setting
from pipeline.dates.roles import Role
from pipeline.dates.rows import (
    AnchorRow,
    Condition,
    ContextCue,
    DateHead,
    DayPartWord,
    FestivalRow,
    Noun,
    NumberHead,
    NumberWord,
    OcrDigit,
    OcrQuarter,
    PartWindow,
    PartWords,
    Qualifier,
    RelativeWords,
    ReportPeriod,
    RollRule,
    UnitWord,
)
from pipeline.knowledge.loader import load_rows

ISSUE = dt.date(2024, 3, 11)
VALUED = {
    "numbers": NumberWord,
    "units": UnitWord,
    "relatives": RelativeWords,
    "parts": PartWords,
    "day_parts": DayPartWord,
    "festivals": FestivalRow,
    "report_periods": ReportPeriod,
    "date_heads": DateHead,
}


def valued_examples() -> Iterator[tuple[str, str]]:
    for name, row_type in VALUED.items():
        for row in load_rows(table(name), row_type):
            for example in row.examples:
                text, value = example.split("=>")
                yield text, value


@pytest.mark.parametrize(("text", "value"), list(valued_examples()))
def test_word_tables(text, value):
    assert [found.value for found in find_time_expressions(text, issue_date=ISSUE)] == [value]


@pytest.mark.parametrize("row", load_rows(table("roll_rules"), RollRule), ids=lambda row: row.words)
def test_roll_rules(row):
    text, day = row.examples[0].split("=>")
    (deadline,) = find_deadlines(text, issue_date=ISSUE)
    assert deadline.last_compliant_day == day and deadline.latest == "2024-06-15"
    assert "rolled_to_workday" in deadline.flags


@pytest.mark.parametrize("row", load_rows(table("conditions"), Condition), ids=lambda row: row.words)
def test_a_length_after_a_case_waits_for_it(row):
    (deadline,) = find_deadlines(row.examples[0], issue_date=ISSUE)
    assert (deadline.anchor, deadline.latest) == (None, None)
    assert "anchor_missing" in deadline.flags


@pytest.mark.parametrize("row", load_rows(table("ocr_quarters"), OcrQuarter), ids=lambda row: row.written)
def test_letters_read_as_the_number_of_a_quarter(row):
    assert [one.value for one in find_time_expressions(f"Trong quý {row.written} năm 2024")] == [f"2024-Q{row.number}"]


@pytest.mark.parametrize("row", load_rows(table("ocr_digits"), OcrDigit), ids=lambda row: row.letter)
def test_letters_read_as_digits(row):
    (found,) = find_time_expressions(f"trước ngày 2{row.letter}/12/2024", issue_date=ISSUE)
    assert (found.value, found.flags) == (f"2024-12-2{row.digit}", ("ocr_repaired",))


@pytest.mark.parametrize("name", list(VALUED))
def test_every_word_has_an_example(name):
    assert all(row.examples and row.source for row in load_rows(table(name), VALUED[name]))


@pytest.mark.parametrize(
    ("row", "text"), [(row, text) for row in load_rows(table("qualifiers"), Qualifier) for text in row.examples]
)
def test_qualifiers(row, text):
    found = read_dated(text, Setting(ISSUE))
    assert len(found) == 1
    if row.op is not None:
        assert found[0].deadline.rule.split("+")[0] == f"dates.deadline.{row.id}"
    assert found[0].deadline.text == text.strip()


@pytest.mark.parametrize(
    ("row", "text"), [(row, text) for row in load_rows(table("anchors"), AnchorRow) for text in row.examples]
)
def test_anchors(row, text):
    (found,) = find_deadlines(text, issue_date=ISSUE)
    assert found.anchor == row.anchor


@pytest.mark.parametrize(
    ("row", "text"), [(row, text) for row in load_rows(table("contexts"), ContextCue) for text in row.examples]
)
def test_contexts(row, text):
    roles = [reading.role for reading in read_dated(text, Setting(ISSUE))]
    assert Role(row.role) in roles
    assert Role.DEADLINE not in roles


@pytest.mark.parametrize("text", [text for row in load_rows(table("number_heads"), NumberHead) for text in row.counter_examples])
def test_numbers_after_these_heads_are_no_dates(text):
    assert find_time_expressions(text, issue_date=ISSUE) == ()


@pytest.mark.parametrize("name", ["cycle_content", "cited_things"])
def test_nouns_that_are_only_described(name):
    for row in load_rows(table(name), Noun):
        for text in row.counter_examples:
            assert find_time_expressions(text, issue_date=ISSUE), text
            assert find_deadlines(text, issue_date=ISSUE) == (), text


def test_every_part_of_a_unit_lies_inside_it():
    longest = {"week": 7, "month": 31, "quarter": 92, "half": 6, "year": 12}
    for row in load_rows(table("part_windows"), PartWindow):
        last = row.last if row.last is not None else longest[row.unit]
        assert 1 <= row.first <= last <= longest[row.unit]
