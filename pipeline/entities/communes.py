"""Communes: those of before 2025-07-01 with what they became part of, and those of today."""

import functools
import re
from dataclasses import dataclass

from pipeline.knowledge.folding import key
from pipeline.knowledge.loader import load_rows

#: The last day of the old communes.
LAST_DAY = "2025-06-30"
_AT_END = re.compile(r"(?:^|(?<= ))(?P<commune>(?:xã|phường|thị trấn|đặc khu) [^,]+)(?P<above>(?:, [^,]+){0,2})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Commune:
    """A row of ``areas/communes.csv``: a commune until 2025-06-30 with its district and province.

    ``successor`` is None where its land went to several communes.
    """

    commune: str
    district: str
    province: str
    successor: str | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneOfToday:
    """A row of ``areas/communes_2025.csv``: a commune of the two-level system with its statistical code."""

    commune: str
    province: str
    code: str
    valid_from: str
    source: str


@dataclass(frozen=True, slots=True)
class CommuneName:
    """A name cut before its commune: ``Ủy ban nhân dân``, ``xã A`` and the areas above it as they stand (``huyện B``)."""

    body: str
    commune: str
    above: tuple[str, ...]


@functools.cache
def communes() -> tuple[Commune, ...]:
    """All communes of before 2025-07-01 (10,035)."""
    return load_rows("areas/communes.csv", Commune)


@functools.cache
def communes_of_today() -> tuple[CommuneOfToday, ...]:
    """All communes from 2025-07-01 on (3,321)."""
    return load_rows("areas/communes_2025.csv", CommuneOfToday)


@functools.cache
def _by_name() -> dict[str, tuple[Commune, ...]]:
    table: dict[str, list[Commune]] = {}
    for row in communes():
        table.setdefault(key(row.commune), []).append(row)
    return {name: tuple(rows) for name, rows in table.items()}


@functools.cache
def _names_of_today() -> frozenset[str]:
    return frozenset(key(row.commune) for row in communes_of_today())


def split_commune(name: str) -> CommuneName | None:
    """The name of a body cut before the commune at its end (``Công an xã A, huyện B``), or None where none closes it."""
    found = _AT_END.search(name)
    if found is None or not _is_known(found["commune"]):
        return None
    above = tuple(part.strip() for part in found["above"].split(",") if part.strip())
    return CommuneName(name[: found.start()].strip(), found["commune"], above)


def _is_known(commune: str) -> bool:
    return key(commune) in _by_name() or key(commune) in _names_of_today()


def communes_named(commune: str, above: tuple[str, ...] = ()) -> tuple[Commune, ...]:
    """The communes of before 2025-07-01 of that name (``xã A``) that lie in all the areas above (``huyện B``)."""
    wanted = {key(one) for one in above}
    return tuple(row for row in _by_name().get(key(commune), ()) if wanted <= {key(row.district), key(row.province)})
