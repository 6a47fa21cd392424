"""Pages set in fonts older than Unicode (``<font face=".VnTime">``, ``font-family: VNI-Times``), decoded in their tree."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from pipeline.errors import LegacyFont
from pipeline.parsers.encodings import declared_old_charset, latin_reading
from pipeline.parsers.html_style import CLASS_SELECTOR, MAX_STYLE, style_texts
from pipeline.parsers.html_text import Stretches
from pipeline.parsers.legacy import (
    ENOUGH_WORDS,
    UNREAD_SHARE,
    Legacy,
    decide,
    decide_paragraph,
    is_letter_with,
    pieces,
    sample,
    share,
    unread_family,
    words_by_font,
)
from pipeline.parsers.pdf_trust import FEW_LETTERS, GOOD_SHARE, vietnamese_share

FAMILY = re.compile(r"font(?:-family)?\s*:\s*(?:[^;]*?\d(?:pt|px|em|%)\s*)?[\"']?([^;,\"'}]+)", re.IGNORECASE)
NAMED = re.compile(r"""(?:font|face)[^<>{}]{0,200}?[=:\s"',;](?:\.vn[a-z]|vni[-_ ][a-z])""", re.IGNORECASE)
TAG_SELECTOR = re.compile(r"(?:^|,)\s*([a-z][a-z0-9]*)\s*(?=,|$)", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")
SAMPLE = 200_000  # characters of a page looked at
UNREAD = frozenset({"script", "style", "template"})
Sheet = dict[str, str]  # ``.class`` or ``tag`` -> name of the font


@dataclass(slots=True)
class TextNode:
    """A piece of text in the tree: the ``text`` of an element or, with ``is_tail``, what follows the element."""

    element: HtmlElement
    is_tail: bool
    text: str
    font: str
    legacy: Legacy | None = None
    taken: int = 0  # characters at its start that went to the node before
    lent: int = 0  # characters at its end that came from the node after

    @property
    def owner(self) -> HtmlElement:
        """The element whose own text it is part of."""
        return self.element.getparent() if self.is_tail else self.element

    def write(self) -> None:
        """Put the text back into the tree."""
        if self.is_tail:
            self.element.tail = self.text
        else:
            self.element.text = self.text


def may_be_legacy(characters: str) -> bool:
    """Whether it is worth looking at the fonts of a page: one is named as a legacy font, or it has few Vietnamese letters."""
    sample = characters[:SAMPLE]
    if NAMED.search(sample):
        return True
    count, share = vietnamese_share(TAG.sub(" ", sample))
    return count >= FEW_LETTERS and share < GOOD_SHARE


def refuse_old_charset(data: bytes) -> None:
    """Raises :class:`LegacyFont` where a page is written, as it says, in an encoding whose codes are not known here."""
    family = declared_old_charset(data)
    if family is None:
        return
    words = sample([TAG.sub(" ", data.decode("cp1252", "replace"))])
    if len(words) >= ENOUGH_WORDS and share(words, None) < UNREAD_SHARE:
        raise LegacyFont(family)


def decode_legacy(page: HtmlElement, *, windows_1258: bool) -> dict[HtmlElement, Stretches]:
    """Replace the text of legacy fonts in ``page`` by the letters it shows.

    The result tells how the own texts of elements were made of those in the page, where letters have not kept their places.

    ``windows_1258`` says that the page was decoded by that code page, whose letters differ from those that the fonts' codes
    are known by. Raises :class:`LegacyFont` where the codes of the page's fonts are not known.
    """
    nodes = list(_text_nodes(page, _font_sheet(page)))
    raw = latin_reading() if windows_1258 else {}
    texts = words_by_font((node.font, node.text.translate(raw)) for node in nodes)
    if (family := unread_family(texts)) is not None:
        raise LegacyFont(family)
    decided = {font: decide(font, words) for font, words in texts.items()}
    for node in nodes:
        read = node.text.translate(raw)
        node.legacy = decide_paragraph(read, decided[node.font])
        if node.legacy is not None:
            node.text = read
    _join_accents(nodes)
    changed: dict[HtmlElement, Stretches] = {}
    lengths: dict[HtmlElement, tuple[int, int]] = {}  # of each own text so far, decoded and in the page
    for node in nodes:
        found, size = [(0, len(node.text), 0, len(node.text))], len(node.text)
        if node.legacy is not None:
            found, size = _decoded(node, node.legacy)
        owner = node.owner
        at, first = lengths.get(owner, (0, 0))
        changed.setdefault(owner, []).extend((at + a, length, first + b, first + c) for a, length, b, c in found)
        lengths[owner] = (at + len(node.text), first + size)
    return {owner: parts for owner, parts in changed.items() if any((at, at + n) != (b, c) for at, n, b, c in parts)}


def _decoded(node: TextNode, legacy: Legacy) -> tuple[Stretches, int]:
    """Write what the node shows into the tree; how it was made of the node's characters in the page, and their number."""
    size = len(node.text) + node.taken - node.lent
    found: Stretches = []
    at = 0
    shown = pieces(node.text, legacy)
    for start, end, letters in shown:
        first, last = start + node.taken, min(end + node.taken, size)
        if found and _carries_on(found[-1], len(letters), first, last):
            before = found[-1]
            found[-1] = (before[0], before[1] + len(letters), before[2], last)
        else:
            found.append((at, len(letters), first, last))
        at += len(letters)
    node.text = "".join(letters for _, _, letters in shown)
    node.write()
    return found, size


def _carries_on(before: tuple[int, int, int, int], length: int, first: int, last: int) -> bool:
    return before[3] == first and before[1] == before[3] - before[2] and length == last - first


def _join_accents(nodes: list[TextNode]) -> None:
    """Accents that begin a node go to the letter that ends the node before."""
    for before, node in itertools.pairwise(nodes):
        old = node.legacy
        if old is None or before.legacy is None or before.legacy.family != old.family or not (before.text and node.text):
            continue
        if is_letter_with(before.text[-1], node.text[0], old.family):
            before.text, node.text = before.text + node.text[0], node.text[1:]
            before.lent, node.taken = 1, 1


def _text_nodes(page: HtmlElement, sheet: Sheet) -> Iterator[TextNode]:
    """The texts of a page in reading order with the font each is set in; empty where none is named."""
    stack: list[tuple[HtmlElement, str, bool]] = [(page, "", False)]
    while stack:
        element, font, is_tail = stack.pop()
        if is_tail:
            yield TextNode(element, True, element.tail or "", font)
            continue
        own = _font(element, sheet) or font
        if isinstance(element.tag, str) and element.tag not in UNREAD:
            if element.text:
                yield TextNode(element, False, element.text, own)
            for child in reversed(element):
                if child.tail:
                    stack.append((child, own, True))
                stack.append((child, own, False))


def _font(element: HtmlElement, sheet: Sheet) -> str | None:
    """The font that an element names for its text: inline, by a ``face``, or by the rules for its classes or its tag."""
    declared = FAMILY.search((element.get("style") or "")[:MAX_STYLE])
    if declared:
        return declared[1].strip()
    if element.tag == "font" and (face := element.get("face")):
        return str(face).split(",")[0].strip(" '\"")
    for name in (element.get("class") or "").split():
        if f".{name}" in sheet:
            return sheet[f".{name}"]
    return sheet.get(str(element.tag))


def _font_sheet(page: HtmlElement) -> Sheet:
    """The fonts that the page's own style sheets name for classes and tags."""
    sheet: Sheet = {}
    for css in style_texts(page):
        for rule in css.split("}"):
            before, _, declarations = rule.rpartition("{")
            declared = FAMILY.search(declarations[:MAX_STYLE])
            if not declared:
                continue
            selector = before.rpartition("{")[2].strip()
            names = [f".{name}" for name in CLASS_SELECTOR.findall(selector)] + TAG_SELECTOR.findall(selector)
            sheet.update(dict.fromkeys(names, declared[1].strip()))
    return sheet
