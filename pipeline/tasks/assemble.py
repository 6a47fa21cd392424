"""Makes the task records of a document: units and tables of each directive, in text order."""

import datetime as dt
import re
from dataclasses import replace

from pipeline.model.directive import Directive
from pipeline.model.outline import Node, Section
from pipeline.model.task import Evidence, Task
from pipeline.model.text import Document, Span, Table
from pipeline.structure.outline import build_outline, children, section_path
from pipeline.structure.sentences import split_sentences
from pipeline.tasks.annotated import AnnotatedText
from pipeline.tasks.confidence import confidence_of
from pipeline.tasks.cues import cue_pattern
from pipeline.tasks.delivery import delivered, is_delivery
from pipeline.tasks.draft import Draft
from pipeline.tasks.duplicates import adopt_restatements, mark_duplicates
from pipeline.tasks.families import Family, family_of
from pipeline.tasks.kinds import flags_of, kind_of
from pipeline.tasks.labelled import apply_label, find_labels
from pipeline.tasks.preamble import without_preamble, without_summary
from pipeline.tasks.quoted import quoted_nodes, without_quoted
from pipeline.tasks.scope import EMPTY, Scope, addressees, scope_of
from pipeline.tasks.table_rows import draft_table
from pipeline.tasks.told import told_draft
from pipeline.tasks.units import SPEAKERS, draft_item, draft_unit

ORDER_ZONES = frozenset(Section) - {Section.LETTERHEAD, Section.ADDRESSEES, Section.RECIPIENTS, Section.SIGNATURE}
ACCEPTED = 0.5
DETAIL_WEIGHT = 0.3
LIST_OPENING = re.compile(cue_pattern("list_opening").pattern)
PARTS = re.compile(cue_pattern("parts").pattern)
# `thực hiện các nhiệm vụ gồm:` says nothing that its list does not say.
DETAILS = re.compile(
    r"(?<!nhiệm vụ)(?<!nội dung)(?<!công việc)(?<!giải pháp)(?<!nội dung sau)(?<!nhiệm vụ sau)"
    r"(?<!nhiệm vụ,)(?<!nội dung,)(?<!công việc,)(?<!giải pháp,),?\s+(?:" + cue_pattern("details").pattern + r")[^;.:]*:$"
)


def make_tasks(
    document: Document, directives: tuple[Directive, ...], *, received: dt.date | None = None
) -> tuple[tuple[Task, ...], tuple[Task, ...]]:
    """The tasks of all directives, and the readings judged less likely right than wrong (with the reason)."""
    tasks, candidates = weigh_tasks(document, directives, received=received)
    issued = {directive.id: directive for directive in directives}
    sure = [replace(task, confidence=confidence_of(task, issued.get(task.directive), document.text_source)) for task in tasks]
    return tuple(sure), candidates


def weigh_tasks(
    document: Document, directives: tuple[Directive, ...], *, received: dt.date | None = None
) -> tuple[tuple[Task, ...], tuple[Task, ...]]:
    """As :func:`make_tasks`, with the weight of the rules as confidence."""
    tasks: list[Task] = []
    candidates: list[Task] = []
    for directive in directives:
        accepted, rejected = _tasks_of(document, directive, received)
        tasks.extend(accepted)
        candidates.extend(rejected)
    return tuple(tasks), tuple(candidates)


def _tasks_of(document: Document, directive: Directive, received: dt.date | None) -> tuple[list[Task], list[Task]]:
    text = AnnotatedText.annotate(document, directive, received=received)
    family = family_of(directive.doc_type, directive.subject)
    nodes = build_outline(document, directive)
    drafts = _drafts(text, nodes, family)
    for table in document.tables:
        if not directive.body or any(span.contains(table.span) for span in directive.body):
            drafts.extend(_table_drafts(text, table, nodes))
    drafts.sort(key=lambda draft: (draft.span.start, draft.span.end))
    built = [_task(document, directive, draft, family, number) for number, draft in enumerate(drafts, 1)]
    accepted = [task for task in built if task.rejected_because is None]
    restated, candidates = adopt_restatements(accepted, [task for task in built if task.rejected_because is not None])
    tasks = sorted((*accepted, *restated), key=lambda task: task.evidence[0].span)
    return numbered(mark_duplicates(tasks), "t"), numbered(candidates, "c")


def numbered(tasks: list[Task], letter: str) -> list[Task]:
    """The tasks with ids that count on in text order (`d1.t1`), and `duplicate_of` following them."""
    ids = {task.id: f"{task.directive}.{letter}{number}" for number, task in enumerate(tasks, 1)}
    return [
        replace(task, id=ids[task.id], duplicate_of=ids.get(task.duplicate_of) if task.duplicate_of else None) for task in tasks
    ]


