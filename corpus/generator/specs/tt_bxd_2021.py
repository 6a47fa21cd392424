"""A circular as a legal portal shows it: articles titled with the one who is responsible, then bare clauses."""

from corpus.generator.tree import Facts, Letterhead, Page, Paper, Signature, due, duty, item, para

PAPER = Paper(
    id="tt-bxd-bao-cao-cay-xanh-2021",
    page=Page(look="portal", title="Thông tư 14/2021/TT-BXD", site="Kho văn bản pháp quy"),
    facts=(
        Facts(
            doc_type="Thông tư",
            number="14/2021/TT-BXD",
            issue_date="2021-11-08",
            issuing_body="Bộ Xây dựng",
            place="Hà Nội",
            subject="Quy định chế độ báo cáo thống kê về cây xanh đô thị",
        ),
    ),
    letterhead=Letterhead(issuer=("BỘ XÂY DỰNG",), number="14/2021/TT-BXD", place="Hà Nội"),
    title=("THÔNG TƯ", "Quy định chế độ báo cáo thống kê về cây xanh đô thị"),
    body=(
        para("Căn cứ {X:Luật Thống kê ngày 23 tháng 11 năm 2015};", style="basis"),
        para(
            "Căn cứ {X:Nghị định số 64/2010/NĐ-CP ngày 11 tháng 6 năm 2010 của Chính phủ về quản lý cây xanh đô thị};",
            style="basis",
        ),
        para("Theo đề nghị của Cục trưởng Cục Hạ tầng kỹ thuật;", style="basis"),
        para(
            "Bộ trưởng Bộ Xây dựng ban hành Thông tư quy định chế độ báo cáo thống kê về cây xanh đô thị.",
            style="basis",
        ),
        item(
            "Điều 1.",
            "Phạm vi điều chỉnh",
            para("Thông tư này quy định nội dung, thời hạn và phương thức báo cáo thống kê về cây xanh đô thị."),
        ),
        item(
            "Điều 2.",
            "Nguyên tắc báo cáo",
            para("Số liệu báo cáo phải trung thực, đầy đủ, kịp thời và thống nhất về phương pháp tính."),
        ),
        item(
            "Điều 3.",
            "Trách nhiệm của {L0:Cục Hạ tầng kỹ thuật}",
            item("1.", "{A:Hướng dẫn, kiểm tra việc thực hiện chế độ báo cáo}."),
            item(
                "2.",
                "{A:Tổng hợp số liệu toàn quốc, trình {R:Bộ trưởng}} {T:trước ngày 31 tháng 3 hằng năm}.",
                duties=duty(due("XXXX-03-31", "before", rrule="FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31")),
            ),
            item("3.", "Chủ trì, phối hợp với {S:Trung tâm Thông tin} {A:quản lý phần mềm báo cáo trực tuyến}."),
        ),
        item(
            "Điều 4.",
            "Trách nhiệm của {L0:Sở Xây dựng}",
            item(
                "1.",
                "{A:Lập {D:báo cáo thống kê} của địa phương, gửi {R:Cục Hạ tầng kỹ thuật}} {T:trước ngày 15 tháng 02 hằng năm}.",
                duties=duty(due("XXXX-02-15", "before", rrule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=15")),
            ),
            item("2.", "{A:Xây dựng, cập nhật cơ sở dữ liệu cây xanh của từng đô thị}."),
            item(
                "3.",
                "{L:Uỷ ban nhân dân cấp huyện} {A:cung cấp số liệu cho {R:Sở Xây dựng}} {T:trước ngày 20 tháng 01 hằng năm}.",
                duties=duty(due("XXXX-01-20", "before", rrule="FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=20")),
            ),
        ),
        item(
            "Điều 5.",
            "Điều khoản thi hành",
            item("1.", "Thông tư này có hiệu lực thi hành kể từ ngày 01 tháng 01 năm 2022."),
            item(
                "2.",
                "{L:Chánh Văn phòng}, {L:Chánh Thanh tra}, {L:Cục trưởng Cục Hạ tầng kỹ thuật} và {L:các tổ chức, cá nhân "
                "có liên quan} {A:chịu trách nhiệm thi hành Thông tư này}.",
                duties=duty(kind="execution"),
            ),
            item(
                "3.",
                "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị {L:các cơ quan, tổ chức} {A:phản ánh về {R:Bộ Xây "
                "dựng} để xem xét, giải quyết}./.",
                duties=duty(optional=True, note="Closing formula."),
            ),
        ),
    ),
    signature=Signature(
        capacity=("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"),
        name="Đỗ Quang Trường",
        position="Thứ trưởng",
        authority="KT.",
        recipients=("Văn phòng Chính phủ", "UBND các tỉnh, thành phố trực thuộc Trung ương", "Công báo", "Lưu: VT, HTKT"),
    ),
)
