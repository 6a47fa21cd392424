"""Where a group begins and ends, and whether it is one, by the words around it: what the guidelines ask beyond the task reading.

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

_BEFORE = 40  # characters that are looked at before a group
_WINDOW = 320  # characters after its beginning in which it ends
_MAX_CLAUSE = 24  # tokens of a relative clause
_MAX_STATE = 8  # tokens of a description without a verb of its own
_COPULA = re.compile(r"(?<!\w)(?<!nhất )(?<!thể )(?<!biệt )(?<!tắt )là\s+$", re.IGNORECASE)
_ABOUT = re.compile(r"(?<!\w)đối với\s+$", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:^|\n)[^\n]{0,12}(?:trách nhiệm|nhiệm vụ|quyền hạn|thẩm quyền)(?: và [^\n]{4,12})? của\s+$", re.IGNORECASE
)
_PLACE = re.compile(r"(?<!\w)(?:trên|tại|ở|khắp|(?<!gian )(?<!vừa )qua)\s+$", re.IGNORECASE)
_PLACE_EACH = re.compile(r"(?<!\w)(?:đến|tới|về|xuống)\s+(?:tận\s+)?$", re.IGNORECASE)
_WHOLE = re.compile(r"(?<!\w)(?:lực lượng|đội ngũ)\s+$", re.IGNORECASE)
_COUNT = re.compile(r"(?<![\w/.,])(?:\d{1,2}|một|hai|ba|bốn|năm)\s+$", re.IGNORECASE)
_AMOUNT = re.compile(r"(?<!\w)(?:số lượng|tỷ lệ|tỉ lệ|số)\s+$", re.IGNORECASE)
_LEVEL_WORD = re.compile(r"(?<!\w)cấp\s+$", re.IGNORECASE)
_TENSES = frozenset({"đã", "đang", "chưa", "không", "sẽ"})
_ACTS = re.compile(r"\s(?:đã|đang|chưa|sẽ|phải|cần)(?!\w)(?!\s(?:được|bị)\s)", re.IGNORECASE)
# Where a relative clause is over: what the duty is done by, for, or when; the main verb of the sentence.
_CLAUSE_ENDS = frozenset(
    {"theo", "thì", "phải", "cần", "trước", "để", "nhằm", "từ", "trong", "kể", "nếu", "tại", "khi", "do", "và"}
)
# Words with which a noun is a thing or a place: `liên ngành`, `thành phố trực thuộc Trung ương`, `tổ đại biểu`.
_NO_GROUP_AFTER = re.compile(r"(?<!\w)(?:liên|(?:tỉnh|thành ph[ốôó]|tp|các) trực thuộc|tổ(?! chức))\s+$", re.IGNORECASE)
_NO_GROUP_BEFORE = re.compile(r"(?<=ngành), lĩnh vực(?!\w)|(?<=đơn vị) hành chính(?! sự)(?!\w)", re.IGNORECASE)
_STATE = re.compile(r"\s(?:đạt|có(?! (?:trách nhiệm|nghĩa vụ|văn bản|báo cáo|kế hoạch|biện pháp))|sau)(?!\w)", re.IGNORECASE)
_DRAFTING = frozenset({"thảo", "định", "tra", "hành"})  # soạn thảo, thẩm định, thẩm tra, ban hành
_LIST_SIGNS = re.compile(r"\s*[,/]\s*|\s+(?:và|hoặc)\s+")
_STOPS = frozenset(".;:\n()")


def is_none(text: str, mention: Mention) -> bool:
    """Whether a group says where or how high and not who (``tại các tỉnh``, ``cấp | bộ, cấp tỉnh``)."""
    before = text[max(0, mention.span.start - _BEFORE) : mention.span.start]
    words = text[mention.span.start : mention.span.end]
    if (
        _NO_GROUP_AFTER.search(before)
        or _NO_GROUP_BEFORE.match(text, mention.span.end)
        or _LEVEL_WORD.search(before)
        or _AMOUNT.search(before)
        or (_PLACE.search(before) and before.lower().endswith(("trên ", "qua ")))
    ):
        return True
    article, _, rest = words.partition(" ")
    quantified = key(article) in QUANTIFIERS
    parts = [key(word) for word in _LIST_SIGNS.split(rest if quantified else words)]
    if (
        parts[-1] == "tổ chức"
        and len(parts) > 1
        and not quantified
        and text[mention.span.end + 1 : mention.span.end + 2].islower()
    ):
        parts.pop()
    if not all(part in LEVELS for part in parts):
        return False
    if _STATE.match(text, mention.span.end):
        return True
    if quantified:
        return bool(_PLACE.search(before)) or (key(article) == "từng" and bool(_PLACE_EACH.search(before)))
    return not _ACTS.match(text, mention.span.end)


def bounded(text: str, mention: Mention) -> Mention:
    """The group with what narrows it: a clause, an object, a count or ``lực lượng`` before it; the same where none does."""
    before = text[max(0, mention.span.start - _BEFORE) : mention.span.start]
    end = mention.span.end
    if text[end : end + 1] == " " and text[end + 1 : end + 2].islower():
        chart = Chart.of(text[mention.span.start : mention.span.start + _WINDOW], loud=False)
        at = bisect_left(chart.syllables.starts, end - mention.span.start)
        stop = _narrowed_end(chart, at, before)
        if stop > at:
            end = mention.span.start + chart.syllables.ends[stop - 1]
    whole = _WHOLE.search(before) or _COUNT.search(before)
    start = mention.span.start - len(before) + whole.start() if whole else mention.span.start
    if (start, end) == (mention.span.start, mention.span.end):
        return mention
    return replace(mention, span=Span(start=start, end=end), text=" ".join(text[start:end].split()))


def _narrowed_end(chart: Chart, at: int, before: str) -> int:
    if _COPULA.search(before):
        return _described_end(chart, at)
    if _HEADING.search(before):
        return _line_end(chart, at)
    if chart.key(at - 1) in _DRAFTING:
        return _document_end(chart, at)
    if chart.key(at) == "có":
        return _having_end(chart, at, subject=not before.strip() or before.rstrip(" ")[-1:] in ".:;\n-+")
    if _ABOUT.search(before):
        return _clause_end(chart, at)
    return at


def _described_end(chart: Chart, at: int) -> int:
    """After ``là`` all that follows up to the next sign tells who is meant (``công chức … | được giao chủ trì tham mưu``)."""
    end = at
    while chart.is_word(end) and end - at < _MAX_CLAUSE:
        end += 1
    return end if _is_verb(chart, at) and chart.key(end) in _STOPS else at


def _line_end(chart: Chart, at: int) -> int:
    """The end of a heading that is nothing but a name (``Trách nhiệm của các bộ | được giao chủ trì dự án``)."""
    end = at
    while end < len(chart) and end - at < _MAX_CLAUSE and (chart.is_word(end) or chart.key(end) == ","):
        end += 1
    return end if chart.key(end) == "\n" else at


def _clause_end(chart: Chart, at: int) -> int:
    """The end of what follows ``đối với`` and a group: with its tense (``đã thuê``), or a description up to the next sign."""
    tense = chart.key(at) in _TENSES
    if not tense and (chart.longest(at, "stop") or chart.longest(at, "level")):
        return at
    most = _MAX_CLAUSE if tense else _MAX_STATE
    end = at
    while chart.is_word(end) and end - at < most and (end == at or chart.key(end) not in _CLAUSE_ENDS):
        end += 1
    if tense:
        return end if _is_verb(chart, at + 1) else at
    return end if chart.key(end) in _STOPS or chart.key(end) == "," else at


def _having_end(chart: Chart, at: int, *, subject: bool) -> int:
    """``các trường | có học sinh bán trú``: what they have, up to a sign, or up to the duty where they are told to do it."""
    if any(entry.end > at + 1 for entry in chart.at(at, "verb")):
        return at
    end = at + 1
    while chart.is_word(end) and end - at < _MAX_STATE and chart.key(end) not in _CLAUSE_ENDS and not _is_duty(chart, end):
        end += 1
    if end < at + 3:
        return at
    if subject:
        return end if _is_duty(chart, end) else at
    return end if chart.key(end) in _STOPS or chart.key(end) == "," else at


def _document_end(chart: Chart, at: int) -> int:
    """``cơ quan chủ trì soạn thảo | nghị quyết``: the kind of document that a body drafts."""
    for width in (3, 2, 1):
        if key(chart.words(at, min(at + width, len(chart)))) in type_names():
            return at + width if not chart.key(at + width).isdigit() else at
    return at


def _is_verb(chart: Chart, at: int) -> bool:
    return not unit_starts(chart, at) and any(entry.category == "verb" for entry in chart.entries.get(at, ()))


def _is_duty(chart: Chart, at: int) -> bool:
    return any(entry.category == "verb" and entry.row.strength == "duty" for entry in chart.entries.get(at, ()))
