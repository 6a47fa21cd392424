"""The cue tables of assignment language, compiled."""

import functools
import re
from dataclasses import dataclass

from pipeline.knowledge.loader import load_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A row of ``tasks/cues.toml``: what the words do is told by ``type`` (see the head of the table)."""

    id: str
    type: str
    regex: str
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A row of ``tasks/labels.toml``: the words before the colon of a labelled line and the field they fill."""

    id: str
    field: str
    regex: str
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NonAssignment:
    """A row of ``tasks/non_assignments.toml``.

    ``effect`` is reject, execution or optional; ``reason`` is for people. ``where`` is predicate, whole, issuer (the
    predicate, where the assignee is the issuer itself) or unled (the predicate, where no words near it name an
    assignee). ``families`` limits a row to families of document types. A sentence that matches a row with ``ends`` and
    names nobody is no part of the duty before it. Rows with ``told`` or the effect told say why a sentence that orders
    nobody is no assignment.
    """

    id: str
    effect: str
    where: str
    reason: str
    regex: str
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    families: tuple[str, ...] = ()
    ends: bool = False
    told: bool = False


@functools.cache
def cues() -> tuple[Cue, ...]:
    """All cues."""
    return load_rows("tasks/cues.toml", Cue)


@functools.cache
def labels() -> tuple[Label, ...]:
    """All labels, in the order they are tried."""
    return load_rows("tasks/labels.toml", Label)


@functools.cache
def non_assignments() -> tuple[NonAssignment, ...]:
    """All non-assignments, in the order they are tried."""
    return load_rows("tasks/non_assignments.toml", NonAssignment)


@functools.cache
def cue_pattern(kind: str) -> re.Pattern[str]:
    """One pattern for all cues of a type, to be matched on lower-case text. The group that matched is named by the cue."""
    rows = [cue for cue in cues() if cue.type == kind]
    return re.compile("|".join(f"(?P<{cue.id}>{cue.regex})" for cue in rows))


@functools.cache
def label_patterns() -> tuple[tuple[Label, re.Pattern[str]], ...]:
    """Each label with its pattern, for lower-case text."""
    return tuple((label, re.compile(r"\s*" + label.regex + r"\s*")) for label in labels())


@functools.cache
def non_assignment_patterns() -> tuple[tuple[NonAssignment, re.Pattern[str]], ...]:
    """Each non-assignment with its pattern, for lower-case text."""
    return tuple((row, re.compile(row.regex)) for row in non_assignments() if row.effect != "told")


@functools.cache
def told_patterns() -> tuple[tuple[NonAssignment, re.Pattern[str]], ...]:
    """Each row that says why a sentence without any order is none, with its pattern, for lower-case text."""
    return tuple((row, re.compile(row.regex)) for row in non_assignments() if row.told or row.effect == "told")


def is_closing(sentence: str) -> bool:
    """Whether a lower-case sentence is one of those that close a text and add nothing to the duty before them."""
    return any(row.ends and pattern.search(sentence) for row, pattern in non_assignment_patterns())


def read_label(line: str) -> tuple[Label, int] | None:
    """The label that a lower-case line opens with, and where its value begins."""
    for label, pattern in label_patterns():
        found = pattern.match(line)
        if found:
            return label, found.end()
    return None
