"""The text that a Word document shows: runs, breaks, tracked changes, fields, text boxes, notes, heads and feet."""

import pytest
from docx_files import cell, docx, para, part, row, run, table

from pipeline.errors import NoText
from pipeline.model.text import BlockKind, Column
from pipeline.parsers.docx import parse_docx

ORDER = "Giao Sở Nội vụ rà soát, báo cáo kết quả trước ngày 15/4/2021."
BOX = "<w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing>"


def text_of(*body: str, **parts) -> str:
    return parse_docx(docx(*body, **parts)).text


def test_runs_make_one_line_and_spaces_collapse():
    assert text_of(para("Giao  Sở ", run("Nội", "<w:b/>"), " vụ "), para(), para("báo cáo.")) == "Giao Sở Nội vụ\nbáo cáo."


def test_tabs_and_special_characters():
    inner = (
        "<w:r><w:t>Số:</w:t><w:tab/><w:t>05</w:t><w:noBreakHyphen/><w:t>KH/TU</w:t></w:r><w:r><w:softHyphen/><w:t> a</w:t></w:r>"
    )
    assert text_of(para(inner)) == "Số: 05-KH/TU a"


def test_line_breaks_part_lines_that_begin_anew():
    assert text_of(para("<w:r><w:t>Các đơn vị:</w:t><w:br/><w:t>- Sở Nội vụ;</w:t><w:br/><w:t>- Sở Y tế.</w:t></w:r>")) == (
        "Các đơn vị:\n- Sở Nội vụ;\n- Sở Y tế."
    )


def test_tracked_changes_give_the_final_text():
    body = para(
        "Giao ",
        f"<w:del>{run('x').replace('w:t', 'w:delText')}</w:del>",
        f"<w:ins>{run('Sở Y tế')}</w:ins>",
        f"<w:moveFrom>{run('cũ')}</w:moveFrom>",
        f"<w:moveTo>{run(' mới')}</w:moveTo>",
    )
    assert text_of(body) == "Giao Sở Y tế mới"


def test_a_deleted_paragraph_mark_joins_its_paragraph_to_the_next():
    assert text_of(para("Giao Sở ", properties="<w:rPr><w:del/></w:rPr>"), para("Y tế.")) == "Giao Sở Y tế."


def test_deleted_table_rows_are_gone():
    rows = row("STT", "Nhiệm vụ"), row("1", "Lập kế hoạch", properties="<w:del/>"), row("2", "Rà soát")
    assert text_of(table(*rows)) == "STT\nNhiệm vụ\n2\nRà soát"


def test_a_deleted_cell_is_gone():
    document = parse_docx(docx(table(row("a", cell("b", properties='<w:cellDel w:id="3"/>'), "c"), row("1", "2"))))
    assert document.text.split() == ["a", "c", "1", "2"]
    assert [(one.rows, one.columns) for one in document.tables] == [(2, 2)]


def test_a_nested_table_is_read_in_its_cell():
    inner = table(row("trong a", "trong b"))
    document = parse_docx(docx(table(row("1", cell("Trước", inner, "sau"), "3"), row("4", "5", "6"))))
    assert document.text.split("\n") == ["1", "Trước", "trong a", "trong b", "sau", "3", "4", "5", "6"]
    assert [(one.rows, one.columns) for one in document.tables] == [(2, 3)]


def test_moved_text_stands_where_it_was_moved_to():
    moved = para("<w:moveFrom>" + run("Câu chuyển. ") + "</w:moveFrom>", run("Đầu."))
    to = para(run("Sau. "), "<w:moveTo>" + run("Câu chuyển.") + "</w:moveTo>")
    assert parse_docx(docx(moved, to)).text == "Đầu.\nSau. Câu chuyển."


def test_fields_show_their_results():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE \\@ "d"</w:instrText><w:t>MÃ</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>15</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = f'<w:fldSimple w:instr="AUTHOR">{run("tháng 4")}</w:fldSimple>'
    assert text_of(para("ngày ", field, " ", simple)) == "ngày 15 tháng 4"


def test_links_content_controls_and_smart_tags_are_read_through():
    inner = (
        f"<w:hyperlink>{run('Nghị định')}</w:hyperlink>",
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{run(' số')}</w:sdtContent></w:sdt>",
        f"<w:smartTag><w:smartTag>{run(' 30')}</w:smartTag></w:smartTag>",
    )
    block = f"<w:sdt><w:sdtContent>{para('Điều 1.')}</w:sdtContent></w:sdt>"
    assert text_of(para(*inner), block) == "Nghị định số 30\nĐiều 1."


