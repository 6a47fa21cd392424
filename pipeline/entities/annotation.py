"""Mentions as the annotation guidelines have them: outermost, every occurrence, without words that a record would keep.

A task record writes a lead as a clerk does; an annotator marks who is named (``annotations/GUIDELINES.md``). Where the two
differ, the reading for tasks (:func:`find_mentions`) is mended here and never changed.
"""

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.entities.actors import acting_nouns
from pipeline.entities.back_references import back_references
from pipeline.entities.chart import Chart
from pipeline.entities.group_bounds import bounded, is_none
from pipeline.entities.lexicon import QUANTIFIERS, groups
from pipeline.entities.mentions import phrase_at, phrase_mentions, read_mentions
from pipeline.entities.persons import signature_names
from pipeline.entities.references import find_references
from pipeline.knowledge.folding import key
from pipeline.model.directive import Mention, MentionKind, Reference
from pipeline.model.text import Span

_FUNCTION = "entities.body.co_quan_thuong_truc"
_FOR_SOMEBODY = re.compile(r"(?:đại diện(?: của)?|100\s?%)\s+(?:cho\s+)?", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:^|[\n.:;]\s*|[\n.:;]\s*(?:\w{1,2}[.)]|[-+])\s*)$")
_SUPERIOR = re.compile(r"(?<!\w)(?:trực )?thuộc(?!\w)")
_DASH = re.compile(r"\s[-–—]\s")
_INSTITUTIONS = frozenset(f"entities.body.{head}" for head in ("truong", "trung_tam", "benh_vien", "tram", "vien", "cong_ty"))
# Heads that are things or classes where they begin with a small letter.
_THINGS = frozenset({"entities.body.cong_ttdt"})
_ALWAYS_THINGS = frozenset({"entities.body.cong_dvc"})
_COMMON = frozenset({"chi bộ", "đảng bộ"})  # without an article they name the party's cells as such
_CLASSES = frozenset({"entities.body.dang_uy", "entities.body.co_quan_nganh", _FUNCTION})


def all_mentions(text: str) -> tuple[Mention, ...]:
    """Every outermost mention in ``text`` (NFC) under the annotation guidelines, in text order; see :func:`read_outermost`."""
    return read_outermost(text)[0]


def read_outermost(text: str) -> tuple[tuple[Mention, ...], tuple[Reference, ...]]:
    """The outermost mentions and cited documents of ``text`` (NFC), in text order; none overlaps another.

    Against :func:`find_mentions`: a body that stands for its function (``cơ quan thường trực``) is a group and apart from
    the body that has it; ``đại diện``, a share (``100%``) and the dot of ``TP.`` are out; a bare head that goes back to a
    body named before (``Công ty``) and the name below a signature are in; what lies inside a citation is not given, nor a
    citation inside a body's name. Linear in the length of the text.
    """
    return as_outermost(text, read_mentions(text), find_references(text))


def as_outermost(
    text: str, mentions: Iterable[Mention], references: Sequence[Reference]
) -> tuple[tuple[Mention, ...], tuple[Reference, ...]]:
    """A reading of ``text`` for tasks (``mentions`` in text order, and citations) turned into that of :func:`read_outermost`."""
    mended = [one for mention in mentions for one in _mended(text, mention)]
    outer = _outside(mended, [reference.span for reference in references])
    outer = _merged(outer, signature_names(text, outer))
    outer = _merged(outer, back_references(text, outer))
    outer = _joined(text, _merged(outer, _free(acting_nouns(text), references)))
    spans = [mention.span for mention in outer]
    return tuple(outer), tuple(one for one in references if not _covered(one.span, spans))


def _mended(text: str, mention: Mention) -> Iterator[Mention]:
    words = text[mention.span.start : mention.span.end]
    opening = _FOR_SOMEBODY.match(words)
    if opening and opening.end() < len(words):
        yield from _without_opening(text, mention, opening.end())
        return
    if spoken := _FOR_SOMEBODY.match(mention.text):
        mention = replace(mention, text=mention.text[spoken.end() :])
    dash = _DASH.search(words)
    if dash and mention.kind is MentionKind.BODY and _is_apposed(words, mention):
        start = mention.span.start
        yield from _read_again(text, start, start + dash.start())
        yield from _read_again(text, start + dash.end(), mention.span.end)
        return
    small = words[:1].islower()
    if _is_thing(text, words, mention):
        return
    if small and mention.rule in _CLASSES and key(words) in _COMMON:
        return
    if (
        mention.rule in _ALWAYS_THINGS
        or (small and mention.rule in _THINGS)
        or (mention.kind is MentionKind.GROUP and is_none(text, mention))
    ):
        return
    if (
        mention.rule == _FUNCTION
        or (small and mention.rule in _CLASSES and not _is_own_committee(words, mention))
        or _is_class(words, mention)
    ):
        mention = replace(mention, kind=MentionKind.GROUP)
    if mention.kind is MentionKind.GROUP:
        if _after_noun(text, mention):
            return
        mention = bounded(text, mention)
    yield _without_dot(text, mention)


def _is_thing(text: str, words: str, mention: Mention) -> bool:
    """An institution by its words that the text writes in small letters elsewhere: only the sentence gave it a capital."""
    if mention.rule not in _INSTITUTIONS or not words[:1].isupper() or not words[1:].islower():
        return False
    return _SENTENCE.search(text[max(0, mention.span.start - 8) : mention.span.start]) is not None and words.lower() in text


