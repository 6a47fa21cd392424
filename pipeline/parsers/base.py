"""Chooses the parser of a file by its bytes alone: neither a name nor a folder is ever looked at."""

import re
from dataclasses import dataclass, replace
from typing import Protocol

from pipeline.errors import BrokenFile, EncryptedFile, FileEmpty, KnowledgeError, PipelineError, TooLarge, UnknownFormat
from pipeline.model.text import Document
from pipeline.parsers.signatures import looks_like

MAX_BYTES = 200_000_000  # 200 MB; a scanned directive with annexes seldom has more than 50
MIN_SCORE = 0.3
IMAGE_SCORE = 0.9
IMAGE_FORMATS = ("png", "jpeg", "tiff")  # as signatures.looks_like names them
HEAD = 4096
BODY = 65536
PDF_HEADER_WINDOW = 1024  # ISO 32000-1, annex H: readers accept the header within the first 1024 bytes
BLANK = b" \t\r\n\f\v\x00\xef\xbb\xbf\xff\xfe\xa0\xc2"
ROOT_TAGS = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<frameset[\s>]", re.IGNORECASE)
BLOCK_TAGS = re.compile(
    rb"</?(?:p|div|br|table|tr|td|h[1-6]|ul|ol|li|span|center|font|article|title)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE
)


class Parser(Protocol):
    """Reads one format. ``score`` says from the bytes how surely they are of it (0 to 1) and never raises."""

    @property
    def name(self) -> str:
        """The format's short name."""

    def score(self, data: bytes) -> float:
        """How surely ``data`` is of this format, 0 to 1."""

    def parse(self, data: bytes) -> Document:
        """The document in ``data``; raises a :class:`PipelineError` where it cannot be read."""


@dataclass(frozen=True, slots=True)
class PdfParser:
    """PDF, with the header that ISO 32000 asks for near the start of the file; ``ocr``: whether scans are recognised."""

    name: str = "pdf"
    ocr: bool = True

    def score(self, data: bytes) -> float:
        """1 where the PDF header stands within the first 1024 bytes."""
        return 1.0 if b"%PDF-" in data[:PDF_HEADER_WINDOW] and not data.lstrip(BLANK).startswith(b"<") else 0.0

    def parse(self, data: bytes) -> Document:
        """Hands over to the PDF room, whose libraries are loaded only now."""
        from pipeline.parsers.pdf import parse_pdf

        return parse_pdf(data, ocr=self.ocr)


@dataclass(frozen=True, slots=True)
class HtmlParser:
    """HTML of any age, complete pages and fragments."""

    name: str = "html"

    def score(self, data: bytes) -> float:
        """1 for a page that starts as HTML does, 0.9 with something before it, 0.5 for a fragment with several block tags."""
        head = data[:HEAD].replace(b"\0", b"").lstrip(BLANK)
        if not head.startswith(b"<") and looks_like(data) not in ("plain text", "xml"):
            return 0.0
        root = ROOT_TAGS.search(head)
        if root:
            return 1.0 if root.start() == 0 else 0.9
        tags = len(BLOCK_TAGS.findall(data[:BODY].replace(b"\0", b"")))
        return 0.5 if tags >= 2 and looks_like(data) != "xml" else 0.0

    def parse(self, data: bytes) -> Document:
        """Hands over to the HTML room."""
        from pipeline.parsers.html import parse_html

        return parse_html(data)


@dataclass(frozen=True, slots=True)
class OfficeParser:
    """A format of word processors, told by its signature: DOCX, or one that is converted to it (DOC, RTF, ODT)."""

    name: str

    def score(self, data: bytes) -> float:
        """1 where the file's signature is that of the format."""
        return 1.0 if looks_like(data) == self.name else 0.0

    def parse(self, data: bytes) -> Document:
        """Hands over to the room of the format."""
        from pipeline.parsers import docx, word

        parsers = {"docx": docx.parse_docx, "doc": word.parse_doc, "rtf": word.parse_rtf, "odt": word.parse_odt}
        return parsers[self.name](data)


@dataclass(frozen=True, slots=True)
class LockedOfficeParser:
    """An office document encrypted with a password, whatever its kind: a compound file with an encrypted package."""

    name: str = "locked"

    def score(self, data: bytes) -> float:
        """1 where the signature is that of an encrypted package."""
        return 1.0 if looks_like(data) == self.name else 0.0

    def parse(self, data: bytes) -> Document:
        """Always raises :class:`EncryptedFile`."""
        del data
        raise EncryptedFile("password needed")


@dataclass(frozen=True, slots=True)
class ImageParser:
    """A picture of one page or several; its ``name`` is that of the format. ``ocr``: whether its text is recognised."""

    name: str
    ocr: bool = True

    def score(self, data: bytes) -> float:
        """0.9 for the format's signature: a picture need not be one of a document."""
        return IMAGE_SCORE if looks_like(data[:HEAD]) == self.name else 0.0

    def parse(self, data: bytes) -> Document:
        """Hands over to the image room, whose libraries are loaded only now."""
        from pipeline.parsers.image import parse_image

        return parse_image(data, f"image/{self.name}", ocr=self.ocr)


PARSERS: tuple[Parser, ...] = (
    PdfParser(),
    OfficeParser("docx"),
    OfficeParser("doc"),
    OfficeParser("rtf"),
    OfficeParser("odt"),
    LockedOfficeParser(),
    HtmlParser(),
    *(ImageParser(name) for name in IMAGE_FORMATS),
)


def parsers_for(*, ocr: bool) -> tuple[Parser, ...]:
    """The parsers, those of scans with recognition switched on or off."""
    return tuple(replace(parser, ocr=ocr) if isinstance(parser, PdfParser | ImageParser) else parser for parser in PARSERS)


def choose(data: bytes, parsers: tuple[Parser, ...] = PARSERS) -> Parser:
    """The parser with the highest score (the first of equals); raises :class:`UnknownFormat` where none is sure enough.

    The error's detail names what the bytes look like (``docx``, ``png``, ``plain text`` …).
    """
    best = max(parsers, key=lambda parser: parser.score(data))
    if best.score(data) < MIN_SCORE:
        raise UnknownFormat(looks_like(data))
    return best


def parse(data: bytes, *, max_bytes: int = MAX_BYTES, parsers: tuple[Parser, ...] = PARSERS) -> Document:
    """The document in ``data``, read by the parser that its bytes ask for.

    Raises :class:`FileEmpty` for no bytes or only white space, :class:`TooLarge` for more than ``max_bytes`` bytes,
    :class:`UnknownFormat`, whatever the parser raises of its own, and :class:`BrokenFile` with the name of the exception
    for one of a third party's.
    """
    if not data or not data.strip(BLANK):
        raise FileEmpty
    if len(data) > max_bytes:
        raise TooLarge(f"{len(data)} bytes, limit {max_bytes}")
    parser = choose(data, parsers)
    try:
        return parser.parse(data)
    except (PipelineError, KnowledgeError, MemoryError):
        raise
    except Exception as problem:
        raise BrokenFile(f"{parser.name}: {type(problem).__name__}") from problem
