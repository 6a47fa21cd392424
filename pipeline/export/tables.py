"""The register as CSV and as an Excel workbook."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from pipeline.export.register import COLUMNS, Row

# What a spreadsheet program takes for the start of a formula in a CSV file.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
CELL_CHARACTERS = 32_767  # Excel's own limits
FIRST_EXCEL_YEAR = 1900
SHEET = "Nhiệm vụ"
DAY_FORMAT, TIME_FORMAT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
WIDTHS = (5, 70, 32, 28, 26, 16, 24, 38, 26, 22, 7, 9, 26, 26)
WRAPPED = {"Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm", "Văn bản giao", "Báo cáo về", "Ghi chú"}


def to_csv(rows: Sequence[Row]) -> str:
    """The register as CSV text: ISO days, and ``'`` before cells that a spreadsheet program would take for a formula.

    Written to a file it wants the encoding ``utf-8-sig``, or Excel garbles the Vietnamese.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for number, row in enumerate(rows, 1):
        writer.writerow([_csv_cell(cell) for cell in row.cells(number)])
    return out.getvalue()


def _csv_cell(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
    return "" if cell is None else str(cell)


def to_xlsx(rows: Sequence[Row]) -> bytes:
    """The register as a workbook: real dates, frozen and filtered head row, and no cell that becomes a formula or a link.

    The same rows give the same bytes, so the workbook carries no time of its own.
    """
    import pandas as pd

    table = pd.DataFrame([row.cells(number) for number, row in enumerate(rows, 1)], columns=list(COLUMNS), dtype=object)
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    out = io.BytesIO()
    with pd.ExcelWriter(out, engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
        writer.book.set_properties({"created": datetime(2000, 1, 1)})
        sheet = writer.book.add_worksheet(SHEET)
        _write_sheet(writer.book, sheet, table)
    return out.getvalue()


def _write_sheet(book: Any, sheet: Any, table: Any) -> None:
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#DDEBF7"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    plain = book.add_format({"valign": "top"})
    day = book.add_format({"valign": "top", "num_format": DAY_FORMAT})
    time = book.add_format({"valign": "top", "num_format": TIME_FORMAT})
    for column, (name, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, head)
        style = wrapped if name in WRAPPED else plain
        for row, cell in enumerate(table[name], 1):
            _write_cell(sheet, (row, column), cell, {datetime: time, date: day}.get(type(cell), style))
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, len(table)), len(COLUMNS) - 1)


def _write_cell(sheet: Any, place: tuple[int, int], cell: Any, style: Any) -> None:
    if isinstance(cell, date) and cell.year >= FIRST_EXCEL_YEAR:
        sheet.write_datetime(*place, cell, style)
    elif isinstance(cell, int | float):
        sheet.write_number(*place, cell, style)
    elif cell:
        text = str(cell).encode("utf-8", "replace").decode()  # a workbook cannot hold half a surrogate pair
        sheet.write_string(*place, text[:CELL_CHARACTERS], style)
