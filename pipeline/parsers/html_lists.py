"""The markers that a browser draws before list items (``1.``, ``a)``, ``-``), written out because they are content.

``ol`` follows its ``type``, ``start`` and ``value`` attributes or ``list-style-type``. Pages exported from Google Docs
keep their markers in the style sheet (``.lst-kix_x-0 > li:before{content: …}``); those templates are filled in.
"""

import re
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from pipeline.parsers.html_style import style_texts

LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
STYLES = {"lower-latin": "lower-alpha", "upper-latin": "upper-alpha", "decimal-leading-zero": "decimal"}
SUFFIX = {"lower-alpha": ")"}  # Decree 30/2020/NĐ-CP annex I: điểm is a letter with a closing bracket
OWN_MARKER = re.compile(
    r"^(?:[-–—+•●▪■◦∙➢✓*]\s*|\(?\d{1,3}(?:\.\d{1,3})*[.)/]|\(?[a-zđ]\)|[a-zđA-Z]\.\s|[IVXLC]{1,6}[.)]\s|Điều \d)"
)
KIX_RULE = re.compile(r"\.(lst-kix_[\w-]{1,60})\s*>\s*li:before\s*\{\s*content\s*:([^}]{0,400})\}")
KIX_PART = re.compile(r'"([^"]*)"|counter\(\s*([\w-]+)\s*(?:,\s*([\w-]+)\s*)?\)')
CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
ROMAN: tuple[tuple[int, str], ...] = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)


@dataclass(slots=True)
class ListLevel:
    """An open list: its counter style (None for bullets, ``none`` for no marker), and the number of its last item."""

    style: str | None
    number: int = 0
    kix: str | None = None


@dataclass(slots=True)
class ListMarkers:
    """Keeps count of the open lists of a page. ``templates`` maps a Google Docs list class to its marker template."""

    templates: dict[str, str] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)
    levels: list[ListLevel] = field(default_factory=list)

    def open(self, element: HtmlElement) -> None:
        """Enter the ``ol`` or ``ul`` that ``element`` is."""
        start = _whole(element.get("start"))
        level = ListLevel(_list_style(element), (1 if start is None else start) - 1)
        classes = (element.get("class") or "").split()
        level.kix = next((name for name in classes if name in self.templates), None)
        if level.kix and (start is not None or "start" in classes):
            self.counters[_counter(level.kix)] = level.number
        self.levels.append(level)

    def close(self) -> None:
        """Leave the innermost list."""
        if self.levels:
            self.levels.pop()

    def next_marker(self, item: HtmlElement) -> str:
        """The marker of the next item of the innermost list, without the space after it; empty where none is drawn."""
        if not self.levels:
            return "-"
        level = self.levels[-1]
        value = _whole(item.get("value"))
        level.number = level.number + 1 if value is None else value
        if level.kix:
            name = _counter(level.kix)
            self.counters[name] = self.counters.get(name, 0) + 1
            return self._filled(self.templates[level.kix])
        style = _own_style(item) or level.style
        if style is None:
            return "-"
        return "" if style == "none" else numeral(level.number, style) + SUFFIX.get(style, ".")

    def _filled(self, template: str) -> str:
        parts = []
        for literal, name, style in KIX_PART.findall(template):
            parts.append(numeral(self.counters.get(name, 1), style or "decimal") if name else _unescaped(literal))
        return "".join(parts).strip()


def kix_templates(root: HtmlElement) -> dict[str, str]:
    """The marker templates of a Google Docs export by list class; empty for other pages."""
    templates = {}
    for css in style_texts(root):
        if "lst-kix" in css:
            templates.update({name: content.strip() for name, content in KIX_RULE.findall(css)})
    return templates


def numeral(number: int, style: str) -> str:
    """``number`` as CSS counter styles write it: decimal, lower-alpha, upper-alpha, lower-roman, upper-roman."""
    style = STYLES.get(style, style)
    if number < 1 or style not in TYPES.values() or style == "decimal":
        return str(number)
    text = _letters(number) if style.endswith("alpha") else _roman(number)
    return text.upper() if style.startswith("upper") else text


def has_own_marker(text: str) -> bool:
    """Whether a list item's words already begin with a number, letter or dash of their own."""
    return bool(OWN_MARKER.match(text))


def _letters(number: int) -> str:
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def _roman(number: int) -> str:
    text = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value) if number < 4000 else (0, number)
        text += letters * count
    return text or str(number)


def _list_style(element: HtmlElement) -> str | None:
    own = _own_style(element)
    if own:
        return own
    return "decimal" if element.tag == "ol" else None


def _own_style(element: HtmlElement) -> str | None:
    declared = LIST_STYLE.search((element.get("style") or "")[:500])
    if declared:
        style = STYLES.get(declared[1].lower(), declared[1].lower())
        if style == "none" or style in TYPES.values():
            return style
    return TYPES.get(element.get("type") or "")


def _counter(kix_class: str) -> str:
    return kix_class.replace("lst-kix_", "lst-ctn-kix_", 1)


def _unescaped(literal: str) -> str:
    return CSS_ESCAPE.sub(lambda match: chr(int(match[1], 16)) if int(match[1], 16) < 0x110000 else "", literal)


def _whole(value: str | None) -> int | None:
    return int(value) if value and re.fullmatch(r"-?\d{1,6}", value.strip()) else None
