"""Words told apart without being told: digests of syllables, so that gold of texts that are not ours holds none of them.

They keep words out of the repository; they are no encryption, and whoever has the text can check each of them.
"""

import hashlib
from collections.abc import Sequence

from pipeline.entities.syllables import BREAK, Syllables, split_syllables
from pipeline.knowledge.folding import key

_DIGITS = 16
#: How many syllables on either side tell one occurrence of the same words from another.
AROUND = 2
_EDGE = "\x02"


def digest(doc: str, words: str) -> str:
    """16 hexadecimal digits for the folded ``words``, different in every document."""
    return hashlib.sha256(f"{doc}\x00{words}".encode()).hexdigest()[:_DIGITS]


def name_digest(doc: str, name: str) -> str:
    """The digest of a resolved name; the empty name stands for words that resolve to nothing."""
    return digest(doc, key(name))


class Reading:
    """The syllables of one text without its line breaks, which change more easily than the words do."""

    def __init__(self, doc: str, text: str) -> None:
        syllables: Syllables = split_syllables(text)
        kept = [index for index, syllable in enumerate(syllables.keys) if syllable != BREAK]
        self.doc = doc
        self.text = text
        self.keys = [syllables.keys[index] for index in kept]
        self.starts = [syllables.starts[index] for index in kept]
        self.ends = [syllables.ends[index] for index in kept]
        self._places: dict[int, dict[str, list[int]]] = {}

    def __len__(self) -> int:
        return len(self.keys)

    def words(self, first: int, count: int) -> str:
        """The folded syllables from number ``first``, ``count`` of them."""
        return " ".join(self.keys[first : first + count])

    def places(self, count: int, wanted: str) -> list[int]:
        """The numbers of the syllables at which ``count`` syllables with the digest ``wanted`` begin, in text order."""
        if count not in self._places:
            found: dict[str, list[int]] = {}
            for first in range(len(self.keys) - count + 1):
                found.setdefault(digest(self.doc, self.words(first, count)), []).append(first)
            self._places[count] = found
        return self._places[count].get(wanted, [])

    def around(self, first: int, count: int) -> str:
        """The digest of the syllables on either side."""
        before: Sequence[str] = [_EDGE] * AROUND + self.keys[:first]
        after: Sequence[str] = [*self.keys[first + count :][:AROUND], _EDGE, _EDGE]
        return digest(self.doc, " ".join([*before[-AROUND:], "|", *after[:AROUND]]))
