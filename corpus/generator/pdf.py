"""Official papers as PDF, laid out as Nghị định 30/2020/NĐ-CP, Phụ lục I says (party papers: Hướng dẫn 36-HD/VPTW).

A4, margins 20 mm above and below, 30 left, 15 right; 14-point serif body, justified, first line indented by 1 cm; page
number centred in the upper margin from page 2. Needs reportlab and a serif font with the Vietnamese letters.
"""

import io
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from corpus.generator.flow import PARTY_MOTTO, STATE_MOTTO, Line, dated, flow, number_line
from corpus.generator.html_parts import escape
from corpus.generator.pdf_table import ruled
from corpus.generator.tree import Block, Letterhead, Paper, Signature
from corpus.generator.tree import Table as Ruled

FONT_FAMILIES = (
    ("/usr/share/fonts/truetype/liberation2", "LiberationSerif"),
    ("/usr/share/fonts/truetype/liberation", "LiberationSerif"),
    ("/usr/share/fonts/liberation-serif", "LiberationSerif"),
    ("/usr/share/fonts/truetype/croscore", "Tinos"),
)
FACES = (("Serif", "Regular"), ("Serif-Bold", "Bold"), ("Serif-Italic", "Italic"), ("Serif-BoldItalic", "BoldItalic"))
MILLIMETRE = 72 / 25.4
_MISSING = "fonts-liberation2 or fonts-croscore (Debian) is needed to draw the PDFs"
LETTERS = "ẠạẢảẤấẾếỘộỢợỰựỸỹĐđƯưƠơĂă"


class FontMissing(RuntimeError):
    """No serif font with the Vietnamese letters is installed (Debian: fonts-liberation2 or fonts-croscore)."""


@cache
def register_fonts() -> str:
    """Registers the first font family that has all Vietnamese letters, and returns its name; FontMissing if none has."""
    from reportlab.lib.fonts import addMapping
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for family, paths in _families():
        fonts = [TTFont(name, str(path)) for (name, _), path in zip(FACES, paths, strict=True)]
        if not _has_letters(fonts):
            continue
        for font in fonts:
            pdfmetrics.registerFont(font)
        for index, (name, _) in enumerate(FACES):
            addMapping("Serif", index & 1, index >> 1, name)
        return family
    raise FontMissing(_MISSING)


@cache
def bold_font() -> str:
    """The file of the bold face of that family; FontMissing if there is none."""
    from reportlab.pdfbase.ttfonts import TTFont

    for _, paths in _families():
        if _has_letters([TTFont(f"probe {path.stem}", str(path)) for path in paths]):
            return str(paths[1])
    raise FontMissing(_MISSING)


def _families() -> Iterator[tuple[str, list[Path]]]:
    """The installed families with the files of their faces."""
    for folder, family in FONT_FAMILIES:
        paths = [Path(folder) / f"{family}-{face}.ttf" for _, face in FACES]
        if all(path.is_file() for path in paths):
            yield family, paths


def _has_letters(fonts: Sequence[Any]) -> bool:
    return all(ord(letter) in font.face.charToGlyph for font in fonts for letter in LETTERS)


