"""The rows of the word tables of the date grammar."""

from dataclasses import dataclass

from pipeline.dates.nodes import Part, Unit


@dataclass(frozen=True)
class NumberWord:
    """A numeral; ``role`` is one, ten (mười), tens (mươi) or after_ten (mốt, tư, lăm)."""

    word: str
    value: int
    role: str
    source: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class UnitWord:
    """A word for a unit of the calendar or the clock."""

    word: str
    unit: Unit
    source: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class RelativeWords:
    """Words that shift a period; ``cyclic`` ones speak of the period after each period of a cycle."""

    words: str
    offset: int
    source: str
    cyclic: str | None = None
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class PartWords:
    """Words for a part of a period."""

    words: str
    part: Part
    source: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class PartWindow:
    """Which days or months of a unit a part covers, counted from 1; ``last`` is None for the end of the unit."""

    part: Part
    unit: Unit
    measure: str
    first: int
    source: str
    last: int | None = None


@dataclass(frozen=True)
class DayPartWord:
    """A part of the day with its TIMEX3 code and the hours it covers."""

    word: str
    part: str
    first: str
    last: str
    source: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class FestivalRow:
    """A named day; ``calendar`` is lunar or solar."""

    id: str
    words: tuple[str, ...]
    calendar: str
    month: int
    day: int
    source: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class SexagenaryWord:
    """A heavenly stem or earthly branch, counted from 0."""

    word: str
    kind: str
    position: int
    source: str


@dataclass(frozen=True)
class NumberHead:
    """A word after which a number is no date."""

    words: str
    source: str
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Qualifier:
    """Words before a time expression; ``op`` is None for a filler, ``fits`` any, day, period or duration."""

    id: str
    words: tuple[str, ...]
    fits: str
    source: str
    op: str | None = None
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class AnchorRow:
    """What the words after ``kể từ ngày`` count from."""

    id: str
    words: tuple[str, ...]
    anchor: str
    source: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class OwnDocument:
    """A noun that names the directive itself (``văn bản này``)."""

    words: str
    source: str


@dataclass(frozen=True)
class AnchorLink:
    """Words between a length and the event it is counted from; ``side`` is after or before."""

    words: str
    side: str
    source: str


@dataclass(frozen=True)
class ContextCue:
    """Words left of an expression that say it is no deadline.

    ``side`` is touching (at most ``reach`` tokens off) or left (in the clause, at most ``reach`` tokens off);
    ``applies`` lists the qualifiers it holds for, ``none`` for an expression without one and ``range`` for a range.
    """

    id: str
    words: tuple[str, ...]
    side: str
    reach: int
    role: str
    applies: tuple[str, ...]
    source: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Noun:
    """A noun whose date or recurrence is no deadline (``kế hoạch hằng năm``, ``cuộc họp ngày …``)."""

    words: str
    source: str
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReportPeriod:
    """Words for the period that a regular report covers."""

    words: str
    source: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class RollRule:
    """Words that move a day off; ``direction`` is back or forward. Examples: text ``=>`` last compliant day."""

    words: str
    direction: str
    source: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class OcrQuarter:
    """Letters that text recognition writes for the Roman number of a quarter."""

    written: str
    number: int
    source: str


@dataclass(frozen=True)
class Condition:
    """Words that open a case (``khi``, ``trường hợp``); in the examples the length runs from it."""

    words: str
    source: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class DateHead:
    """Words before ``30/6`` that show a day; those that are not ``sure`` want a clause's end or a day above 12 as well."""

    words: str
    sure: str
    source: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class OcrDigit:
    """A letter that text recognition writes for a digit."""

    letter: str
    digit: str
    source: str
