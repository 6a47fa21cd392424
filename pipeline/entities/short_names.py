"""Short names that a document defines: ``Công ty … (sau đây gọi tắt là Công ty)``, and where they stand later."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from pipeline.model.directive import Mention, MentionKind
from pipeline.model.text import Span

_DEFINITION = re.compile(
    r"\s?\((?:sau đây|dưới đây) (?:được )?(?:gọi|viết)(?: tắt| gọn| chung)? là:?\s+[“\"']?(?P<name>[^()“”\"'\n]{2,60}?)[”\"']?\)",
    re.IGNORECASE,
)

_MOST_NAMES = 100
_REACH = 300  # characters between a body and the bracket that names it


def with_short_names(text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions together with the later occurrences of the short names that the text defines for them.

    A short name counts where it stands outside the other mentions, spelled as defined; it has the kind of the body it
    was last defined for. Linear in the text for each short name, of which a document has :data:`_MOST_NAMES` at most.
    """
    defined: dict[str, list[tuple[int, Mention]]] = {}
    for name, end, owner in _defined(text, mentions):
        if name in defined or len(defined) < _MOST_NAMES:
            defined.setdefault(name, []).append((end, owner))
    found = [one for name, owners in defined.items() for one in _occurrences(text, name, owners)]
    return _merged(mentions, found) if found else mentions


def _defined(text: str, mentions: tuple[Mention, ...]) -> Iterator[tuple[str, int, Mention]]:
    """The short names with the end of their definition and the body they are for, in text order."""
    ends = [mention.span.end for mention in mentions]
    for definition in _DEFINITION.finditer(text):
        name = " ".join(definition["name"].split())
        last = bisect_right(ends, definition.start())
        before = mentions[max(0, last - _REACH) : last]
        owner = _owner(text, name, before, definition.start()) if name[:1].isupper() else None
        if owner is not None:
            yield name, definition.end(), owner


def _owner(text: str, name: str, before: tuple[Mention, ...], at: int) -> Mention | None:
    """The body that a short name is defined for: the nearest one in the paragraph whose name it shortens."""
    for mention in reversed(before):
        if at - mention.span.end > _REACH or "\n" in text[mention.span.end : at]:
            return None
        if mention.kind is not MentionKind.PERSON and _shortens(name, mention.text):
            return mention
    return None


def _shortens(name: str, full: str) -> bool:
    """Whether ``name`` opens like ``full`` (``Hội đồng`` for ``Hội đồng thẩm định``) or is made of its initials."""
    first = name.split()[0].casefold()
    words = full.split()
    return any(word.casefold() == first for word in words[:3]) or name.casefold() in {
        "".join(word[0] for word in words).casefold(),
        "".join(word[0] for word in words if word[0].isupper()).casefold(),
    }


def _occurrences(text: str, name: str, owners: list[tuple[int, Mention]]) -> Iterator[Mention]:
    """The places of a short name after its first definition; each goes back to the last definition before it."""
    ends = [end for end, _ in owners]
    for place in re.compile(rf"(?<!\w){re.escape(name)}(?!\w)").finditer(text, ends[0]):
        _, owner = owners[bisect_right(ends, place.start()) - 1]
        span = Span(start=place.start(), end=place.end())
        rule = "entities.short_name"
        yield Mention(span=span, kind=owner.kind, text=name, name=None, rule=rule, confidence=0.8, antecedent=owner.span)


def _merged(mentions: tuple[Mention, ...], found: list[Mention]) -> tuple[Mention, ...]:
    """Both lists in text order; what the grammar read goes before a short name at the same place."""
    starts = [mention.span.start for mention in mentions]
    free = []
    for mention in found:
        place = bisect_left(starts, mention.span.end)
        if place == 0 or mentions[place - 1].span.end <= mention.span.start:
            free.append(mention)
    merged: list[Mention] = []
    for mention in sorted((*mentions, *free), key=lambda m: m.span):
        if not merged or mention.span.start >= merged[-1].span.end:
            merged.append(mention)
    return tuple(merged)
