"""PDF with a text layer to :class:`Document`."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pipeline.errors import BrokenFile, EncryptedFile, NeedsOcr, NoText, TooLarge
from pipeline.model.text import Artifact, Document, Page, TextSource
from pipeline.parsers.pdf_artifacts import split_furniture, split_stamps
from pipeline.parsers.pdf_assembly import Assembly
from pipeline.parsers.pdf_body import Margins, margins_of
from pipeline.parsers.pdf_characters import Frame, LegacyFonts, PageCharacters, read_characters
from pipeline.parsers.pdf_flow import page_items, pieces, split_tables
from pipeline.parsers.pdf_graphics import read_graphics
from pipeline.parsers.pdf_legacy import legacy_fonts, may_be_legacy
from pipeline.parsers.pdf_lines import Line, lines_from_characters
from pipeline.parsers.pdf_paragraphs import Paragraph
from pipeline.parsers.pdf_tables import RuledTable
from pipeline.parsers.pdf_trust import PageText, document_share, is_usable, problem_of

MAX_PAGES = 2000
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_A4 = (595.28, 841.89)  # points
_SECURITY_ERROR = 5  # FPDF_ERR_SECURITY: an unknown encryption handler


@dataclass(frozen=True, slots=True, kw_only=True)
class _RawPage:
    """A page as read from the file: tables, lines outside them, stamps set apart, and what tells whether to trust it."""

    frame: Frame
    tables: tuple[RuledTable, ...] = ()
    lines: tuple[Line, ...] = ()
    artifacts: tuple[Artifact, ...] = ()
    text: PageText
    is_unreadable: bool = False


def parse_pdf(data: bytes, *, max_pages: int = MAX_PAGES) -> Document:
    """The document of the bytes of a PDF file with a text layer.

    Pages whose text cannot be trusted are left out and have the source ``none``. Raises :class:`EncryptedFile`,
    :class:`BrokenFile`, :class:`TooLarge` (more than ``max_pages`` pages), :class:`NeedsOcr` (no page has usable text; the
    detail is ``no_text_layer``, ``untrusted_text_layer`` or ``legacy_font``) and :class:`NoText`.
    """
    with _opened(data) as pdf:
        if len(pdf) > max_pages:
            raise TooLarge(f"more than {max_pages} pages", pages=len(pdf))
        raw = list(_read_pages(pdf, {}))
        if may_be_legacy([page.text for page in raw]) and (fonts := legacy_fonts(pdf)):
            raw = list(_read_pages(pdf, fonts))
    if all(page.is_unreadable for page in raw):
        raise BrokenFile("no page is readable")
    problem = problem_of(page.text for page in raw)
    if problem is not None:
        raise NeedsOcr(problem, pages=len(raw))
    share = document_share(page.text for page in raw)
    usable = {page.frame.number for page in raw if is_usable(page.text, share)}
    document = _document(data, raw, usable)
    if not document.text:
        raise NoText
    return document


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
        pages = len(pdf)
    except pypdfium2.PdfiumError as problem:
        code = getattr(problem, "err_code", None)
        if code in (_PASSWORD_ERROR, _SECURITY_ERROR):
            raise EncryptedFile("password needed") from problem
        raise BrokenFile("not readable as PDF") from problem
    try:
        if pages == 0:
            raise BrokenFile("no pages")
        yield pdf
    finally:
        pdf.close()


def _read_pages(pdf: Any, legacy: LegacyFonts) -> Iterator[_RawPage]:
    before: RuledTable | None = None
    for index in range(len(pdf)):
        page = _read_page(pdf, index, before, legacy)
        before = page.tables[-1] if page.tables else None
        yield page


def _read_page(pdf: Any, index: int, before: RuledTable | None, legacy: LegacyFonts) -> _RawPage:
    """A page, empty where pdfium cannot read it; ``before`` is the last table of the page before."""
    import pypdfium2

    try:
        page = _with_annotations(pdf, index)
        found = read_characters(page, index + 1, legacy)
        graphics = read_graphics(page, found.frame)
        page.close()
    except pypdfium2.PdfiumError:
        return _unreadable(index + 1)
    kept, stamps = split_stamps(found.frame, found.upright)
    split = split_tables(found.frame, kept, graphics.rules, before)
    return _RawPage(
        frame=found.frame,
        tables=split.tables,
        lines=lines_from_characters(index + 1, split.outside),
        artifacts=stamps + _slanted(found),
        text=PageText(
            text="".join(character.text for character in kept),
            fonts=frozenset(character.style.font for character in kept),
            picture_share=graphics.picture_share,
            is_blank=graphics.is_blank,
        ),
    )


def _with_annotations(pdf: Any, index: int) -> Any:
    """The page with what its annotations show made part of it.

    Offices print a document first and then put its number and day on it as the appearance of signature fields.
    """
    import pypdfium2.raw as pdfium

    page = pdf[index]
    if pdfium.FPDFPage_GetAnnotCount(page) == 0:
        return page
    pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    page.close()
    return pdf[index]


def _unreadable(number: int) -> _RawPage:
    """A page that is damaged: as large as a sheet of A4 and without usable text."""
    return _RawPage(
        frame=Frame(number=number, left=0, bottom=0, right=_A4[0], top=_A4[1], shown_turn=0),
        text=PageText(text="", fonts=frozenset(), picture_share=0, is_blank=False),
        is_unreadable=True,
    )


def _slanted(found: PageCharacters) -> tuple[Artifact, ...]:
    """Watermarks and sideways notes: one artifact for all that stands at an angle on a page."""
    if not any(not character.text.isspace() for character in found.slanted):
        return ()
    x0, y0 = min(c.x0 for c in found.slanted), min(c.y0 for c in found.slanted)
    x1, y1 = max(c.x1 for c in found.slanted), max(c.y1 for c in found.slanted)
    text = " ".join("".join(character.text for character in found.slanted).split())
    return (Artifact(kind="stamp", text=text, box=found.frame.shown_box(x0, y0, x1, y1)),)


def _document(data: bytes, raw: Sequence[_RawPage], usable: set[int]) -> Document:
    pages = [page for page in raw if page.frame.number in usable]
    furniture = split_furniture([(page.frame, page.lines) for page in pages])
    body = [lines for lines, _ in furniture]
    margins = _common_margins([(page.frame, lines) for page, lines in zip(pages, body, strict=True)])
    assembly = Assembly(frames={page.frame.number: page.frame for page in raw})
    items = [
        page_items(page.frame, lines, page.tables, margins.get(_size(page.frame)))
        for page, lines in zip(pages, body, strict=True)
    ]
    for piece in pieces(items):
        if isinstance(piece, Paragraph):
            assembly.add_paragraph(piece)
        else:
            assembly.add_table(piece)
    sha256 = hashlib.sha256(data).hexdigest()
    found = [artifact for page in raw for artifact in page.artifacts]
    found += [artifact for _, artifacts in furniture for artifact in artifacts]
    return Document(
        id=sha256[:12],
        sha256=sha256,
        media_type="application/pdf",
        text=assembly.text,
        pages=tuple(_page(page.frame, page.frame.number in usable) for page in raw),
        blocks=tuple(assembly.blocks),
        words=tuple(assembly.words),
        tables=tuple(assembly.tables),
        artifacts=tuple(sorted(found, key=_place)),
        text_source=TextSource.NATIVE,
    )


def _place(artifact: Artifact) -> tuple[float, float, float]:
    box = artifact.box
    return (box.page, box.y0, box.x0) if box else (0, 0, 0)


def _common_margins(pages: Sequence[tuple[Frame, tuple[Line, ...]]]) -> dict[tuple[int, int], Margins]:
    """The margins of the pages of each size, for pages with too little text to show their own."""
    by_size: dict[tuple[int, int], list[Margins]] = {}
    for frame, lines in pages:
        if len(lines) >= 10 and (margins := margins_of(lines)) is not None:
            by_size.setdefault(_size(frame), []).append(margins)
    return {size: Counter(known).most_common(1)[0][0] for size, known in by_size.items()}


def _size(frame: Frame) -> tuple[int, int]:
    width, height = frame.reading_size
    return round(width), round(height)


def _page(frame: Frame, usable: bool) -> Page:
    width, height = frame.shown_size
    return Page(
        number=frame.number,
        width=round(width, 2),
        height=round(height, 2),
        rotation=frame.shown_turn,
        source=TextSource.NATIVE if usable else TextSource.NONE,
    )
