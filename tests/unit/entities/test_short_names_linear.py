"""Many definitions of short names cost what they are worth."""

import sys

from pipeline.entities.short_names import with_short_names
from pipeline.model.directive import Mention, MentionKind
from pipeline.model.text import Span

BODY = "Hội đồng thẩm định "
PIECE = BODY + "(sau đây gọi là Hội đồng). Hội đồng họp. "


def steps(copies):
    """How many functions are called for a text that defines the same name again and again."""
    starts = range(0, copies * len(PIECE), len(PIECE))
    bodies = tuple(
        Mention(span=Span(start=at, end=at + len(BODY) - 1), kind=MentionKind.BODY, text=BODY.strip(), name=None, rule="t")
        for at in starts
    )
    counted = 0

    def count(frame, event, argument):
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        found = with_short_names(PIECE * copies, bodies)
    finally:
        sys.setprofile(None)
    assert len(found) == 3 * copies - 1
    return counted


def test_eight_times_the_definitions_are_eight_times_the_work():
    assert steps(400) < 9 * steps(50) + 1000
