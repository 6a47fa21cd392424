"""The list of recipients (nơi nhận).

Source: NĐ 30/2020/NĐ-CP Phụ lục I (ô số 9b): one line a recipient, with a dash before and a semicolon after it; the last
one says where the file copy is kept (``Lưu: VT, …``).
"""

import re
from collections.abc import Sequence

from pipeline.knowledge.folding import CAPITALS, fold
from pipeline.model.text import Column, Span
from pipeline.structure.found import Found
from pipeline.structure.pieces import RULE, TEXT, Piece, is_capitals
from pipeline.structure.signature import read_marks, read_name

LONGEST = 60  # lines
LONGEST_ENTRY = 300
_HEAD = re.compile(r"[\W_]{0,3}n\S{1,2}i\s?nh\S{1,2}n\s{0,3}[:.;]?\s*", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–—+•*]\s*")
_JOINT = re.compile(r"(?<=[;.])\s*[-–—•]\s+|;\s+(?=[-–—•])")
_END = re.compile(r"[;,.\s]+(?:/\.?)?$")
_LAST = re.compile(r"lưu\s?[:.,]?\s*(?:vt|văn thư|vp|hc|hs)")
_SIGNING_TAIL = re.compile(rf"(?:\s{{3,}}|(?<=[;.:])\s+)(?:(?:TM|KT|TL|TUQ|Q)\.\s?)?[{CAPITALS}][{CAPITALS} ]{{6,60}}$")


def read_recipients(pieces: Sequence[Piece], after: int, before: int) -> Found[tuple[str, ...]] | None:
    """The entries of the first Nơi nhận between two pieces, without dash and closing punctuation."""
    head = next((i for i in range(after, before) if pieces[i].kind == "recipients"), None)
    if head is None:
        return None
    entries: list[str] = []
    last = head
    column = pieces[head].column
    inline = _HEAD.sub("", pieces[head].text, count=1)
    if not read_marks(inline)[0]:
        _take(entries, inline)
    for index in range(head + 1, min(head + LONGEST, before)):
        piece = pieces[index]
        if (piece.column is not column and Column.RIGHT in (piece.column, column)) or piece.kind == RULE:
            continue
        if _is_other(piece) or piece.column is not column:
            if entries:
                break
            continue
        if not _DASH.match(piece.text) and not _goes_on(entries, piece):
            break
        _take(entries, piece.text)
        last = index
        if _LAST.match(fold(entries[-1])) and not piece.text.rstrip().endswith(","):
            break
    if not entries:
        return None
    return Found(
        value=tuple(entries),
        rule="header.recipients.list",
        span=Span(start=pieces[head].span.start, end=pieces[last].span.end),
    )


def _is_other(piece: Piece) -> bool:
    """A line of the signature block, or of what comes after the document."""
    if piece.kind != TEXT or _DASH.match(piece.text):
        return piece.kind != TEXT
    return bool(read_marks(piece.text)[0]) or (is_capitals(piece.text) and len(piece.text) > 12)


def _goes_on(entries: list[str], piece: Piece) -> bool:
    """Whether a line without a dash belongs to the list: undashed lists, and lines that continue an entry."""
    if len(piece.text) > LONGEST_ENTRY or read_name(piece.text):
        return False
    return piece.text.rstrip().endswith((";", ".")) or not entries or piece.column is Column.LEFT or piece.text[:1].islower()


def _take(entries: list[str], line: str) -> None:
    words = _SIGNING_TAIL.sub("", line)
    parts = [_DASH.sub("", part, count=1) if _DASH.match(part) else part for part in _JOINT.split(words)]
    if entries and parts and not _DASH.match(line) and line[:1].islower():
        entries[-1] = f"{entries[-1]} {_END.sub('', parts.pop(0)).strip()}"
    for part in parts:
        entry = _END.sub("", " ".join(part.split())).strip()
        if entry:
            entries.append(entry)
