"""Spelling out names of bodies: capitals as a clerk sets them, abbreviations written in full."""

import functools
import re
from dataclasses import dataclass

from pipeline.entities.chart import Chart
from pipeline.entities.lexicon import Entry, Field, Head, Name, keys_of
from pipeline.knowledge.folding import key, without_marks
from pipeline.knowledge.loader import load_rows

_LEVELS = {"tp": "thành phố", "tp.": "thành phố", "tx.": "thị xã", "t.p": "thành phố", "tx": "thị xã"}
_DASH = re.compile(r"\s[–—]\s")
_GLUED_DASH = re.compile(r"(?<=[^\W\d_A-ZĐ])[-–—](?=[A-ZĐ][^\W\d_A-ZĐ])")
_CONNECTIVES = frozenset({"về", "của", "và", "tại", "ở", "các", "-", ","})
_BEFORE_OFFICE = frozenset({"phó", "chánh", "quyền", "tổng"})  # their office keeps its capital
_ORDER = {"name": 0, "head": 1, "field": 2, "place": 3, "role": 4, "level": 5, "term": 6}


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """A row of ``bodies/abbreviations.csv``; ``{committee}`` stands for Tỉnh ủy or Thành ủy, whichever the area has."""

    abbreviation: str
    expansion: str
    source: str


@functools.cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """All abbreviations of names and offices."""
    return load_rows("bodies/abbreviations.csv", Abbreviation)


@functools.cache
def _by_keys() -> dict[tuple[str, ...], Abbreviation]:
    return {tuple(keys_of(row.abbreviation)): row for row in abbreviations()}


def spell_out(text: str, *, committee: str = "Tỉnh ủy", on: str | None = None, loud: bool | None = None) -> str:
    """The name in full: abbreviations expanded, capitals set right where ``text`` is in capitals throughout.

    ``committee`` is the party committee of the area (Tỉnh ủy, Thành ủy) for abbreviations such as ``BTVTU``; ``on`` an
    ISO date that decides between fields with the same abbreviation. Words that no table knows keep their spelling, or
    become lower case (the first one after the head with a capital) where the text is in capitals; ``loud`` says that it
    is, None leaves it to the text.
    """
    chart = Chart.of(" ".join(text.split()), loud=loud)
    parts: list[str] = []
    head: Head | None = None
    after_head = True
    index = 0
    while index < len(chart):
        end, written, entry = _spell(chart, index, head, after_head, committee, on)
        glued = index > 0 and chart.syllables.starts[index] == chart.syllables.ends[index - 1]
        parts.append(written if glued or not parts else " " + written)
        after_head = _capital_next(chart, index, entry, after_head)
        if entry is not None and entry.category == "head":
            head = entry.row
        index = end
    return _DASH.sub(" - ", _GLUED_DASH.sub(" - ", "".join(parts).replace(" .", "").strip()))


def _capital_next(chart: Chart, index: int, entry: Entry | None, after_head: bool) -> bool:
    """Whether the next piece of a name in capitals keeps one: after a head, an office, or the level word of a place."""
    if entry is not None and entry.category in ("head", "role"):
        return True
    if chart.key(index) in _CONNECTIVES:
        return after_head
    if entry is not None and entry.category == "level":
        return chart.longest(entry.end, "stop") is None
    return entry is None and after_head and any(chart.longest(before, "level") for before in range(max(0, index - 3), index))


def _spell(
    chart: Chart, index: int, head: Head | None, after_head: bool, committee: str, on: str | None
) -> tuple[int, str, Entry | None]:
    """The token after the piece at ``index``, the piece in full, and the lexicon entry it comes from."""
    field = _abbreviated_field(chart, index, head, on)
    if field:
        return field.end, field.row.name, field
    for width in (5, 4, 3, 2, 1):
        row = _by_keys().get(tuple(chart.keys[index : index + width])) if index + width <= len(chart) else None
        if row and _written_as(chart.words(index, index + width), row.abbreviation, loud=chart.loud(index)):
            entry = chart.longest(index, "head")
            return _after_dot(chart, index + width), row.expansion.format(committee=committee), entry
    level = chart.longest(index, "level")
    if level and level.row in _LEVELS:
        return _after_dot(chart, level.end), _LEVELS[level.row], level
    if not chart.loud(index):
        entry = chart.longest(index, "head") if after_head or chart.capital(index) else None
        return (entry.end, _head_words(chart, index, entry), entry) if entry else (index + 1, chart.words(index, index + 1), None)
    return _recased(chart, index, head, after_head)


