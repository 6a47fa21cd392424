"""What is found in a text before tasks are made of it: mentions, references, time expressions, directives."""

from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.model.text import Span


class MentionKind(StrEnum):
    """What a mention names."""

    BODY = "body"  # Sở Tài chính
    ROLE = "role"  # Giám đốc Sở Tài chính
    GROUP = "group"  # các sở, ban, ngành
    PERSON = "person"  # đồng chí Nguyễn Văn A


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A body, office holder, group or person named in the text.

    ``span`` covers the mention's own words; ``text`` is what a clerk would write for it, with a shared head written out
    (``Sở Nội vụ, Tài chính`` gives ``Sở Tài chính`` over the span of ``Tài chính``). ``name`` is the full canonical name
    at the document's date, None where it cannot be resolved (groups, unknown bodies). ``antecedent`` is where the words
    stand that a back-reference (``Sở``, ``đơn vị này``) or a defined short name goes back to, None where no one body is meant.
    """

    span: Span
    kind: MentionKind
    text: str
    name: str | None
    rule: str
    confidence: float = 1.0
    antecedent: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedPart:
    """A part of a document, each level by its mark as written (``điểm b khoản 2 Điều 5``: point b, clause 2, article 5).

    From small to large: tiết, điểm, khoản, điều, tiểu mục, mục, chương, phần, phụ lục; None where a level is not said.
    """

    subpoint: str | None = None
    point: str | None = None
    clause: str | None = None
    article: str | None = None
    subsection: str | None = None
    section: str | None = None
    chapter: str | None = None
    division: str | None = None
    annex: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A cited document. ``date`` is ISO; fields that the citation leaves out are None.

    ``article`` is the part that is cited, as it stands before the document (``điểm b khoản 2 Điều 5``); the span leaves it out.
    ``parts`` are the parts that these words name, one for each member of a list; empty where the whole document is meant.
    """

    span: Span
    text: str
    doc_type: str | None
    number: str | None
    date: str | None
    issuer: str | None
    rule: str
    article: str | None = None
    parts: tuple[CitedPart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time expression in the sense of TIMEX3: ``type`` is DATE, TIME, DURATION or SET; ``value`` its normal form.

    The span leaves out the qualifier (``trước``, ``chậm nhất``), which belongs to the deadline.
    """

    span: Span
    type: str
    value: str
    rule: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs: ``authority`` holds the marks TM., KT., TL., TUQ., Q. joined by ``, `` as they stand, or None."""

    name: str | None
    position: str | None
    authority: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """What the directive does to another document: ``kind`` is amends, extends, replaces or cancels."""

    kind: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """The official document whose orders are in the file.

    ``effective_date`` is the day it takes effect (ISO) where its text says so. ``body`` spans the text that belongs to it
    (several directives may stand in one file); ``evidence`` maps a field's name to the span it was read from; ``rules``
    maps a field's name to the rule that gave it.
    """

    id: str
    doc_type: str | None
    number: str | None
    issue_date: str | None
    issuing_body: str | None
    place: str | None = None
    subject: str | None = None
    signer: Signer | None = None
    urgency: str | None = None
    secrecy: str | None = None
    recipients: tuple[str, ...] = ()
    assigning_authority: str | None = None
    effective_date: str | None = None
    title: str | None = None
    references: tuple[Reference, ...] = ()
    related: tuple[Related, ...] = ()
    flags: tuple[str, ...] = ()
    body: tuple[Span, ...] = ()
    evidence: dict[str, Span] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
