"""A telegram (công điện, hỏa tốc): standing and immediate duties, few dates."""

from corpus.generator.tree import Facts, Letterhead, Paper, Signature, due, duty, item, para

PAPER = Paper(
    id="cd-ha-tinh-bao-so-9-2025",
    facts=(
        Facts(
            doc_type="Công điện",
            number="14/CĐ-UBND",
            issue_date="2025-09-23",
            issuing_body=["Ủy ban nhân dân tỉnh Hà Tĩnh", "Chủ tịch Ủy ban nhân dân tỉnh Hà Tĩnh"],
            place="Hà Tĩnh",
            subject="Về việc chủ động ứng phó với bão số 9 và mưa lớn",
            urgency="HỎA TỐC",
        ),
    ),
    letterhead=Letterhead(issuer=("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH"), number="14/CĐ-UBND", place="Hà Tĩnh", stamp="HỎA TỐC"),
    title=("CÔNG ĐIỆN", "Về việc chủ động ứng phó với bão số 9 và mưa lớn"),
    body=(
        para("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH điện:", style="title"),
        para("- Giám đốc các sở, Thủ trưởng các ban, ngành cấp tỉnh;", style="body"),
        para("- Chủ tịch UBND các xã, phường.", style="body"),
        para(
            "Hồi 04 giờ ngày 23/9, tâm bão số 9 cách bờ biển nước ta khoảng 620 km về phía Đông, sức gió mạnh nhất cấp 13. "
            "Dự báo từ chiều ngày 24/9 đến ngày 26/9 trên địa bàn tỉnh có mưa to đến rất to."
        ),
        para("Để chủ động ứng phó, Chủ tịch UBND tỉnh yêu cầu:"),
        item(
            "1.",
            "{L0:Chủ tịch UBND các xã, phường}:",
            item(
                "a)",
                "{A:Tổ chức sơ tán dân ở vùng có nguy cơ sạt lở, ngập sâu đến nơi an toàn}, {T:xong trước 17 giờ 00 ngày "
                "24/9/2025}.",
                duties=duty(due("2025-09-24T17:00", "before")),
            ),
            item("b)", "{A:Chuẩn bị lực lượng, phương tiện, nhu yếu phẩm theo phương châm “bốn tại chỗ”}."),
            item("c)", "{A:Khẩn trương chặt tỉa cây xanh, chằng chống nhà cửa, biển quảng cáo}.", duties=duty(kind="standing")),
        ),
        item(
            "2.",
            "{L:Bộ Chỉ huy quân sự tỉnh} {A:kêu gọi, hướng dẫn tàu thuyền vào nơi tránh trú an toàn; duy trì lực lượng, "
            "phương tiện sẵn sàng cứu hộ, cứu nạn}.",
        ),
        item(
            "3.",
            "{L:Sở Nông nghiệp và Môi trường} {A:kiểm tra an toàn hồ đập, vận hành xả lũ đúng quy trình; tham mưu {R:Chủ "
            "tịch UBND tỉnh} quyết định cấm biển}.",
        ),
        item(
            "4.",
            "{L:Sở Giáo dục và Đào tạo} {A:quyết định cho học sinh nghỉ học, thông báo đến phụ huynh} {T:trước 18 giờ 00 "
            "ngày 23/9}.",
            duties=duty(due("2025-09-23T18:00", "before")),
        ),
        item(
            "5.",
            "{L:Sở Công Thương}, {L:Xây dựng=Sở Xây dựng}, {L:Y tế=Sở Y tế} {A:triển khai phương án bảo đảm nguồn điện, an "
            "toàn giao thông và cấp cứu, điều trị người bị nạn}.",
        ),
        item(
            "6.",
            "Giao {L:Ban Chỉ huy Phòng thủ dân sự tỉnh} {A:tổ chức trực ban 24/24 giờ, tổng hợp, báo cáo {R:Chủ tịch UBND "
            "tỉnh}} {T:trước 16 giờ hằng ngày}.",
            duties=duty(due("P1D", "before", "báo cáo Chủ tịch UBND tỉnh", rrule="FREQ=DAILY")),
        ),
        item(
            "7.",
            "Phân công {L:đồng chí Phó Chủ tịch UBND tỉnh Trần Bá Hải} {A:trực tiếp chỉ đạo công tác ứng phó tại các xã "
            "ven biển phía Nam}./.",
        ),
    ),
    signature=Signature(
        capacity=("CHỦ TỊCH",),
        name="Phan Thế Vinh",
        position="Chủ tịch",
        authority=None,
        recipients=("Như trên", "Ban Chỉ đạo PTDS quốc gia (b/c)", "TT Tỉnh ủy (b/c)", "Lưu: VT, NL4"),
    ),
)
