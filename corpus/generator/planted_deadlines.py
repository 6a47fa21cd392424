"""Draws the words and the meaning of a random deadline that lies after a given issue date."""

import datetime as dt
import random
from dataclasses import dataclass

from corpus.generator.tree import Due, due

QUARTERS = ("I", "II", "III", "IV")
WEEKDAYS_OF_WEEKEND = (5, 6)
HOLIDAYS = frozenset({(1, 1), (4, 30), (5, 1), (9, 1), (9, 2), (9, 3), (11, 24)})
LUNAR_SEASONS = ((1, 15, 2, 28), (4, 4, 4, 29))  # Tết and Giỗ Tổ fall here; swapped working days lie around them
SET_RULES = {
    "monthly": ("P1M", "FREQ=MONTHLY"),
    "quarterly": ("P3M", "FREQ=MONTHLY;INTERVAL=3"),
    "half_yearly": ("P6M", "FREQ=MONTHLY;INTERVAL=6"),
    "yearly": ("P1Y", "FREQ=YEARLY"),
    "friday": ("XXXX-WXX-5", "FREQ=WEEKLY;BYDAY=FR"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A deadline form: its words with slots, what it names (``shape``), and its qualifier (empty: none)."""

    template: str
    shape: str
    qualifier: str

    @property
    def recurring(self) -> bool:
        """Whether the form comes back (``hằng tháng``) or names one day or period."""
        return self.shape in SET_RULES or self.shape in ("monthly_day", "yearly_day")


def draw_deadline(source: random.Random, form: Form, issued: dt.date) -> tuple[str, Due]:
    """The words and the meaning of a random deadline of this form after ``issued``."""
    day = issued + dt.timedelta(days=source.randrange(32, 200))
    slots = {
        "d": str(day.day),
        "dd": f"{day.day:02d}",
        "m": f"{day.month:02d}" if day.month < 3 else str(day.month),
        "y": str(day.year),
        "Q": QUARTERS[(day.month - 1) // 3],
        "half": "đầu" if day.month < 7 else "cuối",
    }
    qualifier = form.qualifier or None
    if form.shape in SET_RULES:
        value, rrule = SET_RULES[form.shape]
        return form.template, due(value, qualifier, rrule=rrule)
    if form.shape in ("days", "receipt"):
        return _period(source, form, issued)
    if form.shape == "monthly_day":
        number = source.randrange(5, 29)
        rrule = f"FREQ=MONTHLY;BYMONTHDAY={number}"
        return form.template.format(dd=f"{number:02d}"), due(f"XXXX-XX-{number:02d}", qualifier, rrule=rrule)
    if form.shape == "yearly_day":
        rrule = f"FREQ=YEARLY;BYMONTH={day.month};BYMONTHDAY={day.day}"
        return form.template.format(**slots), due(f"XXXX-{day.month:02d}-{day.day:02d}", qualifier, rrule=rrule)
    return form.template.format(**slots), due(_value(form.shape, day), qualifier)


def _value(shape: str, day: dt.date) -> str:
    return {
        "day": day.isoformat(),
        "yearless": day.isoformat(),
        "hour": f"{day.isoformat()}T17:00",
        "month": f"{day.year}-{day.month:02d}",
        "quarter": f"{day.year}-Q{(day.month + 2) // 3}",
        "half": f"{day.year}-H{1 if day.month < 7 else 2}",
        "year": str(day.year),
    }[shape]


def _period(source: random.Random, form: Form, issued: dt.date) -> tuple[str, Due]:
    if form.shape == "receipt":
        number = source.choice((3, 5, 7, 10, 15))
        return form.template.format(n=f"{number:02d}"), due(f"P{number}WD", "within", anchor="receipt")
    lengths = [n for n in range(10, 61) if _is_plain_workday(issued + dt.timedelta(days=n))]
    number = source.choice(lengths)
    end = issued + dt.timedelta(days=number)
    return form.template.format(n=number), due(f"P{number}D", "within", anchor="issue_date", latest=end.isoformat())


def _is_plain_workday(day: dt.date) -> bool:
    """Whether a period may end here without rolling to another day: no weekend, no holiday, no season of swapped days."""
    in_season = any((first, start) <= (day.month, day.day) <= (last, end) for first, start, last, end in LUNAR_SEASONS)
    return day.weekday() not in WEEKDAYS_OF_WEEKEND and (day.month, day.day) not in HOLIDAYS and not in_season
