"""The binary Word format, on samples that LibreOffice wrote from our own papers (see make_word_files)."""

import random
import struct
from pathlib import Path

import pytest

from corpus.generator import docx, rtf
from corpus.generator.specs import papers
from pipeline.errors import BrokenFile, ConverterMissing, EncryptedFile, PipelineError
from pipeline.model.text import Column, Document
from pipeline.parsers import office, word
from pipeline.parsers.base import choose, parse
from pipeline.parsers.doc import doc_parts
from pipeline.parsers.doc_file import TooOld, open_doc
from pipeline.parsers.docx import parse_docx
from pipeline.parsers.rtf import rtf_parts
from pipeline.parsers.word import parse_doc, parse_rtf

MAGIC = b"\xec\xa5"
FILES = Path(__file__).parent / "word_files"
PAPERS = {paper.id: paper for paper in papers()}
LETTER, TABLES = PAPERS["cv-hoa-binh-tai-san-cong-2021"], PAPERS["kh-so-y-te-hue-sot-xuat-huyet-2025"]


def sample(name: str) -> bytes:
    return (FILES / f"{name}.doc").read_bytes()


def shape(document: Document) -> list[object]:
    """Lines with their place and look, and the grids of tables."""
    lines = [(document.slice(block.span), block.kind, block.column, block.bold, block.centered) for block in document.blocks]
    return [lines, [(table.rows, table.columns, table.header_rows, table.ruled, len(table.cells)) for table in document.tables]]


def test_the_bytes_choose_the_reader():
    assert choose(sample("letter")).name == "doc"
    assert parse(sample("letter")).media_type == "application/msword"


@pytest.mark.parametrize(("name", "paper"), [("letter", LETTER), ("tables", TABLES)])
def test_a_doc_reads_as_the_docx_that_it_was_made_from(name, paper):
    assert shape(parse_doc(sample(name))) == shape(parse_docx(docx.render(paper, automatic=False)))


@pytest.mark.parametrize("family", ["tcvn3", "vni"])
def test_a_doc_in_old_fonts_reads_as_the_unicode_paper(family):
    assert parse_doc(sample(family)).text == parse_docx(docx.render(LETTER, automatic=False)).text


def test_every_feature():
    document = parse_doc(sample("features"))
    assert document.text.split("\n") == [
        "KẾ HOẠCH",
        "Kết quả của năm 2021 mới.",
        "Điều 1. Phạm vi",
        "Điều 2. Trách nhiệm",
        "1. Sở Nội vụ:",
        "a) rà soát;",
        "b) báo cáo.",
        *("STT", "Nhiệm vụ", "Cơ quan chủ trì"),
        *("1", "Lập kế hoạch", "Sở Nội vụ", "2", "Rà soát", "3", "Các nhiệm vụ khác"),
        "Nơi nhận:",
        "- Như trên;",
        "[1] Theo số liệu năm trước.",
    ]
    assert [(one.kind, one.text) for one in document.artifacts] == [("running_head", "Lưu hành nội bộ")]
    (table,) = document.tables
    cells = {(cell.row, cell.column): (cell.row_span, cell.column_span) for cell in table.cells}
    assert cells[1, 2] == (2, 1)
    assert cells[3, 1] == (1, 2)
    assert (document.blocks[0].bold, document.blocks[0].centered) == (True, True)


def test_letterhead_and_signature_are_columns():
    document = parse_doc(sample("letter"))
    columns = {document.slice(block.span): block.column for block in document.blocks}
    assert columns["ỦY BAN NHÂN DÂN TỈNH HÒA BÌNH"] is Column.LEFT
    assert columns["Độc lập - Tự do - Hạnh phúc"] is Column.RIGHT
    assert columns["Bùi Xuân Thắng"] is Column.RIGHT


def test_characters_know_their_nodes():
    document = parse_doc(sample("letter"))
    at = document.text.index("Tổng rà soát")
    path, offset = document.node_at(at)
    assert path.startswith("converted/doc#/w:document[1]/w:body[1]/")
    assert document.position_of(path, offset) == at


def changed(data: bytes, at: int, value: bytes) -> bytes:
    """``data`` with some bytes of its WordDocument stream, which begins where its magic number stands, replaced."""
    start = data.index(MAGIC)
    return data[: start + at] + value + data[start + at + len(value) :]


def test_locked_files_are_told():
    flags = struct.unpack_from("<H", sample("letter"), sample("letter").index(MAGIC) + 10)[0]
    with pytest.raises(EncryptedFile):
        parse_doc(changed(sample("letter"), 10, struct.pack("<H", flags | 0x0100)))


def test_other_compound_files_are_no_documents():
    with pytest.raises(BrokenFile):
        open_doc(changed(sample("letter"), 0, b"\0\0"))


def test_old_versions_and_damaged_files_need_a_converter(monkeypatch):
    monkeypatch.setattr(office, "soffice", lambda: None)
    monkeypatch.setattr(word, "soffice", lambda: None)
    with pytest.raises(TooOld):
        open_doc(changed(sample("letter"), 2, struct.pack("<H", 0x65)))
    with pytest.raises(ConverterMissing, match="doc"):
        parse_doc(changed(sample("letter"), 2, struct.pack("<H", 0x65)))
    with pytest.raises(BrokenFile):
        parse_doc(sample("letter")[:3000])


@pytest.mark.skipif(office.soffice() is None, reason="needs LibreOffice (Debian: libreoffice-writer-nogui)")
def test_libreoffice_reads_what_is_not_read_here(monkeypatch):
    def too_old(data):
        raise TooOld("doc: Word 95 or older")

    direct = parse_doc(sample("tables"))
    monkeypatch.setattr(word, "doc_parts", too_old)
    converted = parse_doc(sample("tables"))
    assert shape(converted) == shape(direct)
    assert (converted.sha256, converted.media_type) == (direct.sha256, direct.media_type)


@pytest.mark.skipif(office.soffice() is None, reason="needs LibreOffice (Debian: libreoffice-writer-nogui)")
def test_what_libreoffice_cannot_read_is_broken():
    with pytest.raises(BrokenFile):
        office.to_docx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000), "doc")


SOUND = {"doc": sample("features"), "rtf": rtf.render(TABLES, "tcvn3"), "docx": docx.render(TABLES)}


@pytest.mark.parametrize("kind", sorted(SOUND))
@pytest.mark.parametrize("seed", range(12))
def test_damaged_files_end_in_an_answer(kind, seed, monkeypatch):
    monkeypatch.setattr(word, "soffice", lambda: None)
    monkeypatch.setattr(office, "soffice", lambda: None)
    source = random.Random(seed)
    data = bytearray(SOUND[kind])
    for _ in range(source.randrange(1, 60)):
        at = source.randrange(8, len(data))
        data[at : at + source.choice((1, 1, 2, 4))] = source.randbytes(source.choice((1, 1, 2, 4)))
    if source.random() < 0.3:
        del data[source.randrange(len(data) // 2, len(data)) :]
    try:
        document = parse(bytes(data))
    except PipelineError:
        return
    assert document.text.strip()


def test_parts_are_made_of_the_elements_that_the_reader_knows():
    for parts in (doc_parts(sample("features")), rtf_parts(rtf.render(LETTER))):
        assert parts.main.find("{*}body") is not None
        assert parse_rtf(rtf.render(LETTER)).text
