"""Bare heads that go back to a body named before: ``Công ty`` after ``Công ty Cổ phần A``, ``(QISC)`` and then ``QISC``."""

import re
from collections.abc import Iterator, Sequence

from pipeline.entities.lexicon import heads, keys_of
from pipeline.knowledge.folding import key
from pipeline.model.directive import Mention, MentionKind
from pipeline.model.text import Span

_INITIALS = re.compile(r"\s?\((?P<name>[^\W\d_]{2,12})\)")
# Heads that stand for their body when they are written with a capital.
_BACK = frozenset(
    {"cong_ty", "hoi_dong", "ban_chi_dao", "ban_quan_ly", "trung_tam", "vien", "truong", "chi_cuc", "benh_vien"}
) | {
    "to_cong_tac",
    "doan_cong_tac",
    "htx",
    "quy",
    "thuong_truc",
}


def back_references(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Bare heads and initials in ``text`` that name again a body among ``mentions``; some may lie inside others.

    A bare head counts with its capital, after the body that it goes back to, where no other name follows it.
    """
    seen: dict[str, int] = {}
    for mention in mentions:
        if mention.kind is MentionKind.BODY:
            for word in _short_forms(text, mention):
                seen.setdefault(word, mention.span.end)
    if not seen:
        return
    longest_first = sorted(seen, key=lambda word: (-len(word), word))
    pattern = re.compile(r"(?<![\w/.-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w/])")
    for found in pattern.finditer(text):
        word = found[0]
        if found.start() < seen[word] or not _stands_alone(text, found.start(), found.end()):
            continue
        span = Span(start=found.start(), end=found.end())
        yield Mention(span=span, kind=MentionKind.BODY, text=word, name=None, rule="entities.body.back", confidence=0.7)


def _short_forms(text: str, mention: Mention) -> Iterator[str]:
    """The head of a body that has a longer name, and the initials in a bracket right after it."""
    initials = _INITIALS.match(text, mention.span.end)
    if initials and initials["name"].isupper():
        yield initials["name"]
    words = text[mention.span.start : mention.span.end]
    form = _head_form(mention)
    if form and len(words) > len(form) + 1 and key(words[: len(form)]) == key(form) and words[:2].istitle():
        yield words[: len(form)]


def _head_form(mention: Mention) -> str | None:
    """The shortest form of the head by whose rule the body was read, where it may stand for the body."""
    name = mention.rule.removeprefix("entities.body.").split(".")[0]
    if name not in _BACK:
        return None
    forms = [form for head in heads() if head.id == name for form in head.forms]
    fitting = [form for form in forms if keys_of(mention.text)[: len(keys_of(form))] == keys_of(form)]
    return min(fitting, key=len, default=None)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no further name follows, and the word does not stand in a line of capitals."""
    line = text[text.rfind("\n", 0, start) + 1 : _line_end(text, end)]
    if line.isupper():
        return False
    after = text[end : end + 3].lstrip(" ")[:1]
    return not after[:1].isupper()


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)
