"""The signature block: capacity, post and name of who signs.

Source: NĐ 30/2020/NĐ-CP Điều 13 and Phụ lục I (ô số 7a-7c); Hướng dẫn 36-HD/VPTW (``T/M``, ``K/T``, ``T/L``).
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.entities.naming import spell_out
from pipeline.knowledge.folding import CAPITALS, key
from pipeline.knowledge.loader import load_rows
from pipeline.model.directive import Signer
from pipeline.model.text import Column, Span
from pipeline.structure.found import Found
from pipeline.structure.pieces import TEXT, Piece, bare, is_capitals

BLOCK_LINES = 9  # lines from the first of a signature block to the name
LONGEST_LINE = 110
NAME_SYLLABLES = (2, 6)
_SIGNED = re.compile(r"[\W_]{0,3}(?:da ky|ky ten,? dong dau|ky,? (?:ghi ro )?ho ten.{0,20}|ky ten|chu ky.{0,20})[\W_]{0,3}")
_PART_AT_END = re.compile(rf"(?:[;.:]\s+|\s{{3,}})(?P<part>(?:(?:TM|KT|TL|TUQ|Q)\.\s?)?[{CAPITALS}][{CAPITALS} ]{{5,60}})$")
_SYLLABLE = re.compile(rf"[{CAPITALS}][^\W\d_]{{0,7}}$")
_LISTED = re.compile(r"\s*(?:[-–+•]|nơi nhận)", re.IGNORECASE)
_PAGE_FORM = re.compile(r"[.…_]{4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityMark:
    """A row of ``header/authority_marks.csv``: a mark of the capacity somebody signs in."""

    id: str
    mark: str
    regex: str
    meaning: str
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A row of ``header/positions.csv`` or ``header/ranks.csv``."""

    form: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureLine:
    """A line of a signature block: its authority marks and what they stand before."""

    marks: tuple[str, ...]
    words: str
    piece: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A signature block: its lines above the name, the signer, and the pieces it covers."""

    lines: tuple[SignatureLine, ...]
    signer: Signer
    span: Span
    first: int
    last: int

    @property
    def words(self) -> str:
        """The lines above the name, one below the other, with their marks."""
        return "\n".join(" ".join((*line.marks, line.words)) for line in self.lines)


@functools.cache
def authority_marks() -> tuple[AuthorityMark, ...]:
    """All authority marks."""
    return load_rows("header/authority_marks.csv", AuthorityMark)


@functools.cache
def _mark_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row.mark, re.compile(rf"\s*(?:{row.regex})")) for row in authority_marks())


@functools.cache
def positions() -> dict[str, str]:
    """Folded form of a post to the way it is written."""
    return {key(row.form): row.form for row in load_rows("header/positions.csv", Form)}


@functools.cache
def _rank_pattern() -> re.Pattern[str]:
    forms = sorted((row.form for row in load_rows("header/ranks.csv", Form)), key=len, reverse=True)
    return re.compile(r"(?:(?:" + "|".join(map(re.escape, forms)) + r")\s*)+", re.IGNORECASE)


def read_marks(line: str) -> tuple[tuple[str, ...], str]:
    """The authority marks that a line begins with, and the rest of it: ``TL. CHỦ TỊCH`` gives TL. and CHỦ TỊCH."""
    marks: list[str] = []
    rest = line.strip()
    while True:
        hit = next(((mark, found.end()) for mark, pattern in _mark_patterns() if (found := pattern.match(rest))), None)
        if hit is None or not is_capitals(rest[hit[1] :]):
            return tuple(marks), rest
        marks.append(hit[0])
        rest = rest[hit[1] :]


def read_name(line: str) -> str | None:
    """A person's name alone on a line, without ranks and degrees; names in capitals are set in title case."""
    words = _SIGNED.sub("", line) if _SIGNED.match(bare(line)) else line
    words = re.sub(r"^[\W_]*(?:đã ký|Đã ký|ĐÃ KÝ)[\W_]*", "", words).strip(" .,:;*")
    rank = _rank_pattern().match(words)
    words = (words[rank.end() :] if rank else words).strip(" .")
    syllables = words.split()
    if not NAME_SYLLABLES[0] <= len(syllables) <= NAME_SYLLABLES[1] or not all(map(_SYLLABLE.match, syllables)):
        return None
    if key(words) in positions() or any(key(words).startswith(form + " ") for form in positions()):
        return None
    return " ".join(word.capitalize() if len(word) > 1 and word.isupper() else word for word in syllables)


def post_name(words: str) -> str:
    """A post in the spelling of the table: ``PHÓ CHÁNH VĂN PHÒNG`` gives ``Phó Chánh Văn phòng``."""
    folded = key(words).strip(" .,:")
    known = max((form for form in positions() if folded == form or folded.startswith(form + " ")), key=len, default=None)
    if known is None:
        spelled = spell_out(words.strip(" .,:"))
        return spelled[:1].upper() + spelled[1:]
    tail = " ".join(words.split()[len(known.split()) :]).strip(" .,:")
    return f"{positions()[known]} {spell_out(tail)}" if tail else positions()[known]


