"""The JSON contract as types: what :mod:`pipeline.model.codec` writes and reads, key for key and in this order.

The shape differs from the data classes in three ways: a span is written as ``start`` and ``end`` beside the other keys,
a box as ``[x0, y0, x1, y1]`` in points beside its ``page``, and ``milestone`` as ``for``. Keys are only ever added within
one schema version.
"""

from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,  # pydantic asks for this one below Python 3.12
    cast,
)

from pydantic import ConfigDict, Field
from typing_extensions import TypedDict

STRICT = ConfigDict(extra="forbid")

Status = Literal["ok", "partial", "failed", "needs_ocr", "duplicate", "refused"]
BoxJson = Annotated[list[float], Field(min_length=4, max_length=4)]


class SpanJson(TypedDict):
    """A half-open range of characters of the canonical text."""

    start: int
    end: int


class DocumentJson(TypedDict):
    """What is known of the file; ``id`` and ``sha256`` are empty where there was no file to read."""

    id: str
    sha256: str
    path: str
    media_type: str
    pages: int
    text_source: Literal["native", "ocr", "mixed", "none"]
    status: Status


class SignerJson(TypedDict):
    """Who signs."""

    name: str | None
    position: str | None
    authority: str | None


class CitedPartJson(TypedDict, total=False):
    """A part of a cited document; levels that are not said are left out."""

    subpoint: str
    point: str
    clause: str
    article: str
    subsection: str
    section: str
    chapter: str
    division: str
    annex: str


class ReferenceJson(TypedDict):
    """A cited document."""

    text: str
    doc_type: str | None
    number: str | None
    date: str | None
    issuer: str | None
    start: int
    end: int
    rule: str
    article: NotRequired[str | None]
    parts: NotRequired[list[CitedPartJson]]


class RelatedJson(TypedDict):
    """What the directive does to another document."""

    kind: str
    number: str


class NodePointJson(TypedDict):
    """A character of the source: XPath of an element, and the number of the character in the element's own text nodes."""

    path: str
    offset: int


class NodeRangeJson(TypedDict):
    """A stretch of the source by its first and its last character."""

    first: NodePointJson
    last: NodePointJson


class PlaceJson(TypedDict):
    """A span and where it stands: ``page`` and ``box``, null in sources without pages, which have ``nodes`` instead."""

    start: int
    end: int
    page: int | None
    box: BoxJson | None
    nodes: NotRequired[NodeRangeJson]


class DirectiveJson(TypedDict):
    """One directive; ``evidence`` and ``rules`` say for each field where it stands and which rule gave it."""

    id: str
    doc_type: str | None
    number: str | None
    issue_date: str | None
    issuing_body: str | None
    place: str | None
    subject: str | None
    signer: SignerJson | None
    urgency: str | None
    secrecy: str | None
    recipients: list[str]
    assigning_authority: str | None
    effective_date: NotRequired[str | None]
    title: str | None
    references: list[ReferenceJson]
    related: list[RelatedJson]
    flags: list[str]
    evidence: dict[str, PlaceJson]
    rules: dict[str, str]
    body: list[SpanJson]


class PartyJson(TypedDict):
    """A body in a role of a task."""

    text: str
    name: str | None
    start: int
    end: int


# The functional form, because ``for`` is a keyword.
DeadlineJson = TypedDict(
    "DeadlineJson",
    {
        "text": str,
        "value": str,
        "qualifier": str | None,
        "earliest": str | None,
        "latest": str | None,
        "last_compliant_day": str | None,
        "rrule": str | None,
        "anchor": str | None,
        "for": str | None,
        "start": int,
        "end": int,
        "flags": list[str],
        "rule": str,
        "proof": list[str],
    },
)


class TaskJson(TypedDict):
    """One task, or a candidate when ``rejected_because`` is there."""

    id: str
    directive: str
    section: str | None
    kind: str
    action: str
    lead: list[PartyJson]
    support: list[PartyJson]
    recipients: list[PartyJson]
    deliverable: str | None
    deadlines: list[DeadlineJson]
    inherited: list[str]
    inherited_from: dict[str, SpanJson]
    duplicate_of: str | None
    evidence: list[PlaceJson]
    confidence: float
    flags: list[str]
    reasons: list[str]
    rejected_because: NotRequired[str | None]


class IssueJson(TypedDict):
    """Something that went wrong or needs a look; ``message`` and ``hint`` are Vietnamese, ``code`` is for machines."""

    code: str
    stage: str
    severity: Literal["error", "warning", "info"]
    message: str
    hint: str
    page: int | None
    detail: str


class ExtractionJson(TypedDict):
    """The whole file."""

    schema: str
    document: DocumentJson
    directives: list[DirectiveJson]
    tasks: list[TaskJson]
    candidates: list[TaskJson]
    issues: list[IssueJson]
    versions: dict[str, str]


for _shape in (
    *(SpanJson, DocumentJson, SignerJson, ReferenceJson, RelatedJson, PlaceJson, DirectiveJson),
    *(PartyJson, DeadlineJson, TaskJson, IssueJson, ExtractionJson),
):
    cast(Any, _shape).__pydantic_config__ = STRICT
