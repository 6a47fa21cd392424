"""Cheap questions about heads of names, asked before a name is read."""

from pipeline.entities.chart import Chart
from pipeline.entities.lexicon import Entry


def unit_starts(chart: Chart, index: int) -> bool:
    """Whether the name of a body seems to begin at ``index``: a head of several syllables, or one with what fits it."""
    for entry in chart.entries.get(index, ()):
        if entry.category == "name" and entry.row.mention == "body" and (chart.upper_case(index) or entry.end - index > 2):
            return True
        if entry.category == "head":
            if entry.end - index > 1 or is_abbreviation(chart, index):
                return True
            if chart.upper_case(index) and (chart.capital(entry.end) or field_of(chart, entry.end, entry.row.id)):
                return True
    return False


def is_abbreviation(chart: Chart, index: int) -> bool:
    """Whether the token is written in capitals inside ordinary text (``UBND``)."""
    if not 0 <= index < len(chart) or chart.loud(index):
        return False
    word = chart.words(index, index + 1)
    return len(word) > 2 and word.isupper()


def field_of(chart: Chart, index: int, head_id: str) -> Entry | None:
    """The longest field at ``index`` that goes with the head."""
    for entry in chart.entries.get(index, ()):
        if entry.category == "field" and head_id in entry.row.heads:
            return entry
    return None


def inside_number(chart: Chart, index: int) -> bool:
    """Whether the token is a code in a document number (``17/QĐ-UBND``): glued codes lead back to a digit or a blank."""
    if index < 1 or chart.key(index - 1) not in ("/", "-") or not chart.words(index, index + 1)[:2].isupper():
        return False
    starts, ends = chart.syllables.starts, chart.syllables.ends
    at = index
    while at >= 1 and chart.key(at - 1) in ("/", "-") and starts[at] == ends[at - 1]:
        if at < 2 or starts[at - 1] != ends[at - 2]:
            return chart.key(at - 1) == "/"  # the ordinal is left blank
        before = chart.words(at - 2, at - 1)
        if before.isdigit():
            return True
        if not before[:2].isupper():
            return False
        at -= 2
    return False
