"""A notice of a chairman's conclusions (April 2025: merged departments, districts still there)."""

from corpus.generator.tree import Facts, Letterhead, Paper, Signature, dash, due, duty, item, para

PAPER = Paper(
    id="tb-cao-bang-ket-luan-giao-thong-2025",
    facts=(
        Facts(
            doc_type="Thông báo",
            number="138/TB-VP",
            issue_date="2025-04-15",
            issuing_body="Văn phòng Ủy ban nhân dân tỉnh Cao Bằng",
            place="Cao Bằng",
            subject="Kết luận của Phó Chủ tịch UBND tỉnh Hoàng Văn Thạc tại cuộc họp về tiến độ các dự án giao thông trọng điểm",
        ),
    ),
    letterhead=Letterhead(
        superior=("ỦY BAN NHÂN DÂN", "TỈNH CAO BẰNG"),
        issuer=("VĂN PHÒNG",),
        number="138/TB-VP",
        place="Cao Bằng",
    ),
    title=(
        "THÔNG BÁO",
        "Kết luận của Phó Chủ tịch UBND tỉnh Hoàng Văn Thạc",
        "tại cuộc họp về tiến độ các dự án giao thông trọng điểm",
    ),
    body=(
        para(
            "Ngày 11/4/2025, Phó Chủ tịch UBND tỉnh Hoàng Văn Thạc đã chủ trì cuộc họp kiểm điểm tiến độ các dự án giao "
            "thông trọng điểm. Tham dự cuộc họp có đại diện lãnh đạo các Sở: Xây dựng, Tài chính, Nông nghiệp và Môi "
            "trường; UBND các huyện Quảng Hòa, Thạch An."
        ),
        para(
            "Sau khi nghe Sở Xây dựng báo cáo và ý kiến thảo luận của các đại biểu, Phó Chủ tịch UBND tỉnh đánh giá cao sự "
            "cố gắng của các đơn vị; đến nay đã bàn giao 78% mặt bằng tuyến chính. Tuy nhiên, tiến độ thi công còn chậm 45 "
            "ngày so với kế hoạch. Phó Chủ tịch UBND tỉnh kết luận:"
        ),
        item(
            "1.",
            "{L0:Sở Xây dựng}:",
            dash(
                "{A:Rà soát năng lực của các nhà thầu, kiên quyết cắt giảm khối lượng đối với nhà thầu chậm tiến độ; báo "
                "cáo {R:UBND tỉnh} kết quả} {T:trước ngày 05/5/2025}.",
                duties=duty(due("2025-05-05", "before", "báo cáo UBND tỉnh")),
            ),
            dash("{A:Bố trí cán bộ giám sát thường trực tại hiện trường đối với gói thầu số 03 và gói thầu số 05}."),
        ),
        item(
            "2.",
            "Giao {L:Sở Nông nghiệp và Môi trường} chủ trì, phối hợp với {S:Sở Tài chính}, {S:UBND huyện Quảng Hòa} {A:xác "
            "định giá đất tái định cư, trình {R:UBND tỉnh} phê duyệt} {T:chậm nhất ngày 25/4/2025}.",
            duties=duty(due("2025-04-25", "by")),
        ),
        item(
            "3.",
            "{L:UBND huyện Quảng Hòa}, {L:UBND huyện Thạch An} {A:hoàn thành chi trả tiền bồi thường đợt 3, bàn giao toàn "
            "bộ mặt bằng còn lại cho chủ đầu tư} {T:trong tháng 5/2025}. {A2:Việc di chuyển đường dây điện trung thế do "
            "{L2:Công ty Điện lực Cao Bằng} thực hiện}, {T2:hoàn thành trước ngày 20/5/2025}.",
            duties=(duty(due("2025-05", "in")), duty(due("2025-05-20", "before", "hoàn thành"))),
        ),
        item(
            "4.",
            "Về nguồn vốn, giao {L:Sở Tài chính} {A:tham mưu {R:UBND tỉnh} ban hành {D:văn bản} đề nghị Bộ Tài chính bổ "
            "sung vốn cho dự án. Dự thảo văn bản trình {R:Chủ tịch UBND tỉnh} {T:trước ngày 22/4/2025}}.",
            duties=duty(due("2025-04-22", "before", "dự thảo trình Chủ tịch UBND tỉnh")),
        ),
        item(
            "5.",
            "{L:Ban Quản lý dự án đầu tư xây dựng tỉnh} (Phòng Kỹ thuật - Thẩm định) {A:cập nhật tiến độ từng hạng mục, "
            "báo cáo {R:Phó Chủ tịch UBND tỉnh phụ trách}} {T:vào thứ Hai hằng tuần}.",
            duties=duty(due("XXXX-WXX-1", "on", rrule="FREQ=WEEKLY;BYDAY=MO"), note="The bracket only describes."),
        ),
        para(
            "Văn phòng UBND tỉnh thông báo để {L:các cơ quan, đơn vị} {A:biết, thực hiện}./.",
            duties=duty(kind="execution"),
        ),
    ),
    signature=Signature(
        capacity=("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        name="Nông Quốc Huấn",
        position="Phó Chánh Văn phòng",
        authority="KT.",
        recipients=("CT, các PCT UBND tỉnh", "Các sở: XD, TC, NN&MT", "UBND các huyện: Quảng Hòa, Thạch An", "Lưu: VT, GT(Ng)"),
    ),
)
