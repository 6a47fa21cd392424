"""Word's older formats, DOC and RTF: converted to DOCX with their fonts and read by structure."""

import io
import struct

from pipeline.errors import BrokenFile, EncryptedFile
from pipeline.model.text import Document
from pipeline.parsers.docx import document_of, parse_docx
from pipeline.parsers.office import to_docx
from pipeline.parsers.rtf import rtf_parts

DOC, RTF = "application/msword", "application/rtf"
MAGIC, FLAGS, ENCRYPTED = 0xA5EC, 10, 0x0100  # MS-DOC 2.5.2 FibBase: wIdent; the bits; fEncrypted
OLD_MAGIC = (0xA5DC, 0xA5DB)  # Word 6 and 2


def parse_doc(data: bytes) -> Document:
    """The document in ``data``, a Word file of the years 1995 to 2003.

    Raises :class:`EncryptedFile`, :class:`BrokenFile`, :class:`ConverterMissing` and what reading a DOCX raises.
    """
    header = _header(data)
    magic, flags = struct.unpack_from("<H", header, 0)[0], struct.unpack_from("<H", header, FLAGS)[0]
    if magic != MAGIC and magic not in OLD_MAGIC:
        raise BrokenFile("doc: no Word document inside")
    if flags & ENCRYPTED:
        raise EncryptedFile("password needed")
    return parse_docx(to_docx(data, "doc"), media_type=DOC, original=data)


def parse_rtf(data: bytes) -> Document:
    """The document in ``data``, an RTF file. Raises :class:`BrokenFile` and :class:`NoText`."""
    return document_of(rtf_parts(data), data, RTF, converted=True)


def _header(data: bytes) -> bytes:
    """The first bytes of the stream that holds the text."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole, ole.openstream("WordDocument") as stream:
            header: bytes = stream.read(32)
    except (OSError, ValueError, IndexError, struct.error) as problem:
        raise BrokenFile("doc: not a compound file") from problem
    if len(header) < 32:
        raise BrokenFile("doc: no Word document inside")
    return header
