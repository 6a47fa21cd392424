"""OpenDocument texts: read by way of LibreOffice, with a clear word where that is missing or the file cannot be read."""

import io
import subprocess
import zipfile

import pytest

from corpus.generator import docx
from corpus.generator.specs import papers
from pipeline.errors import BrokenFile, ConverterMissing, EncryptedFile, TooLarge
from pipeline.parsers import docx_package, office
from pipeline.parsers.base import choose, parse
from pipeline.parsers.docx import parse_docx

PAPER = next(paper for paper in papers() if paper.letterhead)
KIND = "application/vnd.oasis.opendocument.text"
CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">'
    "<office:body><office:text>{}</office:text></office:body></office:document-content>"
)
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">{}</manifest:file-entry>'
    "</manifest:manifest>"
)
needs_office = pytest.mark.skipif(office.soffice() is None, reason="needs LibreOffice (Debian: libreoffice-writer-nogui)")


def odt(*paragraphs, lock="", content=CONTENT):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), KIND)
        if content:
            archive.writestr("content.xml", content.format("".join(f"<text:p>{text}</text:p>" for text in paragraphs)))
        archive.writestr("META-INF/manifest.xml", MANIFEST.format(lock))
    return out.getvalue()


def test_the_bytes_choose_the_reader():
    assert choose(odt("Báo cáo")).name == "odt"


@needs_office
def test_paragraphs():
    document = parse(odt("Sở Nội vụ báo cáo", "trước ngày 15/4."))
    assert document.text == "Sở Nội vụ báo cáo\ntrước ngày 15/4."
    assert document.media_type == KIND


@needs_office
def test_a_paper_reads_as_its_docx(tmp_path):
    data = docx.render(PAPER)
    (tmp_path / "paper.docx").write_bytes(data)
    command = [office.soffice(), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "odt", "--outdir", str(tmp_path), str(tmp_path / "paper.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    found, native = parse((tmp_path / "paper.odt").read_bytes()), parse_docx(data)
    assert found.text.split() == native.text.split()
    assert len(found.tables) == len(native.tables)


def test_without_libreoffice_the_message_names_the_format(monkeypatch):
    monkeypatch.setattr(office, "soffice", lambda: None)
    with pytest.raises(ConverterMissing, match="odt"):
        parse(odt("Báo cáo"))


def test_a_locked_one_asks_for_its_password():
    with pytest.raises(EncryptedFile):
        parse(odt("x", lock="<manifest:encryption-data/>"))


def test_a_bomb_is_not_handed_on(monkeypatch):
    monkeypatch.setattr(docx_package, "MAX_PART", 10_000)
    with pytest.raises(TooLarge):
        parse(odt("a" * 20_000))


def test_one_without_content_is_broken():
    with pytest.raises(BrokenFile, match="no content"):
        parse(odt(content=""))
