"""Whether a dated phrase is a deadline, or a date of something else."""

import datetime as dt
from enum import StrEnum

from pipeline.dates.clauses import Clauses, symbol_at
from pipeline.dates.lexicon import cited_things, context_cues, cycle_content
from pipeline.dates.nodes import BLANK, CalendarDate, ClockTime, DayPart, Node, PartOf, Period, Recurrence, Unit
from pipeline.dates.phrases import Phrase, kind_of
from pipeline.dates.tokens import BREAK, Tokens


class Role(StrEnum):
    """What a date is for. Only DEADLINE binds a duty."""

    DEADLINE = "deadline"
    HORIZON = "horizon"  # đến năm 2030, giai đoạn 2021-2025
    START = "start"  # từ ngày …
    AFTER = "after"  # sau ngày …
    BARE = "bare"  # a day without a qualifier
    CONTENT = "content"  # kế hoạch vốn năm 2025
    PAST = "past"
    AS_OF = "as_of"  # tính đến ngày …
    DATA_WINDOW = "data_window"
    EFFECT = "effect"
    TRANSFER = "transfer"
    COMPARISON = "comparison"
    CITATION = "citation"
    OCCASION = "occasion"  # kỷ niệm …, dịp …


#: Roles under which a phrase still opens a window in time, although it binds no duty.
WINDOW_ROLES = frozenset((Role.DEADLINE, Role.HORIZON, Role.START, Role.AFTER, Role.BARE, Role.TRANSFER, Role.EFFECT))
#: A limit printed further back than this is history, not a misprinted year.
_MISPRINT_DAYS = 400
#: ``Ngày 26/3 hằng năm là Ngày …`` names a day; ``hằng năm tăng 7%`` is a rate.
_HEADS = frozenset((BREAK, ".", ";", ":", "-", "+"))
_LIMITING = frozenset(("latest", "not_later"))
#: First words of a phrase that names what a duty rests on.
_GROUNDS = frozenset((("căn", "cứ"), ("trên", "cơ")))
_DEFINING = frozenset(("là", "tăng", "giảm"))


def role_of(tokens: Tokens, phrase: Phrase, clauses: Clauses, first: str | None, last: str | None, issue: dt.date | None) -> Role:
    """The role of a phrase that covers ``first`` to ``last`` (ISO days or moments, None where unknown)."""
    node, op = phrase.first.node, phrase.lead.op
    if isinstance(node, Recurrence):
        return _cycle_role(tokens, phrase, clauses)
    if isinstance(node, ClockTime) and node.day is None:
        return Role.BARE
    if any(_is_blank(item.node) for item in phrase.items):
        return Role.CONTENT
    cue = Role.PAST if clauses.just_over(phrase.last) else cue_role(tokens, phrase, clauses)
    before_issue = last is not None and issue is not None and last[:10] < issue.isoformat()
    begun = op not in ("before", "by") and first is not None and issue is not None and first[:10] <= issue.isoformat()
    if cue is Role.PAST and (last is None or issue is None or before_issue or begun):
        return Role.PAST
    if cue is not None and cue is not Role.PAST and (cue is not Role.HORIZON or _all_years(phrase)):
        return cue
    if before_issue and last is not None and issue is not None and _is_history(op, last, issue):
        return Role.PAST
    if _is_horizon(tokens, phrase):
        return Role.HORIZON
    if op in ("from", "after") and phrase.kind == "single":
        return _opening_role(phrase, op)
    if op is not None:
        return Role.DEADLINE
    ahead = last is not None and issue is not None and last[:10] > issue.isoformat()
    return _unqualified_role(tokens, phrase, clauses, ahead=ahead)


def _is_blank(node: Node) -> bool:
    """Whether a form left the day or month to be filled in."""
    return isinstance(node, CalendarDate) and BLANK in (node.day, node.month)


def _is_history(op: str | None, last: str, issue: dt.date) -> bool:
    if op not in ("before", "by", "label"):
        return True
    return (issue - dt.date.fromisoformat(last[:10])).days > _MISPRINT_DAYS


def _cycle_role(tokens: Tokens, phrase: Phrase, clauses: Clauses) -> Role:
    """``kế hoạch hằng năm``, ``không quá hai lần một năm`` are content; every other recurrence binds."""
    node = phrase.first.node
    if phrase.lead.op == "from":
        return Role.START
    if phrase.lead.rule == "not_over" or tokens.key(phrase.last.end) in _DEFINING:
        return Role.CONTENT
    if cue_role(tokens, phrase, clauses) is Role.AS_OF:
        return Role.AS_OF
    plain = isinstance(node, Recurrence) and node.day is None and node.month is None and node.weekday is None
    if plain and _in_basis(tokens, phrase, clauses):
        return Role.CONTENT
    if plain and phrase.lead.op is None and cycle_content().before(tokens, phrase.first.start) is not None:
        return Role.CONTENT
    return Role.DEADLINE


