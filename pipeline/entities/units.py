"""Names of bodies: head, complement, area, and the body above (``Phòng Nội vụ | thuộc | UBND huyện``)."""

import re

from pipeline.entities.areas import area_end
from pipeline.entities.chart import DASHES, Chart, Phrase
from pipeline.entities.free_names import free_name_end
from pipeline.entities.heads import field_of, inside_number, is_abbreviation, unit_starts
from pipeline.entities.lexicon import Entry, Head
from pipeline.model.directive import MentionKind

# Heads that refer back to a body named before when they stand alone as a subject.
_DEFINITE = frozenset({"so", "bo", "van_phong", "phong", "ban", "vien", "truong", "trung_tam", "bao", "dai_tram"})
_ABOVE = (("thuộc", "và", "trực", "thuộc"), ("trực", "thuộc"), ("thuộc",), ("của",))
_FUNCTIONS = frozenset({"co_quan_thuong_truc"})  # heads that name what a body does, not which one it is
_ELECTED = frozenset({"tinh_uy", "hdnd", "ban_thuong_vu"})  # heads of bodies that sit for a term
_TERM = re.compile(r"[ivx]+|\d{1,2}")
_MAX_DEPTH = 8  # bodies inside each other; real names go to four
# After these verbs `đơn vị chủ trì` is a name (`đơn vị chủ trì có trách nhiệm`), after others `đơn vị` acts.
_NAME_BEFORE = frozenset({"chủ", "có", "chịu", "phải", "phối"})


def read_unit(chart: Chart, index: int, *, after_office: bool = False) -> Phrase | None:
    """The body whose name begins at ``index``, as long as it goes; None where none begins.

    ``after_office`` allows a bare head (``Giám đốc | Sở``). A coordination that shares its head is written out in
    ``members`` (``Sở Nội vụ, Tài chính``).
    """
    if index not in chart.entries or inside_number(chart, index):
        return None
    known = (index, after_office)
    if known not in chart.units:
        if chart.depth >= _MAX_DEPTH:
            return None
        chart.depth += 1
        chart.units[known] = _longest_unit(chart, index, after_office)
        chart.depth -= 1
    return chart.units[known]


def _longest_unit(chart: Chart, index: int, after_office: bool) -> Phrase | None:
    best: Phrase | None = None
    for entry in chart.entries[index]:
        phrase: Phrase | None = None
        if entry.category == "name":
            phrase = _named(chart, index, entry)
        elif entry.category == "head" and (best is None or entry.row.complement == "area"):
            phrase = _headed(chart, index, entry, after_office)
        if phrase and (best is None or phrase.end > best.end):
            best = phrase
    return _with_function(chart, best) if best else None


def _with_function(chart: Chart, unit: Phrase) -> Phrase:
    """``Sở Nội vụ - cơ quan thường trực Ban Chỉ đạo``: the function after the body belongs to its span, not to its name."""
    if unit.members or chart.key(unit.end) not in DASHES or unit.rule.removeprefix("entities.body.") in _FUNCTIONS:
        return unit
    function = read_unit(chart, unit.end + 1)
    if function is None or function.rule.removeprefix("entities.body.") not in _FUNCTIONS:
        return unit
    members = ((unit.start, function.end, chart.words(unit.start, unit.end)),)
    return Phrase(unit.start, function.end, unit.kind, unit.rule, members, unit.confidence)


def _named(chart: Chart, index: int, entry: Entry) -> Phrase | None:
    """A body with a fixed name; it must begin with a capital."""
    if not chart.upper_case(index) or entry.row.mention != "body":
        return None
    end = _branch(chart, entry.end)
    if entry.row.area == "branch" and end == entry.end:
        end = area_end(chart, end)
    return Phrase(index, end, MentionKind.BODY, "entities.body.name")


def _headed(chart: Chart, index: int, entry: Entry, after_office: bool) -> Phrase | None:
    head: Head = entry.row
    if head.complement == "field":
        return _field_unit(chart, index, entry.end, head, after_office)
    if head.complement == "name":
        return _free_unit(chart, index, entry.end, head, after_office)
    return _area_unit(chart, index, entry.end, head, after_office)


# Heads that take an area, or nothing: UBND, Công an, Kho bạc Nhà nước


