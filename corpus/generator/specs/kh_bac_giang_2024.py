"""A provincial plan with a task table over several pages: groups, merged cells, rows cut by the page break."""

from corpus.generator.tree import (
    ABOVE,
    Column,
    Duty,
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

COLUMNS = (
    Column(title="TT", role="number", share=0.9),
    Column(title="Nhiệm vụ", role="action", share=4.6),
    Column(title="Cơ quan chủ trì", role="lead", share=2.3),
    Column(title="Cơ quan phối hợp", role="support", share=2.4),
    Column(title="Thời gian hoàn thành", role="time", share=1.9),
    Column(title="Sản phẩm", role="product", share=1.9),
)
TABLE = Table(
    columns=COLUMNS,
    rows=(
        group("I", "Công tác chỉ đạo, điều hành"),
        row(
            "1",
            "Ban hành kế hoạch cải thiện Chỉ số phục vụ người dân, doanh nghiệp của đơn vị, trong đó phân công rõ người, "
            "rõ việc, rõ thời hạn",
            "Các sở, ban, ngành\nUBND các huyện, thị xã, thành phố",
            "Văn phòng UBND tỉnh",
            "Trước ngày 15/3/2024",
            "Kế hoạch",
            due=due("2024-03-15", "before"),
        ),
        row(
            "2",
            "Kiện toàn Tổ công tác cải cách hành chính của tỉnh",
            "Sở Nội vụ",
            "Văn phòng UBND tỉnh",
            "Tháng 3/2024",
            "Quyết định kiện toàn",
            due=due("2024-03", "in"),
        ),
        row(
            "3",
            "Tổ chức giao ban trực tuyến với các đơn vị có tỷ lệ hồ sơ quá hạn trên 3%",
            "Văn phòng UBND tỉnh",
            "Các sở, ban, ngành; UBND các huyện, thị xã, thành phố",
            "Hằng quý",
            "Thông báo kết luận",
            due=due("P3M", rrule="FREQ=MONTHLY;INTERVAL=3"),
        ),
        group("II", "Rà soát, đơn giản hóa thủ tục hành chính"),
        row(
            "4",
            "Rà soát, đề xuất cắt giảm tối thiểu 20% thời gian giải quyết đối với thủ tục hành chính thuộc lĩnh vực đất đai",
            "Sở Tài nguyên và Môi trường",
            "Sở Tư pháp; Văn phòng UBND tỉnh",
            "Quý II/2024",
            "Phương án đơn giản hóa",
            due=due("2024-Q2", "in"),
        ),
        row(
            "5",
            "Rà soát, đề xuất cắt giảm thành phần hồ sơ đối với thủ tục hành chính lĩnh vực bảo trợ xã hội",
            "Sở Lao động - Thương binh và Xã hội",
            ABOVE,
            ABOVE,
            ABOVE,
        ),
        row(
            "6",
            "Rà soát, đề xuất cắt giảm chi phí tuân thủ đối với thủ tục hành chính lĩnh vực xây dựng",
            "Sở Xây dựng",
            ABOVE,
            ABOVE,
            ABOVE,
        ),
        row(
            "7",
            "Thẩm định, tổng hợp các phương án đơn giản hóa, trình {R:Chủ tịch UBND tỉnh} phê duyệt",
            "Văn phòng UBND tỉnh",
            "Sở Tư pháp",
            "Chậm nhất ngày 31/7/2024",
            "Tờ trình, dự thảo Quyết định",
            due=due("2024-07-31", "by"),
        ),
        row(
            "8",
            "Cập nhật, công khai đầy đủ thủ tục hành chính đã được công bố trên Cơ sở dữ liệu quốc gia về thủ tục hành chính",
            "Các sở, ban, ngành",
            "Văn phòng UBND tỉnh",
            "Thường xuyên",
            "",
        ),
        group("III", "Số hóa hồ sơ và dịch vụ công trực tuyến"),
        row(
            "9",
            "Hoàn thành số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực thuộc thẩm quyền của cấp huyện từ năm "
            "2018 đến nay",
            "UBND các huyện, thị xã, thành phố",
            "Sở Thông tin và Truyền thông",
            "Trước ngày 30/9/2024",
            "Kho dữ liệu kết quả",
            due=due("2024-09-30", "before"),
        ),
        row(
            "10",
            "Hoàn thành số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực thuộc thẩm quyền của cấp xã",
            ABOVE,
            "nt",
            "Trước ngày 15/12/2024",
            "-nt-",
            due=due("2024-12-15", "before"),
        ),
        row(
            "11",
            "Nâng cấp Hệ thống thông tin giải quyết thủ tục hành chính, bổ sung chức năng nhắc việc tự động, ký số "
            "tập trung, tra cứu tình trạng hồ sơ qua tin nhắn và kết nối với nền tảng định danh điện tử; bảo đảm hệ thống "
            "vận hành ổn định, không gián đoạn quá 02 giờ trong một lần bảo trì và có phương án dự phòng dữ liệu",
            "Sở Thông tin và Truyền thông",
            "Văn phòng UBND tỉnh; Công an tỉnh; Viễn thông Bắc Giang",
            "6 tháng cuối năm 2024",
            "Hệ thống được nâng cấp",
            due=due("2024-H2", "in"),
        ),
        row(
            "12",
            "Thí điểm trả kết quả giải quyết thủ tục hành chính tại nhà qua dịch vụ bưu chính công ích không thu phí đối với "
            "người cao tuổi, người khuyết tật nặng, người đang điều trị nội trú tại các cơ sở y tế trên địa bàn; tổ chức "
            "khảo sát mức độ hài lòng của người dân sau khi nhận kết quả",
            "Bưu điện tỉnh",
            "UBND thành phố Bắc Giang; UBND thị xã Việt Yên",
            "Từ tháng 5 đến tháng 8/2024",
            "Báo cáo kết quả thí điểm",
            due=due("2024-05/2024-08", "in"),
        ),
        row(
            "13",
            "Hướng dẫn Tổ công nghệ số cộng đồng hỗ trợ người dân nộp hồ sơ trực tuyến",
            "Sở Thông tin và Truyền thông",
            "Tỉnh đoàn; UBND cấp xã",
            "Tháng 4 và tháng 9 hằng năm",
            "Lớp tập huấn",
            due=due("XXXX-04", "in", rrule="FREQ=YEARLY;BYMONTH=4,9"),
        ),
        group("IV", "Kiểm tra, giám sát và thông tin, báo cáo"),
        row(
            "14",
            "Kiểm tra đột xuất việc tiếp nhận, trả kết quả tại Bộ phận Một cửa của ít nhất 06 đơn vị cấp huyện và 20 đơn "
            "vị cấp xã",
            "Sở Nội vụ",
            "Văn phòng UBND tỉnh; Thanh tra tỉnh",
            "Quý III/2024",
            "Kết luận kiểm tra",
            due=due("2024-Q3", "in"),
        ),
        row(
            "15",
            "Công khai danh sách đơn vị có hồ sơ quá hạn trên Cổng Thông tin điện tử tỉnh",
            "Văn phòng UBND tỉnh",
            "",
            "Hằng tháng",
            "Chuyên mục trên Cổng",
            due=due("P1M", rrule="FREQ=MONTHLY"),
        ),
        row(
            "16",
            "Xây dựng chuyên mục “Một cửa - một lần đến” trên sóng phát thanh, truyền hình",
            "Đài Phát thanh và Truyền hình tỉnh",
            "Văn phòng UBND tỉnh; Báo Bắc Giang",
            "Trước ngày 01/4",
            "Chuyên mục",
            due=due("2024-04-01", "before"),
        ),
        row(
            "17",
            "Báo cáo kết quả thực hiện Kế hoạch, gửi {R:UBND tỉnh} (qua {R:Văn phòng UBND tỉnh})",
            "Các sở, ban, ngành\nUBND các huyện, thị xã, thành phố",
            "",
            "Trước ngày 05/12/2024",
            "Báo cáo",
            due=due("2024-12-05", "before"),
            name="report",
        ),
    ),
)

PAPER = Paper(
    id="kh-bac-giang-cai-cach-tthc-2024",
    facts=(
        Facts(
            doc_type="Kế hoạch",
            number="47/KH-UBND",
            issue_date="2024-02-19",
            issuing_body="Ủy ban nhân dân tỉnh Bắc Giang",
            place="Bắc Giang",
            subject="Nâng cao chất lượng giải quyết thủ tục hành chính trên địa bàn tỉnh năm 2024",
        ),
    ),
    letterhead=Letterhead(issuer=("ỦY BAN NHÂN DÂN", "TỈNH BẮC GIANG"), number="47/KH-UBND", place="Bắc Giang"),
    title=("KẾ HOẠCH", "Nâng cao chất lượng giải quyết thủ tục hành chính", "trên địa bàn tỉnh năm 2024"),
    body=(
        para(
            "Thực hiện {X:Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ} về Chương trình tổng thể cải cách hành chính "
            "nhà nước giai đoạn 2021 - 2030, Ủy ban nhân dân tỉnh ban hành Kế hoạch nâng cao chất lượng giải quyết thủ tục "
            "hành chính trên địa bàn tỉnh năm 2024 như sau:"
        ),
        heading(
            "I.",
            "MỤC ĐÍCH, YÊU CẦU",
            item(
                "1.",
                "Giảm số hồ sơ quá hạn xuống dưới 1%, tạo chuyển biến rõ nét trong ý thức phục vụ của đội ngũ cán bộ, công chức "
                "trực tiếp tiếp nhận và giải quyết hồ sơ.",
            ),
            item(
                "2.",
                "Các nhiệm vụ phải được phân công cụ thể, có thời hạn hoàn thành và gắn với trách nhiệm của người đứng đầu; "
                "không làm phát sinh thủ tục, giấy tờ trái quy định.",
            ),
        ),
        heading(
            "II.",
            "NHIỆM VỤ CỤ THỂ",
            para("Các nhiệm vụ, cơ quan chủ trì, phối hợp và thời gian hoàn thành được quy định tại biểu sau:", TABLE),
        ),
        heading(
            "III.",
            "TỔ CHỨC THỰC HIỆN",
            item(
                "1.",
                "{L0:Thủ trưởng các sở, ban, ngành}, {L0:Chủ tịch UBND các huyện, thị xã, thành phố}:",
                dash(
                    "{A:Bố trí đủ công chức có năng lực, kinh nghiệm tại Bộ phận Một cửa; không điều chuyển người đang làm tốt "
                    "sang việc khác khi chưa có người thay thế}.",
                ),
                dash(
                    "{A:Thực hiện nghiêm việc xin lỗi bằng văn bản đối với hồ sơ trả kết quả quá hạn, nêu rõ lý do và thời gian "
                    "hẹn trả lại}.",
                ),
            ),
            item(
                "2.",
                "{L:Sở Tài chính} {A:bố trí kinh phí thực hiện Kế hoạch trong dự toán chi thường xuyên năm 2024 theo phân cấp}.",
            ),
            item(
                "3.",
                "Giao {L:Văn phòng UBND tỉnh} {A:theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch này; tổng hợp, báo cáo "
                "{R:Chủ tịch UBND tỉnh}} {T:trước ngày 20/12/2024}.",
                duties=duty(due("2024-12-20", "before", "tổng hợp, báo cáo Chủ tịch UBND tỉnh")),
            ),
            item(
                "4.",
                "{L:Các sở, ban, ngành}, {L:UBND các huyện, thị xã, thành phố} {A:gửi báo cáo kết quả thực hiện về {R:UBND "
                "tỉnh}} {T:trước ngày 05/12/2024}.",
                duties=Duty(due=(due("2024-12-05", "before"),), same_as="report", note="The last row of the table says it too."),
            ),
            para(
                "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, {L:các cơ quan, đơn vị} {A:phản ánh về {R:Văn phòng UBND "
                "tỉnh} để được hướng dẫn, giải quyết}./.",
                duties=duty(optional=True, note="Closing formula."),
            ),
        ),
    ),
    signature=Signature(
        capacity=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        name="Lương Đình Khoát",
        position="Phó Chủ tịch",
        authority="TM., KT.",
        recipients=(
            "Văn phòng Chính phủ (để b/c)",
            "Thường trực Tỉnh ủy, Thường trực HĐND tỉnh (để b/c)",
            "Chủ tịch, các PCT UBND tỉnh",
            "Các sở, ban, ngành",
            "UBND các huyện, thị xã, thành phố",
            "Lưu: VT, KSTT",
        ),
    ),
)
