"""A paper that bears the secrecy mark MẬT: it must be refused, so there is no gold for it (the content is harmless)."""

from corpus.generator.tree import Facts, Letterhead, Paper, Signature, due, duty, item, para

PAPER = Paper(
    id="mat-kh-dien-tap-2024",
    kind="secret",
    facts=(
        Facts(
            doc_type="Kế hoạch",
            number="05/KH-BCĐ",
            issue_date="2024-04-02",
            issuing_body="Ban Chỉ đạo diễn tập huyện Thanh Sơn",
            place="Thanh Sơn",
            subject="Tổ chức diễn tập năm 2024",
            secrecy="MẬT",
        ),
    ),
    letterhead=Letterhead(
        superior=("UBND HUYỆN THANH SƠN",), issuer=("BAN CHỈ ĐẠO DIỄN TẬP",), number="05/KH-BCĐ", place="Thanh Sơn", stamp="MẬT"
    ),
    title=("KẾ HOẠCH", "Tổ chức diễn tập năm 2024"),
    body=(
        para("Ban Chỉ đạo diễn tập huyện xây dựng Kế hoạch tổ chức diễn tập năm 2024 như sau:"),
        item(
            "1.",
            "{L:Ban Chỉ huy Quân sự huyện} {A:chuẩn bị văn kiện diễn tập} {T:trước ngày 30/4/2024}.",
            duties=duty(due("2024-04-30", "before")),
        ),
        item("2.", "{L:Văn phòng HĐND và UBND huyện} {A:bảo đảm hậu cần cho các lực lượng tham gia}./."),
    ),
    signature=Signature(
        capacity=("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"),
        name="Phùng Đức Quý",
        position="Trưởng ban",
        authority="TM.",
        recipients=("Các thành viên Ban Chỉ đạo", "Lưu: VT"),
    ),
)
