"""The text as a list of tokens: numbers, syllables and signs, each with its place in the original.

Syllables are compared by a folded key (NFC, lower case, one tone placement), so that ``QUÝ``, ``qúy`` and ``quý`` are
one word; spans are always those of the original text. One linear pass.
"""

import functools
import re
from dataclasses import dataclass

from pipeline.knowledge.folding import key

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|\n|[^\s\w]|_")
NUMBER = "#"
#: What ends a line of the canonical text.
BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of ``text``, column by column.

    ``keys`` holds the folded word, the sign itself, :data:`BREAK` for a line break or :data:`NUMBER`; ``numbers`` the
    value of a number, -1 for everything else; ``starts`` and ``ends`` the place in ``text``.
    """

    text: str
    keys: list[str]
    numbers: list[int]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.keys)

    def key(self, index: int) -> str:
        """The key at ``index``; a line break beyond either end."""
        return self.keys[index] if 0 <= index < len(self.keys) else BREAK

    def number(self, index: int) -> int:
        """The number at ``index``, -1 where there is none."""
        return self.numbers[index] if 0 <= index < len(self.keys) else -1

    def width(self, index: int) -> int:
        """How many characters the token at ``index`` has."""
        return self.ends[index] - self.starts[index] if 0 <= index < len(self.keys) else 0

    def glued(self, index: int) -> bool:
        """Whether nothing stands between the token at ``index`` and the one before it."""
        return 0 < index < len(self.keys) and self.starts[index] == self.ends[index - 1]

    def written(self, index: int) -> str:
        """The token at ``index`` as the text writes it."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.keys) else ""

    def words(self, start: int, end: int) -> str:
        """The original text from the token at ``start`` up to the one before ``end``."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""


def tokenise(text: str, view: str | None = None) -> Tokens:
    """Cut ``text`` into tokens; linear in its length.

    A ``view`` of the same length gives the words that are read, while :attr:`Tokens.text` stays the original.
    """
    words = text if view is None else view
    spans = [found.span() for found in _TOKEN.finditer(words)]
    read = [_read(words[start:end]) for start, end in spans]
    return Tokens(
        text,
        keys=[key for key, _ in read],
        numbers=[number for _, number in read],
        starts=[start for start, _ in spans],
        ends=[end for _, end in spans],
    )


@functools.lru_cache(maxsize=16384)
def _read(word: str) -> tuple[str, int]:
    """The key of a token and the value of a number."""
    if "0" <= word[0] <= "9":
        return NUMBER, int(word) if len(word) <= 9 else 10**9
    return BREAK if word == BREAK else key(word), -1
