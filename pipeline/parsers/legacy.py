"""Text set in fonts older than Unicode (TCVN3's .VnTime, VNI-Times), whose character codes are not those of the letters shown.

A run of such text is a run of bytes that some program took for Windows Latin text. What a byte, or two of them, stands
for is data (``legacy_codes.csv``); which fonts are of which family too (``legacy_fonts.csv``). Names may lie both ways, so
text decides in the end: whether more of its words are Vietnamese syllables as they stand or once converted.
"""

import bisect
import functools
import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.knowledge.loader import load_rows

FAMILIES = ("tcvn3", "vni")
SUBSET = re.compile(r"^[A-Z]{6}\+")  # ISO 32000-1, 9.6.4: the tag of an embedded subset
WORD = re.compile(r"[^\s\x00-@\[-`{-~\u2013\u2014\u2018-\u201f\u2026\ufffd]+")
# No byte of a Latin code page reads as one of these: whole letters, and tones and hooks that stand by themselves.
UNICODE_ONLY = re.compile("[\u1ea0-\u1ef9ĂăĐđĨĩŨũƠơƯư\u0300-\u0323]")
TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
SAMPLE_WORDS = 4000  # words of a font looked at
ENOUGH_WORDS = 8  # different words with letters beyond ASCII, without which an unnamed font is left alone
GOOD_SHARE = 0.8  # of such words that must be syllables once converted
BAD_SHARE = 0.3  # of them that may be syllables as they stand
# The same where the name speaks against the text: VISCII and VPS have the plain accents where Unicode has them, so that a
# fifth to a third of the words are syllables; of Unicode's own nearly all are.
UNREAD_SHARE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class LegacyCode:
    """What one byte, or a letter's byte and its accent's, reads as (hexadecimal codes) in a family of fonts."""

    family: str
    code: str
    becomes: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegacyAlias:
    """A character (hexadecimal code point) that stands for a byte because PDF writers named its glyph otherwise."""

    id: str
    character: str
    code: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegacyFontName:
    """``pattern`` is searched in a font's name; ``capitals`` where the face shows lower-case codes as capitals."""

    id: str
    pattern: str
    family: str
    capitals: bool
    source: str
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SyllableParts:
    """What a Vietnamese syllable without its tone may begin (``onset``) and end with (``rhyme``)."""

    id: str
    parts: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Legacy:
    """How a run is to be read: the family of its font, and whether the font shows everything as capitals."""

    family: str
    capitals: bool = False


@functools.lru_cache(maxsize=1024)
def named_legacy(font: str) -> Legacy | None:
    """What the name of a font says; None where it is no legacy font's. Subset tags of PDFs are passed over."""
    name = SUBSET.sub("", font.strip().strip("'\""))
    for row, pattern in _font_names():
        if pattern.search(name):
            return Legacy(row.family, row.capitals)
    return None


def convert(text: str, legacy: Legacy) -> str:
    """``text``, whose characters are Windows Latin readings of the bytes, as the letters that its font shows."""
    return "".join(piece for _, _, piece in pieces(text, legacy))


def pieces(text: str, legacy: Legacy) -> list[tuple[int, int, str]]:
    """The letters that ``text`` shows, each with the characters [start, end) of ``text`` that it was read from."""
    codes = _codes(legacy.family)
    found = []
    at = 0
    while at < len(text):
        one = _byte(text[at])
        pair = codes.get((one, _byte(text[at + 1]))) if at + 1 < len(text) else None
        shown = pair or codes.get((one,)) or text[at]
        stop = at + (2 if pair else 1)
        found.append((at, stop, shown.upper() if legacy.capitals else shown))
        at = stop
    return found


def is_accent(character: str, family: str) -> bool:
    """Whether ``character`` is only ever the second code of a letter in ``family``."""
    return (_byte(character),) not in _codes(family) and _byte(character) in _accents(family)


def is_letter_with(letter: str, accent: str, family: str) -> bool:
    """Whether the two codes make one letter in ``family``."""
    return (_byte(letter), _byte(accent)) in _codes(family)


def decide(font: str, texts: Iterable[str]) -> Legacy | None:
    """How the text of one font of a document is to be read, from the font's name and all the text set in it.

    A name is believed unless more words are syllables unconverted, or the other family fits where the named one does not.
    Where the words can be read both ways, as those with plain accents can, letters of Unicode's own beside them decide.
    Text of other fonts is converted only on clear evidence: enough different words, nearly all of them syllables once
    converted and few before.
    """
    named = named_legacy(font)
    texts = tuple(texts)
    words = sample(texts)
    raw = share(words, None)
    if named is None:
        return _unnamed(words, raw)
    if named.family not in FAMILIES:
        return None
    converted = share(words, named)
    if converted == raw and any(map(UNICODE_ONLY.search, texts)):
        return None
    if converted >= raw and converted >= GOOD_SHARE:
        return named
    for family in FAMILIES:
        other = Legacy(family, named.capitals)
        if len(words) >= ENOUGH_WORDS and (fits := share(words, other)) >= GOOD_SHARE and fits > max(raw, converted):
            return other
    foreign = converted < BAD_SHARE and len(words) >= ENOUGH_WORDS
    return named if converted >= raw and not foreign else None


