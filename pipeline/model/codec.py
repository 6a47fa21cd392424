"""Extractions to JSON and back, and the JSON Schema of what is written.

The same extraction always gives the same bytes: keys stand in the order of :mod:`pipeline.model.contract`, numbers are
rounded, and timings are left out.
"""

import functools
import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, cast

from pydantic import TypeAdapter

from pipeline.model.contract import (
    CitedPartJson,
    DeadlineJson,
    DirectiveJson,
    DocumentJson,
    ExtractionJson,
    IssueJson,
    PartyJson,
    PlaceJson,
    ReferenceJson,
    SignerJson,
    SpanJson,
    TaskJson,
)
from pipeline.model.directive import CitedPart, Directive, Reference, Related, Signer
from pipeline.model.task import Deadline, Evidence, Extraction, Issue, Party, Source, Task
from pipeline.model.text import Box, Document, NodePoint, NodeRange, Span
from pipeline.version import SCHEMA

BOX_DIGITS = 2
CONFIDENCE_DIGITS = 4


def to_json(extraction: Extraction) -> ExtractionJson:
    """The extraction as plain data by the contract. Where header fields stand on the page comes from its document."""
    return {
        "schema": SCHEMA,
        "document": _source_out(extraction.source),
        "directives": [_directive_out(directive, extraction.document) for directive in extraction.directives],
        "tasks": [_task_out(task) for task in extraction.tasks],
        "candidates": [_candidate_out(task) for task in extraction.candidates],
        "issues": [_issue_out(issue) for issue in extraction.issues],
        "versions": dict(extraction.versions),
    }


def dumps(extraction: Extraction, *, indent: int | None = 1) -> str:
    """The extraction as JSON text that ends with a line break; ``indent=None`` puts it on one line."""
    return json.dumps(to_json(extraction), ensure_ascii=False, indent=indent) + "\n"


def from_json(data: Any) -> Extraction:
    """The extraction that :func:`to_json` wrote, without what is not in the JSON: the text, and the timings.

    Raises :class:`ValueError` (pydantic's ``ValidationError``) when ``data`` does not fit the contract, and when it was
    written by another schema version.
    """
    checked = _adapter().validate_python(data)
    if checked["schema"] != SCHEMA:
        raise ValueError(f"schema {checked['schema']} cannot be read, only {SCHEMA}")
    return Extraction(
        source=Source(**checked["document"]),
        document=None,
        directives=tuple(_directive_in(directive) for directive in checked["directives"]),
        tasks=tuple(_task_in(task) for task in checked["tasks"]),
        candidates=tuple(_task_in(task) for task in checked["candidates"]),
        issues=tuple(Issue(**issue) for issue in checked["issues"]),
        versions=checked["versions"],
    )


