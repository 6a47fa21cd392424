"""Long names whose marks recognition lost or mixed up (``Ủy ban nhân dản``, ``Sớ Tài chính``): matched without marks.

Only phrases of several syllables are asked for, in which no other words can hide once their marks are gone.
"""

import functools
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.knowledge.folding import fold, without_marks

#: Syllables from which on a phrase is sure without its marks.
LEAST = 4


@functools.cache
def _automaton(phrases: frozenset[str]) -> tuple[Any, dict[str, list[str]]]:
    """The automaton of the phrases without marks, and what they were with them."""
    import ahocorasick

    full: dict[str, list[str]] = {}
    for phrase in sorted(phrases):
        full.setdefault(without_marks(phrase), []).append(phrase)
    automaton = ahocorasick.Automaton()
    for bare in full:
        automaton.add_word(bare, bare)
    automaton.make_automaton()
    return automaton, full


_bare_syllable = functools.lru_cache(maxsize=16384)(without_marks)


def blurred_matches(haystack: str, phrases: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Where in the folded ``haystack`` a phrase stands that has its letters but not its marks: (start, the phrase).

    A phrase that stands there with its marks is not given. Linear in the length of the haystack.
    """
    automaton, full = _automaton(phrases)
    for last, bare in automaton.iter(" ".join(map(_bare_syllable, haystack.split(" ")))):
        start = last - len(bare) + 1
        written = haystack[start : last + 1]
        if written not in full[bare]:
            yield start, full[bare][0]


def long_phrases(phrases: Iterable[str], *, least: int = LEAST) -> frozenset[str]:
    """The phrases (folded, with a blank on either side) of ``least`` syllables, which may be asked for without marks."""
    return frozenset(phrase for phrase in phrases if phrase.count(" ") - 1 >= least and phrase == fold(phrase))
