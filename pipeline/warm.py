"""Importing this module loads the stages and their tables, by reading a small page.

Worker processes are forked from a template that has done so once, which spares each of them seconds. Nothing else
imports it.
"""

import gc
import os
from contextlib import suppress

from pipeline.extraction import extract_or_report, warm_up

PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Chỉ thị</title></head><body>
<p>ỦY BAN NHÂN DÂN TỈNH MẪU</p><p>Số: 01/CT-UBND</p><p>Mẫu, ngày 05 tháng 01 năm 2024</p><p>CHỈ THỊ</p>
<p>1. Sở Tài chính chủ trì, phối hợp với Sở Nội vụ lập kế hoạch, gửi Ủy ban nhân dân tỉnh trước ngày 15/02/2024.</p>
<p>2. Giám đốc Sở Nội vụ Nguyễn Văn An báo cáo định kỳ trước ngày 20 hằng tháng; hoàn thành trong đầu quý II năm 2024, chậm nhất
sau 05 ngày làm việc kể từ ngày nhận được văn bản này.</p>
<p>TM. ỦY BAN NHÂN DÂN</p><p>CHỦ TỊCH</p></body></html>"""

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")  # the workers share the processors among them, and a process is best forked from one thread
with suppress(Exception):  # what is broken is told with the document that meets it; the template must live
    warm_up()
    extract_or_report(PAGE.encode())
# What is loaded now lives as long as the process: kept out of the collector's sight, its memory stays shared after forks.
gc.collect()
gc.freeze()
