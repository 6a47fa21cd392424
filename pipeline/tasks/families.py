"""Families of document types that assign in the same way, with the weight of each frame."""

import functools
import re
from dataclasses import dataclass

from pipeline.knowledge.folding import fold
from pipeline.knowledge.loader import load_rows
from pipeline.tasks.cues import cue_pattern

ISSUES_PLAN = re.compile(cue_pattern("issues_plan").pattern)


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


def family_of(doc_type: str | None, subject: str | None = None) -> Family:
    """The family of a document type; orders where the type is unknown, or where a decision issues a plan (``subject``)."""
    if doc_type == "Quyết định" and subject and ISSUES_PLAN.search(fold(subject)):
        return families()[0]
    for family in families():
        if doc_type in family.doc_types:
            return family
    return families()[0]
