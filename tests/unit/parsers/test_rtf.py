"""RTF: characters in any coding, tables, notes, lists, and what is left out."""

import pytest

from corpus.generator import docx, rtf
from corpus.generator.specs import papers
from pipeline.errors import BrokenFile, NoText
from pipeline.parsers.base import choose, parse
from pipeline.parsers.docx import parse_docx
from pipeline.parsers.word import parse_rtf

PAPERS = [paper for paper in papers() if paper.letterhead]
FONTS = r"{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset0 .VnTime;}{\f2\fcharset0 .VnTimeH;}{\f3\fcharset163 VNI-Times;}"
FONTS += r"{\f4\fcharset2 Symbol;}{\f5\fcharset163 Arial{\*\falt Helvetica};}{\f6\fcharset204 Courier;}}"


def text_of(body: str, head: str = r"\rtf1\ansi\ansicpg1252\deff0") -> str:
    return parse_rtf(f"{{{head}{FONTS}{body}}}".encode("latin-1")).text


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.id)
@pytest.mark.parametrize("family", [None, "tcvn3", "vni"])
def test_papers_read_as_their_docx(paper, family):
    ours, theirs = parse_rtf(rtf.render(paper, family)), parse_docx(docx.render(paper, automatic=False))
    assert ours.text == theirs.text
    assert [(block.kind, block.column, block.bold) for block in ours.blocks] == [
        (block.kind, block.column, block.bold) for block in theirs.blocks
    ]
    shapes = [[(table.rows, table.columns, table.header_rows) for table in document.tables] for document in (ours, theirs)]
    assert shapes[0] == shapes[1]


def test_the_bytes_choose_the_reader():
    data = rtf.render(PAPERS[0])
    assert choose(data).name == "rtf"
    assert parse(data).media_type == "application/rtf"


def test_unicode_characters_with_their_stand_ins():
    assert text_of(r"S\u7903? N\u7897\'3fi v\u7909 ? \uc2 b\u225aao c\u225bbo \uc0\u273 xong") == "Sở Nội vụ báo cáo đxong"


def test_characters_beyond_the_first_plane():
    assert text_of(r"a\u-10179?\u-8704?b") == "a\U0001f600b"


def test_code_pages_of_fonts():
    assert text_of(r"{\f5 \'d0\'f4\'ec thi\'ec \'fd} {\f6 \'cf\'f0}") == "Đố thí ư Пр"


def test_old_fonts_keep_their_codes_whatever_character_set_they_claim():
    assert (
        text_of(r"{\f1 n\'adíc} {\f2 k\'d5 ho\'b9ch} {\f3 Quye\'e1t \'f1\'f2nh}".replace("í", r"\'ed"))
        == "nước KẾ HOẠCH Quyết định"
    )


def test_symbols_and_special_characters():
    body = r"x {\f4 \'b3} 5 \ldblquote a\rdblquote\~b\_c\endash d\tab e\line - g"
    assert text_of(body) == "x ≥ 5 “a” b-c–d e\n- g"


def test_what_is_not_shown_is_left_out():
    body = (
        r"{\info{\title T\u7903?}}{\*\generator X;}{\pict\wmetafile8 0102}{\object{\*\objdata 0102}{\result OLE}}"
        r"a{\v hidden}{\deleted gone}{\revised b}{\upr{ansi}{\*\ud{\u7903?}}}{\bin4 xx}c"
    )
    assert text_of(body.replace(r"{\bin4 xx}", r"\bin4 }}}}")) == "abởc"


def test_unicode_halves_inside_skipped_groups_stay_skipped():
    assert text_of(r"{\info{\upr{\title A}{\*\ud{\title B}}}}c") == "c"


def test_fields_show_their_results():
    assert text_of(r"ng\'e0y {\field{\*\fldinst DATE}{\fldrslt 15}} th\'e1ng 4") == "ngày 15 tháng 4"


def test_text_boxes_notes_heads_and_feet():
    body = (
        r"{\header Trang\par}{\footer\pard 2\par}"
        r"a{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard box\par}}{\shprslt no}} b{\footnote\pard note\par}\par c\par"
    )
    document = parse_rtf(f"{{\\rtf1{FONTS}{body}}}".encode("latin-1"))
    assert document.text == "a b\nbox\nc\n[1] note"
    assert {(one.kind, one.text) for one in document.artifacts} == {("running_head", "Trang"), ("page_number", "2")}


