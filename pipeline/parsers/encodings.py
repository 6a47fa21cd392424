"""From bytes to characters: which encoding a page is in, and the clean form of its text.

Order of the encodings: byte order mark, UTF-8, the charset the page declares, windows-1258 (Vietnamese), windows-1252.
windows-1258 writes tone marks as combining characters, so that its text is only usable after NFC.
"""

import codecs
import functools
import re
import unicodedata

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARATION_WINDOW = 4096  # HTML asks for the declaration in the first 1024 bytes; Word writes styles before it
# IANA character sets (RFC 1456) and the names that Mozilla gave them: no codec of Python's.
OLD_CHARSETS = {"viscii": "VISCII", "csviscii": "VISCII", "x-viet-vps": "VPS", "vps": "VPS"}
CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE)
LABELS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}  # WHATWG Encoding, 4.2
MAX_BROKEN_SHARE = 0.001  # a UTF-8 page may hold a few cut characters and still be UTF-8

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\uffff\u034f\u180e]")
LOOKALIKES = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ"})  # eth typed for the Vietnamese letter
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes) -> str:
    """The characters of an HTML page, NFC-normalised, without NUL and other control characters. Never fails."""
    return unicodedata.normalize("NFC", characters_of(data)[0])


def characters_of(data: bytes) -> tuple[str, str]:
    """The characters of an HTML page as they are coded, without control characters, and the name of the encoding."""
    text, encoding = _characters(data)
    return CONTROLS.sub("", text), encoding


@functools.cache
def latin_reading() -> dict[int, int]:
    """Characters that only windows-1258 has, and what their byte is in windows-1252: for pages that declared the wrong one."""
    found = {}
    for code in range(0x80, 0x100):
        vietnamese, latin = (bytes([code]).decode(encoding, "ignore") for encoding in ("cp1258", "cp1252"))
        if vietnamese and latin and vietnamese != latin:
            found[ord(vietnamese)] = ord(latin)
    return found


def clean(text: str) -> str:
    """``text`` in NFC without soft hyphens, zero-width characters and direction marks, and with Đ for its look-alikes."""
    return unicodedata.normalize("NFC", INVISIBLE.sub("", text).translate(LOOKALIKES))


def collapse(text: str) -> str:
    """``text`` with every run of white space (no-break spaces too) as one space and none at the ends."""
    return " ".join(text.split())


@functools.lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """``text`` for comparison: lower case, no tone marks or hooks (đ becomes d), white space collapsed."""
    return " ".join(map(_folded_word, text.split()))


@functools.lru_cache(maxsize=8192)
def _folded_word(word: str) -> str:
    if word.isascii():
        return word.lower()
    bare = "".join(char for char in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(char))
    return bare.replace("đ", "d")


def _characters(data: bytes) -> tuple[str, str]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, "replace"), wide
    for encoding in ("utf-8", *declared_encodings(data), "cp1258"):
        try:
            return data.decode(encoding), encoding
        except (UnicodeDecodeError, LookupError):
            if encoding == "utf-8" and _nearly_utf8(data):
                return data.decode("utf-8", "replace"), "utf-8"
    return data.decode("cp1252", "replace"), "cp1252"


def declared_encodings(data: bytes) -> tuple[str, ...]:
    """The Python names of the encodings declared near the head of ``data``, in order of appearance; unknown ones left out."""
    names = []
    for match in CHARSET.finditer(data[:DECLARATION_WINDOW]):
        label = match[1].decode("ascii").lower()
        try:
            name = codecs.lookup(LABELS.get(label, label)).name
        except LookupError:
            continue
        if name not in names and not name.startswith(("utf-16", "utf-32", "utf-7")):
            names.append(name)
    return tuple(names)


def declared_old_charset(data: bytes) -> str | None:
    """The Vietnamese encoding older than Unicode and not known here that the page ``data`` declares, if it is no UTF-8."""
    labels = (match[1].decode("ascii").lower() for match in CHARSET.finditer(data[:DECLARATION_WINDOW]))
    family = next((OLD_CHARSETS[label] for label in labels if label in OLD_CHARSETS), None)
    return None if family is None or _nearly_utf8(data) else family


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of markup is NUL."""
    head = data[:512]
    if head[1::2].count(0) * 4 > len(head) and head[::2].count(0) == 0:
        return "utf-16-le"
    if head[::2].count(0) * 4 > len(head) and head[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _nearly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond_ascii = sum(1 for char in text if char > "\x7f")
    return broken * 20 <= beyond_ascii and broken <= max(3, len(text) * MAX_BROKEN_SHARE)
