"""The tokens of an RTF file (Rich Text Format Specification 1.9.1): groups, control words, bytes of text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})"
    rb"|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    rb"|\\'(?P<hex>[0-9A-Fa-f]{2})"
    rb"|\\(?P<sign>[^A-Za-z'])"
    rb"|(?P<text>[^\\{}\r\n\0]+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """``kind`` is open, close, word (with its ``number``, None without one), sign or text; ``data`` its bytes."""

    kind: str
    data: bytes = b""
    number: int | None = None


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of ``data``; binary objects and what is no token are passed over."""
    at = 0
    while match := TOKEN.search(data, at):
        at = match.end()
        kind = str(match.lastgroup)
        if kind == "number" or kind == "word":
            word, number = match["word"], match["number"]
            if word == b"bin" and number:
                at += max(0, int(number))
                continue
            yield Token("word", word, int(number) if number else None)
        elif kind == "hex":
            yield Token("text", bytes.fromhex(match["hex"].decode("ascii")))
        else:
            yield Token(kind, match[kind])