def render(paper: Paper) -> bytes:
    """The PDF of ``paper``: the same bytes for the same paper, font and reportlab versions."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    register_fonts()
    buffer = io.BytesIO()
    template = BaseDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=30 * MILLIMETRE,
        rightMargin=15 * MILLIMETRE,
        topMargin=20 * MILLIMETRE,
        bottomMargin=20 * MILLIMETRE,
        title=paper.title[0] if paper.title else "",
        author="",
        invariant=1,
    )
    frame = Frame(
        template.leftMargin,
        template.bottomMargin,
        template.width,
        template.height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    template.addPageTemplates([PageTemplate(id="page", frames=[frame], onPage=_page_number)])
    template.build(list(_story(paper, template.width)))
    return buffer.getvalue()


def _page_number(canvas: Any, document: Any) -> None:
    if document.page > 1:
        canvas.saveState()
        canvas.setFont("Serif", 13)
        canvas.drawCentredString(A4_WIDTH / 2 + 7.5 * MILLIMETRE, A4_HEIGHT - 13 * MILLIMETRE, str(document.page))
        canvas.restoreState()


A4_WIDTH, A4_HEIGHT = 595.2756, 841.8898


@cache
def style(name: str) -> Any:
    """The paragraph style of this name."""
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
    from reportlab.lib.styles import ParagraphStyle

    body = ParagraphStyle(
        "body", fontName="Serif", fontSize=14, leading=18, alignment=TA_JUSTIFY, firstLineIndent=10 * MILLIMETRE, spaceAfter=5
    )
    centre = ParagraphStyle("center", parent=body, alignment=TA_CENTER, firstLineIndent=0, spaceAfter=0)
    left = ParagraphStyle("left", parent=body, alignment=TA_LEFT, firstLineIndent=0, spaceAfter=0)
    known = {
        "body": body,
        "heading": ParagraphStyle("heading", parent=body, fontName="Serif-Bold", keepWithNext=1),
        "basis": ParagraphStyle("basis", parent=body, fontName="Serif-Italic"),
        "note": ParagraphStyle("note", parent=body, fontName="Serif-Italic"),
        "center": centre,
        "title": ParagraphStyle("title", parent=centre, fontName="Serif-Bold", spaceAfter=2),
        "small": ParagraphStyle("small", parent=centre, fontSize=13, leading=15.5),
        "small-bold": ParagraphStyle("small-bold", parent=centre, fontName="Serif-Bold", fontSize=13, leading=15.5),
        "motto": ParagraphStyle("motto", parent=centre, fontName="Serif-Bold", fontSize=12.5, leading=15.5),
        "small-italic": ParagraphStyle("small-italic", parent=centre, fontName="Serif-Italic", fontSize=13.5, leading=17),
        "address": ParagraphStyle("address", parent=left, leftIndent=45 * MILLIMETRE, bulletIndent=40 * MILLIMETRE, spaceAfter=2),
        "recipients": ParagraphStyle("recipients", parent=left, fontSize=11, leading=13),
        "recipients-head": ParagraphStyle("recipients-head", parent=left, fontName="Serif-BoldItalic", fontSize=12, leading=15),
    }
    return known[name]


def text(words: str, name: str) -> Any:
    """A paragraph of ``words`` (plain text) in the style ``name``."""
    from reportlab.platypus import Paragraph

    return Paragraph(escape(words), style(name))


@cache
def _rule_class() -> Any:
    from reportlab.platypus import Flowable

    class CentredRule(Flowable):  # type: ignore[misc]
        """A thin line over a share of the width, in the middle."""

        def __init__(self, share: float) -> None:
            super().__init__()
            self.share = share

        def wrap(self, width: float, height: float) -> tuple[float, float]:
            """The room it takes, in points."""
            self.width = width
            return width, 5

        def draw(self) -> None:
            """Draws the line."""
            length = self.width * self.share
            self.canv.setLineWidth(0.7)
            self.canv.line((self.width - length) / 2, 2.5, (self.width + length) / 2, 2.5)

    return CentredRule


@cache
def _stamp_class() -> Any:
    from reportlab.lib.colors import red
    from reportlab.platypus import Flowable

    class Stamp(Flowable):  # type: ignore[misc]
        """An urgency or secrecy mark in its red box (30 x 8 mm), in the middle."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

        def wrap(self, width: float, height: float) -> tuple[float, float]:
            """The room it takes, in points."""
            self.width = width
            return width, 12 * MILLIMETRE

        def draw(self) -> None:
            """Draws the box and the words."""
            self.canv.setStrokeColor(red)
            self.canv.setFillColor(red)
            self.canv.rect(self.width / 2 - 15 * MILLIMETRE, 1 * MILLIMETRE, 30 * MILLIMETRE, 8 * MILLIMETRE)
            self.canv.setFont("Serif-Bold", 13)
            self.canv.drawCentredString(self.width / 2, 3.4 * MILLIMETRE, self.words)

    return Stamp


