"""Which part of a page holds the document: known containers of known sites first, else the densest container.

The containers are rows of ``html_selectors.csv`` in the order they are tried; what is page furniture (menus, related
news, comments, sharing) is known by the words of its class and id, rows of ``html_furniture.csv``.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from pipeline.errors import KnowledgeError
from pipeline.knowledge.loader import load_rows

STEP = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<rest>(?:[#.][\w-]+|\[[\w-]+(?:[*^]?=[^\]]+)?\])*)")
TEST = re.compile(r"([#.])([\w-]+)|\[([\w-]+)(?:([*^]?)=([^\]]+))?\]")
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
FURNITURE_TAGS = frozenset({"nav", "aside", "footer"})
FURNITURE_ROLES = frozenset({"navigation", "banner", "search", "contentinfo", "dialog"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSelector:
    """A container: ``selector`` (tag, #id, .class, [attribute=value], descendants) and its ``scope``.

    Scopes: ``site`` (the container of one site or one kind of portal), ``generic`` (any site; must
    hold a good part of the page's text), ``lead`` (the summary above an article's body, put before it).
    """

    id: str
    scope: str
    selector: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Words of a class or id that mark page furniture: ``pattern`` is matched against the words joined by single spaces."""

    id: str
    pattern: str
    source: str
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@functools.cache
def site_selectors() -> tuple[tuple[SiteSelector, etree.XPath], ...]:
    """The rows of the selector table with their selectors compiled."""
    return tuple((row, etree.XPath(to_xpath(row.selector))) for row in load_rows("parsers/html_selectors.csv", SiteSelector))


def matches(body: HtmlElement, scope: str) -> Iterator[list[HtmlElement]]:
    """For each selector of ``scope``, in the order of the table, the elements of ``body`` that it finds."""
    for row, select in site_selectors():
        if row.scope == scope:
            found = select(body)
            yield [element for element in found if isinstance(element, HtmlElement)] if isinstance(found, list) else []


@functools.cache
def _furniture() -> re.Pattern[str]:
    rows = load_rows("parsers/html_furniture.csv", Furniture)
    return re.compile("|".join(f"(?:{row.pattern})" for row in rows))


def to_xpath(selector: str) -> str:
    """The XPath of a selector made of tags, #ids, .classes, [attributes] and descendants; KnowledgeError if it is not one."""
    path = ""
    for step in selector.split():
        match = STEP.fullmatch(step)
        if not match or not step:
            raise KnowledgeError(f"html_selectors.csv: cannot read the selector {selector!r}")
        path += f"//{match['tag'] or '*'}" + "".join(_condition(*found) for found in TEST.findall(match["rest"]))
    return path


def _condition(sign: str, name: str, attribute: str, operator: str, value: str) -> str:
    if sign == "#":
        return f'[@id="{name}"]'
    if sign == ".":
        return f'[@class][contains(concat(" ", normalize-space(@class), " "), " {name} ")]'
    wanted = value.strip("\"'")
    if not wanted:
        return f"[@{attribute}]"
    tests = {
        "": f'@{attribute}="{wanted}"',
        "*": f'contains(@{attribute}, "{wanted}")',
        "^": f'starts-with(@{attribute}, "{wanted}")',
    }
    return f"[{tests[operator]}]"


def is_furniture(element: HtmlElement, limit: int) -> bool:
    """Whether tag, role or the words of class and id say that ``element`` is page furniture.

    What holds more than ``limit`` characters is none, whatever it is called (``print-area`` around the whole document).
    """
    tag, role = element.tag, element.get("role")
    named = tag in FURNITURE_TAGS or role in FURNITURE_ROLES or (tag == "header" and _is_site_header(element))
    if not named:
        names = class_words(element)
        named = bool(names) and bool(_furniture().search(names))
    return named and text_size(element) <= limit


def text_size(element: HtmlElement) -> int:
    """Number of characters in ``element``, white space around each text left out."""
    return sum(len(text.strip()) for text in element.itertext())


def _is_site_header(element: HtmlElement) -> bool:
    parent = element.getparent()
    return (parent is not None and parent.tag == "body") or element.find(".//nav") is not None


def class_words(element: HtmlElement) -> str:
    """The words of class and id in lower case: ``relatedNews box_tin`` gives ``related news box tin``."""
    joined = f"{element.get('class') or ''} {element.get('id') or ''}"
    return _words(joined) if joined != " " else ""


@functools.lru_cache(maxsize=4096)
def _words(joined: str) -> str:
    return " ".join(WORD.findall(joined[:300])).lower()
