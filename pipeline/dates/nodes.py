"""The typed tree of a time expression, before a date of issue is known.

Months count 1-12, weekdays 1 (Monday) - 7 (Sunday) as in ISO 8601. A field that the words leave open is None;
``BLANK`` stands for one that the form left to be filled in by hand (``ngày … tháng … năm 2021``).
"""

from dataclasses import dataclass
from enum import StrEnum

BLANK = 0


class Unit(StrEnum):
    """A unit of the calendar or the clock."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class Part(StrEnum):
    """A part of a period: đầu, giữa, cuối; thượng, trung, hạ tuần; nửa đầu, nửa cuối."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    FIRST_DECADE = "first_decade"
    SECOND_DECADE = "second_decade"
    THIRD_DECADE = "third_decade"
    FIRST_HALF = "first_half"
    SECOND_HALF = "second_half"


@dataclass(frozen=True, slots=True)
class Relative:
    """A unit counted from the one that holds the reference day: ``tháng sau`` is (MONTH, 1), ``ngày mai`` (DAY, 1)."""

    unit: Unit
    offset: int


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A day: ``ngày 10/12/2020``, ``thứ Sáu ngày 5/4``, ``ngày 20 tháng này``, ``ngày 31 tháng 3 năm sau``."""

    day: int
    month: int | Relative | None = None
    year: int | Relative | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of a week: ``thứ Hai tuần sau``; without a week the first one from the reference day on."""

    weekday: int
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A month, quarter, half-year or year of the calendar; ``number`` is None for a year."""

    unit: Unit
    number: int | None
    year: int | Relative | None = None


@dataclass(frozen=True, slots=True)
class MonthRun:
    """The first or last months of a year: ``9 tháng đầu năm 2024``, ``3 tháng cuối năm``."""

    count: int
    from_end: bool
    year: int | Relative | None = None


@dataclass(frozen=True, slots=True)
class DayRun:
    """The first or last days of a period: ``10 ngày đầu tháng 4/2024``; of every month: ``10 ngày đầu tháng``."""

    count: int
    from_end: bool
    period: "Period | Relative | Recurrence"


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part of a period: ``đầu tháng 01/2021``, ``hạ tuần tháng 7``, ``cuối năm``."""

    part: Part
    period: Period | Relative


@dataclass(frozen=True, slots=True)
class Week:
    """A numbered week of a month or a year: ``tuần 2 tháng 3/2024``, ``tuần 30 năm 2023``; number -1 is the last one."""

    number: int
    period: Period | Relative | None = None


@dataclass(frozen=True, slots=True)
class LunarDate:
    """A day of the Vietnamese lunar calendar: ``mùng 10 tháng Giêng``, ``ngày 10/3 âm lịch``."""

    day: int
    month: int
    year: int | Relative | None = None


@dataclass(frozen=True, slots=True)
class Festival:
    """A day with a name of its own: ``Tết Nguyên đán 2024``; ``name`` is the id of its row in the table."""

    name: str
    year: int | Relative | None = None


@dataclass(frozen=True, slots=True)
class SamePeriod:
    """The same period of the year before: ``cùng kỳ``, ``cùng kỳ năm trước``, ``cùng kỳ năm 2021``."""

    year: int | Relative | None = None


Day = CalendarDate | Weekday | Relative | LunarDate | Festival


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of the clock, with its day where one is named: ``17 giờ 00 ngày 10/12/2020``, ``17h00``."""

    hour: int
    minute: int
    day: Day | None = None


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of a day: ``sáng ngày 15/8/2024``, ``chiều nay``; ``part`` is TIMEX3's MO, MI, AF, EV or NI."""

    part: str
    day: Day


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; ``working`` counts working days or hours; ``side`` is 1 for ``10 ngày tới``, -1 for ``3 năm qua``."""

    amount: int
    unit: Unit
    working: bool = False
    side: int = 0


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Every so often: a cycle of ``interval`` units, with the day it falls on where one is named.

    ``day`` is a day of the month (-1 the last one), ``month`` a month of the year, ``position`` the month of a quarter
    or half-year (1 the first, -1 the last), ``weekday`` a day of the week, ``quarter`` a quarter of the year. ``working``
    makes the last day the last working day.
    """

    unit: Unit
    interval: int = 1
    day: int | None = None
    month: int | None = None
    position: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    working: bool = False


Node = (
    CalendarDate
    | Weekday
    | Relative
    | Period
    | MonthRun
    | DayRun
    | PartOf
    | Week
    | LunarDate
    | Festival
    | SamePeriod
    | ClockTime
    | DayPart
    | Duration
    | Recurrence
)


@dataclass(frozen=True, slots=True)
class Range:
    """From one expression to another: ``từ ngày 01/3 đến ngày 15/3/2022``, ``từ tháng 8 đến tháng 9/2023``."""

    first: Node
    last: Node


@dataclass(frozen=True, slots=True)
class EventAnchor:
    """What a length is counted from.

    ``kind`` is issue_date, receipt, effective_date or event. ``words`` tell the event, ``date`` names its day outright.
    """

    kind: str
    words: str = ""
    date: Node | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A length counted from an event: ``05 ngày làm việc kể từ ngày ký``; ``side`` -1 counts back from it."""

    length: Duration
    anchor: EventAnchor
    side: int = 1


#: What a phrase parses into: an expression, or expressions put together.
Tree = Node | Range | Count


class Link(StrEnum):
    """How an expression goes on to the next one."""

    NONE = "none"
    RANGE = "range"  # từ … đến …, 2021-2025
    LIST = "list"  # quý III và quý IV


@dataclass(frozen=True, slots=True)
class Located:
    """A node with the tokens it stands on, ``[start, end)``, the rule that read it and its link to the next one."""

    node: Node
    start: int
    end: int
    rule: str
    link: Link = Link.NONE
    flags: tuple[str, ...] = ()
