"""Time expressions with the qualifier before them, grouped into ranges and lists."""

from dataclasses import dataclass

from pipeline.dates.clauses import Clauses
from pipeline.dates.lexicon import qualifiers
from pipeline.dates.nodes import (
    CalendarDate,
    ClockTime,
    DayPart,
    Duration,
    Festival,
    Link,
    Located,
    LunarDate,
    Node,
    Period,
    Recurrence,
    Relative,
    Unit,
    Weekday,
)
from pipeline.dates.rows import Qualifier
from pipeline.dates.tokens import Tokens

_WEAK = frozenset(("on", "in"))
#: Qualifiers that bound each item of a list for itself; a list of days is otherwise one event that takes several days.
_SEPARATE = {"period": ("before",), "day": ("before", "by", "label", "after", "from")}
_LIMIT_NOUNS = frozenset(("hạn",))


@dataclass(frozen=True, slots=True)
class Lead:
    """The qualifier before an expression: its op (None where there is none), where it starts, which row gave it."""

    op: str | None
    start: int
    rule: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One expression, or the expressions of a range or of a list of periods, with their qualifier."""

    lead: Lead
    items: tuple[Located, ...]
    kind: str  # "single" | "range" | "run"

    @property
    def first(self) -> Located:
        """The expression the phrase begins with."""
        return self.items[0]

    @property
    def last(self) -> Located:
        """The expression the phrase ends with."""
        return self.items[-1]


def kind_of(node: Node) -> str:
    """Which qualifiers a node takes: day, period, duration or cycle."""
    if isinstance(node, CalendarDate | Weekday | LunarDate | Festival | ClockTime | DayPart):
        return "day"
    if isinstance(node, Relative):
        return "day" if node.unit is Unit.DAY else "period"
    if isinstance(node, Duration):
        return "duration"
    return "cycle" if isinstance(node, Recurrence) else "period"


def _cycle_kind(node: Recurrence) -> str:
    return "day" if node.day is not None or node.weekday is not None else "period"


def read_lead(tokens: Tokens, item: Located, clauses: Clauses, floor: int = 0) -> Lead:
    """The qualifier that ends right before ``item``: the nearest strong one wins, weak ones (vào, trong) give way.

    It does not reach back over ``floor``, where the expression before ends.
    """
    kind = _cycle_kind(item.node) if isinstance(item.node, Recurrence) else kind_of(item.node)
    index = start = item.start
    chosen: Qualifier | None = None
    words = ""
    for _ in range(5):
        row = _fitting(tokens, index, kind, floor)
        if row is None:
            break
        qualifier, index = row
        if qualifier.op is None:
            continue
        if chosen is None or (qualifier.op not in _WEAK and (chosen.op in _WEAK or chosen.op == "after")):
            chosen, words = qualifier, tokens.words(index, item.start)
        start = index
    if chosen is None or chosen.op in _WEAK:
        limit = _distant_limit(tokens, item.start, clauses)
        if limit is not None:
            return limit
    if chosen is None:
        return Lead(None, item.start, "none")
    return Lead(chosen.op, start, chosen.id, words)


def _fitting(tokens: Tokens, index: int, kind: str, floor: int) -> tuple[Qualifier, int] | None:
    """The longest qualifier between ``floor`` and ``index`` made for this kind of expression."""
    found = [row for row in qualifiers().all_before(tokens, index) if row[1] >= floor]
    own = [row for row in found if row[0].fits in (kind, "any")]
    longest = max((index - start for _, start in own), default=0)
    same = [row for row in own if index - row[1] == longest]
    return next((row for row in same if row[0].fits == kind), same[0] if same else None)


def _distant_limit(tokens: Tokens, index: int, clauses: Clauses) -> Lead | None:
    """``Hạn cuối nộp hồ sơ là ngày …``, ``Thời hạn góp ý: …``: the noun of the limit stands apart from the date."""
    if tokens.key(index - 1) not in ("là", ":", "vào") and tokens.key(index - 2) != "là":
        return None
    first = clauses.start(index - 1, 12)
    for place in range(index - 2, first - 1, -1):
        if tokens.key(place) in _LIMIT_NOUNS:
            begin = place - 1 if tokens.key(place - 1) == "thời" else place
            return Lead("label", begin, "limit", tokens.words(begin, index))
    return None


def _measures_following(tokens: Tokens, item: Located, following: list[Located]) -> bool:
    """``Thời gian: 02 ngày, từ ngày 20/3 …``, ``01 ngày (thứ Sáu …)``: the dates behind the length are what counts."""
    if not isinstance(item.node, Duration) or not following or kind_of(following[0].node) != "day":
        return False
    between = tokens.keys[item.end : following[0].start]
    return between[:1] in ([","], ["("], [":"]) and set(between[1:]) <= {"từ", "vào", "ngày", "trong", "các"}


def _next_in_run(item: Located, following: list[Located]) -> bool:
    """Whether the next item belongs to one stretch: another day, or a period that follows without a gap (``quý III và IV``)."""
    if item.link is not Link.LIST or not following:
        return False
    left, right = item.node, following[0].node
    if isinstance(left, CalendarDate) and isinstance(right, CalendarDate):
        return True
    if not isinstance(left, Period) or not isinstance(right, Period) or left.unit is not right.unit:
        return False
    if left.number is None or right.number is None:
        return isinstance(left.year, int) and right.year == left.year + 1
    return right.number == left.number + 1 and left.year == right.year


def group(tokens: Tokens, found: list[Located], clauses: Clauses, *, cell: bool = False) -> list[Phrase]:
    """The phrases of a text, in order: ranges and lists of periods stay together, everything else is single.

    In a ``cell`` the days of a list are limits of their own.
    """
    phrases: list[Phrase] = []
    place = 0
    shared: Lead | None = None
    while place < len(found):
        item = found[place]
        lead = read_lead(tokens, item, clauses, found[place - 1].end if place else 0)
        if lead.op is None and shared is not None:
            lead = Lead(shared.op, item.start, shared.rule, shared.words)
        if lead.op == "label" and _measures_following(tokens, item, found[place + 1 : place + 2]):
            place, shared = place + 1, lead
            continue
        if item.link is Link.RANGE and place + 1 < len(found) and not isinstance(item.node, Recurrence):
            phrases.append(Phrase(lead, (item, found[place + 1]), "range"))
            place, shared = place + 2, None
            continue
        days = kind_of(item.node) == "day"
        if (
            not (cell and days)
            and _next_in_run(item, found[place + 1 : place + 2])
            and lead.op not in _SEPARATE.get(kind_of(item.node), ())
        ):
            run = [item]
            while _next_in_run(run[-1], found[place + len(run) : place + len(run) + 1]):
                run.append(found[place + len(run)])
            phrases.append(Phrase(lead, tuple(run), "run"))
            place, shared = place + len(run), None
            continue
        phrases.append(Phrase(lead, (item,), "single"))
        shared = lead if item.link is Link.LIST and lead.op is not None else None
        place += 1
    return phrases
