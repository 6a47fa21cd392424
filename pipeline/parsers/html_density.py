"""The container with the page's running text, for pages that no selector knows.

Running text is a block of some length outside links and page furniture. The container is the deepest element that
still holds nearly all of it; where the page shows a letterhead or a list of recipients outside, it is widened to them.
"""

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from pipeline.parsers.encodings import fold
from pipeline.parsers.html_flow import BLOCKS, SKIPPED
from pipeline.parsers.html_select import is_furniture, text_size
from pipeline.parsers.html_style import is_hidden

MIN_BLOCK = 40  # characters of a block that counts as running text
MAX_LINK_SHARE = 0.4
MAX_FURNITURE_SHARE = 0.5
HOLDS = 0.8  # of all running text that the chosen container must hold
TABLE_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl"})  # make no sense by themselves
ZONES = re.compile(r"^(?:cong hoa xa hoi chu nghia viet nam|dang cong san viet nam|noi nhan\b|noi nhan:)")


@dataclass(slots=True)
class Weight:
    """What an element holds: all characters, those inside links, and the running text of the blocks in it."""

    own: int = 0
    linked: int = 0
    running: int = 0


def weigh(body: HtmlElement) -> dict[HtmlElement, Weight]:
    """The weight of every shown element under ``body`` that is no furniture."""
    weights: dict[HtmlElement, Weight] = {}
    _weigh(body, False, weights, furniture_limit(body))
    return weights


def furniture_limit(root: HtmlElement) -> int:
    """How many characters furniture inside ``root`` may hold at most."""
    return int(MAX_FURNITURE_SHARE * text_size(root))


def densest(body: HtmlElement, weights: dict[HtmlElement, Weight]) -> HtmlElement:
    """The deepest element under ``body`` that holds ``HOLDS`` of the running text, widened to letterhead and recipients."""
    total = weights[body].running
    chosen = current = body
    while total:
        heavy = next((child for child in current if child in weights and weights[child].running >= HOLDS * total), None)
        if heavy is None or heavy.tag in ("p", "li"):
            break
        current = heavy
        if current.tag not in TABLE_PARTS:
            chosen = current
    return _widened(chosen, weights)


def _weigh(element: HtmlElement, in_link: bool, weights: dict[HtmlElement, Weight], limit: int) -> Weight:
    weight = Weight()
    weights[element] = weight
    in_link = in_link or element.tag == "a"
    _count(element.text, in_link, weight)
    for child in element:
        if child.tag not in SKIPPED and not is_hidden(child) and not is_furniture(child, limit):
            inner = _weigh(child, in_link, weights, limit)
            weight.running += inner.running
            if child.tag not in BLOCKS and child.tag != "table":
                weight.own += inner.own
                weight.linked += inner.linked
        _count(child.tail, in_link, weight)
    if element.tag in BLOCKS and weight.own >= MIN_BLOCK and weight.linked <= MAX_LINK_SHARE * weight.own:
        weight.running += weight.own
    return weight


def _count(text: str | None, in_link: bool, weight: Weight) -> None:
    if text and (size := len(text.strip())):
        weight.own += size
        weight.linked += size * in_link


def _widened(chosen: HtmlElement, weights: dict[HtmlElement, Weight]) -> HtmlElement:
    inside = set(chosen.iter())
    for element in weights:
        if element not in inside and element.text and ZONES.match(fold(element.text[:60])):
            around = set(element.iterancestors())
            chosen = next(ancestor for ancestor in chosen.iterancestors() if ancestor in around)
            inside = set(chosen.iter())
    while chosen.tag in TABLE_PARTS:
        chosen = next(chosen.iterancestors())
    return chosen
