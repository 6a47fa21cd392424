"""The documents that a directive cites, and those it amends, extends, replaces or cancels."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.entities import find_references
from pipeline.knowledge.folding import CAPITALS, fold, key
from pipeline.knowledge.loader import load_rows
from pipeline.model.directive import Reference, Related
from pipeline.model.text import Document, Span

MAX_DISTANCE = 120  # characters between the cue and the other document's name
_BASIS = re.compile(r"(?:căn cứ|theo |xét |thực hiện|để thực hiện|trên cơ sở|luật (?!này))")
_PASSIVE = re.compile(
    r"(?:được|đã|bị|để|nhằm|đề xuất|cần|phải|hoặc|kiến nghị|đề nghị|trình|dự thảo|xây dựng|quy định|luật|việc)\s*$"
)
_SENTENCE = re.compile(rf"[.!?]\s+(?=[{CAPITALS}])|\n")
_ENACTS = re.compile(
    r"(?:điều \d|[-–+]|\d{1,2}[.)]|[a-zđ]\)|(?:quyết định|nghị quyết|nghị định|thông tư|chỉ thị"
    r"|kế hoạch|quy định|quy chế|văn bản|công văn|hướng dẫn)"
    r"[^.;]{0,20} này|\"|“)"
)
# What is amended or extended of a document stands between the cue and its name.
_PARTS = re.compile(
    r"[\s,]*(?:(?:toàn bộ|một phần|một số|các|những|điều|khoản|điểm|mục|chương|phụ lục|nội dung|quy định|hiệu lực"
    r"|thi hành|thực hiện|thời hạn|thời gian|áp dụng|của|tại|kèm theo|ban hành kèm theo"
    r"|và|cho|số|[a-zđ]|\d{1,3}[a-zđ]?|[ivx]{1,5})(?!\w)[\s,;:]*)*"
)
_OTHER_CLAUSE = re.compile(r"[.:;]|(?:theo|căn cứ|quy định tại|thực hiện|để|nhằm|về|ban hành)\s")
_JOINED = re.compile(r"[^.\n]{0,240}?(?:và|,|;)\s+(?:các\s)?")
_EXPIRES = re.compile(r"[^.;]{0,160}?\s(?:hết hiệu lực|hết hiệu lực thi hành|chấm dứt hiệu lực)(?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedCue:
    """A row of ``header/related_cues.toml``."""

    id: str
    kind: str
    regex: str
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@functools.cache
def related_cues() -> tuple[RelatedCue, ...]:
    """All cues."""
    return load_rows("header/related_cues.toml", RelatedCue)


@functools.cache
def _cue_pattern() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row.kind, re.compile(rf"(?<!\w)(?:{row.regex})(?!\w)")) for row in related_cues())


@functools.lru_cache(maxsize=4)
def all_references(text: str) -> tuple[Reference, ...]:
    """Every citation of the file, read once for all its directives."""
    return find_references(text)


def read_references(document: Document, body: Sequence[Span], own: str | None) -> tuple[Reference, ...]:
    """The documents cited in ``body``, each once in its fullest form, in order of first appearance; never its own number."""
    chosen: dict[tuple[str, str], Reference] = {}
    for reference in all_references(document.text):
        if not any(span.contains(reference.span) for span in body):
            continue
        if own and reference.number and key(reference.number) == key(own):
            continue
        identity = _identity(reference)
        known = chosen.get(identity)
        if known is None or _fullness(reference) > _fullness(known):
            chosen[identity] = reference
    return tuple(chosen.values())


def _identity(reference: Reference) -> tuple[str, str]:
    if reference.number:
        return ("number", key(reference.number))
    return ("text", f"{key(reference.doc_type or '')} {reference.date or key(reference.text)}")


def _fullness(reference: Reference) -> int:
    return sum(value is not None for value in (reference.doc_type, reference.number, reference.date, reference.issuer))


def read_related(document: Document, body: Sequence[Span], subject: Span | None, own: str | None) -> tuple[Related, ...]:
    """What the directive does to other documents, by the cues before their names in its subject and enacting parts."""
    related: dict[tuple[str, str], Related] = {}
    last: tuple[int, str | None] = (0, None)
    for reference in all_references(document.text):
        if reference.number is None or (own and key(reference.number) == key(own)):
            continue
        if not any(span.contains(reference.span) for span in body):
            continue
        kind = _kind(document.text, reference, subject)
        if kind is None and last[1] and _JOINED.fullmatch(document.text, last[0], reference.span.start):
            kind = last[1]
        last = (reference.span.end, kind)
        if kind:
            related.setdefault((kind, reference.number), Related(kind=kind, number=reference.number))
    return tuple(related.values())


def _kind(text: str, reference: Reference, subject: Span | None) -> str | None:
    start = _sentence_start(text, reference.span.start)
    line = text[text.rfind("\n", 0, reference.span.start) + 1 : reference.span.end]
    in_subject = subject is not None and subject.contains(reference.span)
    if not in_subject and (_BASIS.match(fold(line.lstrip(' -–+“"(')))):
        return None
    before = fold(text[start : reference.span.start])
    enacts = in_subject or bool(_ENACTS.match(before.lstrip())) or _opens_with_cue(before)
    if not enacts:
        return None
    hits = [(found.end(), found.start(), kind) for kind, pattern in _cue_pattern() for found in pattern.finditer(before)]
    for end, at, kind in sorted(hits, reverse=True):
        between = before[end:]
        if len(between) <= MAX_DISTANCE and not _PASSIVE.search(before[:at]) and _leads_to(kind, between):
            return kind
    if _EXPIRES.match(fold(text[reference.span.end : reference.span.end + 200])) and not in_subject:
        return "cancels"
    return None


def _leads_to(kind: str, between: str) -> bool:
    """Whether the words between cue and name hold no other clause: the name is what the cue acts on."""
    if kind in ("amends", "extends"):
        return bool(_PARTS.fullmatch(between))
    return not _OTHER_CLAUSE.search(between) or len(between) < 12


def _opens_with_cue(before: str) -> bool:
    opening = before.lstrip(' -–+•"“(').split(" ", 6)
    words = " ".join(opening[:6])
    return any(pattern.match(words) for _, pattern in _cue_pattern())


def _sentence_start(text: str, at: int) -> int:
    window = max(0, at - 600)
    starts = [found.end() for found in _SENTENCE.finditer(text, window, at)]
    return starts[-1] if starts else window