def loads(text: str | bytes) -> Extraction:
    """The extraction in JSON text. Raises :class:`ValueError` like :func:`from_json`."""
    return from_json(json.loads(text))


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the contract."""
    schema = _adapter().json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, **schema}


@functools.cache
def _adapter() -> TypeAdapter[ExtractionJson]:
    return TypeAdapter(ExtractionJson)


def _source_out(source: Source) -> DocumentJson:
    return {
        "id": source.id,
        "sha256": source.sha256,
        "path": source.path,
        "media_type": source.media_type,
        "pages": source.pages,
        "text_source": source.text_source,  # type: ignore[typeddict-item]
        "status": source.status,  # type: ignore[typeddict-item]
    }


def _directive_out(directive: Directive, document: Document | None) -> DirectiveJson:
    return {
        "id": directive.id,
        "doc_type": directive.doc_type,
        "number": directive.number,
        "issue_date": directive.issue_date,
        "issuing_body": directive.issuing_body,
        "place": directive.place,
        "subject": directive.subject,
        "signer": _signer_out(directive.signer),
        "urgency": directive.urgency,
        "secrecy": directive.secrecy,
        "recipients": list(directive.recipients),
        "assigning_authority": directive.assigning_authority,
        "effective_date": directive.effective_date,
        "title": directive.title,
        "references": [_reference_out(reference) for reference in directive.references],
        "related": [{"kind": related.kind, "number": related.number} for related in directive.related],
        "flags": list(directive.flags),
        "evidence": {field: _place_out(span, document) for field, span in directive.evidence.items()},
        "rules": dict(directive.rules),
        "body": [_span_out(span) for span in directive.body],
    }


def _signer_out(signer: Signer | None) -> SignerJson | None:
    if signer is None:
        return None
    return {"name": signer.name, "position": signer.position, "authority": signer.authority}


def _reference_out(reference: Reference) -> ReferenceJson:
    return {
        "text": reference.text,
        "doc_type": reference.doc_type,
        "number": reference.number,
        "date": reference.date,
        "issuer": reference.issuer,
        "start": reference.span.start,
        "end": reference.span.end,
        "rule": reference.rule,
        "article": reference.article,
        "parts": [_part_out(part) for part in reference.parts],
    }


def _part_out(part: CitedPart) -> CitedPartJson:
    return cast(CitedPartJson, {field: mark for field, mark in asdict(part).items() if mark is not None})


def _place_out(span: Span, document: Document | None) -> PlaceJson:
    """The span with its first page; a header field rarely runs over two."""
    box = next(iter(document.boxes(span)), None) if document else None
    nodes = document.node_range(span) if document else None
    return _with_nodes(_on_page(span, box.page if box else None, box), nodes)


def _on_page(span: Span, page: int | None, box: Box | None) -> PlaceJson:
    return {"start": span.start, "end": span.end, "page": page, "box": _box_out(box)}


def _with_nodes(place: PlaceJson, nodes: NodeRange | None) -> PlaceJson:
    if nodes is not None:
        place["nodes"] = {
            "first": {"path": nodes.first.path, "offset": nodes.first.offset},
            "last": {"path": nodes.last.path, "offset": nodes.last.offset},
        }
    return place


def _task_out(task: Task) -> TaskJson:
    return {
        "id": task.id,
        "directive": task.directive,
        "section": task.section,
        "kind": task.kind,
        "action": task.action,
        "lead": _parties_out(task.lead),
        "support": _parties_out(task.support),
        "recipients": _parties_out(task.recipients),
        "deliverable": task.deliverable,
        "deadlines": [_deadline_out(deadline) for deadline in task.deadlines],
        "inherited": list(task.inherited),
        "inherited_from": {field: _span_out(span) for field, span in task.inherited.items()},
        "duplicate_of": task.duplicate_of,
        "evidence": [_evidence_out(evidence) for evidence in task.evidence],
        "confidence": round(task.confidence, CONFIDENCE_DIGITS),
        "flags": list(task.flags),
        "reasons": list(task.reasons),
    }


def _candidate_out(task: Task) -> TaskJson:
    return {**_task_out(task), "rejected_because": task.rejected_because}


def _parties_out(parties: Iterable[Party]) -> list[PartyJson]:
    return [{"text": p.text, "name": p.name, "start": p.span.start, "end": p.span.end} for p in parties]


def _deadline_out(deadline: Deadline) -> DeadlineJson:
    return {
        "text": deadline.text,
        "value": deadline.value,
        "qualifier": deadline.qualifier,
        "earliest": deadline.earliest,
        "latest": deadline.latest,
        "last_compliant_day": deadline.last_compliant_day,
        "rrule": deadline.rrule,
        "anchor": deadline.anchor,
        "for": deadline.milestone,
        "start": deadline.span.start,
        "end": deadline.span.end,
        "flags": list(deadline.flags),
        "rule": deadline.rule,
        "proof": list(deadline.proof),
    }


def _evidence_out(evidence: Evidence) -> PlaceJson:
    return _with_nodes(_on_page(evidence.span, evidence.page, evidence.box), evidence.nodes)


def _issue_out(issue: Issue) -> IssueJson:
    return {
        "code": issue.code,
        "stage": issue.stage,
        "severity": issue.severity,  # type: ignore[typeddict-item]
        "message": issue.message,
        "hint": issue.hint,
        "page": issue.page,
        "detail": issue.detail,
    }


def _span_out(span: Span) -> SpanJson:
    return {"start": span.start, "end": span.end}


def _box_out(box: Box | None) -> list[float] | None:
    return [round(edge, BOX_DIGITS) for edge in (box.x0, box.y0, box.x1, box.y1)] if box else None


def _directive_in(data: DirectiveJson) -> Directive:
    return Directive(
        id=data["id"],
        doc_type=data["doc_type"],
        number=data["number"],
        issue_date=data["issue_date"],
        issuing_body=data["issuing_body"],
        place=data["place"],
        subject=data["subject"],
        urgency=data["urgency"],
        secrecy=data["secrecy"],
        recipients=tuple(data["recipients"]),
        assigning_authority=data["assigning_authority"],
        effective_date=data.get("effective_date"),
        title=data["title"],
        flags=tuple(data["flags"]),
        signer=Signer(**data["signer"]) if data["signer"] else None,
        references=tuple(_reference_in(reference) for reference in data["references"]),
        related=tuple(Related(**related) for related in data["related"]),
        body=tuple(Span(**span) for span in data["body"]),
        evidence={field: Span(start=place["start"], end=place["end"]) for field, place in data["evidence"].items()},
        rules=data["rules"],
    )


def _reference_in(data: ReferenceJson) -> Reference:
    fields = {key: value for key, value in data.items() if key not in ("start", "end", "parts")}
    parts = tuple(CitedPart(**part) for part in data.get("parts", ()))
    return Reference(span=Span(start=data["start"], end=data["end"]), parts=parts, **fields)  # type: ignore[arg-type]


def _task_in(data: TaskJson) -> Task:
    return Task(
        id=data["id"],
        directive=data["directive"],
        section=data["section"],
        kind=data["kind"],
        action=data["action"],
        lead=_parties_in(data["lead"]),
        support=_parties_in(data["support"]),
        recipients=_parties_in(data["recipients"]),
        deliverable=data["deliverable"],
        deadlines=tuple(_deadline_in(deadline) for deadline in data["deadlines"]),
        inherited={field: Span(**span) for field, span in data["inherited_from"].items()},
        duplicate_of=data["duplicate_of"],
        evidence=tuple(_evidence_in(place) for place in data["evidence"]),
        confidence=data["confidence"],
        flags=tuple(data["flags"]),
        reasons=tuple(data["reasons"]),
        rejected_because=data.get("rejected_because"),
    )


def _parties_in(parties: Iterable[PartyJson]) -> tuple[Party, ...]:
    return tuple(Party(text=p["text"], name=p["name"], span=Span(start=p["start"], end=p["end"])) for p in parties)


def _deadline_in(data: DeadlineJson) -> Deadline:
    return Deadline(
        span=Span(start=data["start"], end=data["end"]),
        text=data["text"],
        value=data["value"],
        qualifier=data["qualifier"],
        rule=data["rule"],
        anchor=data["anchor"],
        earliest=data["earliest"],
        latest=data["latest"],
        last_compliant_day=data["last_compliant_day"],
        rrule=data["rrule"],
        milestone=data["for"],
        flags=tuple(data["flags"]),
        proof=tuple(data["proof"]),
    )


def _evidence_in(data: PlaceJson) -> Evidence:
    page, edges = data["page"], data["box"]
    box = Box(page=page, x0=edges[0], y0=edges[1], x1=edges[2], y1=edges[3]) if page and edges else None
    nodes = data.get("nodes")
    found = NodeRange(first=NodePoint(**nodes["first"]), last=NodePoint(**nodes["last"])) if nodes else None
    return Evidence(span=Span(start=data["start"], end=data["end"]), page=page, box=box, nodes=found)
