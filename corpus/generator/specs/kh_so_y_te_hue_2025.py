"""A department's plan as a UTF-8 export of a word processor: a task table with merged cells inside the text."""

from corpus.generator.tree import (
    ABOVE,
    Column,
    Facts,
    Letterhead,
    Page,
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

TABLE = Table(
    columns=(
        Column(title="STT", role="number", share=0.8),
        Column(title="Hoạt động", role="action", share=4.5),
        Column(title="Đơn vị đầu mối", role="lead", share=2.5),
        Column(title="Đơn vị phối hợp", role="support", share=2.5),
        Column(title="Tiến độ", role="time", share=1.8),
        Column(title="Sản phẩm", role="product", share=1.9),
    ),
    rows=(
        group("1", "Giám sát dịch tễ"),
        row(
            "1.1",
            "Giám sát ổ bọ gậy tại 45 điểm nguy cơ cao",
            "Trung tâm Kiểm soát bệnh tật",
            "Các trung tâm y tế",
            "Hằng tuần",
            "Báo cáo giám sát",
            due=due("P1W", rrule="FREQ=WEEKLY"),
        ),
        row(
            "1.2",
            "Xét nghiệm, định týp vi rút Dengue đối với ít nhất 5% số ca mắc",
            ABOVE,
            "Bệnh viện Trung ương Huế",
            "Tháng 6 đến tháng 11/2025",
            "Kết quả xét nghiệm",
            due=due("2025-06/2025-11", "in"),
        ),
        group("2", "Điều trị"),
        row(
            "2.1",
            "Tập huấn phác đồ điều trị sốt xuất huyết Dengue cho 120 bác sĩ, điều dưỡng",
            "Phòng Nghiệp vụ Y",
            "Các bệnh viện",
            "Trước 15/6/2025",
            "04 lớp tập huấn",
            due=due("2025-06-15", "before"),
        ),
        row(
            "2.2",
            "Dự trữ dịch truyền, thuốc và hóa chất",
            "Các bệnh viện, trung tâm y tế",
            "Phòng Nghiệp vụ Dược",
            "Trước 30/6/2025",
            "",
            due=due("2025-06-30", "before"),
        ),
        group("3", "Truyền thông"),
        row(
            "3.1",
            "Phát động chiến dịch diệt lăng quăng, bọ gậy",
            "Trung tâm Kiểm soát bệnh tật",
            "UBND các quận, thị xã, huyện",
            "02 đợt: {T:tháng 6} và {T:tháng 9/2025}",
            "Báo cáo chiến dịch",
            due=(due("2025-06", "in", "đợt 1"), due("2025-09", "in", "đợt 2")),
        ),
    ),
)

PAPER = Paper(
    id="kh-so-y-te-hue-sot-xuat-huyet-2025",
    page=Page(look="word", title="SỞ Y TẾ", encoding="utf-8"),
    facts=(
        Facts(
            doc_type="Kế hoạch",
            number="2207/KH-SYT",
            issue_date="2025-05-20",
            issuing_body="Sở Y tế thành phố Huế",
            place="Huế",
            subject="Phòng, chống bệnh sốt xuất huyết Dengue năm 2025",
        ),
    ),
    letterhead=Letterhead(superior=("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HUẾ"), issuer=("SỞ Y TẾ",), number="2207/KH-SYT", place="Huế"),
    title=("KẾ HOẠCH", "Phòng, chống bệnh sốt xuất huyết Dengue năm 2025"),
    body=(
        para(
            "Thực hiện {X:Kế hoạch số 166/KH-UBND ngày 05/5/2025 của UBND thành phố} về phòng, chống dịch bệnh truyền "
            "nhiễm, Sở Y tế ban hành Kế hoạch phòng, chống bệnh sốt xuất huyết Dengue năm 2025 như sau:"
        ),
        heading(
            "I.",
            "ĐÁNH GIÁ TÌNH HÌNH",
            para(
                "Năm 2024, toàn thành phố ghi nhận 1.312 ca mắc, không có tử vong. Các đơn vị đã tổ chức 06 chiến dịch "
                "diệt lăng quăng."
            ),
        ),
        heading("II.", "NỘI DUNG HOẠT ĐỘNG", para("Các hoạt động chủ yếu:", TABLE)),
        heading(
            "III.",
            "PHÂN CÔNG NHIỆM VỤ",
            item(
                "1.",
                "{L0:Phòng Nghiệp vụ Y}",
                dash("{A:Là đầu mối theo dõi, kiểm tra việc thực hiện Kế hoạch}."),
                dash(
                    "{A:Tham mưu {R:Giám đốc Sở} thành lập {D:các đoàn kiểm tra}} {T:trong tháng 6/2025}.",
                    duties=duty(due("2025-06", "in")),
                ),
            ),
            item(
                "2.",
                "{L0:Phòng Kế hoạch - Tài chính}",
                dash(
                    "{A:Thẩm định dự toán của các đơn vị, trình {R:Giám đốc Sở}} {T:trong vòng 07 ngày làm việc kể từ ngày "
                    "nhận được dự toán}.",
                    duties=duty(due("P7WD", "within", anchor="event: nhận được dự toán"), kind="one_off"),
                ),
            ),
            item(
                "3.",
                "{L0:Các bệnh viện, trung tâm y tế}",
                dash("{A:Thực hiện nghiêm chế độ trực dịch, thu dung điều trị người bệnh}."),
                dash(
                    "{T:Định kỳ hằng tháng} {A:gửi báo cáo về {R:Sở Y tế} (qua {R:Trung tâm Kiểm soát bệnh tật})}.",
                    duties=duty(due("P1M", rrule="FREQ=MONTHLY")),
                ),
            ),
            para(
                "Yêu cầu {L:Thủ trưởng các đơn vị} {A:xây dựng {D:kế hoạch chi tiết}, gửi {R:Sở Y tế}} {T:trước ngày "
                "10/6/2025}./.",
                duties=duty(due("2025-06-10", "before")),
            ),
        ),
    ),
    signature=Signature(
        capacity=("GIÁM ĐỐC",),
        name="Tôn Thất Hoàng",
        position="Giám đốc",
        authority=None,
        recipients=("Bộ Y tế (b/c)", "UBND thành phố (b/c)", "Các đơn vị trực thuộc", "Lưu: VT, NVY"),
    ),
)
