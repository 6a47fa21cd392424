"""The coarse zones of a directive's pages: letterhead, addressees, body, recipients and signature, attachments.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (ô số 1-14) and Hướng dẫn 36-HD/VPTW for party documents.
"""

import functools
import re
from dataclasses import dataclass

from pipeline.knowledge.folding import CAPITALS
from pipeline.knowledge.loader import load_rows
from pipeline.model.directive import Directive
from pipeline.model.outline import Section
from pipeline.model.text import Block, BlockKind, Column, Document, Span

HEADER_FIELDS = ("number", "issue_date", "place", "doc_type", "subject", "issuing_body")
BASIS_LINE = re.compile(
    r"(?i)\W*(?:căn cứ\s|(?:thực hiện|theo) (?:văn bản|công văn|quyết định|chỉ thị|kế hoạch) số)"
)  # the preamble may be a list, too
ADDRESSEES = re.compile(r"(?i)\s*(?:(?:kính )?gửi\s*:|.{3,90}(?<!\w)điện\s*:)")
NOI_NHAN = re.compile(r"(?i)\s*(?:nơi nhận\b\s*[:.]?\s*(?:$|-)|[-–+]?\s*lưu\s*:?\s*VT\b)")
SIGNATURE = re.compile(rf"\s*(?:(?:(?:TM|KT|TL|TUQ)[.\s]|Q\.|T/M|K/T|T/L)\s*[{CAPITALS}]{{2}}|\(?(?i:đã ký)\)?\s*$)")
ISSUED_WITH = re.compile(r"(?i)\(?\s*(?:ban hành )?kèm theo\b")
ARTICLE = re.compile(r"Điều\s+\d{1,3}\s*[.:]\s")
TITLE_LINES = 6
LIST_LINE = re.compile(r"\s*[-–+•]\s*\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A row of ``structure/attachments.toml``."""

    id: str
    regex: str
    label: str
    orders: bool
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@functools.cache
def attachments() -> tuple[Attachment, ...]:
    """All kinds of attachments, in the order they are tried."""
    return load_rows("structure/attachments.toml", Attachment)


def read_attachment(line: str) -> Attachment | None:
    """The kind of attachment whose title ``line`` is, or None. The line must be short."""
    if len(line) > 120:
        return None
    return next((kind for kind in attachments() if re.match(kind.regex, line.strip())), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ZonedBlock:
    """A block that belongs to a directive and the zone it stands in (``Section.OTHER`` is the body)."""

    block: Block
    zone: Section
    attachment: Attachment | None = None


def zone_blocks(document: Document, directive: Directive) -> tuple[ZonedBlock, ...]:
    """The blocks of ``directive`` outside tables, in text order, each with its zone."""
    spans = directive.body or (Span(start=0, end=len(document.text)),)
    tables = [table.span for table in document.tables]
    blocks = [
        block
        for block in document.blocks
        if block.kind is not BlockKind.CELL
        and any(span.contains(block.span) for span in spans)
        and not any(table.contains(block.span) for table in tables)
    ]
    body_start = _end_of_letterhead(document, directive, blocks)
    zoned: list[ZonedBlock] = []
    zone = Section.LETTERHEAD
    for place, block in enumerate(blocks):
        text = document.slice(block.span)
        if block.span.start < body_start and not ADDRESSEES.match(text):
            zone, attachment = Section.LETTERHEAD, None
        else:
            following = [document.slice(b.span) for b in blocks[place + 1 : place + TITLE_LINES]]
            zone, attachment = _next_zone(text, block, zone, document.slice(blocks[place - 1].span) if place else "", following)
        zoned.append(ZonedBlock(block=block, zone=zone, attachment=attachment))
    return tuple(zoned)


def _end_of_letterhead(document: Document, directive: Directive, blocks: list[Block]) -> int:
    """Where the block ends that holds the last header field; only fields near the first one count."""
    starts = [directive.evidence[field] for field in HEADER_FIELDS if field in directive.evidence]
    if not starts or directive.evidence.get("relay"):
        return 0
    first = min(span.start for span in starts)
    near = [span.end for span in starts if span.start < first + 3000]
    last = max(near)
    return max((block.span.end for block in blocks if block.span.start < last), default=0)


def _next_zone(text: str, block: Block, zone: Section, previous: str, following: list[str]) -> tuple[Section, Attachment | None]:
    if ADDRESSEES.match(text):
        return Section.ADDRESSEES, None
    if NOI_NHAN.match(text):
        return Section.RECIPIENTS, None
    attachment = read_attachment(text)
    if attachment and _stands_alone(text, block) and _may_open_attachment(attachment, zone, following):
        return Section.OTHER, attachment
    if zone is Section.ADDRESSEES and _continues_list(text, previous):
        return Section.ADDRESSEES, None
    if SIGNATURE.match(text) and (block.column is Column.RIGHT or len(text) < 80):
        return Section.SIGNATURE, None
    if zone in (Section.RECIPIENTS, Section.SIGNATURE):
        return zone, None
    return Section.OTHER, None


def _may_open_attachment(attachment: Attachment, zone: Section, following: list[str]) -> bool:
    """An annex may open anywhere; a plan or regulation after the signature, or with `kèm theo` under its title."""
    if attachment.id in ("annex", "form") or zone in (Section.RECIPIENTS, Section.SIGNATURE):
        return True
    return attachment.id != "untitled" and any(ISSUED_WITH.match(line) for line in following)


def _stands_alone(text: str, block: Block) -> bool:
    """Whether the line looks like a title: in capitals, centred or bold, or an annex head."""
    return text.upper() == text or ARTICLE.match(text) is not None or bool(block.centered) or bool(block.bold) or len(text) < 20


def _continues_list(text: str, previous: str) -> bool:
    if BASIS_LINE.match(text):
        return False
    return bool(LIST_LINE.match(text)) or previous.rstrip().endswith((";", ",", ":"))
