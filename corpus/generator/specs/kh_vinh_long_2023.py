"""A plan exported from a word processor in windows-1258, with labelled lines under each task."""

from corpus.generator.tree import Facts, Letterhead, Page, Paper, Signature, dash, due, duty, heading, item, para

PAPER = Paper(
    id="kh-vinh-long-van-hoa-doc-2023",
    page=Page(look="word", title="KẾ HOẠCH", encoding="windows-1258"),
    facts=(
        Facts(
            doc_type="Kế hoạch",
            number="58/KH-UBND",
            issue_date="2023-05-11",
            issuing_body="Ủy ban nhân dân tỉnh Vĩnh Long",
            place="Vĩnh Long",
            subject="Phát triển văn hóa đọc trong trường học và cộng đồng năm 2023",
        ),
    ),
    letterhead=Letterhead(issuer=("ỦY BAN NHÂN DÂN", "TỈNH VĨNH LONG"), number="58/KH-UBND", place="Vĩnh Long"),
    title=("KẾ HOẠCH", "Phát triển văn hóa đọc trong trường học và cộng đồng năm 2023"),
    body=(
        para(
            "Căn cứ {X:Quyết định số 329/QĐ-TTg ngày 15 tháng 3 năm 2017 của Thủ tướng Chính phủ} phê duyệt Đề án phát "
            "triển văn hóa đọc trong cộng đồng, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"
        ),
        heading(
            "I.",
            "MỤC ĐÍCH, YÊU CẦU",
            dash("Hình thành thói quen đọc sách trong học sinh, sinh viên và các tầng lớp nhân dân."),
            dash("Hoạt động tổ chức thiết thực, tiết kiệm, phù hợp điều kiện từng địa phương."),
        ),
        heading(
            "II.",
            "NỘI DUNG THỰC HIỆN",
            item(
                "1.",
                "{A:Xây dựng mô hình “Thư viện xanh” tại 24 trường tiểu học và trung học cơ sở}.\n"
                "Đơn vị chủ trì: {L:Sở Giáo dục và Đào tạo}.\n"
                "Đơn vị phối hợp: {S:Sở Văn hóa, Thể thao và Du lịch}; {S:UBND các huyện, thị xã, thành phố}.\n"
                "Thời gian hoàn thành: {T:trước ngày 30/11/2023}.",
                duties=duty(due("2023-11-30", "before")),
            ),
            item(
                "2.",
                "{A:Luân chuyển sách từ Thư viện tỉnh về thư viện, phòng đọc cơ sở, tối thiểu 300 bản sách mỗi lượt}.\n"
                "Đơn vị chủ trì: {L:Sở Văn hóa, Thể thao và Du lịch}.\n"
                "Đơn vị phối hợp: {S:UBND cấp xã}.\n"
                "Thời gian thực hiện: {T:hằng quý}.",
                duties=duty(due("P3M", rrule="FREQ=MONTHLY;INTERVAL=3")),
            ),
            item(
                "3.",
                "Tổ chức các cuộc thi, hội thi:",
                item(
                    "a)",
                    "{A:Tổ chức Cuộc thi Đại sứ văn hóa đọc cấp tỉnh}.\n"
                    "Đơn vị chủ trì: {L:Sở Văn hóa, Thể thao và Du lịch}.\n"
                    "Đơn vị phối hợp: {S:Sở Giáo dục và Đào tạo}, {S:Tỉnh đoàn}.\n"
                    "Thời gian hoàn thành: {T:tháng 8/2023}.",
                    duties=duty(due("2023-08", "in")),
                ),
                item(
                    "b)",
                    "{A:Tổ chức Hội thi kể chuyện theo sách dành cho thiếu nhi dịp hè}.\n"
                    "Đơn vị chủ trì: {L:Tỉnh đoàn}.\n"
                    "Thời gian hoàn thành: {T:trong quý III năm 2023}.",
                    duties=duty(due("2023-Q3", "in")),
                ),
            ),
            item(
                "4.",
                "{A:Số hóa tài liệu địa chí quý hiếm, đưa lên trang thông tin thư viện số}.\n"
                "Đơn vị chủ trì: {L:Sở Văn hóa, Thể thao và Du lịch}.\n"
                "Đơn vị phối hợp: {S:Sở Thông tin và Truyền thông}.\n"
                "Sản phẩm: {D:500 tài liệu được số hóa}.\n"
                "Thời gian hoàn thành: {T:chậm nhất ngày 15/12/2023}.",
                duties=duty(due("2023-12-15", "by")),
            ),
        ),
        heading(
            "III.",
            "TỔ CHỨC THỰC HIỆN",
            item(
                "1.",
                "{L:Sở Văn hóa, Thể thao và Du lịch} là cơ quan thường trực, {A:theo dõi, kiểm tra việc triển khai Kế "
                "hoạch; tổng hợp, báo cáo {R:UBND tỉnh} và {R:Bộ Văn hóa, Thể thao và Du lịch}} {T:trước ngày 20/12/2023}.",
                duties=duty(due("2023-12-20", "before", "tổng hợp, báo cáo")),
            ),
            item(
                "2.",
                "{L:Sở Tài chính} {A:tham mưu {R:UBND tỉnh} cân đối, bố trí kinh phí thực hiện Kế hoạch theo quy định}.",
            ),
            item(
                "3.",
                "{L:UBND các huyện, thị xã, thành phố} {A:xây dựng {D:kế hoạch} của địa phương} {T:xong trước ngày "
                "15/6/2023}; {A2:gửi báo cáo kết quả thực hiện về {R2:Sở Văn hóa, Thể thao và Du lịch}} {T2:trước ngày "
                "05/12/2023}./.",
                duties=(duty(due("2023-06-15", "before")), duty(due("2023-12-05", "before"))),
            ),
        ),
    ),
    signature=Signature(
        capacity=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        name="Nguyễn Thị Kim Loan",
        position="Phó Chủ tịch",
        authority="TM., KT.",
        recipients=(
            "Bộ VHTTDL",
            "CT, các PCT UBND tỉnh",
            "Các sở, ban, ngành tỉnh",
            "UBND các huyện, thị xã, thành phố",
            "Lưu: VT, VX",
        ),
    ),
)
