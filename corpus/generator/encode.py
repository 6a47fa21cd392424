"""Vietnamese text in windows-1258, which has tone marks only as separate characters after their vowel."""

import unicodedata

TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def encode(text: str, encoding: str) -> bytes:
    """``text`` in ``encoding``; for windows-1258 the tone of a vowel it has no letter for is written after the vowel.

    Raises UnicodeEncodeError on a character that the encoding cannot write at all.
    """
    if encoding.lower() != "windows-1258":
        return text.encode(encoding)
    return b"".join(_letter(character) for character in text)


def _letter(character: str) -> bytes:
    try:
        return character.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", character)
        tone = "".join(part for part in parts if part in TONES)
        vowel = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        return (vowel + tone).encode("cp1258")
