"""Areas in names of bodies: ``tỉnh Quảng Ngãi``, ``các huyện, thị xã, thành phố trực thuộc Trung ương``, ``cấp xã``."""

import re

from pipeline.entities.chart import DASHES, Chart
from pipeline.entities.lexicon import Province
from pipeline.entities.persons import surnames

_AND = frozenset({",", "và", "hoặc", "/", "&", *DASHES})
_ROMAN = re.compile(r"[ivx]+")
_PLURAL = frozenset({"các", "những", "mỗi", "từng", "mọi", "tất cả các", "toàn bộ các", "hai", "ba"})
# Levels whose names are closed lists; those of communes are not.
_CLOSED = frozenset(
    {"tỉnh", "thành phố", "tp", "t.p", "tp.", "quận", "huyện", "thị xã", "tx", "tx."}
    | {"cấp tỉnh", "cấp huyện", "cấp xã", "cấp trung ương", "cấp thành phố", "cấp cơ sở"}
)


def _phrases(listed: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words.split()) for words in listed.split("|"))


_FIXED = _phrases("các cấp|cùng cấp|hai cấp|cấp trên|tối cao|việt nam|trung ương và địa phương|trung ương|tw|quốc gia")
_FIXED_BY_FIRST = {first: [words for words in _FIXED if words[0] == first] for first, *_ in _FIXED}
_TAILS = _phrases(
    "trực thuộc trung ương|trực thuộc tw|thuộc trung ương|trực thuộc|thuộc tỉnh|thuộc thành phố|trong tỉnh|trong thành phố"
    "|trong cả nước|cả nước|trên cả nước|trên địa bàn tỉnh|trên địa bàn thành phố|trên địa bàn huyện|trên địa bàn"
)


def area_end(chart: Chart, index: int, *, bare: bool = True) -> int:
    """The token after the area that begins at ``index``, or ``index`` where there is none.

    With ``bare`` the name of a province or district without its level word counts (``Báo | Quảng Ngãi``).
    """
    for words in _FIXED_BY_FIRST.get(chart.key(index), ()):
        if chart.follows(index, *words):
            return _with_tail(chart, index + len(words))
    quantifier = chart.longest(index, "quantifier")
    plural = quantifier is not None and quantifier.row in _PLURAL
    first = quantifier.end if plural and quantifier else index
    end, named = _place(chart, first, bare=bare and not plural)
    if end == first:
        return index
    if plural or not named:
        end = _listed(chart, end, plural=plural)
    elif chart.key(end) == "," and chart.longest(end + 1, "level"):
        end = _superior(chart, end)
    return _with_tail(chart, end)


def _place(chart: Chart, index: int, *, bare: bool) -> tuple[int, bool]:
    """A level word with or without a name, or (``bare``) a name alone: the token after it, and whether it is named."""
    level = chart.longest(index, "level")
    if level and any(entry.end > level.end for entry in chart.at(index, "head")):
        level = None  # Tỉnh đoàn, Huyện ủy: bodies, not areas
    if level is None or (level.row in ("khu vực", "bản", "buôn", "làng", "ấp") and not chart.capital(level.end)):
        place = chart.longest(index, "place") if bare and chart.upper_case(index) else None
        return (place.end, True) if place else (index, False)
    start = level.end
    if chart.key(start) == "." and level.row in ("tp", "tx", "t.p"):
        start += 1
    name = _place_name(chart, start, closed=level.row in _CLOSED)
    if level.row == "khu vực" and name > start and chart.key(name) in DASHES:  # Tòa án nhân dân khu vực 2 - Hà Nội
        place = chart.longest(name + 1, "place") if chart.upper_case(name + 1) else None
        name = place.end if place else name
    return name, name > start


def _place_name(chart: Chart, index: int, *, closed: bool) -> int:
    """The name of a place after its level word: from the gazetteer, a number, or a run of capitals.

    Provinces and districts are ``closed`` lists (a single letter stands for one that is left open: ``tỉnh X``).
    """
    if not chart.upper_case(index):
        return index
    place = chart.longest(index, "place")
    if place:
        return place.end
    if _ROMAN.fullmatch(chart.key(index)):
        return index + 1
    if closed and not chart.key(index).isdigit():
        return index + 1 if len(chart.key(index)) == 1 and chart.is_word(index) else index
    if chart.key(index).isdigit() and len(chart.key(index)) <= 2:
        return index + 1
    end = index
    if chart.key(index) in surnames() and chart.capital(index + 1) and chart.capital(index + 2):
        return index  # communes are an open list; what opens like a person's name is none
    while end - index < 4 and chart.capital(end) and chart.is_word(end) and not _opens_other(chart, end):
        end += 1
    return end


def _opens_other(chart: Chart, index: int) -> bool:
    return chart.words(index, index + 1).isupper() or any(
        entry.category in ("head", "role", "name") and entry.end - index > 1 for entry in chart.entries.get(index, ())
    )


def _listed(chart: Chart, end: int, *, plural: bool) -> int:
    """Further places of a list: ``huyện, thị xã, thành phố``; in a plural list names alone count too."""
    while True:
        following = end
        while chart.key(following) in _AND and following < end + 2:
            following += 1
        if following == end and not (plural and chart.longest(end, "level") and not chart.capital(end)):  # các tỉnh thành phố
            return end
        if chart.key(following) == "các" and chart.longest(following + 1, "level"):
            following += 1
        stop, named = _place(chart, following, bare=plural)
        if stop == following or (named and not plural and chart.key(end) not in ("và", "hoặc", ",")):
            return end
        end = stop


def _superior(chart: Chart, end: int) -> int:
    """``huyện Bình Sơn, tỉnh Quảng Ngãi``: the area above belongs to the name."""
    level = chart.longest(end + 1, "level")
    if level is None or level.row not in ("tỉnh", "thành phố", "tp", "huyện", "quận"):
        return end
    stop, named = _place(chart, end + 1, bare=False)
    if not named or chart.longest(stop, "level") or (level.row in ("thành phố", "tp") and not _is_province_city(chart, stop)):
        return end
    return stop


def _is_province_city(chart: Chart, stop: int) -> bool:
    """Whether the place that ends at ``stop`` is a centrally-run city, which has districts below it."""
    return any(
        entry.end == stop and isinstance(entry.row, Province) and entry.row.kind == "thành phố"
        for start in range(max(0, stop - 4), stop)
        for entry in chart.at(start, "place")
    )


def _with_tail(chart: Chart, end: int) -> int:
    for words in _TAILS:
        if chart.follows(end, *words):
            stop = end + len(words)
            place = chart.longest(stop, "place")
            if words[-1] in ("tỉnh", "phố", "huyện") and place and chart.upper_case(stop):
                return place.end
            return stop
    return end
