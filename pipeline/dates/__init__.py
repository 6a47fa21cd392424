"""Time expressions and deadlines of Vietnamese paperwork: find, parse, normalise, resolve, explain.

- :func:`find_time_expressions`: every expression of a text with its TIMEX3 type and value;
- :func:`parse`: the same as typed trees (``nodes``), with ranges and anchored lengths put together; :func:`render` writes a
  tree in Vietnamese, and what it writes parses to the same tree;
- :func:`normalise`: a tree's value and the days it covers, seen from a day of issue;
- :func:`find_deadlines`, :func:`find_windows`, :func:`read_deadline_cell`: what binds a duty, with its window, its last
  compliant day, its RFC 5545 rule and the steps that led there (``proof``, in Vietnamese);
- :func:`next_occurrences`: the next days of a rule; :func:`add_workdays`, :func:`is_workday`: the working calendar.
"""

from pipeline.dates.cells import read_deadline_cell
from pipeline.dates.deadlines import find_deadlines, find_windows
from pipeline.dates.expressions import find_time_expressions
from pipeline.dates.normalising import normalise
from pipeline.dates.occurrences import next_occurrences
from pipeline.dates.parsing import parse
from pipeline.dates.render import render
from pipeline.dates.workdays import add_workdays, is_workday

__all__ = [
    "add_workdays",
    "find_deadlines",
    "find_time_expressions",
    "find_windows",
    "is_workday",
    "next_occurrences",
    "normalise",
    "parse",
    "read_deadline_cell",
    "render",
]
