"""From the recogniser's words to characters: hOCR, repairs, sizes, the surer of two readings."""

import pytest

from pipeline.parsers.ocr_engine import ReadWord, words_of
from pipeline.parsers.ocr_letters import characters_of, mean_confidence, natural_width, word_lines
from pipeline.parsers.ocr_repairs import FIRST, WORD, repaired, repaired_text, repairs
from pipeline.parsers.ocr_strips import Strip, reread, side_strips, without_overlaps
from pipeline.parsers.pdf_lines import lines_from_characters

HOCR = """<html><body><div class="ocr_page"><span class="ocr_line" title="bbox 100 50 400 110; baseline 0.01 -12; x_size 58">
<span class="ocrx_word" title="bbox 100 50 200 100; x_wconf 96">Sở</span>
<span class="ocrx_word" title="bbox 220 50 300 110; x_wconf 41"><strong>Nội</strong></span>
<span class="ocrx_word" title="bbox 320 50 330 60; x_wconf 95"> </span></span></div></body></html>"""
SIZE, DPI = 14, 300


def word(text, x0, baseline, *, confidence=0.95, size=SIZE):
    """A word as wide as Times sets it, in pixels at 300 dots an inch."""
    em = size * DPI / 72
    return ReadWord(
        text=text,
        x0=x0,
        y0=baseline - 0.7 * em,
        x1=x0 + natural_width(text) * em,
        y1=baseline + 0.2 * em,
        baseline=baseline,
        confidence=confidence,
    )


def set_line(text, x, baseline, **look):
    words = []
    for part in text.split():
        words.append(word(part, x, baseline, **look))
        x = words[-1].x1 + 0.25 * SIZE * DPI / 72
    return words


def test_words_have_boxes_baselines_and_confidences():
    first, second = words_of(HOCR.encode())
    assert (first.text, first.confidence, second.text, second.confidence) == ("Sở", 0.96, "Nội", 0.41)
    assert (second.x0, second.y0, second.x1, second.y1) == (220, 50, 300, 110)
    assert first.baseline == pytest.approx(98.5)  # 110 - 12, half the word's way down a slope of 1 in 100


@pytest.mark.parametrize("row", [row for row, _ in repairs()], ids=lambda row: row.id)
def test_repairs_do_what_their_examples_say(row):
    assert row.source and row.examples and row.counter_examples and row.where in (FIRST, WORD)
    for example in row.examples:
        wrong, right = example.split(" => ")
        assert repaired_text(wrong, first=row.where == FIRST) == right
        assert repaired_text(f"({wrong},", first=False) == f"({right}," or row.where == FIRST
    for text in row.counter_examples:
        assert repaired_text(text, first=True) == text


def test_list_markers_are_repaired_at_the_start_of_a_line_only():
    line = [word("HI.", 0, 100), word("TỔ", 200, 100), word("S.", 400, 100)]
    assert [item.text for item in repaired(line)] == ["III.", "TỔ", "S."]


def test_characters_make_the_line_again_with_its_size_and_the_least_confidence():
    words = set_line("Giao Sở Nội vụ chủ trì, phối hợp", 300, 1000) + set_line("với các đơn vị liên quan.", 300, 1080)
    words[1] = word("Sở", words[1].x0, 1000, confidence=0.3)
    first, second = lines_from_characters(1, characters_of(words, DPI))
    assert (first.text, second.text) == ("Giao Sở Nội vụ chủ trì, phối hợp", "với các đơn vị liên quan.")
    assert first.size == second.size == SIZE
    assert [item.confidence for item in first.words][:3] == [0.95, 0.3, 0.95]
    assert first.baseline == pytest.approx(1000 * 72 / DPI)


def test_small_print_keeps_its_size():
    words = set_line("Giao Sở Nội vụ chủ trì, phối hợp với các đơn vị", 300, 1000) + set_line(
        "Nơi nhận: Như trên", 300, 1200, size=11
    )
    assert [line.size for line in lines_from_characters(1, characters_of(words, DPI))] == [14, 11]


def test_specks_are_no_words():
    words = [word("|", 10, 1000), *set_line("- Như trên;", 300, 1000), word("„", 900, 1000)]
    (line,) = lines_from_characters(1, characters_of(words, DPI))
    assert line.text == "- Như trên;"


def test_confidence_is_weighed_by_letters():
    assert mean_confidence([]) == 0
    assert mean_confidence([word("a", 0, 0, confidence=0.5), word("bcd", 0, 0, confidence=0.9)]) == pytest.approx(0.8)


def test_text_set_side_by_side_is_read_one_side_at_a_time():
    left = [set_line("ỦY BAN NHÂN DÂN", 300, 300), set_line("TỈNH MẪU", 350, 362)]
    right = [set_line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1050, 305), set_line("Độc lập - Tự do - Hạnh phúc", 1150, 370)]
    body = set_line("Thời gian qua, công tác quản lý hồ chứa trên địa bàn tỉnh đã có nhiều chuyển biến", 300, 700)
    one, other = side_strips(word_lines([*left[0], *right[0], *left[1], *right[1], *body]), (3500, 2480))
    assert one.x1 == other.x0 and left[0][-1].x1 < one.x1 < right[0][0].x0
    assert all(one.holds(item) for line in left for item in line) and all(other.holds(item) for line in right for item in line)
    assert not any(strip.holds(item) for strip in (one, other) for item in body)


def test_plain_paragraphs_have_no_sides():
    lines = [set_line("Thời gian qua, công tác quản lý hồ chứa trên địa bàn", 300, 300 + 80 * row) for row in range(5)]
    assert side_strips(lines, (3500, 2480)) == ()
    assert side_strips([], (3500, 2480)) == ()


@pytest.mark.parametrize(
    ("known", "anew", "text", "confidence"),
    [
        (("TINH", 0.7), ("TỈNH", 0.92), "TỈNH", 0.92),
        (("TỈNH", 0.92), ("TĨNH", 0.75), "TỈNH", 0.92),
        (("TỈNH", 0.9), ("TĨNH", 0.91), "TĨNH", 0.8),
        (("44", 0.56), ("14", 0.88), "14", 0.8),  # digits that are not read twice the same are never sure
        (("73", 0.7), ("73", 0.92), "73", 0.92),
    ],
)
def test_the_surer_reading_stands(known, anew, text, confidence):
    import numpy as np

    grey = np.full((400, 600), 255, dtype=np.uint8)
    strip = Strip(x0=100, y0=50, x1=500, y1=350, windows=((100, 50, 500, 350),))

    def reader(part):
        assert part.shape == (300 + 48, 400 + 48)
        return [ReadWord(text=anew[0], x0=74, y0=74, x1=174, y1=114, baseline=110, confidence=anew[1])]

    before = ReadWord(text=known[0], x0=150, y0=100, x1=250, y1=140, baseline=136, confidence=known[1])
    outside = ReadWord(text="Kế", x0=10, y0=10, x1=60, y1=40, baseline=38, confidence=0.9)
    kept, (found) = reread(grey, [before, outside], [strip], reader)
    assert kept == outside
    assert (found.text, found.confidence) == (text, confidence)
    assert (found.x0, found.baseline) == (150, 136)


def test_words_in_each_others_way_leave_the_surer_one():
    line = set_line("tham mưu giúp Ủy ban", 300, 1000)
    dirt = word("T...L~...", line[2].x0, 1004, confidence=0.2)
    assert without_overlaps([*line, dirt]) == tuple(line)
    assert without_overlaps([dirt]) == (dirt,)
