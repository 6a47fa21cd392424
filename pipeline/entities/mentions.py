"""Finds bodies, office holders, groups and persons: a spaCy pipeline of syllables, closed lists and the grammar."""

import functools
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pipeline.entities.antecedents import with_antecedents
from pipeline.entities.chart import DASHES, Chart, Phrase
from pipeline.entities.composed import of_any_form
from pipeline.entities.fields_listed import read_listed
from pipeline.entities.groups import read_group
from pipeline.entities.heads import inside_number
from pipeline.entities.learned import kinds_in_use, mend
from pipeline.entities.lexicon import look_up
from pipeline.entities.offices import read_office
from pipeline.entities.persons import PERSON_PATTERNS, name_end
from pipeline.entities.references import find_references
from pipeline.entities.short_names import with_short_names
from pipeline.entities.syllables import Syllables, SyllableTokenizer
from pipeline.entities.units import read_unit
from pipeline.model.directive import Mention, MentionKind
from pipeline.model.text import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_TRIGGERS = frozenset({"head", "name", "role", "group", "quantifier"})
_ADDRESS = (("đồng", "chí"), ("đ", "/", "c"))
# spaCy documents are built for at most this many characters; longer texts are cut at line breaks.
_CHUNK = 200_000


@of_any_form
def find_mentions(text: str) -> tuple[Mention, ...]:
    """Every body, office, group and person in ``text``, in text order; none overlaps or lies in another.

    A coordination with a shared head is written out (``Sở Nội vụ, Tài chính`` gives two mentions, the second with the
    text ``Sở Tài chính`` over the span of ``Tài chính``). ``name`` is None: see :func:`resolve_name`. ``confidence``
    is below 1 for words that name somebody only in the right place (a bare ``doanh nghiệp``). Linear in the length.
    Where the learned part is in use for a kind, it marks that kind's mentions, and their confidence is its own.
    """
    mentions = read_mentions(text)
    return mend(text, mentions, find_references(text)) if kinds_in_use() else mentions


@of_any_form
def read_mentions(text: str) -> tuple[Mention, ...]:
    """What the grammar alone reads: as :func:`find_mentions`, without the learned part."""
    mentions: list[Mention] = []
    for start, chunk in _chunks(text):
        doc = _pipeline()(chunk)
        mentions.extend(_shifted(mention, start) for mention in doc.user_data["mentions"])
    return with_antecedents(text, with_short_names(text, tuple(mentions)))


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    while start < len(text):
        end = start + _CHUNK
        if end < len(text):
            cut = text.rfind("\n", start, end)
            end = cut + 1 if cut > start else end
        yield start, text[start:end]
        start = end


def _shifted(mention: Mention, by: int) -> Mention:
    if not by:
        return mention
    return replace(mention, span=Span(start=mention.span.start + by, end=mention.span.end + by))


@functools.cache
def _pipeline() -> "Language":
    """The spaCy pipeline: syllable tokenizer, span ruler for persons, mention grammar."""
    import spacy
    from spacy.language import Language

    if not Language.has_factory("mention_grammar"):
        Language.component("mention_grammar", func=_mention_grammar)
    nlp = spacy.blank("xx")
    nlp.tokenizer = SyllableTokenizer(nlp.vocab)
    nlp.max_length = 10 * _CHUNK
    ruler: Any = nlp.add_pipe("span_ruler", config={"spans_key": "persons", "annotate_ents": False})
    ruler.add_patterns([{"label": "PERSON", "pattern": pattern, "id": name} for name, pattern in PERSON_PATTERNS])
    nlp.add_pipe("mention_grammar")
    return nlp


def _mention_grammar(doc: "Doc") -> "Doc":
    """Reads the phrases of the grammar and joins them with the persons of the span ruler."""
    syllables: Syllables = doc.user_data["syllables"]
    chart = Chart(syllables, look_up(syllables))
    spans = sorted(doc.spans["persons"], key=lambda span: span.end_char)
    persons = {span.start_char: (span.end_char, span.id_) for span in spans}
    doc.user_data["mentions"] = tuple(_read(chart, persons))
    return doc


