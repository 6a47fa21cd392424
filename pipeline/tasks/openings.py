"""Where a subject may begin behind the opening phrases of a clause, and what only looks like such a place."""

import re

from pipeline.model.text import Span
from pipeline.tasks.actors import STRONG_MODAL
from pipeline.tasks.annotated import AnnotatedText
from pipeline.tasks.cues import cue_pattern

ADVERBIAL = re.compile(r"\s*(?:" + cue_pattern("adverbial").pattern + r")(?!\w)")
# An adverbial phrase ends at a comma, at its modal, or at words that close a citation (`… và Kế hoạch này chủ động …`).
ADVERBIAL_END = re.compile(r"[,:]\s*|(?<!\w)(?:này|được giao|của mình|thì)\s+|(?<=\s)(?=phải\s|cần\s)")
TOPIC_COLON = re.compile(r"[^:;,.]{3,90}:\s*")
SENDS_TO = re.compile(r"(?<!\w)(?:" + cue_pattern("sends_to").pattern + r")\s$")
WORKS_WITH = re.compile(r"(?<!\w)" + cue_pattern("works_with").pattern + r"\s[^.;:]{0,200}$")
READS = re.compile(r"\s" + cue_pattern("reads").pattern)
COMMA = re.compile(r",\s+")
ASIDE = re.compile(r"(?:" + cue_pattern("aside").pattern + r")(?!\w)")
MAX_PLACES = 10


def subject_places(text: AnnotatedText, clause: Span, start: int) -> list[int]:
    """Where a subject may begin: at the start, or after each comma of an adverbial opening."""
    places = [start]
    if ADVERBIAL.match(text.lower, start, clause.end):
        for found in ADVERBIAL_END.finditer(text.lower, start, clause.end):
            if not (
                text.inside_mention(found.start())
                or in_bracket(text, start, found.start())
                or _in_list_of_readers(text, start, found.start())
            ):
                places.append(found.end())
    else:
        topic = TOPIC_COLON.match(text.lower, start, clause.end)
        if topic and (text.mention_at(topic.end()) or ADVERBIAL.match(text.lower, topic.end(), clause.end)):
            places.extend(subject_places(text, clause, topic.end()))
    return places


def _in_list_of_readers(text: AnnotatedText, start: int, comma: int) -> bool:
    """Whether the comma stands in a list of those whom something is sent to (`gửi về Sở Nội vụ, Sở Tài chính thẩm định`)."""
    before = text.mentions_in(start, comma)
    after = text.parties_at(comma + 1, len(text.lower)) if before and before[-1].span.end == comma else None
    if after is None:
        return False
    if WORKS_WITH.search(text.lower, start, before[-1].span.start) and not STRONG_MODAL.match(text.lower, after.span.end + 1):
        return True
    if not READS.match(text.lower, after.span.end):
        return False
    return SENDS_TO.search(text.lower, start, before[-1].span.start) is not None


def in_bracket(text: AnnotatedText, start: int, at: int) -> bool:
    """Whether ``at`` lies inside a bracket or a quotation that opens behind ``start``."""
    before = text.slice(start, at)
    return before.count("(") > before.count(")") or before.count("“") > before.count("”")


def name_end(text: AnnotatedText, begin: int, end: int) -> int:
    """Where the name of an actor ends, before a phrase set off by a comma (`Văn phòng, trong báo cáo …, nêu rõ`)."""
    for comma in COMMA.finditer(text.lower, begin, end):
        if ASIDE.match(text.lower, comma.end(), end):
            return comma.start()
    return end
