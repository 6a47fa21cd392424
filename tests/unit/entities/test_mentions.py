"""Bodies, offices, groups and persons in running text."""

from itertools import pairwise

import pytest

from pipeline.entities import read_mentions as find_mentions


def texts(sentence):
    return [mention.text for mention in find_mentions(sentence)]


ONE = [
    ("body", "Sở Nông nghiệp và Phát triển nông thôn tỉnh Quảng Ngãi"),
    ("body", "Sở Văn hóa, Thể thao và Du lịch"),
    ("body", "Bộ Lao động - Thương binh và Xã hội"),
    ("body", "Sở KH&ĐT"),
    ("body", "Ban Quản lý Khu kinh tế Dung Quất và các khu công nghiệp Quảng Ngãi"),
    ("body", "Công ty TNHH MTV Cấp nước và Xây dựng Quảng Trị"),
    ("body", "Trung tâm Quan trắc, Phân tích và Thông tin"),
    ("body", "Phòng Quản lý đô thị thuộc UBND thành phố Vinh"),
    ("body", "Phòng Nội vụ thuộc Sở Y tế"),
    ("body", "Văn phòng UBND tỉnh"),
    ("body", "Ban Tổ chức Thành ủy"),
    ("body", "Ban Chỉ đạo chuyển đổi số tỉnh"),
    ("body", "Tổ công tác của Thủ tướng Chính phủ"),
    ("body", "đảng ủy khối trực thuộc Thành ủy"),
    ("body", "Ngân hàng Nhà nước Việt Nam - Chi nhánh tỉnh Quảng Ngãi"),
    ("body", "Cục Viễn thông - Bộ TTTT"),
    ("body", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
    ("body", "Đài Phát thanh - Truyền hình tỉnh"),
    ("body", "Tòa án nhân dân tối cao"),
    ("body", "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh"),
    ("body", "Tổng công ty Cảng hàng không Việt Nam"),
    ("body", "Công ty TNHH Một thành viên Xổ số kiến thiết tỉnh"),
    ("body", "Kho bạc Nhà nước khu vực XIII"),
    ("body", "Đảng ủy các cơ quan Đảng tỉnh"),
    ("body", "Báo và Phát thanh, Truyền hình tỉnh"),
    ("body", "Quỹ Đầu tư phát triển tỉnh"),
    ("body", "Văn phòng Đoàn ĐBQH và HĐND tỉnh"),
    ("body", "Thường trực HĐND tỉnh"),
    ("body", "UBND các quận, huyện, thị xã"),
    ("body", "UBND các tỉnh, thành phố trực thuộc Trung ương"),
    ("body", "Uỷ ban nhân dân cấp huyện, cấp xã"),
    ("role", "Giám đốc Sở Tài chính"),
    ("role", "Chủ tịch UBND các huyện, thị xã Đức Phổ và thành phố Quảng Ngãi"),
    ("role", "Thủ trưởng các sở, ban, ngành"),
    ("role", "giám đốc, thủ trưởng các sở, ban, ngành, cơ quan, đơn vị trực thuộc UBND TP"),
    ("role", "Người đứng đầu các cơ quan, đơn vị, địa phương"),
    ("role", "Trưởng Ban Dân tộc tỉnh"),
    ("role", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"),
    ("role", "Phó Thủ tướng - Trưởng ban Ban Chỉ đạo quốc gia"),
    ("role", "Hiệu trưởng các trường đại học, cao đẳng trên địa bàn"),
    ("group", "các sở, ban, ngành"),
    ("group", "các huyện ủy, thị ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy"),
    ("group", "các cơ quan, đơn vị có liên quan"),
    ("group", "các quận, huyện, thị ủy"),
    ("group", "các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ"),
    ("group", "Cấp ủy Đảng các cấp"),
    ("group", "Từng cơ quan, địa phương"),
    ("group", "mỗi cán bộ, công chức, viên chức"),
    ("group", "các ban của Hội đồng nhân dân"),
    ("group", "các doanh nghiệp hoạt động trong lĩnh vực viễn thông"),
    ("group", "các cơ quan hành chính từ thành phố đến quận, huyện"),
]


@pytest.mark.parametrize(("kind", "name"), ONE)
def test_a_name_is_one_mention_wherever_it_stands(kind, name):
    for frame in ("Giao {} chủ trì thực hiện.", "{} có trách nhiệm rà soát.", "Gửi báo cáo về {} để tổng hợp."):
        sentence = frame.format(name)
        mention = next(m for m in find_mentions(sentence) if m.span.start == sentence.index(name))
        assert (mention.text, mention.kind) == (name, kind)
        assert sentence[mention.span.start : mention.span.end] == name
        assert mention.rule.startswith("entities.")


@pytest.mark.parametrize(
    ("sentence", "mentions"),
    [
        ("Sở Nội vụ, Tài chính, Y tế phối hợp.", ["Sở Nội vụ", "Sở Tài chính", "Sở Y tế"]),
        ("các Sở: Nội vụ, Tài chính và UBND tỉnh", ["Sở Nội vụ", "Sở Tài chính", "UBND tỉnh"]),
        ("Sở Nội vụ và Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Các Bộ: Công an, Quốc phòng, Y tế", ["Bộ Công an", "Bộ Quốc phòng", "Bộ Y tế"]),
        ("Giám đốc các Sở: Tư pháp, Xây dựng", ["Giám đốc Sở Tư pháp", "Giám đốc Sở Xây dựng"]),
        ("UBND các tỉnh: Thái Bình, Nam Định", ["UBND tỉnh Thái Bình", "UBND tỉnh Nam Định"]),
        ("Hội Nông dân tỉnh, Tỉnh đoàn", ["Hội Nông dân tỉnh", "Tỉnh đoàn"]),
        ("UBND huyện Bình Sơn, thành phố Quảng Ngãi", ["UBND huyện Bình Sơn", "UBND thành phố Quảng Ngãi"]),
        ("Sở Nội vụ, Công an tỉnh, Báo Hải Dương", ["Sở Nội vụ", "Công an tỉnh", "Báo Hải Dương"]),
        ("các sở, ban, ngành và UBND các huyện", ["các sở, ban, ngành", "UBND các huyện"]),
        ("cơ quan thường trực - Sở Nội vụ tổng hợp", ["Sở Nội vụ"]),
        ("Sở Y tế - cơ quan thường trực Ban Chỉ đạo tỉnh tổng hợp", ["Sở Y tế"]),
        ("các sở, ngành, Doanh nghiệp viễn thông", ["các sở, ngành", "Doanh nghiệp viễn thông"]),
        ("Bộ trưởng, Thủ trưởng cơ quan ngang bộ", ["Bộ trưởng", "Thủ trưởng cơ quan ngang bộ"]),
    ],
)
def test_coordination_is_written_out_and_units_are_not_glued(sentence, mentions):
    assert texts(sentence) == mentions


@pytest.mark.parametrize(
    "name",
    ["Phòng Cải cách hành chính - Văn thư, lưu trữ thuộc Sở Nội vụ", "Phòng Văn thư, lưu trữ", "Chi cục Văn thư - Lưu trữ"],
)
def test_commas_and_dashes_inside_a_field_do_not_cut_the_name(name):
    assert texts(f"Giao {name} tổng hợp.") == [name]


def test_a_shared_head_keeps_the_words_of_each_part_as_span():
    sentence = "Giao Sở Nội vụ, Tài chính chủ trì."
    spans = [sentence[m.span.start : m.span.end] for m in find_mentions(sentence)]
    assert spans == ["Sở Nội vụ", "Tài chính"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổ chức tuyên truyền, phòng, chống dịch bệnh.",
        "Ban hành kế hoạch, báo cáo kết quả hội nghị.",
        "Nâng cao hiệu quả bộ máy, dịch vụ công và môi trường.",
        "Trường hợp phát sinh vướng mắc trong cơ sở dữ liệu.",
        "theo Quyết định số 17/QĐ-TTg và Công văn số 5/BTTTT-CVT",
    ],
)
def test_common_words_are_no_bodies(sentence):
    assert texts(sentence) == []


def test_case_tells_nothing_in_a_line_of_capitals():
    assert texts("TRÁCH NHIỆM CỦA SỞ TÀI CHÍNH VÀ UBND CÁC HUYỆN") == ["SỞ TÀI CHÍNH", "UBND CÁC HUYỆN"]
    assert texts("BAN HÀNH KẾ HOẠCH PHÒNG, CHỐNG DỊCH BỆNH") == []


def test_the_subject_may_carry_a_relative_clause_before_its_modal():
    assert texts("Tổ chức, cá nhân chăn nuôi gia cầm có trách nhiệm khai báo.")[0] == "Tổ chức, cá nhân chăn nuôi gia cầm"


def test_an_acting_unit_is_not_taken_for_a_lead_unit():
    assert texts("Các cơ quan, đơn vị chủ trì, phối hợp với Sở Y tế") == ["Các cơ quan, đơn vị", "Sở Y tế"]
    assert texts("Đơn vị chủ trì có trách nhiệm báo cáo")[0] == "Đơn vị chủ trì"


@pytest.mark.parametrize(
    ("sentence", "kind", "text", "words"),
    [
        ("Giao đồng chí Nguyễn Văn An phụ trách.", "person", "đồng chí Nguyễn Văn An", "Nguyễn Văn An"),
        (
            "Đ/c Lê Thị Bình – Phó Giám đốc Sở Y tế dự.",
            "person",
            "Đ/c Lê Thị Bình – Phó Giám đốc Sở Y tế",
            "Lê Thị Bình – Phó Giám đốc Sở Y tế",
        ),
        (
            "Đồng chí Chủ tịch UBND tỉnh Trần Văn Cường chủ trì.",
            "role",
            "Chủ tịch UBND tỉnh Trần Văn Cường",
            "Chủ tịch UBND tỉnh Trần Văn Cường",
        ),
    ],
)
def test_persons(sentence, kind, text, words):
    (mention,) = find_mentions(sentence)
    assert (mention.kind, mention.text) == (kind, text)
    assert sentence[mention.span.start : mention.span.end] == words


def test_a_defined_short_name_is_found_later():
    sentence = "Quỹ Bảo vệ môi trường (sau đây gọi tắt là Quỹ) hỗ trợ. Quỹ phối hợp với Sở Y tế."
    assert texts(sentence) == ["Quỹ Bảo vệ môi trường", "Quỹ", "Sở Y tế"]


def test_both_tone_placements_are_one_word():
    assert texts("Uỷ ban nhân dân tỉnh; Toà án nhân dân") == ["Uỷ ban nhân dân tỉnh", "Toà án nhân dân"]


def test_mentions_never_overlap_and_long_texts_are_cut_at_lines():
    line = "Giao Sở Nội vụ, Tài chính phối hợp với Chủ tịch UBND các huyện, thị xã.\n"
    text = line * 4000
    mentions = find_mentions(text)
    assert len(mentions) == 3 * 4000
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))
    assert text[mentions[-1].span.start : mentions[-1].span.end] == "Chủ tịch UBND các huyện, thị xã"


def test_hostile_input_is_read_in_linear_time():
    assert find_mentions("các " * 20_000) == ()
    assert len(find_mentions("Sở Nội vụ, " * 5_000)) == 5_000
    find_mentions("Giám đốc " * 3_000)
    find_mentions("Văn phòng " * 300)


def test_a_committee_of_its_own_is_not_part_of_the_list_before_it():
    text = "các quận, huyện, thị ủy, đảng ủy khối trực thuộc Thành ủy"
    assert [m.text for m in find_mentions(text)] == ["các quận, huyện, thị ủy", "đảng ủy khối trực thuộc Thành ủy"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Công ty TNHH Nước sạch Tuyên Quang (sau đây gọi tắt là Công ty) báo cáo. Công ty họp hằng tháng.", True),
        ("Sở Tài chính vận hành Mạng tin học (sau đây gọi là Mạng). Mạng hoạt động liên tục.", False),
    ],
)
def test_a_short_name_is_that_of_the_body_it_shortens(text, found):
    assert any(m.rule == "entities.short_name" for m in find_mentions(text)) is found
