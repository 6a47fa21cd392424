"""A commune's plan (2026, two levels of local government): a table by months, numberless deadlines, commune bodies."""

from corpus.generator.tree import (
    ABOVE,
    Column,
    Facts,
    Letterhead,
    Paper,
    Signature,
    Table,
    dash,
    due,
    duty,
    group,
    heading,
    item,
    para,
    row,
)

TABLE = Table(
    columns=(
        Column(title="TT", role="number", share=0.8),
        Column(title="Nội dung nhiệm vụ", role="action", share=4.8),
        Column(title="Chủ trì", role="lead", share=2.5),
        Column(title="Phối hợp", role="support", share=2.5),
        Column(title="Hoàn thành", role="time", share=1.8),
        Column(title="Kết quả", role="product", share=2.0),
    ),
    rows=(
        group("A", "Xây dựng hạ tầng"),
        row(
            "1",
            "Bê tông hóa 2,4 km đường trục xóm Làng Cả - Đồng Đình",
            "Phòng Kinh tế",
            "Ban công tác Mặt trận các xóm",
            "31/8/2026",
            "Biên bản nghiệm thu",
            due=due("2026-08-31", "by"),
        ),
        row("2", "Sửa chữa nhà văn hóa xóm Na Long", ABOVE, "Xóm Na Long", "Quý II", "nt", due=due("2026-Q2", "in")),
        row(
            "3",
            "Lắp đặt 60 bóng đèn chiếu sáng năng lượng mặt trời, trong đó huy động xã hội hóa ít nhất 40% kinh phí; niêm "
            "yết công khai danh sách tổ chức, cá nhân ủng hộ tại nhà văn hóa xóm",
            "Đoàn Thanh niên xã",
            "Hội Cựu chiến binh xã; các xóm",
            "Trước ngày 19/5/2026",
            "60 bóng đèn",
            due=due("2026-05-19", "before"),
        ),
        group("B", "Môi trường, cảnh quan"),
        row(
            "4",
            "Tổ chức ra quân vệ sinh đường làng, ngõ xóm",
            "Hội Liên hiệp Phụ nữ xã",
            "Các đoàn thể; các xóm",
            "Ngày 15 hằng tháng",
            "",
            due=due("XXXX-XX-15", "on", rrule="FREQ=MONTHLY;BYMONTHDAY=15"),
        ),
        row(
            "5",
            "Vận động hộ chăn nuôi ký cam kết xử lý chất thải, báo cáo {R:UBND xã}",
            "Hội Nông dân xã",
            "Phòng Kinh tế",
            "Cuối quý I/2026",
            "Bản cam kết",
            due=due("2026-Q1", "in"),
        ),
    ),
)

PAPER = Paper(
    id="kh-xa-thai-nguyen-nong-thon-moi-2026",
    facts=(
        Facts(
            doc_type="Kế hoạch",
            number="15/KH-UBND",
            issue_date="2026-01-20",
            issuing_body="Ủy ban nhân dân xã Bình Thành",
            place="Bình Thành",
            subject="Xây dựng nông thôn mới năm 2026",
        ),
    ),
    letterhead=Letterhead(issuer=("ỦY BAN NHÂN DÂN", "XÃ BÌNH THÀNH"), number="15/KH-UBND", place="Bình Thành"),
    title=("KẾ HOẠCH", "Xây dựng nông thôn mới năm 2026"),
    body=(
        para(
            "Thực hiện {X:Nghị quyết số 08/NQ-HĐND ngày 26/12/2025 của Hội đồng nhân dân xã} về nhiệm vụ phát triển kinh "
            "tế - xã hội năm 2026, UBND xã ban hành Kế hoạch xây dựng nông thôn mới năm 2026 như sau:"
        ),
        heading("I.", "MỤC TIÊU", para("Phấn đấu đến hết năm 2026 có thêm 02 xóm đạt chuẩn xóm nông thôn mới kiểu mẫu.")),
        heading("II.", "NHIỆM VỤ TRỌNG TÂM", para("Phân công thực hiện như sau:", TABLE)),
        heading(
            "III.",
            "TRÁCH NHIỆM THỰC HIỆN",
            item(
                "1.",
                "{L0:Phòng Kinh tế xã}:",
                dash(
                    "{A:Tham mưu {R:UBND xã} ban hành {D:quyết định phân bổ vốn} cho từng công trình} {T:trước ngày 28/02}.",
                    duties=duty(due("2026-02-28", "before")),
                ),
                dash("{A:Theo dõi, hướng dẫn các xóm lập hồ sơ công nhận xóm kiểu mẫu}."),
            ),
            item(
                "2.",
                "{L:Trung tâm Phục vụ hành chính công xã} {A:đăng tải tiến độ thực hiện lên Trang thông tin điện tử của xã}.",
            ),
            item(
                "3.",
                "{L:Trưởng các xóm} {A:họp dân bàn bạc, thống nhất mức đóng góp, gửi {D:biên bản họp} về {R:UBND xã}} "
                "{T:trong vòng 20 ngày kể từ ngày ban hành Kế hoạch}.",
                duties=duty(
                    due("P20D", "within", anchor="issue_date", latest="2026-02-09"),
                    note="20/01/2026 and twenty days: Monday 09/02/2026.",
                ),
            ),
            item(
                "4.",
                "Đề nghị {L:Ủy ban MTTQ Việt Nam xã} và {L:các đoàn thể} {A:giám sát việc huy động, sử dụng nguồn đóng góp "
                "của Nhân dân}.",
            ),
            item(
                "5.",
                "{L:Các bộ phận, các xóm} {A:báo cáo kết quả thực hiện về {R:UBND xã} (qua {R:Phòng Kinh tế xã})} {T:trước "
                "ngày 20/6} và {T:trước ngày 05/12/2026}./.",
                duties=duty(due("2026-06-20", "before"), due("2026-12-05", "before")),
            ),
        ),
    ),
    signature=Signature(
        capacity=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        name="Ma Đình Tuân",
        position="Chủ tịch",
        authority="TM.",
        recipients=("UBND tỉnh Thái Nguyên (b/c)", "TT Đảng ủy, HĐND xã (b/c)", "Các phòng, đơn vị; các xóm", "Lưu: VT"),
    ),
)
