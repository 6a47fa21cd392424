"""What a part of a directive is for, read from its heading or from the way a paragraph opens."""

import functools
import re
import unicodedata
from dataclasses import dataclass

from pipeline.knowledge.loader import load_rows
from pipeline.model.outline import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRule:
    """A row of ``structure/sections.toml``."""

    id: str
    section: Section
    regex: str
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@functools.cache
def section_rules() -> tuple[SectionRule, ...]:
    """All rules, in the order they are tried."""
    return load_rows("structure/sections.toml", SectionRule)


@functools.cache
def _patterns() -> tuple[tuple[SectionRule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.regex)) for rule in section_rules())


def fold_heading(heading: str) -> str:
    """Lower case, NFC, single spaces, without the punctuation around it."""
    return " ".join(unicodedata.normalize("NFC", heading).casefold().split()).strip(" .:;-–")


def section_of_heading(heading: str) -> Section | None:
    """The function that a heading announces, None where no rule knows it."""
    folded = fold_heading(heading)
    for rule, pattern in _patterns():
        if pattern.search(folded):
            return rule.section
    return None


# Sources: Nghị định 30/2020/NĐ-CP Phụ lục I (căn cứ, Kính gửi, Nơi nhận); DOMAIN 1.3.
OPENERS: tuple[tuple[Section, re.Pattern[str]], ...] = (
    (Section.BASIS, re.compile(r"(?:Căn cứ|Xét|Theo đề nghị của|Trên cơ sở đề nghị|Để thực hiện|Thực hiện)\b[^:]*;\s*$")),
    (Section.ADDRESSEES, re.compile(r"(?i)kính gửi\s*:?")),
    (Section.RECIPIENTS, re.compile(r"(?i)nơi nhận\s*:?")),
)


def section_of_opening(line: str) -> Section | None:
    """The function of a paragraph that shows by its first words alone (căn cứ, Kính gửi, Nơi nhận)."""
    for section, pattern in OPENERS:
        if pattern.match(line):
            return section
    return None
