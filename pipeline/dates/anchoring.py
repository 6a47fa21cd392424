"""What a length of time is counted from: ``kể từ ngày ký``, ``sau khi …``, ``trước khi …``."""

from dataclasses import dataclass

from pipeline.dates.clauses import Clauses
from pipeline.dates.lexicon import anchor_links, anchors, own_documents
from pipeline.dates.nodes import Located
from pipeline.dates.tokens import BREAK, Tokens

_EVENT_REACH = 24
_STOPS = frozenset((BREAK, ".", ";", ",", ")", ":", "phải", "thì", "để"))
_LEAST = (("ít", "nhất"), ("tối", "thiểu"), ("chậm", "nhất"), ("muộn", "nhất"))


@dataclass(frozen=True, slots=True)
class Anchor:
    """``name`` is issue_date, receipt, effective_date or ``event: …``; ``side`` -1 counts back from it.

    ``date`` is the expression that names the day outright, if one does; ``start`` and ``end`` are the tokens covered.
    """

    name: str
    side: int
    start: int
    end: int
    rule: str
    date: Located | None = None


def read_anchor(tokens: Tokens, item: Located, following: Located | None) -> Anchor | None:
    """The anchor after a length: ``(15 ngày) kể từ ngày ký``, ``(03 ngày) trước khi họp``."""
    start = item.end + 1 if tokens.key(item.end) == "," else item.end
    link = anchor_links().at(tokens, start)
    if link is None:
        return None
    row, index = link
    side = -1 if row.side == "before" else 1
    if following is not None and following.start in (index, index - 1):
        return Anchor("date", side, item.end, following.end, "date", following)
    end = index
    while end < len(tokens) and end - index < _EVENT_REACH and tokens.key(end) not in _STOPS:
        end += 1
    if end == index:
        return None
    if side > 0:
        named = _named(tokens, index, end)
        if named is not None:
            return Anchor(named[0], side, item.end, end, named[1])
    return Anchor(f"event: {tokens.words(index, end)}", side, item.end, end, "event")


def _named(tokens: Tokens, index: int, end: int) -> tuple[str, str] | None:
    """The day of signing, issue, receipt or effect of the directive itself."""
    subject = own_documents().at(tokens, index)
    if subject is not None:
        index = subject[1] + 1 if tokens.key(subject[1]) in ("này", "trên") else subject[1]
    found = anchors().at(tokens, index)
    if found is None or found[1] > end:
        return None
    row, after = found
    return (row.anchor, row.id) if subject is not None or _own_document(tokens, after, end) else None


def _own_document(tokens: Tokens, index: int, end: int) -> bool:
    """Whether it is this directive that is signed or received: ``nhận được văn bản này``, or ``ký`` and nothing more.

    ``kể từ ngày ký hợp đồng``, ``từ khi ban hành văn bản đề nghị …`` count from another event.
    """
    found = own_documents().at(tokens, index)
    if found is None:
        return index >= end
    return found[1] >= end or tokens.key(found[1]) in ("này", "trên", "chỉ", "của")


def read_backward(tokens: Tokens, item: Located, previous: Located | None, clauses: Clauses) -> Anchor | None:
    """The anchor before a length: ``trước ngày khai mạc ít nhất 10 ngày``, ``trước kỳ họp 15 ngày``."""
    pair = (tokens.key(item.start - 2), tokens.key(item.start - 1))
    least = pair in _LEAST
    end = item.start - 2 if least else item.start
    first = clauses.start(end, 12)
    for place in range(end - 1, first - 1, -1):
        if tokens.key(place) != "trước":
            continue
        index = place + 2 if tokens.key(place + 1) in ("khi", "ngày") and place + 2 < end else place + 1
        if previous is not None and previous.start > place and previous.end == end:
            return Anchor("date", -1, place, item.end, "backward_date", previous)
        if (previous is not None and previous.end > place) or index >= end or (not least and end - index > 6):
            return None
        if (tokens.key(index), tokens.key(index + 1)) == ("đối", "với"):  # `kiểm tra trước đối với các trường hợp …`
            return None
        return Anchor(f"event: {tokens.words(index, end)}", -1, place, item.end, "backward_event")
    return None
