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
    document = document_of(data, MEDIA_TYPE, contents)
    if not document.text:
        raise NoText
    return document


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
    for index in range(len(pdf)):
        yield _read_page(pdf, index, legacy) if begin_page(index + 1) else _unreadable(index + 1)
    end_pages()


def _read_page(pdf: Any, index: int, legacy: LegacyFonts) -> _RawPage:
    """A page, empty where pdfium cannot read it; the text of ``legacy`` fonts is decoded."""
    import pypdfium2

    try:
        page = _with_annotations(pdf, index)
        found = read_characters(page, index + 1, legacy)
        graphics = read_graphics(page, found.frame)
        page.close()
    except pypdfium2.PdfiumError:
        return _unreadable(index + 1)
    kept, stamps = split_stamps(found.frame, found.upright)
    return _RawPage(
        content=PageContent(frame=found.frame, characters=kept, rules=graphics.rules, artifacts=stamps + _slanted(found)),
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
        content=PageContent(frame=Frame(number=number, left=0, bottom=0, right=_A4[0], top=_A4[1], shown_turn=0)),
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
