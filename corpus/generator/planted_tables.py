"""Random task tables as PDF with known rows: ruled or not, merged, over several pages, cut by the page break, sideways.

``make_tables(variant, seed, n)`` draws ``n`` documents; the same arguments give the same bytes (with one font and one
version of reportlab). A row is known as the texts of all its columns; a merged cell counts in each row it covers.
"""

import io
import random
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from corpus.generator.markup import plain
from corpus.generator.pdf import register_fonts
from corpus.generator.planted import bank

BODY_SIZE, BODY_PITCH = 13.0, 17.0  # points: font size and line pitch of the text around the table
WIDTH, HEIGHT = 595.0, 842.0
# Column sets: head, part of the width, what stands in it, how it is set.
COLUMNS = (
    (
        ("TT", 0.07, "number", "centre"),
        ("Nhiệm vụ", 0.38, "task", "left"),
        ("Cơ quan chủ trì", 0.2, "lead", "left"),
        ("Cơ quan phối hợp", 0.2, "support", "left"),
        ("Thời gian hoàn thành", 0.15, "time", "centre"),
    ),
    (
        ("STT", 0.08, "number", "centre"),
        ("Nội dung công việc", 0.5, "task", "justified"),
        ("Đơn vị thực hiện", 0.24, "lead", "left"),
        ("Thời hạn", 0.18, "time", "left"),
    ),
    (
        ("TT", 0.06, "number", "left"),
        ("Nội dung", 0.32, "task", "left"),
        ("Cơ quan chủ trì", 0.17, "lead", "centre"),
        ("Cơ quan phối hợp", 0.17, "support", "centre"),
        ("Sản phẩm", 0.14, "product", "left"),
        ("Thời gian", 0.14, "time", "centre"),
    ),
)
PRODUCTS = ("Kế hoạch", "Báo cáo", "Quyết định", "Văn bản hướng dẫn", "Tờ trình", "Danh mục")
TIMES = ("Quý I", "Quý II", "Quý III", "Tháng 6/2025", "Trước 30/9/2025", "Thường xuyên", "Năm 2025", "Hằng năm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a table is drawn.

    ``rules``: all, level (between all rows), book (above, below the head, at the foot) or none. ``sideways``: rotate (the
    page is shown turned), drawn (it is not). ``cut``: rows are cut by the page break, open (no rule there) or closed.
    """

    rules: str = "all"
    rows: tuple[int, int] = (6, 10)
    merged: bool = False
    groups: bool = False
    repeat_head: bool = True
    cut: str = ""
    sideways: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What differs from writer to writer: columns, font size, padding, and whether cells stand in the middle of their row.

    ``pieces``: level rules are drawn cell by cell.
    """

    columns: tuple[tuple[str, float, str, str], ...] = COLUMNS[0]
    size: float = 11.5
    pad: float = 4.0
    middle: bool = False
    pieces: bool = False

    @property
    def pitch(self) -> float:
        """The line pitch in points."""
        return 1.22 * self.size

    @property
    def head(self) -> tuple[str, ...]:
        """The column heads."""
        return tuple(column[0] for column in self.columns)


VARIANTS: dict[str, Look] = {
    "ruled": Look(),
    "ruled-merged": Look(merged=True, groups=True),
    "ruled-pages": Look(rows=(30, 45), groups=True),
    "ruled-pages-no-head": Look(rows=(30, 45), repeat_head=False),
    "ruled-cut-open": Look(rows=(30, 45), repeat_head=False, cut="open"),
    "ruled-cut-closed": Look(rows=(30, 45), cut="closed"),
    "ruled-rotate": Look(rows=(10, 20), sideways="rotate"),
    "ruled-drawn": Look(rows=(10, 20), sideways="drawn", groups=True),
    "level": Look(rules="level"),
    "level-groups": Look(rules="level", groups=True),
    "level-merged": Look(rules="level", merged=True),
    "level-cut-open": Look(rules="level", rows=(30, 45), repeat_head=False, cut="open"),
    "level-cut-closed": Look(rules="level", rows=(30, 45), cut="closed"),
    "level-pages": Look(rules="level", rows=(30, 45)),
    "level-rotate": Look(rules="level", rows=(10, 20), sideways="rotate"),
    "level-drawn": Look(rules="level", rows=(10, 20), sideways="drawn"),
    "book": Look(rules="book"),
    "book-pages": Look(rules="book", rows=(30, 45)),
    "none": Look(rules="none"),
    "none-pages": Look(rules="none", rows=(30, 45)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantedTable:
    """A document with one table: its bytes, the rows below the head, and how many pages it has."""

    id: str
    pdf: bytes
    rows: tuple[tuple[str, ...], ...]
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row as drawn: None is covered from above; a group row has two texts, the second over all other columns."""

    cells: tuple[str | None, ...]
    group: bool = False


def make_tables(variant: str, seed: int, n: int) -> list[PlantedTable]:
    """``n`` random documents of a variant. Raises FontMissing without the fonts, KeyError for an unknown variant."""
    register_fonts()
    source = random.Random(f"{variant} {seed}")
    return [_make(source, VARIANTS[variant], f"{variant}-{seed}-{number}") for number in range(1, n + 1)]


def _make(source: random.Random, look: Look, name: str) -> PlantedTable:
    setting = Setting(
        columns=source.choice(COLUMNS),
        size=source.choice((10.5, 11.5, 12.0, 13.0)),
        pad=source.choice((3.0, 4.0, 5.0)),
        middle=source.random() < 0.3,
        pieces=source.random() < 0.5,
    )
    rows = _draw_rows(source, look, setting)
    sheet = _Sheet(look=look, turn=source.choice((90, 270)))
    background = [row["text"] for row in bank("background")]
    for _ in range(source.randrange(1, 3)):
        sheet.paragraph(" ".join(source.sample(background, 2)))
    _draw_table(sheet, look, setting, rows)
    sheet.paragraph(" ".join(source.sample(background, 2)))
    data, pages = sheet.finish()
    return PlantedTable(id=name, pdf=data, rows=_known(rows, len(setting.columns)), pages=pages)


def _draw_rows(source: random.Random, look: Look, setting: Setting) -> list[_Row]:
    duties, bodies = bank("duties"), [row["text"] for row in bank("bodies")]
    rows: list[_Row] = []
    for number in range(1, source.randrange(*look.rows) + 1):
        if look.groups and number % 5 == 1:
            title = f"Nhóm nhiệm vụ về {source.choice(bank('subjects'))['subject']}"
            rows.append(_Row(cells=("ABCDEFGHIK"[number // 5], title), group=True))
        lead, support = source.sample(bodies, 2)
        told = {
            "number": str(number),
            "task": _upper(plain(source.choice(duties)["markup"])),
            "lead": _upper(lead),
            "support": "" if source.random() < 0.2 else support,
            "product": source.choice(PRODUCTS),
            "time": source.choice(TIMES),
        }
        carried = look.merged and rows and not rows[-1].group and source.random() < 0.3
        rows.append(_Row(cells=tuple(None if carried and role == "lead" else told[role] for _, _, role, _ in setting.columns)))
    return rows


def _upper(words: str) -> str:
    return words[0].upper() + words[1:]


def _known(rows: list[_Row], columns: int) -> tuple[tuple[str, ...], ...]:
    known: list[tuple[str, ...]] = []
    for row in rows:
        if row.group:
            first, title = row.cells
            known.append((str(first), *[str(title)] * (columns - 1)))
        else:
            known.append(tuple(known[-1][place] if cell is None else cell for place, cell in enumerate(row.cells)))
    return tuple(known)


# -- drawing ---------------------------------------------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class _Sheet:
    """Pages being drawn; places are points from the top left corner of the page as it is read."""

    look: Look
    turn: int
    buffer: io.BytesIO = field(default_factory=io.BytesIO)
    canvas: Any = None
    y: float = 0.0
    pages: int = 0

    def __post_init__(self) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self.canvas = Canvas(self.buffer, pagesize=(WIDTH, HEIGHT), invariant=1)
        self.start_page()

    @property
    def size(self) -> tuple[float, float]:
        return (HEIGHT, WIDTH) if self.look.sideways else (WIDTH, HEIGHT)

    @property
    def left(self) -> float:
        return 70.0

    @property
    def right(self) -> float:
        return self.size[0] - 45.0

    @property
    def bottom(self) -> float:
        return self.size[1] - 60.0

    def start_page(self) -> None:
        """Begins a page, turned as the look says, with its number from the second on."""
        if self.pages:
            self.canvas.showPage()
        self.pages += 1
        if self.look.sideways:
            if self.look.sideways == "rotate":
                self.canvas.setPageSize((HEIGHT, WIDTH))  # reportlab wants the size as shown
                self.canvas.setPageRotation(self.turn)
            if self.turn == 90:
                self.canvas.translate(WIDTH, 0)
                self.canvas.rotate(90)
            else:
                self.canvas.translate(0, HEIGHT)
                self.canvas.rotate(-90)
        self.y = 60.0
        if self.pages > 1:
            self.text(self.size[0] / 2, 40, str(self.pages), "Serif", BODY_SIZE)

    def text(self, x: float, y: float, words: str, font: str, size: float) -> None:
        """One line of text on its baseline."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.size[1] - y, words)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A straight line."""
        self.canvas.setLineWidth(0.6)
        self.canvas.line(x0, self.size[1] - y0, x1, self.size[1] - y1)

    def paragraph(self, words: str) -> None:
        """Plain text over the whole width."""
        for line in wrapped(words, self.right - self.left, "Serif", BODY_SIZE):
            if self.y + BODY_PITCH > self.bottom:
                self.start_page()
            self.y += BODY_PITCH
            self.text(self.left, self.y, line, "Serif", BODY_SIZE)
        self.y += 12

    def finish(self) -> tuple[bytes, int]:
        """The file and how many pages it has."""
        self.canvas.save()
        return self.buffer.getvalue(), self.pages


def wrapped(words: str, width: float, font: str, size: float) -> list[str]:
    """The words in lines of at most ``width`` points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    lines: list[str] = []
    for word in words.split():
        if lines and stringWidth(f"{lines[-1]} {word}", font, size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _draw_table(sheet: _Sheet, look: Look, setting: Setting, rows: list[_Row]) -> None:
    width = sheet.right - sheet.left
    xs = [sheet.left]
    for _, share, _, _ in setting.columns:
        xs.append(xs[-1] + share * width)
    head = _Row(cells=setting.head)
    drawer = _Drawer(sheet=sheet, look=look, setting=setting, xs=xs)
    drawer.draw(head, "Serif-Bold", merged_below=frozenset())
    for place, row in enumerate(rows):
        below = rows[place + 1] if place + 1 < len(rows) else None
        merged = frozenset(c for c, cell in enumerate(below.cells) if cell is None) if below and not below.group else frozenset()
        if not drawer.fits(row):
            if look.cut and not row.group and not merged and None not in row.cells and drawer.draw_cut(row):
                continue
            drawer.close()
            sheet.start_page()
            row = replace(row, cells=tuple("" if cell is None else cell for cell in row.cells))
            if look.repeat_head:
                drawer.draw(head, "Serif-Bold", merged_below=frozenset())
            else:
                drawer.open_page()
        drawer.draw(row, "Serif-Bold" if row.group else "Serif", merged_below=merged)
    drawer.close()
    sheet.y += 14


@dataclass(slots=True, kw_only=True)
class _Drawer:
    """Draws rows one below the other, with their rules."""

    sheet: _Sheet
    look: Look
    setting: Setting
    xs: list[float]
    started: bool = False

    def lines(self, row: _Row, font: str) -> list[list[str]]:
        """The wrapped lines of each cell."""
        xs = [*self.xs[:2], self.xs[-1]] if row.group else self.xs
        spans = [b - a for a, b in pairwise(xs)]
        return [
            wrapped(cell or "", span - 2 * self.setting.pad, font, self.setting.size)
            for cell, span in zip(row.cells, spans, strict=True)
        ]

    def fits(self, row: _Row) -> bool:
        """Whether there is room for the row on the page."""
        font = "Serif-Bold" if row.group else "Serif"
        return self.sheet.y + self.height(self.lines(row, font)) <= self.sheet.bottom

    def height(self, lines: list[list[str]]) -> float:
        """The height of a row in points."""
        return max(len(cell) for cell in lines) * self.setting.pitch + 2 * self.setting.pad

    def draw(self, row: _Row, font: str, *, merged_below: frozenset[int], open_foot: bool = False) -> None:
        """Draws a row from the current height down."""
        lines = self.lines(row, font)
        self._draw_lines(lines, row, font, merged_below=merged_below, open_foot=open_foot)

    def _draw_lines(
        self, lines: list[list[str]], row: _Row, font: str, *, merged_below: frozenset[int] = frozenset(), open_foot: bool = False
    ) -> None:
        sheet, top = self.sheet, self.sheet.y
        foot = top + self.height(lines)
        xs = [*self.xs[:2], self.xs[-1]] if row.group else self.xs
        aligns = ("centre", "left") if row.group else tuple(column[3] for column in self.setting.columns)
        for place, cell in enumerate(lines):
            self._draw_cell(
                cell, (xs[place], xs[place + 1]), "centre" if row.cells == self.setting.head else aligns[place], font, foot
            )
        if self.look.rules == "all":
            for x in xs:
                sheet.rule(x, top, x, foot)
        if not self.started:
            self._level(top)
        if not open_foot:
            self._foot(foot, row, merged_below)
        self.started = True
        sheet.y = foot

    def _draw_cell(self, lines: list[str], span: tuple[float, float], align: str, font: str, foot: float) -> None:
        from reportlab.pdfbase.pdfmetrics import stringWidth

        setting, top = self.setting, self.sheet.y
        spare = foot - top - 2 * setting.pad - len(lines) * setting.pitch
        y = top + setting.pad + setting.size - 1 + (spare / 2 if setting.middle else 0)
        for number, line in enumerate(lines):
            room = span[1] - span[0] - 2 * setting.pad - stringWidth(line, font, setting.size)
            x = span[0] + setting.pad + (room / 2 if align == "centre" else 0)
            gaps = line.count(" ") if align == "justified" and number < len(lines) - 1 else 0
            stretch = room / gaps if gaps else 0.0
            for word in line.split(" ") if gaps else [line]:
                self.sheet.text(x, y + setting.pitch * number, word, font, setting.size)
                x += stringWidth(f"{word} ", font, setting.size) + stretch

    def _foot(self, y: float, row: _Row, merged_below: frozenset[int]) -> None:
        if self.look.rules == "all" or (self.look.rules == "level" and merged_below):
            for column, (a, b) in enumerate(pairwise(self.xs)):
                if column not in merged_below:
                    self.sheet.rule(a, y, b, y)
        elif self.look.rules == "level" or (self.look.rules == "book" and row.cells == self.setting.head):
            self._level(y)

    def _level(self, y: float) -> None:
        if self.look.rules == "none":
            return
        ends = self.xs if self.setting.pieces else [self.xs[0], self.xs[-1]]
        for a, b in pairwise(ends):
            self.sheet.rule(a, y, b, y)

    def draw_cut(self, row: _Row) -> bool:
        """Draws a row half on this page and half on the next; False where there is no room for a line of it."""
        lines = self.lines(row, "Serif")
        room = int((self.sheet.bottom - self.sheet.y - 2 * self.setting.pad) // self.setting.pitch)
        if room < 1 or max(len(cell) for cell in lines) - room < 1:
            return False
        self._draw_lines([cell[:room] for cell in lines], row, "Serif", open_foot=self.look.cut == "open")
        self.started = False
        self.sheet.start_page()
        if self.look.repeat_head:
            self.draw(_Row(cells=self.setting.head), "Serif-Bold", merged_below=frozenset())
        elif self.look.cut == "open":
            self.started = True
        self._draw_lines([cell[room:] for cell in lines], row, "Serif")
        return True

    def open_page(self) -> None:
        """Begins the table's rest on a new page: its upper rule."""
        self.started = False

    def close(self) -> None:
        """Draws the foot of the table on this page."""
        if self.look.rules == "book":
            self._level(self.sheet.y)
        self.started = False
