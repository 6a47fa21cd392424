"""Why a file gave what it gave: each task with its rules and the words it came from, each rejected reading with the reason."""

from collections.abc import Iterator

from pipeline.export.register import describe_directive
from pipeline.model.task import Deadline, Extraction, Party, Task
from pipeline.model.text import Document, Span


def explain(extraction: Extraction) -> Iterator[str]:
    """The explanation as lines of text without line breaks."""
    source = extraction.source
    yield f"# {source.path or source.id}: {source.status}, {len(extraction.tasks)} task(s), {len(extraction.candidates)} rejected"
    for directive in extraction.directives:
        yield f"directive {directive.id}: {describe_directive(directive)}"
        for name, rule in directive.rules.items():
            span = directive.evidence.get(name)
            yield f"    {name}: {rule}{_quote(extraction.document, span)}"
    for task in extraction.tasks:
        yield from _explain_task(task, extraction.document, "task")
    for task in extraction.candidates:
        yield from _explain_task(task, extraction.document, "rejected")


def _explain_task(task: Task, document: Document | None, word: str) -> Iterator[str]:
    yield f"{word} {task.id} [{task.directive}{f', {task.section}' if task.section else ''}] {task.kind} {task.confidence:.2f}"
    if task.rejected_because is not None:
        yield f"    because: {task.rejected_because}"
    yield f"    action: {task.action}"
    for role, parties in (("lead", task.lead), ("support", task.support), ("recipients", task.recipients)):
        if parties:
            yield f"    {role}: {'; '.join(_party(party) for party in parties)}{_inheritance(task, role, document)}"
    if task.deliverable:
        yield f"    deliverable: {task.deliverable}"
    for deadline in task.deadlines:
        yield from _explain_deadline(deadline)
    yield f"    rules: {', '.join(task.reasons)}"
    if task.flags:
        yield f"    flags: {', '.join(task.flags)}"
    if task.duplicate_of:
        yield f"    restates: {task.duplicate_of}"
    for span in dict.fromkeys(evidence.span for evidence in task.evidence):
        pages = ", ".join(str(evidence.page) for evidence in task.evidence if evidence.span == span and evidence.page)
        yield f"    from{f' page {pages}' if pages else ''} [{span.start}:{span.end}]{_quote(document, span)}"


def _explain_deadline(deadline: Deadline) -> Iterator[str]:
    due = deadline.rrule or deadline.latest or "not resolved"
    milestone = f" ({deadline.milestone})" if deadline.milestone else ""
    yield f"    deadline{milestone}: “{deadline.text}” = {deadline.value} -> {due} by {deadline.rule}"
    for step in deadline.proof:
        yield f"        {step}"


def _party(party: Party) -> str:
    return f"{party.text} = {party.name}" if party.name and party.name != party.text else party.text


def _inheritance(task: Task, role: str, document: Document | None) -> str:
    return f" (inherited{_quote(document, task.inherited[role])})" if role in task.inherited else ""


def _quote(document: Document | None, span: Span | None) -> str:
    """The words of ``span`` on one line, or nothing where the text is not at hand."""
    return f" “{' / '.join(document.slice(span).splitlines())}”" if document and span else ""
