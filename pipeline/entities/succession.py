"""What a body of the past is called on another day: a view beside the historical name, which is never rewritten.

Sources of the steps: ``areas/provinces.csv`` (63 to 34 provinces), ``areas/districts.csv`` (abolished 01/07/2025),
``areas/communes.csv`` (10,035 communes), ``bodies/names.csv`` (ministries), ``bodies/fields.csv`` (departments),
``bodies/successions.csv`` (vertical bodies, party bodies) and ``bodies/regions.csv`` (their numbered
regions). A body has one successor here: the one that took over most of its work.
"""

import datetime as dt
import functools
from dataclasses import dataclass

from pipeline.entities.communes import LAST_DAY, communes_named, split_commune
from pipeline.entities.lexicon import District, Field, Name, Province, districts, fields, names, provinces
from pipeline.entities.provinces import split_area
from pipeline.entities.regions import region_named, region_on, regions
from pipeline.knowledge.folding import key
from pipeline.knowledge.loader import load_rows

_DEPARTMENT = "Sở "
_COMMITTEES = {"Tỉnh ủy": "tỉnh", "Thành ủy": "thành phố"}
_REGIONAL = "khu vực"  # bodies of several provinces, numbered in ``bodies/regions.csv``
_MAX_PLACE = 5  # words of the longest name of a place
_STEPS = 6  # longer chains of successors do not occur


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """A row of ``bodies/successions.csv``: what a kind of body became after ``valid_to``.

    ``of`` says whose it is: province, district, committee, or any. ``successor`` may hold ``{area}`` (as the name has it)
    and ``{province}`` (that of a district); None where the work went to no single body.
    """

    body: str
    of: str
    valid_to: str
    successor: str | None
    source: str
    example: str
    counter_example: str


@dataclass(frozen=True, slots=True)
class _Located:
    """A name cut before its area: ``Sở Y tế`` and ``tỉnh Hà Giang``; ``of`` is province, district or committee."""

    body: str
    area: str
    place: str
    of: str


@functools.cache
def successions() -> tuple[Succession, ...]:
    """All rows, the longest bodies first."""
    return tuple(sorted(load_rows("bodies/successions.csv", Succession), key=lambda row: -len(row.body)))


def name_today(name: str, day: dt.date, *, on: dt.date | None = None) -> str | None:
    """What stands on ``day`` for the body or office of that full canonical name, or None where no single body does.

    ``on`` is the day the name was used (the directive's date); it tells apart bodies that kept their name while their
    area changed, and without it a name is taken to be of before its first change. A name that did not change comes back
    as it is. ``name_today("Sở Kế hoạch và Đầu tư tỉnh Hà Giang", date(2025, 7, 1))`` is ``Sở Tài chính tỉnh Tuyên Quang``.
    """
    first, last = on.isoformat() if on else "", day.isoformat()
    current = name
    for _ in range(_STEPS):
        following = _body_after(current, first, last)
        if following is None:
            return None
        if following == current:
            break
        current = following
    return _commune_after(current, first, last) if split_commune(current) else _area_after(current, first, last)


def _body_after(name: str, first: str, last: str) -> str | None:
    """The name after one change of the body itself between the two days; the same name where there is none."""
    for row in _changed_names():
        if name.endswith(row.name) and _between(row.valid_to, first, last):
            return name.removesuffix(row.name) + (row.successor or row.name)
    located = _locate(name)
    for field in _changed_departments():
        if located and located.body.endswith(f"{_DEPARTMENT}{field.name}") and _between(field.valid_to, first, last):
            return f"{located.body.removesuffix(field.name)}{field.successor} {located.area}"
    for step in successions():
        if _between(step.valid_to, first, last) and (found := _stepped(step, name, located)):
            return found[0]
    return name


def _stepped(step: Succession, name: str, located: _Located | None) -> tuple[str | None] | None:
    """What the step makes of the name (None in a tuple: no single body), or None where it is of another kind."""
    if step.of == "any":
        before, said, _ = name.partition(step.body)
        return ((f"{before}{step.successor}",) if step.successor else (None,)) if said else None
    if located is None or located.of != step.of or not located.body.endswith(step.body):
        return None
    before = located.body.removesuffix(step.body)
    if before and not before.endswith(" "):
        return None
    if step.successor is None:
        return (None,)
    successor = step.successor.format(area=located.area, province=_province_of(located.place))
    if successor == step.successor:  # no area of its own in the new name: it stays as it was, so that later steps find it
        successor = f"{successor} {located.area}"
    return (before + successor,)


def _commune_after(name: str, first: str, last: str) -> str | None:
    """The name with the commune that its own became part of, and the province where areas above were named.

    None where the land was divided, or where several communes had the name.
    """
    cut = split_commune(name)
    if cut is None or not _between(LAST_DAY, first, last):
        return name
    rows = communes_named(cut.commune, cut.above)
    if not rows and not cut.above:
        return name  # a commune of today
    if len(rows) != 1 or rows[0].successor is None:
        return None
    _, province = split_area(rows[0].province)
    now = _province_after(province, first, last) if cut.above else None
    return f"{cut.body} {rows[0].successor}" + (f", {now.kind} {now.name}" if now else "")


