"""Random task tables as PDF with known rows: what a variant and a seed plant, a measure can look for.

A variant says how the table is ruled and how it meets the page's end; the words come from the banks of the planted
documents. The same seed gives the same bytes.
"""

import io
import random
from dataclasses import dataclass
from functools import cache
from typing import Any

from corpus.generator.html_parts import escape
from corpus.generator.markup import plain
from corpus.generator.pdf import MILLIMETRE, register_fonts, style
from corpus.generator.planted import bank

HEADS = ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
SHARES = (1, 6, 3, 3, 2.5)
INTRODUCTION = "Phân công thực hiện nhiệm vụ theo biểu sau đây, các cơ quan báo cáo kết quả về Ủy ban nhân dân tỉnh trước kỳ họp."
CLOSING = "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan phản ánh về Ủy ban nhân dân tỉnh để xem xét, giải quyết."


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """How a table is set.

    ``ruled``: all rules, or level ones only; ``booktabs``: of those only above, below and under the head; ``merged``: a body
    leads several rows; ``rows``: how many; ``repeat``: the head stands on every page; ``cut``: the page's end may cut a
    row; ``turn``: ``rotate`` for a page that /Rotate shows as landscape, ``sideways`` for text set sideways on an upright page.
    """

    name: str
    ruled: bool = True
    booktabs: bool = False
    merged: bool = False
    rows: int = 8
    repeat: bool = True
    cut: bool = False
    turn: str = ""