def _drafts(text: AnnotatedText, nodes: tuple[Node, ...], family: Family) -> list[Draft]:
    drafts: list[Draft] = []
    heads: dict[int, Scope] = {}
    default = addressees(text, nodes)
    labelled_from = 0
    for node in nodes:
        if node.section not in ORDER_ZONES:
            continue
        labels = find_labels(text, node.text_span) if not _has_children(nodes, node) or node.style == "plain" else ()
        if labels:
            item = _labelled_item(nodes, node, drafts, labelled_from)
            if item is not None:
                drafts.append(draft_item(text, item.text_span, section=section_path(nodes, item.index), unit=item.index))
            first = _first_labelled(nodes, drafts, node, labelled_from)
            for label, value in labels:
                drafts[first:] = [apply_label(text, draft, label, value) for draft in drafts[first:]]
            continue
        if _after_labels(text, nodes, node):
            labelled_from = len(drafts)
        made = _node_drafts(text, nodes, node, family, heads, default, drafts)
        if len(made) == 1 and drafts and is_delivery(drafts[-1], made[0], text):
            drafts[-1] = delivered(drafts[-1], made[0])
        else:
            drafts.extend(made)
    if text.relayed:
        drafts = without_summary(drafts, text.introduced)
    elif text.doc_type in SPEAKERS:
        drafts = without_quoted(drafts, quoted_nodes(text, nodes))
    return without_preamble(drafts, nodes) if text.doc_type in SPEAKERS else drafts


def _node_drafts(
    text: AnnotatedText,
    nodes: tuple[Node, ...],
    node: Node,
    family: Family,
    heads: dict[int, Scope],
    default: Scope,
    drafts: list[Draft],
) -> list[Draft]:
    """The drafts of one node; a heading or a line that only opens a list gives none."""
    span = _without_list_opening(text, nodes, node)
    if span is None or (node.heading and _only_names(text, node)):
        return []
    scope = scope_of(text, nodes, node.index, heads)
    if not scope.lead and default.lead:
        scope = replace(scope, lead=default.lead, lead_source=default.lead_source, rule=default.rule)
    previous = next((draft for draft in reversed(drafts) if draft.rejected_because is None), None)
    made = draft_unit(
        text,
        span,
        section=section_path(nodes, node.index),
        function=node.section,
        scope=scope or EMPTY,
        family=family,
        previous=previous,
        follows=text.relayed and previous is not None and previous.unit == node.index - 1,
    )
    if not made and node.style != "head":
        told = told_draft(text, span, section=section_path(nodes, node.index), function=node.section)
        return [told.with_field(unit=node.index)] if told else []
    parts = node.parent is not None and _lists_parts(text, nodes[node.parent])
    return [_as_part(draft) if parts else draft for draft in (one.with_field(unit=node.index) for one in made)]


def _only_names(text: AnnotatedText, node: Node) -> bool:
    """Whether a heading is one sentence that gives no details of a duty of its own."""
    details = DETAILS.search(text.slice(node.text_span.start, node.text_span.end))
    return details is None and len(split_sentences(text.document.text, node.text_span)) < 2


def _lists_parts(text: AnnotatedText, node: Node) -> bool:
    """Whether the line opens a list of what a thing is made of (`… với các chức năng chính bao gồm:`), not of duties."""
    return PARTS.search(text.lower, node.text_span.start, node.text_span.end) is not None


def _as_part(draft: Draft) -> Draft:
    """A line of such a list is a duty only where it names its own assignee."""
    if draft.lead and "lead" not in draft.inherited:
        return draft
    return draft.with_field(
        weight=min(draft.weight, DETAIL_WEIGHT), rejected_because=draft.rejected_because or "chi tiết của mục trên"
    )


def _without_list_opening(text: AnnotatedText, nodes: tuple[Node, ...], node: Node) -> Span | None:
    """The node's words without a last sentence that opens the list below it; None when nothing else is left.

    A paragraph too long for a head is more than an opening, unless it ends in the words of one.
    """
    words = text.slice(node.text_span.start, node.text_span.end).rstrip()
    if (
        (node.style == "plain" and not _only_opens(words.lower()))
        or not words.endswith(":")
        or not (_has_children(nodes, node) or _table_follows(text.document, node))
    ):
        return node.text_span
    cut = max(words.rfind(". "), words.rfind("; "))
    details = DETAILS.search(words, max(cut, 0))
    cut = details.start() - 1 if details else cut
    return Span(start=node.text_span.start, end=node.text_span.start + cut + 1) if cut > 0 else None