def find_signature(pieces: Sequence[Piece], after: int, before: int) -> Signature | None:
    """The first signature block between the pieces ``after`` and ``before``; one with a name goes before one without."""
    nameless: Signature | None = None
    index = after
    while index < before:
        line = _opening_line(pieces, index)
        signature = _read_block(pieces, index, before) if line else None
        if signature and signature.signer.name:
            return signature
        nameless = nameless or (signature if signature and _closes(pieces, signature) else None)
        index = signature.last + 1 if signature else index + 1
    return nameless


def _closes(pieces: Sequence[Piece], signature: Signature) -> bool:
    """Whether a block without a name is one: it has an authority mark or stands beside Nơi nhận."""
    near = pieces[max(0, signature.first - 25) : signature.last + 25]
    return any(line.marks for line in signature.lines) and any(piece.kind == "recipients" for piece in near)


def _opening_line(pieces: Sequence[Piece], index: int) -> SignatureLine | None:
    """The line of a signature block that the piece holds, alone or after the end of a recipients' line."""
    piece = pieces[index]
    if piece.cell or piece.kind not in (TEXT, "recipients"):
        return None
    text, offset = _signing_part(piece)
    if not text or len(text) > LONGEST_LINE or _PAGE_FORM.search(text):
        return None
    marks, rest = read_marks(text)
    if not is_capitals(rest) or len(rest.split()) < 1 or (not marks and not _is_post(rest)):
        return None
    span = Span(start=piece.span.start + offset, end=piece.span.start + offset + len(text))
    return SignatureLine(marks=marks, words=rest.strip(), piece=index, span=span)


def _signing_part(piece: Piece) -> tuple[str, int]:
    """``- Lưu: VT.   PHÓ CHỦ TỊCH``: of a recipients' line what stands behind its end in the right column."""
    if not _LISTED.match(piece.text):
        return piece.text, 0
    found = _PART_AT_END.search(piece.text)
    return (found["part"], found.start("part")) if found else ("", 0)


def _is_post(words: str) -> bool:
    folded = key(words).strip(" .,:")
    return any(folded == form or folded.startswith(form + " ") for form in positions())


def _read_block(pieces: Sequence[Piece], first: int, before: int) -> Signature | None:
    lines: list[SignatureLine] = []
    name: tuple[str, int] | None = None
    column = pieces[first].column
    last = first
    for index in range(first, min(first + 4 * BLOCK_LINES, before)):
        piece = pieces[index]
        if piece.column is not column and Column.RIGHT in (piece.column, column):
            continue
        line = _opening_line(pieces, index)
        if line or (lines and index == last + 1 and _continues(piece)):
            lines.append(line or SignatureLine(marks=(), words=piece.text.strip(), piece=index, span=piece.span))
            last = index
            continue
        name = _name_in(piece, index)
        if name or not _may_stand_between(piece) or len(lines) > BLOCK_LINES:
            break
    if name:
        last = name[1]
    signer = _signer(lines, name[0] if name else None)
    if signer is None:
        return None
    span = Span(start=lines[0].span.start, end=max(lines[-1].span.end, pieces[last].span.end))
    return Signature(lines=tuple(lines), signer=signer, span=span, first=first, last=last)


def _continues(piece: Piece) -> bool:
    """A further line in capitals right below: ``KT. BỘ TRƯỞNG, / CHỦ NHIỆM``; a name in capitals is none."""
    return piece.kind == TEXT and piece.capitals and len(piece.text) < LONGEST_LINE and read_name(piece.text) is None


def _name_in(piece: Piece, index: int) -> tuple[str, int] | None:
    name = read_name(piece.text) if piece.kind == TEXT and not piece.cell else None
    return (name, index) if name else None


def _may_stand_between(piece: Piece) -> bool:
    """The note that it was signed, or a line of Nơi nhận that the other column put in between."""
    return bool(_SIGNED.match(bare(piece.text))) or bool(_LISTED.match(piece.text)) or piece.kind in ("rule", "recipients")


def _signer(lines: Sequence[SignatureLine], name: str | None) -> Signer | None:
    """The post is what stands below the last marked line; where nothing does, that line's own words but for TM.

    A post in capitals may run over several lines.
    """
    if not lines:
        return None
    marks = tuple(mark for line in lines for mark in line.marks)
    marked = max((place for place, line in enumerate(lines) if line.marks), default=-1)
    below = [line.words for line in lines[marked + 1 :]]
    if below:
        post = post_name(" ".join(below))
    elif lines[marked].marks[-1] in ("TM.", "T/M"):
        post = ""
    else:
        post = post_name(lines[marked].words)
    if not marks and name is None:
        return None
    return Signer(name=name, position=post or None, authority=", ".join(marks) or None)


def signer_found(signature: Signature) -> Found[Signer]:
    """The signer with the block as evidence."""
    return Found(value=signature.signer, rule="header.signer.block", span=signature.span)
