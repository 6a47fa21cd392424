"""The words of a duty: its predicate without what can be cut off cleanly (chủ trì/phối hợp, a deadline at either end)."""

import re

from pipeline.model.task import Deadline, Party
from pipeline.model.text import Span
from pipeline.tasks.annotated import AnnotatedText
from pipeline.tasks.cues import cue_pattern

LEAD_IN = re.compile(r"[\s,:]*(?:" + cue_pattern("lead_in").pattern + r")\s*")
CHU_TRI = re.compile(r"[\s,:]*(?:chủ trì|làm đầu mối)\s*(?:,|thực hiện\s*:)\s*")
PURPOSE = re.compile(r"(?:để|nhằm|trong việc)\s+(?:cùng\s+)?")
UNKNOWN_PARTNER = re.compile(r"và [^,.;:]{3,90}? (?:để|nhằm)\s+(?:cùng\s+)?")
EDGE = " \t\n,;:.–-"
HANGING = re.compile(r"(?:,|;|\s)+(?:và|hoàn thành|thời gian|xong|thời hạn(?: hoàn thành)?)?\s*$", re.IGNORECASE)


def cut_lead_in(text: AnnotatedText, predicate: Span) -> tuple[Span, tuple[Party, ...]]:
    """The predicate without a leading ``chủ trì, phối hợp với Y``, and the parties Y (support)."""
    found = LEAD_IN.match(text.lower, predicate.start, predicate.end)
    if found:
        partners = text.parties_at(found.end(), predicate.end)
        if partners:
            rest = _skip_edge(text, partners.span.end, predicate.end)
            purpose = PURPOSE.match(text.lower, rest, predicate.end)
            rest = purpose.end() if purpose else rest
            if text.lower.startswith("và ", rest):  # the list of partners goes on with one that no table knows
                aim = UNKNOWN_PARTNER.match(text.lower, rest, predicate.end)
                return Span(start=aim.end(), end=predicate.end) if aim else predicate, partners.parties
            if rest < predicate.end:
                return Span(start=rest, end=predicate.end), partners.parties
        elif "chủ trì" in found[0]:
            return Span(start=found.end(), end=predicate.end), ()
    bare = CHU_TRI.match(text.lower, predicate.start, predicate.end)
    if bare and bare.end() < predicate.end:
        return Span(start=bare.end(), end=predicate.end), ()
    return predicate, ()


def partners_after(text: AnnotatedText, at: int, limit: int) -> tuple[Party, ...]:
    """The partners where a list of leads goes on with ``chủ trì, phối hợp với Y; Z và W``, else none."""
    found = LEAD_IN.match(text.lower, at, limit)
    partners = text.parties_at(found.end(), limit) if found else None
    return partners.parties if partners else ()


def cut_deadlines(text: AnnotatedText, span: Span, deadlines: tuple[Deadline, ...], *, whole: bool = False) -> Span:
    """The span without deadlines that stand at its very beginning or end; one inside the clause stays.

    A verb that is left hanging before the deadline (`… hoàn thành trước ngày`) goes with it, unless the clause must stay
    ``whole``.
    """
    start, end = span.start, span.end
    for deadline in deadlines:
        place = deadline.span
        if place.start - start <= 2 and place.end < end and start <= place.start:
            start = _skip_edge(text, place.end, end)
    for deadline in reversed(deadlines):
        place = deadline.span
        if start < place.start and end - place.end >= 0 and not text.slice(place.end, end).strip(EDGE + "/"):
            end = place.start
            hanging = None if whole else HANGING.search(text.slice(start, end))
            end = start + hanging.start() if hanging else end
    return Span(start=start, end=max(start, end))


def words(text: AnnotatedText, span: Span) -> str:
    """The characters of the span with single spaces and without punctuation at its edges."""
    return " ".join(text.slice(span.start, span.end).split()).strip(EDGE + "/…")


def _skip_edge(text: AnnotatedText, at: int, limit: int) -> int:
    while at < limit and text.document.text[at] in EDGE:
        at += 1
    return at