def test_hidden_text_is_left_out_and_capitals_are_shown():
    body = para(run("ẩn", "<w:vanish/>"), run("kế hoạch ", "<w:caps/>"), run("năm", '<w:caps w:val="0"/>'))
    assert text_of(body) == "KẾ HOẠCH năm"


def test_capitals_bold_and_alignment_come_from_styles_too():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Goc"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Ten"><w:basedOn w:val="Goc"/><w:rPr><w:caps/></w:rPr></w:style>'
    )
    links = {"styles.xml": ("styles", part("styles", styles))}
    document = parse_docx(docx(para("Kế hoạch", properties='<w:pStyle w:val="Ten"/>'), para(ORDER), links=links))
    first, second = document.blocks
    assert document.slice(first.span) == "KẾ HOẠCH"
    assert (first.kind, first.bold, first.centered) == (BlockKind.HEADING, True, True)
    assert (second.kind, second.bold, second.centered) == (BlockKind.PARAGRAPH, False, False)


def test_symbols_of_symbol_fonts():
    square, at_least = '<w:sym w:font="Wingdings" w:char="F0A7"/>', '<w:sym w:font="Symbol" w:char="F0B3"/>'
    assert text_of(para(f"<w:r>{square}<w:t> báo cáo</w:t>{at_least}<w:t>5</w:t></w:r>")) == "- báo cáo≥5"


def test_raised_numbers_are_powers_or_note_marks():
    raised = '<w:vertAlign w:val="superscript"/>'
    assert text_of(para("rộng 50 m", run("2", raised), ", theo Báo cáo", run("1", raised), ".")) == "rộng 50 m², theo Báo cáo."


def test_a_text_box_is_read_once_and_after_its_paragraph():
    box = BOX.format(para("HỎA TỐC"))
    fallback = f"<w:pict><v:textbox><w:txbxContent>{para('HỎA TỐC')}</w:txbxContent></v:textbox></w:pict>"
    choice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    assert text_of(para("Kính gửi", f"<w:r>{choice}</w:r>", ": Sở Y tế"), para(ORDER)) == f"Kính gửi: Sở Y tế\nHỎA TỐC\n{ORDER}"