VARIANTS = (
    Variant(name="ruled"),
    Variant(name="ruled, merged cells", merged=True),
    Variant(name="ruled, pages, head repeated", rows=30),
    Variant(name="ruled, pages, head once", rows=30, repeat=False),
    Variant(name="ruled, pages, rows cut", rows=30, cut=True),
    Variant(name="ruled, pages, rows cut, head once", rows=30, cut=True, repeat=False),
    Variant(name="ruled, pages, merged cells", rows=30, merged=True),
    Variant(name="ruled, rotated pages", rows=20, turn="rotate"),
    Variant(name="ruled, sideways, rows cut", rows=20, turn="sideways", cut=True),
    Variant(name="level rules", ruled=False),
    Variant(name="level rules, merged cells", ruled=False, merged=True),
    Variant(name="level rules, pages, head repeated", ruled=False, rows=30),
    Variant(name="level rules, pages, head once", ruled=False, rows=30, repeat=False),
    Variant(name="level rules, pages, rows cut", ruled=False, rows=30, cut=True),
    Variant(name="level rules, pages, rows cut, head once", ruled=False, rows=30, cut=True, repeat=False),
    Variant(name="level rules, rotated pages", ruled=False, rows=20, turn="rotate"),
    Variant(name="level rules, sideways", ruled=False, rows=20, turn="sideways"),
    Variant(name="three level rules", ruled=False, booktabs=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantedTable:
    """A PDF and the rows of its table, the head first; a merged cell's words stand in its first row."""

    pdf: bytes
    rows: tuple[tuple[str, ...], ...]


def make_table(variant: Variant, seed: int) -> PlantedTable:
    """The table of a variant and a seed. Raises FontMissing where no font with the Vietnamese letters is installed."""
    register_fonts()
    source = random.Random(f"{variant.name} {seed}")
    rows, spans = _rows(source, variant)
    pdf = _drawn(variant, rows, spans)
    return PlantedTable(pdf=_turned(pdf, variant.turn) if variant.turn else pdf, rows=(HEADS, *rows))


def _rows(source: random.Random, variant: Variant) -> tuple[list[tuple[str, ...]], list[tuple[int, int]]]:
    """The rows below the head, and where a merged cell reaches: first and last row, the head being row 0."""
    bodies = [row["text"] for row in bank("bodies")]
    duties = [plain(row["markup"]) for row in bank("duties")]
    rows: list[tuple[str, ...]] = []
    spans: list[tuple[int, int]] = []
    while len(rows) < variant.rows:
        count = min(source.randrange(1, 4) if variant.merged else 1, variant.rows - len(rows))
        lead = _capital(source.choice(bodies))
        if count > 1:
            spans.append((len(rows) + 1, len(rows) + count))
        for place in range(count):
            duty = _capital("; ".join(source.sample(duties, source.randrange(1, 4)))) + "."
            support = _capital(source.choice(bodies)) if source.random() < 0.6 else ""
            day = f"{source.randrange(1, 29):02}/{source.randrange(1, 13):02}/2026" if source.random() < 0.8 else "Thường xuyên"
            rows.append((str(len(rows) + 1), duty, "" if place else lead, support, day))
    return rows, spans


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


@cache
def _cell_style(name: str) -> Any:
    from reportlab.lib.enums import TA_CENTER, TA_LEFT
    from reportlab.lib.styles import ParagraphStyle

    cell = ParagraphStyle("planted", fontName="Serif", fontSize=11.5, leading=14, alignment=TA_LEFT)
    centre = ParagraphStyle("planted-centre", parent=cell, alignment=TA_CENTER)
    head = ParagraphStyle("planted-head", parent=centre, fontName="Serif-Bold")
    return {"left": cell, "centre": centre, "head": head}[name]


def _drawn(variant: Variant, rows: list[tuple[str, ...]], spans: list[tuple[int, int]]) -> bytes:
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    size = landscape(A4) if variant.turn else A4
    out = io.BytesIO()
    margin = 20 * MILLIMETRE
    template = SimpleDocTemplate(
        out, pagesize=size, leftMargin=margin, rightMargin=margin, topMargin=margin, bottomMargin=margin, invariant=1
    )
    looks = ("centre", "left", "left", "left", "centre")
    cells = [[Paragraph(escape(words), _cell_style("head")) for words in HEADS]]
    cells += [[Paragraph(escape(words), _cell_style(look)) for words, look in zip(row, looks, strict=True)] for row in rows]
    for first, last in spans:
        for number in range(first + 1, last + 1):
            cells[number][2] = ""
    table = Table(
        cells,
        colWidths=[template.width * share / sum(SHARES) for share in SHARES],
        repeatRows=1 if variant.repeat else 0,
        splitByRow=0 if variant.cut else 1,
        splitInRow=1 if variant.cut else 0,
    )
    table.setStyle(TableStyle(_commands(variant, spans, len(cells))))
    words = [Paragraph(escape(part), style("body")) for part in (INTRODUCTION, CLOSING)]
    template.build([words[0], Spacer(0, 6), table, Spacer(0, 8), words[1]])
    return out.getvalue()


def _commands(variant: Variant, spans: list[tuple[int, int]], count: int) -> list[tuple[Any, ...]]:
    from reportlab.lib.colors import black

    commands: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    commands += [("SPAN", (2, first), (2, last)) for first, last in spans]
    if variant.ruled:
        return [*commands, ("GRID", (0, 0), (-1, -1), 0.6, black)]
    commands += [("LINEABOVE", (0, 0), (-1, 0), 0.8, black), ("LINEBELOW", (0, -1), (-1, -1), 0.8, black)]
    commands.append(("LINEBELOW", (0, 0), (-1, 0), 0.6, black))
    if variant.booktabs:
        return commands
    merged = {number for first, last in spans for number in range(first, last)}
    for number in range(1, count):
        if number in merged:
            commands += [
                ("LINEBELOW", (0, number), (1, number), 0.6, black),
                ("LINEBELOW", (3, number), (-1, number), 0.6, black),
            ]
        else:
            commands.append(("LINEBELOW", (0, number), (-1, number), 0.6, black))
    return commands


def _turned(pdf: bytes, turn: str) -> bytes:
    """The landscape pages set sideways on upright ones; with ``rotate`` they are shown as landscape all the same."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            width, height = (float(page.MediaBox[place]) for place in (2, 3))
            page.contents_add(f"q 0 1 -1 0 {height} 0 cm\n".encode(), prepend=True)
            page.contents_add(b"\nQ")
            page.MediaBox = [0, 0, height, width]
            if turn == "rotate":
                page.Rotate = 90
        opened.save(out, static_id=True)
    return out.getvalue()
