"""The tables of bodies, areas and documents: whole, dated, and true to their own examples."""

import datetime as dt

import pytest

from pipeline.entities import lexicon as tables
from pipeline.entities import read_mentions as find_mentions
from pipeline.entities.document_types import document_types, laws, type_of_code
from pipeline.entities.naming import abbreviations
from pipeline.entities.tails import tails


def valid_on(rows, day):
    return [row for row in rows if (row.valid_from or "") <= day <= (row.valid_to or "9999")]


@pytest.mark.parametrize(
    ("day", "provinces", "cities"),
    [("2007-01-01", 64, 5), ("2020-01-01", 63, 5), ("2025-02-01", 63, 6), ("2025-08-01", 34, 6), ("2026-05-01", 34, 7)],
)
def test_as_many_provinces_as_there_were(day, provinces, cities):
    rows = valid_on(tables.provinces(), day)
    assert (len(rows), sum(row.kind == "thành phố" for row in rows)) == (provinces, cities)


@pytest.mark.parametrize(("day", "ministries"), [("2020-01-01", 18), ("2025-06-01", 14)])
def test_as_many_ministries_as_there_were(day, ministries):
    assert sum(row.category == "ministry" for row in valid_on(tables.names(), day)) == ministries


@pytest.mark.parametrize("rows", [tables.provinces(), tables.names(), tables.fields()], ids=["provinces", "names", "fields"])
def test_dates_are_days_in_order_and_every_row_has_a_source(rows):
    for row in rows:
        days = [dt.date.fromisoformat(day) for day in (row.valid_from, row.valid_to) if day]
        assert days == sorted(days)
        assert row.source


def test_successors_exist():
    provinces = {row.name for row in tables.provinces()}
    assert {row.successor for row in tables.provinces() if row.successor} <= provinces
    bodies = {row.name for row in tables.names()}
    assert {row.successor for row in tables.names() if row.category == "ministry" and row.successor} <= bodies
    names = {row.name for row in tables.fields()}
    assert {row.successor for row in tables.fields() if row.successor} <= names


def test_districts_lie_in_known_provinces():
    known = {tuple(tables.keys_of(form)) for row in tables.provinces() for form in (row.name, *row.aliases)}
    assert {tuple(tables.keys_of(row.province)) for row in tables.districts()} <= known
    assert len(tables.districts()) == 696


def test_fields_go_with_heads_that_exist():
    known = {row.id for row in tables.heads()}
    assert {head for row in tables.fields() for head in row.heads} <= known


@pytest.mark.parametrize(
    ("rows", "of"),
    [
        (tables.heads(), lambda row: row.id),
        (tables.verbs(), lambda row: row.form),
        (tables.roles(), lambda row: row.form),
        (tables.groups(), lambda row: row.form),
        (tables.compounds(), lambda row: row.word),
        (document_types(), lambda row: row.id),
        (laws(), lambda row: (row.kind, row.name)),
        (abbreviations(), lambda row: row.abbreviation),
        (tails(), lambda row: row.id),
    ],
    ids=["heads", "verbs", "roles", "groups", "compounds", "types", "laws", "abbreviations", "tails"],
)
def test_no_row_stands_twice(rows, of):
    keys = [of(row) for row in rows]
    assert len(keys) == len(set(keys)), {key for key in keys if keys.count(key) > 1}


def test_values_of_closed_columns():
    assert {row.complement for row in tables.heads()} == {"field", "name", "area", "none"}
    assert {row.unit_after for row in tables.heads()} == {"yes", "no", "dash"}
    assert {row.bare for row in tables.heads()} <= {"yes", "cap", "role", "no"}
    assert {row.bare for row in tables.roles()} <= {"yes", "cap", "board", "obj", "no", "ban", "office"}
    assert {row.alone for row in tables.groups()} <= {"yes", "cap", "no", "q", "art"}
    assert {row.strength for row in tables.verbs()} == {"duty", "weak", "stop"}
    assert {row.then for row in tails()} <= {
        "loop",
        "end",
        "body",
        "body?",
        "area",
        "area?",
        "range",
        "topic",
        "topic?",
        "clause",
    }
    assert sum(row.strength == "duty" for row in tables.verbs()) >= 150


@pytest.mark.parametrize(("tail", "example"), [(tail, example) for tail in tails() for example in tail.examples])
def test_a_tail_belongs_to_the_mention(tail, example):
    assert tail.examples
    assert find_mentions(f"Gửi {example}, báo cáo kết quả.")[0].text == example


@pytest.mark.parametrize(("tail", "example"), [(tail, example) for tail in tails() for example in tail.counter_examples])
def test_a_tail_leaves_other_words_out(tail, example):
    assert find_mentions(f"Gửi {example}, báo cáo kết quả.")[0].text != example


@pytest.mark.parametrize(
    ("code", "rulebook", "name"),
    [
        ("TT", "qppl", "Thông tư"),
        ("TT", "party", "Thông tri"),
        ("QĐ", "party", "Quyết định"),
        ("KH", "state", "Kế hoạch"),
        ("XX", "state", None),
    ],
)
def test_one_code_means_different_types(code, rulebook, name):
    assert type_of_code(code, rulebook) == name