def test_old_text_boxes_without_alternatives():
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{para('DỰ THẢO')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    assert text_of(para(f"<w:r>{old}</w:r>"), para(ORDER)) == f"DỰ THẢO\n{ORDER}"


def test_formulas_are_text():
    assert text_of(para("Mức chi: ", "<m:oMath><m:r><m:t>x + 1</m:t></m:r></m:oMath>")) == "Mức chi: x + 1"


def test_embedded_objects_are_ignored():
    assert text_of(para("Trước", "<w:r><w:object><w:t>OLE</w:t></w:object></w:r>", " sau")) == "Trước sau"


def test_notes_stand_at_the_end_with_their_numbers():
    notes = f'<w:footnote w:type="separator" w:id="-1">{para("---")}</w:footnote>' + "".join(
        f'<w:footnote w:id="{at}">{para(f"Chú thích {at}.")}</w:footnote>' for at in (1, 2)
    )
    links = {"footnotes.xml": ("footnotes", part("footnotes", notes))}
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = para("Theo báo cáo", reference.format(2), " và kế hoạch", reference.format(1), "."), para(ORDER)
    assert text_of(*body, links=links) == f"Theo báo cáo và kế hoạch.\n{ORDER}\n[1] Chú thích 2.\n[2] Chú thích 1."


def test_heads_and_feet_are_artifacts():
    links = {
        "header1.xml": ("header", part("hdr", para("7"))),
        "footer1.xml": ("footer", part("ftr", para("Lưu hành nội bộ"))),
    }
    document = parse_docx(docx(para(ORDER), links=links))
    assert document.text == ORDER
    assert [(one.kind, one.text, one.box) for one in document.artifacts] == [
        ("running_head", "Lưu hành nội bộ", None),
        ("page_number", "7", None),
    ]


LETTERHEAD = table(
    row(
        cell(para("ỦY BAN NHÂN DÂN"), para("TỈNH HÒA AN"), para("-------"), para("Số: 05/CT-UBND")),
        cell(
            para("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            para("Độc lập - Tự do - Hạnh phúc"),
            para("Hòa An, ngày 02 tháng 3 năm 2021"),
        ),
    ),
    ruled=False,
)


def test_a_letterhead_table_comes_out_as_two_columns():
    document = parse_docx(docx(LETTERHEAD, para(ORDER)))
    columns = {document.slice(block.span): block.column for block in document.blocks}
    assert columns["TỈNH HÒA AN"] is Column.LEFT
    assert columns["Số: 05/CT-UBND"] is Column.LEFT
    assert columns["Hòa An, ngày 02 tháng 3 năm 2021"] is Column.RIGHT
    assert columns[ORDER] is Column.FULL
    assert document.tables == ()
    assert "-------" not in document.text


def test_a_letterhead_in_the_first_page_s_head_is_read_with_the_body():
    document = parse_docx(docx(para(ORDER), links={"header1.xml": ("header", part("hdr", LETTERHEAD))}))
    assert document.text.startswith("ỦY BAN NHÂN DÂN\nTỈNH HÒA AN")
    assert document.artifacts == ()


def test_a_task_table_with_merged_cells():
    head = row("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian", properties="<w:tblHeader/>")
    restart, merged = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        row("I", cell("Tổ chức bộ máy", properties='<w:gridSpan w:val="3"/>')),
        row("1", "Lập kế hoạch", cell("Sở Nội vụ", properties=restart), "Quý I"),
        row("2", cell(para("Rà soát biên chế"), para("Gửi kết quả")), cell(properties=merged), "Quý II"),
    )
    document = parse_docx(docx(para("Phân công:"), table(head, *rows)))
    (found,) = document.tables
    cells = {(one.row, one.column): one for one in found.cells}
    assert (found.rows, found.columns, found.header_rows, found.ruled) == (4, 4, 1, True)
    assert (cells[1, 1].column_span, document.slice(cells[1, 1].span)) == (3, "Tổ chức bộ máy")
    assert (cells[2, 2].row_span, document.slice(cells[2, 2].span)) == (2, "Sở Nội vụ")
    assert document.slice(cells[3, 1].span) == "Rà soát biên chế\nGửi kết quả"
    assert (3, 2) not in cells


def test_rows_and_cells_in_content_controls():
    inner = f"<w:sdt><w:sdtContent>{row('STT', 'Nhiệm vụ')}</w:sdtContent></w:sdt>"
    held = f"<w:tr><w:sdt><w:sdtContent>{cell('1')}</w:sdtContent></w:sdt>{cell('Rà soát')}</w:tr>"
    document = parse_docx(docx(table(inner, held)))
    assert document.text == "STT\nNhiệm vụ\n1\nRà soát"


def test_a_title_set_in_two_paragraphs_is_one_line():
    centered = '<w:jc w:val="center"/>'
    body = para("Về việc tăng cường công tác", properties=centered), para("phòng, chống cháy rừng", properties=centered)
    assert text_of(*body) == "Về việc tăng cường công tác phòng, chống cháy rừng"


def test_old_fonts_are_decoded_run_by_run():
    tcvn3 = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    capitals = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
    vni = '<w:rFonts w:ascii="VNI-Times"/>'
    body = para(run("kÕ ho¹ch ", capitals), run("n­íc s¹ch ", tcvn3), run("cuûa tænh", vni), run(" Hòa An"))
    assert text_of(body) == "KẾ HOẠCH nước sạch của tỉnh Hòa An"


def test_an_accent_in_the_next_run_goes_to_its_letter():
    font = '<w:rFonts w:ascii="VNI-Times"/>'
    assert text_of(para(run("Quye", font), run("át ñònh", font + "<w:b/>"))) == "Quyết định"


def test_letters_that_came_as_soft_hyphens():
    inner = '<w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>n</w:t><w:softHyphen/><w:t>íc</w:t></w:r>'
    assert text_of(para(inner)) == "nước"


def test_no_text_is_an_error():
    with pytest.raises(NoText):
        parse_docx(docx(para()))


def test_the_same_bytes_give_the_same_document():
    data = docx(LETTERHEAD, para(ORDER))
    assert parse_docx(data) == parse_docx(data)
