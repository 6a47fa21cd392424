"""Type and subject (tên loại và trích yếu) of a document.

Source: NĐ 30/2020/NĐ-CP Phụ lục I (ô số 5a: type in capitals, subject in bold below; ô số 5b: ``V/v`` under the number of
an official letter, which has no type).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.entities import find_numbers
from pipeline.entities.document_types import type_names, type_of_code
from pipeline.knowledge.folding import fold, key
from pipeline.model.text import Column, Document, Span
from pipeline.structure.document_type import TypeLine, read_type_line
from pipeline.structure.found import Found, first_found
from pipeline.structure.letterhead import LONG_LINE, TITLE_REACH, Letterhead
from pipeline.structure.pieces import RULE, TEXT, Piece
from pipeline.structure.portal import label_value

LETTER = "Công văn"
_LETTER_GRAMMARS = frozenset({"number.letter", "number.letter_year", "number.old_slash"})
SUBJECT_LINES = 8
LONGEST_SUBJECT = 700
# Words that begin the body, where the subject has ended.
_BODY = re.compile(
    r"(?:căn cứ|ngày \d|sau khi|vừa qua|tiếp theo|phúc đáp|hiện nay|thời gian qua|chương [ivx\d]|phần (?:thứ|[ivx\d])|điều \d"
    r"|mục [ivx\d]|[ivx]{1,5}[.)]|[a-z]\. |\d{1,2}[.)]|[-–+•*]\s|kính gửi|nơi nhận|thành phần|phụ lục|mẫu số|mẫu \d)"
)
# Words that may begin either; a line of the body then ends in a stop.
_EITHER = re.compile(r"(?:thực hiện|theo |xét |trên cơ sở|để |nhằm |trong |qua )")
_STOP = re.compile(r"[.;:,](?:/\.?)?$")
_ENACTING = re.compile(r"(?:quyết định|quyết nghị|nghị quyết|chỉ thị|điện|quy định)\s*:$|.*\sđiện\s*:$")
_LEADS_ON = re.compile(r"(?:của|thuộc|bởi|do|tại|và|với|cho|trong|giữa|là)$")
_ABOUT_WORDS = re.compile(r"[\W_]{0,3}(?:[vV]\s?/\s?[vV]|(?i:trích yếu))[\s:.]*")
_OFFICE = re.compile(
    r"(?:(?:phó )?(?:chủ tịch|thủ tướng|bộ trưởng|giám đốc|tổng giám đốc|cục trưởng|trưởng ban|thống đốc|chánh án|viện trưởng"
    r"|tổng thanh tra|hiệu trưởng|chủ nhiệm))(?!\w)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """Type and subject; ``whole`` is the title as printed and ``last`` the index of its last piece."""

    doc_type: Found[str] | None
    subject: Found[str] | None
    whole: str | None
    last: int


def read_title(document: Document, pieces: Sequence[Piece], letterhead: Letterhead, *, number: str | None) -> Title:
    """The title below the letterhead, else the ``V/v`` line, else what the number and the page's properties tell."""
    at = _type_line(pieces, letterhead)
    if at is not None:
        return _below_type(pieces, letterhead, at)
    about = _about(pieces, letterhead)
    doc_type = first_found(
        (
            lambda: _from_code(number, letterhead.anchor(pieces, "number")),
            lambda: _from_about(pieces, letterhead),
            lambda: _from_label(document, pieces),
            lambda: _from_page_title(document),
        )
    )
    subject = about or _subject_label(document, pieces)
    last = max(letterhead.last, *(i for i, piece in enumerate(pieces) if subject and piece.span.start <= _start(subject)), -1)
    return Title(doc_type=doc_type, subject=subject, whole=subject.value if subject else None, last=last)


def _start(found: Found[str]) -> int:
    return found.span.start if found.span else 0


