"""Small documents for tests, made from lines."""

import hashlib

from pipeline.model.directive import Directive
from pipeline.model.task import Task
from pipeline.model.text import Block, BlockKind, Cell, Document, Span, Table
from pipeline.tasks.assemble import make_tasks


def document_from_lines(*lines: str, bold: tuple[int, ...] = ()) -> Document:
    """A document without pages, one paragraph a line; the lines whose numbers stand in ``bold`` are bold."""
    blocks, at = [], 0
    for number, line in enumerate(lines):
        span = Span(start=at, end=at + len(line))
        blocks.append(Block(span=span, kind=BlockKind.PARAGRAPH, bold=number in bold))
        at += len(line) + 1
    text = "\n".join(lines)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(id=digest[:12], sha256=digest, media_type="text/html", text=text, blocks=tuple(blocks))


def document_from_rows(rows: list[list[str]], *, header_rows: int = 1) -> Document:
    """A document that is one table."""
    blocks, cells, at, parts = [], [], 0, []
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            span = Span(start=at, end=at + len(words))
            cells.append(Cell(row=r, column=c, span=span, header=r < header_rows))
            blocks.append(Block(span=span, kind=BlockKind.CELL))
            parts.append(words)
            at += len(words) + 1
    text = "\n".join(parts)
    table = Table(
        span=Span(start=0, end=len(text)), rows=len(rows), columns=len(rows[0]), header_rows=header_rows, cells=tuple(cells)
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(id=digest[:12], sha256=digest, media_type="text/html", text=text, blocks=tuple(blocks), tables=(table,))


def tasks_from_lines(
    *lines: str,
    doc_type: str = "Công văn",
    issuer: str = "Ủy ban nhân dân tỉnh Hòa Bình",
    relayed_at: int | None = None,
    **fields: str,
) -> tuple[tuple[Task, ...], tuple[Task, ...]]:
    """The tasks and candidates of a directive of 4 March 2024 with these lines; an article names it at ``relayed_at``."""
    span = Span(start=relayed_at or 0, end=(relayed_at or 0) + 9)
    directive = Directive(
        id="d1",
        doc_type=doc_type,
        number="15/UBND-VX",
        issue_date="2024-03-04",
        issuing_body=issuer,
        evidence={} if relayed_at is None else {"doc_type": span, "relay": span},
        rules={} if relayed_at is None else {"doc_type": "relay.issues.doc_type"},
        **fields,
    )
    return make_tasks(document_from_lines(*lines), (directive,))
