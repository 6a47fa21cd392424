"""Small pages that the tests of the HTML room share, in own words."""


def row(*cells: str) -> str:
    """A table row; a cell may begin with attributes and a bar (``colspan=2|text``)."""
    parts = [cell.rpartition("|") for cell in cells]
    return "<tr>" + "".join(f"<td {attributes}>{text}</td>" for attributes, _, text in parts) + "</tr>"


LETTERHEAD_ROWS = row(
    "<p align=center><b>ỦY BAN NHÂN DÂN<br>TỈNH HÒA AN<br>-------</b></p>",
    "<p align=center><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br>---------------</b></p>",
) + row("<p align=center>Số: 05/CT-UBND</p>", "<p align=center><i>Hòa An, ngày 02 tháng 3 năm 2021</i></p>")
SIGNATURE_ROWS = row(
    "<p><b><i>Nơi nhận:<br></i></b>- Như trên;<br>- VPUB: các Phó Văn phòng,<br>các phòng chuyên môn;<br>- Lưu: VT.</p>",
    "<p align=center><b>KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH</b><br><br><i>(Đã ký)</i><br><br><b>Trần Văn Bình</b></p>",
)
LETTERHEAD = f"<table border=0>{LETTERHEAD_ROWS}</table>"
SIGNATURE = f"<table border=0>{SIGNATURE_ROWS}</table>"
ORDER = (
    "<p>Giao Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan rà soát, báo cáo kết quả trước ngày 15 tháng 4 năm 2021.</p>"
)
TASK_TABLE = (
    "<table border=1>"
    + row("rowspan=2|STT", "colspan=2|Nhiệm vụ", "rowspan=2|Thời gian hoàn thành")
    + row("Tên", "Cơ quan chủ trì")
    + row("1", "Lập kế hoạch", "rowspan=2|Sở Nội vụ", "Quý I")
    + row("2", "<p>Rà soát biên chế</p><p>Gửi kết quả</p>", "")
    + "</table>"
)


def page(body: str, head: str = "") -> bytes:
    return f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()
