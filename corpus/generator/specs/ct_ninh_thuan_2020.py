"""A directive (chỉ thị) of numbered heads with bullets, to bodies and to holders of office."""

from corpus.generator.tree import Facts, Letterhead, Paper, Signature, dash, due, duty, item, para

PAPER = Paper(
    id="ct-ninh-thuan-chong-han-2020",
    facts=(
        Facts(
            doc_type="Chỉ thị",
            number="06/CT-UBND",
            issue_date="2020-03-09",
            issuing_body="Ủy ban nhân dân tỉnh Ninh Thuận",
            place="Ninh Thuận",
            subject="Về việc tăng cường các biện pháp phòng, chống hạn hán, thiếu nước sinh hoạt mùa khô năm 2020",
        ),
    ),
    letterhead=Letterhead(issuer=("ỦY BAN NHÂN DÂN", "TỈNH NINH THUẬN"), number="06/CT-UBND", place="Ninh Thuận"),
    title=("CHỈ THỊ", "Về việc tăng cường các biện pháp phòng, chống hạn hán,", "thiếu nước sinh hoạt mùa khô năm 2020"),
    body=(
        para(
            "Từ đầu năm đến nay, lượng mưa trên địa bàn tỉnh thấp hơn trung bình nhiều năm từ 40% đến 60%; dung tích trữ của 21 "
            "hồ chứa chỉ còn 31% thiết kế. Các địa phương đã dừng sản xuất gần 8.000 ha vụ Đông Xuân. Theo dự báo, nắng nóng "
            "còn kéo dài đến cuối tháng 6/2020."
        ),
        para("Để chủ động ứng phó, hạn chế thấp nhất thiệt hại, Ủy ban nhân dân tỉnh chỉ thị:"),
        item(
            "1.",
            "{L0:Sở Nông nghiệp và Phát triển nông thôn}:",
            dash(
                "Chủ trì, phối hợp với {S:UBND các huyện, thành phố} {A:tính toán cân đối nguồn nước từng hồ chứa, xây dựng "
                "{D:kịch bản điều tiết nước}, trình {R:Ủy ban nhân dân tỉnh}} {T:trước ngày 20/3/2020}.",
                duties=duty(due("2020-03-20", "before", "trình Ủy ban nhân dân tỉnh")),
            ),
            dash("{A:Hướng dẫn nông dân chuyển đổi cây trồng trên diện tích đất lúa thiếu nước}."),
            dash(
                "{A:Tổng hợp tình hình hạn hán, thiệt hại, báo cáo {R:Ủy ban nhân dân tỉnh} và {R:Bộ Nông nghiệp và Phát triển "
                "nông thôn}} {T:vào thứ Năm hằng tuần}.",
                duties=duty(due("XXXX-WXX-4", "on", rrule="FREQ=WEEKLY;BYDAY=TH")),
            ),
        ),
        item(
            "2.",
            "{L0:Sở Tài chính}:",
            dash(
                "{A:Tham mưu {R:Ủy ban nhân dân tỉnh} bố trí kinh phí từ nguồn dự phòng ngân sách tỉnh để khoan bổ sung "
                "giếng, vận chuyển nước sinh hoạt} {T:trong tháng 3/2020}.",
                duties=duty(due("2020-03", "in")),
            ),
            dash("{A:Hướng dẫn các địa phương quản lý, sử dụng, thanh quyết toán kinh phí hỗ trợ đúng quy định}."),
        ),
        item(
            "3.",
            "{L:Sở Y tế}, {L:Sở Giáo dục và Đào tạo=Sở Giáo dục và Đào tạo} {A:bảo đảm đủ nước sạch cho các cơ sở khám "
            "bệnh, chữa bệnh và trường học, nhất là các trường có học sinh bán trú}.",
        ),
        item(
            "4.",
            "{L0:Công ty TNHH MTV Khai thác công trình thủy lợi Ninh Thuận}:",
            item("a)", "{A:Vận hành các hồ chứa đúng kịch bản được duyệt, ưu tiên nước cho sinh hoạt và chăn nuôi}."),
            item(
                "b)",
                "{A:Hoàn thành nạo vét kênh mương, lắp đặt các trạm bơm dã chiến tại hạ lưu sông Cái} {T:trước ngày 31/3/2020}.",
                duties=duty(due("2020-03-31", "before")),
            ),
            item("c)", "{A:Thông báo công khai lịch cấp nước luân phiên đến từng thôn, khu phố}."),
        ),
        item(
            "5.",
            "{L0:Chủ tịch UBND các huyện, thành phố}:",
            dash(
                "{A:Trực tiếp chỉ đạo công tác chống hạn; chịu trách nhiệm trước Chủ tịch Ủy ban nhân dân tỉnh nếu để người dân "
                "thiếu nước sinh hoạt}."
            ),
            dash(
                "{A:Thống kê số hộ có nguy cơ thiếu nước sinh hoạt, gửi danh sách về {R:Sở Nông nghiệp và Phát triển nông "
                "thôn}} {T:trước ngày 16/3}.",
                duties=duty(due("2020-03-16", "before", "gửi danh sách")),
            ),
            dash("{A:Tổ chức vận chuyển nước đến từng khu dân cư, không để hộ nào thiếu nước uống}."),
            dash(
                "{A:Huy động lực lượng đoàn viên, thanh niên, dân quân tự vệ tham gia nạo vét ao hồ, kênh mương nội đồng}.",
            ),
        ),
        item(
            "6.",
            "Đề nghị {L:Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh} và {L:các tổ chức chính trị - xã hội} {A:vận động các tầng "
            "lớp nhân dân sử dụng nước tiết kiệm, chia sẻ nguồn nước với các hộ khó khăn}.",
        ),
        para(
            "Chỉ thị này có hiệu lực từ ngày ký. Yêu cầu {L:Giám đốc các sở}, {L:Thủ trưởng các ban, ngành} và {L:Chủ tịch UBND "
            "các huyện, thành phố} {A:nghiêm túc triển khai thực hiện Chỉ thị này}./.",
            duties=duty(kind="execution"),
        ),
    ),
    signature=Signature(
        capacity=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        name="Trần Hữu Cảnh",
        position="Chủ tịch",
        authority="TM.",
        recipients=(
            "Bộ Nông nghiệp và PTNT (báo cáo)",
            "Thường trực Tỉnh ủy",
            "Các sở, ban, ngành",
            "UBND các huyện, thành phố",
            "Báo Ninh Thuận, Đài PTTH tỉnh",
            "Lưu: VT, KTTH, NVT",
        ),
    ),
)
