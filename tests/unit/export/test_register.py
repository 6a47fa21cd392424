"""The register as rows, CSV and workbook."""

import csv
import io
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest

from pipeline.export.register import COLUMNS, describe_directive, due_day, register_rows
from pipeline.export.tables import to_csv, to_xlsx


def read_csv(rows):
    return list(csv.DictReader(io.StringIO(to_csv(rows))))


def read_sheet(rows):
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(rows))).active


def with_action(extraction, action):
    return replace(extraction, tasks=(replace(extraction.tasks[0], action=action),))


def test_a_row_holds_what_a_clerk_looks_for(extraction):
    (row,) = read_csv(register_rows(extraction))
    assert row == {
        "TT": "1",
        "Nhiệm vụ": "lập báo cáo",
        "Cơ quan chủ trì": "Sở Tài chính",
        "Cơ quan phối hợp": "",
        "Thời hạn": "gửi: trước ngày 15/02/2024",
        "Hạn xử lý": "2024-02-15",
        "Sản phẩm": "báo cáo",
        "Văn bản giao": "Kế hoạch số 12/KH-UBND ngày 05/01/2024 của Ủy ban nhân dân tỉnh Mẫu",
        "Báo cáo về": "Sở Nội vụ",
        "Mục": "Điều 2 > khoản 3",
        "Trang": "1",
        "Độ tin cậy": "0.91",
        "Ghi chú": "cơ quan chủ trì suy từ đề mục; năm suy từ ngày ban hành",
        "Tệp": "thư mục/kế hoạch.pdf",
    }


def test_execution_and_restatements_are_marked(extraction, task):
    copy = replace(task, id="t2", kind="execution", duplicate_of="t1", flags=("not in the table",), deadlines=())
    rows = register_rows(replace(extraction, tasks=(task, copy)))
    assert rows[1].notes == "điều khoản thi hành; nêu lại nhiệm vụ ở Điều 2 > khoản 3; not in the table"


@pytest.mark.parametrize(
    ("latest", "due"),
    [
        ((), None),
        ((None,), None),
        (("2024-02-15",), date(2024, 2, 15)),
        (("2024-06-30", "2024-02-15"), date(2024, 2, 15)),
        (("2024-02-15T17:00",), datetime(2024, 2, 15, 17)),
        (("soon",), None),
    ],
)
def test_due_is_the_first_day_on_which_something_is_due(task, latest, due):
    deadline = task.deadlines[0]
    assert due_day(replace(task, deadlines=tuple(replace(deadline, latest=day) for day in latest))) == due


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Kế hoạch số 12/KH-UBND ngày 05/01/2024 của Ủy ban nhân dân tỉnh Mẫu"),
        ({"doc_type": None, "issue_date": None}, "Văn bản số 12/KH-UBND của Ủy ban nhân dân tỉnh Mẫu"),
        ({"number": None, "issuing_body": None}, "Kế hoạch ngày 05/01/2024"),
    ],
)
def test_a_directive_is_described_by_what_is_known(directive, fields, words):
    assert describe_directive(replace(directive, **fields)) == words


@pytest.mark.parametrize("action", ["=1+1", "+84", "-2", "@SUM(A1)", "\tx", "https://example.org/x", "15"])
def test_no_cell_becomes_a_formula_a_link_or_a_number(extraction, action):
    rows = register_rows(with_action(extraction, action))
    sheet = read_sheet(rows)
    cell = sheet["B2"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", action, None)
    assert not read_csv(rows)[0]["Nhiệm vụ"].startswith(("=", "+", "-", "@", "\t"))


def test_the_workbook_has_real_dates_a_frozen_head_and_a_filter(extraction):
    sheet = read_sheet(register_rows(extraction))
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    due = sheet.cell(2, COLUMNS.index("Hạn xử lý") + 1)
    assert due.is_date
    assert due.value == datetime(2024, 2, 15)
    assert due.number_format == "dd/mm/yyyy"
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:N2"
    assert sheet.column_dimensions["B"].width > 50
    assert sheet["A2"].value == 1
    assert sheet["D2"].value is None


def test_a_clock_time_is_kept_in_the_workbook(extraction, task):
    deadline = replace(task.deadlines[0], latest="2024-02-15T17:00")
    sheet = read_sheet(register_rows(replace(extraction, tasks=(replace(task, deadlines=(deadline,)),))))
    assert sheet["F2"].value == datetime(2024, 2, 15, 17)
    assert sheet["F2"].number_format == "dd/mm/yyyy hh:mm"


def test_what_excel_cannot_hold_is_written_as_it_can(extraction, task):
    deadline = replace(task.deadlines[0], latest="1890-02-15")
    sheet = read_sheet(register_rows(replace(extraction, tasks=(replace(task, deadlines=(deadline,), action="a" * 40_000),))))
    assert sheet["F2"].value == "1890-02-15"
    assert len(sheet["B2"].value) == 32_767


def test_half_a_surrogate_pair_and_control_characters_do_no_harm(extraction):
    assert read_sheet(register_rows(with_action(extraction, "a\ud800b")))["B2"].value == "a?b"
    assert read_sheet(register_rows(with_action(extraction, "a\x00b")))["B2"].value.startswith("a")


def test_the_same_rows_give_the_same_workbook(extraction):
    rows = register_rows(extraction)
    assert to_xlsx(rows) == to_xlsx(rows)


def test_no_tasks_give_a_table_with_its_head_only():
    assert to_csv([]).splitlines() == [",".join(COLUMNS)]
    assert read_sheet([]).max_row == 1
