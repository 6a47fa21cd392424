"""The gazetteer: every closed list of the grammar in one Aho-Corasick automaton over folded syllables."""

import functools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from pipeline.entities.blurred import blurred_matches, long_phrases
from pipeline.entities.syllables import Syllables
from pipeline.knowledge.folding import fold
from pipeline.knowledge.loader import load_rows

_TOKEN = re.compile(r"[^\W_]+(?:&[^\W_]+)*|[^\s\w]|_")
LEVELS = (
    "tỉnh", "thành phố", "tp", "t.p", "tp.", "quận", "huyện", "thị xã", "tx", "tx.", "xã", "phường", "thị trấn", "đặc khu",
    "thôn", "ấp", "bản", "buôn", "làng", "tổ dân phố", "khu phố", "khu dân cư", "cấp tỉnh", "cấp huyện", "cấp xã",
    "cấp trung ương", "cấp thành phố", "cấp cơ sở", "thủ đô", "khu vực",
)  # fmt: skip
#: Categories of which a single syllable counts for nothing inside a compound.
_HIDEABLE = frozenset({"head", "group", "role", "level", "verb", "name", "stop"})
QUANTIFIERS = (
    "các", "những", "mỗi", "từng", "mọi", "toàn thể", "toàn thể các", "tất cả các", "tất cả", "toàn bộ", "toàn bộ các", "một số",
    "hầu hết các", "100 % các", "100 %", "đa số các", "phần lớn các",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A row of ``bodies/heads.csv``: a word that opens the name of a body.

    ``complement`` is field (a name of ``bodies/fields.csv``), name (a free one), area or none; ``unit_after`` whether
    another body may follow at once (yes: ``Văn phòng | UBND tỉnh``) or after a dash (dash: ``Cục X - Bộ Y``); ``area``
    any or no; ``bare`` whether it may stand without a complement: yes, cap (with a capital), role (after an office
    only) or no.
    """

    id: str
    forms: tuple[str, ...]
    complement: str
    unit_after: str
    area: str
    bare: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A row of ``bodies/fields.csv``: what a department, ministry … is for, and the heads it goes with."""

    name: str
    heads: tuple[str, ...]
    abbreviations: tuple[str, ...]
    valid_from: str | None
    valid_to: str | None
    successor: str | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A row of ``bodies/names.csv``: a body (or office) of the state with a fixed name; ``mention`` body or role."""

    name: str
    category: str
    abbreviations: tuple[str, ...]
    valid_from: str | None
    valid_to: str | None
    successor: str | None
    area: str
    mention: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A row of ``bodies/roles.csv``: an office.

    ``bare`` tells whether it stands without a body: yes, cap (with a capital), board (with one
    in the board's name: ``Trưởng ban Chỉ đạo``), obj (never: it needs the body), no (as
    obj), ban and office (the name of a board or office follows). ``shares`` tells whether it may share its body with
    the title after it (``giám đốc, thủ trưởng các sở``); a title that holds its body (``Bộ trưởng``) does not.
    """

    form: str
    bare: str
    shares: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A row of ``bodies/groups.csv``: a noun for many.

    ``alone`` is yes, cap, no, q (only after a quantifier or in a list) or art (only after a quantifier).
    A ``strict`` noun is none before a word that no table knows (``các trường | hợp``).
    """

    form: str
    alone: str
    strict: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A row of ``bodies/verbs.csv``: ``strength`` duty (opens a duty), weak (also stands in names) or stop."""

    form: str
    strength: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A row of ``bodies/terms.csv``: words that stand in names of boards, centres and companies."""

    name: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compound:
    """A row of ``bodies/compounds.csv``: a word one of whose syllables looks like a head (``hội nghị``, ``dịch vụ``)."""

    word: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """A row of ``areas/provinces.csv``: a province or centrally-run city in the time it had that name and kind."""

    name: str
    kind: str
    valid_from: str | None
    valid_to: str | None
    successor: str | None
    aliases: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A row of ``areas/districts.csv``: a district of before 2025-07-01."""

    name: str
    kind: str
    province: str
    valid_to: str | None
    source: str


class Entry(NamedTuple):
    """A lexicon match: the token after it, its category and the row it comes from."""

    end: int
    category: str
    row: Any


@functools.cache
def heads() -> tuple[Head, ...]:
    """All heads of names of bodies."""
    return load_rows("bodies/heads.csv", Head)


@functools.cache
def fields() -> tuple[Field, ...]:
    """All fields of departments, ministries and inner units."""
    return load_rows("bodies/fields.csv", Field)


@functools.cache
def names() -> tuple[Name, ...]:
    """All bodies and offices with fixed names."""
    return load_rows("bodies/names.csv", Name)


@functools.cache
def roles() -> tuple[Role, ...]:
    """All offices."""
    return load_rows("bodies/roles.csv", Role)


@functools.cache
def groups() -> tuple[Group, ...]:
    """All nouns for groups."""
    return load_rows("bodies/groups.csv", Group)


@functools.cache
def verbs() -> tuple[Verb, ...]:
    """All verbs and function words that open duties or end names."""
    return load_rows("bodies/verbs.csv", Verb)


@functools.cache
def terms() -> tuple[Term, ...]:
    """All words of free names."""
    return load_rows("bodies/terms.csv", Term)


@functools.cache
def compounds() -> tuple[Compound, ...]:
    """All words that hide a syllable of the other tables."""
    return load_rows("bodies/compounds.csv", Compound)


@functools.cache
def provinces() -> tuple[Province, ...]:
    """All provinces and centrally-run cities with the time each was valid."""
    return load_rows("areas/provinces.csv", Province)


@functools.cache
def districts() -> tuple[District, ...]:
    """All districts of before 2025-07-01."""
    return load_rows("areas/districts.csv", District)


def keys_of(phrase: str) -> list[str]:
    """The folded tokens of a phrase, as :func:`split_syllables` cuts them."""
    return list(_keys_of(phrase))


@functools.lru_cache(maxsize=4096)
def _keys_of(phrase: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(fold(phrase)))


def _entries() -> Iterable[tuple[str, str, Any]]:
    """Every phrase of the lexicon with its category and row."""
    yield from _rows("head", heads(), lambda row: row.forms)
    yield from _rows("field", fields(), lambda row: (row.name, *row.abbreviations))
    yield from _rows("name", names(), lambda row: [form for form in (row.name, *row.abbreviations) if len(form) > 2])
    yield from _rows("role", roles(), lambda row: (row.form,))
    yield from _rows("group", groups(), lambda row: (row.form,))
    yield from ((row.form, "stop" if row.strength == "stop" else "verb", row) for row in verbs())
    yield from _rows("term", terms(), lambda row: (row.name,))
    yield from _rows("compound", compounds(), lambda row: (row.word,))
    yield from _rows("place", provinces(), lambda row: (row.name, *row.aliases))
    yield from _rows("place", districts(), lambda row: () if row.name.isdigit() else (row.name,))
    yield from _rows("level", LEVELS, lambda row: (row,))
    yield from _rows("quantifier", QUANTIFIERS, lambda row: (row,))


def _rows(category: str, rows: Iterable[Any], forms: Callable[[Any], Iterable[str]]) -> Iterable[tuple[str, str, Any]]:
    return ((form, category, row) for row in rows for form in forms(row))


@functools.cache
def _by_phrase() -> dict[str, tuple[tuple[str, Any], ...]]:
    """What each phrase (its tokens, a blank on either side) stands for."""
    by_phrase: dict[str, list[tuple[str, Any]]] = {}
    for phrase, category, row in _entries():
        keys = keys_of(phrase)
        if keys:
            by_phrase.setdefault(" " + " ".join(keys) + " ", []).append((category, row))
    return {phrase: tuple(rows) for phrase, rows in by_phrase.items()}


@functools.cache
def _automaton() -> Any:
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for phrase, rows in _by_phrase().items():
        automaton.add_word(phrase, (len(phrase), phrase.count(" ") - 1, rows))
    automaton.make_automaton()
    return automaton


@functools.cache
def _long_phrases() -> frozenset[str]:
    """Names, heads and fields that are known without their marks too."""
    single = (phrase for phrase, rows in _by_phrase().items() if any(c in ("name", "head", "field") for c, _ in rows))
    return long_phrases(single) | long_phrases(_headed_fields(), least=3)


@functools.cache
def _headed_fields() -> dict[str, tuple[Head, Field]]:
    """``sở tài chính``: heads of one syllable with each of their fields."""
    by_id = {head.id: head for head in heads() if head.complement == "field"}
    headed = {}
    for field in fields():
        for head in (by_id[name] for name in field.heads if name in by_id):
            headed[" " + " ".join(keys_of(f"{head.forms[0]} {field.name}")) + " "] = (head, field)
    return headed


def _add_blurred(found: dict[int, list[Entry]], start: int, phrase: str) -> None:
    """The entries of a phrase that stands at ``start`` without its marks."""
    width = phrase.count(" ") - 1
    found.setdefault(start, []).extend([Entry(start + width, category, row) for category, row in _by_phrase().get(phrase, ())])
    if phrase in _headed_fields():
        head, field = _headed_fields()[phrase]
        for at, entry in ((start, Entry(start + 1, "head", head)), (start + 1, Entry(start + width, "field", field))):
            if entry not in found.setdefault(at, []):
                found[at].append(entry)


def look_up(syllables: Syllables) -> dict[int, list[Entry]]:
    """All lexicon matches by the token they begin at, longest first."""
    haystack = " " + " ".join(syllables.keys) + " "
    token_at: dict[int, int] = {}
    place: int = 0
    for index, key in enumerate(syllables.keys):
        token_at[place] = index
        place += len(key) + 1
    found: dict[int, list[Entry]] = {}
    for last, (length, width, rows) in _automaton().iter(haystack):
        start = token_at.get(last - length + 1)
        if start is None:
            continue
        found.setdefault(start, []).extend([Entry(start + width, category, row) for category, row in rows])
    for at, phrase in blurred_matches(haystack, _long_phrases()):
        if (start := token_at.get(at)) is not None:
            _add_blurred(found, start, phrase)
    _drop_hidden(found)
    for entries in found.values():
        if len(entries) > 1:
            entries.sort(key=lambda entry: -entry.end)
    return found


def _drop_hidden(found: dict[int, list[Entry]]) -> None:
    """Take out what is only part of a compound: the ``hội`` of ``hội nghị``, the ``cơ sở`` of ``cơ sở dữ liệu``."""
    compounds_at: dict[int, int] = {}
    for index, entries in found.items():
        for entry in entries:
            if entry.category == "compound":
                compounds_at[index] = max(entry.end, compounds_at.get(index, entry.end))
    for index, end in compounds_at.items():
        for place in range(index, end):
            if place in found:
                limit = end if place == index else place + 2
                found[place] = [e for e in found[place] if e.category not in _HIDEABLE or e.end >= limit]
