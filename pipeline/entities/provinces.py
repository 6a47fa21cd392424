"""Provinces by name and date: which kind (tỉnh, thành phố) a province had on a day, and what came after it."""

import datetime as dt
import functools

from pipeline.entities.lexicon import Province, districts, provinces
from pipeline.knowledge.folding import key, without_marks

_KINDS = ("tỉnh", "thành phố", "tp.", "tp", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu")


@functools.cache
def _by_name() -> dict[str, tuple[Province, ...]]:
    table: dict[str, list[Province]] = {}
    for row in provinces():
        for name in (row.name, *row.aliases):
            table.setdefault(key(name), []).append(row)
    return {name: tuple(rows) for name, rows in table.items()}


def province_on(name: str, date: dt.date | None) -> Province | None:
    """The province of that name or alias (with or without ``tỉnh``, ``thành phố``) valid on ``date``.

    Without a date the latest row counts; with one on which no row was valid, the row nearest in time.
    """
    kind, bare = split_area(name)
    rows = _by_name().get(key(bare), ())
    if kind in ("quận", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu") or not rows:
        return None
    if date is None:
        return max(rows, key=lambda row: row.valid_to or "9999")
    day = date.isoformat()
    valid = [row for row in rows if (row.valid_from or "") <= day <= (row.valid_to or "9999")]
    if valid:
        return valid[0]
    return min(rows, key=lambda row: abs(int((row.valid_to or "9999")[:4]) - date.year))


@functools.cache
def _by_letters() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for name in _by_name():
        found.setdefault(letters_of(name), set()).add(name)
    return {letters: tuple(sorted(names)) for letters, names in found.items()}


def letters_of(name: str) -> str:
    """The letters of a name without marks, in small letters."""
    return without_marks(key(name)).replace("đ", "d")


def province_misread(name: str, date: dt.date | None) -> Province | None:
    """The only province whose letters are those of ``name``, whose marks recognition lost (``QUANG NGÃI``); else None."""
    names = _by_letters().get(letters_of(name), ())
    return province_on(names[0], date) if len(names) == 1 else None


def split_area(area: str) -> tuple[str | None, str]:
    """``tỉnh Quảng Ngãi`` as (``tỉnh``, ``Quảng Ngãi``); the kind is None where the area is a bare name."""
    words = " ".join(area.split())
    folded = key(words)
    for kind in _KINDS:
        if folded.startswith(kind) and len(folded) > len(kind) and (folded[len(kind)] == " " or kind.endswith(".")):
            return ("thành phố" if kind.startswith("tp") else kind), words[len(kind) :].strip(" .")
    return None, words


def full_area(area: str, date: dt.date | None) -> str:
    """The area with its kind at the date: ``Quảng Ngãi`` gives ``tỉnh Quảng Ngãi``, ``TP. Cần Thơ`` ``thành phố Cần Thơ``."""
    kind, name = split_area(area)
    if kind in (None, "tỉnh", "thành phố"):
        province = province_on(area, date)
        if province and (kind is None or kind == province.kind or not _is_district_city(name)):
            return f"{province.kind} {province.name}"
    if kind is None:
        district = next((row for row in districts() if key(row.name) == key(name)), None)
        return f"{district.kind} {district.name}" if district else name
    return f"{kind} {name}"


@functools.cache
def _district_cities() -> frozenset[str]:
    return frozenset(key(row.name) for row in districts() if row.kind == "thành phố")


def _is_district_city(name: str) -> bool:
    """Whether there is a city of that name below the province (``thành phố Quảng Ngãi``)."""
    return key(name) in _district_cities()


def committee_of(area: str | None, date: dt.date | None) -> str:
    """The name of the party committee of an area: Tỉnh ủy, Thành ủy, Huyện ủy and so on."""
    kind = full_area(area, date).split(" ", 1)[0] if area else "tỉnh"
    return {
        "thành": "Thành ủy",
        "quận": "Quận ủy",
        "huyện": "Huyện ủy",
        "thị": "Thị ủy",
        "xã": "Đảng ủy xã",
        "phường": "Đảng ủy phường",
    }.get(kind, "Tỉnh ủy")
