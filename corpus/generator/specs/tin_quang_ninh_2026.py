"""A news story that relays one directive between a reporter's own remarks."""

from corpus.generator.tree import Facts, Page, Paper, due, duty, para

PAPER = Paper(
    id="tin-quang-ninh-du-lich-2026",
    page=Page(
        look="news",
        title="Quảng Ninh chấn chỉnh hoạt động tàu du lịch trước mùa cao điểm",
        site="Tin tức Đông Bắc",
        published="2026-03-19T16:40:00+07:00",
    ),
    facts=(
        Facts(
            doc_type="Văn bản",
            number="803/UBND-GTCN",
            issue_date="2026-03-18",
            issuing_body="Ủy ban nhân dân tỉnh Quảng Ninh",
            subject="chấn chỉnh hoạt động tàu du lịch trên vịnh Hạ Long",
        ),
    ),
    title=(
        "Quảng Ninh chấn chỉnh hoạt động tàu du lịch trước mùa cao điểm",
        "Các chủ tàu phải lắp thiết bị giám sát hành trình, cảng vụ kiểm tra toàn bộ phương tiện trước kỳ nghỉ lễ 30/4.",
    ),
    body=(
        para(
            "Ngày 18/3, UBND tỉnh Quảng Ninh ban hành Văn bản số 803/UBND-GTCN về chấn chỉnh hoạt động tàu du lịch trên "
            "vịnh Hạ Long sau khi một số du khách phản ánh tình trạng tàu chạy sai lộ trình."
        ),
        para("Theo thống kê, hai tháng đầu năm vịnh Hạ Long đã đón hơn 900.000 lượt khách, tăng 14% so với cùng kỳ."),
        para(
            "Tại văn bản này, UBND tỉnh yêu cầu {L:Sở Xây dựng} {A:kiểm tra điều kiện hoạt động của toàn bộ tàu du lịch, "
            "kiên quyết đình chỉ tàu không bảo đảm an toàn}, {T:hoàn thành trước ngày 20/4}. Cùng với đó, {A2:rà soát, "
            "điều chỉnh luồng tuyến, lịch trình cho phù hợp}.",
            duties=(duty(due("2026-04-20", "before", "hoàn thành")), duty()),
        ),
        para(
            "{L:Sở Văn hóa, Thể thao và Du lịch} được giao chủ trì, phối hợp với {S:Hiệp hội Du lịch tỉnh} {A:tập huấn kỹ "
            "năng ứng xử, cứu hộ cho thuyền viên}, {T:xong trong tháng 4/2026}.",
            duties=duty(due("2026-04", "in")),
        ),
        para("Du khách mặc áo phao khi xuống tàu tại cảng Tuần Châu. Ảnh: Hoài An", style="note"),
        para(
            "{L:Ban Quản lý vịnh Hạ Long} {A:công khai số điện thoại đường dây nóng tại các bến, tiếp nhận và xử lý phản ánh "
            "của du khách}. {A2:Kết quả kiểm tra do {L2:Cảng vụ Đường thủy nội địa} báo cáo {R2:UBND tỉnh}} {T2:trước ngày 25 "
            "hằng tháng}.",
            duties=(duty(), duty(due("XXXX-XX-25", "before", rrule="FREQ=MONTHLY;BYMONTHDAY=25"))),
        ),
        para(
            "“Chúng tôi ủng hộ việc siết chặt quản lý, nhưng cũng mong được hỗ trợ chi phí lắp thiết bị”, ông Phạm Văn "
            "Quý, chủ một đội tàu 5 chiếc, nói."
        ),
        para(
            "UBND tỉnh cũng đề nghị {L:Bộ Chỉ huy quân sự tỉnh}, {L:Công an tỉnh} {A:tăng cường tuần tra, xử lý phương "
            "tiện đón trả khách sai nơi quy định}.",
        ),
        para("Người dân và du khách nên theo dõi bản tin thời tiết trước khi ra vịnh."),
    ),
)
