"""Names in the light of the whole text: ``CHỦ TỊCH`` above a signature, ``Hội đồng`` after ``Hội đồng thẩm định độc lập``."""

import datetime as dt
import functools
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.entities.antecedents import bare_heads
from pipeline.entities.lexicon import keys_of
from pipeline.entities.resolution import resolve_name
from pipeline.knowledge.loader import load_rows
from pipeline.model.directive import Mention, MentionKind
from pipeline.model.text import Span

# Heads of boards and companies, whose bare head goes back to the last one named in full.
_BACK = frozenset(
    {"hoi_dong", "ban_chi_dao", "to_cong_tac", "doan_cong_tac", "cong_ty", "trung_tam", "ban_quan_ly", "vien", "truong", "quy"}
)
# Heads whose bare head is the issuing body itself.
_OWN = {"so": "Sở ", "bo": "Bộ ", "cuc": "Cục ", "chi_cuc": "Chi cục ", "ban": "Ban ", "van_phong": "Văn phòng "}
_DEPUTY = "Phó "
_STANDING = "Ban Thường vụ "  # of a committee, whose secretary signs for it
_OF_MANY = ("Ủy viên ", "Thành viên ")  # offices of several holders
_INNER = "phong"  # the head of inner units, which a clerk names with the body above
_OFFICE_OF = ("Ủy ban nhân dân tỉnh ", "Ủy ban nhân dân thành phố ")  # committees whose inner units are those of their office


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadOffice:
    """A row of ``bodies/head_offices.csv``: an office, and how the names of the bodies open that it heads."""

    office: str
    bodies: tuple[str, ...]
    source: str


@functools.cache
def head_offices() -> tuple[HeadOffice, ...]:
    """The offices at the head of kinds of bodies."""
    return load_rows("bodies/head_offices.csv", HeadOffice)


def names_in_context(
    mentions: Sequence[Mention], *, date: dt.date | None, area: str | None, issuer: str | None
) -> tuple[str | None, ...]:
    """The full name of each mention (in text order), None where there is none; see :func:`resolve_name`.

    ``issuer`` is the full name of the body that issued the text and ``area`` where it is at home (None for a central
    one). A bare office is the issuer's (``CHỦ TỊCH`` under a letter of a people's committee), a bare department the
    issuer itself, and a bare board or company the last one of which more than the head was named before;
    what else has no name of its own has that of its antecedent.
    """
    resolved: dict[tuple[str, str], str | None] = {}
    before: dict[str, str] = {}
    by_span: dict[Span, str | None] = {}
    names: list[str | None] = []
    for mention in mentions:
        known = (mention.text, mention.kind.value)
        if known not in resolved:
            level = None if area else "central"
            resolved[known] = resolve_name(mention.text, kind=mention.kind, date=date, area=area, level=level)
        name = resolved[known]
        if mention.kind is MentionKind.ROLE and name:
            name = _office(name, issuer, before)
        elif mention.kind is MentionKind.BODY:
            name = _body(mention.text, name, issuer, before) or (by_span.get(mention.antecedent) if mention.antecedent else None)
            by_span[mention.span] = name
        names.append(name)
    return tuple(names)


def _office(name: str, issuer: str | None, before: dict[str, str]) -> str | None:
    """The office with its body: the issuer's where none is named, the board's full name where only its head is."""
    if name.startswith(_OF_MANY):
        return None
    held_by = issuer.removeprefix(_STANDING) if issuer else None
    for row in head_offices():
        for office in (row.office, f"{_DEPUTY}{row.office}"):
            if name != office:
                continue
            return f"{office} {_headed(row, held_by)}" if held_by and held_by.startswith(row.bodies) else None
    for words, full in before.items():
        if name.endswith(f" {words}") and words != full:
            return f"{name[: -len(words)]}{full}"
    if issuer:
        for opening in _OWN.values():
            if name.endswith(f" {opening.strip()}") and issuer.startswith(opening):
                return f"{name[: -len(opening.strip())]}{issuer}"
    return name


def _headed(row: HeadOffice, issuer: str) -> str:
    """The body of an office: a committee's chief of staff heads its office (``Chánh Văn phòng | Ủy ban nhân dân …``)."""
    first = row.office.split(" ", 1)[-1]
    return issuer.removeprefix(f"{first} ") if row.office.startswith("Chánh ") else issuer


def _body(text: str, name: str | None, issuer: str | None, before: dict[str, str]) -> str | None:
    """The body's name; remembers what its head and openings stand for from here on."""
    head = bare_heads().get(tuple(keys_of(text)))
    if head is not None and head.id in _OWN and issuer and issuer.startswith(_OWN[head.id]):
        return issuer
    if name is None:
        return before.get(" ".join(text.split()))
    if name in before:
        return before[name]
    if issuer:
        name = _of_issuer(name, issuer)
    _remember(name, before)
    return name


def _of_issuer(name: str, issuer: str) -> str:
    """The name with what the issuer adds: its own full name, its committee, or the body above an inner unit."""
    if issuer.startswith(f"{name} "):
        return issuer
    committee = issuer.find("Đảng ủy ")
    if committee >= 0 and name.endswith("Đảng ủy"):
        return name.removesuffix("Đảng ủy") + issuer[committee:]
    opening = bare_heads().get(tuple(keys_of(name)[:1]))
    if opening is not None and opening.id == _INNER and not _has_superior(name):
        above = f"Văn phòng {issuer}" if issuer.startswith(_OFFICE_OF) else issuer
        return f"{name} - {above}"
    return name


def _has_superior(name: str) -> bool:
    """Whether the name says already whose unit it is: after ``thuộc``, ``của``, or by an area or another body in it."""
    words = keys_of(name)
    return any(word in ("thuộc", "của", "sở", "ủy", "tỉnh", "huyện", "xã", "phường", "quận", "cục") for word in words[1:])


def _remember(name: str, before: dict[str, str]) -> None:
    words = name.split()
    for count in range(1, min(4, len(words))):
        opening = " ".join(words[:count])
        head = bare_heads().get(tuple(keys_of(opening)))
        if head is not None and head.id in _BACK:
            before[opening] = name
