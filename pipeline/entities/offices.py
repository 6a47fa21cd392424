"""Office holders: ``Giám đốc Sở Tài chính``, ``Thủ trưởng các sở, ban, ngành``, ``Chủ tịch UBND các huyện``."""

from pipeline.entities.areas import area_end
from pipeline.entities.chart import Chart, Phrase
from pipeline.entities.groups import read_group
from pipeline.entities.heads import field_of
from pipeline.entities.lexicon import Entry
from pipeline.entities.tails import tail_end
from pipeline.entities.units import read_unit
from pipeline.model.directive import MentionKind

_FEWEST_LISTED = 2  # bodies behind a colon that make a list
_MAX_TITLES = 6  # that share one body
_NEEDS_BODY = frozenset({"obj", "no", "ban", "office"})


def read_office(chart: Chart, index: int) -> Phrase | None:
    """The office that begins at ``index``, with the body or group it belongs to; None where none begins."""
    office = _titled(chart, index)
    named = _named(chart, index)
    if named is None:
        return office
    end = tail_end(chart, named, "role", read_group)
    return office if office and office.end > end else Phrase(index, end, MentionKind.ROLE, "entities.role.name")


def _named(chart: Chart, index: int) -> int | None:
    """The end of an office with a name of its own, in the singular or plural (``các Phó Thủ tướng Chính phủ``)."""
    at = chart.skip(index, "các")
    named = chart.longest(at, "name")
    return named.end if named and named.row.mention == "role" and chart.upper_case(at) else None


def _titled(chart: Chart, index: int) -> Phrase | None:
    quantifier = chart.longest(index, "quantifier")
    start = quantifier.end if quantifier else index
    best: Phrase | None = None
    for title in chart.at(start, "role"):
        last = _further_titles(chart, title)
        phrase = (
            _with_object(chart, index, last)
            or (_with_object(chart, index, title) if last is not title else None)
            or _bare(chart, index, title, quantified=quantifier is not None)
        )
        if phrase and (best is None or phrase.end > best.end):
            best = phrase
    return best


def _further_titles(chart: Chart, first: Entry) -> Entry:
    """``giám đốc, thủ trưởng``; ``Bộ trưởng, Chủ nhiệm``; ``Chủ tịch và các Phó Chủ tịch``: titles that share a body."""
    last = first
    for _ in range(_MAX_TITLES):
        if last.row.shares != "yes":
            break
        at = last.end
        while chart.key(at) in (",", "và", "hoặc", "-", "–", "/") and at < last.end + 2:
            at += 1
        at = chart.skip(at, "các") if at > last.end else at
        following = chart.longest(at, "role") if at > last.end else None
        if following is None or following.row.shares != "yes" or read_unit(chart, at) is not None:
            return last
        last = following
    return last


def _with_object(chart: Chart, index: int, title: Entry) -> Phrase | None:
    """The title with the body, group or area it stands over."""
    listed = _listed_after_colon(chart, index, title)
    if listed:
        return listed
    at = chart.skip(title.end, "của")
    plural = chart.key(at) == "các"
    body_at = at + 1 if plural else at
    named = chart.upper_case(body_at) or _has_field(chart, body_at)
    if title.row.bare in ("ban", "office") and body_at == title.end and not named:
        return None
    unit = read_unit(chart, body_at, after_office=chart.upper_case(body_at) or title.row.bare == "obj")
    group = read_group(chart, at, after_office=True) if title.row.bare not in ("ban", "office") else None
    if unit and (group is None or unit.end >= group.end):
        if unit.members:
            return _distributed(chart, index, title, unit)
        return Phrase(index, tail_end(chart, unit.end, "role", read_group), MentionKind.ROLE, "entities.role.body")
    if group:
        return Phrase(index, tail_end(chart, group.end, "role", read_group), MentionKind.ROLE, "entities.role.group")
    if title.row.bare in ("ban", "office"):
        return None
    if title.row.bare == "obj" and (holder := _named(chart, at)):
        return Phrase(index, holder, MentionKind.ROLE, "entities.role.office")
    area = area_end(chart, at, bare=False)
    if area > at:
        return Phrase(index, tail_end(chart, area, "role", read_group), MentionKind.ROLE, "entities.role.area")
    return None


def _has_field(chart: Chart, at: int) -> bool:
    """``Trưởng | phòng Nội vụ``: a head in small letters before one of its fields with a capital."""
    return any(chart.capital(head.end) and field_of(chart, head.end, head.row.id) for head in chart.at(at, "head"))


def _listed_after_colon(chart: Chart, index: int, title: Entry) -> Phrase | None:
    """``Giám đốc: Sở Tài chính, Sở Y tế``: an office named once, before the list of the bodies it stands over."""
    if chart.key(title.end) != ":" or not chart.upper_case(index):
        return None
    words, at = chart.words(index, title.end), title.end + 1
    members: list[tuple[int, int, str]] = []
    while (unit := read_unit(chart, at)) is not None:
        bodies = unit.members or ((at, unit.end, chart.words(at, unit.end)),)
        members += [(start, end, f"{words} {text}") for start, end, text in bodies]
        at = unit.end
        while chart.key(at) in (",", ";", "và") and at < unit.end + 2:
            at += 1
        if at == unit.end:
            break
    if len(members) < _FEWEST_LISTED:
        return None
    first = (index, *members[0][1:])
    return Phrase(index, members[-1][1], MentionKind.ROLE, "entities.role.shared_head", (first, *members[1:]))


def _distributed(chart: Chart, index: int, title: Entry, unit: Phrase) -> Phrase:
    """``Giám đốc các Sở: Tài chính, Y tế``: one office for each body."""
    words = chart.words(index, title.end)
    members = tuple(
        (index if place == 0 else start, end, f"{words} {text}") for place, (start, end, text) in enumerate(unit.members)
    )
    return Phrase(index, unit.end, MentionKind.ROLE, "entities.role.shared_head", members)


def _bare(chart: Chart, index: int, title: Entry, *, quantified: bool) -> Phrase | None:
    if title.row.bare in _NEEDS_BODY and not (quantified and title.row.bare in ("obj", "cap")):
        return None
    if title.row.bare == "cap" and not (chart.upper_case(index) or quantified):
        return None
    if title.row.bare == "board" and not chart.upper_case(title.end - 2):
        return None
    end = tail_end(chart, title.end, "role", read_group)
    return Phrase(index, end, MentionKind.ROLE, "entities.role.bare", (), 0.8)
