"""Where a free name ends (``Trung tâm | Đo lường, Thử nghiệm và Thông tin | tỉnh``): names that no list holds."""

from pipeline.entities.areas import area_end
from pipeline.entities.chart import DASHES, Chart
from pipeline.entities.heads import unit_starts

_JOINTS = frozenset({"và", "&", ",", *DASHES})
_SET_UP_FOR = (("triển", "khai"), ("thực", "hiện"))
_MAX_NAME = 24  # tokens
_MAX_LOWER = 5  # lower-case syllables in a row
_SURE_LOWER = 3  # of which so many surely belong to the name


def free_name_end(chart: Chart, start: int, *, single: bool) -> int:
    """The token after the free name at ``start``; ``start`` where there is none.

    A name is made of capitals and what stands between them, known fields and terms, and short lower-case runs. After a
    head of one syllable (``single``) it begins with a capital or a known word.
    """
    at = start
    solid = start  # the end of what surely belongs to the name
    lower = 0
    while at - start < _MAX_NAME:
        known = _known(chart, at, start) or _project(chart, at, start)
        if known:
            at = solid = known
            lower = 0
        elif chart.key(at) == "các" and at > start and _known(chart, at + 1, start):
            at += 1
        elif not chart.is_word(at) or chart.key(at) in ("và", "về"):
            following = _over_joint(chart, at, start)
            if following == at:
                break
            at = following
            lower = 0
        elif _next_begins(chart, at, first=at == start):
            break
        elif chart.capital(at) and not _ends_name(chart, at, capital=True):
            at += 1
            solid = at
            lower = 0
        elif lower < _MAX_LOWER and (at > start or not single) and not _ends_name(chart, at, capital=False):
            at += 1
            lower += 1
            solid = at if lower <= _SURE_LOWER else solid
        else:
            break
    return solid


def _known(chart: Chart, at: int, start: int) -> int:
    """The end of the longest field or term at ``at``, 0 where there is none."""
    for entry in chart.entries.get(at, ()):
        if entry.category == "term" or (
            entry.category == "field" and (chart.upper_case(at) or entry.end - at > (1 if at > start else 2))
        ):
            if at > start and not chart.capital(at) and (entry.end - at == 1 or _is_duty(chart, at, entry.end)):
                continue
            return entry.end
    return 0


def _next_begins(chart: Chart, at: int, *, first: bool) -> bool:
    """Whether the area or another body begins; at once after the head only an area with its level word (``Đảng ủy | xã``)."""
    if first:
        return not chart.upper_case(at) and chart.longest(at, "level") is not None and area_end(chart, at, bare=False) > at
    return unit_starts(chart, at) or area_end(chart, at) > at


def _project(chart: Chart, at: int, start: int) -> int:
    """The end of the scheme a board is set up for (``Tổ công tác | triển khai Đề án 06``), 0 where none stands."""
    if not any(chart.follows(at, *verb) for verb in _SET_UP_FOR):
        return 0
    if at == start and (term := chart.longest(at + 2, "term")):
        return term.end
    scheme = chart.capital(at + 2) and chart.follows(at + 2, "đề", "án") and chart.key(at + 4).isdigit()
    return at + 5 if scheme else 0


def _is_duty(chart: Chart, at: int, end: int) -> bool:
    """Whether the words are a verb of doing as much as a field (``tổ chức``, ``kiểm tra``); in lower case they are the verb."""
    return any(
        entry.category == "verb" and entry.end >= end and entry.row.strength != "weak" for entry in chart.entries.get(at, ())
    )


def _ends_name(chart: Chart, at: int, *, capital: bool) -> bool:
    """Whether the word at ``at`` ends a name: a verb or function word, an office or a group, in lower case."""
    if capital:
        return False
    for entry in chart.entries.get(at, ()):
        if entry.category in ("stop", "quantifier"):
            return True
        if entry.category == "verb" and not (entry.row.strength == "weak" and _names_on(chart, entry.end)):
            return True
        if entry.category in ("role", "group") and entry.end - at > 1:
            return True
    return False


def _names_on(chart: Chart, end: int) -> bool:
    """Whether a name goes on after a verb that also stands in names: a term or an area (``Đầu tư phát triển | tỉnh``)."""
    return chart.longest(end, "term") is not None or area_end(chart, end, bare=False) > end


def _over_joint(chart: Chart, at: int, start: int) -> int:
    """The token after a joint inside a name (``và``, a comma, a dash, ``về``), or ``at`` where the name ends."""
    key = chart.key(at)
    following = at + 1
    if key == "về":
        inside = chart.is_word(following) and not chart.longest(following, "stop") and not chart.longest(following, "verb")
        return following if inside or (at == start and chart.is_word(following)) else at
    if key not in _JOINTS or at == start or (key == "," and chart.key(following) == "và"):
        return at
    if key == "và" and chart.key(following) == "các" and _known(chart, following + 1, start):
        return following + 1
    goes_on = (chart.capital(following) or bool(_known(chart, following, start))) and not _opens_another(chart, following)
    if not goes_on or (key == "," and not _coordinated_later(chart, following)):
        return at
    return following


def _opens_another(chart: Chart, at: int) -> bool:
    """Whether another body, office, group or place begins at ``at``."""
    if unit_starts(chart, at):
        return True
    return any(
        (entry.category == "role" and entry.row.bare not in ("ban", "office"))
        or (entry.category == "group" and entry.end - at > 1)
        or entry.category == "place"
        for entry in chart.entries.get(at, ())
    )


def _coordinated_later(chart: Chart, at: int) -> bool:
    """Whether a name goes on to a coordinated last part: ``Đo lường, Thử nghiệm và Thông tin``."""
    for ahead in range(at, min(at + 9, len(chart))):
        key = chart.key(ahead)
        if key in (";", ".", ":", "\n", "("):
            return False
        if key == "," and not chart.capital(ahead + 1):
            return False
        if key in ("và", "&"):
            following = ahead + 1
            return (chart.capital(following) or bool(_known(chart, following, at))) and not _opens_another(chart, following)
        if ahead > at and unit_starts(chart, ahead):
            return False
    return False
