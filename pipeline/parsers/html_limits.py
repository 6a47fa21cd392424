"""What a page may not have, or not too much of: entities of its own, attributes in a tag, elements within elements.

The entities that a page declares are never expanded: their declarations, which libxml2's HTML parser takes for text, go.
libxml2 takes quadratic time over the attributes of one tag, and stops reading for good at 2048 levels of elements, which
pages with never closed ``font`` or ``div`` tags reach.
"""

import re

from pipeline.parsers.html_flow import BLOCKS

_LONGEST_TAG = 50_000  # characters: beyond are pictures written into the page, or an attack
_DEEPEST = 150
_LONG_TAG = re.compile(rf"<([a-z][a-z0-9]{{0,20}})[\s/][^<>]{{{_LONGEST_TAG},}}>", re.IGNORECASE)
# A tag, or an element whose content is no markup as a whole.
_MARKUP = re.compile(
    r"<(?:script|style|textarea|title)[\s>].*?</(?:script|style|textarea|title)\s*>"
    r"|<(?P<slash>/?)(?P<name>[a-z][a-z0-9]{0,20})(?=[\s/>])[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
# The document type with a subset of its own (XML 1.0, 2.8), at the start of the page.
_SUBSET = re.compile(
    r"(?P<before>\s*(?:<\?xml[^<>]{0,500}\?>)?\s*)<!DOCTYPE\b[^<>\[]{0,500}\[.{0,100000}?\]\s*>", re.IGNORECASE | re.DOTALL
)
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"))


def without_subset(characters: str) -> str:
    """The page without the declarations in its document type."""
    match = _SUBSET.match(characters)
    return match["before"] + characters[match.end() :] if match else characters


def without_long_tags(characters: str) -> str:
    """The page with bare tags in place of overlong ones."""
    return _LONG_TAG.sub(r"<\1>", characters) if len(characters) > _LONGEST_TAG else characters


def flattened(characters: str) -> str:
    """The page without the tags below a depth that no real page has; line breaks stand for those of blocks.

    A rough count of the open tags is enough, as it is wanted only for pages that cannot be read otherwise.
    """
    depth = 0

    def kept(markup: re.Match[str]) -> str:
        nonlocal depth
        name = (markup["name"] or "").lower()
        if not name or name in _VOID:
            return markup[0]
        dropped = depth > _DEEPEST
        depth = max(0, depth - 1) if markup["slash"] else depth + 1
        if not dropped:
            return markup[0]
        return "<br>" if name in BLOCKS else ""

    return _MARKUP.sub(kept, characters)
