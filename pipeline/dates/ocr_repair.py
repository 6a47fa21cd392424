"""What text recognition does to the numbers of a date, undone where a date leaves no doubt.

Letters for digits (``ngày l5/01``, ``1O/12/2024``) and numbers broken apart (``ngày 1 6 tháng 01 năm 200 3``). The repaired
view has the length of the original, so that every span stays one of the original text; what was repaired is flagged, never
silently corrected.
"""

import functools
import re
from dataclasses import dataclass

from pipeline.dates.lexicon import ocr_digits


@dataclass(frozen=True, slots=True)
class View:
    """A text of the original's length; ``repaired`` are the stretches ``[start, end)`` that differ from it."""

    text: str
    repaired: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Patterns:
    suspect: re.Pattern[str]
    dated: re.Pattern[str]
    digits: dict[int, int]


@functools.cache
def _patterns() -> _Patterns:
    """What raises suspicion at all, the places that must hold numbers, and the letters' digits.

    The last letters of ``ngày``, ``tháng`` and ``năm`` stand for the words, so that both Unicode forms fit.
    """
    digit_of = ocr_digits()
    letters = re.escape("".join(digit_of))
    some, ends = f"[0-9{letters}]", r"(?![^\W_])"
    number, year = f"{some}{{1,2}}{ends}", f"{some}{{4}}{ends}"
    dated = (
        r"(?<=[yY] )[0-3] [0-9](?= tháng)",
        r"(?<=[yY] )(?:[0-9]{1,2}/[0-9] [0-9]/[0-9]{4}|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{3} [0-9]|[0-9]{2} [0-9]{2}))(?![0-9])",
        rf"(?<=[yY] ){number}(?:\s?[/.-]\s?{number}(?:\s?[/.-]\s?{year})?|(?=\s?tháng))",
        rf"(?<=[gG] ){number}(?:\s?/\s?{year}|(?=\s?năm))",
        rf"(?<=[mM] ){year}",
        rf"(?<![^\W_]){number}/{number}/{year}",
        rf"(?<=[mM] )(?:[0-9]{{3}} [0-9]|[0-9]{{2}} [0-9]{{2}}|[0-9] [0-9]{{3}}){ends}",
    )
    suspect = re.compile(f"[{letters}][0-9]|[0-9][{letters}]|[yY] [0-3] [0-9] |[mM] [0-9]{{1,3}} [0-9]|/[0-9]+ [0-9]")
    return _Patterns(suspect, re.compile("|".join(dated)), {ord(letter): ord(digit) for letter, digit in digit_of.items()})


def _closed_up(words: str) -> str:
    """``1 6``, ``200 3`` and ``25/1 2/2024`` without the blanks, as long as before: a number ends where its last digit stands."""
    if " " not in words or not words.replace(" ", "").replace("/", "").isdigit():
        return words
    return "/".join(part.replace(" ", "").rjust(len(part)) if part[:1] != " " else part for part in words.split("/"))


def repair(text: str) -> View:
    """``text`` with such letters as digits; a stretch without a digit of its own (``tháng I``) stays. Linear in the text."""
    patterns = _patterns()
    if not patterns.suspect.search(text):
        return View(text)
    pieces, repaired, place = [], [], 0
    for found in patterns.dated.finditer(text):
        words = found[0]
        digits = _closed_up(words).translate(patterns.digits)
        if digits == words or not any("0" <= letter <= "9" for letter in words):
            continue
        pieces += [text[place : found.start()], digits]
        repaired.append(found.span())
        place = found.end()
    return View("".join((*pieces, text[place:])), tuple(repaired))
