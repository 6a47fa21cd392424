"""Documents of one run that change each other, through the whole line."""

import csv

from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import ExitCode

HEAD = """<html><body><table><tr><td><p>ỦY BAN NHÂN DÂN</p><p>TỈNH LÀO CAI</p><p>Số: {number}</p></td>
<td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Độc lập - Tự do - Hạnh phúc</p><p><i>Lào Cai, ngày {day}</i></p></td></tr></table>
<p><b>KẾ HOẠCH</b></p><p><b>{subject}</b></p><p>{body}</p></body></html>"""
PLAN = HEAD.format(
    number="12/KH-UBND",
    day="05 tháng 3 năm 2024",
    subject="Rà soát bến đò ngang",
    body="Giao Sở Giao thông vận tải rà soát các bến đò, báo cáo UBND tỉnh trước ngày 15/5/2024.",
)
CHANGE = HEAD.format(
    number="40/KH-UBND",
    day="02 tháng 5 năm 2024",
    subject="Gia hạn thời gian thực hiện Kế hoạch số 12/KH-UBND ngày 05/3/2024",
    body="Gia hạn thời gian thực hiện Kế hoạch số 12/KH-UBND ngày 05/3/2024 của UBND tỉnh đến hết ngày 30/6/2024.",
)


def run(folder, **pages):
    for name, page in pages.items():
        (folder / f"{name}.html").write_text(page, "utf-8")
    result = CliRunner().invoke(app, ["extract", str(folder), "--out", str(folder / "out"), "--workers", "0"])
    assert result.exit_code == ExitCode.OK
    return folder / "out" / "links.csv"


def test_what_extends_an_earlier_document_of_the_run_is_linked_to_it(tmp_path):
    table = run(tmp_path, a_change=CHANGE, b_plan=PLAN)
    head, *rows = csv.reader(table.read_text("utf-8-sig").splitlines())
    assert head[0] == "Quan hệ"
    assert [(row[0], row[1], row[3]) for row in rows] == [("được gia hạn", "12/KH-UBND", "40/KH-UBND")]
    assert rows[0][2].endswith("b_plan.html") and rows[0][4].endswith("a_change.html")


def test_without_the_earlier_one_there_is_nothing_to_link(tmp_path):
    assert not run(tmp_path, change=CHANGE).exists()
