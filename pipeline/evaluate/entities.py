"""Measures how well mentions are found: a news model, the grammar alone, and the grammar with the learned part.

The gold is annotated after the guidelines, so the learned part is measured in that reading too: ``guidelines`` is the
baseline that it has to beat.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.entities import as_outermost
from pipeline.entities.learned import Marks, combine, kinds_in_use
from pipeline.entities.numbers import find_numbers
from pipeline.errors import GoldMissing, TrainerMissing
from pipeline.evaluate import systems
from pipeline.evaluate.documents import FOLDERS, GOLD, GoldDocument, Skipped, read_documents
from pipeline.evaluate.gold import Label
from pipeline.evaluate.learning import FOLDS, Sample, cross_validate, make_sample
from pipeline.evaluate.scoring import Counts, Found, Score, score, total
from pipeline.model.directive import MentionKind
from pipeline.model.text import Span

NEWS, GRAMMAR, LEARNED, IN_USE = "underthesea.ner", "grammar", "guidelines+CRF", "in use"
OUTERMOST = "guidelines"  # the grammar as `all_mentions` gives it
ALL_KINDS = frozenset(MentionKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The scores of every system by document; ``without`` says which system could not be measured and why."""

    documents: tuple[GoldDocument, ...]
    skipped: tuple[Skipped, ...]
    scores: Mapping[str, Mapping[str, Score]]
    without: Mapping[str, str]

    def counts(self, system: str, label: Label, *, overlap: bool = False) -> list[Counts]:
        """One label's counts of each document, in the documents' order."""
        scores = self.scores[system]
        return [(s.overlap if overlap else s.exact)[label] for s in (scores[d.doc] for d in self.documents)]

    def micro(self, system: str, *, overlap: bool = False) -> list[Counts]:
        """The counts of all labels together of each document."""
        by_label = [self.counts(system, label, overlap=overlap) for label in Label]
        return [total(counts) for counts in zip(*by_label, strict=True)]

    def names(self, system: str, label: Label) -> Counts:
        """How many of the exact mentions of a label have the right name, of those where both name one."""
        scores = self.scores[system]
        return total(scores[d.doc].names.get(label, Counts()) for d in self.documents)


def measure(gold: Path = GOLD, folders: Sequence[Path] = FOLDERS, *, learned: bool = True) -> Measured:
    """Measure every system on the gold of ``gold``; ``learned=False`` leaves out the cross-validation.

    Raises :class:`~pipeline.errors.GoldMissing` where no annotated document can be read.
    """
    documents, skipped = read_documents(gold, folders)
    if not documents:
        raise GoldMissing(f"{len(skipped)} gold file(s), no document")
    scores = {NEWS: _scores(documents, systems.news_model), GRAMMAR: _scores(documents, systems.grammar)}
    scores[OUTERMOST] = _scores(documents, systems.outermost)
    without: dict[str, str] = {}
    if not learned:
        without[LEARNED] = "not asked for"
    elif len(documents) < FOLDS:
        without[LEARNED] = f"cross-validation needs {FOLDS} documents"
    else:
        try:
            scores |= cross_validated(documents)
        except TrainerMissing as problem:
            without[LEARNED] = problem.code
    return Measured(documents=documents, skipped=skipped, scores=scores, without=without)


def cross_validated(documents: Sequence[GoldDocument]) -> dict[str, dict[str, Score]]:
    """The scores of the learned part on documents it was not trained on: for every label, and for the kinds in use."""
    samples = [make_sample(document) for document in documents]
    pairs = list(zip(samples, cross_validate(samples), strict=True))
    scores = {LEARNED: {s.document.doc: score(s.document.gold, learned_found(s, marks)) for s, marks in pairs}}
    if kinds := kinds_in_use():
        scores[IN_USE] = {s.document.doc: score(s.document.gold, used_found(s, marks, kinds)) for s, marks in pairs}
    return scores


def learned_found(sample: Sample, marks: Marks) -> list[Found]:
    """What is found after the guidelines when the learned part speaks for every label, citations too."""
    found = [one for one in used_found(sample, marks, ALL_KINDS) if one.label is not Label.REFERENCE]
    named = [one.span for one in found]
    numbers = {number.span.start: number.text for number in find_numbers(sample.document.text)}
    for one in marks.mentions:
        if one.label == Label.REFERENCE and not any(span.contains(one.span) for span in named):
            found.append(Found(label=Label.REFERENCE, span=one.span, name=_number_in(one.span, numbers)))
    return found


def used_found(sample: Sample, marks: Marks, kinds: frozenset[MentionKind]) -> list[Found]:
    """What is found after the guidelines when the learned part speaks for ``kinds``."""
    mentions = combine(sample.document.text, sample.mentions, sample.references, marks, kinds)
    return systems.as_found(sample.document, *as_outermost(sample.document.text, mentions, sample.references))


def _number_in(span: Span, numbers: Mapping[int, str]) -> str:
    inside = [at for at in numbers if span.start <= at < span.end]
    return numbers[min(inside)] if inside else ""


def _scores(documents: Sequence[GoldDocument], system: Callable[[GoldDocument], list[Found]]) -> dict[str, Score]:
    return {document.doc: score(document.gold, system(document)) for document in documents}
