"""Ruled task tables in PDF: header repeated on every page, merged cells, group rows, rows cut by the page break."""

from functools import cache
from typing import Any

from corpus.generator.flow import grid
from corpus.generator.html_parts import escape
from corpus.generator.markup import plain
from corpus.generator.tree import Table


@cache
def _style(name: str) -> Any:
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
    from reportlab.lib.styles import ParagraphStyle

    cell = ParagraphStyle("cell", fontName="Serif", fontSize=11.5, leading=14, alignment=TA_JUSTIFY)
    return {
        "action": cell,
        "left": ParagraphStyle("left", parent=cell, alignment=TA_LEFT),
        "center": ParagraphStyle("cell-center", parent=cell, alignment=TA_CENTER),
        "head": ParagraphStyle("cell-head", parent=cell, alignment=TA_CENTER, fontName="Serif-Bold"),
        "group": ParagraphStyle("cell-group", parent=cell, alignment=TA_LEFT, fontName="Serif-Bold"),
    }[name]


@cache
def _paged_table() -> Any:
    from reportlab.platypus import FrameBreak
    from reportlab.platypus import Table as Ruled

    class PagedTable(Ruled):  # type: ignore[misc]
        """A table whose rest goes to the next page: reportlab would otherwise repeat the header in mid-page."""

        def split(self, width: float, height: float) -> list[Any]:
            """The part that fits, a page break, and the rest."""
            parts = super().split(width, height)
            return [parts[0], FrameBreak(), *parts[1:]] if len(parts) > 1 else parts

    return PagedTable


def ruled(table: Table, width: float) -> Any:
    """The table as a flowable of ``width`` points."""
    from reportlab.lib.colors import black
    from reportlab.platypus import TableStyle

    shares = sum(column.share for column in table.columns)
    rows: list[list[Any]] = [[_cell(column.title, "head") for column in table.columns]]
    commands: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.6, black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3.5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3.5),
    ]
    for index, (line, cells) in enumerate(zip(table.rows, grid(table), strict=True), 1):
        if line.group is not None:
            title = _cell(plain(line.group), "group")
            rows.append([_cell(line.cells[0], "head"), title, *[""] * (len(table.columns) - 2)])
            commands.append(("SPAN", (1, index), (-1, index)))
            continue
        printed: list[Any] = []
        for column, cell in enumerate(cells):
            if cell is None:
                printed.append("")
                continue
            words, reach = cell
            printed.append(_cell(words, _look(table.columns[column].role)))
            if reach > 1:
                commands.append(("SPAN", (column, index), (column, index + reach - 1)))
        rows.append(printed)
    # splitByRow off: a row that reaches the page's end is cut there first, as word processors do by default.
    drawn = _paged_table()(
        rows, colWidths=[width * column.share / shares for column in table.columns], repeatRows=1, splitByRow=0, splitInRow=1
    )
    drawn.setStyle(TableStyle(commands))
    return drawn


def _look(role: str) -> str:
    return {"action": "action", "number": "center", "time": "center"}.get(role, "left")


def _cell(words: str, look: str) -> list[Any]:
    from reportlab.platypus import Paragraph

    return [Paragraph(escape(part), _style(look)) for part in words.split("\n") if part]