def _in_basis(tokens: Tokens, phrase: Phrase, clauses: Clauses) -> bool:
    """``Căn cứ dự toán được giao hàng năm, …``: a cycle of what a duty rests on is none of the duty."""
    start = clauses.start(phrase.lead.start)
    label = [place for place in range(start, phrase.lead.start) if tokens.key(place) == ":"]
    start = label[-1] + 1 if label else start
    return (tokens.key(start), tokens.key(start + 1)) in _GROUNDS and phrase.lead.start > start + 1


def _all_years(phrase: Phrase) -> bool:
    return all(isinstance(item.node, Period) and item.node.unit is Unit.YEAR for item in phrase.items)


def _is_fronted(tokens: Tokens, phrase: Phrase, clauses: Clauses) -> bool:
    """``Quý II/2025, trình …``: a date at the head of its clause says when the rest is due, unless the rest is over."""
    if tokens.key(phrase.first.start - 1) not in _HEADS or tokens.key(phrase.last.end) != ",":
        return False
    return "đã" not in tokens.keys[phrase.last.end : clauses.end(phrase.last.end)]


def _is_horizon(tokens: Tokens, phrase: Phrase) -> bool:
    """Years after a plain ``đến``, ranges of years, ``năm 2025 và các năm tiếp theo`` are horizons (TASK_RECORDS section 6)."""
    if not _all_years(phrase):
        return False
    at = phrase.last.end
    if (tokens.key(at), tokens.key(at + 2)) == ("và", "năm") and tokens.key(at + 1) in ("các", "những"):
        return True
    return phrase.kind == "range" or phrase.lead.rule == "until"


def _opening_role(phrase: Phrase, op: str) -> Role:
    """``từ 8 giờ ngày …`` is when to be there; ``từ cuối tháng 6`` and ``từ ngày …`` only open a period."""
    if op == "from" and isinstance(phrase.first.node, ClockTime) and phrase.first.node.day is not None:
        return Role.DEADLINE
    return Role.START if op == "from" else Role.AFTER


def _unqualified_role(tokens: Tokens, phrase: Phrase, clauses: Clauses, *, ahead: bool) -> Role:
    node = phrase.first.node
    if phrase.first.start == 0 and phrase.last.end == len(tokens):
        return Role.BARE
    if phrase.kind == "range" and not _is_citation(tokens, phrase, clauses):
        return Role.DEADLINE if kind_of(node) == "day" else Role.CONTENT
    if _is_citation(tokens, phrase, clauses):
        return Role.CITATION
    if isinstance(node, ClockTime | DayPart):
        return Role.DEADLINE
    if ahead and _is_fronted(tokens, phrase, clauses):
        return Role.DEADLINE
    if isinstance(node, PartOf) or kind_of(node) == "day":
        return Role.BARE
    return Role.CONTENT


def _is_citation(tokens: Tokens, phrase: Phrase, clauses: Clauses) -> bool:
    """``Quyết định số 15/QĐ-UBND ngày …``, ``Thông báo ngày …``, ``cuộc họp ngày …``."""
    start = phrase.first.start
    if cited_things().before(tokens, start) is not None:
        return True
    first = clauses.start(start, 14)
    return any(tokens.key(place) == "số" or symbol_at(tokens, place) for place in range(first, start))


def cue_role(tokens: Tokens, phrase: Phrase, clauses: Clauses) -> Role | None:
    """The role that a cue left of the phrase gives; the nearest cue wins."""
    start = phrase.first.start
    op = "range" if phrase.kind == "range" else (phrase.lead.op or "none")
    for place in range(start - 1, clauses.start(phrase.lead.start) - 1, -1):
        found = context_cues().at(tokens, place)
        if found is None or found[1] > start:
            continue
        row, end = found
        if row.role == Role.EFFECT and phrase.lead.rule in _LIMITING:
            continue  # `các giải pháp áp dụng chậm nhất đến ngày …` is a limit, `áp dụng đến ngày …` none
        if op in row.applies and max(0, phrase.lead.start - end) <= row.reach:
            return Role(row.role)
    return None
