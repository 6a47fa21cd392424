"""How the flags of directives, tasks and deadlines read to people."""

import functools
from dataclasses import dataclass

from pipeline.knowledge.issues import Language
from pipeline.knowledge.loader import load_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagText:
    """A row of ``flags.csv``."""

    flag: str
    label_vi: str
    label_en: str


@functools.cache
def flag_texts() -> dict[str, FlagText]:
    """All rows by their flag. Raises :class:`~pipeline.errors.KnowledgeError` when the table is broken."""
    return {row.flag: row for row in load_rows("flags.csv", FlagText)}


def flag_label(flag: str, language: Language) -> str:
    """The words for ``flag``; the flag itself where the table has none, so that nothing is hidden."""
    row = flag_texts().get(flag)
    if row is None:
        return flag
    return row.label_vi if language == "vi" else row.label_en