def _is_own_committee(words: str, mention: Mention) -> bool:
    """``đảng ủy khối trực thuộc Thành ủy``: a committee with the body above it is one of its own, in small letters too."""
    return mention.rule == "entities.body.dang_uy" and _SUPERIOR.search(words) is not None


def _after_noun(text: str, mention: Mention) -> bool:
    """``bộ máy hành chính | các cấp``: levels that go with the noun before them."""
    if key(mention.text) != "các cấp":
        return False
    start = max(0, text.rfind("\n", 0, mention.span.start) + 1, mention.span.start - 40)
    before = Chart.of(text[start : mention.span.start], loud=False)
    last = len(before)
    if last < 2 or not before.is_word(last - 1):
        return False
    return not any(
        entry.end == last and entry.category in ("verb", "stop")
        for at in range(last - 3, last)
        for entry in before.entries.get(at, ())
    ) and before.key(last - 1) not in ("và", "giữa", "tới")


def _without_opening(text: str, mention: Mention, length: int) -> Iterator[Mention]:
    """What remains without the first ``length`` characters: read anew, or the same mention where that falls short."""
    start, end = mention.span.start + length, mention.span.end
    written_out = mention.text != " ".join(text[mention.span.start : end].split())
    again = () if written_out else tuple(_read_again(text, start, end))
    if again and again[-1].span.end == end:
        yield from again
    else:
        spoken = _FOR_SOMEBODY.match(mention.text)
        yield replace(mention, span=Span(start=start, end=end), text=mention.text[spoken.end() if spoken else 0 :])


def _is_class(words: str, mention: Mention) -> bool:
    """``các trường THPT``: institutions of a kind, whose head has a small letter after the article."""
    article, _, rest = words.partition(" ")
    return mention.rule in _INSTITUTIONS and key(article) in QUANTIFIERS and rest[:1].islower()


def _is_apposed(words: str, mention: Mention) -> bool:
    """Whether the span holds a body and its function, of which the record keeps the body."""
    return mention.rule == "entities.body.function" or (mention.text != " ".join(words.split()) and mention.text in words)


def _read_again(text: str, start: int, end: int) -> Iterator[Mention]:
    """The mentions of a part of the text, read by itself."""
    part = text[start:end]
    chart = Chart.of(part, loud=False)
    phrase = phrase_at(chart, 0)
    if phrase is None:
        return
    for mention in phrase_mentions(chart, phrase):
        moved = replace(mention, span=Span(start=mention.span.start + start, end=mention.span.end + start))
        yield from _mended(text, moved)


def _without_dot(text: str, mention: Mention) -> Mention:
    end = mention.span.end
    if text[end - 1 : end] != ".":
        return mention
    return replace(mention, span=Span(start=mention.span.start, end=end - 1), text=mention.text.removesuffix("."))


def _outside(mentions: Iterable[Mention], spans: list[Span]) -> list[Mention]:
    """The mentions that lie in none of the spans."""
    return [mention for mention in mentions if not _covered(mention.span, spans)]


def _free(mentions: Iterable[Mention], references: Iterable[Reference]) -> list[Mention]:
    """The mentions that no citation touches."""
    cited = [reference.span for reference in references]
    return [mention for mention in mentions if not any(mention.span.overlaps(span) for span in cited)]


def _joined(text: str, mentions: list[Mention]) -> list[Mention]:
    """Groups with the body right after them that has them (``các ban đảng | Tỉnh ủy``), and lists of one article."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if last is not None and last.kind is MentionKind.GROUP and _goes_on(text, last, mention):
            span = Span(start=last.span.start, end=mention.span.end)
            joined[-1] = replace(last, span=span, text=" ".join(text[span.start : span.end].split()))
        else:
            joined.append(mention)
    return joined


def _goes_on(text: str, group: Mention, mention: Mention) -> bool:
    between = text[group.span.end : mention.span.start]
    article = key(mention.text.partition(" ")[0])
    if between == " ":
        return mention.kind is MentionKind.BODY or (mention.kind is MentionKind.GROUP and article == "các")
    if mention.rule == _FUNCTION and between == ", " and mention.kind is MentionKind.GROUP:
        return key(group.text).endswith(("cơ quan", "tổ chức"))
    listed = group.rule == "entities.group.quantified" and mention.kind is MentionKind.GROUP
    if not listed or between != ", " or article in QUANTIFIERS or not mention.rule.startswith("entities.group."):
        return False
    return key(group.text).endswith(_group_nouns())


@functools.cache
def _group_nouns() -> tuple[str, ...]:
    return tuple(key(row.form) for row in groups())


def _covered(span: Span, spans: list[Span]) -> bool:
    """Whether ``span`` lies in one of the ``spans`` (in text order, none overlapping)."""
    place = bisect_right(spans, span.start, key=lambda one: one.start) - 1
    return place >= 0 and spans[place].end >= span.end


def _merged(mentions: list[Mention], more: Iterable[Mention]) -> list[Mention]:
    """Both lists in text order; what of ``more`` touches a mention already there is left out."""
    starts = [mention.span.start for mention in mentions]
    merged = list(mentions)
    for one in more:
        place = bisect_left(starts, one.span.end)
        if place == 0 or mentions[place - 1].span.end <= one.span.start:
            merged.append(one)
    return sorted(merged, key=lambda mention: mention.span)
