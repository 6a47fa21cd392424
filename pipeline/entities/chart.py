"""What the grammar reads: the syllables of a text, the lexicon matches at each, and the phrases it makes of them."""

import functools
from dataclasses import dataclass, field

from pipeline.entities.lexicon import Entry, look_up
from pipeline.entities.syllables import BREAK, Syllables, split_syllables
from pipeline.model.directive import MentionKind

SEPARATORS = frozenset({",", "và", "hoặc", "/", "-", "–", "&", ";"})
DASHES = frozenset({"-", "–", "—"})


_SHORT = 400  # characters: the same names and openings of duties are asked about again and again


@dataclass(frozen=True, slots=True)
class Phrase:
    """A body, office or group from token ``start`` up to ``end``.

    ``members`` holds the parts of a written-out coordination as (start, end, text); empty for a single mention.
    """

    start: int
    end: int
    kind: MentionKind
    rule: str
    members: tuple[tuple[int, int, str], ...] = ()
    confidence: float = 1.0


@dataclass(slots=True)
class Chart:
    """The syllables of a text and the lexicon entries that begin at each of them.

    ``units`` remembers the bodies already read (by place and whether an office stands before), ``depth`` how many bodies
    lie inside each other right now: both keep the reading linear.
    """

    syllables: Syllables
    entries: dict[int, list[Entry]]
    keys: list[str] = field(init=False)
    units: dict[tuple[int, bool], Phrase | None] = field(default_factory=dict)
    depth: int = 0

    def __post_init__(self) -> None:
        self.keys = self.syllables.keys

    @classmethod
    def of(cls, text: str, *, loud: bool | None = None) -> "Chart":
        """The chart of a text (NFC); ``loud`` tells whether it is in capitals, None leaves it to the text itself."""
        look = _looked_up if len(text) <= _SHORT else _looked_up.__wrapped__
        return cls(*look(text, loud))

    def __len__(self) -> int:
        return len(self.keys)

    def key(self, index: int) -> str:
        """The folded token at ``index``; a line break beyond either end."""
        return self.keys[index] if 0 <= index < len(self.keys) else BREAK

    def at(self, index: int, category: str) -> list[Entry]:
        """The lexicon entries of a category that begin at ``index``, longest first."""
        entries = self.entries.get(index)
        return [entry for entry in entries if entry.category == category] if entries else []

    def longest(self, index: int, category: str) -> Entry | None:
        """The longest entry of a category that begins at ``index``."""
        entries = self.entries.get(index)
        if entries:
            for entry in entries:
                if entry.category == category:
                    return entry
        return None

    def capital(self, index: int) -> bool:
        """Whether the token at ``index`` begins with a capital (never in a line of capitals)."""
        return 0 <= index < len(self.keys) and self.syllables.capital[index]

    def loud(self, index: int) -> bool:
        """Whether the token at ``index`` stands in a line of capitals."""
        return 0 <= index < len(self.keys) and self.syllables.loud[index]

    def upper_case(self, index: int) -> bool:
        """Whether the token may begin a proper name: a capital, or a line where case tells nothing."""
        return self.capital(index) or self.loud(index)

    def words(self, start: int, end: int) -> str:
        """The original words of a token range."""
        return self.syllables.words(start, end)

    def is_word(self, index: int) -> bool:
        """Whether the token at ``index`` is a word or number, not a sign or line break."""
        return self.key(index)[0].isalnum()

    def skip(self, index: int, *options: str) -> int:
        """``index`` + 1 when the token there is one of the options, else ``index``."""
        return index + 1 if self.key(index) in options else index

    def follows(self, index: int, *keys: str) -> bool:
        """Whether the tokens from ``index`` are exactly these keys."""
        return tuple(self.keys[index : index + len(keys)]) == keys


@functools.lru_cache(maxsize=1024)
def _looked_up(text: str, loud: bool | None) -> tuple[Syllables, dict[int, list[Entry]]]:
    """What a chart is made of; nobody changes it."""
    syllables = split_syllables(text, loud_text=loud)
    return syllables, look_up(syllables)
