"""The markers of automatic numbering (``1.``, ``a)``, ``-``), written out because the file holds only how to count.

Paragraphs name a list (``w:num``) and a level; the list takes its levels from an abstract definition, which all lists made
from it count in common unless they start anew (ECMA-376, 17.9).
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from pipeline.parsers.docx_styles import VAL, ParagraphLook, W, is_on, value, whole
from pipeline.parsers.html_lists import numeral

MAX_LEVEL = 8
PLACEHOLDER = re.compile(r"%([1-9])")
FORMATS = {
    "lowerLetter": "lower-alpha",
    "upperLetter": "upper-alpha",
    "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
}
KEPT_SIGNS = frozenset({"+"})  # the bullet that official papers put below a dash; all others are dashes in some font
NO_NUMBER = frozenset({"bullet", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How one level counts: its first number, the number's form, the text around it, after which level it starts anew."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


class Numbering:
    """Counts the automatic lists of one story of the document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._of_list: dict[str, str] = {}  # numId -> abstractNumId
        self._overrides: dict[str, dict[int, Level]] = defaultdict(dict)
        self._restarts: dict[str, dict[int, int]] = defaultdict(dict)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._started: set[str] = set()
        self._by_style: dict[str, tuple[str, int]] = {}
        if root is not None:
            self._read(root)

    def marker(self, look: ParagraphLook, style: str | None) -> str:
        """The marker of the next paragraph of this look and paragraph style; empty where none is drawn."""
        number_id = look.number_id
        if number_id in (None, "0") or number_id not in self._of_list:
            return ""
        level = look.level
        if level is None:
            level = self._by_style.get(style or "", (number_id, 0))[1]
        level = min(max(level, 0), MAX_LEVEL)
        return self._count(str(number_id), level)

    def _read(self, root: etree._Element) -> None:
        linked: dict[str, str] = {}  # name of a numbering style -> abstract definition that is its
        links: dict[str, str] = {}  # abstract definition -> name of the numbering style that defines it
        for abstract in root.iterchildren(W + "abstractNum"):
            name = abstract.get(W + "abstractNumId") or ""
            self._abstract[name] = dict(_level(element) for element in abstract.iterchildren(W + "lvl"))
            if style := value(abstract, "styleLink"):
                linked[style] = name
            if style := value(abstract, "numStyleLink"):
                links[name] = style
        for name, style in links.items():
            if not self._abstract[name] and style in linked:
                self._abstract[name] = self._abstract[linked[style]]
        for number in root.iterchildren(W + "num"):
            self._read_list(number)

    def _read_list(self, number: etree._Element) -> None:
        number_id = number.get(W + "numId") or ""
        abstract = value(number, "abstractNumId") or ""
        if abstract not in self._abstract:
            return
        self._of_list[number_id] = abstract
        for override in number.iterchildren(W + "lvlOverride"):
            index = whole(override.get(W + "ilvl")) or 0
            start = whole(value(override, "startOverride"))
            if start is not None:
                self._restarts[number_id][index] = start
            element = override.find(W + "lvl")
            if element is not None:
                self._overrides[number_id][index] = _level(element)[1]
        for index, level in self._abstract[abstract].items():
            if level.style:
                self._by_style.setdefault(level.style, (number_id, index))

    def _level(self, number_id: str, index: int) -> Level:
        own = self._overrides[number_id].get(index)
        return own or self._abstract[self._of_list[number_id]].get(index, Level())

    def _count(self, number_id: str, index: int) -> str:
        counts = self._counts[self._of_list[number_id]]
        if number_id not in self._started:
            self._started.add(number_id)
            for place, start in self._restarts[number_id].items():
                counts[place] = start - 1
        level = self._level(number_id, index)
        if level.form != "none" or level.text:
            counts[index] = counts.get(index, level.start - 1) + 1
        for below in range(index + 1, MAX_LEVEL + 1):
            restart = self._level(number_id, below).restart
            if below in counts and restart != 0 and (restart is None or index < restart):
                del counts[below]
        return self._filled(number_id, level, counts)

    def _filled(self, number_id: str, level: Level, counts: dict[int, int]) -> str:
        if level.form == "bullet":
            sign = level.text.strip()
            return sign if sign in KEPT_SIGNS else "-" if sign else ""

        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            other = self._level(number_id, place)
            if other.form in NO_NUMBER:
                return ""
            form = "decimal" if level.legal else other.form
            return shown(counts.get(place, other.start), form)

        return " ".join(PLACEHOLDER.sub(number, level.text).split())


def shown(number: int, form: str) -> str:
    """``number`` in a form of ECMA-376 (17.18.59); letters beyond z are doubled (``aa``, ``bb``), unknown forms are decimal."""
    if form in ("lowerLetter", "upperLetter") and number > 26:
        round_, place = divmod(number - 1, 26)
        return numeral(place + 1, FORMATS[form]) * (round_ + 1)
    if form == "decimalZero":
        return f"{number:02d}"
    return numeral(number, FORMATS.get(form, "decimal"))


def _level(element: etree._Element) -> tuple[int, Level]:
    start, restart = whole(value(element, "start")), whole(value(element, "lvlRestart"))
    text = element.find(W + "lvlText")
    level = Level(
        start=1 if start is None else start,
        form=value(element, "numFmt") or "decimal",
        text="" if text is None else text.get(VAL) or "",
        restart=restart,
        legal=bool(is_on(element.find(W + "isLgl"))),
        style=value(element, "pStyle"),
    )
    return whole(element.get(W + "ilvl")) or 0, level