def _area_unit(chart: Chart, index: int, start: int, head: Head, after_office: bool) -> Phrase | None:
    rule = f"entities.body.{head.id}"
    if chart.key(start - 2) == "cơ" and chart.key(start - 1) == "sở" and chart.key(start).isdigit():
        start += 1  # Thuế cơ sở 3 tỉnh Hà Tĩnh
    if head.id in _FUNCTIONS and (named := _apposed(chart, index, start)):
        return named
    if head.unit_after == "yes" and (above := _above(chart, start)):
        return Phrase(index, above, MentionKind.BODY, rule)
    end = _branch(chart, _area(chart, start) if head.area == "any" else start)
    if end == start and not _may_stand_bare(chart, index, start, head, after_office):
        return None
    if head.bare == "no" and not chart.upper_case(index):
        return None
    if head.id == "co_quan_thuong_truc" and _is_clause(chart, index, end):
        return None
    members = _places_of_one_level(chart, index, start) or (_shared_areas(chart, index, start, end) if end > start else ())
    stop = members[-1][1] if members else _outer(chart, _with_term(chart, end, head), head)
    return Phrase(index, stop, MentionKind.BODY, rule, members)


def _with_term(chart: Chart, end: int, head: Head) -> int:
    """``Thành ủy khóa XVII``: an elected body with its term."""
    named = head.id in _ELECTED and chart.key(end) == "khóa" and _TERM.fullmatch(chart.key(end + 1))
    return end + 2 if named else end


def _apposed(chart: Chart, index: int, start: int) -> Phrase | None:
    """``cơ quan thường trực - Sở Nội vụ``: a function and the body that has it; the body is what a clerk writes."""
    if chart.key(start) not in DASHES:
        return None
    unit = read_unit(chart, start + 1)
    if unit is None or unit.members or unit.rule.removeprefix("entities.body.") in _FUNCTIONS:
        return None
    members = ((index, unit.end, chart.words(unit.start, unit.end)),)
    return Phrase(index, unit.end, MentionKind.BODY, "entities.body.function", members)


def _area(chart: Chart, index: int) -> int:
    at = index + 1 if chart.key(index) == "của" else index
    if chart.key(at).isdigit() and (level := chart.longest(at + 1, "level")):  # `UBND 11 phường`
        return level.end
    end = area_end(chart, at)
    return end if end > at else index


def _branch(chart: Chart, end: int) -> int:
    """``- Chi nhánh tỉnh Quảng Ngãi``, ``- khu vực X``: a branch of a bank or a vertical body."""
    at = end + 1 if chart.key(end) in DASHES else end
    if chart.follows(at, "chi", "nhánh"):
        return area_end(chart, at + 2)
    return area_end(chart, at) if at > end and chart.follows(at, "khu", "vực") else end


def _may_stand_bare(chart: Chart, index: int, end: int, head: Head, after_office: bool) -> bool:
    if head.bare == "yes":
        return end - index > 1 or chart.upper_case(index)
    if head.bare == "cap":
        return chart.capital(index)
    return head.bare == "role" and after_office and chart.capital(index)


def _is_clause(chart: Chart, index: int, end: int) -> bool:
    """Whether ``đơn vị chủ trì …`` is a subject with its verb and not a name: the duty goes on right after it."""
    if chart.key(end - 1) not in ("trì", "hợp", "định", "thảo", "mưu"):
        return False
    listed = chart.key(index - 1) in (",", "và", "các")
    if chart.key(end) == ",":
        return listed or chart.follows(end, ",", "phối", "hợp")
    verb = chart.longest(end, "verb")
    return verb is not None and chart.key(end) not in _NAME_BEFORE and (listed or not chart.capital(index))


def _shared_areas(chart: Chart, index: int, start: int, end: int) -> tuple[tuple[int, int, str], ...]:
    """``UBND huyện Bình Sơn, thành phố Quảng Ngãi``: bodies that share the head, one for each named area."""
    if chart.key(start) in ("các", "của") or not _is_named_area(chart, start, end):
        return ()
    head_words = chart.words(index, start)
    members = [(index, end, chart.words(index, end))]
    while (at := _past_joint(chart, members[-1][1], (",", "và"))) > members[-1][1]:
        stop = area_end(chart, at, bare=False)
        if stop == at or not _is_named_area(chart, at, stop):
            break
        members.append((at, stop, f"{head_words} {chart.words(at, stop)}"))
    return tuple(members) if len(members) > 1 else ()


