"""A department's letter to its units (2019, before Nghị định 30/2020)."""

from corpus.generator.tree import Facts, Letterhead, Paper, Signature, dash, due, duty, item, para

PAPER = Paper(
    id="cv-so-gddt-dak-lak-an-toan-2019",
    facts=(
        Facts(
            doc_type="Công văn",
            number="1642/SGDĐT-CTTT",
            issue_date="2019-10-14",
            issuing_body="Sở Giáo dục và Đào tạo tỉnh Đắk Lắk",
            place="Đắk Lắk",
            subject="tăng cường bảo đảm an toàn trường học, phòng, chống đuối nước và tai nạn giao thông",
        ),
    ),
    letterhead=Letterhead(
        superior=("UBND TỈNH ĐẮK LẮK",),
        issuer=("SỞ GIÁO DỤC VÀ ĐÀO TẠO",),
        number="1642/SGDĐT-CTTT",
        place="Đắk Lắk",
        about="V/v tăng cường bảo đảm an toàn trường học, phòng, chống đuối nước và tai nạn giao thông",
    ),
    addressees=("Phòng GDĐT các huyện, thị xã, thành phố", "Các trường THPT, PTDTNT", "Các trung tâm GDNN-GDTX"),
    ordered=("Thủ trưởng các đơn vị",),
    body=(
        para(
            "Trong tháng 9/2019, trên địa bàn tỉnh đã xảy ra 03 vụ đuối nước và nhiều vụ tai nạn giao thông liên quan đến "
            "học sinh. Để ngăn ngừa các vụ việc tương tự, Sở Giáo dục và Đào tạo yêu cầu Thủ trưởng các đơn vị thực hiện "
            "tốt một số nội dung sau:"
        ),
        item(
            "1.",
            "Về phòng, chống đuối nước:",
            dash("{A:Phối hợp với {S:chính quyền địa phương} cắm biển cảnh báo tại các ao, hồ, sông, suối gần trường học}."),
            dash(
                "{A:Khảo sát số học sinh chưa biết bơi, lập {D:danh sách} theo từng khối lớp} {T:xong trước ngày 31/10/2019}.",
                duties=duty(due("2019-10-31", "before")),
            ),
        ),
        item(
            "2.",
            "Về an toàn giao thông:",
            dash("{A:Tổ chức cho 100% học sinh và phụ huynh ký cam kết không giao xe máy cho người chưa đủ tuổi điều khiển}."),
            dash(
                "{A:Bố trí giáo viên, đội cờ đỏ trực tại cổng trường vào giờ đến lớp và giờ tan học}.",
            ),
        ),
        item(
            "3.",
            "{L:Các trường THPT có học sinh nội trú} {A:kiểm tra hệ thống điện, bếp ăn, phòng ở của học sinh} {T:trong "
            "tuần từ ngày 21/10 đến ngày 25/10/2019}.",
            duties=duty(due("2019-10-21/2019-10-25", "in")),
        ),
        item(
            "4.",
            "{A:Báo cáo kết quả thực hiện bằng văn bản về {R:Sở Giáo dục và Đào tạo} (qua {R:Phòng Chính trị, tư tưởng})} "
            "{T:trước 16 giờ 00 ngày 08/11/2019}.",
            duties=duty(due("2019-11-08T16:00", "before")),
        ),
        para("Nhận được Công văn này, đề nghị {L:các đơn vị} {A:nghiêm túc thực hiện}./.", duties=duty(kind="execution")),
    ),
    signature=Signature(
        capacity=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        name="Y Khoa Niê",
        position="Phó Giám đốc",
        authority="KT.",
        recipients=("Như trên", "UBND tỉnh (b/c)", "Giám đốc, các PGĐ Sở", "Lưu: VT, CTTT"),
    ),
)
