"""Words of actions and bodies, made comparable: case, tone placement, abbreviations and punctuation do not count."""

import functools
import hashlib
import re
from collections import Counter
from dataclasses import dataclass

from pipeline.knowledge.folding import fold
from pipeline.knowledge.loader import load_rows

#: Words that do not tell two bodies apart.
_IGNORED = frozenset(("các", "của", "và", "tại", "thuộc", "đồng", "chí"))
_EDGES = ',;:()"“”'
_OTHERS = re.compile(r"[^\w/]+")


@dataclass(frozen=True)
class Abbreviation:
    """A row of ``evaluate/abbreviations.csv``."""

    written: str
    full: str
    source: str


@functools.cache
def _abbreviations() -> dict[str, str]:
    return {row.written: row.full for row in load_rows("evaluate/abbreviations.csv", Abbreviation)}


def normalise(text: str | None) -> str:
    """``text`` folded, abbreviations written out, everything but letters, digits and slashes as single blanks."""
    known = _abbreviations()
    words = [known.get(word.strip(_EDGES), word) for word in fold(text or "").split()]
    return _OTHERS.sub(" ", " ".join(words)).strip()


def words_of(text: str | None) -> Counter[str]:
    """The words of an action with their counts."""
    return Counter(normalise(text).split())


def body_words(text: str | None) -> Counter[str]:
    """The words of a body's name with their counts, without those that tell nothing apart."""
    return Counter(word for word in normalise(text).split() if word not in _IGNORED)


def sealed(words: Counter[str]) -> Counter[str]:
    """The words as digests, for gold whose text is not ours to publish."""
    return Counter({hashlib.blake2s(word.encode(), digest_size=4).hexdigest(): count for word, count in words.items()})


def overlap_f1(one: Counter[str], other: Counter[str]) -> float:
    """F1 of the words that both have."""
    common = sum((one & other).values())
    return 2 * common / (sum(one.values()) + sum(other.values())) if common else 0.0
