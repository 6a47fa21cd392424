"""Families of document types that assign in the same way, with the weight of each frame."""

import functools
from dataclasses import dataclass

from pipeline.knowledge.loader import load_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A row of ``tasks/families.csv``: how far a frame is to be believed in these types (0-1)."""

    id: str
    doc_types: tuple[str, ...]
    bare_subject: float
    inherited_verb: float
    addressee_default: float
    source: str


@functools.cache
def families() -> tuple[Family, ...]:
    """All families; the first one is the default."""
    return load_rows("tasks/families.csv", Family)


def family_of(doc_type: str | None) -> Family:
    """The family of a document type; orders where the type is unknown."""
    for family in families():
        if doc_type in family.doc_types:
            return family
    return families()[0]
