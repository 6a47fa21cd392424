"""Drafts of tasks from task tables (TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Sản phẩm)."""

import functools
import re

from pipeline.knowledge.table_heads import table_heads
from pipeline.model.task import Party
from pipeline.model.text import Cell, Span, Table
from pipeline.parsers.encodings import fold
from pipeline.tasks.annotated import AnnotatedText
from pipeline.tasks.draft import NOBODY, Draft
from pipeline.tasks.roles import find_roles
from pipeline.tasks.scope import Scope

AS_ABOVE = re.compile(r"^\W*(?:nt|như trên|như mục trên|\"|″|-nt-)\W*$")
ORDINAL = re.compile(r"^\s*(?:[IVX]+|[A-H]|\d{1,3}(?:\.\d{1,3})*)[.)]?\s*$")
PARTY_BREAK = re.compile(r"\s*(?:[\n;,]|(?<!\w)và(?!\w))\s*")
ROW_WEIGHT = 0.92
NOBODY_WEIGHT = 0.3


def role_of_head(head: str) -> str | None:
    """The role of a column from its head: ordinal, task, lead, support, deadline, deliverable, recipient or note.

    The whole head counts first, then the known words that stand earliest in it; a head with both `chủ trì` and
    `phối hợp` words is read by the exact row only.
    """
    folded = fold(head).strip(" .:*()")
    for row in table_heads():
        if folded == row.head:
            return row.role
    inside = [(found.start(), row.role) for row in table_heads() if (found := re.search(rf"\b{re.escape(row.head)}\b", folded))]
    if "phoi hop" in folded and "chu tri" not in folded:
        return "support"
    return min(inside, key=lambda place: place[0])[1] if inside else None


def draft_table(text: AnnotatedText, table: Table, *, section: str | None, scope: Scope) -> tuple[Draft, ...]:
    """One draft a row of a task table; () for other tables. Group rows give the section, `nt` repeats the cell above."""
    columns = _columns(text, table)
    if "task" not in columns or not ({"lead", "deadline"} & set(columns)):
        return ()
    drafts: list[Draft] = []
    groups: list[str] = []
    number = 0
    for row in range(table.header_rows, table.rows):
        group = _group(text, table, row)
        if group is not None:
            groups = [*groups[: _group_depth(group)], group]
            number = 0
            continue
        task_cell = _cell(table, row, columns["task"])
        if task_cell is None or (
            task_cell.row < row and task_cell.row >= table.header_rows and _same_row_fields(table, row, columns)
        ):
            continue
        number += 1
        path = " > ".join(filter(None, (section, *(g.split(" ")[0].rstrip(".") for g in groups), f"dòng {number}")))
        draft = _draft(text, table, row, columns, path, scope, drafts[-1] if drafts else None)
        if draft:
            drafts.append(draft)
    return tuple(drafts)


def _columns(text: AnnotatedText, table: Table) -> dict[str, int]:
    """The column of each role; of two columns with one role the first, and a support head never counts as lead."""
    columns: dict[str, int] = {}
    for column in range(table.columns):
        heads = []
        for row in range(table.header_rows):
            cell = _cell(table, row, column)
            if cell:
                heads.append(text.slice(cell.span.start, cell.span.end))
        role = next((role for head in reversed(heads) if (role := role_of_head(head))), None)
        if role and role not in columns:
            columns[role] = column
    return columns


def _cell(table: Table, row: int, column: int) -> Cell | None:
    """The cell that covers a place of the grid, merged cells included."""
    return _grid(table).get((row, column))


@functools.lru_cache(maxsize=64)
def _grid(table: Table) -> dict[tuple[int, int], Cell]:
    grid: dict[tuple[int, int], Cell] = {}
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                grid.setdefault((row, column), cell)
    return grid


def _group(text: AnnotatedText, table: Table, row: int) -> str | None:
    """The words of a group row: one cell over most columns, or only an ordinal and a title filled in this row."""
    own = {id(cell): cell for column in range(table.columns) if (cell := _cell(table, row, column)) and cell.row == row}
    filled = [cell for cell in own.values() if text.slice(cell.span.start, cell.span.end).strip()]
    if not filled or len(filled) > 2:
        return None
    said = [" ".join(text.slice(c.span.start, c.span.end).split()) for c in filled]
    covered = sum(cell.column_span for cell in filled)
    if len(filled) == 2 and not ORDINAL.match(said[0]):
        return None
    merged_below = any(
        (cell := _cell(table, row, column)) and cell.row < row and cell.row >= table.header_rows
        for column in range(table.columns)
    )
    if merged_below or (
        len(filled) == 1
        and covered < max(2, table.columns - 1)
        and ORDINAL.match(said[0]) is None
        and table.columns > 2
        and filled[0].column > 1
    ):
        return None
    return " ".join(said)


