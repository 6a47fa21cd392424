"""Fixed phrases looked up in a token list, forwards from a token or backwards up to one."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from pipeline.dates.tokens import Tokens, tokenise

Value = TypeVar("Value")


class Phrasebook(Generic[Value]):
    """Phrases with a value each; the longest one that fits wins. Look-up costs at most the length of the longest phrase."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in entries:
            keys = tuple(tokenise(phrase).keys)
            self._by_first.setdefault(keys[0], []).append((keys, value))
            self._by_last.setdefault(keys[-1], []).append((keys, value))
        for table in (self._by_first, self._by_last):
            for rows in table.values():
                rows.sort(key=lambda row: -len(row[0]))

    @property
    def first_keys(self) -> frozenset[str]:
        """The keys a phrase can begin with."""
        return frozenset(self._by_first)

    def at(self, tokens: Tokens, index: int) -> tuple[Value, int] | None:
        """The value of the longest phrase that starts at ``index``, and the index after it."""
        for keys, value in self._by_first.get(tokens.key(index), ()):
            end = index + len(keys)
            if len(keys) == 1 or tuple(tokens.keys[index:end]) == keys:
                return value, end
        return None

    def before(self, tokens: Tokens, index: int) -> tuple[Value, int] | None:
        """The value of the longest phrase that ends right before ``index``, and the index it starts at."""
        for found in self.all_before(tokens, index):
            return found
        return None

    def all_before(self, tokens: Tokens, index: int) -> list[tuple[Value, int]]:
        """All phrases that end right before ``index``, longest first, with the index each starts at."""
        if index <= 0:
            return []
        found = []
        for keys, value in self._by_last.get(tokens.key(index - 1), ()):
            start = index - len(keys)
            if start >= 0 and (len(keys) == 1 or tuple(tokens.keys[start:index]) == keys):
                found.append((value, start))
        return found
