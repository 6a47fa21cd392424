"""Automatic numbers as the page shows them."""

import pytest
from docx_files import docx, numbered, numbering, para, part

from pipeline.parsers.docx import parse_docx
from pipeline.parsers.docx_numbering import shown


def lines(*body, **links):
    return parse_docx(docx(*body, **links)).text.split("\n")


def test_levels_count_and_start_anew_below_a_higher_one():
    links = numbering(("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "\uf0b7"))
    body = [numbered(str(level), 1, level) for level in (0, 1, 2, 2, 1, 2, 3, 0, 1)]
    assert lines(*body, links=links) == ["I. 0", "1. 1", "a) 2", "b) 2", "2. 1", "a) 2", "- 3", "II. 0", "1. 1"]


def test_several_levels_in_one_marker():
    links = numbering(("decimal", "Điều %1."), ("decimal", "%1.%2."), ("decimal", "%1.%2.%3"))
    body = numbered("a", 1), numbered("b", 1, 1), numbered("c", 1, 2), numbered("d", 1, 1)
    assert lines(*body, links=links) == ["Điều 1. a", "1.1. b", "1.1.1 c", "1.2. d"]


def test_legal_numbers_are_decimal_throughout():
    levels = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    links = {"numbering.xml": ("numbering", part("numbering", levels))}
    assert lines(numbered("a", 1), numbered("b", 1, 1), links=links) == ["I. a", "1.1 b"]


def test_lists_of_one_definition_count_on_unless_they_start_anew():
    on = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    anew = f'<w:num w:numId="3"><w:abstractNumId w:val="0"/>{start}</w:num>'
    links = numbering(("decimal", "%1."), lists=on + anew)
    body = numbered("a", 1), numbered("b", 2), numbered("c", 3), numbered("d", 3)
    assert lines(*body, links=links) == ["1. a", "2. b", "5. c", "6. d"]


def test_a_list_may_redefine_a_level():
    own = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
        '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride></w:num>'
    )
    assert lines(numbered("a", 2), links=numbering(("decimal", "%1."), lists=own)) == ["c) a"]


def test_numbers_come_from_styles_and_can_be_turned_off():
    named = '<w:style w:type="paragraph" w:styleId="{}"><w:pPr><w:numPr>{}<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    style = named.format("Muc", "") + named.format("Con", '<w:ilvl w:val="1"/>')
    links = {**numbering(("decimal", "%1."), ("lowerLetter", "%2)")), "styles.xml": ("styles", part("styles", style))}
    body = (
        para("a", properties='<w:pStyle w:val="Muc"/>'),
        para("b", properties='<w:pStyle w:val="Con"/>'),
        para("c", properties='<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
        para("d", properties='<w:pStyle w:val="Muc"/>'),
    )
    assert lines(*body, links=links) == ["1. a", "a) b", "c", "2. d"]


def test_empty_numbered_paragraphs_count_and_signs_are_dashes():
    links = numbering(("decimal", "%1."), ("bullet", "o"), ("bullet", "+"))
    body = numbered("a", 1), numbered("", 1), numbered("c", 1), numbered("d", 1, 1), numbered("e", 1, 2)
    assert lines(*body, links=links) == ["1. a", "3. c", "- d", "+ e"]


def test_markers_belong_to_no_node():
    document = parse_docx(docx(numbered("Lập kế hoạch", 1), links=numbering(("decimal", "%1."))))
    assert document.text == "1. Lập kế hoạch"
    assert document.node_at(0) is None
    assert document.node_at(3) == ("word/document.xml#/w:document[1]/w:body[1]/w:p[1]/w:r[1]/w:t[1]", 0)


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [(3, "decimal", "3"), (28, "lowerLetter", "bb"), (4, "upperRoman", "IV"), (7, "decimalZero", "07"), (2, "chicken", "2")],
)
def test_number_forms(number, form, text):
    assert shown(number, form) == text


def test_markers_in_old_fonts():
    font = '<w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>'
    body = para("a", properties=f'<w:numPr><w:numId w:val="1"/></w:numPr>{font}')
    assert lines(body, links=numbering(("decimal", "§iÒu %1."))) == ["Điều 1. a"]


def test_unknown_lists_and_levels_draw_nothing_strange():
    assert lines(numbered("a", 9), numbered("b", 1, 7), links=numbering(("decimal", "%1."))) == ["a", "b"]