def _places_of_one_level(chart: Chart, index: int, start: int) -> tuple[tuple[int, int, str], ...]:
    """``UBND các huyện: Bình Sơn, Sơn Tịnh và thành phố Quảng Ngãi``: one body for each place, the level repeated."""
    level = chart.longest(start + 1, "level") if chart.key(start) == "các" else chart.longest(start, "level")
    if level is None:
        return ()
    head_words, level_words = chart.words(index, start), str(level.row)
    at = chart.skip(level.end, ":")
    if at == level.end and chart.key(start) != "các":
        return ()
    members: list[tuple[int, int, str]] = []
    while True:
        own = chart.longest(at, "level")
        level_words, name_at = (str(own.row), own.end) if own else (level_words, at)
        place = chart.longest(name_at, "place") if chart.upper_case(name_at) else None
        if place is None:
            break
        members.append((at, place.end, f"{head_words} {level_words} {chart.words(name_at, place.end)}"))
        at = _past_joint(chart, place.end, (",", "và"))
        if at == place.end:
            break
    if len(members) < 2:
        return ()
    members[0] = (index, *members[0][1:])
    return tuple(members)


def _is_named_area(chart: Chart, start: int, end: int) -> bool:
    level = chart.longest(start, "level")
    return level is not None and end > level.end and chart.upper_case(level.end)


def _past_joint(chart: Chart, end: int, joints: tuple[str, ...]) -> int:
    at = end
    while chart.key(at) in joints and at < end + 2:
        at += 1
    return at


# Sở, Bộ: heads that take a field


def _field_unit(chart: Chart, index: int, start: int, head: Head, after_office: bool) -> Phrase | None:
    """Sở, Bộ: the head with a field, or with several that share it (``Sở Nội vụ, Tài chính``; ``các Sở: …``)."""
    after = start + 1 if chart.key(start) == ":" and chart.key(index - 1) == "các" else start
    field = field_of(chart, after, head.id)
    if field is None or not chart.upper_case(after):
        return _unlisted(chart, index, start, head) or _alone(chart, index, start, head, after_office)
    fields = [(after, field.end)]
    while (following := _next_field(chart, fields[-1][1], head)) is not None:
        fields.append(following)
    last = _area(chart, fields[-1][1]) if head.area == "any" else fields[-1][1]
    rule = f"entities.body.{head.id}"
    if len(fields) == 1:
        return Phrase(index, _outer(chart, last, head), MentionKind.BODY, rule)
    return Phrase(index, last, MentionKind.BODY, f"{rule}.shared_head", _written_out(chart, index, start, fields, last))


def _written_out(
    chart: Chart, index: int, start: int, fields: list[tuple[int, int]], last: int
) -> tuple[tuple[int, int, str], ...]:
    """One member for each field, the head repeated; an area at the end goes with the last field as it stands."""
    head_words = chart.words(index, start)
    head_words = head_words[:1].upper() + head_words[1:]
    members = [(first, end, f"{head_words} {chart.words(first, end)}") for first, end in fields]
    members[0] = (index, *members[0][1:])
    first = fields[-1][0]
    members[-1] = (first, last, f"{head_words} {chart.words(first, last)}")
    return tuple(members)


def _unlisted(chart: Chart, index: int, start: int, head: Head) -> Phrase | None:
    """A department whose field is in no table (``Sở Văn hóa và Gia đình``)."""
    if head.id != "so" or not (chart.capital(index) and chart.capital(start)):
        return None
    end = free_name_end(chart, start, single=True)
    return Phrase(index, _area(chart, end), MentionKind.BODY, "entities.body.so.unlisted", (), 0.7) if end > start else None


def _alone(chart: Chart, index: int, start: int, head: Head, after_office: bool) -> Phrase | None:
    """The bare head: after an office (``Giám đốc Sở``), or as a subject that refers back (``Sở chủ trì …``)."""
    if after_office and chart.capital(index):
        end = _area(chart, start) if head.area == "any" else start
        return Phrase(index, end, MentionKind.BODY, f"entities.body.{head.id}.bare")
    return _definite(chart, index, start, head)


def _definite(chart: Chart, index: int, start: int, head: Head) -> Phrase | None:
    if head.id not in _DEFINITE or not chart.capital(index) or chart.capital(start):
        return None
    verb = chart.longest(start, "verb")
    if verb is None or verb.row.strength != "duty":
        return None
    return Phrase(index, start, MentionKind.BODY, f"entities.body.{head.id}.definite", (), 0.6)


