"""Numbers, numerals, years and the signs between them."""

from pipeline.dates.lexicon import number_heads, number_words, relative_words, unit_words
from pipeline.dates.nodes import BLANK, Relative, Unit
from pipeline.dates.tokens import BREAK, NUMBER, Tokens

DASHES = frozenset("-–—−")
SEPARATORS = frozenset("/.-–")
ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
EVERY = frozenset(("hằng", "hàng", "mỗi", "từng"))
_DOTS = frozenset("….․_")
#: Words that make ``trước``, ``sau``, ``qua`` in front of them a qualifier rather than ``tháng trước``.
_OBJECTS = frozenset(("ngày", "tháng", "quý", "quí", "năm", "tuần", "thứ", "khi", "giờ", "lúc", "hạn", "mùng", "mồng", NUMBER))
YEARS = range(1850, 2200)
#: After ten, five is ``lăm``: ``mười năm`` is ten years.
_YEAR_WORD = "năm"
_KINDS_OF_YEAR = frozenset((("ngân", "sách"), ("tài", "chính"), ("kế", "hoạch")))


def read_numeral(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A numeral in words up to 99: ``ba``, ``mười lăm``, ``hai mươi mốt``."""
    words = number_words()
    row = words.get(tokens.key(index))
    if row is None or row.role in ("tens", "after_ten"):
        return None
    following = words.get(tokens.key(index + 1))
    if row.role == "ten":
        if following is not None and following.role in ("one", "after_ten") and tokens.key(index + 1) != _YEAR_WORD:
            return 10 + following.value, index + 2
        return 10, index + 1
    if following is None or following.role != "tens":
        return row.value, index + 1
    last = words.get(tokens.key(index + 2))
    if last is not None and last.role in ("one", "after_ten") and tokens.key(index + 2) != _YEAR_WORD:
        return 10 * row.value + last.value, index + 3
    return 10 * row.value, index + 2


def read_amount(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A count in digits or words, with its echo in brackets: ``05``, ``03 (ba)``, ``hai``, ``hai (02)``."""
    number = tokens.number(index)
    found = (number, index + 1) if number >= 0 else read_numeral(tokens, index)
    if found is None or (number >= 0 and cut_off(tokens, index)):
        return None
    value, end = found
    if tokens.key(end) == "(":
        echo = read_numeral(tokens, end + 1) or ((tokens.number(end + 1), end + 2) if tokens.number(end + 1) >= 0 else None)
        if echo is not None and echo[0] == value and tokens.key(echo[1]) == ")":
            return value, echo[1] + 1
    return value, end


def cut_off(tokens: Tokens, index: int) -> bool:
    """Whether the number at ``index`` is the tail of a longer one (``3,5``; ``1.200``; ``15/2020``)."""
    return (
        tokens.glued(index)
        and tokens.key(index - 1) in (".", ",", "/", "-", "–", ":")
        and tokens.glued(index - 1)
        and tokens.number(index - 2) >= 0
    )


def goes_on(tokens: Tokens, end: int) -> bool:
    """Whether what was read up to ``end`` is the front of a document number or a longer number (``15/2020/NĐ-CP``)."""
    if not tokens.glued(end):
        return False
    sign = tokens.key(end)
    if sign == "/":
        return tokens.glued(end + 1)
    if sign in DASHES:
        return tokens.glued(end + 1) and tokens.number(end + 1) < 0 and tokens.written(end + 1)[:1].isupper()
    if sign in (".", ","):
        return tokens.glued(end + 1) and tokens.number(end + 1) >= 0
    return sign.isalpha() or sign == "%"


def after_head(tokens: Tokens, index: int) -> bool:
    """Whether a word stands before ``index`` that makes the number no date (``số 10/12``, ``Điều 15``)."""
    if tokens.key(index - 1) in (":", "."):
        index -= 1
    if tokens.key(index - 1) == "điểm" and tokens.key(index - 2) == "thời":
        return False
    return number_heads().before(tokens, index) is not None


def read_sign(tokens: Tokens, index: int, signs: frozenset[str] = SEPARATORS) -> tuple[str, int] | None:
    """A separator inside a numeric date; a full stop must touch both numbers, a slash or dash may have a space."""
    sign = tokens.key(index)
    if sign not in signs or tokens.number(index + 1) < 0:
        return None
    if sign == "." and not (tokens.glued(index) and tokens.glued(index + 1)):
        return None
    return ("-" if sign in DASHES else sign), index + 1


def read_blank(tokens: Tokens, index: int) -> int | None:
    """A place left open: a run of dots (``…``, ``.....``) or low lines; the index after it."""
    end = index
    while tokens.key(end) in _DOTS and end - index < 40:
        end += 1
    run = tokens.words(index, end)
    return end if len(run.replace(" ", "")) > 1 or run == "…" else None


def read_relative(tokens: Tokens, index: int, unit: Unit) -> tuple[Relative, bool, int] | None:
    """The words after a unit that shift it: ``(năm) sau``; also whether they speak of each period of a cycle."""
    found = relative_words().at(tokens, index)
    if found is None:
        return None
    row, end = found
    if end - index == 1 and row.words in ("trước", "sau", "qua", "tới") and tokens.key(end) in _OBJECTS:
        return None
    return Relative(unit, row.offset), row.cyclic is not None, end


def read_year(tokens: Tokens, index: int) -> tuple[int | Relative, bool, int] | None:
    """``năm 2020``, ``năm sau``, ``của năm 2020``, ``năm …``: the year, whether it is cyclic, the index after it."""
    if tokens.key(index) == "của":
        index += 1
    if tokens.key(index) != "năm":
        return None
    if (tokens.key(index + 1), tokens.key(index + 2)) in _KINDS_OF_YEAR:
        year = tokens.number(index + 3)
        return (year, False, index + 4) if year in YEARS and tokens.width(index + 3) == 4 else None
    if tokens.number(index + 1) in YEARS and tokens.width(index + 1) == 4:
        return (
            (tokens.number(index + 1), False, index + 2)
            if not tokens.glued(index + 2) or not goes_on(tokens, index + 2)
            else None
        )
    if (end := read_blank(tokens, index + 1)) is not None:
        return BLANK, False, end
    spelled = read_spelled_year(tokens, index + 1)
    if spelled is not None:
        return spelled[0], False, spelled[1]
    return read_relative(tokens, index + 1, Unit.YEAR)


def read_spelled_year(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A year in words: ``hai nghìn không trăm hai mươi tư``, ``hai nghìn lẻ chín``, ``một nghìn chín trăm chín mươi``."""
    thousands = number_words().get(tokens.key(index))
    if thousands is None or thousands.value not in (1, 2) or tokens.key(index + 1) not in ("nghìn", "ngàn"):
        return None
    value, end = 1000 * thousands.value, index + 2
    hundreds = 0 if tokens.key(end) == "không" else (read_numeral(tokens, end) or (-1, end))[0]
    if 0 <= hundreds <= 9 and tokens.key(end + 1) == "trăm":
        value, end = value + 100 * hundreds, end + 2
    if tokens.key(end) in ("lẻ", "linh"):
        end += 1
    rest = read_numeral(tokens, end)
    year, end = (value + rest[0], rest[1]) if rest is not None else (value, end)
    return (year, end) if year in YEARS else None


def read_year_tail(tokens: Tokens, index: int) -> tuple[int | Relative, bool, int] | None:
    """The year after a month or quarter: ``/2021``, ``-2021``, `` năm 2021``, `` năm sau``."""
    sign = read_sign(tokens, index)
    if sign is not None and tokens.number(sign[1]) in YEARS and tokens.width(sign[1]) == 4 and not goes_on(tokens, sign[1] + 1):
        return tokens.number(sign[1]), False, sign[1] + 1
    start = index + 1 if tokens.key(index) == "," and tokens.key(index + 1) == "năm" else index
    found = read_year(tokens, start)
    if found is None and tokens.number(index) in YEARS and tokens.width(index) == 4 and not goes_on(tokens, index + 1):
        return tokens.number(index), False, index + 1
    return found


def read_unit(tokens: Tokens, index: int) -> tuple[Unit, int] | None:
    """A unit word; ``năm`` before a year or a shift (``năm 2020``, ``năm sau``) is not one."""
    unit = unit_words().get(tokens.key(index))
    if unit is None:
        return None
    return unit, index + 1


def ends_clause(tokens: Tokens, index: int) -> bool:
    """Whether a clause ends before ``index``."""
    return tokens.key(index) in (BREAK, ".", ";", ",", ")", ":", "]")


def read_month_number(tokens: Tokens, index: int, *, sure: bool = False) -> tuple[int, int] | None:
    """A month's number in digits or words after ``tháng``.

    Small words need a capital, a year or ``tới`` behind them, unless the caller is ``sure`` of a month (after a day).
    """
    number = tokens.number(index)
    if number >= 0:
        return (number, index + 1) if 1 <= number <= 12 and tokens.width(index) <= 2 else None
    if tokens.key(index) == "tư":
        found: tuple[int, int] | None = (4, index + 1)
    else:
        found = read_numeral(tokens, index)
    if found is None or not 1 <= found[0] <= 12 or (tokens.key(found[1]) in ("lần", "(", "năm") and tokens.key(index) == "một"):
        return None
    written, end = tokens.written(index), found[1]
    certain = sure or written[:1].isupper() or read_year(tokens, end) is not None or tokens.key(end) in ("tới", "này", "vừa")
    return found if certain or (found[0] >= 6 and tokens.key(end) != "lần") else None


def read_weekday_number(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """``thứ Sáu``, ``thứ 2``, ``Chủ nhật``: 1 (Monday) - 7 (Sunday), and the index after it."""
    if tokens.key(index) == "chủ" and tokens.key(index + 1) in ("nhật", "nhựt"):
        return 7, index + 2
    if tokens.key(index) != "thứ":
        return None
    row = number_words().get(tokens.key(index + 1))
    number = tokens.number(index + 1) if tokens.number(index + 1) >= 0 else (row.value if row else 0)
    if tokens.number(index + 1) >= 0 and tokens.width(index + 1) > 1:
        return None
    return (number - 1, index + 2) if 2 <= number <= 7 else None
