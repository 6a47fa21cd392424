"""What other formats word processors write: DOC and RTF, read directly where that is possible, and ODT; else by LibreOffice."""

import logging

from pipeline.errors import BrokenFile, EncryptedFile
from pipeline.model.text import Document
from pipeline.parsers.doc import doc_parts
from pipeline.parsers.doc_file import TooOld
from pipeline.parsers.docx import document_of, parse_docx
from pipeline.parsers.docx_package import open_package
from pipeline.parsers.office import soffice, to_docx
from pipeline.parsers.rtf import rtf_parts

DOC, RTF, ODT = "application/msword", "application/rtf", "application/vnd.oasis.opendocument.text"
ODT_CONTENT, ODT_MANIFEST = "content.xml", "META-INF/manifest.xml"
ODT_LOCK = b"encryption-data"  # OpenDocument 1.3, part 2, 4.4: what the manifest says of an encrypted part
logger = logging.getLogger(__name__)


def parse_doc(data: bytes) -> Document:
    """The document in ``data``, a Word file of the years 1995 to 2003.

    What Word 97 to 2003 wrote is read directly, the same on every machine. Older files, and damaged ones, are converted by
    LibreOffice. Raises :class:`EncryptedFile`, :class:`BrokenFile`, :class:`ConverterMissing` and :class:`NoText`.
    """
    try:
        return document_of(doc_parts(data), data, DOC, converted=True)
    except TooOld:
        logger.debug("doc: of an old version")
    except BrokenFile as problem:
        logger.debug("doc: %s", problem.detail)
        if soffice() is None:
            raise
    return parse_docx(to_docx(data, "doc"), media_type=DOC, original=data)


def parse_rtf(data: bytes) -> Document:
    """The document in ``data``, an RTF file. Raises :class:`BrokenFile` and :class:`NoText`."""
    return document_of(rtf_parts(data), data, RTF, converted=True)


def parse_odt(data: bytes) -> Document:
    """The document in ``data``, an OpenDocument text, by way of LibreOffice.

    Raises :class:`ConverterMissing`, :class:`EncryptedFile`, :class:`TooLarge`, :class:`BrokenFile` and :class:`NoText`.
    """
    package = open_package(data)
    if ODT_MANIFEST in package.names and ODT_LOCK in package.unpacked(ODT_MANIFEST):
        raise EncryptedFile("password needed")
    if ODT_CONTENT not in package.names:
        raise BrokenFile("odt: no content")
    package.unpacked(ODT_CONTENT)  # a bomb is not handed on
    return parse_docx(to_docx(data, "odt"), media_type=ODT, original=data)
