"""Words that narrow a mention after its head: ``có liên quan``, ``trực thuộc UBND tỉnh``, ``trên địa bàn``."""

import functools
import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.entities.areas import area_end
from pipeline.entities.chart import Chart, Phrase
from pipeline.entities.heads import unit_starts
from pipeline.entities.units import read_unit
from pipeline.knowledge.folding import fold
from pipeline.knowledge.loader import load_rows

_WINDOW = 120  # characters in which a tail must end
_MAX_TOPIC = 9  # tokens
_NEAR_SIGN = 5  # tokens of a topic that only a sign ends
_MAX_RELATIVE = 18  # tokens
_MODALS = (("có", "trách", "nhiệm"), ("chịu", "trách", "nhiệm"), ("có", "nghĩa", "vụ"), ("phải",))
_BEFORE_MODAL = frozenset({"thì", "không", "còn", "vẫn", "chỉ", "chưa", "sẽ"})
#: First words of what an assignee acts by, which is no part of its name.
_CIRCUMSTANCES = frozenset((("căn", "cứ"), ("theo", "chức"), ("trong", "phạm")))
_ADVERBS = frozenset({"chậm", "không", "chưa", "sớm", "tự", "trực", "tiếp"})  # a verb after one is still what a clause is about
# A clause that opens with one of these is the duty itself, no relative clause.
_MAIN_VERBS = frozenset({"chủ", "phối", "tham", "căn", "theo", "tiếp", "tăng", "đẩy", "khẩn", "tổ", "triển", "xây", "rà", "báo"})

