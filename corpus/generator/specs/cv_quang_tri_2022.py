"""A letter with a cascade of two dates: units report to a department, which reports to the province."""

from corpus.generator.tree import Facts, Letterhead, Paper, Signature, due, duty, item, para

PAPER = Paper(
    id="cv-quang-tri-von-dau-tu-2022",
    facts=(
        Facts(
            doc_type="Công văn",
            number="4715/UBND-TH",
            issue_date="2022-09-26",
            issuing_body="Ủy ban nhân dân tỉnh Quảng Trị",
            place="Quảng Trị",
            subject="đẩy nhanh tiến độ giải ngân vốn đầu tư công những tháng cuối năm 2022",
            urgency="KHẨN",
        ),
    ),
    letterhead=Letterhead(
        issuer=("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG TRỊ"),
        number="4715/UBND-TH",
        place="Quảng Trị",
        about="V/v đẩy nhanh tiến độ giải ngân vốn đầu tư công những tháng cuối năm 2022",
        stamp="KHẨN",
    ),
    addressees=("Các sở, ban, ngành cấp tỉnh", "UBND các huyện, thị xã, thành phố", "Các Ban Quản lý dự án thuộc tỉnh"),
    body=(
        para(
            "Theo báo cáo của Sở Kế hoạch và Đầu tư, đến ngày 15/9/2022 toàn tỉnh mới giải ngân được 41,6% kế hoạch vốn, "
            "thấp hơn bình quân chung cả nước. Nhiều chủ đầu tư đã được giao vốn từ đầu năm nhưng chưa hoàn thành thủ tục "
            "lựa chọn nhà thầu."
        ),
        para(
            "Thực hiện {X:Công điện số 548/CĐ-TTg ngày 19/6/2022 của Thủ tướng Chính phủ}, Chủ tịch UBND tỉnh có ý kiến "
            "chỉ đạo như sau:"
        ),
        item(
            "1.",
            "Yêu cầu {L:các sở, ban, ngành}, {L:UBND các huyện, thị xã, thành phố}, {L:các Ban Quản lý dự án} {A:rà soát "
            "từng dự án, lập {D:kế hoạch giải ngân chi tiết} theo từng tuần, gửi {R:Sở Kế hoạch và Đầu tư}} {T:trước ngày "
            "05/10/2022} để tổng hợp.",
            duties=duty(due("2022-10-05", "before")),
        ),
        item(
            "2.",
            "{L:Sở Kế hoạch và Đầu tư} {A:tổng hợp, đề xuất {D:phương án điều chuyển vốn} của các dự án chậm tiến độ, báo "
            "cáo {R:UBND tỉnh}} {T:trước ngày 12/10/2022}. Đồng thời, {T2:định kỳ hằng tháng} {A2:công khai kết quả giải "
            "ngân của từng chủ đầu tư}.",
            duties=(duty(due("2022-10-12", "before")), duty(due("P1M", rrule="FREQ=MONTHLY"))),
        ),
        item(
            "3.",
            "Giao {L:Sở Tài nguyên và Môi trường} chủ trì, phối hợp với {S:UBND các huyện, thị xã, thành phố} {A:tháo gỡ "
            "vướng mắc về giải phóng mặt bằng, nguồn vật liệu đắp nền của 06 dự án trọng điểm} {T:trong tháng 10/2022}.",
            duties=duty(due("2022-10", "in")),
        ),
        item(
            "4.",
            "{L:Kho bạc Nhà nước Quảng Trị} {A:giải quyết thủ tục thanh toán {T:không quá 01 ngày làm việc kể từ khi nhận "
            "đủ hồ sơ}}.",
            duties=duty(
                due("P1WD", "within", anchor="event: nhận đủ hồ sơ"),
                kind="standing",
                note="A time limit for each file; the deadline stands inside the action.",
            ),
        ),
        item(
            "5.",
            "{L:Văn phòng UBND tỉnh} {A:theo dõi, đôn đốc việc thực hiện Công văn này}./.",
        ),
    ),
    signature=Signature(
        capacity=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        name="Hà Văn Sỹ",
        position="Phó Chủ tịch",
        authority="KT.",
        recipients=("Như trên", "TT Tỉnh ủy, TT HĐND tỉnh (b/c)", "CT, các PCT UBND tỉnh", "Lưu: VT, TH(02)"),
    ),
)
