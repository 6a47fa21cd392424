"""Words of two syllables as the dictionary writes them, where the recogniser lost or mistook the marks of one syllable.

Tesseract reads the letters of a Vietnamese page well and errs on what stands above and below them: `tô chức`, `phôi hợp`.
Most of the language's words have two syllables, and few pairs of syllables are words; a pair that is none, and becomes
one by the marks of a single syllable, was that word. Two readings are believed:

* a circumflex or a horn without its tone (`phôi` for `phối`), the commonest misreading by far, in any word of the
  dictionary that comes with underthesea;
* any other loss (`thành phó`, `địa bản`, `đoanh nghiệp`), and one letter for another of its shape (`Xã bội`), only in the
  words of paperwork of ``ocr_compounds.csv``.
"""

import functools
import importlib.resources
import logging
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.knowledge.folding import key, without_marks
from pipeline.knowledge.loader import load_rows
from pipeline.parsers.ocr_engine import ReadWord

Pair = tuple[str, str]
_DICTIONARY = ("corpus", "data", "Viet74K.txt")
_OPENING, _CLOSING = '(["“', ',;:.)]"”'
_CIRCUMFLEX, _HORN = "\u0302", "\u031b"
_SHAPES = frozenset(map(frozenset, ("bh", "ce", "li", "nu", "tf")))  # letters that are taken for each other
_TONES = frozenset("\u0301\u0300\u0309\u0303\u0323")

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompoundList:
    """A row of ``ocr_compounds.csv``: words of two syllables that paperwork uses all the time."""

    id: str
    compounds: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The pairs that are words or parts of longer ones, and those that a pair of bare letters may be restored to."""

    known: frozenset[Pair]
    of_letters: dict[Pair, tuple[Pair, ...]]
    of_paperwork: frozenset[Pair]


@functools.cache
def lexicon() -> Lexicon:
    """The dictionary's words of two syllables, by their letters without marks."""
    rows = load_rows("parsers/ocr_compounds.csv", CompoundList)
    ours = {_pair(word) for row in rows for word in row.compounds}
    entries = [tuple(key(line).split()) for line in _dictionary()]
    two = {entry for entry in entries if len(entry) == 2 and all(map(str.isalpha, entry))} | ours
    inside = {pair for entry in entries for pair in pairwise(entry)}
    letters: dict[Pair, list[Pair]] = defaultdict(list)
    for first, second in sorted(two):
        letters[_letters(first), _letters(second)].append((first, second))
    return Lexicon(
        known=frozenset(two | inside),
        of_letters={bare: tuple(pairs) for bare, pairs in letters.items()},
        of_paperwork=frozenset(ours),
    )


def with_compounds(words: Sequence[ReadWord]) -> list[ReadWord]:
    """The words of a page in reading order, with the marks of one syllable put right where that makes a word."""
    texts = [word.text for word in words]
    for place, text in restored(texts).items():
        texts[place] = text
    return [replace(word, text=text) if word.text != text else word for word, text in zip(words, texts, strict=True)]


def restored(texts: Sequence[str]) -> dict[int, str]:
    """The tokens to put right, by their place, with the punctuation and the case they have."""
    lexical = lexicon()
    cores = [text.strip(_OPENING + _CLOSING) for text in texts]
    keys = [key(core) for core in cores]
    joined = [_joined(one, next_) for one, next_ in pairwise(texts)]
    known = {at for at, whole in enumerate(joined) if whole and (keys[at], keys[at + 1]) in lexical.known}
    taken = {place for at in known for place in (at, at + 1)}
    # Of two words that share a syllable (`hợp danh`, `danh sách`) only one is meant: the other may be ours (`tông hợp`).
    sure = {place for at in known if not {at - 1, at + 1} & known for place in (at, at + 1)}
    found: dict[int, str] = {}
    for at, whole in enumerate(joined):
        if not whole or at in known or {at, at + 1} & sure:
            continue
        word = _word_of((keys[at], keys[at + 1]), lexical)
        if word is None:
            continue
        wrong = at if word[0] != keys[at] else at + 1
        right = word[wrong - at]
        if word not in lexical.of_paperwork and cores[at].istitle() and cores[at + 1].istitle():
            continue  # a name (`Trương Hòa Bình`) is spelled as it likes
        if wrong in taken or ({at, at + 1} & taken and not _lost_tone(keys[wrong], right)):
            continue
        found[wrong] = texts[wrong].replace(cores[wrong], _cased(right, cores[wrong]))
        sure.update((at, at + 1))
    return found


def _word_of(read: Pair, lexical: Lexicon) -> Pair | None:
    """The one word that differs from what was read by the marks of one syllable, if that is a misreading we believe."""
    choices = lexical.of_letters.get((_letters(read[0]), _letters(read[1])), ())
    near = [word for word in choices if (word[0] == read[0]) != (word[1] == read[1])]
    ours = [word for word in near if word in lexical.of_paperwork]
    alike = [] if choices else [word for word in lexical.of_paperwork if _looks_like(read, word)]
    if len(ours) + len(alike) == 1:
        return (ours + alike)[0]
    return near[0] if len(near) == 1 and _lost_tone(*_misread(read, near[0])) else None


def _looks_like(read: Pair, word: Pair) -> bool:
    """Whether one syllable is the word's, and the other has one letter of the same shape in its place, marks apart."""
    if (word[0] == read[0]) == (word[1] == read[1]):
        return False
    wrong, right = map(_letters, _misread(read, word))
    if len(wrong) != len(right):
        return False
    differing = [letters for letters in zip(wrong, right, strict=True) if letters[0] != letters[1]]
    return len(differing) == 1 and frozenset(differing[0]) in _SHAPES


def _misread(read: Pair, word: Pair) -> Pair:
    """The one syllable in which the pairs differ: as read, and as the word has it."""
    place = 0 if read[0] != word[0] else 1
    return read[place], word[place]


def _lost_tone(read: str, right: str) -> bool:
    """Whether only the tone above a circumflex or a horn is missing."""
    marks, wanted = unicodedata.normalize("NFD", read), unicodedata.normalize("NFD", right)
    hatted = _CIRCUMFLEX in marks or _HORN in marks
    return hatted and not _TONES & set(marks) and marks == "".join(c for c in wanted if c not in _TONES)


def _joined(one: str, following: str) -> bool:
    """Whether nothing but a space stands between two tokens that are words."""
    return one[-1:] not in _CLOSING and following[:1] not in _OPENING and bool(one and following)


def _cased(syllable: str, like: str) -> str:
    if like.isupper() and (len(like) > 1 or len(syllable) == 1):
        return syllable.upper()
    return syllable.capitalize() if like[:1].isupper() else syllable


def _letters(syllable: str) -> str:
    return without_marks(syllable).replace("đ", "d")


def _pair(word: str) -> Pair:
    first, second = key(word).split()
    return first, second


def _dictionary() -> list[str]:
    """The lines of the word list; none, with a warning, where the installed underthesea has none."""
    try:
        return importlib.resources.files("underthesea").joinpath(*_DICTIONARY).read_text("utf-8").splitlines()
    except (OSError, ModuleNotFoundError):
        logger.warning("underthesea comes without its word list: misread marks are put right in paperwork's words only")
        return []
