"""The type of a document (tên loại), printed in capitals above its subject.

Source: NĐ 30/2020/NĐ-CP Điều 7 and Phụ lục I (ô số 5a); Quy định 66-QĐ/TW for party documents.
"""

import functools
import re
from dataclasses import dataclass

from pipeline.entities.document_types import type_names
from pipeline.knowledge.folding import fold, key
from pipeline.structure.pieces import is_capitals

# What may follow the type in its own line without belonging to the subject.
_TAIL = re.compile(r"\s*(?:khẩn|hỏa tốc|thượng khẩn)?\s*[:.]?\s*$")
_SPACED = re.compile(r"(?:\w\s{1,3}){3,20}\w\s?[:.]?\s*$")
LONGEST = 40

_PLAIN_REST = re.compile(r"\s(?:về việc|v/v|về)\s.*[^.;:,]$")


@dataclass(frozen=True, slots=True)
class TypeLine:
    """The type that a line names; ``end`` is where the type's words end in the line, ``rest`` what follows them there."""

    doc_type: str
    end: int
    rest: str


@functools.cache
def _pattern() -> re.Pattern[str]:
    surfaces = sorted((name for name in type_names() if name != "văn bản"), key=len, reverse=True)
    return re.compile(r"(?:" + "|".join(map(re.escape, surfaces)) + r")(?!\w)")


@functools.cache
def _unspaced() -> dict[str, str]:
    return {name.replace(" ", ""): doc_type for name, doc_type in type_names().items()}


def read_type_line(line: str, *, plain: bool = False) -> TypeLine | None:
    """The type that a title line begins with, in capitals; ``QUYẾT ĐỊNH Về việc …`` has a rest, ``Quyết định`` is none.

    With ``plain``, ``Chỉ thị về việc …`` is one, too: the title of a page that gives a document without its letterhead.

    A longer run of capitals is no type line but a sentence in capitals (``KẾ HOẠCH PHÁT TRIỂN …``) unless a known type
    ends it; the words after the type are then the subject's.
    """
    folded = fold(line)
    found = _pattern().match(folded)
    if found is None:
        return _spaced_line(line)
    words = line[: found.end()]
    rest = line[found.end() :]
    if not is_capitals(words) and not (plain and _PLAIN_REST.match(fold(rest)) and words[0].isupper()):
        return None
    if _TAIL.match(fold(rest)):
        return TypeLine(type_names()[found[0]], len(line), "")
    return TypeLine(type_names()[found[0]], found.end(), rest.strip(" :.-–"))


def _spaced_line(line: str) -> TypeLine | None:
    """``Q U Y Ế T   Đ Ị N H``: letters set apart."""
    if len(line) > 2 * LONGEST or not is_capitals(line) or not _SPACED.match(fold(line)):
        return None
    doc_type = _unspaced().get("".join(key(line).split()).strip(" :."))
    return TypeLine(doc_type, len(line), "") if doc_type else None
