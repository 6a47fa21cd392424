"""The full canonical name of a body or office: abbreviations written out, the area of the document added."""

import datetime as dt
import functools
import re
from dataclasses import dataclass
from typing import Literal

from pipeline.entities.chart import DASHES, Chart
from pipeline.entities.groups import read_group
from pipeline.entities.lexicon import Name, names
from pipeline.entities.naming import spell_out
from pipeline.entities.offices import read_office
from pipeline.entities.persons import name_end
from pipeline.entities.provinces import committee_of, full_area, province_on, split_area
from pipeline.entities.tails import named_end
from pipeline.entities.units import read_unit
from pipeline.knowledge.loader import load_rows
from pipeline.model.directive import MentionKind

# Committees and youth unions by the kinds of area they are of; the area's name follows without its kind.
_COMMITTEE_AREAS = {
    "Tỉnh ủy": ("tỉnh", "thành phố"),
    "Thành ủy": ("thành phố", "tỉnh"),
    "Huyện ủy": ("huyện",),
    "Quận ủy": ("quận",),
    "Thị ủy": ("thị xã",),
    "Tỉnh đoàn": ("tỉnh",),
    "Thành đoàn": ("thành phố",),
}
# What shows that a board or centre is one of the whole country.
_NATIONAL = ("Trung ương", "quốc gia", "Quốc gia", "Chính phủ")
_TERM = re.compile(r" khóa (?:[IVXLC]+|\d+)$")
_REGION = re.compile(r" (?:[Kk]hu vực (?:[IVX]+|\d+)|cơ sở (?:\d+|[A-ZĐ]\w+))(?!\w)")
# Local bodies that, without an area in a central document, are those of no one place.
_LOCAL_BARE = frozenset(
    {"Ủy ban nhân dân", "Hội đồng nhân dân", "Tỉnh ủy", "Thành ủy", "Chủ tịch Ủy ban nhân dân", "Tòa án nhân dân"}
    | {"Viện kiểm sát nhân dân", "Công an", "Sở", "Bộ", "Thanh tra"}
)
_AREA_OPENINGS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "Chi nhánh", "chi nhánh")
_LEVEL_OF = {
    "tỉnh": ("tỉnh",),
    "thành phố": ("thành phố", "tp"),
    "huyện": ("huyện",),
    "quận": ("quận",),
    "thị xã": ("thị xã",),
    "xã": ("xã",),
    "phường": ("phường",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FullName:
    """A row of ``bodies/full_names.csv``: a short name in common use, the full one, and that of its branch in an area."""

    short: str
    full: str
    of_an_area: str | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalBody:
    """A row of ``bodies/local_bodies.csv``: how the name of a body opens that is the document's own area's where none is said.

    ``areas`` tells whether it does so in any area or only in those below the province (``Phòng Nội vụ`` of a district).
    """

    opening: str
    areas: Literal["any", "below"]
    source: str


@functools.cache
def _full_names() -> dict[str, FullName]:
    return {row.short: row for row in load_rows("bodies/full_names.csv", FullName)}


def resolve_name(
    mention_text: str, *, kind: MentionKind | str, date: dt.date | None, area: str | None, level: str | None = None
) -> str | None:
    """The full name of the mentioned body or office at the document's date, or None (groups, persons, unknown words).

    ``area`` is where the issuing body is at home (``Quảng Ngãi``, ``tỉnh Quảng Ngãi``, ``huyện Bình Sơn``); ``level``
    ``central`` for a document of a central body, whose departments are not those of one province. ``Sở Tài chính`` in a
    document of Quảng Ngãi gives ``Sở Tài chính tỉnh Quảng Ngãi``.
    """
    if MentionKind(kind) not in (MentionKind.BODY, MentionKind.ROLE):
        return None
    on = date.isoformat() if date else None
    words = _without_duty(_without_holder(mention_text, MentionKind(kind)), MentionKind(kind))
    if MentionKind(kind) is MentionKind.ROLE and (offices := _two_offices(words)):
        held = [resolve_name(office, kind=kind, date=date, area=area, level=level) for office in offices]
        return ", ".join(name for name in held if name) if all(held) else None
    full = _fixed_name(words, on) or spell_out(words, committee=committee_of(area, date), on=on)
    full = _TERM.sub("", full[:1].upper() + full[1:])
    if not _is_one(full, MentionKind(kind)):
        return None
    full = _complete(full)
    if area is None or level == "central":
        return None if _of_no_area(full) else full
    return add_area(_at_branch(full, date), full_area(area, date))


def _fixed_name(words: str, on: str | None) -> str | None:
    """The body or office that the words are the initials of (``BNV``), of those of the day where several have them."""
    rows = _by_initials().get(words, ())
    return next((row.name for row in rows if on is None or (row.valid_from or "") <= on <= (row.valid_to or "9999")), None)


@functools.cache
def _by_initials() -> dict[str, tuple[Name, ...]]:
    table: dict[str, list[Name]] = {}
    for row in names():
        for initials in row.abbreviations:
            table.setdefault(initials, []).append(row)
    return {initials: tuple(rows) for initials, rows in table.items()}


def _two_offices(words: str) -> tuple[str, str] | None:
    """``Chủ tịch UBND tỉnh - Tổ trưởng Tổ công tác``: two offices of one person."""
    chart = Chart.of(words)
    first = read_office(chart, 0)
    if first is None or first.members or chart.key(first.end) not in DASHES:
        return None
    second = read_office(chart, first.end + 1)
    if second is None or second.end != len(chart):
        return None
    return chart.words(0, first.end), chart.words(first.end + 1, len(chart))


def _of_no_area(full: str) -> bool:
    """Whether a local body or its head stands without an area: in a central document it is none of one place."""
    return full in _LOCAL_BARE or (full.startswith(("Sở ", "Giám đốc Sở ")) and _without_area(full))


def _at_branch(full: str, date: dt.date | None) -> str:
    """``… - Chi nhánh | Hải Dương``: the area of a branch with its kind."""
    body, joint, place = full.partition("hi nhánh ")
    return f"{body}{joint}{full_area(place, date)}" if joint and province_on(place, date) else full


def _complete(full: str) -> str:
    """The full name where the text uses a short one, by itself or before its area (``Mặt trận Tổ quốc | tỉnh``)."""
    if row := _full_names().get(full):
        return row.full
    for short, row in _full_names().items():
        area = full.removeprefix(f"{short} ")
        if area != full and row.of_an_area and area.lstrip("- ").startswith(_AREA_OPENINGS):
            return f"{row.of_an_area} {area}"
    return full


def _without_holder(words: str, kind: MentionKind) -> str:
    """The office without the name of the person who holds it (``Phó Chủ tịch UBND tỉnh | Lê Văn A``)."""
    if kind is not MentionKind.ROLE:
        return words
    chart = Chart.of(words)
    office = read_office(chart, 0)
    if office is None or office.end >= len(chart) or name_end(chart, office.end) != len(chart):
        return words
    return chart.words(0, office.end)


def _without_duty(words: str, kind: MentionKind) -> str:
    """The office without what its holder is in charge of (``Phó Chủ tịch UBND tỉnh | phụ trách lĩnh vực kinh tế``)."""
    if kind is not MentionKind.ROLE:
        return words
    chart = Chart.of(words)
    end = named_end(chart, "role", read_group)
    return chart.words(0, end) if end < len(chart) else words


def _is_one(text: str, kind: MentionKind) -> bool:
    """Whether the words name one body or office: no article, no list of areas, read by the grammar to the end."""
    chart = Chart.of(text)
    if any(_is_plural(chart, index) for index in range(len(chart))):
        return False
    phrase = read_office(chart, 0) if kind is MentionKind.ROLE else read_unit(chart, 0, after_office=True)
    if phrase is None or phrase.end < len(chart) or phrase.members:
        return False
    if phrase.rule == "entities.role.group" and not _of_a_level(chart):
        return False
    if kind is MentionKind.ROLE and _several_holders(chart):
        return False
    if chart.key(len(chart) - 2) == "cấp":
        return False
    levels = [index for index in range(len(chart)) if _is_area_level(chart, index)]
    return not any(chart.key(index - 1) in (",", "/") for index in levels) and chart.key(len(chart) - 1) != "cấp"


def _is_plural(chart: Chart, index: int) -> bool:
    """Whether an article stands at ``index`` that belongs to no name (``các khu công nghiệp`` does)."""
    article = chart.longest(index, "quantifier")
    if article is None:
        return False
    if any(
        entry.category == "head" and entry.end > article.end
        for at in range(max(0, index - 6), index)
        for entry in chart.entries.get(at, ())
    ):
        return False  # `Đảng ủy các cơ quan Đảng`: the article is part of the head
    inside = any(entry.category in ("term", "field") for entry in chart.entries.get(article.end, ()))
    own = any(entry.category in ("term", "field") for entry in chart.entries.get(index, ()))
    return index == 0 or not (inside or own)


def _of_a_level(chart: Chart) -> bool:
    """``Lãnh đạo tỉnh``: an office over an area."""
    title = chart.longest(0, "role")
    return title is not None and title.end == len(chart) - 1 and chart.longest(title.end, "level") is not None


def _several_holders(chart: Chart) -> bool:
    """``Chủ tịch, Phó Chủ tịch UBND tỉnh``: a deputy after a comma is somebody else."""
    return any(chart.key(index) in (",", "và") and chart.key(index + 1) == "phó" for index in range(len(chart)))


def add_area(full: str, area: str) -> str:
    """The name with the area: a level word at its end gets its name (``UBND tỉnh``), a local body without one gets both."""
    kind, name = split_area(area)
    if kind is None:
        return full
    lowered = full.lower()
    for ending in _LEVEL_OF.get(kind, (kind,)):
        if lowered.endswith(" " + ending):
            return f"{full[: -len(ending)]}{kind} {name}"
    if area.lower() in lowered or (name.lower() in lowered.split(" ", 1)[-1] and lowered.endswith(name.lower())):
        return full
    committee = next((word for word in _COMMITTEE_AREAS if full == word or full.endswith(f" {word}")), None)
    if committee:
        return f"{full} {name}" if kind in _COMMITTEE_AREAS[committee] else full
    return f"{full} {area}" if _is_local(full, kind) and _without_area(full) else full


@functools.cache
def _local_openings(*, below: bool) -> tuple[str, ...]:
    rows = load_rows("bodies/local_bodies.csv", LocalBody)
    return tuple(row.opening for row in rows if below or row.areas == "any")


def _is_local(full: str, kind: str) -> bool:
    if any(word in full for word in _NATIONAL):
        return False
    openings = _local_openings(below=kind not in ("tỉnh", "thành phố"))
    return full.startswith(openings) or any(f" {opening}" in full for opening in openings)


def _is_area_level(chart: Chart, index: int) -> bool:
    """Whether a level word stands at ``index`` (the syllable ``thôn`` of ``nông thôn`` is none)."""
    level = chart.longest(index, "level")
    return level is not None and level.row not in ("thôn", "bản", "làng", "buôn", "ấp", "khu vực")


def _without_area(full: str) -> bool:
    """Whether no area closes the name."""
    chart = Chart.of(full)
    if _REGION.search(full):
        return False
    return not any(
        _is_area_level(chart, index) or (chart.longest(index, "place") and index > 1) for index in range(1, len(chart))
    )
