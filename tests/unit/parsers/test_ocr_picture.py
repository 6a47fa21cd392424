"""What is done to the picture of a page before and besides recognition."""

import numpy as np
import pytest
from PIL import Image

from pipeline.parsers import ocr_marks
from pipeline.parsers.ocr_marks import red_ink
from pipeline.parsers.ocr_picture import ink_share, levelled, skew_of, turned, without_stamps
from pipeline.parsers.ocr_rules import find_rules
from pipeline.parsers.pdf_characters import Frame
from pipeline.parsers.pdf_grids import find_grids

DPI = 300


def page():
    return np.full((1750, 1240), 255, dtype=np.uint8)


def printed():
    """A page with rows of strokes as lines of print have them."""
    grey = page()
    for top in range(200, 1500, 40):
        for left in range(150, 1090, 14):
            grey[top : top + 18, left : left + 4] = 0
    return grey


@pytest.mark.parametrize("degrees", [-1.4, -0.5, 0.0, 0.4, 1.3])
def test_the_skew_is_found_and_taken_back(degrees):
    askew = levelled(printed(), -degrees)
    assert skew_of(askew) == pytest.approx(degrees, abs=0.11)
    assert abs(skew_of(levelled(askew, skew_of(askew)))) <= 0.15


def test_an_empty_page_has_no_skew_and_no_ink():
    assert skew_of(page()) == 0
    assert ink_share(page()) == 0


def test_red_ink_goes_and_black_stays():
    picture = Image.new("RGB", (20, 10), "white")
    picture.paste((210, 40, 50), (0, 0, 10, 10))
    picture.paste((20, 20, 20), (5, 0, 7, 10))
    grey = without_stamps(picture)
    assert grey[5, 1] > 200 and grey[5, 6] < 30
    assert without_stamps(picture.convert("L"))[5, 6] < 30


def test_red_ink_by_itself():
    picture = Image.new("RGB", (400, 100), "white")
    picture.paste((210, 40, 50), (0, 0, 200, 100))
    picture.paste((20, 20, 20), (100, 0, 300, 100))
    ink = red_ink(picture)
    assert ink[50, 50] < 30 and ink[50, 150] > 240 and ink[50, 250] > 240 and ink[50, 350] > 240
    assert red_ink(picture.convert("L")) is None
    assert red_ink(Image.new("RGB", (400, 100), (250, 248, 240))) is None


def test_seals_and_specks_are_no_marks(monkeypatch):
    def never(*arguments, **options):
        raise AssertionError("nothing here has the size of a mark")

    monkeypatch.setattr(ocr_marks, "read_words", never)
    ink = page()
    y, x = np.mgrid[: ink.shape[0], : ink.shape[1]]
    ink[abs(np.hypot(y - 400, x - 500) - 200) < 8] = 0
    ink[900:905, 100:105] = ink[100:104, 50:1200] = 0
    ink[1500:1560, 200:500] = 0  # at the foot of the page
    frame = Frame(number=1, left=0, bottom=0, right=297, top=420, shown_turn=0)
    assert ocr_marks.red_marks(ink, DPI, frame) == ()


def test_turning_is_clockwise():
    grey = page()
    grey[:100, :100] = 0
    assert turned(grey, 90)[:100, -100:].max() == 0
    assert turned(grey, 0).shape == grey.shape


def test_ruled_lines_make_a_grid_and_print_makes_none():
    assert find_rules(printed(), DPI) == ()
    grey = page()
    for y in (300, 500, 900):
        grey[y : y + 4, 200:1001] = 0
    for x in (200, 500, 1000):
        grey[300:904, x : x + 4] = 0
    (grid,) = find_grids(1, find_rules(grey, DPI))
    assert (grid.rows, grid.columns) == (2, 2)
    assert grid.xs == pytest.approx([48.5, 120.5, 240.5], abs=1) and grid.ys == pytest.approx([72.5, 120.5, 216.5], abs=1)


def test_the_edge_of_the_paper_is_no_rule():
    grey = page()
    grey[:, :12] = 0
    assert find_rules(grey, DPI) == ()


def test_a_stamped_grid_over_the_text_is_no_table():
    from pipeline.parsers.ocr_engine import ReadWord
    from pipeline.parsers.ocr_pages import _sorted_out

    grey = page()
    for y in (300, 400, 500):
        grey[y : y + 4, 200:601] = 0
    for x in (200, 400, 600):
        grey[300:504, x : x + 4] = 0
    (grid,) = find_grids(1, find_rules(grey, DPI))
    inside = [
        ReadWord(text="Số", x0=220, y0=330, x1=280, y1=370, baseline=365, confidence=0.9),
        ReadWord(text="Ngày", x0=220, y0=430, x1=320, y1=470, baseline=465, confidence=0.9),
    ]
    across = [
        ReadWord(text="phương", x0=520, y0=top, x1=700, y1=top + 40, baseline=top + 35, confidence=0.9) for top in (330, 430)
    ]
    assert _sorted_out([grid], inside, DPI) == ([grid], [])
    assert _sorted_out([grid], inside + across, DPI) == ([], [grid])
