"""Finds the part of a page that is the document, and takes the furniture out of it."""

from lxml.html import HtmlElement

from pipeline.parsers.html_density import densest, furniture_limit, weigh
from pipeline.parsers.html_select import is_furniture, matches, text_size

GENERIC_SHARE = 0.4  # of the page's running text that a generic container must hold
MIN_CONTAINER = 100  # characters; a known container with less is empty or a teaser


def find_main(page: HtmlElement) -> tuple[list[HtmlElement], set[HtmlElement]]:
    """The elements that hold the document, in reading order, and the furniture inside them.

    The elements are the lead of an article, if it stands apart, and the body. Scripts and furniture are emptied but stay
    in the tree, so that elements keep their paths.
    """
    body = page.find("body")
    if body is None:
        return [page], set()
    for element in [*body.iter("script", "style", "noscript", "template")]:
        element.clear(keep_tail=True)
    known = _known(body)
    main = _measured(body) if known is None else known
    found = [*_leads(body, main), main]
    removed = {element for root in found for element in _furniture(root)}
    for element in removed:
        element.clear(keep_tail=True)
    return found, removed


def _known(body: HtmlElement) -> HtmlElement | None:
    """The fullest element of the first site selector that finds any text."""
    for found in matches(body, "site"):
        fullest = max(found, key=text_size, default=None)
        if fullest is not None and text_size(fullest) >= MIN_CONTAINER:
            return fullest
    return None


def _measured(body: HtmlElement) -> HtmlElement:
    """The first generic container with a good part of the running text, else the densest one."""
    weights = weigh(body)
    needed = max(1, GENERIC_SHARE * weights[body].running)
    for found in matches(body, "generic"):
        fullest = max((element for element in found if element in weights), key=lambda one: weights[one].running, default=None)
        if fullest is not None and weights[fullest].running >= needed:
            return fullest
    return densest(body, weights)


def _leads(body: HtmlElement, main: HtmlElement) -> list[HtmlElement]:
    """The summary of an article that stands before ``main``, outside it."""
    inside = {*main.iter(), *main.iterancestors()}
    for found in matches(body, "lead"):
        outside = [element for element in found if element not in inside]
        if outside:
            return outside[:1]
    return []


def _furniture(root: HtmlElement) -> list[HtmlElement]:
    limit = furniture_limit(root)
    return [found for found in root.iterdescendants() if is_furniture(found, limit)]
