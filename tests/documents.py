"""Small documents for tests, made from lines."""

import hashlib

from pipeline.model.text import Block, BlockKind, Cell, Document, Span, Table


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
