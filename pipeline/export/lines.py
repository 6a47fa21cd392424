"""Tasks as JSON lines: one task a line, the fields of its directive and document beside its own."""

import json
from collections.abc import Iterator

from pipeline.model.codec import to_json
from pipeline.model.task import Extraction

DOCUMENT_FIELDS = ("id", "sha256", "path", "status")
DIRECTIVE_FIELDS = (
    *("doc_type", "number", "issue_date", "issuing_body", "subject", "title", "urgency", "secrecy"),
    *("assigning_authority", "flags"),
)


def task_lines(extraction: Extraction) -> Iterator[str]:
    """A JSON object for each task, each ending with a line break.

    The keys are those of a task in the JSON contract, after ``schema``, ``document_…`` for the file and
    ``directive_…`` for the directive's fields.
    """
    data = to_json(extraction)
    directives = {directive["id"]: directive for directive in data["directives"]}
    document = {f"document_{key}": value for key, value in data["document"].items() if key in DOCUMENT_FIELDS}
    for task in data["tasks"]:
        directive = directives.get(task["directive"])
        fields = {f"directive_{key}": directive[key] if directive else None for key in DIRECTIVE_FIELDS}  # type: ignore[literal-required]
        line = {"schema": data["schema"], **document, **fields, **task}
        yield json.dumps(line, ensure_ascii=False) + "\n"
