"""Why a unit that orders nobody is no assignment: grounds, what was done, definitions, powers, days of effect."""

from pipeline.model.outline import Section
from pipeline.model.text import Span
from pipeline.structure.sentences import split_sentences
from pipeline.tasks.action import words
from pipeline.tasks.annotated import AnnotatedText
from pipeline.tasks.cues import NonAssignment, told_patterns
from pipeline.tasks.draft import Draft
from pipeline.tasks.openings import subject_places
from pipeline.tasks.units import SECTION_REASONS

WEIGHT = 0.05
TOLD_SECTIONS = frozenset({Section.BASIS, Section.ASSESSMENT})


def told_draft(text: AnnotatedText, span: Span, *, section: str | None, function: Section) -> Draft | None:
    """The unit as a rejected draft with its reason, for `--explain`; None where no row knows why it orders nobody."""
    if function in TOLD_SECTIONS:
        return _rejected(text, span, section, f"told.{function.value}", SECTION_REASONS[function])
    for sentence in split_sentences(text.document.text, span):
        row = _reason(text, sentence)
        if row is not None:
            return _rejected(text, sentence, section, row.id, row.reason)
    return None


def _reason(text: AnnotatedText, sentence: Span) -> NonAssignment | None:
    places = subject_places(text, sentence, sentence.start)
    parties = next((found for place in places if (found := text.parties_at(place, sentence.end))), None)
    whole = text.lower[sentence.start : sentence.end].strip()
    predicate = text.lower[parties.span.end : sentence.end].strip() if parties else ""
    for where, words_there in (("whole", whole), ("predicate", predicate)):
        for row, pattern in told_patterns():
            if row.where == where and pattern.search(words_there):
                return row
    return None


def _rejected(text: AnnotatedText, span: Span, section: str | None, rule: str, reason: str) -> Draft:
    parties = text.parties_at(span.start, span.end)
    return Draft(
        section=section,
        action=words(text, span),
        span=span,
        lead=parties.parties if parties else (),
        rules=(rule,),
        weight=WEIGHT,
        rejected_because=reason,
    )
