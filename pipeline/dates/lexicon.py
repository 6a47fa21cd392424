"""The word tables of the date grammar, loaded once."""

import functools

from pipeline.dates.nodes import Part, Unit
from pipeline.dates.phrasebook import Phrasebook
from pipeline.dates.rows import (
    AnchorLink,
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
    OwnDocument,
    PartWindow,
    PartWords,
    Qualifier,
    RelativeWords,
    ReportPeriod,
    RollRule,
    SexagenaryWord,
    UnitWord,
)
from pipeline.knowledge.loader import load_rows


def table(name: str) -> str:
    """The path of a table of this room."""
    return f"dates/{name}.csv"


@functools.cache
def number_words() -> dict[str, NumberWord]:
    """Numerals by key."""
    return {row.word: row for row in load_rows(table("numbers"), NumberWord)}


@functools.cache
def unit_words() -> dict[str, Unit]:
    """Units by key."""
    return {row.word: row.unit for row in load_rows(table("units"), UnitWord)}


@functools.cache
def relative_words() -> Phrasebook[RelativeWords]:
    """Words that shift a period."""
    return Phrasebook((row.words, row) for row in load_rows(table("relatives"), RelativeWords))


@functools.cache
def part_words() -> Phrasebook[Part]:
    """Words for parts of a period."""
    return Phrasebook((row.words, row.part) for row in load_rows(table("parts"), PartWords))


@functools.cache
def part_windows() -> dict[tuple[Part, Unit], PartWindow]:
    """What each part of each unit covers."""
    return {(row.part, row.unit): row for row in load_rows(table("part_windows"), PartWindow)}


@functools.cache
def day_parts() -> dict[str, DayPartWord]:
    """Parts of the day by key."""
    return {row.word: row for row in load_rows(table("day_parts"), DayPartWord)}


@functools.cache
def festivals() -> dict[str, FestivalRow]:
    """Named days by id."""
    return {row.id: row for row in load_rows(table("festivals"), FestivalRow)}


@functools.cache
def festival_words() -> Phrasebook[str]:
    """Names of named days."""
    return Phrasebook((words, row.id) for row in festivals().values() for words in row.words)


@functools.cache
def sexagenary_words() -> dict[tuple[str, str], int]:
    """Stems and branches by kind and key."""
    return {(row.kind, row.word): row.position for row in load_rows(table("sexagenary"), SexagenaryWord)}


@functools.cache
def number_heads() -> Phrasebook[str]:
    """Words after which a number is no date."""
    return Phrasebook((row.words, row.words) for row in load_rows(table("number_heads"), NumberHead))


@functools.cache
def qualifiers() -> Phrasebook[Qualifier]:
    """Words before a time expression that say what it bounds; only those that fit an expression's kind count."""
    return Phrasebook((words, row) for row in load_rows(table("qualifiers"), Qualifier) for words in row.words)


@functools.cache
def anchors() -> Phrasebook[AnchorRow]:
    """Events a length is counted from."""
    return Phrasebook((words, row) for row in load_rows(table("anchors"), AnchorRow) for words in row.words)


@functools.cache
def own_documents() -> Phrasebook[str]:
    """Nouns that name the directive itself."""
    return Phrasebook((row.words, row.words) for row in load_rows(table("own_document"), OwnDocument))


@functools.cache
def anchor_links() -> Phrasebook[AnchorLink]:
    """Words between a length and its event."""
    return Phrasebook((row.words, row) for row in load_rows(table("anchor_links"), AnchorLink))


@functools.cache
def context_cues() -> Phrasebook[ContextCue]:
    """Words that say an expression near them is no deadline."""
    return Phrasebook((words, row) for row in load_rows(table("contexts"), ContextCue) for words in row.words)


@functools.cache
def cited_things() -> Phrasebook[str]:
    """Documents and meetings whose own date follows them."""
    return Phrasebook((row.words, row.words) for row in load_rows(table("cited_things"), Noun))


@functools.cache
def cycle_content() -> Phrasebook[str]:
    """Nouns that a recurrence only describes."""
    return Phrasebook((row.words, row.words) for row in load_rows(table("cycle_content"), Noun))


@functools.cache
def report_periods() -> Phrasebook[str]:
    """Words behind a day that make it one of every reporting period."""
    return Phrasebook((row.words, row.words) for row in load_rows(table("report_periods"), ReportPeriod))


@functools.cache
def roll_rules() -> Phrasebook[str]:
    """Which way a day off is moved, by the words that say so."""
    return Phrasebook((row.words, row.direction) for row in load_rows(table("roll_rules"), RollRule))


@functools.cache
def ocr_quarters() -> dict[str, int]:
    """Numbers of quarters by the letters that text recognition writes for them."""
    return {row.written: row.number for row in load_rows(table("ocr_quarters"), OcrQuarter)}


@functools.cache
def conditions() -> Phrasebook[str]:
    """Words that open the case a length begins with."""
    return Phrasebook((row.words, row.words) for row in load_rows(table("conditions"), Condition))


@functools.cache
def date_heads() -> Phrasebook[bool]:
    """Words before ``30/6`` that make it a day; true where nothing more is asked."""
    return Phrasebook((row.words, row.sure == "yes") for row in load_rows(table("date_heads"), DateHead))


@functools.cache
def ocr_digits() -> dict[str, str]:
    """Digits by the letter they are read as."""
    return {row.letter: row.digit for row in load_rows(table("ocr_digits"), OcrDigit)}