def _type_line(pieces: Sequence[Piece], letterhead: Letterhead) -> int | None:
    """The index of the first type line below the letterhead's first anchor and above its body."""
    first = letterhead.anchors[0] if letterhead.anchors else letterhead.first
    for index in range(first, min(letterhead.last + 1 + TITLE_REACH, len(pieces))):
        piece = pieces[index]
        if piece.kind == "addressees" or (piece.kind == TEXT and _is_paragraph(piece)):
            return None
        if piece.kind == TEXT and index not in letterhead.issuer and _reads_as_title(pieces, index, plain=letterhead.plain):
            return index
    return None


def _reads_as_title(pieces: Sequence[Piece], index: int, *, plain: bool) -> bool:
    piece = pieces[index]
    line = read_type_line(piece.text, plain=plain)
    if line is None or (piece.column is Column.LEFT and line.rest):
        return False
    return not (line.rest and fold(piece.text).startswith("quy định chung"))


def _is_paragraph(piece: Piece) -> bool:
    return len(piece.text) > LONG_LINE and not piece.bold and not piece.centered and not piece.capitals


def _below_type(pieces: Sequence[Piece], letterhead: Letterhead, at: int) -> Title:
    piece = pieces[at]
    line = read_type_line(piece.text, plain=letterhead.plain) or TypeLine("", 0, "")
    doc_type = Found(
        value=line.doc_type,
        rule="header.doc_type.title",
        span=Span(start=piece.span.start, end=piece.span.start + line.end),
    )
    lines = _subject_lines(pieces, letterhead, at)
    parts = [line.rest, *(pieces[i].text for i in lines)] if line.rest else [pieces[i].text for i in lines]
    words = _without_issuer(" ".join(" ".join(parts).split()), pieces, letterhead)
    whole = f"{piece.text[: line.end].strip()} {words}".strip()
    subject = None
    if words:
        start = piece.span.start + line.end if line.rest else pieces[lines[0]].span.start
        end = pieces[lines[-1]].span.end if lines else piece.span.end
        subject = Found(value=words, rule="header.subject.title", span=Span(start=start, end=end))
    return Title(doc_type=doc_type, subject=subject, whole=whole, last=lines[-1] if lines else at)


def _subject_lines(pieces: Sequence[Piece], letterhead: Letterhead, at: int) -> list[int]:
    lines: list[int] = []
    for index in range(at + 1, min(at + 1 + SUBJECT_LINES, len(pieces))):
        piece = pieces[index]
        if piece.kind == RULE and not lines:
            continue
        if piece.kind == "about" and not lines:
            lines.append(index)
            continue
        if piece.kind != TEXT or piece.cell or not _goes_on(pieces, letterhead, lines, index):
            break
        lines.append(index)
    return lines


def _goes_on(pieces: Sequence[Piece], letterhead: Letterhead, lines: list[int], index: int) -> bool:
    """Whether the piece is a line of the subject: no opening of the body, set off like a title or plainly the first line."""
    piece = pieces[index]
    folded = fold(piece.text)
    if _ENACTING.match(folded) or _is_issuer(piece, pieces, letterhead) or len(piece.text) > LONGEST_SUBJECT:
        return False
    if _BODY.match(folded) and not (lines and piece.text[:1].islower()):
        return False
    set_off = bool(piece.bold) or bool(piece.centered) or piece.capitals
    if _EITHER.match(folded) and not lines and not set_off and _STOP.search(piece.text):
        return False
    if lines:
        before = pieces[lines[-1]]
        if before.text.endswith((".", ":", "./.")):
            return False
        return piece.text[:1].islower() or (set_off and bool(before.bold or before.centered or before.capitals))
    return set_off or (len(piece.text) < 3 * LONG_LINE and not piece.text.endswith((".", ";", ":")))


def _is_issuer(piece: Piece, pieces: Sequence[Piece], letterhead: Letterhead) -> bool:
    """The issuer's name or its head's office, set again between the title and the căn cứ lines."""
    if not piece.capitals:
        return False
    words = key(piece.text).strip(" ,.:*-_")
    named = [key(pieces[index].text) for index in letterhead.issuer]
    return any(words == name for name in [*named, " ".join(named)]) or bool(_OFFICE.match(words)) or _is_body(words)


def _is_body(words: str) -> bool:
    return (
        words.startswith(("ủy ban nhân dân", "hội đồng nhân dân", "chính phủ", "ban thường vụ", "ban chấp hành"))
        and len(words) < 70
    )


