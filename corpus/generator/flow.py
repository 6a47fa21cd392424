"""The printed paper as a flat run of lines and tables, shared by the renderers."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.generator.markup import plain
from corpus.generator.tree import ABOVE, Block, Letterhead, Paper, Row, Table

STATE_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY_MOTTO = "ĐẢNG CỘNG SẢN VIỆT NAM"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed paragraph: ``level`` is its depth in the tree, ``marker`` is empty on all but the first of a block."""

    text: str
    marker: str
    style: str
    level: int


def flow(parts: tuple[Block | Table, ...], level: int = 0) -> Iterator[Line | Table]:
    """The paragraphs and tables of ``parts`` in reading order, marks taken off."""
    for part in parts:
        if isinstance(part, Table):
            yield part
            continue
        for index, text in enumerate(plain(part.text).split("\n")):
            first = index == 0
            style = part.style if first or part.style != "heading" else "body"
            yield Line(text=text, marker=part.marker if first else "", style=style, level=level)
        yield from flow(part.children, level + (part.style == "body"))


def dated(letterhead: Letterhead, issue_date: str | None) -> str:
    """``Hà Nội, ngày 05 tháng 3 năm 2020``: days below 10 and months 1 and 2 are padded (Nghị định 30/2020, Phụ lục I)."""
    if letterhead.date_text is not None or issue_date is None:
        return f"{letterhead.place}, {letterhead.date_text or 'ngày      tháng      năm      '}"
    day = dt.date.fromisoformat(issue_date)
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{letterhead.place}, ngày {day.day:02d} tháng {month} năm {day.year}"


def number_line(letterhead: Letterhead) -> str:
    """``Số: 47/KH-UBND``; the party's papers print ``Số`` without a colon."""
    return f"Số {letterhead.number}" if letterhead.party else f"Số: {letterhead.number}"


def grid(table: Table) -> list[list[tuple[str, int] | None]]:
    """The body cells with how many rows each covers; None where a cell from above reaches down. Group rows are skipped."""
    rows: list[list[tuple[str, int] | None]] = []
    for index, line in enumerate(table.rows):
        cells: list[tuple[str, int] | None] = []
        for column, cell in enumerate(line.cells if line.group is None else ()):
            cells.append(None if cell == ABOVE else (plain(cell), _reach(table.rows, index, column)))
        rows.append(cells)
    return rows


def _reach(rows: tuple[Row, ...], index: int, column: int) -> int:
    reach = 1
    for below in rows[index + 1 :]:
        if below.group is not None or below.cells[column] != ABOVE:
            break
        reach += 1
    return reach


def printed(paper: Paper) -> str:
    """All words of the paper in reading order, one paragraph a line (a table cell counts as one)."""
    lines: list[str] = [*paper.title, *paper.addressees]
    if paper.letterhead:
        head = paper.letterhead
        motto = (PARTY_MOTTO,) if head.party else STATE_MOTTO
        about = (head.about,) if head.about else ()
        stamp = (head.stamp,) if head.stamp else ()
        lines = [
            *head.superior,
            *head.issuer,
            number_line(head),
            *about,
            *motto,
            dated(head, paper.facts[0].issue_date),
            *stamp,
            *lines,
        ]
    lines += _words(paper.body)
    if paper.signature:
        lines += [*paper.signature.capacity, paper.signature.name, "Nơi nhận:", *paper.signature.recipients]
    lines += _words(paper.attachment)
    return "\n".join(line for line in lines if line)


def _words(parts: tuple[Block | Table, ...]) -> list[str]:
    lines: list[str] = []
    for part in flow(parts):
        if isinstance(part, Line):
            lines.append(f"{part.marker} {part.text}".strip())
            continue
        lines += [column.title for column in part.columns]
        for line in part.rows:
            lines += [plain(cell) for cell in line.cells if cell != ABOVE] + ([plain(line.group)] if line.group else [])
    return lines
