"""How found mentions are held against gold: exact and overlapping spans of the same label, and resolved names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.evaluate.digests import name_digest
from pipeline.evaluate.gold import GoldMention, Label, PlacedGold, Standing
from pipeline.model.text import Span

NAMED = (Label.BODY, Label.ROLE, Label.REFERENCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A mention as a system finds it; ``name`` is "" where it resolves to nothing, None where the system resolves no names."""

    label: Label
    span: Span
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were right, found and in gold."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Right ones among those found; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Right ones among those in gold; 0 where there are none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One document's counts by label; ``names`` counts, among exact mentions, those whose resolved name is compared."""

    exact: Mapping[Label, Counts] = field(default_factory=dict)
    overlap: Mapping[Label, Counts] = field(default_factory=dict)
    names: Mapping[Label, Counts] = field(default_factory=dict)


def score(gold: PlacedGold, found: Iterable[Found]) -> Score:
    """The counts of what was ``found`` in one document.

    Only top mentions are asked for. What is found exactly where a nested or optional one stands, or touches an optional one
    and no top one, counts neither for nor against; so does what lies beyond the annotated part.
    """
    asked = [mention for mention in gold.mentions if mention.standing is Standing.TOP]
    counted = [one for one in _unique(found) if one.span.end <= gold.until and not _free(one, gold.mentions, asked)]
    exact: dict[Label, Counts] = {}
    overlap: dict[Label, Counts] = {}
    names: dict[Label, Counts] = {}
    for label in Label:
        wanted = [mention for mention in asked if mention.label is label]
        got = [one for one in counted if one.label is label]
        places = {mention.span: mention for mention in wanted}
        hits = [(places[one.span], one) for one in got if one.span in places]
        exact[label] = Counts(len(hits), len(got), len(wanted))
        overlap[label] = Counts(_overlapping(wanted, got), len(got), len(wanted))
        if label in NAMED:
            names[label] = _names(gold.doc, hits)
    return Score(exact=exact, overlap=overlap, names=names)


def differences(gold: PlacedGold, found: Iterable[Found]) -> tuple[list[GoldMention], list[Found]]:
    """The mentions asked for that were not found exactly, and what was found that counts against; both in text order."""
    asked = [mention for mention in gold.mentions if mention.standing is Standing.TOP]
    counted = [one for one in _unique(found) if one.span.end <= gold.until and not _free(one, gold.mentions, asked)]
    wanted = {(mention.label, mention.span) for mention in asked}
    got = {(one.label, one.span) for one in counted}
    missed = [mention for mention in asked if (mention.label, mention.span) not in got]
    extra = [one for one in counted if (one.label, one.span) not in wanted]
    return sorted(missed, key=lambda m: m.span), sorted(extra, key=lambda one: one.span)


def _unique(found: Iterable[Found]) -> list[Found]:
    return list({(one.label, one.span): one for one in found}.values())


def _free(one: Found, mentions: Sequence[GoldMention], asked: Sequence[GoldMention]) -> bool:
    """Whether it costs nothing to have found this."""
    if any(mention.span == one.span and mention.label is one.label for mention in asked):
        return False
    if any(mention.span == one.span and mention.standing is not Standing.TOP for mention in mentions):
        return True
    touched = [mention for mention in mentions if mention.span.start < one.span.end and one.span.start < mention.span.end]
    return bool(touched) and all(mention.standing is Standing.OPTIONAL for mention in touched)


def _overlapping(wanted: Sequence[GoldMention], got: Sequence[Found]) -> int:
    """How many pairs of the same label share a character, each mention in one pair; the largest overlaps go first."""
    pairs = [
        (min(mention.span.end, one.span.end) - max(mention.span.start, one.span.start), g, f)
        for g, mention in enumerate(wanted)
        for f, one in enumerate(got)
    ]
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for shared, g, f in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if shared > 0 and g not in used_gold and f not in used_found:
            used_gold.add(g)
            used_found.add(f)
    return len(used_gold)


def _names(doc: str, hits: Sequence[tuple[GoldMention, Found]]) -> Counts:
    compared = [(mention.name, one.name) for mention, one in hits if mention.name is not None and one.name is not None]
    right = sum(wanted == name_digest(doc, got) for wanted, got in compared)
    return Counts(right, len(compared), len(compared))


def total(counts: Iterable[Counts]) -> Counts:
    """The sum."""
    return sum(counts, Counts())
