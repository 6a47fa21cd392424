"""PDF to :class:`Document`: the text layer where it can be trusted, recognised text where it cannot."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from pipeline.errors import BrokenFile, EncryptedFile, NeedsOcr, NoText, TooLarge
from pipeline.model.text import Artifact, Document, TextSource
from pipeline.parsers.ocr_engine import is_available
from pipeline.parsers.page_document import PageContent, document_of
from pipeline.parsers.page_watch import begin_page, end_pages
from pipeline.parsers.pdf_artifacts import split_stamps
from pipeline.parsers.pdf_characters import Frame, LegacyFonts, PageCharacters, read_characters
from pipeline.parsers.pdf_graphics import read_graphics
from pipeline.parsers.pdf_legacy import legacy_fonts, may_be_legacy
from pipeline.parsers.pdf_lines import lines_from_characters
from pipeline.parsers.pdf_repair import repaired
from pipeline.parsers.pdf_trust import PageText, document_share, is_good, is_usable, problem_of

MAX_PAGES = 2000
MEDIA_TYPE = "application/pdf"
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_A4 = (595.28, 841.89)  # points
_SECURITY_ERROR = 5  # FPDF_ERR_SECURITY: an unknown encryption handler
_LARGEST_SIDE = 5000  # pixels of a rendered page: sheets beyond A3 are rendered with less detail


@dataclass(frozen=True, slots=True, kw_only=True)
class _RawPage:
    """A page as read from the file, and what tells whether to trust its text."""

    content: PageContent
    text: PageText
    is_unreadable: bool = False

    @property
    def number(self) -> int:
        return self.content.frame.number


def parse_pdf(data: bytes, *, max_pages: int = MAX_PAGES, ocr: bool = True) -> Document:
    """The document of the bytes of a PDF file.

    A file that pdfium cannot open is mended first. Pages whose text layer cannot be trusted are recognised where ``ocr``
    is wanted and tesseract is there; else, and where nothing can be recognised on them, they are left out and have the
    source ``none``. Raises :class:`EncryptedFile`, :class:`BrokenFile`, :class:`TooLarge` (more than ``max_pages`` pages),
    :class:`NeedsOcr` (no page has usable text; the detail is ``no_text_layer``, ``untrusted_text_layer`` or
    ``legacy_font``) and :class:`NoText`.
    """
    document = document_of(data, MEDIA_TYPE, _contents(data, max_pages, ocr))
    if not document.text:
        raise NoText
    return document


def _contents(data: bytes, max_pages: int, ocr: bool) -> list[PageContent]:
    """What stands on each page of the file, by its text layer or recognised."""
    try:
        raw = _read_file(data, max_pages)
    except BrokenFile:
        mended = repaired(data)
        if mended is None:
            raise
        raw = [_perhaps_lost(page) for page in _read_file(mended, max_pages)]
        if all(page.is_unreadable for page in raw):
            raise
        data = mended
    problem = problem_of(page.text for page in raw)
    share = document_share(page.text for page in raw)
    untrusted = [page for page in raw if not (is_good(page.text) if problem else is_usable(page.text, share))]
    if problem is not None and not (ocr and is_available()):
        raise NeedsOcr(problem, pages=len(raw))
    found = {page.number: _without_text(page.content) for page in untrusted}
    if ocr and is_available():
        found |= _recognised(data, [page for page in untrusted if not page.is_unreadable])
    contents = [found.get(page.number, page.content) for page in raw]
    if problem is not None and not any(page.characters for page in contents):
        raise NeedsOcr(problem, pages=len(raw))
    return contents


def _without_text(page: PageContent) -> PageContent:
    return PageContent(frame=page.frame, artifacts=page.artifacts, source=TextSource.NONE)


def _recognised(data: bytes, pages: Sequence[_RawPage]) -> dict[int, PageContent]:
    """The contents of pages by number, read from their pictures.

    The file is opened anew, as reading the pages has made their annotations part of them: the appearance of a digital
    signature would lie over the letterhead. Its text is known from the file and set apart.
    """
    from pipeline.parsers.ocr_pages import recognise_pages

    if not pages:
        return {}
    with _opened(data) as pdf:
        contents = list(recognise_pages(_picture(pdf, page.content.frame) for page in pages if begin_page(page.number)))
    end_pages()
    apart = {page.number: page.content.artifacts + _set_apart(page.content) for page in pages}
    return {
        content.frame.number: replace(content, artifacts=content.artifacts + apart[content.frame.number]) for content in contents
    }


def _set_apart(page: PageContent) -> tuple[Artifact, ...]:
    """The text of a layer that is not trusted, line by line: on a scan it is the signature's stamp."""
    lines = lines_from_characters(page.frame.number, page.characters)
    return tuple(
        Artifact(kind="stamp", text=line.text, box=page.frame.shown_box(line.x0, line.y0, line.x1, line.y1)) for line in lines
    )


def _picture(pdf: Any, frame: Frame) -> Any:
    from pipeline.parsers.ocr_pages import DPI, PagePicture

    page = pdf[frame.number - 1]
    dpi = min(DPI, int(_LARGEST_SIDE * 72 / max(frame.shown_size)))
    picture = page.render(scale=dpi / 72, may_draw_forms=False, draw_annots=False).to_pil()
    page.close()
    return PagePicture(frame=replace(frame, reading_turn=0), picture=picture, dpi=dpi)


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
    return _unreadable(page.number) if page.text.is_blank else page


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
    loaded: Any = None
    for index in range(len(pdf)):
        if not begin_page(index + 1):
            yield _unreadable(index + 1)
            continue
        # The page before stays loaded until now: with its last page pdfium drops a font, and reads it anew for the next.
        loaded = _loaded(pdf, index, instead_of=loaded)
        yield _read_page(loaded, index, legacy)
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


def _read_page(page: Any, index: int, legacy: LegacyFonts) -> _RawPage:
    """A page, empty where pdfium cannot read it; the text of ``legacy`` fonts is decoded."""
    import pypdfium2

    try:
        if page is None:
            return _unreadable(index + 1)
        found = read_characters(page, index + 1, legacy)
        graphics = read_graphics(page, found.frame)
    except pypdfium2.PdfiumError:
        return _unreadable(index + 1)
    kept, stamps = split_stamps(found.frame, found.upright)
    return _RawPage(
        content=PageContent(frame=found.frame, characters=kept, rules=graphics.rules, artifacts=stamps + _slanted(found)),
        text=PageText.of(
            kept.text,
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
        content=PageContent(frame=Frame(number=number, left=0, bottom=0, right=_A4[0], top=_A4[1], shown_turn=0)),
        text=PageText.of("", fonts=frozenset(), picture_share=0, is_blank=False),
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
