"""Finds the letterheads of a file: the fixed words that stand close together, and the lines around them.

A letterhead is a cluster of anchors (Quốc hiệu or the party's name, number, place and date) with no paragraph of the body
between them. A form's letterhead, with dots in the place of its words, is none. Source: NĐ 30/2020/NĐ-CP Phụ lục I.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.knowledge.folding import fold
from pipeline.model.text import Column, Span
from pipeline.structure.document_type import read_type_line
from pipeline.structure.pieces import PLACE_DATE, RULE, TEXT, Piece, bare, read_place

HEADS = ("nation", "party")
ANCHORS = (*HEADS, "motto", "number", PLACE_DATE)
MAX_GAP = 9  # pieces between two anchors of one letterhead
LINES_ABOVE = 8  # pieces above the first anchor that may name the issuer
LONG_LINE = 160  # characters; a longer piece is a paragraph of the body
TITLE_REACH = 15  # pieces below the letterhead in which the title stands
TOP = 14  # pieces from the start of the file in which a title stands when the letterhead is lost
FEWEST_PARTS = 3
_PART = re.compile(r"(?:[A-H]|[IVX]{1,4}|\d{1,2}(?:\.\d{1,2})*)[.)]\s|Điều \d")
_TITLED = re.compile(r"(?:kế hoạch|chỉ thị|chương trình|quyết định|nghị quyết|công điện|hướng dẫn|phương án)\s")
_BASIS = re.compile(r"(?:căn cứ|thực hiện|triển khai|thi hành)\s")
_EXECUTION = re.compile(r"[\divx.()\s]*(?:tổ chức thực hiện|phân công (?:thực hiện|nhiệm vụ))\s*[.:]?$")
_DOTS = re.compile(r"[.…_]{3,}|…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """A letterhead by the indexes of its pieces: ``first`` up to ``last`` (its last anchor), both included.

    ``start`` is the character at which the document begins; ``form`` marks one that is to be filled in, ``plain`` a title in
    small letters that stands for a letterhead.
    """

    first: int
    last: int
    start: int
    anchors: tuple[int, ...]
    issuer: tuple[int, ...]
    form: bool = False
    plain: bool = False

    def anchor(self, pieces: Sequence[Piece], *kinds: str) -> Piece | None:
        """The first anchor of one of the ``kinds``."""
        return next((pieces[index] for index in self.anchors if pieces[index].kind in kinds), None)


def find_letterheads(pieces: Sequence[Piece]) -> tuple[Letterhead, ...]:
    """All letterheads in text order, forms among them."""
    found: list[Letterhead] = []
    for cluster in _clusters(pieces):
        if _is_letterhead(pieces, cluster):
            found.append(_letterhead(pieces, cluster, below=found[-1].last if found else -1))
    return tuple(found)


def _clusters(pieces: Sequence[Piece]) -> list[list[int]]:
    clusters: list[list[int]] = []
    for index, piece in enumerate(pieces):
        if piece.kind not in ANCHORS or (piece.cell and piece.kind != "nation"):
            continue
        if clusters and _belongs(pieces, clusters[-1], index):
            clusters[-1].append(index)
        else:
            clusters.append([index])
    return clusters


def _belongs(pieces: Sequence[Piece], cluster: list[int], index: int) -> bool:
    """Whether the anchor at ``index`` goes on with the cluster: near, of a kind not yet there, no paragraph between."""
    kind = pieces[index].kind
    if any(pieces[known].kind == kind or {pieces[known].kind, kind} == set(HEADS) for known in cluster):
        return False
    between = pieces[cluster[-1] + 1 : index]
    return len(between) <= MAX_GAP and not any(
        (len(piece.text) > LONG_LINE and piece.kind == TEXT) or piece.kind in ("addressees", "recipients") for piece in between
    )


def _is_letterhead(pieces: Sequence[Piece], cluster: list[int]) -> bool:
    kinds = {pieces[index].kind for index in cluster}
    if "number" in kinds and len(kinds) > 1:
        return True
    if "number" in kinds:
        above = pieces[max(0, cluster[0] - 3) : cluster[0]]
        return any(piece.kind == TEXT and piece.capitals for piece in above)
    if kinds & set(HEADS):
        return PLACE_DATE in kinds or _title_below(pieces, cluster[-1])
    return PLACE_DATE in kinds and cluster[-1] < TOP and _title_below(pieces, cluster[-1])


def _title_below(pieces: Sequence[Piece], last: int) -> bool:
    below = pieces[last + 1 : last + 1 + 6]
    return any(piece.kind == TEXT and read_type_line(piece.text) for piece in below)


def _letterhead(pieces: Sequence[Piece], cluster: list[int], *, below: int) -> Letterhead:
    first = _first_line(pieces, cluster[0], below)
    issuer = tuple(index for index in range(first, _end_of_issuer(pieces, cluster)) if _names_issuer(pieces[index]))
    first = min([*issuer, cluster[0]])
    return Letterhead(
        first=first,
        last=cluster[-1],
        start=pieces[first].span.start,
        anchors=tuple(cluster),
        issuer=issuer,
        form=_is_form(pieces, first, cluster),
    )


def _first_line(pieces: Sequence[Piece], anchor: int, below: int) -> int:
    """The topmost of the lines in capitals right above the first anchor."""
    first = anchor
    for index in range(anchor - 1, max(below, anchor - LINES_ABOVE - 1), -1):
        piece = pieces[index]
        if piece.kind == RULE:
            continue
        if not (_names_issuer(piece) or (piece.column is Column.LEFT and piece.kind == TEXT and len(piece.text) < LONG_LINE)):
            break
        first = index
    return first


def _end_of_issuer(pieces: Sequence[Piece], cluster: list[int]) -> int:
    """The issuer is named above the number; without one, above the date or what else comes last."""
    for kind in ("number", PLACE_DATE):
        for index in cluster:
            if pieces[index].kind == kind:
                return index
    return cluster[-1]


def _names_issuer(piece: Piece) -> bool:
    return (
        piece.kind == TEXT
        and piece.column is not Column.RIGHT
        and piece.capitals
        and 2 < len(piece.text) < LONG_LINE
        and read_type_line(piece.text) is None
    )


def _is_form(pieces: Sequence[Piece], first: int, cluster: list[int]) -> bool:
    """Dots in the issuer's place, in the number's code or before the date, or a form's head above."""
    above = pieces[max(0, first - 3) : cluster[-1] + 1]
    if any(piece.kind == "form" for piece in above):
        return True
    date = next((pieces[index] for index in cluster if pieces[index].kind == PLACE_DATE), None)
    number = next((pieces[index] for index in cluster if pieces[index].kind == "number"), None)
    nameless_date = date is not None and read_place(date.text) is None
    nameless_number = number is None or bool(re.search(r"[/-]\s?[a-zđ]*\s?[/-]?\s?[.…_]{2,}|[.…_]{2,}\s?$", bare(number.text)))
    dotted = any(_DOTS.search(piece.text) for piece in pieces[first : cluster[-1] + 1] if piece.kind == TEXT)
    return (dotted and (nameless_date or nameless_number)) or (nameless_date and nameless_number)


