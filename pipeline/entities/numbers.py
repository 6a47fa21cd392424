"""Numbers of documents (số và ký hiệu): the grammars of the three rulebooks, read from ``documents/symbols.toml``."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.knowledge.folding import CAPITALS, plain
from pipeline.knowledge.loader import load_rows
from pipeline.model.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """A row of ``documents/symbols.toml``: one grammar of numbers, tried in the order of the table."""

    id: str
    rulebook: str
    regex: str
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A document number in a text.

    ``text`` is its canonical form: no spaces, plain letters and dashes, ``NĐ``/``QĐ`` for a code printed ``ND``/``QD``.
    ``code`` is the type code (``QĐ``), ``issuer_code`` the code of the issuing body, ``year`` the year inside the
    number; None where the grammar has none. ``blank`` marks a number whose ordinal was left out (``/UBND-NC``).
    """

    span: Span
    text: str
    code: str | None
    issuer_code: str | None
    year: str | None
    rulebook: str
    rule: str
    blank: bool = False


# A candidate: an ordinal, then codes joined by slash or hyphen, with at most two blanks on either side of a joint.
_CODE_PART = rf"(?:[{CAPITALS}a-zđ\d&]|[.,](?=[{CAPITALS}\d]))"
# A code ends with its word, or where the date is glued to it (`45/TTr-STNMTngày 10`).
_CODE = rf"[{CAPITALS}](?:{_CODE_PART}*(?!\w)|{_CODE_PART}*?(?=ngày(?!\w)))"
_JOINT = r" {0,2}[/-](?: {0,2}|\n)"
_CANDIDATE = re.compile(
    rf"(?:(?<![\w/.,-])|(?<=số))(?P<ordinal>\d{{1,6}}(?:\.\d{{1,3}})?[a-zđ]?)(?P<rest>(?:{_JOINT}(?:19|20)\d\d(?!\d))?(?:{_JOINT}{_CODE}){{1,6}})"
)
_BLANK = re.compile(rf"(?<![\w/.,-])(?P<rest>[/-] ?(?:(?:19|20)\d\d/ ?)?{_CODE}(?:{_JOINT}{_CODE}){{1,5}})")
_GLUED_OLD = re.compile(rf"(?<![\w/.,-])\d{{1,5}}[{CAPITALS}]{{2,6}}(?:/[{CAPITALS}]{{2,8}}){{1,2}}(?!\w)")
_MISREAD = re.compile(r"(?=[\dOoIl|]*[OoIl|])[\dOoIl|]{1,5}(?= ?[/-])")
_DIGITS = str.maketrans("OoIl|", "00111")  # letters that recognition writes for digits
_LONGEST = 60  # characters of a number
_PART = re.compile(rf"({_JOINT})((?:19|20)\d\d(?!\d)|{_CODE})")
_CAPITALS = re.compile(rf"[{CAPITALS}]")
_REPAIRED_CODES = {"ND": "NĐ", "QD": "QĐ"}


@functools.cache
def symbols() -> tuple[Symbol, ...]:
    """All number grammars, in the order they are tried."""
    return load_rows("documents/symbols.toml", Symbol)


@functools.cache
def _compiled() -> tuple[tuple[Symbol, re.Pattern[str]], ...]:
    return tuple((row, re.compile(row.regex)) for row in symbols())


def classify_number(canonical: str) -> tuple[Symbol, re.Match[str]] | None:
    """The first grammar that the whole canonical number fits, or None."""
    for row, pattern in _compiled():
        found = pattern.fullmatch(canonical)
        if found:
            return row, found
    return None


def find_numbers(text: str, *, blanks: bool = False) -> tuple[Number, ...]:
    """Every document number in ``text`` (NFC) in text order; linear in its length.

    With ``blanks`` a number whose ordinal is left blank (``Số:      /KH-UBND``) is found too.
    """
    view = plain(text)
    found = [*_numbers(view, _CANDIDATE), *_numbers(view, _GLUED_OLD)]
    if blanks:
        found += _numbers(view, _BLANK)
    found.sort(key=lambda number: (number.span.start, -number.span.end))
    kept: list[Number] = []
    for number in found:
        if not kept or number.span.start >= kept[-1].span.end:
            kept.append(number)
    return tuple(kept)


def _numbers(view: str, pattern: re.Pattern[str]) -> Iterator[Number]:
    for candidate in pattern.finditer(view):
        start, end = candidate.start(), candidate.end()
        if "rest" in candidate.re.groupindex:
            end = _sound_end(candidate.start("rest"), candidate["rest"])
        while end > start:
            number = _read(view[start:end], start, end)
            if number:
                yield number
                break
            end = _shorter(view, start, end)


def misread_number(text: str, at: int) -> Number | None:
    """The number at ``at`` whose ordinal recognition misread (``1O2/KH-UBND``, ``l2/QĐ-UBND``), or None.

    To be asked only where a number must stand: after the type of a document and ``số``.
    """
    ordinal = _MISREAD.match(text, at)
    if ordinal is None:
        return None
    mended = ordinal[0].translate(_DIGITS) + text[ordinal.end() : at + _LONGEST]
    return next((replace(n, span=Span(start=at, end=at + n.span.end)) for n in find_numbers(mended) if n.span.start == 0), None)


def _sound_end(at: int, rest: str) -> int:
    """Where the codes end: a word after a spaced joint is a code only when it looks like one (``- Sở`` is none)."""
    end = at
    for part in _PART.finditer(rest):
        joint, code = part[1], part[2]
        spaced = joint != joint.strip()
        capitals = len(_CAPITALS.findall(code))
        lowercase = sum(c.islower() for c in code)
        if spaced and capitals < 2 and not code.isdigit():
            break
        if joint[0] == joint[-1] == " " and lowercase > 1:
            break
        if lowercase > 3 and lowercase > capitals + 2:
            break
        end = at + part.end()
    return end


def _shorter(view: str, start: int, end: int) -> int:
    """The end before the last joint, or ``start`` when no joint is left."""
    cut = max(view.rfind("/", start, end), view.rfind("-", start, end))
    return start if cut <= start else len(view[:cut].rstrip())


def _read(words: str, start: int, end: int) -> Number | None:
    canonical = "".join(words.split())
    classified = classify_number(canonical)
    if classified is None:
        return None
    row, found = classified
    groups = found.groupdict()
    code = groups.get("type")
    if code in _REPAIRED_CODES:
        place = found.start("type")
        canonical = canonical[:place] + _REPAIRED_CODES[code] + canonical[place + len(code) :]
        code = _REPAIRED_CODES[code]
    return Number(
        span=Span(start=start, end=end),
        text=canonical,
        code=code,
        issuer_code=groups.get("org"),
        year=groups.get("year"),
        rulebook=row.rulebook,
        rule=row.id,
        blank=not canonical[0].isdigit(),
    )
