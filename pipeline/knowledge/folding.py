"""Views of a text for matching that keep its length, so that every offset found in them holds for the text itself."""

import functools
import re
import unicodedata

# Letters of other alphabets that look like ours and turn up in numbers and names (Cyrillic, Greek, the Icelandic eth).
_LOOK_ALIKES = dict(
    zip(
        "АВЕКМНОРСТХаеорсухІіЅѕЈјΑΒΕΖΗΙΚΜΝΟΡΤΥΧÐƉð",
        "ABEKMHOPCTXaeopcyxIiSsJjABEZHIKMNOPTYXĐĐđ",
        strict=True,
    )
)
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\uf02d", "-")
_SPACES = dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t", " ")
_PLAIN = str.maketrans(_LOOK_ALIKES | _DASHES | _SPACES | {"∕": "/", "⁄": "/", "／": "/"})

_ODD = re.compile(f"[{re.escape(''.join(map(chr, _PLAIN)))}]")  # looking is much cheaper than translating

_MARKED = "".join(
    unicodedata.normalize("NFC", base + tone) for base in "aăâeêioôơuưy" for tone in ("", *"\u0300\u0301\u0309\u0303\u0323")
)
# For character classes: a range such as `À-Ỹ` holds small letters, too, because they alternate with the capitals.
CAPITALS = "A-ZĐ" + _MARKED.upper()

_TONES = {"a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ", "o": "òóỏõọ", "u": "ùúủũụ"}
# Syllable-final oà, oè, uỳ (new tone placement) to òa, òe, ùy (old placement); both are in use.
_PLACEMENT = {
    first + marked: _TONES[first][index] + plain
    for first, plain in (("o", "a"), ("o", "e"), ("u", "y"))
    for index, marked in enumerate(_TONES[plain])
}
# After q the u is no vowel: qúy, qùa are slips for quý, quà.
_AFTER_Q = re.compile(r"(?<=q)([ùúủũụ])([aeoy])")
_TONED_U = {marked: index for index, marked in enumerate(_TONES["u"])}
_FINAL = re.compile(r"(?:o(?<!qo)[àáảãạèéẻẽẹ]|u(?<!qu)[ỳýỷỹỵ])(?!\w)")  # a letter first: it is looked for much faster


def plain(text: str) -> str:
    """The text with look-alike letters, dashes and spaces made plain; same length, case kept."""
    return text.translate(_PLAIN) if _ODD.search(text) else text


@functools.lru_cache(maxsize=2048)  # every stage asks for the whole text and for its sentences
def fold(text: str) -> str:
    """The plain text in lower case with one tone placement; same length as ``text``, which should be NFC."""
    bare = plain(text)
    lowered = bare.lower()
    if len(lowered) != len(bare):  # a letter such as İ whose lower case has two code points
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in bare)
    return _AFTER_Q.sub(_tone_after_q, _FINAL.sub(_placed, lowered))


def _tone_after_q(found: re.Match[str]) -> str:
    return "u" + _TONES[found[2]][_TONED_U[found[1]]]


def _placed(found: re.Match[str]) -> str:
    return _PLACEMENT[found[0]]


@functools.lru_cache(maxsize=65536)
def key(word: str) -> str:
    """The key of one phrase for table look-ups: NFC, then as :func:`fold`, single spaces."""
    return " ".join(fold(unicodedata.normalize("NFC", word)).split())


# Every letter of Vietnamese with marks to the letter without (`ệ` to `e`); `đ` is a letter of its own and stays.
_BARE = str.maketrans(
    {
        composed: unicodedata.normalize("NFD", composed)[0]
        for composed in map(chr, range(0xC0, 0x1EFA))
        if unicodedata.normalize("NFD", composed)[0] in "aeiouyAEIOUY" and len(unicodedata.normalize("NFD", composed)) > 1
    }
)


def without_marks(text: str) -> str:
    """The text (NFC) with every vowel bare of tones and marks; same length."""
    return text.translate(_BARE)
