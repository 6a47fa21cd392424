"""Cited documents: type, number, date and issuer, with the whole citation as span."""

import functools
import re
from dataclasses import dataclass

from pipeline.entities.cited_parts import PATHS, parse_cited_parts
from pipeline.entities.composed import of_any_form
from pipeline.entities.document_types import document_types, laws, ordinal_use, type_names, type_of_code
from pipeline.entities.issuers import issuer_end
from pipeline.entities.numbers import Number, find_numbers, misread_number
from pipeline.knowledge.folding import fold, key, plain
from pipeline.model.directive import Reference
from pipeline.model.text import Span

_DAY = r"(?:(?P<{p}day>\d{{1,2}})?\s?(?:[/.-]|tháng)\s?(?P<{p}month>\d{{1,2}})\s?(?:[/.-]|năm)\s?(?P<{p}year>\d{{4}}))"
_HOUR = r"(?:hồi \d{1,2} ?(?:giờ|h|:) ?(?:\d{1,2})?(?: phút)?,? )?"
_ISSUED = r"(?:được )?(?:ban hành |ký |thông qua |ký ban hành )?"
_DATE = re.compile(
    rf"[ ,]{{0,3}}\(?{_HOUR}{_ISSUED}(?:ngày\s{{0,6}}" + _DAY.format(p="") + r"|năm (?P<only>(?:19|20)\d\d)(?!\d))\)?"
)
_BEFORE_ISSUER = re.compile(r"[ ,]{0,3}(?:của|do)\s+")
_NUMBER_WORD = re.compile(r"\s{0,3}s[ốoô]\s?:?\s{0,3}")
_NEXT = re.compile(r"\s?(?:[,;]|và|[,;] và|hoặc)\s{1,3}(?:số\s?:?\s?)?")
_ORDINAL = re.compile(
    r"\s{0,2}(?P<said>số\s?:?\s?)?(?P<ordinal>\d{1,6}[a-z]?)(?![\w/-]|[.,]\d| ?%)"
    r"(?! (?:ngày|tháng|năm|nội dung|lần|người|nhiệm vụ) )"
)
_BETWEEN_TYPE_AND_NUMBER = re.compile(r"[^.;:\n\d]{0,160}?(?=\s{1,2}số\s?:?\s{0,2}[\d/-])")
_LAW_TAIL = re.compile(r"(?:[^.;:\n\d]{3,420}?)(?=[ ,]{1,2}(?:số:? {0,2}\d|ngày \d|năm (?:19|20)\d\d))")
_MORE_LAWS = re.compile(r"(?:,|,? và) (?:luật|bộ luật) [^.;:\n\d]{3,160}? số:? {0,2}(?=\d)")
_AMENDING = re.compile(r"\s(?:sửa đổi,? bổ sung|sửa đổi|bổ sung)\s")
# Forms so loose that they are numbers of documents only after a type word (`mẫu số 02/GTGT` is none).
_ONLY_AFTER_TYPE = frozenset({"number.old_slash", "number.old_dash", "number.old_ministry", "number.letter_year"})
# Between the part and the document: what was issued with it (`Điều 5 Quy chế … ban hành kèm theo | Quyết định`).
_ISSUED_WITH = (
    r"(?: (?:quy chế|quy định|điều lệ|nội quy|đề án|kế hoạch|chương trình|danh mục)(?!\w)[^.;,\n]{0,60}? ban hành kèm theo)?"
)
_ARTICLE = re.compile(rf"(?<!\w)(?P<path>{PATHS}),?{_ISSUED_WITH},? (?:của |tại |các )?(?:số )?$")
_ARTICLE_WINDOW = 240  # characters
# Resolutions that are cited by the congress or session that passed them.
_PARTY_NAMED = re.compile(
    r"(?<!\w)nghị quyết (?:đại hội (?:đại biểu )?(?:(?:lần thứ )?[ivx\d]+ (?=của))?(?:toàn quốc )?(?:lần thứ [ivx\d]+ )?(?:của )?"
    r"(?P<body>đảng bộ|đảng|công đoàn|đoàn)"
    r"|(?:hội nghị (?:lần thứ [\wư]+ )?(?:ban chấp hành )?)?trung ương(?: đảng)?(?: (?:lần thứ )?\d{1,2})?"
    r"(?:,? \(?khóa [ivx]+\)?)?)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class _Views:
    """The text and its same-length views."""

    text: str
    plain: str
    folded: str


@functools.cache
def _type_pattern() -> re.Pattern[str]:
    surfaces = sorted((s for s in type_names() if s not in ("luật", "bộ luật", "pháp lệnh", "hiến pháp")), key=len, reverse=True)
    codes = sorted({key(code) for row in document_types() for code in row.codes if len(code) > 1}, key=len, reverse=True)
    coded = "(?:" + "|".join(map(re.escape, codes)) + r")(?= ?số ?:? ?\d)"
    return re.compile(r"(?<!\w)(?:(?:" + "|".join(map(re.escape, surfaces)) + r")(?=\W|$|số ?:? ?\d)|" + coded + ")")


@functools.cache
def _law_pattern() -> re.Pattern[str]:
    names = sorted({(key(row.kind), key(row.name)) for row in laws()}, key=lambda pair: -len(pair[1]))
    kinds = {kind: [name for k, name in names if k == kind] for kind, _ in names}
    known = "|".join(f"{kind} (?:{'|'.join(map(re.escape, of_kind))})" for kind, of_kind in sorted(kinds.items()))
    return re.compile(rf"(?<!\w)(?:(?P<known>{known})|(?P<kind>bộ luật|luật|pháp lệnh|hiến pháp))(?!\w)")


@of_any_form
def find_references(text: str) -> tuple[Reference, ...]:
    """Every document that ``text`` cites, in text order, each occurrence once; spans never overlap.

    ``text`` of a reference is the citation as it stands; ``number`` is canonical (no spaces); ``date`` is ISO, with less
    precision where the citation gives less (``2015``, ``2023-07``). The number a document gives itself (a line that
    opens with ``Số:``) is no citation.
    """
    views = _Views(text, plain(text), fold(text))
    numbers = {number.span.start: number for number in find_numbers(text, blanks=True)}
    found: list[Reference] = []
    taken = 0
    for start in sorted({*_openings(views), *numbers}):
        if start < taken:
            continue
        for reference in _read(views, start, numbers):
            found.append(reference)
            taken = reference.span.end
    return tuple(found)


def _openings(views: _Views) -> set[int]:
    places = {m.start() for m in _type_pattern().finditer(views.folded)}
    places |= {m.start() for m in _law_pattern().finditer(views.folded) if views.text[m.start()].isupper()}
    return places | {m.start() for m in _PARTY_NAMED.finditer(views.folded)}


def _read(views: _Views, start: int, numbers: dict[int, Number]) -> tuple[Reference, ...]:
    """The citation that begins at ``start`` and those that share its type word, or nothing."""
    if start in numbers:
        return _bare_number(views, numbers[start])
    law = _law_pattern().match(views.folded, start)
    if law:
        reference = _law(views, law, numbers)
        return (reference,) if reference else ()
    named = _PARTY_NAMED.match(views.folded, start)
    kind = _type_pattern().match(views.folded, start)
    if kind is None:
        return ()
    doc_type = type_names().get(kind[0]) or type_of_code(kind[0].upper(), "state")
    if doc_type is None:
        return ()
    number = _number_after(views, kind.end(), numbers, titled=views.text[start].isupper())
    if number is None:
        if named:
            return (_complete(views, start, _congress_end(views, named), doc_type, None, "reference.party_named"),)
        return _ordinal(views, start, kind.end(), doc_type)
    first = _complete(views, start, number.span.end, doc_type, number, "reference.typed")
    return (first, *_siblings(views, first, doc_type, numbers))


def _congress_end(views: _Views, named: re.Match[str]) -> int:
    """The end with the full name of the party organisation whose congress it was (``Đảng bộ TP Hà Nội``)."""
    end = issuer_end(views.text, named.start("body")) if named["body"] else None
    return max(named.end(), end or 0)


def _number_after(views: _Views, at: int, numbers: dict[int, Number], *, titled: bool = True) -> Number | None:
    """The number that belongs to the type word ending at ``at``; ``titled`` allows a short title or issuer between."""
    word = _NUMBER_WORD.match(views.folded, at)
    near = word.end() if word else at
    while near < len(views.text) and views.text[near] in " \u00a0":
        near += 1
    number = numbers.get(near)
    if number:
        return number if word or not number.blank else None
    if word and (misread := misread_number(views.text, near)):
        return misread
    between = _BETWEEN_TYPE_AND_NUMBER.match(views.folded, at) if titled else None
    if between is None or _another_document(views, at, between.end()):
        return None
    word = _NUMBER_WORD.match(views.folded, between.end())
    return numbers.get(word.end()) if word else None


def _another_document(views: _Views, at: int, end: int) -> bool:
    """Whether another document is named between a type word and a number, to which the number then belongs."""
    return bool(_type_pattern().search(views.folded, at, end) or _law_pattern().search(views.folded, at, end))


def _siblings(views: _Views, first: Reference, doc_type: str, numbers: dict[int, Number]) -> tuple[Reference, ...]:
    """Further numbers of the same type: ``các Quyết định số A ngày …, số B ngày … của …``."""
    siblings: list[Reference] = []
    end = first.span.end
    while (joint := _NEXT.match(views.folded, end)) and (number := numbers.get(joint.end())):
        sibling = _complete(views, number.span.start, number.span.end, doc_type, number, "reference.sibling")
        siblings.append(sibling)
        end = sibling.span.end
    return tuple(siblings)


def _bare_number(views: _Views, number: Number) -> tuple[Reference, ...]:
    """A number without a type word; its code tells the type. The document's own number is left out."""
    line = views.folded[views.text.rfind("\n", 0, number.span.start) + 1 : number.span.start]
    if number.blank or number.rule in _ONLY_AFTER_TYPE or re.fullmatch(r"[^\w]*(?:số|so|sô)?\s?:?\s*", line):
        return ()
    doc_type = type_of_code(number.code, number.rulebook)
    return (_complete(views, number.span.start, number.span.end, doc_type, number, "reference.number"),)


def _ordinal(views: _Views, start: int, at: int, doc_type: str) -> tuple[Reference, ...]:
    """``Chỉ thị số 17``, ``Đề án 06``: the type word with a plain ordinal, in the spelling of a proper name."""
    found = _ORDINAL.match(views.folded, at)
    if found is None or not views.text[start].isupper():
        return ()
    if ordinal_use(doc_type) not in (("said", "bare") if found["said"] else ("bare",)):
        return ()
    return (_complete(views, start, found.end(), doc_type, None, "reference.ordinal", ordinal=found["ordinal"]),)


def _law(views: _Views, law: re.Match[str], numbers: dict[int, Number]) -> Reference | None:
    """A law by its name, with number, date or year where they follow."""
    known = law["known"]
    kind = law["kind"] or (
        "bộ luật" if known.startswith("bộ luật") else known.split()[0] if known.startswith("luật") else "pháp lệnh"
    )
    end = law.end()
    if not known and kind != "hiến pháp" and not _numbered_at_once(views, end, numbers):
        tail = _LAW_TAIL.match(views.folded, end)
        if tail is None or (not _AMENDING.match(views.folded, end) and not _title_like(views.text[end : tail.end()])):
            return None
        end = tail.end()
    number = _number_after(views, end, numbers)
    if number and _AMENDING.match(views.folded, law.end()):
        return _amending(views, law.start(), number, numbers)
    doc_type = kind[0].upper() + kind[1:]
    if kind == "hiến pháp" and not _DATE.match(views.folded, end):
        return None
    return _complete(views, law.start(), number.span.end if number else end, doc_type, number, "reference.law")


def _numbered_at_once(views: _Views, end: int, numbers: dict[int, Number]) -> bool:
    """``Luật số 54/2014/QH13``: the number stands for the name."""
    word = _NUMBER_WORD.match(views.folded, end)
    return word is not None and word.end() in numbers


def _amending(views: _Views, start: int, number: Number, numbers: dict[int, Number]) -> Reference:
    """A law that amends others: when several numbers stand in its title they are those of the amended laws."""
    last = number
    while (more := _MORE_LAWS.match(views.folded, last.span.end)) and (following := numbers.get(more.end())):
        last = following
    own = number if last is number else None
    return _complete(views, start, last.span.end, "Luật", own, "reference.amending_law")


def _title_like(words: str) -> bool:
    """Whether the words may be the rest of a law's name: the first one has a capital, and there are not too many."""
    first = words.split(maxsplit=1)
    return bool(first) and first[0][0].isupper() and len(words.split()) <= 24


def _complete(
    views: _Views, start: int, end: int, doc_type: str | None, number: Number | None, rule: str, *, ordinal: str | None = None
) -> Reference:
    """The reference with the date and issuer that follow it, in either order."""
    date = issuer = None
    for _ in range(2):
        said = _DATE.match(views.folded, end)
        if said and date is None:
            date, end = _iso(said), _without_bracket(views, end, said.end())
            continue
        of = _BEFORE_ISSUER.match(views.folded, end)
        stop = issuer_end(views.text, of.end()) if of and issuer is None else None
        if of and stop:
            issuer, end = " ".join(views.text[of.end() : stop].split()), stop
    article = _article_before(views, start)
    return Reference(
        span=Span(start=start, end=end),
        text=" ".join(views.text[start:end].split()),
        doc_type=doc_type,
        number=number.text if number else ordinal,
        date=date,
        issuer=issuer,
        rule=rule,
        article=article,
        parts=parse_cited_parts(article) if article else (),
    )


def _article_before(views: _Views, start: int) -> str | None:
    """The article, clause and point that stand before the document (``điểm b khoản 2 Điều 5 | Nghị định …``)."""
    window = max(views.text.rfind("\n", 0, start) + 1, start - _ARTICLE_WINDOW)
    found = _ARTICLE.search(views.folded[window:start])
    return " ".join(views.text[window + found.start("path") : window + found.end("path")].split()) if found else None


def _without_bracket(views: _Views, start: int, end: int) -> int:
    """A closing bracket belongs to the date only when the date opened it."""
    inside = views.text[start:end]
    return end - 1 if inside.endswith(")") and "(" not in inside else end


def _iso(said: re.Match[str]) -> str | None:
    if said["only"]:
        return said["only"]
    month = int(said["month"])
    if not 1 <= month <= 12:
        return None
    day = int(said["day"]) if said["day"] else 0
    return f"{said['year']}-{month:02d}-{day:02d}" if 1 <= day <= 31 else f"{said['year']}-{month:02d}"
