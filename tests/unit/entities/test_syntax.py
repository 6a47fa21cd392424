"""Whether words open with a verb."""

import pytest

from pipeline.entities import starts_with_verb
from pipeline.entities.lexicon import verbs


@pytest.mark.parametrize("form", sorted({row.form for row in verbs() if row.strength == "duty"})[::7])
def test_verbs_of_the_table_open_a_duty(form):
    assert starts_with_verb(f"{form} toàn bộ công việc của cơ quan")


@pytest.mark.parametrize(
    "text",
    [
        "chủ trì, phối hợp với Sở Y tế rà soát",
        "- Tăng cường kiểm tra",
        "Tổng hợp số liệu",
        "tổng vệ sinh môi trường",
        "không để xảy ra cháy rừng",
        "lấy mẫu xét nghiệm",
        "đảm nhận việc trực",  # in no table
        "ghép nối các hệ thống",  # in no table
    ],
)
def test_verb_phrases(text):
    assert starts_with_verb(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sở Tài chính",
        "Thanh tra tỉnh",
        "Tổ chức, cá nhân có liên quan",
        "Mục tiêu chung",
        "Kinh phí thực hiện",
        "Nguyên tắc thực hiện",
        "đến năm 2025",
        "tháng 12",
        "80% hồ sơ",
        "Báo cáo này",
        "Kế hoạch số 12",
        "",
        "  - ",
    ],
)
def test_other_openings(text):
    assert not starts_with_verb(text)
