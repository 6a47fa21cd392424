"""Texts that are not in NFC: read in their composed form, with spans of the text as it was given."""

import functools
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from pipeline.model.text import Span


class _Found(Protocol):
    """Anything with a span."""

    @property
    def span(self) -> Span: ...


One = TypeVar("One", bound=_Found)


def of_any_form(find: Callable[[str], tuple[One, ...]]) -> Callable[[str], tuple[One, ...]]:
    """``find`` for texts in any Unicode form: spans are always those of the given text. NFC costs one quick check."""

    @functools.wraps(find)
    def found(text: str) -> tuple[One, ...]:
        if unicodedata.is_normalized("NFC", text):
            return find(text)
        composed, places = compose(text)
        return tuple(_moved(one, places) for one in find(composed))

    return found


def compose(text: str) -> tuple[str, Sequence[int]]:
    """The text in NFC, and for every place in it (and its end) the place in ``text``. Linear in the length."""
    parts: list[str] = []
    places: list[int] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at < len(text) and (unicodedata.combining(text[at]) or not unicodedata.is_normalized("NFC", text[at - 1 : at + 1])):
            continue
        part = unicodedata.normalize("NFC", text[start:at])
        parts.append(part)
        places.extend([start] * len(part))
        start = at
    places.append(len(text))
    return "".join(parts), places


def _moved(one: One, places: Sequence[int]) -> One:
    moved = {"span": _span_at(one.span, places)}
    if antecedent := getattr(one, "antecedent", None):
        moved["antecedent"] = _span_at(antecedent, places)
    return replace(one, **moved)  # type: ignore[type-var]


def _span_at(span: Span, places: Sequence[int]) -> Span:
    return Span(start=places[span.start], end=places[span.end])