def _only_opens(words: str) -> bool:
    """Whether a paragraph says nothing but that a list follows; `…, đồng thời thực hiện các việc sau:` adds to a duty."""
    return LIST_OPENING.search(words) is not None and ", đồng thời " not in words


def _has_children(nodes: tuple[Node, ...], node: Node) -> bool:
    return bool(children(nodes, node.index)[:1])


def _table_follows(document: Document, node: Node) -> bool:
    return any(0 <= table.span.start - node.span.end <= 2 for table in document.tables)


def _first_labelled(nodes: tuple[Node, ...], drafts: list[Draft], node: Node, since: int) -> int:
    """The first draft that a labelled line belongs to: its own item's, or all bullets of the item it closes.

    Items before its own that have no labels and no assignee share the labels below the last of them.
    """
    owner = node.parent if node.parent is not None and nodes[node.parent].style != "plain" else None
    first = len(drafts)
    while first > since and (_belongs(nodes, drafts[first - 1].unit, owner, node) or _shares(nodes, drafts[first - 1], owner)):
        first -= 1
    return first if first < len(drafts) else max(since, len(drafts) - 1) if drafts else 0


def _labelled_item(nodes: tuple[Node, ...], node: Node, drafts: list[Draft], since: int) -> Node | None:
    """The item right above a labelled line that gave no draft of its own (`Hệ thống X cần …`), else None."""
    above = nodes[node.index - 1] if node.index else None
    if above is None or above.heading or above.section not in ORDER_ZONES or len(drafts) > since:
        return None
    known = any(draft.unit == above.index for draft in drafts)
    return None if known or (above.index != node.parent and above.parent != node.parent) else above


def _belongs(nodes: tuple[Node, ...], unit: int, owner: int | None, node: Node) -> bool:
    if unit < 0 or owner is None:
        return False
    return unit == owner or (nodes[unit].parent == owner and nodes[unit].style == node.style)


def _shares(nodes: tuple[Node, ...], draft: Draft, owner: int | None) -> bool:
    """Whether the draft is of an item beside the one with the labels, and names nobody itself, or by these labels only."""
    if draft.unit < 0 or owner is None:
        return False
    from_label = draft.inherited.get("lead")
    if draft.lead and (from_label is None or from_label.start < nodes[owner].span.start):
        return False
    ours, theirs = nodes[owner], nodes[draft.unit]
    return ours.style == theirs.style != "plain" and ours.parent == theirs.parent is not None


def _after_labels(text: AnnotatedText, nodes: tuple[Node, ...], node: Node) -> bool:
    return node.index > 0 and bool(find_labels(text, nodes[node.index - 1].text_span))


def _table_drafts(text: AnnotatedText, table: Table, nodes: tuple[Node, ...]) -> tuple[Draft, ...]:
    above = [node for node in nodes if node.span.end <= table.span.start]
    if not above or any(node.section is Section.AIMS for node in above[-1:]):
        scope, section = EMPTY, None
    else:
        heads: dict[int, Scope] = {}
        scope, section = scope_of(text, nodes, above[-1].index, heads), section_path(nodes, above[-1].index)
    return draft_table(text, table, section=section, scope=scope)


def _task(document: Document, directive: Directive, draft: Draft, family: Family, number: int) -> Task:
    lower = draft.action.lower()
    kind = kind_of(lower, draft.deadlines, family=family.id, execution=draft.execution)
    flags = list(flags_of(lower, draft.deadlines))
    if "lead" in draft.inherited:
        flags.append("inherited_assignee")
    rejected = draft.rejected_because if draft.weight < ACCEPTED else None
    if draft.weight < ACCEPTED and rejected is None:
        rejected = "độ tin cậy thấp"
    boxes = document.boxes(draft.span)
    evidence = tuple(Evidence(span=draft.span, page=box.page, box=box) for box in boxes) or (Evidence(span=draft.span),)
    return Task(
        id=f"{directive.id}.t{number}",
        directive=directive.id,
        section=draft.section,
        kind=kind,
        action=draft.action,
        lead=draft.lead,
        support=draft.support,
        recipients=draft.recipients,
        deliverable=draft.deliverable,
        deadlines=draft.deadlines,
        inherited=draft.inherited,
        evidence=evidence,
        confidence=round(draft.weight, 2),
        flags=tuple(flags),
        reasons=draft.rules,
        rejected_because=rejected,
    )
