"""Which line breaks inside a paragraph (``<br>``) end a line of the text and which only wrap it."""

import functools
import re
from dataclasses import dataclass, replace

from pipeline.knowledge.loader import load_rows
from pipeline.parsers.html_text import Line
from pipeline.parsers.traced import shifted

STARTS_BLOCK = re.compile(
    r"(?:[-–—+•●▪■◦‣∙➢➤✓❖·*](?=\s|[^\W\d_])|\(|\[|“?\d{1,3}(?:\.\d{1,3})*[.)/](?!\d)|[a-zđ]{1,2}[.)]\s|[IVXLC]{1,6}[.)]\s"
    r"|(?:điều|chương|mục|phần|phụ lục|biểu|mẫu)\s+(?:số\s+)?[\dIVXLC]+\b)",
    re.IGNORECASE,
)
ENDS_BLOCK = re.compile(r"[.;:!?…/]['\"”)]*$")
MIN_WRAP_WIDTH = 50  # characters: lines wrapped by hand fill at least this
FULL_LINE = 0.7  # of the longest line: shorter ones end a paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class LineJoin:
    """A pair of line end and line start (regular expressions) that belong to one line.

    ``examples`` and ``counter_examples`` write the break as ``⏎``.
    """

    id: str
    before: str
    after: str
    source: str
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@functools.cache
def line_joins() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """The rules as (id, pattern searched in the line before, pattern matched at the start of the line after)."""
    rows = load_rows("parsers/line_joins.csv", LineJoin)
    return tuple((row.id, re.compile(row.before), re.compile(row.after)) for row in rows)


def join_rule(before: str, after: str) -> str | None:
    """The id of the rule by which ``after`` continues the line ``before``, or None where it starts a line of its own."""
    if STARTS_BLOCK.match(after):
        return None
    if leaves_bracket_open(before) and ")" in after:
        return "open_bracket"
    end = before[-60:]
    for rule, ends, starts in line_joins():
        if ends.search(end) and starts.match(after):
            return rule
    return None


def leaves_bracket_open(line: str) -> bool:
    """Whether the last round bracket of ``line`` opens."""
    return line.rfind("(") > line.rfind(")")


def group_lines(lines: list[str]) -> list[list[int]]:
    """The indexes of ``lines`` (clean, in order) grouped by the line of text they make; empty ones stand in no group.

    An empty line always separates. Lines filled to about the same width are a paragraph wrapped by hand.
    """
    widest = max((len(line) for line in lines), default=0)
    wrapped = widest >= MIN_WRAP_WIDTH and sum(1 for line in lines if line) >= 3
    groups: list[list[int]] = []
    for index, line in enumerate(lines):
        if not line:
            continue
        before = lines[index - 1] if index else ""
        if before and (join_rule(before, line) or (wrapped and _wraps(before, line, widest))):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def continues(before: Line, after: Line) -> bool:
    """Whether ``after``, a paragraph of its own in the source, carries on ``before``: both centred, set alike, no new start."""
    if not (before.centered and after.centered) or before.item or after.item or before.tag_heading != after.tag_heading:
        return False
    rule = join_rule(before.text, after.text)
    return rule == "open_bracket" or (rule is not None and before.bold == after.bold and before.italic == after.italic)


def carry_on(before: Line, line: Line) -> Line | None:
    """Both as one line where ``line`` carries on ``before`` (a title set in two paragraphs), else None."""
    if not continues(before, line):
        return None
    moved = shifted(line.origins, len(before.text) + 1)
    return replace(before, text=f"{before.text} {line.text}", origins=before.origins + moved)


def _wraps(before: str, after: str, widest: int) -> bool:
    full = FULL_LINE * widest <= len(before) <= 2 * widest
    return full and not ENDS_BLOCK.search(before[-8:]) and not STARTS_BLOCK.match(after)
