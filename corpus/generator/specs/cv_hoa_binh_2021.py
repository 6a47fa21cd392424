"""An official letter whose orders name nobody: the addressees are the assignees."""

from corpus.generator.tree import Facts, Letterhead, Paper, Signature, due, duty, item, para

PAPER = Paper(
    id="cv-hoa-binh-tai-san-cong-2021",
    facts=(
        Facts(
            doc_type="Công văn",
            number="1386/UBND-KTN",
            issue_date="2021-08-16",
            issuing_body="Ủy ban nhân dân tỉnh Hòa Bình",
            place="Hòa Bình",
            subject="rà soát, sắp xếp lại nhà, đất công dôi dư sau sáp nhập đơn vị hành chính",
        ),
    ),
    letterhead=Letterhead(
        issuer=("ỦY BAN NHÂN DÂN", "TỈNH HÒA BÌNH"),
        number="1386/UBND-KTN",
        place="Hòa Bình",
        about="V/v rà soát, sắp xếp lại nhà, đất công dôi dư sau sáp nhập đơn vị hành chính",
    ),
    addressees=("Sở Tài chính", "Sở Xây dựng", "UBND các huyện, thành phố"),
    addressees_lead=True,
    body=(
        para(
            "Thời gian qua, các địa phương đã cơ bản hoàn thành việc bàn giao trụ sở cũ. Tuy nhiên, qua kiểm tra thực tế, đến "
            "nay vẫn còn 37 cơ sở nhà, đất bỏ trống, xuống cấp, chưa có phương án sử dụng."
        ),
        para(
            "Thực hiện {X:Nghị định số 167/2017/NĐ-CP ngày 31/12/2017 của Chính phủ} quy định việc sắp xếp lại, xử lý tài sản "
            "công, để chấm dứt tình trạng nêu trên, UBND tỉnh yêu cầu:"
        ),
        item(
            "1.",
            "{A:Tổng rà soát, lập danh mục toàn bộ cơ sở nhà, đất dôi dư thuộc phạm vi quản lý, kèm theo hồ sơ pháp lý và hiện "
            "trạng sử dụng}; {T:xong trước ngày 10/9/2021}.",
            duties=duty(due("2021-09-10", "before")),
        ),
        item(
            "2.",
            "{A:Đề xuất {D:phương án xử lý} đối với từng cơ sở theo một trong các hình thức: giữ lại tiếp tục sử dụng, điều "
            "chuyển, bán đấu giá, chuyển giao về địa phương quản lý; gửi {R:UBND tỉnh} (qua {R:Sở Tài chính})} {T:chậm nhất là "
            "ngày 30 tháng 9 năm 2021}.",
            duties=duty(due("2021-09-30", "by", "gửi UBND tỉnh")),
        ),
        item(
            "3.",
            "{A:Có biện pháp bảo vệ, không để lấn chiếm, hư hỏng, thất thoát tài sản trong thời gian chờ xử lý}.",
        ),
        item(
            "4.",
            "{A:Định kỳ báo cáo {R:UBND tỉnh} kết quả xử lý} {T:trước ngày 25 hằng tháng} cho đến khi hoàn thành.",
            duties=duty(due("XXXX-XX-25", "before", rrule="FREQ=MONTHLY;BYMONTHDAY=25")),
        ),
        para(
            "Nhận được Công văn này, yêu cầu {L:các đơn vị, địa phương} {A:nghiêm túc triển khai thực hiện}./.",
            duties=duty(kind="execution"),
        ),
    ),
    signature=Signature(
        capacity=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        name="Bùi Xuân Thắng",
        position="Chủ tịch",
        authority="TM.",
        recipients=("Như trên", "Thường trực Tỉnh ủy (b/c)", "Chánh, Phó Chánh VP UBND tỉnh", "Lưu: VT, KTN (Ho.15b)"),
    ),
)