def _rule(share: float) -> Any:
    return _rule_class()(share)


def _story(paper: Paper, width: float) -> Iterator[Any]:
    from reportlab.platypus import KeepTogether, PageBreak, Spacer

    if paper.letterhead:
        yield _letterhead(paper.letterhead, paper.facts[0].issue_date, width)
        yield Spacer(0, 14)
    for index, line in enumerate(paper.title):
        yield text(line, "title")
        if index == len(paper.title) - 1:
            yield _rule(0.25)
            yield Spacer(0, 8)
    yield from _addressees(paper)
    body = list(_parts(paper.body, width))
    if paper.signature:
        # A signature never stands alone on a page: the end of the text goes with it.
        end = [body.pop(), Spacer(0, 8), _signature(paper.signature, width)]
        yield from body
        yield KeepTogether(end)
    else:
        yield from body
    if paper.attachment:
        yield PageBreak()
        yield from _parts(paper.attachment, width)


def _parts(parts: tuple[Block | Ruled, ...], width: float) -> Iterator[Any]:
    from reportlab.platypus import Spacer

    for part in flow(parts):
        if isinstance(part, Line):
            yield _paragraph(part)
        else:
            yield ruled(part, width)
            yield Spacer(0, 8)


def _paragraph(line: Line) -> Any:
    from reportlab.platypus import Paragraph

    if line.marker.startswith("Điều") and line.style == "body":
        return Paragraph(f'<font name="Serif-Bold">{escape(line.marker)}</font> {escape(line.text)}', style("body"))
    return text(f"{line.marker} {line.text}".strip(), line.style)


def _addressees(paper: Paper) -> Iterator[Any]:
    from reportlab.platypus import Paragraph, Spacer

    if not paper.addressees:
        return
    if len(paper.addressees) == 1:
        yield text(f"Kính gửi: {paper.addressees[0]}", "center")
    else:
        yield Paragraph("Kính gửi:", style("address"), bulletText="")
        last = len(paper.addressees) - 1
        for index, name in enumerate(paper.addressees):
            yield text(f"- {name}{'.' if index == last else ';'}", "address")
    yield Spacer(0, 10)


def _letterhead(head: Letterhead, issue_date: str | None, width: float) -> Any:
    left: list[Any] = [text(line, "small") for line in head.superior]
    left += [text(line, "small-bold") for line in head.issuer]
    left.append(text("*", "small") if head.party else _rule(0.35))
    left.append(text(number_line(head), "small"))
    if head.about:
        left.append(text(head.about, "small"))
    if head.stamp:
        left.append(_stamp_class()(head.stamp))
    right: list[Any]
    if head.party:
        right = [text(PARTY_MOTTO, "small-bold"), _rule(0.66)]
    else:
        right = [text(line, "motto") for line in STATE_MOTTO] + [_rule(0.56)]
    right.append(text(dated(head, issue_date), "small-italic"))
    return _two_columns(left, right, width * 0.42, width * 0.58)


def _two_columns(left: list[Any], right: list[Any], left_width: float, right_width: float) -> Any:
    from reportlab.platypus import Table, TableStyle

    table = Table([[left, right]], colWidths=[left_width, right_width])
    table.setStyle(
        TableStyle(
            [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)]
        )
    )
    return table


def _signature(signature: Signature, width: float) -> Any:
    from reportlab.platypus import Spacer

    last = len(signature.recipients) - 1
    left = [text("Nơi nhận:", "recipients-head")]
    left += [text(f"- {name}{'.' if index == last else ';'}", "recipients") for index, name in enumerate(signature.recipients)]
    right = [text(line, "title") for line in signature.capacity] + [Spacer(0, 62), text(signature.name, "title")]
    return _two_columns(left, right, width * 0.5, width * 0.5)
