from dataclasses import dataclass

import pytest

from pipeline.errors import BrokenFile, FileEmpty, NoText, TooLarge, UnknownFormat
from pipeline.model.text import Document
from pipeline.parsers.base import HtmlParser, PdfParser, choose, parse
from pipeline.parsers.signatures import looks_like

SENTENCE = "<p>Giao Sở Nội vụ báo cáo kết quả rà soát trước ngày 15/4.</p>"


@dataclass(frozen=True)
class Stub:
    """A parser that is as sure as it is told, and fails as it is told."""

    name: str
    sureness: float
    problem: Exception | None = None

    def score(self, data: bytes) -> float:
        return self.sureness

    def parse(self, data: bytes) -> Document:
        if self.problem:
            raise self.problem
        return Document(id=self.name, sha256="", media_type="", text="")


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf\n", b"\x00\x00", "\u00a0\n".encode()])
def test_nothing_but_white_space_is_an_empty_file(data: bytes) -> None:
    with pytest.raises(FileEmpty):
        parse(data)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"PK\x03\x04....xl/workbook.xml", "xlsx"),
        (b"PK\x03\x04....readme.md", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "ole"),
        (b"GIF89a....", "gif"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html><p>x</p></html>", "mhtml"),
        (b'<?xml version="1.0"?><rss><item><p>a</p><p>b</p></item></rss>', "xml"),
        ("Giao Sở Nội vụ báo cáo trước ngày 15/4.".encode(), "plain text"),
        ("Nếu a < b và b > c thì báo cáo.".encode(), "plain text"),
        (b"\x01\x02\x03\x04\x00\x00\x05" * 40, "binary data"),
    ],
)
def test_other_formats_are_named(data: bytes, name: str) -> None:
    assert looks_like(data) == name
    with pytest.raises(UnknownFormat) as caught:
        parse(data)
    assert caught.value.detail == name


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"PK\x03\x04....word/document.xml", "docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + b"\0\0", "doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0\0", "locked"),
        (b"{\\rtf1\\ansi Giao S\\u7903?}", "rtf"),
    ],
)
def test_word_files_are_known_by_their_bytes(data: bytes, name: str) -> None:
    assert looks_like(data) == choose(data).name == name


@pytest.mark.parametrize(
    ("data", "score"),
    [
        (b"<!DOCTYPE html><html></html>", 1.0),
        (b"\xef\xbb\xbf\r\n<HTML><body>", 1.0),
        ("\ufeff<html><body>".encode("utf-16-le"), 1.0),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', 0.9),
        (b"<!-- saved from url=(0014)about:internet --><html>", 0.9),
        (SENTENCE.encode(), 0.5),
        (b"%PDF-1.7 <html><p></p>", 0.9),
        (b"plain words with a <b>tag</b>", 0.0),
    ],
)
def test_html_score(data: bytes, score: float) -> None:
    assert HtmlParser().score(data) == score


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.4\n...", "pdf"),
        (b"\n\n%PDF-1.7 with <html> inside", "pdf"),
        (b"<html><p>%PDF-1.4 is a header</p></html>", "html"),
        (SENTENCE.encode(), "html"),
    ],
)
def test_the_bytes_choose_the_parser(data: bytes, name: str) -> None:
    assert choose(data, (PdfParser(), HtmlParser())).name == name


def test_highest_score_wins_and_the_first_of_equals() -> None:
    low, high, same = Stub("low", 0.4), Stub("high", 0.8), Stub("same", 0.8)
    assert choose(b"x", (low, high, same)) is high


def test_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(TooLarge) as caught:
        parse(b"x" * 11, max_bytes=10, parsers=(Stub("any", 1.0, ValueError()),))
    assert "10" in caught.value.detail


def test_a_parser_s_own_errors_pass() -> None:
    with pytest.raises(NoText):
        parse(b"x", parsers=(Stub("any", 1.0, NoText("any")),))


def test_foreign_exceptions_become_broken_files_without_the_text() -> None:
    with pytest.raises(BrokenFile) as caught:
        parse(b"x", parsers=(Stub("any", 1.0, ValueError("secret words of the document")),))
    assert caught.value.detail == "any: ValueError"


def test_memory_errors_are_left_to_the_worker() -> None:
    with pytest.raises(MemoryError):
        parse(b"x", parsers=(Stub("any", 1.0, MemoryError()),))


def test_html_goes_through() -> None:
    document = parse(SENTENCE.encode())
    assert document.media_type == "text/html"
    assert document.text == "Giao Sở Nội vụ báo cáo kết quả rà soát trước ngày 15/4."
