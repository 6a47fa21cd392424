import pytest

from pipeline.structure.numbering import ordinal, read_marker, styles


@pytest.mark.parametrize(("style", "line"), [(s.id, line) for s in styles() for line in s.examples])
def test_examples_of_each_style(style, line):
    assert read_marker(line).style.id == style


@pytest.mark.parametrize(("style", "line"), [(s.id, line) for s in styles() for line in s.counter_examples])
def test_counter_examples_of_each_style(style, line):
    marker = read_marker(line)
    assert marker is None or marker.style.id != style


@pytest.mark.parametrize(
    ("line", "label", "rest"),
    [
        ("Điều 12. Hiệu lực thi hành", "Điều 12", "Hiệu lực thi hành"),
        ("3. Sở Tài chính", "khoản 3", "Sở Tài chính"),
        ("đ) Tổng hợp báo cáo", "điểm đ", "Tổng hợp báo cáo"),
        ("IV. TỔ CHỨC THỰC HIỆN", "IV", "TỔ CHỨC THỰC HIỆN"),
        ("1.2. Rà soát hồ sơ", "1.2", "Rà soát hồ sơ"),
        ("- Chủ trì rà soát", "gạch đầu dòng", "Chủ trì rà soát"),
    ],
)
def test_label_and_rest(line, label, rest):
    marker = read_marker(line)
    assert (marker.label, line[marker.after :]) == (label, rest)


@pytest.mark.parametrize("line", ["Sở Tài chính chủ trì", "15/6/2023", "2.500 hộ dân", "", "1.", "Mục tiêu chung"])
def test_lines_without_marker(line):
    assert read_marker(line) is None


@pytest.mark.parametrize(
    ("line", "place"), [("XIV. Kết luận", 14), ("7. Sở Y tế", 7), ("đ) Lập sổ", 5), ("e) Gửi sổ", 6), ("- Gửi", None)]
)
def test_ordinal(line, place):
    assert ordinal(read_marker(line)) == place
