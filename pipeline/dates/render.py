"""From a node back to Vietnamese, in the form that Nghị định 30/2020/NĐ-CP writes dates in.

The grammar reads every rendered text back to the same node; a property test holds this.
"""

from collections.abc import Callable

from pipeline.dates.lexicon import day_parts, festivals
from pipeline.dates.nodes import (
    BLANK,
    CalendarDate,
    ClockTime,
    Count,
    DayPart,
    DayRun,
    Duration,
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
    Tree,
    Unit,
    Week,
    Weekday,
)

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_ROMANS = ("I", "II", "III", "IV")
_UNITS = {
    Unit.MINUTE: "phút",
    Unit.HOUR: "giờ",
    Unit.DAY: "ngày",
    Unit.WEEK: "tuần",
    Unit.MONTH: "tháng",
    Unit.QUARTER: "quý",
    Unit.YEAR: "năm",
}
_DAYS = {-2: "hôm kia", -1: "hôm qua", 0: "hôm nay", 1: "ngày mai", 2: "ngày kia"}
_SHIFTS = {-1: "trước", 0: "này", 1: "sau"}
_PARTS = {
    Part.EARLY: "đầu",
    Part.MIDDLE: "giữa",
    Part.LATE: "cuối",
    Part.FIRST_DECADE: "thượng tuần",
    Part.SECOND_DECADE: "trung tuần",
    Part.THIRD_DECADE: "hạ tuần",
    Part.FIRST_HALF: "nửa đầu",
    Part.SECOND_HALF: "nửa cuối",
}
_ANCHORS = {"issue_date": "ký", "receipt": "nhận được văn bản này", "effective_date": "văn bản này có hiệu lực"}
_POSITIONS = {1: "đầu", 2: "giữa", -1: "cuối"}


def render(node: Tree) -> str:
    """The words for ``node``: an expression, a range, or a length with what it is counted from."""
    return _RENDERERS[type(node)](node)


def _year(year: int | Relative | None) -> str:
    if year is None:
        return ""
    if isinstance(year, Relative):
        return f" năm {_SHIFTS[year.offset]}"
    return " năm …" if year == BLANK else f" năm {year}"


def _calendar_date(node: CalendarDate) -> str:
    head = f"{WEEKDAYS[node.weekday - 1]}, " if node.weekday else ""
    day = "…" if node.day == BLANK else f"{node.day:02d}"
    if node.month is None:
        return f"{head}ngày {day}"
    if isinstance(node.month, Relative):
        return f"{head}ngày {day} tháng {_SHIFTS[node.month.offset]}"
    month = "…" if node.month == BLANK else f"{node.month:02d}"
    return f"{head}ngày {day} tháng {month}{_year(node.year)}"


def _weekday(node: Weekday) -> str:
    return WEEKDAYS[node.weekday - 1] + ("" if node.week is None else f" tuần {_SHIFTS[node.week]}")


def _relative(node: Relative) -> str:
    return _DAYS[node.offset] if node.unit is Unit.DAY else f"{_UNITS[node.unit]} {_SHIFTS[node.offset]}"


def _period(node: Period) -> str:
    if node.unit is Unit.YEAR:
        return _year(node.year).strip()
    if node.unit is Unit.HALF:
        return f"6 tháng {'đầu' if node.number == 1 else 'cuối'}{_year(node.year) or ' năm'}"
    number = _ROMANS[(node.number or 1) - 1] if node.unit is Unit.QUARTER else f"{node.number:02d}"
    return f"{_UNITS[node.unit]} {number}{_year(node.year)}"


def _month_run(node: MonthRun) -> str:
    return f"{node.count} tháng {'cuối' if node.from_end else 'đầu'}{_year(node.year) or ' năm'}"


def _day_run(node: DayRun) -> str:
    period = "tháng" if isinstance(node.period, Recurrence) else render(node.period)
    return f"{node.count:02d} ngày {'cuối' if node.from_end else 'đầu'} {period}"


def _part_of(node: PartOf) -> str:
    return f"{_PARTS[node.part]} {render(node.period)}"


def _week(node: Week) -> str:
    number = "cuối" if node.number < 0 else str(node.number)
    return f"tuần {number}" + ("" if node.period is None else f" {render(node.period)}")


def _lunar_date(node: LunarDate) -> str:
    return f"ngày {node.day:02d}/{node.month:02d} âm lịch{_year(node.year)}"


def _festival(node: Festival) -> str:
    name = festivals()[node.name].words[0]
    return name[0].upper() + name[1:] + _year(node.year)


def _same_period(node: SamePeriod) -> str:
    return "cùng kỳ" + _year(node.year)


def _clock_time(node: ClockTime) -> str:
    return f"{node.hour:02d} giờ {node.minute:02d}" + ("" if node.day is None else f" {render(node.day)}")


def _day_part(node: DayPart) -> str:
    word = next(row.word for row in day_parts().values() if row.part == node.part)
    return f"{word} {render(node.day)}"


def _duration(node: Duration) -> str:
    words = f"{node.amount:02d} {_UNITS[node.unit]}" + (" làm việc" if node.working else "")
    return words + {0: "", 1: " tới", -1: " qua"}[node.side]


def _recurrence(node: Recurrence) -> str:
    if node.weekday is not None:
        return f"{WEEKDAYS[node.weekday - 1]} hằng tuần"
    if node.quarter is not None:
        return f"quý {_ROMANS[node.quarter - 1]} hằng năm"
    if node.day is not None:
        return _recurring_day(node)
    if node.month is not None:
        return f"tháng {node.month:02d} hằng năm"
    if node.position is not None:
        return f"tháng {_POSITIONS[node.position]} của mỗi {_UNITS[node.unit]}"
    if node.unit is Unit.HALF:
        return "6 tháng một lần"
    return f"hằng {_UNITS[node.unit]}" if node.interval == 1 else f"{node.interval:02d} {_UNITS[node.unit]} một lần"


def _recurring_day(node: Recurrence) -> str:
    day = f"ngày {'làm việc ' if node.working else ''}cuối cùng" if node.day == -1 else f"ngày {node.day:02d}"
    if node.month is not None:
        return f"{day} tháng {node.month:02d} hằng năm"
    if node.position is not None:
        return f"{day} của tháng {_POSITIONS[node.position]} {_UNITS[node.unit]}"
    return f"{day} của {_UNITS[node.unit]}" if node.day == -1 else f"{day} hằng {_UNITS[node.unit]}"


def _range(node: Range) -> str:
    return f"từ {render(node.first)} đến {render(node.last)}"


def _count(node: Count) -> str:
    event = node.anchor.words if node.anchor.kind == "event" else _ANCHORS[node.anchor.kind]
    words = render(node.anchor.date) if node.anchor.date is not None else event
    if node.side < 0:
        link = "trước" if node.anchor.date is not None else "trước khi"
    else:
        link = "kể từ" if node.anchor.date is not None else "kể từ ngày"
    return f"{render(node.length)} {link} {words}"


_RENDERERS: dict[type, Callable[..., str]] = {
    CalendarDate: _calendar_date,
    Weekday: _weekday,
    Relative: _relative,
    Period: _period,
    MonthRun: _month_run,
    DayRun: _day_run,
    PartOf: _part_of,
    Week: _week,
    LunarDate: _lunar_date,
    Festival: _festival,
    SamePeriod: _same_period,
    ClockTime: _clock_time,
    DayPart: _day_part,
    Duration: _duration,
    Recurrence: _recurrence,
    Range: _range,
    Count: _count,
}
