"""The clause around an expression: where it begins, and whether it looks back in time."""

from pipeline.dates.lexicon import cited_things, conditions
from pipeline.dates.nodes import Located
from pipeline.dates.tokens import BREAK, Tokens

_ENDS = frozenset((BREAK, ".", ";"))
_REACH = 14
#: Before a limit, ``đã`` in another part of the sentence (``nhiệm vụ đã giao, hoàn thành trước ngày …``) says nothing of it.
_APART = frozenset((",", "trước", "nhất", "hết", "hạn", "đến"))
_SENTENCE = 60
_LIMITS = frozenset(("trước", "nhất", "hết", "hạn"))
_ATTRIBUTIVE = frozenset(("được", "giao", "nêu", "ban", "phê", "ký", "có"))


def symbol_at(tokens: Tokens, index: int) -> bool:
    """Whether the slash of a document's number stands here (``15/QĐ-UBND``)."""
    return tokens.key(index) == "/" and tokens.glued(index) and tokens.glued(index + 1) and tokens.number(index + 1) < 0


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

    def is_of_a_citation(self, start: int) -> bool:
        """Whether the date at ``start`` is that of a cited document or of a meeting that was held.

        ``Thông báo số 5/TB ngày …``, ``ý kiến tại cuộc họp … ngày …``.
        """
        tokens = self._tokens
        if cited_things().before(tokens, start) is not None:
            return True
        for place in range(start - 1, self.start(start) - 1, -1):
            if tokens.key(place) in _APART:
                return False
            if tokens.key(place) == "số" or symbol_at(tokens, place):
                return True
            if tokens.key(place) == "tại" and cited_things().at(tokens, place + 1) is not None:
                return True
        return False

    def _is_as_of(self, item: Located) -> bool:
        """``Tính đến ngày 10-6, đã có …``, ``Đến ngày 4.1, Sở … vẫn chưa nhận được``: how things stood on a day."""
        tokens = self._tokens
        if tokens.key(item.start - 1) != "đến":
            return False
        if tokens.key(item.start - 2) == "tính":
            return True
        fronted = tokens.key(item.start - 2) in _ENDS and tokens.key(item.end) == ","
        after = tokens.keys[item.end : self.end(item.end)]
        return fronted and ("đã" in after or ("vẫn" in after and "chưa" in after))

    def is_conditional(self, index: int) -> bool:
        """Whether the sentence up to ``index`` tells the event a length runs from: ``Khi phát hiện … thì trong thời hạn …``."""
        keys = self._tokens.keys
        first = index
        while first > 0 and index - first < _SENTENCE and keys[first - 1] not in (BREAK, ";"):
            first -= 1
        return any(conditions().at(self._tokens, place) is not None for place in range(first, index))

    def looks_back(self, item: Located) -> bool:
        """Whether ``đã`` governs the expression from the left in its clause, or ``vừa qua`` stands right after it."""
        if self.just_over(item) or self.is_of_a_citation(item.start) or self._is_as_of(item):
            return True
        limit = self._tokens.key(item.start - 1) in _LIMITS
        for place in range(item.start - 1, self.start(item.start) - 1, -1):
            key = self._tokens.key(place)
            if limit and key == ",":
                return False
            if key == "đã":
                return not (limit and self._tokens.key(place + 1) in _ATTRIBUTIVE)
        return False
