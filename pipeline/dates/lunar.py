"""The Vietnamese lunar calendar, computed for UTC+7.

Astronomical new moons and solar longitudes after Jean Meeus, *Astronomical Algorithms*, in the short form that
Hồ Ngọc Đức published for the Vietnamese calendar: months begin on the day of the new moon at UTC+7, the month that
holds the winter solstice is the eleventh, and a year of thirteen months repeats the first one without a major solar
term.
"""

import datetime as dt
import functools
import math

_ZONE = 7 / 24
_EPOCH = dt.date(2000, 1, 1).toordinal() - 2451545  # proleptic ordinal of Julian day number 0


def _new_moon(index: int) -> float:
    """Julian day (UT) of new moon number ``index`` since that of January 1900."""
    t = index / 1236.85
    radian = math.radians
    day = 2415020.75933 + 29.53058868 * index + 0.0001178 * t**2 - 0.000000155 * t**3
    day += 0.00033 * math.sin(radian(166.56 + 132.87 * t - 0.009173 * t**2))
    sun = 359.2242 + 29.10535608 * index - 0.0000333 * t**2 - 0.00000347 * t**3
    moon = 306.0253 + 385.81691806 * index + 0.0107306 * t**2 + 0.00001236 * t**3
    node = 21.2964 + 390.67050646 * index - 0.0016528 * t**2 - 0.00000239 * t**3
    terms = (
        (0.1734 - 0.000393 * t, sun),
        (0.0021, 2 * sun),
        (-0.4068, moon),
        (0.0161, 2 * moon),
        (-0.0004, 3 * moon),
        (0.0104, 2 * node),
        (-0.0051, sun + moon),
        (-0.0074, sun - moon),
        (0.0004, 2 * node + sun),
        (-0.0004, 2 * node - sun),
        (-0.0006, 2 * node + moon),
        (0.0010, 2 * node - moon),
        (0.0005, sun + 2 * moon),
    )
    correction = sum(size * math.sin(radian(angle)) for size, angle in terms)
    if t < -11:
        delta = 0.001 + 0.000839 * t + 0.0002261 * t**2 - 0.00000845 * t**3 - 0.000000081 * t**4
    else:
        delta = -0.000278 + 0.000265 * t + 0.000262 * t**2
    return day + correction - delta


def _month_start(index: int) -> int:
    """Julian day number at UTC+7 on which new moon ``index`` falls."""
    return math.floor(_new_moon(index) + 0.5 + _ZONE)


def _solar_term(day_number: int) -> int:
    """Which of the twelve major solar terms (0-11, 0 from the March equinox) the day begins in, at UTC+7."""
    t = (day_number - 0.5 - _ZONE - 2451545.0) / 36525
    anomaly = math.radians(357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3)
    centre = (
        (1.914600 - 0.004817 * t - 0.000014 * t**2) * math.sin(anomaly)
        + (0.019993 - 0.000101 * t) * math.sin(2 * anomaly)
        + 0.000290 * math.sin(3 * anomaly)
    )
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t**2 + centre
    return int(longitude % 360 // 30)


@functools.lru_cache(maxsize=1024)
def _eleventh_month(year: int) -> int:
    """Index of the new moon that begins the eleventh lunar month of ``year`` (the one with the winter solstice)."""
    last_day = dt.date(year, 12, 31).toordinal() - _EPOCH
    index = math.floor((last_day - 2415021) / 29.530588853)
    return index - 1 if _solar_term(_month_start(index)) >= 9 else index


def _leap_position(first: int) -> int:
    """How many months after the eleventh one (new moon ``first``) the leap month of a long year stands."""
    return next((n for n in range(2, 14) if _solar_term(_month_start(first + n)) == _solar_term(_month_start(first + n + 1))), 14)


def lunar_to_solar(year: int, month: int, day: int) -> dt.date | None:
    """The solar day of a lunar one (``year`` is the lunar year, ``month`` 1-12, never the leap month).

    None where the month has no such day. Rule: months by new moons at UTC+7, the winter solstice in month 11.
    """
    solstice_year = year - 1 if month < 11 else year
    first, following = _eleventh_month(solstice_year), _eleventh_month(solstice_year + 1)
    offset = (month - 11) % 12
    if following - first == 13 and offset >= _leap_position(first):
        offset += 1
    start = _month_start(first + offset)
    if not 1 <= day <= _month_start(first + offset + 1) - start:
        return None
    return dt.date.fromordinal(start + day - 1 + _EPOCH)
