"""Marks of urgency and secrecy (dấu chỉ mức độ khẩn, dấu chỉ độ mật): stamps with a line of their own.

The words inside a sentence are no mark. Source: NĐ 30/2020/NĐ-CP Phụ lục I (ô số 10a, 10b).
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.knowledge.folding import fold
from pipeline.knowledge.loader import load_rows
from pipeline.model.text import Document
from pipeline.structure.found import Found
from pipeline.structure.pieces import TEXT, Piece, bare

REACH = 25  # pieces from the top of the document
LONGEST = 60
_FRAME = r"[\W_]{0,6}"
_URGENT_TYPE = re.compile(
    r"(?:cong dien|cong van|van ban|to trinh|giay moi|thong bao)\s+(?P<mark>thuong khan|hoa toc|khan)[\W_]*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A row of ``header/marks.toml``; ``regex`` fits the whole of a bare line."""

    id: str
    kind: str
    mark: str
    regex: str
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    spelled: str = ""


@functools.cache
def marks() -> tuple[Mark, ...]:
    """All marks, the graver ones first."""
    return load_rows("header/marks.toml", Mark)


@functools.cache
def _patterns(kind: str) -> tuple[tuple[Mark, re.Pattern[str]], ...]:
    return tuple((row, re.compile(rf"{_FRAME}(?:{row.regex}){_FRAME}$")) for row in marks() if row.kind == kind)


def read_mark(line: str, kind: str) -> str | None:
    """The mark of that ``kind`` (``urgency`` or ``secrecy``) which the line is, and nothing else."""
    if len(line) > LONGEST:
        return None
    view = bare(line)
    rows = (row for row, pattern in _patterns(kind) if pattern.match(view))
    return next((row.mark for row in rows if re.search(row.spelled, fold(line))), None)


def find_mark(document: Document, pieces: Sequence[Piece], first: int, kind: str) -> Found[str] | None:
    """The mark printed or stamped in the top part of the document that begins at the piece ``first``."""
    top = pieces[max(0, first - 3) : first + REACH]
    for piece in top:
        mark = read_mark(piece.text, kind) if piece.kind == TEXT and not piece.cell else None
        if mark:
            return Found(value=mark, rule=f"header.{kind}.line", span=piece.span)
    if kind == "urgency":
        for piece in top:
            urgent = _URGENT_TYPE.match(bare(piece.text)) if piece.capitals else None
            if urgent:
                return Found(value=_named(urgent["mark"]), rule="header.urgency.title", span=piece.span)
    for artifact in document.artifacts:
        mark = read_mark(artifact.text, kind) if (artifact.box is None or artifact.box.page == 1) and first < REACH else None
        if mark:
            return Found(value=mark, rule=f"header.{kind}.stamp")
    return None


def urgency_in_words(words: str) -> str | None:
    """The urgency a report gives a document with its name: ``công điện khẩn``, ``văn bản hỏa tốc``."""
    view = bare(words)
    for word in ("hoa toc", "thuong khan", "khan"):
        if re.search(rf"(?<!\w){word}(?!\w)(?! truong| cap)", view):
            return _named(word)
    return None


def _named(word: str) -> str:
    return {"hoa toc": "HỎA TỐC", "thuong khan": "THƯỢNG KHẨN", "khan": "KHẨN"}[word]
