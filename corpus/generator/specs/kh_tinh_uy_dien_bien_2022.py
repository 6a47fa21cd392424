"""A party plan: ĐẢNG BỘ letterhead with the asterisk, T/M, party bodies."""

from corpus.generator.tree import Facts, Letterhead, Paper, Signature, dash, due, duty, heading, item, para

PAPER = Paper(
    id="kh-tinh-uy-dien-bien-2022",
    facts=(
        Facts(
            doc_type="Kế hoạch",
            number="71-KH/TU",
            issue_date="2022-07-18",
            issuing_body="Ban Thường vụ Tỉnh ủy Điện Biên",
            place="Điện Biên Phủ",
            subject="sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội đại biểu Đảng bộ tỉnh",
        ),
    ),
    letterhead=Letterhead(
        superior=("ĐẢNG BỘ TỈNH ĐIỆN BIÊN",), issuer=("TỈNH ỦY",), number="71-KH/TU", place="Điện Biên Phủ", party=True
    ),
    title=("KẾ HOẠCH", "sơ kết giữa nhiệm kỳ thực hiện Nghị quyết", "Đại hội đại biểu Đảng bộ tỉnh"),
    body=(
        para(
            "Thực hiện {X:Chương trình làm việc số 12-CTr/TU ngày 10/01/2022 của Ban Chấp hành Đảng bộ tỉnh}, Ban Thường "
            "vụ Tỉnh ủy xây dựng Kế hoạch sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội đại biểu Đảng bộ tỉnh, cụ thể "
            "như sau:"
        ),
        heading(
            "I-",
            "MỤC ĐÍCH, YÊU CẦU",
            item("1-", "Đánh giá khách quan, toàn diện kết quả đạt được, chỉ rõ hạn chế và nguyên nhân.", label="1"),
            item("2-", "Việc sơ kết phải nghiêm túc, thiết thực, tiết kiệm, tránh hình thức.", label="2"),
            label="I",
        ),
        heading(
            "II-",
            "NỘI DUNG VÀ TIẾN ĐỘ",
            item(
                "1-",
                "Ở cấp cơ sở: {L:các đảng bộ, chi bộ cơ sở} {A:hoàn thành việc sơ kết} {T:trong tháng 10/2022}.",
                duties=duty(due("2022-10", "in")),
                label="1",
            ),
            item(
                "2-",
                "Ở cấp huyện: {A:hội nghị sơ kết do {L:các huyện ủy, thị ủy, thành ủy} tổ chức}, {T:hoàn thành trước ngày "
                "15/12/2022}.",
                duties=duty(due("2022-12-15", "before", "hoàn thành")),
                label="2",
            ),
            item("3-", "Ở cấp tỉnh: hội nghị sơ kết dự kiến tổ chức vào quý I/2023.", label="3"),
            label="II",
        ),
        heading(
            "III-",
            "TỔ CHỨC THỰC HIỆN",
            item(
                "1-",
                "{L0:Ban Cán sự đảng Ủy ban nhân dân tỉnh}",
                dash(
                    "{A:Chỉ đạo các sở, ngành cung cấp số liệu phục vụ xây dựng báo cáo} {T:trước ngày 30/9/2022}.",
                    duties=duty(due("2022-09-30", "before")),
                ),
                dash("{A:Bảo đảm kinh phí tổ chức hội nghị sơ kết cấp tỉnh}."),
                label="1",
            ),
            item(
                "2-",
                "{L:Văn phòng Tỉnh ủy} chủ trì, phối hợp với {S:Ban Tổ chức Tỉnh ủy}, {S:Ban Tuyên giáo Tỉnh ủy} {A:xây "
                "dựng {D:đề cương báo cáo} gửi {R:các cấp ủy trực thuộc}} {T:trước ngày 10/8}; {A2:tham mưu {R2:Ban Thường "
                "vụ Tỉnh ủy} ban hành {D2:báo cáo sơ kết}} {T2:trong tháng 01/2023}.",
                duties=(duty(due("2022-08-10", "before")), duty(due("2023-01", "in"))),
                label="2",
            ),
            item(
                "3-",
                "{L:Ban Tuyên giáo Tỉnh ủy} {A:hướng dẫn công tác tuyên truyền; định hướng dư luận xã hội trước, trong và "
                "sau hội nghị}.",
                label="3",
            ),
            item(
                "4-",
                "{L:Ủy ban Kiểm tra Tỉnh ủy}, {L:các ban đảng Tỉnh ủy} {A:cử thành viên dự, theo dõi hội nghị sơ kết ở cấp "
                "huyện}.",
                label="4",
            ),
            item(
                "5-",
                "{L:Các huyện ủy, thị ủy, thành ủy}, {L:đảng ủy trực thuộc Tỉnh ủy} {A:gửi {D:báo cáo sơ kết} về {R:Ban "
                "Thường vụ Tỉnh ủy} (qua {R:Văn phòng Tỉnh ủy})} {T:chậm nhất ngày 25/12/2022}.",
                duties=duty(due("2022-12-25", "by")),
                label="5",
            ),
            label="III",
        ),
    ),
    signature=Signature(
        capacity=("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),
        name="Lò Văn Mừng",
        position="Phó Bí thư",
        authority="T/M",
        recipients=(
            "Văn phòng Trung ương Đảng (b/c)",
            "Các đồng chí Tỉnh ủy viên",
            "Các cấp ủy trực thuộc",
            "Lưu Văn phòng Tỉnh ủy",
        ),
    ),
)
