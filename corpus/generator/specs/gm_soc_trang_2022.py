"""An invitation: an event with its hour (near negative), and one real request for speeches."""

from corpus.generator.tree import Facts, Letterhead, Paper, Signature, dash, due, duty, item, para

PAPER = Paper(
    id="gm-soc-trang-hoi-nghi-2022",
    facts=(
        Facts(
            doc_type="Giấy mời",
            number="203/GM-UBND",
            issue_date="2022-11-02",
            issuing_body="Ủy ban nhân dân tỉnh Sóc Trăng",
            place="Sóc Trăng",
            subject="Hội nghị xúc tiến tiêu thụ hành tím và nông sản vụ Đông Xuân 2022 - 2023",
        ),
    ),
    letterhead=Letterhead(issuer=("ỦY BAN NHÂN DÂN", "TỈNH SÓC TRĂNG"), number="203/GM-UBND", place="Sóc Trăng"),
    title=("GIẤY MỜI", "Hội nghị xúc tiến tiêu thụ hành tím và nông sản", "vụ Đông Xuân 2022 - 2023"),
    body=(
        para("Ủy ban nhân dân tỉnh Sóc Trăng trân trọng kính mời các đại biểu tham dự Hội nghị với nội dung cụ thể như sau:"),
        item(
            "1.",
            "Thành phần tham dự:",
            dash("Lãnh đạo Sở Công Thương, Sở Nông nghiệp và Phát triển nông thôn, Sở Văn hóa, Thể thao và Du lịch;"),
            dash("Lãnh đạo UBND thị xã Vĩnh Châu và các huyện;"),
            dash("Đại diện một số siêu thị, hợp tác xã, doanh nghiệp thu mua nông sản."),
        ),
        item("2.", "Thời gian: 01 buổi, bắt đầu từ 07 giờ 30 phút ngày 18 tháng 11 năm 2022 (thứ Sáu)."),
        item("3.", "Địa điểm: Hội trường Trung tâm Văn hóa - Hội nghị tỉnh, số 8 đường Hùng Vương, thành phố Sóc Trăng."),
        item(
            "4.",
            "Chuẩn bị nội dung:",
            dash(
                "{L:Sở Công Thương} {A:chuẩn bị {D:báo cáo chung}, tài liệu phát cho đại biểu}.",
                duties=duty(kind="one_off"),
            ),
            dash(
                "{L:UBND thị xã Vĩnh Châu} {A:chuẩn bị {D:bài tham luận}, gửi về {R:Sở Công Thương}} {T:trước ngày 14/11/2022}.",
                duties=duty(due("2022-11-14", "before")),
            ),
        ),
        para(
            "Rất mong {L:các đại biểu} {A:sắp xếp thời gian tham dự Hội nghị đúng giờ và đầy đủ}./.",
            duties=duty(kind="one_off", optional=True, note="The invitation itself."),
        ),
    ),
    signature=Signature(
        capacity=("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        name="Lâm Hoàng Mẫn",
        position="Chánh Văn phòng",
        authority="TL.",
        recipients=("Như thành phần mời", "CT, PCT UBND tỉnh", "Phòng Kinh tế", "Lưu: VT"),
    ),
)
