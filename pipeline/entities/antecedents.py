"""What a back-reference goes back to: ``Sở``, ``Ban Chỉ đạo``, ``đơn vị này``; only where one body alone can be meant."""

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.entities.lexicon import Head, heads, keys_of
from pipeline.entities.naming import spell_out
from pipeline.knowledge.folding import key
from pipeline.model.directive import Mention, MentionKind
from pipeline.model.text import Span

_REACH = 3000  # characters back to the body that a bare head names again
_NEAR = 400  # characters back to the body that a pointing word means
_POINTING = re.compile(r"(?P<noun>.+?) (?:này|đó|nêu trên|nói trên|trên đây|kể trên)")
_ANY_BODY = frozenset({"đơn vị", "cơ quan", "tổ chức", "cơ quan, đơn vị", "địa phương"})  # may mean bodies of every kind
# Heads that stand bare for a branch of the state: `Tòa án nhân dân, Viện kiểm sát nhân dân` are all of them.
_BRANCHES = frozenset({"toa_an", "vien_kiem_sat"})
_MANY = " các "
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")


@functools.cache
def bare_heads() -> dict[tuple[str, ...], Head]:
    """The heads of names by the tokens of each of their forms."""
    return {tuple(keys_of(form)): head for head in heads() for form in head.forms}


def with_antecedents(text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions (in text order), the back-references among them with the span of the body that they name again.

    A bare head with its capital goes back to the bodies before it whose names open with it, ``đơn vị này`` to a body of
    the sentence or the one before; where several bodies can be meant, none is given.
    """
    starts = [mention.span.start for mention in mentions]
    return tuple(
        replace(mention, antecedent=found)
        if mention.antecedent is None and (found := _antecedent(text, mention, mentions, starts))
        else mention
        for mention in mentions
    )


def _antecedent(text: str, mention: Mention, mentions: Sequence[Mention], starts: Sequence[int]) -> Span | None:
    place = bisect_left(starts, mention.span.start)
    if mention.kind is MentionKind.BODY:
        head = bare_heads().get(_tokens(mention.text))
        if head is None or head.id in _BRANCHES or not mention.text[:1].isupper() or _is_listed(text, mentions, place):
            return None
        first, opening = bisect_left(starts, mention.span.start - _REACH), _spelled(mention.text)
    elif mention.kind is MentionKind.GROUP and (pointing := _POINTING.fullmatch(key(mention.text))):
        noun = pointing["noun"]
        first, opening = bisect_left(starts, _near(text, mention.span.start)), "" if noun in _ANY_BODY else noun
    else:
        return None
    fitting = [one for one in _named(mentions[first:place]) if not opening or _spelled(one.text).startswith(f"{opening} ")]
    return fitting[-1].span if fitting and _are_one([one.text for one in fitting]) else None


def _is_listed(text: str, mentions: Sequence[Mention], place: int) -> bool:
    """Whether the bare head shares the area of the body right after it (``HĐND, UBND các huyện``)."""
    this, then = mentions[place], mentions[place + 1 : place + 2]
    between = text[this.span.end : then[0].span.start] if then else ""
    return between.strip() in (",", "và") and then[0].kind is MentionKind.BODY and _tokens(then[0].text) not in bare_heads()


def _named(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The bodies named in full among ``mentions``; bodies of many places are none."""
    for one in mentions:
        if one.kind is MentionKind.BODY and _tokens(one.text) not in bare_heads() and _MANY not in f" {key(one.text)} ":
            yield one


def _near(text: str, at: int) -> int:
    """Where the sentence before the one that holds ``at`` begins, or :data:`_NEAR` characters back."""
    window = max(0, at - _NEAR)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, window, at)]
    return ends[-2] if len(ends) > 1 else window


def _are_one(names: list[str]) -> bool:
    """Whether the names are spellings of one, or shorter and longer forms of it."""
    longest = max((_spelled(name) for name in names), key=len)
    return all(longest.startswith(_spelled(name)) for name in names)


@functools.lru_cache(maxsize=4096)
def _spelled(name: str) -> str:
    return key(spell_out(name))


@functools.lru_cache(maxsize=4096)
def _tokens(name: str) -> tuple[str, ...]:
    return tuple(keys_of(name))
