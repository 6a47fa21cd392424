"""From the tree of a paper to its gold annotation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from corpus.generator.markup import Marked, parse
from corpus.generator.periods import latest_day
from corpus.generator.tree import ABOVE, Block, Due, Duty, Paper, Row, Table

SAME_AS_ABOVE = frozenset({ABOVE, "nt", "-nt-", "như trên"})
Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a block inherits from the ones above it."""

    path: tuple[str, ...] = ()
    in_article: bool = False
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    deadlines: tuple[Json, ...] = ()
    directive: str = "d1"


@dataclass(slots=True)
class Collector:
    """The tasks found so far, in document order, and which named duty became which task."""

    tasks: list[Json] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    pointers: dict[str, str] = field(default_factory=dict)

    def add(self, task: Json, duty: Duty) -> None:
        """Numbers ``task`` and files it."""
        task["id"] = f"t{len(self.tasks) + 1}"
        if duty.name:
            self.names[duty.name] = task["id"]
        if duty.same_as:
            self.pointers[task["id"]] = duty.same_as
        self.tasks.append(task)


def gold_of(paper: Paper) -> Json:
    """The gold record of ``paper``; raises ValueError where marks and duties do not fit each other."""
    collector = Collector()
    default = paper.ordered or (paper.addressees if paper.addressees_lead else ())
    start = Scope(lead=default, directive=paper.facts[0].id)
    _walk(paper.body, start, collector)
    _walk(paper.attachment, replace(start, path=("Văn bản kèm theo",)), collector)
    for task in collector.tasks:
        if task["id"] in collector.pointers:
            task["duplicate_of"] = collector.names[collector.pointers[task["id"]]]
    return {"doc": paper.id, "directives": list(_directives(paper)), "tasks": collector.tasks}


def _directives(paper: Paper) -> Iterator[Json]:
    signature = paper.signature
    signer = None
    if signature:
        signer = {"name": signature.name, "position": signature.position, "authority": signature.authority}
    for facts in paper.facts:
        yield {
            "id": facts.id,
            "doc_type": facts.doc_type,
            "number": facts.number,
            "issue_date": facts.issue_date,
            "issuing_body": facts.issuing_body,
            "place": facts.place,
            "subject": facts.subject,
            "signer": signer,
            "urgency": facts.urgency,
            "secrecy": facts.secrecy,
            "recipients": list(signature.recipients) if signature else [],
            "references": list(dict.fromkeys(_references((*paper.body, *paper.attachment), facts.id, paper.facts[0].id))),
        }


def _references(parts: tuple[Block | Table, ...], directive: str, current: str) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Table):
            texts = [cell for line in part.rows for cell in (*line.cells, line.group or "")]
            here = current
            below: tuple[Block | Table, ...] = ()
        else:
            texts, here, below = [part.text], part.directive or current, part.children
        if here == directive:
            yield from (mark.written for text in texts for mark in parse(text).marks if mark.code == "X")
        yield from _references(below, directive, here)


def _walk(parts: tuple[Block | Table, ...], scope: Scope, collector: Collector) -> None:
    dashes = 0
    for part in parts:
        if isinstance(part, Table):
            _table(part, scope, collector)
            continue
        dashes += part.marker in ("-", "+", "*")
        here = _enter(part, scope, dashes)
        _block(part, here, collector)
        _walk(part.children, _head(part, here), collector)


def _enter(block: Block, scope: Scope, dashes: int) -> Scope:
    step = block.label if block.label is not None else section_step(block.marker, dashes, in_article=scope.in_article)
    return replace(
        scope,
        path=(*scope.path, step) if step else scope.path,
        in_article=scope.in_article or block.marker.startswith("Điều"),
        directive=block.directive or scope.directive,
    )


def section_step(marker: str, dashes: int, *, in_article: bool) -> str | None:
    """The step that a marker adds to a section path: ``Điều 2``, ``khoản 3``, ``điểm b``, ``II``, ``gạch đầu dòng 2``."""
    bare = marker.rstrip(".):")
    if marker in ("-", "+", "*"):
        return f"gạch đầu dòng {dashes}"
    if re.fullmatch(r"[a-zđ]", bare):
        return f"điểm {bare}"
    if in_article and bare.isdigit():
        return f"khoản {bare}"
    return bare or None


def _head(block: Block, scope: Scope) -> Scope:
    """The scope of the blocks below: what is marked with task number 0 replaces what comes from further above."""
    marked = parse(block.text)
    lead = tuple(mark.written for mark in marked.of("L", 0))
    times = marked.of("T", 0)
    if len(times) != len(block.head_due):
        raise ValueError(f"{len(times)} T0 marks, {len(block.head_due)} head deadlines: {marked.text[:60]}")
    return replace(
        scope,
        lead=lead or scope.lead,
        support=tuple(mark.written for mark in marked.of("S", 0)) or (() if lead else scope.support),
        deadlines=tuple(_deadline(due, mark.text) for due, mark in zip(block.head_due, times, strict=True)) or scope.deadlines,
    )


def _block(block: Block, scope: Scope, collector: Collector) -> None:
    marked = parse(block.text)
    numbers = tuple(number for number in marked.tasks if number)
    stray = {number for mark in marked.marks if mark.code != "X" for number in mark.tasks} - {0, *numbers}
    if stray:
        raise ValueError(f"marks for tasks {sorted(stray)} that have no action: {marked.text[:60]}")
    duties = block.duties or tuple(Duty() for _ in numbers)
    if len(duties) != len(numbers):
        raise ValueError(f"{len(numbers)} marked tasks, {len(duties)} duties: {marked.text[:60]}")
    before: tuple[str, ...] = ()
    for number, duty in zip(numbers, duties, strict=True):
        task = _task(marked, number, duty, scope, before)
        before = tuple(task["lead"])
        collector.add(task, duty)


