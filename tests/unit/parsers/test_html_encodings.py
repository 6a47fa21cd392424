import unicodedata

import pytest

from pipeline.parsers.encodings import clean, collapse, declared_encodings, decode, fold

WORDS = "Ủy ban nhân dân tỉnh yêu cầu Sở Tài chính thực hiện nghiêm túc"


def to_windows_1258(text: str) -> bytes:
    """Letters with their vowel mark, tones as combining characters, as Vietnamese Windows writes them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    spread = ""
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", char)
        tone = "".join(mark for mark in parts[1:] if mark in tones)
        letter = unicodedata.normalize("NFC", parts[0] + "".join(mark for mark in parts[1:] if mark not in tones))
        spread += letter + tone
    return spread.encode("cp1258")


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        unicodedata.normalize("NFD", WORDS).encode(),
        b"\xef\xbb\xbf" + WORDS.encode(),
        WORDS.encode("utf-16"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        to_windows_1258(WORDS),
    ],
    ids=["utf-8", "nfd", "bom", "utf-16", "utf-16-be", "windows-1258"],
)
def test_decode_gives_composed_characters(data: bytes) -> None:
    assert decode(data) == WORDS


def test_utf16_without_mark_is_known_by_its_zero_bytes() -> None:
    assert decode(f"<html><body><p>{WORDS}</p></body></html>".encode("utf-16-le")) == f"<html><body><p>{WORDS}</p></body></html>"


def test_wrong_declaration_does_not_spoil_utf8() -> None:
    assert WORDS in decode(f'<meta charset="windows-1252"><p>{WORDS}</p>'.encode())


def test_declared_windows_1258() -> None:
    assert WORDS in decode(b'<meta http-equiv=Content-Type content="text/html; charset=windows-1258">' + to_windows_1258(WORDS))


def test_a_cut_character_does_not_make_utf8_something_else() -> None:
    assert decode((WORDS * 20).encode() + "ệ".encode()[:2]).startswith(WORDS)


def test_undecodable_bytes_never_raise() -> None:
    assert "abc" in decode(b"abc \xd2\xd2\xff\xfe\x81")


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b'<meta charset="utf-8">', ("utf-8",)),
        (b"<meta content='text/html; charset=ISO-8859-1'>", ("cp1252",)),
        (b'<?xml version="1.0" encoding="windows-1258"?>', ("cp1258",)),
        (b'<meta charset="no-such-thing">', ()),
        (b'<meta charset="utf-16">', ()),
    ],
)
def test_declared_encodings(data: bytes, names: tuple[str, ...]) -> None:
    assert declared_encodings(data) == names


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Sở\u200b Tài\u00ad chính\ufeff", "Sở Tài chính"),
        ("Ðà Nẵng, Ðiều 5", "Đà Nẵng, Điều 5"),
        ("quy\u0300", "quỳ"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_collapse_and_fold() -> None:
    assert collapse(" a\u00a0\u00a0b\n\tc ") == "a b c"
    assert fold("Đơn vị  CHỦ TRÌ") == "don vi chu tri"
