"""What tags, attributes, inline styles and simple style sheets say about the look of a text: bold, italic, centred, hidden."""

import functools
import re
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

BOLD_TAGS = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
ITALIC_TAGS = frozenset({"i", "em", "cite", "dfn"})
WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)|font\s*:[^;]*\b(bold)\b", re.IGNORECASE)
SLANT = re.compile(r"font-style\s*:\s*(\w+)|font\s*:[^;]*\b(italic)\b", re.IGNORECASE)
ALIGN = re.compile(r"text-align\s*:\s*(?:-\w+-)?(\w+)", re.IGNORECASE)
FAMILY = re.compile(r"font(?:-family)?\s*:[^;]*?(wingdings\s?\d?|symbol|webdings)", re.IGNORECASE)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
CLASS_SELECTOR = re.compile(r"(?:^|,)\s*(?:[a-z0-9]+)?\.([\w-]+)\s*(?=,|$)", re.IGNORECASE)
MAX_SHEET = 400_000  # characters of style sheets read; a look is not worth more
MAX_STYLE = 2_000  # characters of one declaration block read


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of characters is set. ``symbols`` names the symbol font (Wingdings, Symbol) it is set in, else None."""

    bold: bool = False
    italic: bool = False
    centered: bool = False
    symbols: str | None = None


Sheet = dict[str, str]  # class name -> declarations


def read_sheet(root: HtmlElement) -> Sheet:
    """The declarations of the class rules (``.c1 {…}``, ``p.MsoNormal {…}``) of the page's own style sheets, by class.

    Only rules that set weight, slant or alignment are kept; selectors with ancestors or states are left out.
    """
    sheet: Sheet = {}
    for css in style_texts(root):
        for rule in css.split("}"):
            before, _, declarations = rule.rpartition("{")
            selector, declarations = before.rpartition("{")[2].strip(), declarations[:MAX_STYLE]
            if not (WEIGHT.search(declarations) or SLANT.search(declarations) or ALIGN.search(declarations)):
                continue
            for name in CLASS_SELECTOR.findall(selector):
                sheet[name] = f"{sheet.get(name, '')};{declarations}"
    return sheet


def style_texts(root: HtmlElement) -> list[str]:
    """The texts of the page's style elements without comments, up to a total of ``MAX_SHEET`` characters."""
    texts: list[str] = []
    room = MAX_SHEET
    for element in root.iter("style"):
        css = (element.text or "")[:room]
        room -= len(css)
        texts.append(re.sub(r"<!--|-->|/\*[^*]*\*/", "", css))
        if room <= 0:
            break
    return texts


def restyle(look: Look, element: HtmlElement, sheet: Sheet) -> Look:
    """The look inside ``element`` where ``look`` is the one around it; an inline style wins over classes and tags."""
    tag = element.tag
    if tag in BOLD_TAGS and not look.bold:
        look = replace(look, bold=True)
    if tag in ITALIC_TAGS and not look.italic:
        look = replace(look, italic=True)
    align = element.get("align") or ("center" if tag == "center" else None)
    if align:
        look = replace(look, centered=align.lower() == "center")
    if tag == "font" and (face := element.get("face")):
        look = _declared(look, f"font-family:{face}")
    if sheet and (classes := element.get("class")):
        for name in classes.split():
            if name in sheet:
                look = _declared(look, sheet[name])
    style = element.get("style")
    return _declared(look, style[:MAX_STYLE]) if style else look


@functools.lru_cache(maxsize=4096)
def _declared(look: Look, declarations: str) -> Look:
    if match := WEIGHT.search(declarations):
        look = replace(look, bold=_is_bold((match[1] or match[2]).lower()))
    if match := SLANT.search(declarations):
        look = replace(look, italic=(match[1] or match[2]).lower() in ("italic", "oblique"))
    if match := ALIGN.search(declarations):
        look = replace(look, centered=match[1].lower() == "center")
    if match := FAMILY.search(declarations):
        look = replace(look, symbols=match[1].lower())
    return look


def _is_bold(weight: str) -> bool:
    return weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)


def is_hidden(element: HtmlElement) -> bool:
    """Whether the page itself says that the element is not shown (``hidden``, ``display: none``, Word's ``mso-hide``)."""
    style = element.get("style")
    return (
        bool(style and HIDDEN.search(style[:MAX_STYLE]))
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
    )
