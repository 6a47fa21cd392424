"""Bodies of several provinces: which numbered region a province belonged to on a day, from ``bodies/regions.csv``."""

import functools
from dataclasses import dataclass
from typing import Literal

from pipeline.knowledge.folding import key
from pipeline.knowledge.loader import load_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A row of ``bodies/regions.csv``: one region of a vertical body with the provinces it looks after.

    ``status`` is ``confirmed`` where the row was read in a publication of the decision that ``source`` names, ``recalled``
    where it was not: a recalled row is kept for who can confirm it and names nobody.
    """

    body: str
    number: str
    provinces: tuple[str, ...]
    seat: str | None
    valid_from: str
    valid_to: str | None
    status: Literal["confirmed", "recalled"]
    source: str


@functools.cache
def regions() -> tuple[Region, ...]:
    """All rows."""
    return load_rows("bodies/regions.csv", Region)


def region_on(body: str, province: str, day: str) -> Region | None:
    """The confirmed region of ``body`` (``Chi cục Thuế khu vực``) that the province belonged to on an ISO day, or None."""
    for row in regions():
        valid = row.status == "confirmed" and row.valid_from <= day <= (row.valid_to or "9999")
        if valid and key(row.body) == key(body) and any(key(one) == key(province) for one in row.provinces):
            return row
    return None


def region_named(name: str, day: str) -> Region | None:
    """The region that a numbered name means (``Chi cục Thuế khu vực XIII``): the row of the day, else the last before it."""
    rows = [row for row in regions() if key(f"{row.body} {row.number}") == key(name) and row.valid_from <= day]
    return max(rows, key=lambda row: row.valid_from, default=None)
