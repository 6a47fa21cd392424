"""The heads of task tables' columns and the role that each gives its column."""

import functools
from dataclasses import dataclass

from pipeline.knowledge.loader import load_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class TableHead:
    """A row of ``parsers/table_heads.csv``: folded words (lower case, no diacritics) and the column's role.

    Roles: ordinal, task, lead, support, deadline, deliverable, recipient, note.
    """

    id: str
    head: str
    role: str
    source: str


@functools.cache
def table_heads() -> tuple[TableHead, ...]:
    """All known heads, longest first, so that the most exact one wins."""
    return tuple(sorted(load_rows("parsers/table_heads.csv", TableHead), key=lambda row: (-len(row.head), row.head)))
