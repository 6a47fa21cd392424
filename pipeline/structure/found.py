"""A value that was read, with the place it was read from and the rule that gave it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipeline.model.text import Span

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[Value]):
    """A value with its rule. ``span`` is None where it stands outside the text (the page's own title, say)."""

    value: Value
    rule: str
    span: Span | None = None
    flags: tuple[str, ...] = ()


def first_found(
    strategies: Iterable[Callable[[], Found[Value] | None]], *, valid: Callable[[Value], bool] | None = None
) -> Found[Value] | None:
    """What the first strategy finds that is ``valid``; they are tried in order, from the precise to the desperate."""
    for strategy in strategies:
        found = strategy()
        if found is not None and (valid is None or valid(found.value)):
            return found
    return None
