"""The ``dates`` command: the time expressions of a text with their values, windows and proofs."""

import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from pipeline.dates import find_time_expressions, find_windows, next_occurrences
from pipeline.dates.readings import DatedReading
from pipeline.errors import ExitCode
from pipeline.model.directive import TimeExpression

PIPE_WIDTH = 140
STDIN = "-"
ANCHORS = ("issue_date", "received", "effective_date")


@dataclass(frozen=True, slots=True)
class Anchors:
    """The days that expressions are resolved against; None where they are not known."""

    issue_date: dt.date | None = None
    received: dt.date | None = None
    effective_date: dt.date | None = None


class NotText(Exception):
    """The file is no text in UTF-8."""


def read_text(source: str) -> str:
    """The text of a file, or of standard input for ``-``. Raises :class:`OSError` and :class:`NotText`."""
    data = sys.stdin.buffer.read() if source == STDIN else Path(source).read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise NotText from problem
    if "\0" in text or text.startswith("%PDF-"):
        raise NotText
    return text


def annotate(text: str, anchors: Anchors) -> dict[str, Any]:
    """The expressions and dated readings of ``text`` as plain data; offsets are characters of ``text``."""
    expressions = find_time_expressions(text, issue_date=anchors.issue_date)
    windows = find_windows(text, issue_date=anchors.issue_date, received=anchors.received, effective_date=anchors.effective_date)
    return {
        "expressions": [_expression(one, text) for one in expressions],
        "deadlines": [_window(one, anchors.issue_date) for one in windows],
    }


def _expression(one: TimeExpression, text: str) -> dict[str, Any]:
    words = text[one.span.start : one.span.end]
    return {
        "start": one.span.start,
        "end": one.span.end,
        "text": words,
        "type": one.type,
        "value": one.value,
        "rule": one.rule,
        "flags": list(one.flags),
    }


def _window(reading: DatedReading, issue: dt.date | None) -> dict[str, Any]:
    one = reading.deadline
    following = next_occurrences(one.rrule, issue, qualifier=one.qualifier) if one.rrule and issue else ()
    return {
        "start": one.span.start,
        "end": one.span.end,
        "text": one.text,
        "role": str(reading.role),
        "value": one.value,
        "qualifier": one.qualifier,
        "anchor": one.anchor,
        "earliest": one.earliest,
        "latest": one.latest,
        "last_compliant_day": one.last_compliant_day,
        "rrule": one.rrule,
        "next": [occurrence.due for occurrence in following],
        "rule": one.rule,
        "flags": list(one.flags),
        "proof": list(one.proof),
    }


def print_tables(found: dict[str, Any]) -> None:
    """A table of the expressions on standard output, then what they bind or open, each with the steps that led there."""
    console = Console(highlight=False, markup=False)
    console.width = console.width if console.is_terminal else PIPE_WIDTH
    expressions = _table("at", "expression", "type", "value", "flags")
    for one in found["expressions"]:
        expressions.add_row(str(one["start"]), one["text"], one["type"], one["value"], " ".join(one["flags"]))
    console.print(expressions)
    for one in found["deadlines"]:
        print(f"\n{one['role']}: {one['text']}")
        print("    " + ", ".join(_facts(one)))
        for step in one["proof"]:
            print(f"    {step}")


def _facts(one: dict[str, Any]) -> list[str]:
    """The fields of a window that are known, named."""
    names = ("qualifier", "anchor", "earliest", "latest", "last_compliant_day", "rrule")
    facts = [f"{name.replace('_', ' ')} {one[name]}" for name in names if one[name]]
    following = [f"next {' '.join(one['next'])}"] if one["next"] else []
    return [*facts, *following, *one["flags"]]


def _table(*heads: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for head in heads:
        table.add_column(head, overflow="fold")
    return table


class BadLine(Exception):
    """A line of a batch that cannot be read; the message says why, without its text."""


def run_batch(lines: Iterable[str], anchors: Anchors) -> ExitCode:
    """Annotate JSON lines with ``id``, ``text`` and ``issue_date`` on standard output, one line an answer.

    A line that cannot be read gives an answer with ``error`` and a message on stderr; the others go on. A day that a line
    does not give is taken from ``anchors``.
    """
    done = failed = 0
    for number, answer in _answers(lines, anchors):
        if "error" in answer:
            failed += 1
            print(f"error: line {number}: {answer['error']}", file=sys.stderr)
        else:
            done += 1
        print(json.dumps(answer, ensure_ascii=False))
    if not failed:
        return ExitCode.OK
    return ExitCode.SOME_FAILED if done else ExitCode.NOTHING_DONE


def _answers(lines: Iterable[str], anchors: Anchors) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        row = _row(line)
        key = row.get("id") if row is not None else None
        try:
            yield number, {"id": key, **annotate(_text(row), _anchors(row or {}, anchors))}
        except BadLine as problem:
            yield number, {"id": key, "line": number, "error": str(problem), "expressions": [], "deadlines": []}


def _row(line: str) -> dict[str, Any] | None:
    """The object on the line, None where there is none."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _text(row: dict[str, Any] | None) -> str:
    if row is None:
        raise BadLine('no JSON object: write {"id": …, "text": …, "issue_date": …}')
    if not isinstance(row.get("text"), str):
        raise BadLine('"text" is missing or no string')
    return str(row["text"])


def _anchors(row: dict[str, Any], given: Anchors) -> Anchors:
    days: dict[str, dt.date | None] = {}
    for name in ANCHORS:
        written = row.get(name)
        try:
            days[name] = dt.date.fromisoformat(written) if written else getattr(given, name)
        except (TypeError, ValueError) as problem:
            raise BadLine(f'"{name}" is no day: write it as 2024-01-31') from problem
    return Anchors(**days)
