"""What a file that cannot be read looks like, by its first bytes; only for the message to the user."""

import functools
from dataclasses import dataclass

from pipeline.knowledge.loader import load_rows

TEXT_WINDOW = 4096
CONTENTS_WINDOW = 2_000_000  # names inside a container are looked for in this many bytes of its start and of its end
CONTROLS = bytes([*range(9), *range(14, 32)])  # no text has many of them


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSignature:
    """``signature`` (hexadecimal) at ``offset``; ``contains`` (hexadecimal), where given, must stand somewhere in the file."""

    id: str
    offset: int
    signature: str
    looks_like: str
    source: str
    contains: str | None = None


@functools.cache
def _signatures() -> tuple[tuple[FileSignature, bytes, bytes], ...]:
    rows = load_rows("parsers/file_signatures.csv", FileSignature)
    return tuple((row, bytes.fromhex(row.signature), bytes.fromhex(row.contains or "")) for row in rows)


def looks_like(data: bytes) -> str:
    """A short name of the format of ``data`` (``docx``, ``png`` …), ``xml``, ``plain text`` or ``binary data``."""
    for row, signature, contents in _signatures():
        if data.startswith(signature, row.offset) and (not contents or contents in _searched(data)):
            return row.looks_like
    head = data[:TEXT_WINDOW]
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<?xml", b"<rss", b"<feed")):
        return "xml"
    controls = len(head) - len(head.translate(None, delete=CONTROLS))
    return "binary data" if controls * 50 > len(head) else "plain text"


def _searched(data: bytes) -> bytes:
    return data[:CONTENTS_WINDOW] + data[-CONTENTS_WINDOW:]
