"""A provincial decision of general effect as a legal portal shows it: articles, clauses, points, responsibilities."""

from corpus.generator.tree import Facts, Letterhead, Page, Paper, Signature, due, duty, item, para

PAPER = Paper(
    id="qd-an-giang-quan-ly-ben-thuy-2024",
    page=Page(look="portal", title="Quyết định 19/2024/QĐ-UBND", site="Thư viện văn bản miền Tây"),
    facts=(
        Facts(
            doc_type="Quyết định",
            number="19/2024/QĐ-UBND",
            issue_date="2024-06-12",
            issuing_body="Ủy ban nhân dân tỉnh An Giang",
            place="An Giang",
            subject=(
                "Quy định quản lý hoạt động của bến thủy nội địa và phương tiện chở khách ngang sông trên địa bàn tỉnh An Giang"
            ),
        ),
    ),
    letterhead=Letterhead(issuer=("ỦY BAN NHÂN DÂN", "TỈNH AN GIANG"), number="19/2024/QĐ-UBND", place="An Giang"),
    title=(
        "QUYẾT ĐỊNH",
        "Quy định quản lý hoạt động của bến thủy nội địa và phương tiện chở khách ngang sông trên địa bàn tỉnh An Giang",
        "ỦY BAN NHÂN DÂN TỈNH AN GIANG",
    ),
    body=(
        para("Căn cứ {X:Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015};", style="basis"),
        para("Căn cứ {X:Luật Giao thông đường thủy nội địa ngày 15 tháng 6 năm 2004};", style="basis"),
        para(
            "Theo đề nghị của Giám đốc Sở Giao thông vận tải tại {X:Tờ trình số 1127/TTr-SGTVT ngày 20 tháng 5 năm 2024}.",
            style="basis",
        ),
        para("QUYẾT ĐỊNH:", style="title"),
        item(
            "Điều 1.",
            "Phạm vi điều chỉnh và đối tượng áp dụng",
            item(
                "1.",
                "Quyết định này quy định việc quản lý bến thủy nội địa và phương tiện chở khách ngang sông trên địa bàn tỉnh.",
            ),
            item(
                "2.", "Quyết định này áp dụng đối với cơ quan, tổ chức, cá nhân có liên quan đến hoạt động của bến thủy nội địa."
            ),
        ),
        item(
            "Điều 2.",
            "Giải thích từ ngữ",
            para("Bến khách ngang sông là bến thủy nội địa chuyên phục vụ vận tải hành khách từ bờ bên này sang bờ bên kia."),
        ),
        item(
            "Điều 3.",
            "Trách nhiệm của {L0:Sở Giao thông vận tải}",
            item("1.", "{A:Hướng dẫn UBND cấp huyện thực hiện quy hoạch, cấp phép hoạt động bến khách ngang sông}."),
            item(
                "2.",
                "Chủ trì, phối hợp với {S:Công an tỉnh} {A:kiểm tra điều kiện an toàn của phương tiện và người điều khiển "
                "phương tiện} {T:định kỳ 6 tháng}.",
                duties=duty(due("P6M", rrule="FREQ=MONTHLY;INTERVAL=6")),
            ),
            item(
                "3.",
                "{A:Tổng hợp, báo cáo {R:Ủy ban nhân dân tỉnh} về tình hình hoạt động của bến thủy nội địa} {T:trước ngày "
                "20 tháng 12 hằng năm}.",
                duties=duty(due("XXXX-12-20", "before", rrule="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20")),
            ),
        ),
        item(
            "Điều 4.",
            "Trách nhiệm của các cơ quan, đơn vị khác",
            item(
                "1.",
                "{L:Công an tỉnh} có trách nhiệm {A:chỉ đạo lực lượng Cảnh sát đường thủy tuần tra, xử lý vi phạm về chở "
                "quá số người quy định, không trang bị dụng cụ cứu sinh}.",
            ),
            item(
                "2.",
                "{L:Sở Tài chính} có trách nhiệm {A:tham mưu {R:Ủy ban nhân dân tỉnh} quy định giá dịch vụ sử dụng đò, phà}.",
            ),
            item(
                "3.",
                "{L0:Ủy ban nhân dân cấp huyện} có trách nhiệm:",
                item("a)", "{A:Quản lý, cấp, thu hồi giấy phép hoạt động bến khách ngang sông theo phân cấp};"),
                item(
                    "b)",
                    "{A:Rà soát, công bố công khai danh sách bến hoạt động không phép} {T:trong thời hạn 45 ngày kể từ "
                    "ngày Quyết định này có hiệu lực};",
                    duties=duty(
                        due("P45D", "within", anchor="effective_date", latest="2024-08-15"),
                        note="In force on 01/07/2024; 45 days from then.",
                    ),
                ),
                item(
                    "c)",
                    "{A:Gửi báo cáo về {R:Sở Giao thông vận tải}} {T:trước ngày 10 tháng 12 hằng năm}.",
                    duties=duty(due("XXXX-12-10", "before", rrule="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10")),
                ),
            ),
            item(
                "4.",
                "{L:Ủy ban nhân dân cấp xã} có trách nhiệm {A:bố trí lực lượng trực tại bến khách ngang sông trong các dịp "
                "lễ hội, mùa nước nổi}.",
            ),
        ),
        item(
            "Điều 5.",
            "Quyền và nghĩa vụ của chủ bến",
            item("1.", "Chủ bến được thu tiền dịch vụ theo giá niêm yết."),
            item(
                "2.",
                "{L:Chủ bến} phải {A:niêm yết nội quy, giá dịch vụ và bố trí đủ áo phao cho hành khách}.",
                duties=duty(optional=True, note="Rule for citizens and enterprises."),
            ),
        ),
        item(
            "Điều 6.",
            "Hiệu lực thi hành",
            para("Quyết định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2024."),
        ),
        item(
            "Điều 7.",
            "Tổ chức thực hiện",
            para(
                "{L:Chánh Văn phòng Ủy ban nhân dân tỉnh}, {L:Giám đốc Sở Giao thông vận tải}, {L:Thủ trưởng các sở, ban, "
                "ngành tỉnh}, {L:Chủ tịch Ủy ban nhân dân huyện, thị xã, thành phố} và {L:các tổ chức, cá nhân có liên "
                "quan} {A:chịu trách nhiệm thi hành Quyết định này}./.",
                duties=duty(kind="execution"),
            ),
        ),
    ),
    signature=Signature(
        capacity=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        name="Lê Phước Thành",
        position="Phó Chủ tịch",
        authority="TM., KT.",
        recipients=(
            "Văn phòng Chính phủ",
            "Cục Kiểm tra VBQPPL - Bộ Tư pháp",
            "TT. Tỉnh ủy, HĐND tỉnh",
            "Như Điều 7",
            "Lưu: VT, KTN",
        ),
    ),
)
