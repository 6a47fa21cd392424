"""An official letter on an office's web page, its number and day left blank as in many electronic copies."""

from corpus.generator.tree import Facts, Letterhead, Page, Paper, Signature, due, duty, item, para

PAPER = Paper(
    id="cv-da-nang-so-hoa-dat-dai-2026",
    page=Page(look="office", title="Công văn về việc làm sạch dữ liệu đất đai"),
    facts=(
        Facts(
            doc_type="Công văn",
            number="/UBND-SNNMT",
            issue_date=None,
            issuing_body="Ủy ban nhân dân thành phố Đà Nẵng",
            place="Đà Nẵng",
            subject="làm giàu, làm sạch cơ sở dữ liệu đất đai trên địa bàn thành phố",
        ),
    ),
    letterhead=Letterhead(
        issuer=("ỦY BAN NHÂN DÂN", "THÀNH PHỐ ĐÀ NẴNG"),
        number="        /UBND-SNNMT",
        place="Đà Nẵng",
        about="V/v làm giàu, làm sạch cơ sở dữ liệu đất đai trên địa bàn thành phố",
        date_text="ngày      tháng 3 năm 2026",
    ),
    addressees=("Sở Nông nghiệp và Môi trường", "Công an thành phố", "UBND các xã, phường, đặc khu"),
    body=(
        para(
            "UBND thành phố nhận được {X:Báo cáo số 417/BC-SNNMT ngày 27/02/2026 của Sở Nông nghiệp và Môi trường} về kết "
            "quả đối soát dữ liệu đất đai. Qua xem xét, UBND thành phố có ý kiến như sau:"
        ),
        item(
            "1.",
            "Thống nhất với nội dung đề xuất của Sở Nông nghiệp và Môi trường tại Báo cáo nêu trên.",
        ),
        item(
            "2.",
            "Giao {L:Sở Nông nghiệp và Môi trường} chủ trì, phối hợp với {S:Công an thành phố} {A:đối soát thông tin chủ "
            "sử dụng đất với Cơ sở dữ liệu quốc gia về dân cư, phân loại thửa đất thành 03 nhóm}; {T:hoàn thành trước ngày "
            "30 tháng 4 năm 2026}.",
            duties=duty(due("2026-04-30", "before", "hoàn thành")),
        ),
        item(
            "3.",
            "Yêu cầu {L0:Chủ tịch UBND các xã, phường, đặc khu}:",
            item(
                "a)",
                "{A:Thành lập {D:Tổ công tác thu thập giấy chứng nhận quyền sử dụng đất} đến từng tổ dân phố, thôn} "
                "{T:trước ngày 15/4/2026};",
                duties=duty(due("2026-04-15", "before")),
            ),
            item(
                "b)",
                "{A:Báo cáo tiến độ về {R:Sở Nông nghiệp và Môi trường}} {T:trước 16h30 thứ Sáu hằng tuần} để tổng hợp;",
                duties=duty(due("XXXX-WXX-5T16:30", "before", rrule="FREQ=WEEKLY;BYDAY=FR")),
            ),
            item("c)", "{A:Tuyên truyền, vận động người dân cung cấp bản chụp giấy chứng nhận, căn cước của chủ sử dụng đất}."),
        ),
        item(
            "4.",
            "{L:Sở Tài chính} {A:tham mưu {R:UBND thành phố} bố trí kinh phí thực hiện} {T:trong quý II/2026}. {A2:Việc "
            "thuê hạ tầng lưu trữ do {L2:Sở Khoa học và Công nghệ} thực hiện}, {T2:xong trước tháng 6/2026}.",
            duties=(duty(due("2026-Q2", "in")), duty(due("2026-06", "before"))),
        ),
        item(
            "5.",
            "{L:Sở Nông nghiệp và Môi trường} {A:tổng hợp kết quả, tham mưu {R:UBND thành phố} báo cáo {R:Bộ Nông nghiệp và "
            "Môi trường}} {T:chậm nhất là ngày 10/7/2026}./.",
            duties=duty(due("2026-07-10", "by")),
        ),
    ),
    signature=Signature(
        capacity=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        name="Trần Nam Hưng Thịnh",
        position="Phó Chủ tịch",
        authority="TM., KT.",
        recipients=("Như trên", "Chủ tịch và các PCT UBND thành phố", "Sở TC, Sở KH&CN", "Lưu: VT, SNNMT"),
    ),
)
