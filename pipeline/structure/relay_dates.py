"""When a relayed document was issued, as the article tells it: the date in its name, or the day the sentence opens with.

An article leaves the year out: it is the one of the last such day on or before its own date, else that of the nearest full
date in the text; both are flagged ``year_inferred``.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from pipeline.knowledge.folding import fold
from pipeline.model.text import Document, Span
from pipeline.structure.citations import all_references
from pipeline.structure.found import Found, first_found
from pipeline.structure.header import as_date
from pipeline.structure.issue_date import iso_day
from pipeline.structure.relay_frames import WINDOW, Introduction

FLAG = "year_inferred"
_DAY = re.compile(
    r"(?<!\w)(?P<lead>ngày|sáng|trưa|chiều|tối|đêm|hôm)(?: ngày)?(?: nay)?,? ?\(?"
    r"(?P<day>\d{1,2})(?:\s?[/.-]\s?|\stháng\s)(?P<month>\d{1,2})"
    r"(?:(?:\s?[/.-]\s?|\snăm\s)(?P<year>(?:19|20)\d\d))?(?![\d/])"
)
_NOT_ISSUE = re.compile(r"(?:trước|đến|từ|hết|sau|chậm nhất|chậm nhất là|kể từ|tới|là|vào|qua|đến hết|hạn)\s*$")
_SENT = re.compile(r"[\s,(]{0,3}(?:(?:gửi|ký|ban hành|đề)(?!\w)[^.;:]{0,90})?$")
_TODAY = re.compile(r"(?<!\w)(?:hôm nay|(?:sáng|trưa|chiều|tối|ngày) nay)(?!\w)")
_FULL = re.compile(r"(?<!\d)(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)(?!\d)")


def read_relay_date(document: Document, introduction: Introduction) -> Found[str] | None:
    """The ISO date of issue of the document that is told of."""
    return first_found(
        (
            lambda: _in_name(document, introduction),
            lambda: _in_sentence(document, introduction),
            lambda: _today(document, introduction),
        )
    )


def _in_name(document: Document, introduction: Introduction) -> Found[str] | None:
    mention = introduction.mention
    if mention.date is None:
        return None
    return Found(value=mention.date, rule="relay.date.name", span=mention.name)


def _in_sentence(document: Document, introduction: Introduction) -> Found[str] | None:
    """The day right after the name, else the nearest before it in the sentence."""
    mention = introduction.mention
    start = max(mention.sentence.start, mention.name.start - WINDOW)
    stop = min(mention.sentence.end, mention.name.end + WINDOW)
    folded = fold(document.text[start:stop])
    name = mention.head.end - start
    begins = mention.name.start - start
    others = [
        r.span for r in all_references(document.text) if start <= r.span.start < stop and r.span.start != mention.name.start
    ]
    days = [
        day
        for day in _DAY.finditer(folded)
        if not _NOT_ISSUE.search(folded[: day.start()]) and not _inside(day.start() + start, others)
    ]
    after = [day for day in days if day.start() >= name and _SENT.match(folded[name : day.start()])]
    before = [day for day in days if day.end() <= begins]
    for day in [*after, *reversed(before)]:
        found = _resolved(document, start, day)
        if found:
            return found
    return None


def _inside(at: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= at < span.end for span in spans)


def _resolved(document: Document, offset: int, day: re.Match[str]) -> Found[str] | None:
    span = Span(start=offset + day.start(), end=offset + day.end())
    if day["year"]:
        date = iso_day(day["day"], day["month"], day["year"])
        return Found(value=date, rule="relay.date.day", span=span) if date else None
    for year in _years(document, span.start, int(day["month"]), int(day["day"])):
        date = iso_day(day["day"], day["month"], str(year))
        if date:
            return Found(value=date, rule="relay.date.day", span=span, flags=(FLAG,))
    return None


def _years(document: Document, at: int, month: int, day: int) -> Iterator[int]:
    """The likeliest years of a day without one."""
    published = as_date(document.published[:10] if document.published else None)
    if published:
        yield published.year if (month, day) <= (published.month, published.day) else published.year - 1
    nearest = sorted(_FULL.finditer(document.text), key=lambda full: abs(full.start() - at))
    for full in nearest[:1]:
        yield int(full["year"])


def _today(document: Document, introduction: Introduction) -> Found[str] | None:
    """``Chiều nay, …``: the day of the article."""
    if not document.published:
        return None
    sentence = introduction.mention.sentence
    found = _TODAY.search(fold(document.text[sentence.start : introduction.mention.name.start]))
    if found is None:
        return None
    day = dt.date.fromisoformat(document.published[:10]).isoformat()
    return Found(
        value=day, rule="relay.date.today", span=Span(start=sentence.start + found.start(), end=sentence.start + found.end())
    )