def _task(marked: Marked, number: int, duty: Duty, scope: Scope, before: tuple[str, ...]) -> Json:
    actions = marked.of("A", number)
    if len(actions) != 1:
        raise ValueError(f"task {number} has {len(actions)} actions: {marked.text[:60]}")
    inherited: list[str] = []
    lead = _words(marked, "L", number)
    if not lead:
        lead = before or scope.lead
        inherited += ["lead"] if lead else []
    support = _words(marked, "S", number)
    if not support and scope.support:
        support = scope.support
        inherited.append("support")
    times = marked.of("T", number)
    if len(times) != len(duty.due):
        raise ValueError(f"task {number}: {len(times)} T marks, {len(duty.due)} deadlines: {marked.text[:60]}")
    deadlines = [_deadline(due, mark.text) for due, mark in zip(duty.due, times, strict=True)]
    if not deadlines and scope.deadlines:
        deadlines = list(scope.deadlines)
        inherited.append("deadlines")
    deliverable = duty.deliverable or "; ".join(mark.written for mark in marked.of("D", number)) or None
    return _record(
        duty,
        scope,
        action=actions[0].text,
        lead=lead,
        support=support,
        recipients=_words(marked, "R", number),
        deliverable=deliverable,
        deadlines=deadlines,
        inherited=inherited,
    )


def _record(duty: Duty, scope: Scope, **values: Any) -> Json:
    lists = {
        name: list(getattr(duty, name) if getattr(duty, name) is not None else dict.fromkeys(values[name]))
        for name in ("lead", "support", "recipients")
    }
    inherited = [*values["inherited"], *(["lead"] if duty.lead and "lead" not in values["inherited"] else [])]
    return {
        "id": "",
        "directive": scope.directive,
        "section": " > ".join(scope.path) or None,
        "kind": duty.kind or _kind(values["deadlines"]),
        "action": values["action"],
        **lists,
        "deliverable": values["deliverable"],
        "deadlines": values["deadlines"],
        "inherited": inherited,
        "optional": duty.optional,
        "note": duty.note,
    }


def _kind(deadlines: list[Json]) -> str:
    if any(deadline["rrule"] for deadline in deadlines):
        return "recurring"
    return "one_off" if deadlines else "standing"


def _words(marked: Marked, code: str, number: int) -> tuple[str, ...]:
    return tuple(mark.written for mark in marked.of(code, number))


def _deadline(due: Due, text: str) -> Json:
    latest = None if due.rrule else due.latest or latest_day(due.value, due.qualifier)
    deadline: Json = {
        "text": text,
        "value": due.value,
        "qualifier": due.qualifier,
        "latest": latest,
        "rrule": due.rrule,
        "for": due.what,
    }
    return deadline | ({"anchor": due.anchor} if due.anchor else {})


def _table(table: Table, scope: Scope, collector: Collector) -> None:
    above: dict[str, tuple[str, tuple[Due, ...]]] = {}
    group: tuple[str, ...] = ()
    count = 0
    for line in table.rows:
        if line.group is not None:
            group = (line.cells[0],)
            continue
        count += 1
        cells = {column.role: cell for column, cell in zip(table.columns, line.cells, strict=True)}
        number = cells.get("number", "")
        path = (*scope.path, *group, f"dòng {number if number not in ('', ABOVE) else count}")
        _row(line, cells, above, replace(scope, path=path), collector)


def _row(
    line: Row, cells: dict[str, str], above: dict[str, tuple[str, tuple[Due, ...]]], scope: Scope, collector: Collector
) -> None:
    inherited: list[str] = []
    filled: dict[str, tuple[str, tuple[Due, ...]]] = {}
    for role in ("lead", "support", "time", "product"):
        cell = cells.get(role, "")
        if cell in SAME_AS_ABOVE:
            filled[role] = above[role]
            inherited.append({"time": "deadlines", "product": "deliverable"}.get(role, role))
        else:
            filled[role] = (cell, line.duty.due if role == "time" else ())
    above.update(filled)
    marked = parse(cells["action"])
    action = marked.of("A", 1)
    time, dues = filled["time"]
    times = [mark.text for mark in parse(time).of("T", 1)] or ([time] if dues else [])
    if len(times) != len(dues):
        raise ValueError(f"{len(times)} times, {len(dues)} deadlines in the row {marked.text[:60]}")
    product = filled["product"][0] or "; ".join(mark.written for mark in marked.of("D", 1))
    lead = bodies(filled["lead"][0])
    task = _record(
        line.duty,
        scope,
        action=action[0].text if action else marked.text,
        lead=lead or scope.lead,
        support=bodies(filled["support"][0]),
        recipients=_words(marked, "R", 1),
        deliverable=product or None,
        deadlines=[_deadline(due, text) for due, text in zip(dues, times, strict=True)],
        inherited=inherited + ([] if lead or not scope.lead else ["lead"]),
    )
    collector.add(task, line.duty)


def bodies(cell: str) -> tuple[str, ...]:
    """The bodies of a table cell: the marked ones, else what semicolons and line breaks separate."""
    marked = parse(cell)
    if marked.marks:
        return tuple(mark.written for mark in marked.marks)
    return tuple(part.strip(" .") for part in re.split(r"[;\n]", cell) if part.strip(" ."))
