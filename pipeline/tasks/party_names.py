"""The parties that one mention names: most are one, some coordinations are two, each with what they share."""

import re

from pipeline.model.directive import Mention, MentionKind
from pipeline.model.task import Party
from pipeline.model.text import Span
from pipeline.tasks.cues import cue_pattern

FIRST_GROUP = re.compile(r"(?:các|những|toàn thể)\s", re.IGNORECASE)
SECOND_GROUP = re.compile(r",?\svà\s(?=(?:các|những|toàn thể)\s)")
HEADS_OF_TWO = re.compile(cue_pattern("heads_of_two").pattern, re.IGNORECASE)


def parties_of(mention: Mention, said: str) -> tuple[Party, ...]:
    """The parties of a mention whose words are ``said``.

    `các sở, ngành và các địa phương` are two, each with its article; so are `Thủ trưởng cơ quan ngang bộ, cơ quan thuộc
    Chính phủ`, each with the office.
    """
    heads = HEADS_OF_TWO.fullmatch(said)
    if heads:
        office = heads["office"]
        return tuple(
            Party(text=f"{office} {heads[part]}", name=None, span=_part(mention, *heads.span(part), first=part == "first"))
            for part in ("first", "second")
        )
    joint = SECOND_GROUP.search(said) if mention.kind is MentionKind.GROUP and FIRST_GROUP.match(said) else None
    if joint is None:
        return (Party(text=said, name=mention.name, span=mention.span),)
    return (
        Party(text=said[: joint.start()], name=None, span=_part(mention, 0, joint.start(), first=True)),
        Party(text=said[joint.end() :], name=None, span=_part(mention, joint.end(), len(said), first=False)),
    )


def _part(mention: Mention, start: int, end: int, *, first: bool) -> Span:
    """The characters ``start`` to ``end`` of the mention's words; the first part holds what stands before it, too."""
    begin = mention.span.start if first else min(mention.span.start + start, mention.span.end)
    return Span(start=begin, end=mention.span.end if not first else mention.span.start + end)