def _read(chart: Chart, persons: dict[int, tuple[int, str]]) -> Iterator[Mention]:
    starts, ends = chart.syllables.starts, chart.syllables.ends
    index = 0
    while index < len(chart):
        end = index
        if persons and starts[index] in persons:
            stop, rule = persons[starts[index]]
            end = bisect_left(ends, stop, index) + 1
            name = _after_address(chart, index)
            if phrase_at(chart, name) is None:
                end = _apposed(chart, end)
                yield _person(chart, index, name, end, rule)
            else:
                end = name
        elif phrase := phrase_at(chart, index):
            yield from phrase_mentions(chart, phrase)
            end = phrase.end
        index = max(end, index + 1)


def _after_address(chart: Chart, index: int) -> int:
    """The token after ``đồng chí``, ``đ/c``; ``ông`` and ``bà`` stay with the name."""
    for words in _ADDRESS:
        if chart.follows(index, *words):
            return index + len(words)
    return index


def _apposed(chart: Chart, end: int) -> int:
    """The end with the office in apposition: ``Nguyễn Văn A, Phó Chủ tịch UBND tỉnh``."""
    if chart.key(end) != "," and chart.key(end) not in DASHES:
        return end
    office = read_office(chart, end + 1)
    if office is None or office.members or office.rule == "entities.role.group":
        return end
    return _second_office(chart, office.end)


def phrase_at(chart: Chart, index: int) -> Phrase | None:
    """The longest phrase that begins at ``index``; between equals an office goes before a body, a body before a group."""
    entries = chart.entries.get(index)
    if not entries or not any(entry.category in _TRIGGERS for entry in entries) or inside_number(chart, index):
        return None
    best: Phrase | None = None
    for read in (read_office, read_unit, read_group):
        phrase = read(chart, index)
        if phrase and (best is None or phrase.end > best.end):
            best = phrase
    if best is None and chart.longest(index, "quantifier"):
        return _quantified_unit(chart, index)
    return read_listed(chart, best) or _with_name(chart, best) if best else None


def _with_name(chart: Chart, phrase: Phrase) -> Phrase:
    """An office with a second office after a dash, or with its holder's name (``Chủ tịch UBND tỉnh Nguyễn Văn A``)."""
    if phrase.kind is not MentionKind.ROLE or phrase.members:
        return phrase
    end = name_end(chart, _second_office(chart, phrase.end))
    return replace(phrase, end=end) if end > phrase.end else phrase


def _second_office(chart: Chart, end: int) -> int:
    """The end with a second office of the same person after a dash."""
    second = read_office(chart, end + 1) if chart.key(end) in DASHES else None
    return second.end if second and not second.members else end


def _quantified_unit(chart: Chart, index: int) -> Phrase | None:
    """``các Sở: Nội vụ, Tài chính``; ``các Ủy ban nhân dân huyện``: a body after an article."""
    quantifier = chart.longest(index, "quantifier")
    unit = read_unit(chart, quantifier.end) if quantifier else None
    if unit is None or quantifier is None:
        return None
    members = unit.members
    if members:
        members = ((index, *members[0][1:]), *members[1:])
    return Phrase(index, unit.end, unit.kind, unit.rule, members, unit.confidence)


def phrase_mentions(chart: Chart, phrase: Phrase) -> Iterator[Mention]:
    """The mentions that a phrase stands for: one, or one for each member of a coordination."""
    parts = phrase.members or ((phrase.start, phrase.end, chart.words(phrase.start, phrase.end)),)
    for start, end, text in parts:
        yield Mention(
            span=Span(start=chart.syllables.starts[start], end=chart.syllables.ends[end - 1]),
            kind=phrase.kind,
            text=text,
            name=None,
            rule=phrase.rule,
            confidence=phrase.confidence,
        )


def _person(chart: Chart, index: int, name: int, end: int, rule: str) -> Mention:
    """A person; the form of address belongs to the words, not to the span (it may stand once for several)."""
    span = Span(start=chart.syllables.starts[name], end=chart.syllables.ends[end - 1])
    return Mention(span=span, kind=MentionKind.PERSON, text=chart.words(index, end), name=None, rule=rule)
