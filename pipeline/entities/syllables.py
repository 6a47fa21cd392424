"""A text as syllable tokens: words as they are written (no word segmentation), numbers and signs, with exact offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.knowledge.folding import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# `KH&ĐT` is one token, `LĐ-TB&XH` three; a line break is a token of its own.
_TOKEN = re.compile(r"[^\W_]+(?:&[^\W_]+)*|\n|[^\s\w]|_")
BREAK = "\n"
# A word at the head of a line that is no mark of a list (`a)`, `đ.`).
_FIRST_WORD = re.compile(r"[ \t]*([^\W\d_]{2,})(?![.)/])")


@dataclass(frozen=True, slots=True)
class Syllables:
    """The tokens of ``text``, column by column: folded key, place in the text, and whether it begins with a capital.

    ``capital`` is False throughout a line of capitals, where case tells nothing; ``loud`` marks the tokens of such lines.
    """

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]
    capital: list[bool]
    loud: list[bool]

    def __len__(self) -> int:
        return len(self.keys)

    def key(self, index: int) -> str:
        """The key at ``index``; a line break beyond either end."""
        return self.keys[index] if 0 <= index < len(self.keys) else BREAK

    def words(self, start: int, end: int) -> str:
        """The original text from the token at ``start`` up to the one before ``end``, with single blanks."""
        return " ".join(self.text[self.starts[start] : self.ends[end - 1]].split()) if start < end else ""


def split_syllables(text: str, *, loud_text: bool | None = None) -> Syllables:
    """Cut ``text`` (NFC) into syllable tokens; linear in its length.

    ``loud_text`` says that the text is (or is not) written in capitals, where its length is too short to tell.
    """
    folded = fold(text)
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    capital: list[bool] = []
    loud: list[bool] = []
    for line in _lines(text):
        shouting = _is_loud(text[line.start() : line.end()]) if loud_text is None else loud_text
        spans = [found.span() for found in _TOKEN.finditer(text, line.start(), line.end())]
        if spans and text[spans[-1][0]] == BREAK and _runs_over(text, spans[-1][0]):  # a break ends its line
            spans.pop()
        keys += [folded[start:end] for start, end in spans]
        starts += [start for start, _ in spans]
        ends += [end for _, end in spans]
        first = [text[start] for start, _ in spans]
        capital += [not shouting and (letter.isupper() or letter.isdigit()) for letter in first]
        loud += [shouting] * len(spans)
    return Syllables(text, keys, starts, ends, capital, loud)


def _runs_over(text: str, at: int) -> bool:
    """Whether a line goes on after its break: a letter or comma before it, a word in lower case (no list mark) behind it."""
    before = text[at - 1 : at]
    if not before.isalpha() and before != ",":
        return False
    following = _FIRST_WORD.match(text, at + 1)
    return following is not None and following[1].islower()


def _lines(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"[^\n]*\n|[^\n]+", text)


def _is_loud(line: str) -> bool:
    """Whether a line is written in capitals: four in five of its letters, and at least two words."""
    upper = sum(map(str.isupper, line))
    return upper > 6 and upper > 4 * sum(map(str.islower, line)) and " " in line.strip()


class SyllableTokenizer:
    """A spaCy tokenizer that cuts at syllables, so that every token has its exact place in the text."""

    def __init__(self, vocab: "Vocab") -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> "Doc":
        """A spaCy document whose tokens are the syllables and whose white space is that of ``text``."""
        from spacy.tokens import Doc

        syllables = split_syllables(text)
        words: list[str] = []
        spaces: list[bool] = []
        end = 0
        for start, stop in zip(syllables.starts, syllables.ends, strict=True):
            if start == end + 1 and text[end] == " " and words:
                spaces[-1] = True
            elif start != end:
                _fill(text, end, start, words, spaces)
            words.append(text[start:stop])
            spaces.append(False)
            end = stop
        if end != len(text):
            _fill(text, end, len(text), words, spaces)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        doc.user_data["syllables"] = syllables
        return doc

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to save: the tokenizer has no state."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> "SyllableTokenizer":
        """Nothing to restore."""
        return self

    def to_disk(self, _: object, **__: object) -> None:
        """Nothing to save: the tokenizer has no state."""

    def from_disk(self, _: object, **__: object) -> "SyllableTokenizer":
        """Nothing to restore."""
        return self


def _fill(text: str, start: int, end: int, words: list[str], spaces: list[bool]) -> None:
    """White space between two tokens: a single blank belongs to the token before, more is a token of its own."""
    if words and text[start] == " ":
        spaces[-1] = True
        start += 1
    if start < end:
        words.append(text[start:end])
        spaces.append(False)
