"""Where the words of a duty begin: behind a modal, behind phrases set off by commas, behind a date."""

import re

from pipeline.entities import starts_with_verb
from pipeline.tasks.annotated import AnnotatedText
from pipeline.tasks.cues import cue_pattern

MODAL = re.compile(r"[\s,]*(?:thì\s+)?(?:" + cue_pattern("modal").pattern + r")(?!\w)[\s:,]*")
SEPARATOR = re.compile(r"\s*[:;,\-–]?\s*")
DATE_WORD = re.compile(r"\s*" + cue_pattern("date_word").pattern)
TRAILING_ADVERBIAL = re.compile(r"[\s,]*(?:theo|trong phạm vi|căn cứ|trên cơ sở|tùy theo|tuỳ theo|bằng|ngoài|với tư cách)(?!\w)")
# Where such a phrase may end: at a comma, or at words that close it before the verb.
PHRASE_END = re.compile(
    r"[,:]\s*|(?:(?<=được giao)|(?<=của mình)|(?<=nhiệm vụ))\s+(?=có|chủ|phải|cần|tổ chức|phối hợp|triển khai|xây dựng)"
)
MAX_PHRASE = 320
# `căn cứ X để tổ chức Y`: the phrase of means is part of the duty.
BY_MEANS = re.compile(cue_pattern("by_means").pattern)


def predicate_at(text: AnnotatedText, at: int, limit: int) -> tuple[int, str | None]:
    """Where the duty's own words begin after the assignee, and the modal that was passed over."""
    modal_words: str | None = None
    separator = SEPARATOR.match(text.lower, at, limit)
    if separator and text.document.text[at : separator.end()].strip() in ("", ":", ",", "-", "–"):
        at = separator.end()
    modal = MODAL.match(text.lower, at, limit)
    if modal and modal.end() > at:
        modal_words = modal[0].strip(" ,:")
        at = modal.end()
    return at, modal_words


def opens_duty(text: AnnotatedText, at: int, limit: int) -> bool:
    """Whether a verb phrase begins at ``at``, perhaps after adverbial phrases set off by commas."""
    if TRAILING_ADVERBIAL.match(text.lower, at, limit):
        for end in PHRASE_END.finditer(text.lower, at + 1, min(limit, at + MAX_PHRASE)):
            begin = end.end()
            if BY_MEANS.match(text.lower, begin, limit) or starts_with_verb(text.slice(begin, min(limit, begin + 80))):
                return True
    at = _after_date(text, at, limit)
    while at < limit and not text.document.text[at].isalnum():
        at += 1
    if BY_MEANS.match(text.lower, at, limit):
        return True
    return at < limit and starts_with_verb(text.slice(at, min(limit, at + 80)))


def _after_date(text: AnnotatedText, at: int, limit: int) -> int:
    """The end of a deadline that stands between the assignee and the verb, else ``at``."""
    if not DATE_WORD.match(text.lower, at, limit):
        return at
    found = text.deadlines(at, min(limit, at + MAX_PHRASE))
    return found[0].span.end if found and not text.slice(at, found[0].span.start).strip() else at