def lost_letterhead(pieces: Sequence[Piece]) -> Letterhead | None:
    """A stand-in where the file begins with the title of a document: its letterhead was lost or never there."""
    for index, piece in enumerate(pieces[:TOP]):
        if piece.kind == TEXT and len(piece.text) > LONG_LINE:
            return None
        if piece.kind == TEXT and read_type_line(piece.text) and piece.capitals:
            issuer = tuple(above for above in range(index) if _names_issuer(pieces[above]))
            start = pieces[min([*issuer, index])].span.start
            return Letterhead(first=min([*issuer, index]), last=index - 1, start=start, anchors=(), issuer=issuer)
        if piece.kind in ("addressees", "about"):
            return Letterhead(first=index, last=index - 1, start=piece.span.start, anchors=(), issuer=())
    return None


def plain_title(pieces: Sequence[Piece]) -> Letterhead | None:
    """A stand-in where a page opens with a title in small letters (`Chỉ thị về việc …`) and goes on in numbered parts."""
    for index, piece in enumerate(pieces[:TOP]):
        if piece.kind != TEXT or len(piece.text) > LONG_LINE:
            return None
        if read_type_line(piece.text, plain=True):
            numbered = sum(bool(_PART.match(below.text)) for below in pieces[index + 1 :])
            found = Letterhead(first=index, last=index - 1, start=piece.span.start, anchors=(), issuer=(), plain=True)
            return found if numbered >= FEWEST_PARTS else None
    return None


def page_title(pieces: Sequence[Piece], title: str | None) -> Letterhead | None:
    """A stand-in where only the page's own title names the document (`Kế hoạch nâng cao …`), above its parts in order.

    The text must open with what the document is based on and go on in parts of a document, one of them on execution.
    """
    if not title or not _TITLED.match(fold(title)) or not pieces or not _BASIS.match(fold(pieces[0].text[:40])):
        return None
    if not any(_EXECUTION.match(fold(piece.text)) for piece in pieces if len(piece.text) <= LONG_LINE):
        return None
    return Letterhead(first=0, last=-1, start=pieces[0].span.start, anchors=(), issuer=(), plain=True)


def span_of(pieces: Sequence[Piece], indexes: Sequence[int]) -> Span | None:
    """The stretch of the text from the first to the last of some pieces."""
    if not indexes:
        return None
    return Span(start=min(pieces[i].span.start for i in indexes), end=max(pieces[i].span.end for i in indexes))
