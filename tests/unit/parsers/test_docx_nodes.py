"""From every character of the text to its node in the file, and back."""

import io
import re
import unicodedata
import zipfile

from docx_files import cell, docx, numbered, numbering, para, row, run, table
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.model.text import Document
from pipeline.parsers.docx import parse_docx
from pipeline.parsers.docx_flow import Nodes
from pipeline.parsers.traced import Glyph, cleaned, glyphs_of, origins_of, text_of

FONT = '<w:rFonts w:ascii="VNI-Times"/>'
WORDS = st.lists(
    st.text(alphabet="aàâấ\u0301\u0300\u00a0 \t\u200b\u00adĐđ1.,-ộ", min_size=0, max_size=12), min_size=1, max_size=6
)


def node_texts(data: bytes) -> dict[str, str]:
    """The text of each node of the document's part by path, found without the reader's help."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        tree = etree.fromstring(archive.read("word/document.xml")).getroottree()
    nodes = Nodes()
    nodes.enter("word/document.xml", tree.getroot())
    return {f"word/document.xml#{place}": element.text or "" for element, place in nodes.counts.items()}


def check(document: Document, texts: dict[str, str]) -> int:
    """Every character with a node reads as that node's characters do; returns how many have one."""
    count = 0
    for run_ in document.nodes:
        source, shown = texts[run_.path][run_.start : run_.end], document.slice(run_.span)
        if run_.end - run_.start == run_.span.end - run_.span.start:
            assert [a == b or (a.isspace() and b == " ") for a, b in zip(source, shown, strict=True)].count(False) == 0
            for at in range(run_.span.start, run_.span.end):
                path, offset = document.node_at(at)
                assert document.position_of(path, offset) == at
        else:
            assert unicodedata.normalize("NFC", source) == shown or shown == " "
        count += run_.span.end - run_.span.start
    return count


def test_every_typed_character_has_its_node():
    data = docx(
        para("ỦY BAN ", run("NHÂN DÂN", "<w:b/>")),
        numbered("Lập kế\u00a0hoạch;", 1),
        table(row("STT", "Nhiệm vụ"), row("1", cell(para("Rà soát"), para("Báo ", "cáo")))),
        links=numbering(("decimal", "%1.")),
    )
    document = parse_docx(data)
    covered = check(document, node_texts(data))
    generated = len("1. ") + document.text.count("\n")
    assert covered == len(document.text) - generated


def test_node_paths_are_xpaths_of_the_part():
    data = docx(para("Một"), table(row("hai", "ba")))
    document = parse_docx(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    for node in document.nodes:
        part, _, path = node.path.partition("#")
        (element,) = root.xpath(path, namespaces={"w": root.nsmap["w"]})
        assert part == "word/document.xml"
        assert element.text[node.start : node.end] == document.slice(node.span)


def test_letters_of_two_codes_stand_for_both():
    document = parse_docx(docx(para(run("Quyeát ñònh", FONT))))
    assert document.text == "Quyết định"
    path = document.nodes[0].path
    assert document.node_at(3) == (path, 3)
    assert document.position_of(path, 3) == document.position_of(path, 4) == 3
    assert document.node_at(len("Quyết định") - 1) == (path, len("Quyeát ñònh") - 1)


def test_what_is_left_out_has_no_position():
    document = parse_docx(docx(para("a  b")))
    path = document.nodes[0].path
    assert [document.position_of(path, at) for at in range(4)] == [0, 1, None, 2]
    assert document.position_of("word/document.xml#/nowhere", 0) is None


@settings(max_examples=200, deadline=None)
@given(WORDS)
def test_cleaning_keeps_the_place_of_each_character(words):
    assume(not re.search("[\u0300\u0301][\u200b\u00ad]*[\u0300\u0301]", unicodedata.normalize("NFD", "".join(words))))
    glyphs: list[Glyph] = []
    for number, word in enumerate(words):
        glyphs += glyphs_of(word, number)
    tidy = cleaned(glyphs)
    text = text_of(tidy)
    assert text == " ".join(text.split())
    for origin in origins_of(tidy):
        source = words[origin.node][origin.start : origin.end]
        shown = text[origin.at : origin.at + origin.length]
        if origin.length == origin.end - origin.start:
            bare = zip(source, (unicodedata.normalize("NFD", letter)[0] for letter in shown), strict=True)
            assert all(unicodedata.normalize("NFD", a)[0] == b or (a.isspace() and b == " ") for a, b in bare)
