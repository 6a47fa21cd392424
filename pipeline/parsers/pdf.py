"""PDF with a text layer to :class:`Document`."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pipeline.errors import BrokenFile, EncryptedFile, NeedsOcr, NoText, TooLarge
from pipeline.model.text import Artifact, Document, Page, TextSource
from pipeline.parsers.page_watch import begin_page, end_pages
from pipeline.parsers.pdf_artifacts import split_furniture, split_stamps
from pipeline.parsers.pdf_assembly import Assembly
from pipeline.parsers.pdf_body import Margins, margins_of
from pipeline.parsers.pdf_characters import Frame, LegacyFonts, PageCharacters, read_characters
from pipeline.parsers.pdf_flow import page_items, pieces, split_tables
from pipeline.parsers.pdf_graphics import read_graphics
from pipeline.parsers.pdf_legacy import legacy_fonts, may_be_legacy
from pipeline.parsers.pdf_lines import Line
from pipeline.parsers.pdf_paragraphs import Paragraph
from pipeline.parsers.pdf_repair import repaired
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

    A file that pdfium cannot open is mended first. Pages whose text cannot be trusted are left out and have the source
    ``none``. Raises :class:`EncryptedFile`,
    :class:`BrokenFile`, :class:`TooLarge` (more than ``max_pages`` pages), :class:`NeedsOcr` (no page has usable text; the
    detail is ``no_text_layer``, ``untrusted_text_layer`` or ``legacy_font``) and :class:`NoText`.
    """
    try:
        raw = _read_file(data, max_pages)
    except BrokenFile:
        mended = repaired(data)
        if mended is None:
            raise
        raw = [_perhaps_lost(page) for page in _read_file(mended, max_pages)]
        if all(page.is_unreadable for page in raw):
            raise
    problem = problem_of(page.text for page in raw)
    if problem is not None:
        raise NeedsOcr(problem, pages=len(raw))
    share = document_share(page.text for page in raw)
    usable = {page.frame.number for page in raw if is_usable(page.text, share)}
    document = _document(data, raw, usable)
    if not document.text:
        raise NoText
    return document


def _read_file(data: bytes, max_pages: int) -> list[_RawPage]:
    with _opened(data) as pdf:
        if len(pdf) > max_pages:
            raise TooLarge(f"more than {max_pages} pages", pages=len(pdf))
        raw = list(_read_pages(pdf, {}))
        if may_be_legacy([page.text for page in raw]) and (fonts := legacy_fonts(pdf)):
            raw = list(_read_pages(pdf, fonts))
    if all(page.is_unreadable for page in raw):
        raise BrokenFile("no page is readable")
    return raw


def _perhaps_lost(page: _RawPage) -> _RawPage:
    """A page of a mended file: one that is blank has lost what stood on it."""
    return _unreadable(page.frame.number) if page.text.is_blank else page


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
    loaded: Any = None
    for index in range(len(pdf)):
        if not begin_page(index + 1):
            before = None
            yield _unreadable(index + 1)
            continue
        # The page before stays loaded until now: with its last page pdfium drops a font, and reads it anew for the next.
        loaded = _loaded(pdf, index, instead_of=loaded)
        found = _read_page(loaded, index, before, legacy)
        before = found.tables[-1] if found.tables else None
        yield found
    end_pages()


def _loaded(pdf: Any, index: int, *, instead_of: Any) -> Any:
    """The page at ``index``, None where pdfium cannot load it; then ``instead_of`` is let go."""
    import pypdfium2

    try:
        return _with_annotations(pdf, index)
    except pypdfium2.PdfiumError:
        return None
    finally:
        if instead_of is not None:
            instead_of.close()


def _read_page(page: Any, index: int, before: RuledTable | None, legacy: LegacyFonts) -> _RawPage:
    """A page, empty where pdfium cannot read it; ``before`` is the last table of the page before."""
    import pypdfium2

    try:
        if page is None:
            return _unreadable(index + 1)
        found = read_characters(page, index + 1, legacy)
        graphics = read_graphics(page, found.frame)
    except pypdfium2.PdfiumError:
        return _unreadable(index + 1)
    kept, stamps = split_stamps(found.frame, found.upright)
    split = split_tables(found.frame, kept, graphics.rules, before)
    return _RawPage(
        frame=found.frame,
        tables=split.tables,
        lines=split.lines,
        artifacts=stamps + _slanted(found),
        text=PageText(
            text=kept.text,
            fonts=kept.fonts,
            picture_share=graphics.picture_share,
            is_blank=graphics.is_blank,
        ),
    )


def _with_annotations(pdf: Any, index: int) -> Any:
    """The page with what its annotations show made part of it.

    Offices print a document first and then put its number and day on it as the appearance of signature fields. Links show
    nothing of their own, and most annotated pages have no other annotation.
    """
    import pypdfium2.raw as pdfium

    page = pdf[index]
    count = pdfium.FPDFPage_GetAnnotCount(page)
    if all(_is_link(page, place) for place in range(count)):
        return page
    pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    flattened = pdf[index]
    page.close()
    return flattened


def _is_link(page: Any, place: int) -> bool:
    import pypdfium2.raw as pdfium

    annotation = pdfium.FPDFPage_GetAnnot(page, place)
    if not annotation:
        return False
    try:
        return bool(pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_LINK)
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)


def _unreadable(number: int) -> _RawPage:
    """A page that is damaged: as large as a sheet of A4 and without usable text."""
    return _RawPage(
        frame=Frame(number=number, left=0, bottom=0, right=_A4[0], top=_A4[1], shown_turn=0),
        text=PageText(text="", fonts=frozenset(), picture_share=0, is_blank=False),
        is_unreadable=True,
    )


def _slanted(found: PageCharacters) -> tuple[Artifact, ...]:
    """Watermarks and sideways notes: one artifact for all that stands at an angle on a page."""
    slanted = found.slanted
    text = " ".join(slanted.text.split())
    if not text:
        return ()
    box = found.frame.shown_box(
        float(slanted.x0.min()), float(slanted.y0.min()), float(slanted.x1.max()), float(slanted.y1.max())
    )
    return (Artifact(kind="stamp", text=text, box=box),)


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
        words=assembly.words.packed(),
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