ReadGroup = Callable[[Chart, int], Phrase | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """A row of ``bodies/tails.toml``: ``then`` and ``after`` are explained at the head of the table.

    ``on`` lists the kinds of mention it goes with: group, role, body. ``named`` is false for words that belong to the
    mention but not to the full name: what the holder of an office is in charge of.
    """

    id: str
    regex: str
    then: str
    on: tuple[str, ...]
    after: tuple[str, ...]
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    named: bool = True


@functools.cache
def tails() -> tuple[Tail, ...]:
    """All tails, in the order they are tried."""
    return load_rows("bodies/tails.toml", Tail)


@functools.cache
def _compiled() -> tuple[tuple[Tail, re.Pattern[str]], ...]:
    return tuple((tail, re.compile(r"\s?" + tail.regex)) for tail in tails())


# The first words of all tails: a quick test before the patterns are tried.
_OPENERS = frozenset(
    {"khác", "có", "liên", "thuộc", "trực", "của", "đóng", "hoạt", "hiện", "trên", "tại", "ở", "trong", "toàn", "từ", "nhà"}
    | {"tiếp", "giải", "các", "cùng", "cấp", "hai", "cơ", "trung", "tw", "địa", "được", "phụ", "theo", "về", "nêu", "nói"}
    | {"sản", "kinh", "chế", "buôn", "nhập", "xuất", "phân", "nuôi", "chăn", "thu", "giết", "cung"}
    | {"này", "mình", "công", "làm", "không", "sử", "chuyên", "kiêm", "tự", "chưa"}
)


def tail_end(chart: Chart, end: int, kind: str, read_group: ReadGroup) -> int:
    """The token after the tails that follow a mention of ``kind`` (group, role, body) ending at token ``end``."""
    for _ in range(3):
        stop, again = _one(chart, end, kind, read_group)
        if stop == end:
            return end
        end = stop
        if not again:
            return end
    return end


def _one(chart: Chart, end: int, kind: str, read_group: ReadGroup) -> tuple[int, bool]:
    opener = chart.key(end)
    if opener not in _OPENERS and not (opener == "," and chart.key(end + 1) in ("có", "liên", "nhà")):
        return end, False
    syllables = chart.syllables
    place = syllables.starts[end]
    window = fold(syllables.text[place : place + _WINDOW])
    for tail, pattern in _compiled():
        if kind not in tail.on or (tail.after and chart.key(end - 1) not in tail.after):
            continue
        found = pattern.match(window)
        if found is None:
            continue
        stop = bisect_left(syllables.starts, place + found.end())
        after = _after(chart, stop, tail.then, read_group)
        if after >= 0:
            return after, tail.then not in ("end", "topic", "topic?") or chart.key(after) == "của"
    return end, False


def named_end(chart: Chart, kind: str, read_group: ReadGroup) -> int:
    """The token where the full name ends in the words of a mention of ``kind``: before a tail to the end that is not named."""
    syllables = chart.syllables
    unnamed = [(tail, pattern) for tail, pattern in _compiled() if not tail.named and kind in tail.on]
    for index in range(1, len(chart)):
        if chart.key(index) not in _OPENERS:
            continue
        place = syllables.starts[index]
        window = fold(syllables.text[place : place + _WINDOW])
        for tail, pattern in unnamed:
            found = pattern.match(window)
            stop = bisect_left(syllables.starts, place + found.end()) if found else -1
            if found and _after(chart, stop, tail.then, read_group) == len(chart):
                return index
    return len(chart)


def _after(chart: Chart, stop: int, then: str, read_group: ReadGroup) -> int:
    """Where the mention ends after a tail; -1 where what the tail needs is missing."""
    if then in ("loop", "end"):
        return stop
    if then.startswith("topic"):
        if then.endswith("?") and (chart.longest(stop, "stop") or chart.longest(stop, "verb")):
            return stop
        end = _topic_end(chart, stop)
        return stop if end < 0 and then.endswith("?") else end
    if then == "clause":
        return _closed_topic_end(chart, stop)
    if then == "range":
        return _range_end(chart, stop)
    end = _object_end(chart, stop, read_group) if then.startswith("body") else area_end(chart, stop)
    if end > stop:
        return end
    return stop if then.endswith("?") else -1


def _object_end(chart: Chart, at: int, read_group: ReadGroup) -> int:
    unit = read_unit(chart, at, after_office=chart.capital(at))
    if unit and not unit.members:
        return unit.end
    if (group := read_group(chart, at)) and not chart.upper_case(at):
        return group.end
    return area_end(chart, at, bare=False)


def _range_end(chart: Chart, at: int) -> int:
    """``từ thành phố đến quận, huyện``."""
    first = area_end(chart, at)
    if first == at or chart.key(first) != "đến":
        return -1
    second = area_end(chart, first + 1)
    return second if second > first + 1 else -1


def _topic_end(chart: Chart, at: int) -> int:
    """A run of words up to a sign, a verb, a modal, an area or another body."""
    end = at
    while end - at < _MAX_TOPIC and (chart.is_word(end) or chart.key(end) == ","):
        term = chart.longest(end + (chart.key(end) == ","), "term")
        if term:
            end = term.end
            continue
        if (last := _coordinated_verbs(chart, end)) > end:
            end = last
            continue
        if not chart.is_word(end):
            break
        verb = chart.longest(end, "verb")
        adverb = chart.key(end - 1) in _ADVERBS
        if end > at and ((verb and verb.row.strength == "duty" and not adverb) or chart.longest(end, "stop")):
            break
        if end > at and (unit_starts(chart, end) or area_end(chart, end, bare=False) > end):
            break
        end += 1
    return end if end > at and chart.is_word(at) else -1


def _closed_topic_end(chart: Chart, at: int) -> int:
    """The end of a topic that the duty, a function word, a body or an area ends, or a sign that is near; else -1."""
    end = at if chart.longest(at, "verb") or chart.longest(at, "stop") else _topic_end(chart, at)
    if end < 0 or (chart.is_word(end) and end - at >= _MAX_TOPIC):
        return -1
    return end if chart.is_word(end) or end - at <= _NEAR_SIGN else -1


def _coordinated_verbs(chart: Chart, at: int) -> int:
    """``hoạt động quản lý | , vận hành và cung cấp``: the token after verbs that go on a list up to its ``và``, else ``at``."""
    if chart.key(at) != "," or not any(entry.end == at for start in (at - 2, at - 1) for entry in chart.at(start, "verb")):
        return at
    end = at
    while chart.key(end) == "," and (verb := chart.longest(end + 1, "verb")):
        end = verb.end
    last = chart.longest(end + 1, "verb") if end > at and chart.key(end) == "và" else None
    return last.end if last else at


def relative_end(chart: Chart, end: int, *, narrowed: bool = False) -> int:
    """The end of a relative clause between a group and its modal (``tổ chức sử dụng dịch vụ | có trách nhiệm``).

    ``end`` unchanged where no modal follows in the same clause, or where the words before it are no relative clause.
    ``narrowed`` says that a tail told already who is meant: then ``được`` opens what is granted to them.
    """
    if narrowed and chart.key(end) == "được":
        return end
    if not chart.is_word(end) or chart.upper_case(end) or chart.key(end) in _MAIN_VERBS:
        return end
    at = end
    while at - end < _MAX_RELATIVE and (chart.is_word(at) or chart.key(at) in (",", "-", "–")):
        if any(chart.follows(at, *modal) for modal in _MODALS):
            while at > end and chart.key(at - 1) in _BEFORE_MODAL:
                at -= 1
            return at if at > end and chart.is_word(at - 1) and chart.key(at - 1) not in ("và", "cũng", "đều") else end
        if at > end and (chart.key(at), chart.key(at + 1)) in _CIRCUMSTANCES:
            return at if _modal_follows(chart, at) else end
        if at > end and unit_starts(chart, at):
            return end
        at += 1
    return end


def _modal_follows(chart: Chart, at: int) -> bool:
    """Whether a modal comes in the same clause (``tổ chức hữu quan | căn cứ chức năng được giao có trách nhiệm``)."""
    for place in range(at, min(at + _MAX_RELATIVE, len(chart))):
        if not chart.is_word(place) and chart.key(place) != ",":
            return False
        if any(chart.follows(place, *modal) for modal in _MODALS):
            return True
    return False
