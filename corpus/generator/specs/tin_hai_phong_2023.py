"""A news story that relays two directives of different bodies."""

from corpus.generator.tree import Facts, Page, Paper, due, duty, para

PAPER = Paper(
    id="tin-hai-phong-hai-van-ban-2023",
    page=Page(
        look="news",
        title="Hải Phòng siết chặt phòng cháy, chữa cháy tại chung cư mini",
        site="Nhịp sống miền Duyên hải",
        published="2023-10-06T09:15:00+07:00",
    ),
    facts=(
        Facts(
            id="d1",
            doc_type="Chỉ thị",
            number="27-CT/TU",
            issue_date="2023-10-03",
            issuing_body="Ban Thường vụ Thành ủy Hải Phòng",
            subject="tăng cường sự lãnh đạo của cấp ủy đối với công tác phòng cháy, chữa cháy và cứu nạn, cứu hộ",
        ),
        Facts(
            id="d2",
            doc_type="Công văn",
            number="2471/UBND-NC",
            issue_date="2023-10-04",
            issuing_body="Ủy ban nhân dân thành phố Hải Phòng",
            subject="kiểm tra an toàn phòng cháy, chữa cháy đối với nhà ở nhiều căn hộ",
        ),
    ),
    title=(
        "Hải Phòng siết chặt phòng cháy, chữa cháy tại chung cư mini",
        "Thành ủy và UBND TP Hải Phòng vừa liên tiếp ban hành hai văn bản chỉ đạo về công tác phòng cháy, chữa cháy.",
    ),
    body=(
        para(
            "Ngày 3/10, Ban Thường vụ Thành ủy Hải Phòng ban hành Chỉ thị số 27-CT/TU về tăng cường sự lãnh đạo của cấp ủy "
            "đối với công tác phòng cháy, chữa cháy và cứu nạn, cứu hộ.",
            directive="d1",
        ),
        para(
            "Chỉ thị nêu rõ, thời gian qua các cấp ủy đã quan tâm lãnh đạo công tác này, song số vụ cháy trong khu dân cư "
            "chưa giảm; 9 tháng đầu năm đã xảy ra 68 vụ.",
            directive="d1",
        ),
        para(
            "Ban Thường vụ Thành ủy yêu cầu {L:các quận ủy, huyện ủy, đảng ủy trực thuộc} {A:xây dựng {D:kế hoạch} thực "
            "hiện Chỉ thị}, {T:hoàn thành trước ngày 31/10/2023}. {L2:Ban Cán sự đảng UBND thành phố} {A2:chỉ đạo rà soát "
            "quy hoạch hạ tầng giao thông, nguồn nước phục vụ chữa cháy, báo cáo {R2:Ban Thường vụ Thành ủy} kết quả} "
            "{T2:trong quý I/2024}.",
            duties=(duty(due("2023-10-31", "before", "hoàn thành")), duty(due("2024-Q1", "in", "báo cáo"))),
            directive="d1",
        ),
        para(
            "Theo Chỉ thị, {A:các lớp huấn luyện kỹ năng thoát nạn cho học sinh do {L:Thành đoàn} tổ chức} hoàn thành "
            "{T:trước ngày 15/12/2023}. {L2:Ban Tuyên giáo Thành ủy} {A2:định hướng các cơ quan báo chí tuyên truyền, phổ "
            "biến kiến thức phòng cháy, chữa cháy}.",
            duties=(duty(due("2023-12-15", "before", "hoàn thành")), duty()),
            directive="d1",
        ),
        para(
            "Lực lượng Cảnh sát phòng cháy, chữa cháy kiểm tra lối thoát nạn tại một chung cư mini ở quận Lê Chân. Ảnh: Minh Đức",
            style="note",
            directive="d1",
        ),
        para(
            "Trước đó một tuần, nhiều người dân sống tại các ngõ sâu cho biết họ đã tự mua bình chữa cháy và thang dây sau "
            "khi nghe tin về các vụ hỏa hoạn.",
            directive="d1",
        ),
        para(
            "Tiếp đó, ngày 4/10, UBND TP Hải Phòng có Công văn số 2471/UBND-NC về kiểm tra an toàn phòng cháy, chữa cháy "
            "đối với nhà ở nhiều căn hộ.",
            directive="d2",
        ),
        para(
            "UBND thành phố giao {L:Công an thành phố} chủ trì, phối hợp với {S:Sở Xây dựng} và {S:UBND các quận, huyện} "
            "{A:tổng kiểm tra 100% nhà ở nhiều căn hộ, nhà trọ có từ 10 phòng trở lên}, {T:xong trước ngày 15/11}. Đồng "
            "thời {A2:lập {D2:danh sách các công trình vi phạm} để công khai trên Cổng Thông tin điện tử thành phố}.",
            duties=(duty(due("2023-11-15", "before")), duty(kind="one_off")),
            directive="d2",
        ),
        para(
            "{L:Sở Xây dựng} {A:hướng dẫn chủ đầu tư khắc phục các tồn tại về kết cấu, lối thoát nạn}. {L2:Sở Tư pháp} "
            "{A2:thẩm định, trình {R2:UBND thành phố} ban hành {D2:quy định về quản lý nhà ở nhiều căn hộ}} {T2:trong tháng "
            "12/2023}.",
            duties=(duty(), duty(due("2023-12", "in"))),
            directive="d2",
        ),
        para(
            "{L:Chủ tịch UBND các quận, huyện} {A:báo cáo kết quả kiểm tra về {R:Công an thành phố}} {T:trước ngày 20/11} "
            "để tổng hợp; {A2:chịu trách nhiệm trước Chủ tịch UBND thành phố nếu để công trình vi phạm tiếp tục hoạt động}.",
            duties=(duty(due("2023-11-20", "before")), duty(optional=True, note="Statement of liability.")),
            directive="d2",
        ),
        para("Người dân có thể phản ánh các trường hợp vi phạm qua đường dây nóng 114.", directive="d2"),
    ),
)
