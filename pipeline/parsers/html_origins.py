"""Which characters of a page each character of a line was read from."""

import re
from collections.abc import Sequence

from pipeline.parsers.encodings import INVISIBLE, LOOKALIKES, clean
from pipeline.parsers.html_text import PRIVATE, Run, Stretches, symbol_glyphs
from pipeline.parsers.traced import Origin, cleaned, glyphs_of, origins_of

WORDS = re.compile(r"\S+(?:\s\S+)*")  # up to where white space of several characters becomes one
WORD = re.compile(r"\S+")
BLANK = rf"(?:\s|{INVISIBLE.pattern})*"
LEADING_SIGNS = re.compile(f"{BLANK}(?P<sign>{PRIVATE.pattern})(?:{BLANK}{PRIVATE.pattern})*{BLANK}")  # as LEADING_PRIVATE
MAX_WORD = 200  # characters of a word whose letters are told apart when it was changed


def origins_in(runs: Sequence[Run], raw: str, text: str) -> list[Origin]:
    """The places of the characters of ``text``, which is ``raw`` made clean, in the nodes that ``runs`` were read from.

    ``raw`` is the text of the runs joined.
    """
    found: list[Origin] = []
    index, begin = 0, 0  # the run in hand, and where it begins in ``raw``
    for at, length, first, last in stretches(raw, text):
        while index < len(runs) and begin + len(runs[index].text) <= first:
            begin += len(runs[index].text)
            index += 1
        if length == last - first:
            here, start = index, begin
            while here < len(runs) and start < last:
                run = runs[here]
                low, high = max(start, first), min(start + len(run.text), last)
                if low < high and run.node >= 0:
                    _add(found, Origin(at + low - first, high - low, run.node, *_part(run, low - start, high - start)))
                start += len(run.text)
                here += 1
        elif index < len(runs) and runs[index].node >= 0:
            run = runs[index]
            part = _part(run, first - begin, min(last - begin, len(run.text)))
            _add(found, Origin(at, length, run.node, *part))
    return found


def stretches(raw: str, text: str) -> Stretches:
    """How ``text`` was made of ``raw``: characters that correspond one by one, or as a whole where lengths differ.

    Empty where it cannot be told.
    """
    if raw == text:
        return [(0, len(text), 0, len(text))] if text else []
    tidy = raw.strip()
    if tidy == text:
        lead = len(raw) - len(raw.lstrip())
        return [(0, len(text), lead, lead + len(text))] if text else []
    if " ".join(raw.split()) != text:
        return _by_word(raw, text)
    found: Stretches = []
    at = 0
    for match in WORDS.finditer(raw):
        size = match.end() - match.start() + 1  # with the first of the white space that follows
        found.append((at, size, match.start(), match.end() + 1))
        at += size
    at, size, first, last = found[-1]
    found[-1] = (at, size - 1, first, last - 1)
    return found


def _by_word(raw: str, text: str) -> Stretches:
    found: Stretches = []
    before = at = 0  # where the word before ends in ``raw``, and in ``text``
    parts: list[str] = []
    signs = LEADING_SIGNS.match(raw) if PRIVATE.search(raw) else None
    if signs and f"{text} ".startswith("- "):
        found.append((0, 1, signs.start("sign"), signs.end("sign")))
        before, at = signs.end(), 1
        parts.append("-")
    for match in WORD.finditer(raw, before):
        word = _shown(match[0])
        if not word:
            continue
        if parts:
            if raw[before].isspace():
                found.append((at, 1, before, before + 1))
            at += 1
        found.extend(_letters(match[0], word, at, match.start()))
        parts.append(word)
        at += len(word)
        before = match.end()
    return found if " ".join(parts) == text else []


def _letters(raw: str, word: str, at: int, first: int) -> Stretches:
    if len(word) == len(raw) and word == raw.translate(LOOKALIKES):
        return [(at, len(word), first, first + len(raw))]
    if len(raw) <= MAX_WORD and not PRIVATE.search(raw):
        glyphs = cleaned(glyphs_of(raw, 0, first))
        if "".join(glyph.text for glyph in glyphs) == word:
            return [(at + run.at, run.length, run.start, run.end) for run in origins_of(glyphs)]
    return [(at, len(word), first, first + len(raw))]


def _shown(word: str) -> str:
    return PRIVATE.sub(lambda match: symbol_glyphs().get(match[0], ""), clean(word))


def _part(run: Run, low: int, high: int) -> tuple[int, int]:
    """The characters of the node that the characters [low, high) of the run were read from."""
    if run.end - run.start == len(run.text):
        return run.start + low, run.start + high
    return run.start, run.end


def _add(found: list[Origin], origin: Origin) -> None:
    """Add an origin; one that carries on the last character by character is made one with it."""
    if found:
        last = found[-1]
        if (
            last.node == origin.node
            and last.at + last.length == origin.at
            and last.end == origin.start
            and last.length == last.end - last.start
            and origin.length == origin.end - origin.start
        ):
            found[-1] = Origin(last.at, last.length + origin.length, last.node, last.start, origin.end)
            return
    found.append(origin)
