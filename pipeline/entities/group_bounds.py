"""Where a group ends and whether it is one, by the words around it: what the annotation guidelines ask beyond the task reading.

A relative clause without which nobody knows who is meant belongs to the group (``đối với các địa phương | đã triển khai
thuê dịch vụ``); levels that say where something happens are none (``tại các tỉnh, thành phố``).
"""

import re
from bisect import bisect_left
from dataclasses import replace

from pipeline.entities.chart import Chart
from pipeline.entities.document_types import type_names
from pipeline.entities.heads import unit_starts
from pipeline.entities.lexicon import LEVELS, QUANTIFIERS
from pipeline.knowledge.folding import key
from pipeline.model.directive import Mention
from pipeline.model.text import Span

_BEFORE = 24  # characters that are looked at before a group
_WINDOW = 240  # characters after its beginning in which it ends
_MAX_CLAUSE = 24  # tokens of a relative clause
_COPULA = re.compile(r"(?<!\w)là\s+$", re.IGNORECASE)
_ABOUT = re.compile(r"(?<!\w)đối với\s+$", re.IGNORECASE)
_PLACE = re.compile(r"(?<!\w)(?:trên|tại|ở|khắp|(?<!gian )(?<!vừa )qua)\s+$", re.IGNORECASE)
_PLACE_EACH = re.compile(r"(?<!\w)(?:đến|tới|về|xuống)\s+(?:tận\s+)?$", re.IGNORECASE)
_TENSES = frozenset({"đã", "đang", "chưa", "không", "sẽ"})
# Where a relative clause is over: what the duty is done by, for, or when; the main verb of the sentence.
_CLAUSE_ENDS = frozenset({"theo", "thì", "phải", "cần", "trước", "để", "nhằm", "từ", "trong", "kể", "nếu"})
_DRAFTING = frozenset({"thảo", "định", "tra", "hành"})  # soạn thảo, thẩm định, thẩm tra, ban hành
_LIST_SIGNS = re.compile(r"\s*[,/]\s*|\s+(?:và|hoặc)\s+")


def is_place(text: str, mention: Mention) -> bool:
    """Whether the words say where: after ``trên``, levels after ``tại``, or levels alone without an article (``xã, phường``)."""
    before = text[max(0, mention.span.start - _BEFORE) : mention.span.start]
    words = text[mention.span.start : mention.span.end]
    if before.lower().endswith(("trên ", "qua ")) and _PLACE.search(before):
        return True
    article, _, rest = words.partition(" ")
    quantified = key(article) in QUANTIFIERS
    if not all(key(word) in LEVELS for word in _LIST_SIGNS.split(rest if quantified else words)):
        return False
    return not quantified or bool(_PLACE.search(before)) or (key(article) == "từng" and bool(_PLACE_EACH.search(before)))


def with_clause(text: str, mention: Mention) -> Mention:
    """The group with the relative clause or the object that narrows it; the same mention where none follows."""
    end = mention.span.end
    if text[end : end + 1] != " " or not text[end + 1 : end + 2].islower():
        return mention
    before = text[max(0, mention.span.start - _BEFORE) : mention.span.start]
    chart = Chart.of(text[mention.span.start : mention.span.start + _WINDOW], loud=False)
    at = bisect_left(chart.syllables.starts, end - mention.span.start)
    stop = at
    if _COPULA.search(before):
        stop = _described_end(chart, at)
    elif _ABOUT.search(before) and chart.key(at) in _TENSES:
        stop = _clause_end(chart, at)
    elif chart.key(at - 1) in _DRAFTING:
        stop = _document_end(chart, at)
    if stop <= at:
        return mention
    span = Span(start=mention.span.start, end=mention.span.start + chart.syllables.ends[stop - 1])
    return replace(mention, span=span, text=chart.words(0, stop))


def _described_end(chart: Chart, at: int) -> int:
    """After ``là`` all that follows up to the next sign tells who is meant (``công chức … | được giao chủ trì tham mưu``)."""
    if not _is_verb(chart, at):
        return at
    end = at
    while chart.is_word(end) and end - at < _MAX_CLAUSE:
        end += 1
    return end if chart.key(end) in ".;:\n" else at


def _clause_end(chart: Chart, at: int) -> int:
    """The end of a clause after ``đối với …``: at a sign, or where the duty goes on."""
    end = at
    while chart.is_word(end) and end - at < _MAX_CLAUSE and chart.key(end) not in _CLAUSE_ENDS:
        end += 1
    return end if _is_verb(chart, at + 1) else at


def _document_end(chart: Chart, at: int) -> int:
    """``cơ quan chủ trì soạn thảo | nghị quyết``: the kind of document that a body drafts."""
    for width in (3, 2, 1):
        if key(chart.words(at, at + width)) in type_names():
            return at + width if not chart.key(at + width).isdigit() else at
    return at


def _is_verb(chart: Chart, at: int) -> bool:
    return not unit_starts(chart, at) and any(entry.category == "verb" for entry in chart.entries.get(at, ()))
