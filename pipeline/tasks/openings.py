"""Where a subject may begin behind the opening phrases of a clause, and what only looks like such a place."""

import re

from pipeline.entities import opens_with_duty_verb
from pipeline.model.text import Span
from pipeline.tasks.actors import STRONG_MODAL
from pipeline.tasks.annotated import AnnotatedText
from pipeline.tasks.cues import cue_pattern

ADVERBIAL = re.compile(r"\s*(?:" + cue_pattern("adverbial").pattern + r")(?!\w)")
# An adverbial phrase ends at a comma, at its modal, or at words that close a citation (`… và Kế hoạch này chủ động …`).
ADVERBIAL_END = re.compile(r"[,:]\s*|(?<!\w)(?:này|được giao|của mình|thì)\s+|(?<=\s)(?=phải\s|cần\s)")
# `Hàng tháng Kho bạc Nhà nước …`, `Cuối tháng thanh toán …`: a time in front without a comma.
FRONTED_TIME = re.compile(r"\s*" + cue_pattern("fronted_time").pattern + r"\s+")
# `Căn cứ Thông tư số 09/2013/TT-BXD | tổ chức lập …`: the number of a citation closes the opening without a comma.
CITED_NUMBER = re.compile(r"số\s\d[\w.]*/[\w./-]+\s+")
TOPIC_COLON = re.compile(r"[^:;,.]{3,90}:\s*")
SENDS_TO = re.compile(r"(?<!\w)(?:" + cue_pattern("sends_to").pattern + r")\s$")
WORKS_WITH = re.compile(r"(?<!\w)" + cue_pattern("works_with").pattern + r"\s[^.;:]{0,200}$")
# `chỉ đạo các cơ sở A, các cơ sở B lồng ghép …`: those who are directed, listed.
DIRECTED = re.compile(r"(?<!\w)" + cue_pattern("directs").pattern + r"\s$")
MANY = re.compile(r"(?:các|những|mọi)\s")
MAX_NARROWING = 30  # characters of words that narrow a group before the comma
READS = re.compile(r"\s" + cue_pattern("reads").pattern)
CITED_TITLE = re.compile(cue_pattern("cited_title").pattern)
ORDER_BEHIND = re.compile(r"[,;:]\s*(?:[^,;.:]{3,90}\s)?" + cue_pattern("order_behind").pattern)
VERB_PAIR = re.compile(
    r"(?<!\w)" + cue_pattern("nominal").pattern + r"\s(?:[^,.;:]{3,30},\s)?" + cue_pattern("verb_pair").pattern
)
SENTENCE_END = re.compile(r"[.!?]\s|\n|$")
COMMA = re.compile(r",\s+")
ASIDE = re.compile(r"(?:" + cue_pattern("aside").pattern + r")(?!\w)")
# `Đơn gửi qua bưu điện thì Văn phòng Bộ có trách nhiệm …`: the case comes first.
THEN = re.compile(r"\sthì\s+")
OFFICE = re.compile(cue_pattern("official").pattern)
MAX_PLACES = 10
MAX_VERB = 80


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
        for cited in CITED_NUMBER.finditer(text.lower, start, clause.end):
            if opens_with_duty_verb(text.slice(cited.end(), min(clause.end, cited.end() + MAX_VERB))):
                places.append(cited.end())
        places.sort()
        places = [place for at in places for place in (at, _after_time(text, at, clause.end)) if place is not None]
    else:
        for then in THEN.finditer(text.lower, start, clause.end):
            if text.mention_at(then.end()) or OFFICE.match(text.lower, then.end(), clause.end):
                places.append(then.end())
        topic = TOPIC_COLON.match(text.lower, start, clause.end)
        if topic and (text.mention_at(topic.end()) or ADVERBIAL.match(text.lower, topic.end(), clause.end)):
            places.extend(subject_places(text, clause, topic.end()))
    return places


def _after_time(text: AnnotatedText, at: int, limit: int) -> int | None:
    """Where the subject begins behind a fronted time that no comma closes, else None."""
    time = FRONTED_TIME.match(text.lower, at, limit)
    return time.end() if time and time.end() < limit and text.document.text[time.end() - 1] != "," else None


def _in_list_of_readers(text: AnnotatedText, start: int, comma: int) -> bool:
    """Whether the comma stands in a list of those whom something is sent to (`gửi về Sở Nội vụ, Sở Tài chính thẩm định`)."""
    before = text.mentions_in(start, comma)
    after = text.parties_at(comma + 1, len(text.lower)) if before else None
    if after is None:
        return False
    if WORKS_WITH.search(text.lower, start, before[-1].span.start) and not STRONG_MODAL.match(text.lower, after.span.end + 1):
        # Words that narrow a partner may stand between its name and the comma (`các công ty tài chính, các công ty …`).
        return "," not in text.slice(before[-1].span.end, comma)
    if DIRECTED.search(text.lower, start, before[-1].span.start) and MANY.match(text.lower, before[-1].span.start):
        return before[-1].span.end >= comma - MAX_NARROWING and not STRONG_MODAL.match(text.lower, after.span.end + 1)
    if before[-1].span.end != comma or not READS.match(text.lower, after.span.end):
        return False
    return SENDS_TO.search(text.lower, start, before[-1].span.start) is not None


def in_cited_title(text: AnnotatedText, start: int, at: int) -> bool:
    """Whether ``at`` lies in the title of a document that the opening cites, and the order stands behind it.

    `Theo Công văn … về việc miễn, | giảm tiền thuê đất, Chủ tịch UBND tỉnh có ý kiến như sau:`
    """
    if not CITED_TITLE.match(text.lower, start, at):
        return False
    end = SENTENCE_END.search(text.lower, at)
    return ORDER_BEHIND.search(text.lower, at, end.start() if end else at) is not None


def in_verb_pair(text: AnnotatedText, start: int, at: int) -> bool:
    """Whether the comma before ``at`` joins two verbs that a noun of work turns into a topic (`công tác tổng hợp, | báo cáo`)."""
    return any(found.start("second") == at for found in VERB_PAIR.finditer(text.lower, start, at + 40))


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
