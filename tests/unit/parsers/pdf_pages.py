"""Draws small PDFs for tests with reportlab: justified paragraphs, letterheads, ruled tables and their page breaks."""

import functools
import io
from pathlib import Path

import pytest

from pipeline.model.text import Document, Table

FONTS = Path("/usr/share/fonts/truetype/dejavu")
FACES = {(False, False): "DejaVuSerif", (True, False): "DejaVuSerif-Bold"}
needs_font = pytest.mark.skipif(
    not all((FONTS / f"{face}.ttf").is_file() for face in FACES.values()),
    reason="needs the DejaVu fonts (Debian: fonts-dejavu-core, fonts-dejavu-extra)",
)

ORDER = (
    "1. Sở Nông nghiệp và Môi trường chủ trì, phối hợp với các địa phương rà soát toàn bộ hồ chứa, lập phương án bảo đảm "
    "an toàn công trình và gửi Ủy ban nhân dân tỉnh trước ngày 20 tháng 5 năm 2024."
)
BACKGROUND = (
    "Thời gian qua, công tác quản lý hồ chứa trên địa bàn tỉnh đã có nhiều chuyển biến; tuy nhiên, một số địa phương còn "
    "chậm kiểm tra, chưa bố trí người trực vận hành trong mùa mưa lũ, tiềm ẩn nguy cơ mất an toàn."
)


@functools.cache
def register_fonts() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for face in FACES.values():
        pdfmetrics.registerFont(TTFont(face, str(FONTS / f"{face}.ttf")))


class Sheet:
    """A PDF being drawn; all places are points from the top left corner, text stands on its baseline."""

    def __init__(self, size: tuple[float, float] = (595, 842), **options) -> None:
        from reportlab.pdfgen.canvas import Canvas

        register_fonts()
        self.size = size
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=size, invariant=1, **options)

    def width(self, text: str, size: float = 13, *, bold: bool = False) -> float:
        from reportlab.pdfbase import pdfmetrics

        return pdfmetrics.stringWidth(text, FACES[bold, False], size)

    def text(self, x: float, y: float, text: str, size: float = 13, *, bold: bool = False, spacing: float = 0) -> None:
        self.canvas.setFont(FACES[bold, False], size)
        self.canvas.drawString(x, self.size[1] - y, text, charSpace=spacing)

    def centered(self, x: float, y: float, text: str, size: float = 13, *, bold: bool = False) -> None:
        self.text(x - self.width(text, size, bold=bold) / 2, y, text, size, bold=bold)

    def paragraph(
        self, y: float, text: str, *, left=85, right=540, indent=28, size=13, pitch=17, bold=False, full=False
    ) -> float:
        """A justified paragraph from baseline ``y`` down, its last line too where ``full``; returns the next baseline."""
        lines = self.wrapped(text, right - left, size, indent=indent, bold=bold)
        for number, words in enumerate(lines):
            start = left + (indent if number == 0 else 0)
            rest = right - start - self.width("".join(words), size, bold=bold)
            last = number == len(lines) - 1 and not full
            gap = self.width(" ", size, bold=bold) if last else rest / max(len(words) - 1, 1)
            for word in words:
                self.text(start, y, word, size, bold=bold)
                start += self.width(word, size, bold=bold) + gap
            y += pitch
        return y + 6

    def wrapped(self, text: str, width: float, size: float, *, indent=0.0, bold=False) -> list[list[str]]:
        lines: list[list[str]] = [[]]
        for word in text.split():
            room = width - (indent if len(lines) == 1 else 0)
            if lines[-1] and self.width(" ".join([*lines[-1], word]), size, bold=bold) > room:
                lines.append([])
            lines[-1].append(word)
        return lines

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.setLineWidth(0.6)
        self.canvas.line(x0, self.size[1] - y0, x1, self.size[1] - y1)

    def grid(self, xs, y, rows, *, size=11, bold_rows=(), closed_top=True, closed_bottom=True, merged=()) -> float:
        """A ruled table, drawn row by row as word processors do; returns the y of its foot.

        A row is a list of cell texts, ``None`` for what the cell at its left or (where in ``merged``) above covers; a
        line break in a text starts a line.
        """
        for number, row in enumerate(rows):
            lines = [
                [] if text is None else self._cell_lines(text, self._span(xs, row, place), size) for place, text in enumerate(row)
            ]
            foot = y + max(14.0 * max(len(cell) for cell in lines) + 6, 20)
            for place, cell in enumerate(lines):
                for step, line in enumerate(cell):
                    self.text(xs[place] + 4, y + 13 + 14 * step, line, size, bold=number in bold_rows)
                continued = (number + 1, place) in merged
                if row[place] is not None or (number, place) in merged:
                    self.rule(xs[place], y, xs[place], foot)
                if not continued and (closed_bottom or number < len(rows) - 1):
                    self.rule(xs[place], foot, xs[place + 1], foot)
                if number == 0 and closed_top:
                    self.rule(xs[place], y, xs[place + 1], y)
            self.rule(xs[-1], y, xs[-1], foot)
            y = foot
        return y

    def _span(self, xs, row, place) -> float:
        end = place + 1
        while end < len(row) and row[end] is None:
            end += 1
        return xs[end] - xs[place] - 8

    def _cell_lines(self, text, width, size) -> list[str]:
        return [" ".join(words) for part in text.split("\n") for words in self.wrapped(part, width, size)]

    def letterhead(self, left, right, y=60, *, left_x=160, right_x=400, size=12) -> None:
        """Both columns of a letterhead, each line centred in its column; (text, y) places a line itself."""
        for middle, lines in ((left_x, left), (right_x, right)):
            at = y
            for line in lines:
                text, at = line if isinstance(line, tuple) else (line, at)
                self.centered(middle, at, text, size, bold=text.isupper())
                at += 15

    def page(self) -> None:
        self.canvas.showPage()

    def turned(self, degrees: int) -> None:
        """Has the page shown turned clockwise; places stay those of the page before turning."""
        self.canvas.setPageRotation(degrees)
        if degrees % 180:
            self.canvas.setPageSize((self.size[1], self.size[0]))  # reportlab wants the size as shown

    def bytes(self) -> bytes:
        self.canvas.save()
        return self.buffer.getvalue()


def lines(document: Document) -> list[str]:
    return document.text.split("\n")


def cells(document: Document, table: Table) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): document.slice(cell.span) for cell in table.cells}
