"""Time expressions and deadlines of Vietnamese paperwork."""

from pipeline.dates.cells import read_deadline_cell
from pipeline.dates.deadlines import find_deadlines, find_windows
from pipeline.dates.expressions import find_time_expressions
from pipeline.dates.workdays import add_workdays, is_workday

__all__ = ["add_workdays", "find_deadlines", "find_time_expressions", "find_windows", "is_workday", "read_deadline_cell"]
