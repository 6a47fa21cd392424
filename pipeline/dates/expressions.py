"""Time expressions of a text, with their TIMEX3 values."""

import dataclasses
import datetime as dt

from pipeline.dates.clauses import Clauses
from pipeline.dates.grammar.recognise import recognise
from pipeline.dates.nodes import Located
from pipeline.dates.ocr_repair import View, repair
from pipeline.dates.promotion import promote
from pipeline.dates.resolve import resolve_linked
from pipeline.dates.resolved import Reference
from pipeline.dates.sharing import share
from pipeline.dates.tokens import Tokens, tokenise
from pipeline.model.directive import TimeExpression
from pipeline.model.text import Span


def read_located(text: str, *, cell: bool = False) -> tuple[Tokens, list[Located]]:
    """The tokens of ``text`` and its time expressions as nodes, ranges and lists linked, shared fields filled in."""
    view = repair(text)
    tokens = tokenise(text, view.text)
    located = promote(tokens, share(tokens, recognise(tokens, cell=cell)))
    return tokens, _flag_repaired(tokens, located, view) if view.repaired else located


def _flag_repaired(tokens: Tokens, located: list[Located], view: View) -> list[Located]:
    """Mark the expressions that hold a repaired number."""
    marked = []
    for item in located:
        start, end = tokens.starts[item.start], tokens.ends[item.end - 1]
        touched = any(first < end and start < last for first, last in view.repaired)
        marked.append(dataclasses.replace(item, flags=(*item.flags, "ocr_repaired")) if touched else item)
    return marked


def find_time_expressions(text: str, *, issue_date: dt.date | None = None) -> tuple[TimeExpression, ...]:
    """Every time expression of ``text``, in order.

    ``issue_date`` is the directive's date of issue; years that the words leave out are counted from it. Spans leave out
    the qualifier; values are TIMEX3 (``2020-12-10``, ``2021-Q1``, ``P15D``, ``XXXX-XX-05``). Linear in the text.
    """
    tokens, located = read_located(text)
    clauses = Clauses(tokens)
    found = []
    values = resolve_linked(located, [Reference(issue_date, clauses.looks_back(item)) for item in located])
    for item, resolved in zip(located, values, strict=True):
        span = Span(start=tokens.starts[item.start], end=tokens.ends[item.end - 1])
        found.append(
            TimeExpression(
                span=span, type=resolved.type, value=resolved.value, rule=item.rule, flags=(*item.flags, *resolved.flags)
            )
        )
    return tuple(found)
