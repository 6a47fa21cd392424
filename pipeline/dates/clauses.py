"""The clause around an expression: where it begins, and whether it looks back in time."""

from pipeline.dates.nodes import Located
from pipeline.dates.tokens import BREAK, Tokens

_ENDS = frozenset((BREAK, ".", ";"))
_REACH = 14
#: Before a limit, ``đã`` in another part of the sentence (``nhiệm vụ đã giao, hoàn thành trước ngày …``) says nothing of it.
_LIMITS = frozenset(("trước", "nhất", "hết", "hạn"))
_ATTRIBUTIVE = frozenset(("được", "giao", "nêu", "ban", "phê", "ký", "có"))


class Clauses:
    """Bounded looks to the left and right of a token."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def start(self, index: int, reach: int = _REACH) -> int:
        """The first token of the clause that holds ``index``, at most ``reach`` tokens back."""
        first = index
        while first > 0 and index - first < reach and not self._ends_at(first - 1):
            first -= 1
        return first

    def end(self, index: int, reach: int = _REACH) -> int:
        """The token after the clause that holds ``index``, at most ``reach`` tokens ahead."""
        last = index
        while last < len(self._tokens) and last - index < reach and not self._ends_at(last):
            last += 1
        return last

    def _ends_at(self, index: int) -> bool:
        key = self._tokens.key(index)
        return key in _ENDS and not (key == "." and self._tokens.glued(index + 1))

    def just_over(self, item: Located) -> bool:
        """Whether ``vừa qua`` stands right after the expression."""
        return (self._tokens.key(item.end), self._tokens.key(item.end + 1)) in (("vừa", "qua"), ("vừa", "rồi"))

    def looks_back(self, item: Located) -> bool:
        """Whether ``đã`` governs the expression from the left in its clause, or ``vừa qua`` stands right after it."""
        if self.just_over(item):
            return True
        limit = self._tokens.key(item.start - 1) in _LIMITS
        for place in range(item.start - 1, self.start(item.start) - 1, -1):
            key = self._tokens.key(place)
            if limit and key == ",":
                return False
            if key == "đã":
                return not (limit and self._tokens.key(place + 1) in _ATTRIBUTIVE)
        return False