def _next_field(chart: Chart, end: int, head: Head) -> tuple[int, int] | None:
    """The next field of a coordination; a word that opens another body at the same place ends it."""
    at = _past_joint(chart, end, (",", "và", ";"))
    field = field_of(chart, at, head.id) if at > end and chart.upper_case(at) else None
    if field is None:
        return None
    rivals = [entry.end for entry in chart.entries[at] if entry.category in ("head", "name", "role")]
    longest_rival = max(rivals, default=at)
    return (at, field.end) if field.end > longest_rival or (head.id == "bo" and field.end >= longest_rival) else None


# Ban, phòng, trung tâm, công ty …: heads that take a free name


def _free_unit(chart: Chart, index: int, start: int, head: Head, after_office: bool) -> Phrase | None:
    single = start - index == 1 and not is_abbreviation(chart, index)
    if single and not _single_head_counts(chart, index, start, head):
        return None
    if not single and head.bare == "role" and not (chart.upper_case(index) or chart.capital(start)):
        return None  # institutions by name only: `trung tâm dữ liệu` is a thing
    rule = f"entities.body.{head.id}"
    if head.unit_after == "yes" and (above := _above_direct(chart, start)):
        return Phrase(index, above, MentionKind.BODY, rule)
    end = free_name_end(chart, start, single=single)
    if end == start and not _nameless(chart, index, start, head, after_office):
        return _definite(chart, index, start, head) if single or head.id in _DEFINITE else None
    if end > start and head.unit_after == "yes" and (above := _above_direct(chart, end)):
        return Phrase(index, above, MentionKind.BODY, rule)
    end = _branch(chart, _area(chart, end))
    return Phrase(index, _outer(chart, end, head), MentionKind.BODY, rule)


def _single_head_counts(chart: Chart, index: int, start: int, head: Head) -> bool:
    """A head of one syllable needs a capital, a field of its own, or an article before it and a capital after it."""
    if chart.capital(index):
        return True
    own_field = field_of(chart, start, head.id) is not None
    if chart.loud(index):
        return own_field or unit_starts(chart, start) or chart.longest(start, "place") is not None
    return chart.capital(start) and (own_field or chart.key(index - 1) in ("các", "những", "mỗi"))


def _nameless(chart: Chart, index: int, start: int, head: Head, after_office: bool) -> bool:
    """Whether the head may go without a name: by its row, after an office, or with an area (``Văn phòng tỉnh``)."""
    if head.bare == "yes":
        return start - index > 1 or chart.upper_case(index)
    if after_office and chart.capital(index):
        return True
    return head.unit_after == "yes" and chart.capital(index) and _area(chart, start) > start


# The body above


def _above(chart: Chart, index: int) -> int | None:
    """The end of the body after ``index``, at once or after ``thuộc``, ``của`` or a dash, to which the one before belongs."""
    for words in (*_ABOVE, ("-",), ("–",)):
        if chart.follows(index, *words):
            return _body_end(chart, index + len(words))
    return _body_end(chart, index) if unit_starts(chart, index) else None


def _above_direct(chart: Chart, index: int) -> int | None:
    if unit_starts(chart, index) or (chart.key(index) in ("sở", "bộ") and chart.capital(index)):
        return _body_end(chart, index, bare=True)
    return None


def _body_end(chart: Chart, index: int, *, bare: bool | None = None) -> int | None:
    if holder := _holder_end(chart, index):
        return holder
    unit = read_unit(chart, index, after_office=chart.capital(index) if bare is None else bare)
    return unit.end if unit and not unit.members else None


def _holder_end(chart: Chart, index: int) -> int | None:
    """The end of an office that a unit works for: ``Tổ công tác của | Thủ tướng Chính phủ``, ``… Chủ tịch UBND tỉnh``."""
    named = chart.longest(index, "name")
    if named and named.row.mention == "role" and chart.upper_case(index):
        return named.end
    title = chart.longest(index, "role") if chart.upper_case(index) else None
    body = read_unit(chart, title.end, after_office=chart.capital(title.end)) if title else None
    return body.end if body and not body.members else None


def _outer(chart: Chart, end: int, head: Head) -> int:
    """The end with the body above after ``thuộc``, ``trực thuộc``, ``của``; after a dash only for inner units."""
    at = next((end + len(words) for words in _ABOVE if chart.follows(end, *words)), end)
    if at == end and chart.key(end) in DASHES and head.unit_after in ("yes", "dash"):
        at = end + 1
    if at == end:
        return end
    body = _body_end(chart, at)
    if body:
        return body
    area = area_end(chart, at, bare=False) if chart.key(end) == "của" else at
    return area if area > at else end
