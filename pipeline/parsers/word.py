"""Word's older formats, DOC and RTF: read directly where that is possible, else converted by LibreOffice."""

import logging

from pipeline.errors import BrokenFile
from pipeline.model.text import Document
from pipeline.parsers.doc import doc_parts
from pipeline.parsers.doc_file import TooOld
from pipeline.parsers.docx import document_of, parse_docx
from pipeline.parsers.office import soffice, to_docx
from pipeline.parsers.rtf import rtf_parts

DOC, RTF = "application/msword", "application/rtf"
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
