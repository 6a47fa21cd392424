"""Support, recipients and deliverable of a reading."""

import functools
import re
from dataclasses import dataclass

from pipeline.knowledge.loader import load_rows
from pipeline.model.task import Party
from pipeline.model.text import Span
from pipeline.tasks.actors import is_authority
from pipeline.tasks.annotated import AnnotatedText
from pipeline.tasks.cues import cue_pattern

# What others do with the result later names no recipient of this duty: `để Sở X tổng hợp, báo cáo UBND tỉnh`.
VILLAGE = re.compile(cue_pattern("village").pattern)
LATER_STEP = re.compile(cue_pattern("later_step").pattern)
PAST = re.compile(r"(?<!\w)(?:đã|được|do|của|điều kiện)\s+$")
NEEDS_REACH = 280
PRODUCT = re.compile(cue_pattern("product").pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCue:
    """A row of ``tasks/roles.toml``: the bodies after the words have the role.

    ``needs`` must match what stands before the words in the reading, up to them; ``official`` leaves out the public
    (`thông báo cho nhân dân`).
    """

    id: str
    role: str
    regex: str
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    needs: str | None = None
    official: bool = False


@functools.cache
def role_cues() -> tuple[RoleCue, ...]:
    """All role cues, in the order they are tried."""
    return load_rows("tasks/roles.toml", RoleCue)


@functools.cache
def _patterns() -> tuple[tuple[RoleCue, re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple((cue, re.compile(r"(?<!\w)" + cue.regex), re.compile(cue.needs) if cue.needs else None) for cue in role_cues())


def find_roles(text: AnnotatedText, span: Span, role: str, exclude: tuple[Party, ...] = ()) -> tuple[Party, ...]:
    """The parties that have ``role`` (support or recipient) in the words of ``span``, in text order, each once."""
    limit = span.end
    if role == "recipient":
        later = LATER_STEP.search(text.lower, span.start, span.end)
        limit = later.start() if later else span.end
    taken = {party.span for party in exclude}
    found: dict[Span, Party] = {}
    for cue, pattern, needs in _patterns():
        if cue.role != role:
            continue
        for match in pattern.finditer(text.lower, span.start, limit):
            before = text.lower[max(span.start, match.start() - NEEDS_REACH) : match.start()]
            if PAST.search(before) or (needs is not None and not needs.search(before)):
                continue
            parties = text.parties_at(match.end(), span.end)
            for party in parties.parties if parties else ():
                if party.span not in taken and (not cue.official or _reads_reports(text, party)):
                    found.setdefault(party.span, party)
    unique: dict[str, Party] = {}
    for place in sorted(found):
        unique.setdefault((found[place].name or found[place].text).casefold(), found[place])
    return tuple(unique.values())


def _reads_reports(text: AnnotatedText, party: Party) -> bool:
    return is_authority(text, party) and VILLAGE.match(text.lower, party.span.start) is None


def find_deliverable(text: AnnotatedText, span: Span) -> str | None:
    """The product that the duty names (``dự thảo kế hoạch``), the first one; None when it names none."""
    product = PRODUCT.search(text.slice(span.start, span.end))
    return " ".join(product[2].split()) if product else None  # group 1 is the cue itself