def _without_issuer(words: str, pieces: Sequence[Piece], letterhead: Letterhead) -> str:
    """The subject without the issuer's name, where a page ran the two together."""
    for index in letterhead.issuer:
        name = pieces[index].text
        before = words[: -len(name)].rstrip()
        if words.endswith(" " + name) and words.isupper() and not _LEADS_ON.search(fold(before)):
            return before
    return words


def _about(pieces: Sequence[Piece], letterhead: Letterhead) -> Found[str] | None:
    """The ``V/v`` of an official letter with the lines that continue it in its column."""
    first = letterhead.first
    for index in range(first, min(letterhead.last + 1 + TITLE_REACH, len(pieces))):
        if pieces[index].kind == "addressees" and letterhead.anchors:
            return None
        if pieces[index].kind == "about":
            return _with_continuation(pieces, index)
    return None


def _with_continuation(pieces: Sequence[Piece], at: int) -> Found[str] | None:
    head = pieces[at]
    last = at
    for index in range(at + 1, min(at + SUBJECT_LINES, len(pieces))):
        piece = pieces[index]
        beside = piece.column is head.column
        if piece.kind in (RULE, "addressees") or (beside and piece.kind != TEXT):
            break
        if beside and (piece.capitals or (_BODY.match(fold(piece.text)) and not piece.text[:1].islower())):
            break
        if beside and (head.column is not Column.FULL or (piece.text[:1].islower() and len(piece.text) < LONG_LINE)):
            last = index
    parts = [p.text for p in pieces[at : last + 1] if p.column is head.column and p.kind in (TEXT, "about")]
    words = _ABOUT_WORDS.sub("", " ".join(" ".join(parts).split()), count=1).strip(" .;:")
    if not words:
        return None
    cut = _ABOUT_WORDS.match(head.text)
    start = head.span.start + (cut.end() if cut else 0)
    return Found(value=words, rule="header.subject.about", span=Span(start=start, end=pieces[last].span.end))


def _from_code(number: str | None, piece: Piece | None) -> Found[str] | None:
    """The type that the number's code stands for; a number without one is an official letter's."""
    doc_type = type_of_number(number)
    return Found(value=doc_type, rule="header.doc_type.number", span=piece.span if piece else None) if doc_type else None


def type_of_number(number: str | None) -> str | None:
    """The type that a number's code stands for; None where it has none and is not an official letter's either."""
    numbers = find_numbers(number or "", blanks=True)
    if not numbers:
        return None
    read = numbers[0]
    if read.code:
        return type_of_code(read.code, read.rulebook)
    return LETTER if read.rule in _LETTER_GRAMMARS else None


def _from_about(pieces: Sequence[Piece], letterhead: Letterhead) -> Found[str] | None:
    for piece in pieces[letterhead.first : letterhead.last + 1 + TITLE_REACH]:
        if piece.kind in ("about", "addressees"):
            return Found(value=LETTER, rule="header.doc_type.letter", span=piece.span)
    return None


def _typed(words: str) -> str | None:
    """The type whose name ``words`` begin with."""
    folded = key(words)
    names = [name for name in type_names() if folded == name or folded.startswith(name + " ")]
    return type_names()[max(names, key=len)] if names else None


def _from_label(document: Document, pieces: Sequence[Piece]) -> Found[str] | None:
    labelled = label_value(document, pieces, "doc_type")
    doc_type = _typed(document.slice(labelled)) if labelled else None
    return Found(value=doc_type, rule="header.doc_type.label", span=labelled) if doc_type else None


def _from_page_title(document: Document) -> Found[str] | None:
    doc_type = _typed(document.title or "")
    return Found(value=doc_type, rule="header.doc_type.page_title") if doc_type else None


def _subject_label(document: Document, pieces: Sequence[Piece]) -> Found[str] | None:
    labelled = label_value(document, pieces, "subject")
    if labelled is None:
        return None
    return Found(value=" ".join(document.slice(labelled).split()), rule="header.subject.label", span=labelled)
