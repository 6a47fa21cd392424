"""Packages that are broken, hostile, locked, or of the strict variant."""

import io
import zipfile

import pytest
from docx_files import W, docx, para

from pipeline.errors import BrokenFile, EncryptedFile, NoText, TooLarge
from pipeline.parsers import docx_package
from pipeline.parsers.base import choose, parse
from pipeline.parsers.docx import parse_docx

GOOD = docx(para("Giao Sở Nội vụ báo cáo trước ngày 15/4/2021."))


def test_the_bytes_choose_the_reader():
    assert choose(GOOD).name == "docx"
    document = parse(GOOD)
    assert document.media_type.endswith("wordprocessingml.document")
    assert document.text == "Giao Sở Nội vụ báo cáo trước ngày 15/4/2021."


@pytest.mark.parametrize("cut", [200, len(GOOD) // 2, len(GOOD) - 10])
def test_cut_files_are_broken(cut):
    with pytest.raises(BrokenFile):
        parse_docx(GOOD[:cut])


def test_broken_xml_is_told_by_its_part():
    with pytest.raises(BrokenFile, match=r"document\.xml"):
        parse_docx(docx(raw={"word/document.xml": "<w:document"}))


def test_a_package_without_a_document_has_no_text():
    with pytest.raises(NoText):
        parse_docx(docx(raw={"word/document.xml": f'<w:document xmlns:w="{W}"/>'}))


def test_entities_are_refused():
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    xml = f'{bomb}<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
    with pytest.raises(BrokenFile, match="document type"):
        parse_docx(docx(raw={"word/document.xml": xml}))


def test_files_outside_are_never_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("mật khẩu")
    outside = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    xml = f'{outside}<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&x; Giao Sở</w:t></w:r></w:p></w:body></w:document>'
    with pytest.raises(BrokenFile):
        parse_docx(docx(raw={"word/document.xml": xml}))


def test_external_parts_and_paths_upwards_lead_nowhere():
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/styles" Target="http://127.0.0.1:9/styles.xml" TargetMode="External"/>'
        '<Relationship Id="b" Type="x/numbering" Target="../../../../etc/passwd"/></Relationships>'
    )
    assert parse_docx(docx(para("Giao Sở Y tế"), raw={"word/_rels/document.xml.rels": links})).text == "Giao Sở Y tế"


def test_a_part_that_unpacks_beyond_the_limit_is_stopped(monkeypatch):
    monkeypatch.setattr(docx_package, "MAX_PART", 10_000)
    with pytest.raises(TooLarge):
        parse_docx(docx(para("a" * 20_000)))


def test_a_package_locked_entry_by_entry():
    data = bytearray(GOOD)
    at = data.index(b"PK\x01\x02")
    while at >= 0:  # the flag in each entry of the central directory
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    with pytest.raises(EncryptedFile):
        parse_docx(bytes(data))


def test_a_package_locked_with_a_password():
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0\0" + bytes(512)
    with pytest.raises(EncryptedFile):
        parse(locked)


def test_the_strict_variant_reads_the_same():
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(out, "w") as strict:
        for name in source.namelist():
            data = source.read(name)
            data = data.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            strict.writestr(name, data)
    assert parse_docx(out.getvalue()).text == parse_docx(GOOD).text


def test_deep_nesting_ends():
    body = "<w:sdt><w:sdtContent>" * 500 + para("tận cùng") + "</w:sdtContent></w:sdt>" * 500
    assert parse_docx(docx(para("Giao Sở Y tế"), body)).text.startswith("Giao Sở Y tế")