def _head_words(chart: Chart, index: int, entry: Entry) -> str:
    """The words of a head as its table spells them, with the abbreviations inside written out (``Công ty | TNHH MTV``)."""
    words = [chart.words(at, at + 1) for at in range(index, entry.end)]
    written = [words[0]]
    for at, word in enumerate(words[1:], index + 1):
        row = _by_keys().get((chart.keys[at],))
        written.append(row.expansion if row and word == row.abbreviation else word)
    if written != words:
        return " ".join(written)
    bare = without_marks(" ".join(chart.keys[index : entry.end]))
    form = next((form for form in entry.row.forms if without_marks(" ".join(keys_of(form))) == bare), None)
    return form if form and chart.capital(index) else chart.words(index, entry.end)


def _after_dot(chart: Chart, end: int) -> int:
    """The dot of an abbreviation (``TP.``) goes with it."""
    return end + 1 if chart.key(end) == "." else end


def _written_as(words: str, abbreviation: str, *, loud: bool) -> bool:
    """Abbreviations are case-sensitive, so that ``ca`` is not ``CA``; short ones are not trusted among capitals."""
    return words == abbreviation if not loud else words == abbreviation.upper() and len(abbreviation) > 2


def _abbreviated_field(chart: Chart, index: int, head: Head | None, on: str | None) -> Entry | None:
    """The field at ``index`` that goes with the head before it; several with one abbreviation are told apart by date."""
    if head is None:
        return None
    fitting = [e for e in chart.at(index, "field") if head.id in e.row.heads and _may_be_field(chart, index, e)]
    if not fitting:
        return None
    longest = [entry for entry in fitting if entry.end == fitting[0].end]
    return next((entry for entry in longest if on is None or _valid(entry.row, on)), longest[0])


def _may_be_field(chart: Chart, index: int, field: Entry) -> bool:
    """A field begins with a capital; a long one right after its head may lack it (``Trung tâm | phục vụ hành chính công``)."""
    return chart.upper_case(index) or field.end - index > 3


def _valid(row: Field, on: str) -> bool:
    return (row.valid_from or "") <= on <= (row.valid_to or "9999")


def _recased(chart: Chart, index: int, head: Head | None, after_head: bool) -> tuple[int, str, Entry | None]:
    """A piece of a text in capitals, in the spelling of the tables."""
    best: Entry | None = None
    for entry in chart.entries.get(index, ()):
        if entry.category not in _ORDER or (entry.category == "field" and head and head.id not in entry.row.heads):
            continue
        if entry.category in ("head", "role") and entry.end - index == 1 and not after_head and index > 0:
            continue
        if best is None or (-entry.end, _ORDER[entry.category]) < (-best.end, _ORDER[best.category]):
            best = entry
    if best is None:
        word = chart.words(index, index + 1)
        return index + 1, _first_upper(word.lower()) if after_head and key(word) not in _CONNECTIVES else word.lower(), None
    spelled = _spelling(chart, index, best)
    if best.category == "role":
        return best.end, office_case(spelled), best
    lower = best.category in ("level", "term") and not (after_head and best.category == "term")
    return best.end, spelled if best.category not in ("level", "term", "role") else _cased(spelled, lower), best


def _spelling(chart: Chart, index: int, entry: Entry) -> str:
    """The form of the row that the tokens match."""
    keys = chart.keys[index : entry.end]
    row = entry.row
    forms: tuple[str, ...]
    if isinstance(row, Head):
        forms = row.forms
    elif isinstance(row, Field | Name):
        return row.name
    else:
        forms = tuple(
            form
            for form in (getattr(row, "name", None), getattr(row, "form", None), row if isinstance(row, str) else None)
            if form
        )
    return next((form for form in forms if keys_of(form) == keys), forms[0] if forms else chart.words(index, entry.end).lower())


def office_case(office: str) -> str:
    """An office in the capitals of official names: ``Phó Chủ tịch``, ``Chánh Văn phòng``, ``Phó Chánh Văn phòng``."""
    words = office.split()
    opens = True
    for place, word in enumerate(words):
        words[place] = _first_upper(word) if opens else word
        opens = opens and (key(word) in _BEFORE_OFFICE)
    return " ".join(words)


def _cased(words: str, lower: bool) -> str:
    return words if lower else _first_upper(words)


def _first_upper(word: str) -> str:
    return word[:1].upper() + word[1:]
