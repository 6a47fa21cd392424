"""A report on work done: no task at all (negative)."""

from corpus.generator.tree import Facts, Letterhead, Paper, Signature, dash, heading, item, para

PAPER = Paper(
    id="bc-phu-tho-trong-rung-2021",
    facts=(
        Facts(
            doc_type="Báo cáo",
            number="89/BC-SNN",
            issue_date="2021-01-12",
            issuing_body="Sở Nông nghiệp và Phát triển nông thôn tỉnh Phú Thọ",
            place="Phú Thọ",
            subject="Kết quả trồng rừng và quản lý giống cây lâm nghiệp năm 2020",
        ),
    ),
    letterhead=Letterhead(
        superior=("UBND TỈNH PHÚ THỌ",),
        issuer=("SỞ NÔNG NGHIỆP VÀ", "PHÁT TRIỂN NÔNG THÔN"),
        number="89/BC-SNN",
        place="Phú Thọ",
    ),
    title=("BÁO CÁO", "Kết quả trồng rừng và quản lý giống cây lâm nghiệp năm 2020"),
    addressees=("Ủy ban nhân dân tỉnh",),
    body=(
        para(
            "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh tại {X:Văn bản số 5120/UBND-KTN ngày 10/11/2020}, Sở Nông nghiệp "
            "và Phát triển nông thôn báo cáo kết quả như sau:"
        ),
        heading(
            "I.",
            "CÔNG TÁC CHỈ ĐẠO",
            para(
                "Ngay từ đầu năm, Sở đã giao Chi cục Kiểm lâm hướng dẫn các huyện đăng ký diện tích trồng rừng và hoàn "
                "thành trước ngày 28/02/2020. Các đơn vị đã báo cáo kết quả đúng thời hạn yêu cầu."
            ),
        ),
        heading(
            "II.",
            "KẾT QUẢ ĐẠT ĐƯỢC",
            item("1.", "Trồng rừng tập trung: toàn tỉnh đã trồng 9.860 ha, đạt 101,6% kế hoạch."),
            item(
                "2.",
                "Quản lý giống:",
                dash("Chi cục Kiểm lâm đã kiểm tra 64 cơ sở sản xuất, kinh doanh giống; xử lý 05 cơ sở vi phạm."),
                dash("UBND các huyện, thành, thị đã công khai danh sách cơ sở đủ điều kiện trên trang thông tin điện tử."),
            ),
            item("3.", "Chuyển hóa rừng gỗ lớn: đã chuyển hóa được 1.420 ha tại các huyện Đoan Hùng, Yên Lập, Thanh Sơn."),
        ),
        heading(
            "III.",
            "TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
            para(
                "Một số địa phương chưa thực hiện nghiêm chế độ báo cáo trước ngày 20 hằng tháng. Nguyên nhân do cán bộ "
                "lâm nghiệp cấp xã kiêm nhiệm nhiều việc."
            ),
        ),
        para(
            "Trên đây là kết quả trồng rừng và quản lý giống cây lâm nghiệp năm 2020, Sở Nông nghiệp và Phát triển nông "
            "thôn trân trọng báo cáo./."
        ),
    ),
    signature=Signature(
        capacity=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        name="Hà Công Tấn",
        position="Phó Giám đốc",
        authority="KT.",
        recipients=("Như trên", "Giám đốc, các PGĐ Sở", "Lưu: VT, CCKL"),
    ),
)
