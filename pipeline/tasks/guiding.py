"""Guiding others towards a dated report is two duties: the guiding, and the report of those who are guided.

Source: TASK_RECORDS 6: `hướng dẫn X … báo cáo trước D`: the date is X's duty.
"""

import re

from pipeline.model.text import Span
from pipeline.tasks.action import cut_deadlines, words
from pipeline.tasks.annotated import AnnotatedText
from pipeline.tasks.draft import Draft
from pipeline.tasks.roles import find_roles

GUIDES = re.compile(r"(?:theo dõi, |đôn đốc, |kiểm tra, )*(?:hướng dẫn|đôn đốc)(?:, (?:hướng dẫn|đôn đốc|kiểm tra))*\s+")
REPORTS = re.compile(r"[,;.]\s*(?:và\s+|đồng thời\s+)?(?:báo cáo|gửi báo cáo|gửi kết quả|tổng hợp,? báo cáo)(?!\w)")


def split_guiding(text: AnnotatedText, draft: Draft, predicate: Span) -> tuple[Draft, ...]:
    """The draft alone, or the guiding without a date and the report with the assignees that are guided."""
    guides = GUIDES.match(text.lower, predicate.start, predicate.end)
    guided = text.parties_at(guides.end(), predicate.end) if guides and draft.deadlines else None
    if guided is None:
        return (draft,)
    reports = REPORTS.search(text.lower, guided.span.end, draft.deadlines[0].span.start)
    if reports is None:
        return (draft,)
    duty = Span(start=guided.span.end, end=predicate.end)
    first = draft.with_field(
        action=words(text, Span(start=predicate.start, end=reports.start())),
        span=Span(start=draft.span.start, end=reports.start()),
        recipients=(),
        deadlines=(),
        rules=(*draft.rules, "split.guiding"),
    )
    second = draft.with_field(
        action=words(text, cut_deadlines(text, duty, draft.deadlines)),
        span=Span(start=guided.span.start, end=draft.span.end),
        lead=guided.parties,
        support=(),
        recipients=find_roles(text, duty, "recipient", exclude=guided.parties),
        inherited={},
        rules=(*draft.rules, "split.guided"),
    )
    return first, second