def unread_family(texts: Mapping[str, Iterable[str]]) -> str | None:
    """The family of old fonts whose codes are not known here and in which most of a document's words are set.

    ``texts`` holds the texts of each font of the document. Words count that are not plain ASCII; text of such a font that
    reads as Vietnamese is Unicode under an old name.
    """
    counts: dict[str, int] = defaultdict(int)
    for font, parts in texts.items():
        named = named_legacy(font)
        words = sample(parts := tuple(parts))
        if named is None or named.family in FAMILIES or share(words, None) >= UNREAD_SHARE:
            counts[""] += len(words) + sum(len(UNICODE_ONLY.findall(text)) for text in parts)
        else:
            counts[named.family] += len(words)
    family = max(counts, key=lambda name: (counts[name], name), default="")
    return (family or None) if counts[family] >= ENOUGH_WORDS else None


def decide_paragraph(text: str, decided: Legacy | None) -> Legacy | None:
    """How a paragraph of a font is to be read that, taken together, is to be read as ``decided``.

    A paragraph with letters that only Unicode has is Unicode; one with much evidence of its own is converted although
    its font is not.
    """
    if UNICODE_ONLY.search(text):
        return None
    if decided is not None or text.isascii():
        return decided
    words = sample([text])
    return _unnamed(words, share(words, None))


def words_by_font(fragments: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """For each font of a paragraph's ``fragments`` (font and text, in order) the words beyond ASCII that are wholly set in it.

    A word set in two fonts (its capital in a font of capitals) says nothing about either by itself.
    """
    parts = [(font, text) for font, text in fragments if text]
    starts = list(itertools.accumulate((len(text) for _, text in parts), initial=0))
    found: dict[str, list[str]] = {font: [] for font, _ in parts}
    for match in WORD.finditer("".join(text for _, text in parts)):
        if not match[0].isascii():
            first, last = (bisect.bisect_right(starts, at) - 1 for at in (match.start(), match.end() - 1))
            if len({parts[at][0] for at in range(first, last + 1)}) == 1:
                found[parts[first][0]].append(match[0])
    return found


def sample(texts: Iterable[str]) -> frozenset[str]:
    """The different words that may be in an old font, of the first some thousand: beyond ASCII, without Unicode's own letters."""
    words: set[str] = set()
    for text in texts:
        if not text.isascii():
            words.update(word for word in WORD.findall(text) if not word.isascii() and not UNICODE_ONLY.search(word))
        if len(words) > SAMPLE_WORDS:
            break
    return frozenset(words)


def share(words: frozenset[str], legacy: Legacy | None) -> float:
    """Which share of ``words`` (0 to 1) are Vietnamese syllables read as ``legacy``, or as they stand; 1 of no words."""
    if not words:
        return 1.0
    read = (word if legacy is None else convert(word, legacy) for word in words)
    return sum(is_syllable(word) for word in read) / len(words)


@functools.lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether ``word`` is spelled as a Vietnamese syllable may be, in one case throughout or with a capital first."""
    if not (word[1:].islower() or word.isupper() or len(word) == 1):
        return False
    parts = unicodedata.normalize("NFD", word.lower())
    tones = sum(part in TONES for part in parts)
    bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
    return tones <= 1 and _syllable().fullmatch(bare) is not None


def _unnamed(words: frozenset[str], raw: float) -> Legacy | None:
    if len(words) < ENOUGH_WORDS or raw > BAD_SHARE:
        return None
    fits = max(FAMILIES, key=lambda family: share(words, Legacy(family)))
    return Legacy(fits) if share(words, Legacy(fits)) >= GOOD_SHARE else None


@functools.cache
def _font_names() -> tuple[tuple[LegacyFontName, re.Pattern[str]], ...]:
    rows = load_rows("parsers/legacy_fonts.csv", LegacyFontName)
    return tuple((row, re.compile(row.pattern, re.IGNORECASE if row.family == "vni" else 0)) for row in rows)


@functools.cache
def _codes(family: str) -> dict[tuple[int, ...], str]:
    """Sequences of one or two bytes and what they read as."""
    rows = load_rows("parsers/legacy_codes.csv", LegacyCode)
    return {tuple(bytes.fromhex(row.code)): row.becomes for row in rows if row.family == family}


@functools.cache
def _accents(family: str) -> frozenset[int]:
    return frozenset(codes[1] for codes in _codes(family) if len(codes) == 2)


@functools.cache
def _bytes() -> dict[str, int]:
    """The byte that a character was read from: Windows Latin 1, glyph names that PDF writers chose, symbol fonts' codes."""
    found = {chr(code): code for code in range(0x100)}
    for code in range(0x80, 0xA0):
        found[bytes([code]).decode("cp1252", "replace")] = code
    found.update({chr(0xF000 + code): code for code in range(0x21, 0x100)})
    rows = load_rows("parsers/legacy_aliases.csv", LegacyAlias)
    found.update({chr(int(row.character, 16)): int(row.code, 16) for row in rows})
    return found


def _byte(character: str) -> int:
    """-1 for what no byte reads as."""
    return _bytes().get(character, -1)


@functools.cache
def _syllable() -> re.Pattern[str]:
    parts = {row.id: "|".join(row.parts) for row in load_rows("parsers/syllable_parts.csv", SyllableParts)}
    return re.compile(f"(?:{parts['onset']})?(?:{parts['rhyme']})")
