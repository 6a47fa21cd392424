"""A decision that issues a plan (attached): after 01/07/2025, two levels of local government, merged departments."""

from corpus.generator.tree import (
    Column,
    Facts,
    Letterhead,
    Paper,
    Signature,
    Table,
    dash,
    due,
    duty,
    heading,
    item,
    para,
    row,
)

TABLE = Table(
    columns=(
        Column(title="STT", role="number", share=0.9),
        Column(title="Nội dung công việc", role="action", share=4.6),
        Column(title="Đơn vị chủ trì", role="lead", share=2.6),
        Column(title="Đơn vị phối hợp", role="support", share=2.6),
        Column(title="Thời hạn", role="time", share=2.1),
    ),
    rows=(
        row(
            "1",
            "Kiểm kê tài liệu lưu trữ của các đơn vị hành chính cấp huyện trước sắp xếp",
            "Sở Nội vụ",
            "UBND các xã, phường, đặc khu",
            "Trước ngày 30/9/2025",
            due=due("2025-09-30", "before"),
        ),
        row(
            "2",
            "Vận chuyển tài liệu về Trung tâm Lưu trữ lịch sử tỉnh",
            "Trung tâm Lưu trữ lịch sử tỉnh",
            "Sở Nội vụ; Công an tỉnh",
            "Quý IV/2025",
            due=due("2025-Q4", "in"),
        ),
        row(
            "3",
            "Xây dựng phần mềm quản lý hồ sơ lưu trữ dùng chung ba cấp độ phân quyền",
            "Sở Khoa học và Công nghệ",
            "Sở Nội vụ",
            "Tháng 3/2026",
            due=due("2026-03", "in"),
        ),
        row("4", "Bảo quản an toàn tài liệu chưa bàn giao", "UBND các xã, phường, đặc khu", "", "Thường xuyên"),
    ),
)

PAPER = Paper(
    id="qd-lam-dong-luu-tru-2025",
    facts=(
        Facts(
            doc_type="Quyết định",
            number="612/QĐ-UBND",
            issue_date="2025-08-12",
            issuing_body=["Ủy ban nhân dân tỉnh Lâm Đồng", "Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng"],
            place="Lâm Đồng",
            subject="Ban hành Kế hoạch chỉnh lý, số hóa tài liệu lưu trữ sau sắp xếp đơn vị hành chính",
        ),
    ),
    letterhead=Letterhead(issuer=("ỦY BAN NHÂN DÂN", "TỈNH LÂM ĐỒNG"), number="612/QĐ-UBND", place="Lâm Đồng"),
    title=("QUYẾT ĐỊNH", "Ban hành Kế hoạch chỉnh lý, số hóa tài liệu lưu trữ", "sau sắp xếp đơn vị hành chính"),
    body=(
        para("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", style="title"),
        para("Căn cứ {X:Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025};", style="basis"),
        para("Căn cứ {X:Luật Lưu trữ ngày 21 tháng 6 năm 2024};", style="basis"),
        para("Xét đề nghị của Giám đốc Sở Nội vụ tại {X:Tờ trình số 233/TTr-SNV ngày 05 tháng 8 năm 2025}.", style="basis"),
        para("QUYẾT ĐỊNH:", style="title"),
        item(
            "Điều 1.",
            "Ban hành kèm theo Quyết định này Kế hoạch chỉnh lý, số hóa tài liệu lưu trữ sau sắp xếp đơn vị hành chính "
            "trên địa bàn tỉnh.",
        ),
        item("Điều 2.", "Quyết định này có hiệu lực kể từ ngày ký."),
        item(
            "Điều 3.",
            "{L:Chánh Văn phòng UBND tỉnh}, {L:Giám đốc các sở}, {L:Thủ trưởng các ban, ngành}, {L:Chủ tịch UBND các xã, "
            "phường, đặc khu} và {L:các cơ quan, đơn vị có liên quan} {A:chịu trách nhiệm thi hành Quyết định này}./.",
            duties=duty(kind="execution"),
        ),
    ),
    signature=Signature(
        capacity=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        name="Đinh Quang Tuyến",
        position="Phó Chủ tịch",
        authority="KT.",
        recipients=("Bộ Nội vụ (b/c)", "TT Tỉnh ủy, TT HĐND tỉnh", "Như Điều 3", "Lưu: VT, NC"),
    ),
    attachment=(
        para("KẾ HOẠCH", style="title"),
        para("Chỉnh lý, số hóa tài liệu lưu trữ sau sắp xếp đơn vị hành chính", style="title"),
        para("(Ban hành kèm theo Quyết định số 612/QĐ-UBND ngày 12 tháng 8 năm 2025 của Chủ tịch UBND tỉnh)", style="center"),
        heading(
            "I.",
            "MỤC TIÊU",
            para(
                "Đến hết năm 2026, 100% tài liệu của các đơn vị hành chính cấp huyện trước sắp xếp được chỉnh lý, 60% được "
                "số hóa."
            ),
        ),
        heading(
            "II.",
            "NHIỆM VỤ",
            para("Phân công thực hiện các nhiệm vụ theo bảng sau:", TABLE),
        ),
        heading(
            "III.",
            "TỔ CHỨC THỰC HIỆN",
            item(
                "1.",
                "{L0:Sở Nội vụ}",
                item(
                    "a)",
                    "{A:Ban hành {D:văn bản hướng dẫn nghiệp vụ chỉnh lý}} {T:trong thời hạn 10 ngày làm việc kể từ ngày "
                    "ban hành Kế hoạch này}.",
                    duties=duty(
                        due("P10WD", "within", anchor="issue_date", latest="2025-08-26"),
                        note="12/08/2025 is a Tuesday; ten working days without a holiday.",
                    ),
                ),
                item(
                    "b)",
                    "Chủ trì, phối hợp với {S:Sở Tài chính} {A:thẩm định dự toán kinh phí của các đơn vị, trình {R:UBND "
                    "tỉnh}} {T:trước ngày 15/10/2025}.",
                    duties=duty(due("2025-10-15", "before")),
                ),
                item(
                    "c)",
                    "{A:Tổng hợp tiến độ, báo cáo {R:Chủ tịch UBND tỉnh}} {T:trước ngày 10 của tháng đầu quý sau}.",
                    duties=duty(due("P3M", "before", rrule="FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10")),
                ),
            ),
            item(
                "2.",
                "{L:Sở Tài chính} {A:tham mưu bố trí kinh phí; hướng dẫn, kiểm tra việc sử dụng kinh phí}.",
            ),
            item(
                "3.",
                "{L0:UBND các xã, phường, đặc khu}:",
                dash("{A:Bố trí kho bảo quản tạm thời bảo đảm phòng cháy, chống ẩm, chống mối mọt}."),
                dash(
                    "{A:Lập {D:danh mục hồ sơ, tài liệu} đang quản lý, gửi {R:Sở Nội vụ}} {T:chậm nhất ngày 05/9/2025}.",
                    duties=duty(due("2025-09-05", "by")),
                ),
                dash("{A:Cử công chức tham gia lớp tập huấn do Sở Nội vụ tổ chức}."),
            ),
            item(
                "4.",
                "{L:Sở Nội vụ}, {L:Tài chính=Sở Tài chính}, {L:Khoa học và Công nghệ=Sở Khoa học và Công nghệ} {A:cử cán "
                "bộ tham gia Tổ giúp việc} {T:trước ngày 20/8/2025}./.",
                duties=duty(due("2025-08-20", "before")),
            ),
        ),
    ),
)