def _group_depth(group: str) -> int:
    head = group.split(" ")[0].rstrip(".)")
    return 0 if re.fullmatch(r"[IVX]+|[A-H]", head) else 1 + head.count(".")


def _same_row_fields(table: Table, row: int, columns: dict[str, int]) -> bool:
    """Whether every known field of the row is merged with the row above: then it is no row of its own."""
    cells = [_cell(table, row, column) for role, column in columns.items() if role != "ordinal"]
    return all(cell is None or cell.row < row for cell in cells)


def _draft(
    text: AnnotatedText, table: Table, row: int, columns: dict[str, int], path: str, scope: Scope, above: Draft | None
) -> Draft | None:
    task = _cell(table, row, columns["task"])
    said = " ".join(text.slice(task.span.start, task.span.end).split()) if task else ""
    if task is None or not said or ORDINAL.match(said):
        return None
    rules = ["table.row"]
    inherited: dict[str, Span] = {}
    lead, lead_span = _parties(text, table, row, columns.get("lead"), above.lead if above else ())
    if not lead and scope.lead:
        lead, lead_span = scope.lead, scope.lead_source
        rules.append(scope.rule or "scope.head")
    if lead_span:
        inherited["lead"] = lead_span
    support, _ = _parties(text, table, row, columns.get("support"), above.support if above else ())
    recipients, _ = _parties(text, table, row, columns.get("recipient"), above.recipients if above else ())
    deadline_cell = _cell(table, row, columns["deadline"]) if "deadline" in columns else None
    deadlines = scope.deadlines
    if deadline_cell:
        words = text.slice(deadline_cell.span.start, deadline_cell.span.end)
        if AS_ABOVE.match(words.lower()) and above:
            deadlines = above.deadlines
        else:
            deadlines = text.cell_deadlines(deadline_cell.span.start, deadline_cell.span.end)
            deadlines = deadlines or text.deadlines(task.span.start, task.span.end)
        inherited["deadlines"] = deadline_cell.span
    product = _cell(table, row, columns["deliverable"]) if "deliverable" in columns else None
    return Draft(
        section=path,
        action=said.strip(" .;:-–"),
        span=task.span,
        lead=lead,
        support=support or find_roles(text, task.span, "support", exclude=lead),
        recipients=recipients or find_roles(text, task.span, "recipient", exclude=lead),
        deliverable=" ".join(text.slice(product.span.start, product.span.end).split()) or None if product else None,
        deadlines=deadlines,
        rules=tuple(rules),
        inherited=inherited,
        weight=ROW_WEIGHT if lead else NOBODY_WEIGHT,
        rejected_because=None if lead else NOBODY,
    )


def _parties(
    text: AnnotatedText, table: Table, row: int, column: int | None, above: tuple[Party, ...]
) -> tuple[tuple[Party, ...], Span | None]:
    """The parties of a cell; words between breaks that the mention grammar does not know stand for themselves."""
    cell = _cell(table, row, column) if column is not None else None
    if cell is None:
        return (), None
    words = text.slice(cell.span.start, cell.span.end)
    if AS_ABOVE.match(words.lower()):
        return above, cell.span
    parties: list[Party] = []
    at = cell.span.start
    while at < cell.span.end:
        at = _skip(text, at, cell.span.end)
        known = text.parties_at(at, cell.span.end)
        if known:
            at = _end_of_name(text, known.span.end, cell.span.end)
            parties.extend(known.parties if at == known.span.end else _lengthened(text, known.parties, at))
            continue
        stop = PARTY_BREAK.search(text.document.text, at + 1, cell.span.end)
        end = stop.start() if stop else cell.span.end
        name = " ".join(text.slice(at, end).split()).strip(" .;:-–+")
        if len(name) > 2:
            parties.append(Party(text=name, name=None, span=Span(start=at, end=end)))
        at = max(end, at + 1)
    return tuple(parties), cell.span


def _end_of_name(text: AnnotatedText, at: int, limit: int) -> int:
    """Where the name really ends: words that follow it up to the next break belong to it (`các trung tâm | y tế`)."""
    stop = PARTY_BREAK.search(text.document.text, at, limit)
    end = stop.start() if stop else limit
    rest = text.slice(at, end)
    return end if rest[:1] == " " and rest.strip()[:1].isalpha() else at


def _lengthened(text: AnnotatedText, parties: tuple[Party, ...], end: int) -> tuple[Party, ...]:
    last = parties[-1]
    more = " ".join(text.slice(last.span.end, end).split()).strip(" .;:-–+")
    return (*parties[:-1], Party(text=f"{last.text} {more}", name=None, span=Span(start=last.span.start, end=end)))


def _skip(text: AnnotatedText, at: int, limit: int) -> int:
    while at < limit and not text.document.text[at].isalnum():
        at += 1
    joint = re.compile(r"(?:và|cùng|phối hợp với)\s+", re.IGNORECASE).match(text.document.text, at, limit)
    return joint.end() if joint else at
