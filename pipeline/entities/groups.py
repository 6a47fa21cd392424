"""Groups: ``các sở, ban, ngành``, ``mỗi cán bộ, công chức, viên chức``, ``các quận, huyện, thị ủy``."""

from pipeline.entities.areas import area_end
from pipeline.entities.chart import DASHES, Chart, Phrase
from pipeline.entities.lexicon import Entry, Group
from pipeline.entities.tails import relative_end, tail_end
from pipeline.entities.units import read_unit
from pipeline.model.directive import MentionKind

_AND = frozenset({",", "và", "hoặc", "/", *DASHES})
# Nouns that may stand beside the one before without a comma: `ban ngành`, `cơ quan đơn vị`.
_GLUED = frozenset({"ngành", "đơn vị", "ban", "ban ngành", "đoàn thể", "địa phương", "cán bộ", "công chức", "viên chức"})
# Nouns before which the article may be repeated within one group: `các ngành, các cấp`.
_PAIRED = frozenset({"cấp", "ngành"})
# A committee with one of these after it is a body of its own in a list: `…, thị ủy, đảng ủy khối trực thuộc Thành ủy`.
_OWN_COMMITTEES = frozenset({"khối", "các", "công", "quân"})


def read_group(chart: Chart, index: int, *, after_office: bool = False) -> Phrase | None:
    """The group that begins at ``index`` (with its quantifier), or None.

    ``after_office`` takes any noun of the table (``Thủ trưởng | cơ quan, đơn vị``).
    """
    quantifier = chart.longest(index, "quantifier")
    start = quantifier.end if quantifier else index
    first = _noun(chart, start, strict=True)
    if first is None or (quantifier is None and not after_office and _is_body(chart, start, first.end)):
        return None
    end, count = _members(chart, start, first.end, quantified=quantifier is not None or after_office)
    stop = tail_end(chart, _with_area(chart, end), "group", read_group)
    if quantifier is None and not after_office and not _may_stand(chart, start, first.row, count, narrowed=stop > end):
        return None
    rule = "quantified" if quantifier else "listed" if count > 1 else "single"
    relative = stop if after_office else relative_end(chart, stop, narrowed=stop > end)
    confidence = 0.8 if relative > stop else 1.0 if quantifier or count > 1 or stop > end else 0.7
    return Phrase(index, relative, MentionKind.GROUP, f"entities.group.{rule}", (), confidence)


def _may_stand(chart: Chart, index: int, group: Group, count: int, *, narrowed: bool) -> bool:
    """Whether a group without quantifier is one: two nouns at least, a tail, or a noun that stands alone."""
    if group.alone == "art":
        return False
    if count > 1 or group.alone == "yes":
        return True
    if group.alone == "cap":
        return chart.capital(index)
    return narrowed and group.alone == "no"


def _noun(chart: Chart, index: int, *, strict: bool) -> Entry | None:
    """The longest group noun at ``index``, unless a body's name begins there that is longer."""
    for entry in chart.at(index, "group"):
        if strict and entry.row.strict == "yes" and _runs_on(chart, entry.end):
            continue
        unit = read_unit(chart, index)
        listed_committee = (
            not strict
            and entry.row.form.endswith("ủy")
            and not chart.capital(index)
            and chart.key(entry.end) not in _OWN_COMMITTEES
        )
        return None if unit and unit.end > entry.end and not listed_committee else entry
    return None


def _is_body(chart: Chart, index: int, end: int) -> bool:
    """Whether a noun in capitals is itself a body that the text knows (``Hội đồng``, ``Tỉnh ủy``)."""
    if chart.key(end - 1) == "ủy" and "ủy" in (chart.key(end + 2) if chart.key(end) == "," else "", chart.key(index - 2)):
        return False  # `Tỉnh ủy, Thành ủy`: committees of many places
    unit = read_unit(chart, index) if chart.capital(index) else None
    return unit is not None and unit.end >= end


def _runs_on(chart: Chart, end: int) -> bool:
    """Whether a word that no table knows follows, in lower case: then the noun before it is part of something else."""
    return chart.is_word(end) and not chart.upper_case(end) and end not in chart.entries


def _members(chart: Chart, first: int, end: int, *, quantified: bool) -> tuple[int, int]:
    """Further nouns of the list: the token after the last one, and how many nouns there are."""
    count = 1 + chart.keys[first:end].count(",")
    while True:
        at = end
        while chart.key(at) in _AND and at < end + 2:
            at += 1
        paired = chart.key(end - 1) in _PAIRED and chart.key(end) == "," and chart.key(at) == "các"
        if quantified and paired and chart.key(at + 1) in _PAIRED:
            at += 1
        noun = _noun(chart, at, strict=False)
        if noun is None or (at == end and noun.row.form not in _GLUED) or _new_actor(chart, at, noun, first):
            return end, count
        if not quantified and _is_body(chart, at, noun.end):
            return end, count
        end = noun.end
        count += 1


def _new_actor(chart: Chart, at: int, noun: Entry, first: int) -> bool:
    """A noun that may stand alone and gets a capital in a lower-case list: ``các sở, ngành, Doanh nghiệp`` are two."""
    return noun.row.alone in ("cap", "yes") and chart.capital(at) and not chart.capital(first)


def _with_area(chart: Chart, end: int) -> int:
    """The area right after the nouns (``các sở, ban, ngành | tỉnh``), but not that of a new group."""
    if chart.key(end) in ("các", "hai") and not chart.follows(end, "các", "cấp"):
        return end
    return max(end, area_end(chart, end))
