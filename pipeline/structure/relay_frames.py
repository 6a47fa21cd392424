"""Which of the documents that an article names are the source of the orders it reports, by the frame they stand in."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.knowledge.folding import fold
from pipeline.knowledge.loader import load_rows
from pipeline.model.text import Document, Span
from pipeline.structure.relay_mentions import Mentioned, find_mentioned, paragraphs_of

LEAD = 1  # index of the last paragraph that may tell the news without saying when
_TELLS = re.compile(
    r"\W{0,4}(?:theo đó|trong đó|nội dung|cụ thể|tại (?:văn bản|công văn|công điện|chỉ thị|nghị quyết|quyết định))(?!\w)"
)
_JUST_NOW = re.compile(r"(?<!\w)(?:vừa|đã|mới|chính thức)\s")
_ON_A_DAY = re.compile(
    r"\W{0,6}(?:\([^)]{1,30}\)\W{0,4})?(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|cùng ngày|mới đây|kết thúc|"
    r"tại (?:cuộc họp|hội nghị|buổi làm việc|phiên họp))(?!\w)"
)
_SAYS_WHAT = re.compile(r"\s(?:về|yêu cầu|gửi|chỉ đạo|đề nghị|giao)(?!\w)")
WINDOW = 700  # characters of a sentence that are looked at on either side of a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A row of ``header/relay_frames.toml``."""

    id: str
    before: str
    after: str
    named: bool
    orderer: str
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Veto:
    """A row of ``header/relay_vetoes.toml``."""

    id: str
    regex: str
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """A document told of as the source of orders, and the frame that says so."""

    mention: Mentioned
    frame: Frame


@functools.cache
def frames() -> tuple[tuple[Frame, re.Pattern[str], re.Pattern[str]], ...]:
    """All frames, in the order they are tried."""
    rows = load_rows("header/relay_frames.toml", Frame)
    return tuple((row, re.compile(row.before), re.compile(row.after)) for row in rows)


@functools.cache
def vetoes() -> tuple[tuple[Veto, re.Pattern[str]], ...]:
    """All vetoes."""
    return tuple((row, re.compile(row.regex)) for row in load_rows("header/relay_vetoes.toml", Veto))


def match_frame(before: str, after: str, *, named: bool) -> Frame | None:
    """The frame that a document stands in, by the folded words around its name; None where it is only cited."""
    before = before.rstrip()
    if any(pattern.search(before) for _, pattern in vetoes()):
        return None
    for row, opening, rest in frames():
        if row.named and not named:
            continue
        if opening.search(before) and rest.search(after):
            return row
    return None


def _opening(text: str, mention: Mentioned) -> str:
    """The words before the name; of an endless sentence only the nearest, behind a word that opens no frame."""
    start = max(mention.sentence.start, mention.name.start - WINDOW)
    return ("" if start == mention.sentence.start else "… ") + text[start : mention.name.start]


def _holds(document: Document, paragraphs: Sequence[Span], mention: Mentioned, frame: Frame, before: str, after: str) -> bool:
    """What a frame asks for besides its words."""
    if frame.id == "headed":
        below = paragraphs[mention.paragraph + 1 : mention.paragraph + 2]
        return bool(below) and bool(_TELLS.match(fold(document.slice(below[0])[:80])))
    return mention.number is not None or frame.id != "issues" or _is_news(before, after, mention.paragraph)


def _is_news(before: str, after: str, paragraph: int) -> bool:
    """Whether a document without a number is said to have come out, rather than to be written (``có văn bản báo cáo``)."""
    if _JUST_NOW.search(before[-40:]) or _ON_A_DAY.match(before):
        return True
    return paragraph <= LEAD and bool(_SAYS_WHAT.match(after))


def find_introductions(document: Document) -> Iterator[Introduction]:
    """The documents that are told of as sources, in text order; the first document of a sentence goes before the others."""
    told: set[int] = set()
    paragraphs = paragraphs_of(document)
    for mention in find_mentioned(document):
        if mention.sentence.start in told:
            continue
        text = document.text
        before = fold(_opening(text, mention))
        after = fold(text[mention.head.end : min(mention.sentence.end, mention.head.end + WINDOW)])
        frame = match_frame(before, after, named=mention.number is not None or mention.date is not None)
        if frame and _holds(document, paragraphs, mention, frame, before, after):
            told.add(mention.sentence.start)
            yield Introduction(mention=mention, frame=frame)
