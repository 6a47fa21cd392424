"""Tasks, their deadlines and what a whole extraction holds."""

from dataclasses import dataclass, field

from pipeline.model.directive import Directive
from pipeline.model.text import Box, Document, NodeRange, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """When a duty is due.

    ``span`` and ``text`` are the words with their qualifier (``trước ngày 10/12/2020``); ``value`` the TIMEX3 value;
    ``qualifier`` one of before, by, in, on, after, from, within; ``anchor`` issue_date, receipt, effective_date or
    ``event: …``. ``earliest``, ``latest``, ``last_compliant_day`` are ISO days (with a clock time where the words give
    one) or None. ``rrule`` is an RFC 5545 rule, then ``latest`` is None. ``milestone`` is written as ``for`` in JSON.
    """

    span: Span
    text: str
    value: str
    qualifier: str | None
    rule: str
    anchor: str | None = None
    earliest: str | None = None
    latest: str | None = None
    last_compliant_day: str | None = None
    rrule: str | None = None
    milestone: str | None = None
    flags: tuple[str, ...] = ()
    proof: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A body in a role of a task (lead, support, recipient): ``span`` covers the mention's own words."""

    text: str
    name: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A stretch of the text that a task stands on, with its place on the page, or in the elements of a source without pages."""

    span: Span
    page: int | None = None
    box: Box | None = None
    nodes: NodeRange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One duty that a directive lays on somebody (a *nhiệm vụ*).

    ``reasons`` are the ids of the rules that made it, in the order they fired; ``rejected_because`` is set on candidates
    only. ``inherited`` maps a field that comes from elsewhere (heading, table head, sentence before) to the span it
    comes from.
    """

    id: str
    directive: str
    section: str | None
    kind: str
    action: str
    lead: tuple[Party, ...] = ()
    support: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    deliverable: str | None = None
    deadlines: tuple[Deadline, ...] = ()
    inherited: dict[str, Span] = field(default_factory=dict)
    duplicate_of: str | None = None
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 0.5
    flags: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    rejected_because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something that went wrong or needs a look. ``code`` names a row of the issue table, which holds the wording.

    ``detail`` is the part of the message that no language changes (page numbers, a limit); never text of the document.
    """

    code: str
    stage: str
    severity: str  # "error" | "warning" | "info"
    message: str
    hint: str
    page: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is known of the file itself. ``status`` is ok, partial, failed, needs_ocr, duplicate or refused."""

    id: str
    sha256: str
    path: str
    media_type: str
    pages: int
    text_source: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything that one file gave. ``document`` is None where it could not be read."""

    source: Source
    document: Document | None
    directives: tuple[Directive, ...] = ()
    tasks: tuple[Task, ...] = ()
    candidates: tuple[Task, ...] = ()
    issues: tuple[Issue, ...] = ()
    versions: dict[str, str] = field(default_factory=dict)
    timings: dict[str, float] = field(default_factory=dict)
