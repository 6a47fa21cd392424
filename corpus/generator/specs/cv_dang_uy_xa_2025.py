"""A commune party committee's letter (after 01/07/2025) on a plain web page."""

from corpus.generator.tree import Facts, Letterhead, Page, Paper, Signature, dash, due, duty, item, para

PAPER = Paper(
    id="cv-dang-uy-xa-sinh-hoat-chi-bo-2025",
    page=Page(look="office", title="Công văn số 52-CV/ĐU"),
    facts=(
        Facts(
            doc_type="Công văn",
            number="52-CV/ĐU",
            issue_date="2025-10-07",
            issuing_body=["Ban Thường vụ Đảng ủy xã Vĩnh Trạch", "Đảng ủy xã Vĩnh Trạch"],
            place="Vĩnh Trạch",
            subject="nâng cao chất lượng sinh hoạt chi bộ quý IV năm 2025",
        ),
    ),
    letterhead=Letterhead(
        superior=("ĐẢNG BỘ TỈNH AN GIANG",),
        issuer=("ĐẢNG ỦY XÃ VĨNH TRẠCH",),
        number="52-CV/ĐU",
        place="Vĩnh Trạch",
        party=True,
        about="nâng cao chất lượng sinh hoạt chi bộ quý IV năm 2025",
    ),
    addressees=("Các chi bộ trực thuộc", "Ủy ban Kiểm tra Đảng ủy"),
    body=(
        para(
            "Qua theo dõi, 9 tháng đầu năm 2025, một số chi bộ chưa duy trì sinh hoạt chuyên đề, nội dung sinh hoạt còn "
            "đơn điệu. Thực hiện {X:Hướng dẫn số 09-HD/BTCTU ngày 15/8/2025 của Ban Tổ chức Tỉnh ủy}, Ban Thường vụ Đảng "
            "ủy xã đề nghị:"
        ),
        item(
            "1.",
            "{L0:Các chi bộ trực thuộc}:",
            dash("{A:Duy trì nền nếp sinh hoạt định kỳ, mỗi quý tổ chức ít nhất 01 kỳ sinh hoạt chuyên đề}."),
            dash(
                "{A:Đăng ký chuyên đề sinh hoạt quý IV với {R:Văn phòng Đảng ủy}} {T:trước ngày 18/10/2025}.",
                duties=duty(due("2025-10-18", "before")),
            ),
            dash(
                "{A:Gửi {D:biên bản sinh hoạt chi bộ} về {R:Ủy ban Kiểm tra Đảng ủy}} {T:trước ngày 05 hằng tháng}.",
                duties=duty(due("XXXX-XX-05", "before", rrule="FREQ=MONTHLY;BYMONTHDAY=5")),
            ),
        ),
        item(
            "2.",
            "Nhiệm vụ {T0:trong tháng 12/2025}:",
            dash(
                "{L:Ủy ban Kiểm tra Đảng ủy} {A:giám sát chuyên đề tối thiểu 04 chi bộ, báo cáo {R:Ban Thường vụ Đảng ủy} "
                "kết quả giám sát}."
            ),
            dash("{L:Các chi bộ trực thuộc} {A:hoàn thành đánh giá, xếp loại đảng viên năm 2025}."),
            head_due=(due("2025-12", "in"),),
        ),
        item(
            "3.",
            "Phân công {L:các đồng chí Ủy viên Ban Thường vụ Đảng ủy} {A:dự sinh hoạt với chi bộ được phân công phụ trách}.",
        ),
        item(
            "4.",
            "{L:Văn phòng Đảng ủy} {A:tổng hợp kết quả, tham mưu {R:Ban Thường vụ Đảng ủy} báo cáo {R:Ban Tổ chức Tỉnh ủy}} "
            "{T:chậm nhất ngày 20/12}.",
            duties=duty(due("2025-12-20", "by")),
        ),
        para("Đề nghị {L:các chi bộ} {A:nghiêm túc triển khai thực hiện}.", duties=duty(kind="execution")),
    ),
    signature=Signature(
        capacity=("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),
        name="Huỳnh Văn Sang",
        position="Phó Bí thư",
        authority="T/M",
        recipients=("Ban Tổ chức Tỉnh ủy (b/c)", "Như trên", "Lưu Văn phòng Đảng ủy"),
    ),
)
