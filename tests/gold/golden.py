"""What an extraction says, as short lines that a person can read and a diff can show."""

from pipeline.model.task import Deadline, Extraction, Party, Task


def lines_of(extraction: Extraction) -> list[str]:
    """Directives, tasks and candidates, one line a fact."""
    lines = [f"status {extraction.source.status}"]
    for directive in extraction.directives:
        head = (directive.doc_type, directive.number, directive.issue_date, directive.issuing_body)
        lines.append(f"directive {directive.id}: {' | '.join(field or '-' for field in head)}")
        lines.append(f"  subject: {directive.subject}")
        lines.append(f"  authority: {directive.assigning_authority}; flags: {', '.join(directive.flags) or '-'}")
    for task in extraction.tasks:
        lines.extend(_task_lines(task))
    for candidate in extraction.candidates:
        lines.append(f"candidate {candidate.id} ({candidate.rejected_because}): {candidate.action}")
    return lines


def _task_lines(task: Task) -> list[str]:
    lines = [f"task {task.id} [{task.section or '-'}] {task.kind}: {task.action}"]
    for label, parties in (("lead", task.lead), ("support", task.support), ("recipients", task.recipients)):
        if parties:
            lines.append(f"  {label}: {'; '.join(map(_party, parties))}")
    if task.deliverable:
        lines.append(f"  deliverable: {task.deliverable}")
    lines.extend(f"  deadline: {_deadline(deadline)}" for deadline in task.deadlines)
    extra = [*(f"inherits {field}" for field in task.inherited), *task.flags]
    if task.duplicate_of:
        extra.append(f"duplicate of {task.duplicate_of}")
    lines.append(f"  by: {', '.join(task.reasons)}{' (' + ', '.join(extra) + ')' if extra else ''}")
    return lines


def _party(party: Party) -> str:
    return party.text if party.name in (None, party.text) else f"{party.text} = {party.name}"


def _deadline(deadline: Deadline) -> str:
    due = deadline.rrule or f"{deadline.latest or deadline.value}, done in time until {deadline.last_compliant_day or '-'}"
    return f"{deadline.text} -> {due}"