def test_list_markers_stand_apart_from_the_text():
    body = (
        r"\pard{\listtext\pard\plain 1.\tab}\ls1\b Ti\'eau \'f0\'f2\b0\par{\pntext\f4\'b7\tab}m\u7897?t\par"
        r"{\listtext\'d0i\u7873?u 2.\tab}hai\par{\listtext\f1 \'a7i\'d2u 3.\tab}ba\par"
    )
    document = parse_rtf(f"{{\\rtf1\\ansicpg1252{FONTS}{body}}}".encode("latin-1"))
    assert [document.slice(block.span) for block in document.blocks] == ["1. Tiêu đò", "- một", "Điều 2. hai", "Điều 3. ba"]
    assert document.blocks[0].bold
    assert document.node_at(0) is None


def test_paragraph_properties_end_with_their_group_and_styles_fill_in():
    body = r"{\stylesheet{\s0 Normal;}{\s7\qc Title;}}\pard\s7 a\par{\pard\qr b\par}\pard c\par{\pard\qc x}\par"
    document = parse_rtf(f"{{\\rtf1{FONTS}{body}}}".encode("latin-1"))
    assert [block.centered for block in document.blocks] == [True, False, False, False]


def test_merged_cells_and_wide_cells():
    rows = (
        r"\trowd\trhdr\clbrdrt\brdrs\cellx1000\cellx4000\cellx8000\pard\intbl STT\cell Nhi\u7879?m v\u7909?\cell "
        r"C\u417? quan\cell\row"
        r"\trowd\cellx1000\cellx4000\clvmgf\cellx8000\pard\intbl 1\cell L\u7853?p\cell S\u7903?\cell\row"
        r"\trowd\cellx1010\cellx4000\clvmrg\cellx8000\pard\intbl 2\cell So\'e1t\cell\cell\row"
        r"\trowd\cellx1000\cellx8000\pard\intbl II\cell Chung\cell\row\pard h\u7871?t\par"
    )
    document = parse_rtf(f"{{\\rtf1{FONTS}{rows}}}".encode("latin-1"))
    (table,) = document.tables
    cells = {(cell.row, cell.column): (document.slice(cell.span), cell.row_span, cell.column_span) for cell in table.cells}
    assert (table.rows, table.columns, table.header_rows, table.ruled) == (4, 3, 1, True)
    assert cells[1, 2] == ("Sở", 2, 1)
    assert cells[3, 1] == ("Chung", 1, 2)
    assert document.text.endswith("\nhết")


@pytest.mark.parametrize("data", [b"{\\rtf1}", b"{\\rtf1\\ansi \\par\\par}"])
def test_files_without_words(data):
    with pytest.raises(NoText):
        parse_rtf(data)


def test_what_is_cut_or_nested_too_deeply():
    assert text_of(r"\trowd\cellx1000\pard\intbl a\cell b") == "a\nb"
    with pytest.raises(BrokenFile):
        parse_rtf(b"{\\rtf1" + b"{" * 5000)
    with pytest.raises(BrokenFile):
        parse_rtf(b"words")


def test_a_file_that_ends_in_the_middle_says_so():
    whole = rtf.render(PAPERS[0])
    assert not parse(whole).is_cut_off
    cut = parse(whole[: len(whole) * 2 // 3])
    assert cut.is_cut_off
    assert cut.text and parse(whole).text.startswith(cut.text[: len(cut.text) // 2])


def test_bytes_that_nothing_follows_are_read():
    assert parse_rtf(rb"{\rtf1\ansi B\'e1o c\'e1o").text == "Báo cáo"


def test_a_text_of_many_pieces_is_one_run_of_its_face():
    pieces = r"a\u7845?b\'e1 " * 20_000
    document = parse_rtf((r"{\rtf1\ansi " + pieces + r"\par}").encode("ascii"))
    assert document.text == ("aấbá " * 20_000).strip()
    assert len(document.blocks) == 1


def test_cells_beyond_those_that_their_row_defines_are_kept():
    document = parse_rtf(rb"{\rtf1 \trowd\cellx900\cellx1800\intbl a\cell b\cell c\cell\row \pard d\par}")
    assert document.text.split() == ["a", "b", "c", "d"]


def test_a_row_of_very_many_cells_ends():
    row = rb"\trowd" + b"".join(rb"\cellx%d" % (at * 100) for at in range(1, 20_000)) + rb"\intbl a\cell " * 300 + rb"\row"
    document = parse_rtf(rb"{\rtf1 " + row + rb" b\par}")
    assert document.text.split() == ["a"] * 300 + ["b"]
