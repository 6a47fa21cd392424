"""Pictures of pages (PNG, JPEG, TIFF with any number of pages) to :class:`Document`: all their text is recognised."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pipeline.errors import BrokenFile, NeedsOcr, NoText, TooLarge
from pipeline.model.text import Document
from pipeline.parsers.ocr_engine import is_available
from pipeline.parsers.page_document import document_of
from pipeline.parsers.pdf_characters import Frame

MAX_PAGES = 2000
MAX_PIXELS = 120_000_000  # a page: A3 at 600 dpi has 70 million
_POINTS = 72.0  # an inch
_A4_WIDTH = 8.27  # inches
_LEAST_DPI, _MOST_DPI = 90, 1200  # what else a file states of itself is the camera's or the screen's
# Pictures are read as pages of PDFs are: how sure a word is can only be compared at one resolution. At 200 and 250 dots the
# same recogniser is sure of handwritten digits that it misreads.
_READ_AT = 300
_LARGEST_SIDE = 5000  # pixels that a picture may be enlarged to: A3 at 300 dpi


def parse_image(data: bytes, media_type: str, *, ocr: bool = True) -> Document:
    """The document of the bytes of a picture file.

    Raises :class:`NeedsOcr` where ``ocr`` is not wanted or tesseract is missing, :class:`BrokenFile`, :class:`TooLarge` and
    :class:`NoText`.
    """
    pages = _page_count(data)
    if not (ocr and is_available()):
        raise NeedsOcr("picture", pages=pages)
    from pipeline.parsers.ocr_pages import recognise_pages

    contents = list(recognise_pages(_pictures(data, pages)))
    if not any(content.characters for content in contents):
        raise NeedsOcr("nothing recognised", pages=len(contents))
    document = document_of(data, media_type, contents)
    if not document.text:
        raise NoText
    return document


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """The picture; whatever Pillow finds wrong with it is a :class:`BrokenFile`."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # what is too large is said here, by MAX_PIXELS
            file = Image.open(io.BytesIO(data))
        with file:
            yield file
    except Image.DecompressionBombError as problem:
        raise TooLarge(f"more than {MAX_PIXELS} pixels a page") from problem
    except (OSError, SyntaxError, ValueError) as problem:  # UnidentifiedImageError is an OSError
        raise BrokenFile(f"not readable as a picture: {type(problem).__name__}") from problem


def _page_count(data: bytes) -> int:
    with _opened(data) as file:
        count = int(getattr(file, "n_frames", 1))
    if count > MAX_PAGES:
        raise TooLarge(f"more than {MAX_PAGES} pages", pages=count)
    return count


def _pictures(data: bytes, pages: int) -> Iterator[Any]:
    from PIL import ImageOps

    from pipeline.parsers.ocr_pages import PagePicture

    with _opened(data) as file:
        for index in range(pages):
            file.seek(index)
            if file.width * file.height > MAX_PIXELS:
                raise TooLarge(f"more than {MAX_PIXELS} pixels a page", pages=pages)
            dpi = _dpi(file)
            upright = ImageOps.exif_transpose(file)
            picture = upright.convert("L" if file.mode in ("1", "L") else "RGB")
            yield PagePicture(frame=_frame(index + 1, picture.size, dpi), **_scaled(picture, dpi))


def _dpi(file: Any) -> int:
    """The resolution that the file states, else the one at which it is as wide as a sheet of A4."""
    stated = file.info.get("dpi")
    dpi = round(float(stated[0])) if stated else 0
    if _LEAST_DPI <= dpi <= _MOST_DPI:
        return dpi
    return int(max(_LEAST_DPI, round(min(file.width, file.height) / _A4_WIDTH)))


def _frame(number: int, size: tuple[int, int], dpi: int) -> Frame:
    width, height = (side * _POINTS / dpi for side in size)
    return Frame(number=number, left=0, bottom=0, right=width, top=height, shown_turn=0)


def _scaled(picture: Any, dpi: int) -> dict[str, Any]:
    scale = _READ_AT / dpi
    if scale > 1:
        scale = max(1.0, min(scale, _LARGEST_SIDE / max(picture.size)))
    if scale == 1:
        return {"picture": picture, "dpi": dpi}
    size = tuple(max(1, round(side * scale)) for side in picture.size)
    return {"picture": picture.resize(size), "dpi": round(dpi * scale)}
