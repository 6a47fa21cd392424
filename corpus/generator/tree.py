"""A directive as data: the typed tree from which both the rendered file and its gold annotation are made."""

from collections.abc import Sequence
from dataclasses import dataclass, field

ABOVE = "^"  # a table cell merged with the one above


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What a deadline's words mean (TIMEX3 value and qualifier as in the task-record rules); the words are marked T.

    ``latest`` is given only where it cannot be computed from the value (periods of working days); ``what`` is the
    milestone, written as ``for`` in the gold.
    """

    value: str | None
    qualifier: str | None
    what: str | None = None
    rrule: str | None = None
    anchor: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What the marks of a task do not say.

    ``kind`` None is worked out: recurring with a rule, one_off with a date, else standing. ``lead`` and the other lists
    replace what marks and inheritance give. ``name`` lets another duty point at it through ``same_as``.
    """

    kind: str | None = None
    due: tuple[Due, ...] = ()
    lead: tuple[str, ...] | None = None
    support: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None
    deliverable: str | None = None
    optional: bool = False
    note: str = ""
    name: str | None = None
    same_as: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph with what stands below it. ``text`` is markup; a line break in it starts a paragraph without marker.

    ``style`` is body, heading, center, title, basis or note. ``label`` replaces the section step that the marker gives;
    ``head_due`` belongs to the T0 marks (deadlines that the blocks below inherit).
    """

    text: str
    marker: str = ""
    style: str = "body"
    label: str | None = None
    duties: tuple[Duty, ...] = ()
    head_due: tuple[Due, ...] = ()
    children: tuple["Block | Table", ...] = ()
    directive: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A table column: ``role`` is number, action, lead, support, time, product or note; ``share`` its part of the width."""

    title: str
    role: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table row: cells by column. ``group`` rows are one bold cell over the whole width, with a number before it."""

    cells: tuple[str, ...] = ()
    group: str | None = None
    duty: Duty = field(default_factory=Duty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A ruled table with its columns; the header row is repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The top of an official paper. Lists are printed lines; ``number`` is printed after ``Số:`` (party: ``Số``)."""

    superior: tuple[str, ...] = ()
    issuer: tuple[str, ...]
    number: str
    place: str
    party: bool = False
    about: str | None = None
    stamp: str | None = None
    date_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The signature zone: capacity lines (``TM. ỦY BAN NHÂN DÂN``, ``CHỦ TỊCH``), the name, and the recipients."""

    capacity: tuple[str, ...]
    name: str
    recipients: tuple[str, ...]
    position: str
    authority: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The directive fields of the gold. ``issue_date`` is ISO."""

    id: str = "d1"
    doc_type: str
    number: str | None
    issue_date: str | None
    issuing_body: str | list[str]
    place: str | None = None
    subject: str | None = None
    urgency: str | None = None
    secrecy: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What an HTML page has around the paper: ``look`` is office, word, portal or news."""

    look: str
    title: str
    site: str = ""
    published: str | None = None
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole document: what is printed, in order, and the facts that the gold holds of it.

    ``addressees`` are printed after ``Kính gửi``; with ``addressees_lead`` they are the default assignees (those orders
    of an official letter that name nobody). ``ordered`` are those whom the letter's own opening names as the ones who must
    act; they go before the addressees. ``attachment`` follows the signature on a new page. ``page`` None means a PDF.
    """

    id: str
    facts: tuple[Facts, ...]
    letterhead: Letterhead | None = None
    title: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    addressees_lead: bool = False
    ordered: tuple[str, ...] = ()
    body: tuple[Block | Table, ...]
    signature: Signature | None = None
    attachment: tuple[Block | Table, ...] = ()
    page: Page | None = None
    kind: str | None = None

    @property
    def file_name(self) -> str:
        """The name of the rendered file."""
        return f"{self.id}.{'html' if self.page else 'pdf'}"


def due(
    value: str | None,
    qualifier: str | None = None,
    what: str | None = None,
    *,
    rrule: str | None = None,
    anchor: str | None = None,
    latest: str | None = None,
) -> Due:
    """A deadline's meaning, in short."""
    return Due(value=value, qualifier=qualifier, what=what, rrule=rrule, anchor=anchor, latest=latest)


def duty(*dues: Due, kind: str | None = None, note: str = "", optional: bool = False, name: str | None = None) -> Duty:
    """A task's unmarked properties, in short; more of them through :class:`Duty` itself."""
    return Duty(kind=kind, due=dues, note=note, optional=optional, name=name)


def item(
    marker: str,
    text: str,
    *children: Block | Table,
    duties: Sequence[Duty] | Duty = (),
    style: str = "body",
    label: str | None = None,
    head_due: Sequence[Due] = (),
    directive: str | None = None,
) -> Block:
    """A numbered or dashed block."""
    return Block(
        marker=marker,
        text=text,
        children=children,
        style=style,
        label=label,
        duties=(duties,) if isinstance(duties, Duty) else tuple(duties),
        head_due=tuple(head_due),
        directive=directive,
    )


def para(
    text: str, *children: Block | Table, duties: Sequence[Duty] | Duty = (), style: str = "body", directive: str | None = None
) -> Block:
    """A paragraph without a marker."""
    return item("", text, *children, duties=duties, style=style, directive=directive)


def dash(text: str, *children: Block | Table, duties: Sequence[Duty] | Duty = ()) -> Block:
    """A dashed paragraph."""
    return item("-", text, *children, duties=duties)


def heading(marker: str, text: str, *children: Block | Table, label: str | None = None, head_due: Sequence[Due] = ()) -> Block:
    """A bold heading."""
    return item(marker, text, *children, style="heading", label=label, head_due=head_due)


def row(
    *cells: str, due: Sequence[Due] | Due = (), kind: str | None = None, optional: bool = False, name: str | None = None
) -> Row:
    """A task row of a table; cells in the order of the columns."""
    dues = (due,) if isinstance(due, Due) else tuple(due)
    return Row(cells=cells, duty=Duty(kind=kind, due=dues, optional=optional, name=name))


def group(number: str, text: str) -> Row:
    """A group row: a number and a title over the whole width."""
    return Row(group=text, cells=(number,))