def _region_after(name: str, first: str, last: str) -> str | None:
    """What stands for a numbered region on the last day: itself, the body of the one province it became, or None."""
    region = region_named(name, max(first, "2025-03-01"))
    if region is None or not _between(region.valid_to, first, last):
        return name
    step = next((row for row in successions() if row.body == region.body), None)
    if step is None or step.successor is None:
        return name
    now = {(one.kind, one.name) for place in region.provinces if (one := _province_after(place, region.valid_from, last))}
    if len(now) != 1:
        return None
    kind, place = now.pop()
    return step.successor.format(area=f"{kind} {place}", province=f"{kind} {place}")


def _area_after(name: str, first: str, last: str) -> str | None:
    """The name with its area as it is on the last day; None for a body of an abolished district."""
    located = _locate(name)
    if located is None:
        return _region_after(name, first, last)
    if located.of == "district":
        row = _district(located.place)
        return None if row and _between(row.valid_to, first, last) else name
    if located.body.endswith(_REGIONAL):
        return _numbered(located, first, last)
    now = _province_after(located.place, first, last)
    if now is None:
        return name
    if located.of == "committee":
        committee = next(word for word, kind in _COMMITTEES.items() if kind == now.kind)
        return f"{located.body}{' ' if located.body else ''}{committee} {now.name}"
    return f"{located.body} {now.kind} {now.name}"


def _numbered(located: _Located, first: str, last: str) -> str:
    """The regional body with its number where a confirmed row tells it (``Chi cục Thuế khu vực | XIII``)."""
    body = next((row.body for row in regions() if located.body.endswith(row.body)), located.body)
    now = _province_after(located.place, first, last)
    region = region_on(body, located.place, last) or (region_on(body, now.name, last) if now else None)
    return f"{located.body} {region.number}" if region else located.body


def _locate(name: str) -> _Located | None:
    """The name cut before the area at its end; None where none closes it."""
    words = name.split()
    for count in range(min(_MAX_PLACE, len(words) - 1), 0, -1):
        before, place = " ".join(words[:-count]), " ".join(words[-count:])
        for committee in _COMMITTEES:
            if before.endswith(committee) and key(place) in _provinces_by_name():
                return _Located(before.removesuffix(committee).strip(), f"{committee} {place}", place, "committee")
        for kind in ("tỉnh", "thành phố"):
            if before.endswith(f" {kind}") and key(place) in _provinces_by_name():
                return _Located(before.removesuffix(kind).strip(), f"{kind} {place}", place, "province")
        row = _district(place)
        if row and before.endswith(f" {row.kind}"):
            return _Located(before.removesuffix(row.kind).strip(), f"{row.kind} {place}", place, "district")
    return None


def _province_after(place: str, first: str, last: str) -> Province | None:
    """The province that the place lies in on the last day, by the chain of successors from the first day on."""
    rows = _provinces_by_name()[key(place)]
    known = [row for row in rows if first <= (row.valid_to or "9999")]
    current = min(known or rows, key=lambda row: row.valid_to or "9999")
    for _ in range(_STEPS):
        if not current.valid_to or last <= current.valid_to or not current.successor:
            return current
        ended = current.valid_to
        following = _provinces_by_name().get(key(current.successor), ())
        later = [row for row in following if (row.valid_from or "") > ended or (row.valid_to or "9999") > ended]
        if not later:
            return current
        current = min(later, key=lambda row: row.valid_to or "9999")
    return current


def _between(valid_to: str | None, first: str, last: str) -> bool:
    """Whether what was valid to a day ended in the time that is looked at."""
    return valid_to is not None and first <= valid_to < last


def _province_of(place: str) -> str:
    row = _district(place)
    province = max(_provinces_by_name()[key(row.province)], key=lambda one: one.valid_from or "") if row else None
    return f"{province.kind} {province.name}" if province else ""


@functools.cache
def _provinces_by_name() -> dict[str, tuple[Province, ...]]:
    table: dict[str, list[Province]] = {}
    for row in provinces():
        table.setdefault(key(row.name), []).append(row)
    return {name: tuple(rows) for name, rows in table.items()}


@functools.cache
def _districts_by_name() -> dict[str, tuple[District, ...]]:
    table: dict[str, list[District]] = {}
    for row in districts():
        table.setdefault(key(row.name), []).append(row)
    return {name: tuple(rows) for name, rows in table.items()}


def _district(place: str) -> District | None:
    """The district of that name; None where several provinces had one, or none."""
    rows = _districts_by_name().get(key(place), ())
    return rows[0] if len(rows) == 1 else None


@functools.cache
def _changed_names() -> tuple[Name, ...]:
    """Bodies with a successor, the longest names first."""
    return tuple(sorted((row for row in names() if row.successor), key=lambda row: -len(row.name)))


@functools.cache
def _changed_departments() -> tuple[Field, ...]:
    """Fields of departments with a successor, the longest names first."""
    changed = [row for row in fields() if row.successor and "so" in row.heads]
    return tuple(sorted(changed, key=lambda row: -len(row.name)))
