import pytest

from pipeline.parsers.pdf_characters import Character, Style
from pipeline.parsers.pdf_lines import lines_from_characters, runs

PLAIN = Style(font="Serif", size=10, bold=False, italic=False, direction=0)


def row(text: str, *, x: float = 0, y: float = 100, size: float = 10, gap: float = 0, space: float = 2.5) -> list[Character]:
    """Characters half as wide as high, ``gap`` points apart; blanks are printed, ``~`` is a gap without a character."""
    style = Style(font="Serif", size=size, bold=False, italic=False, direction=0)
    made = []
    for letter in text:
        width = space if letter in " ~" else size / 2
        if letter != "~":
            made.append(
                Character(text=letter, x0=x, x1=x + width, y0=y - size, y1=y + 2, baseline=y, style=style, order=len(made))
            )
        x += width + gap
    return made


def texts(*rows: list[Character]) -> list[str]:
    return [line.text for line in lines_from_characters(1, [character for part in rows for character in part])]


@pytest.mark.parametrize(
    ("characters", "expected"),
    [
        (row("ban hành"), ["ban hành"]),
        (row("ban~hành"), ["ban hành"]),
        (row("ban  hành"), ["ban hành"]),
        (row("ban hành", space=0.3), ["banhành"]),
        (row("quyết định", gap=1.5, space=2.5), ["quyết định"]),
        (row("c h ỉ   t h ị   s ố", gap=0), ["chỉ thị số"]),
    ],
)
def test_gaps_make_words(characters, expected):
    assert texts(characters) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([row("300m"), row("2", x=20.2, y=95.6, size=6), row("đất", x=27)], ["300m2 đất"]),
        ([row("trên", y=100), row("dưới", y=112)], ["trên", "dưới"]),
        ([row("trái", y=100, size=11), row("phải", x=200, y=105, size=14), row("dưới", y=112.5, size=11)], ["trái phải", "dưới"]),
        ([row("sau", x=60), row("trước", x=0)], ["trước sau"]),
    ],
)
def test_what_stands_side_by_side_is_a_line(parts, expected):
    assert texts(*parts) == expected


def test_a_wide_gap_parts_runs():
    (line,) = lines_from_characters(1, row("số một") + row("ngày hai", x=45))
    assert [run.text for run in runs(line)] == ["số một", "ngày hai"]
    (line,) = lines_from_characters(1, row("số một") + row("ngày hai", x=38))
    assert [run.text for run in runs(line)] == ["số một ngày hai"]


def test_a_line_is_bold_only_throughout():
    heavy = Style(font="Serif", size=10, bold=True, italic=False, direction=0)
    bold = [Character(**{**{name: getattr(c, name) for name in c.__slots__}, "style": heavy}) for c in row("ABC")]
    (line,) = lines_from_characters(1, bold)
    assert line.bold and not line.italic
    (line,) = lines_from_characters(1, bold + row("DE", x=30))
    assert not line.bold and line.words[0].bold and not line.words[1].bold


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([row("-------"), row("-----------", x=150)], []),
        ([row("-------"), row("ngày", x=150)], ["ngày"]),
        ([row("* Lưu ý")], ["* Lưu ý"]),
        ([row("số ____ ngày")], ["số ____ ngày"]),
    ],
)
def test_rows_of_dashes_are_rules_not_text(parts, expected):
    assert texts(*parts) == expected
