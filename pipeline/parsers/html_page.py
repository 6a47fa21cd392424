"""What a page says about itself: its title and the day it was published."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from pipeline.parsers.encodings import clean, collapse

VIETNAM = dt.timezone(dt.timedelta(hours=7))
ISO_STAMP = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2})?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?")
PUBLISHED_NAMES = (
    ("property", "article:published_time"),
    ("itemprop", "datePublished"),
    ("name", "pubdate"),
    ("name", "article:published_time"),
    ("name", "publishdate"),
    ("property", "og:published_time"),
)
MIN_HEADLINE = 12  # characters: a shorter h1 is the name of the site
MAX_JSON = 500_000


def title(page: HtmlElement) -> str | None:
    """The headline: the page's only ``h1`` of some length, else ``og:title``, else ``title``; None where all are missing."""
    headlines = [text for text in (_text(element) for element in page.iter("h1")) if len(text) >= MIN_HEADLINE]
    if len(headlines) == 1:
        return headlines[0]
    for candidate in (_meta(page, "property", "og:title"), *(_text(element) for element in page.iter("title"))):
        if candidate:
            return candidate
    return headlines[0] if headlines else None


def published(page: HtmlElement) -> str | None:
    """The day of publication as an ISO date in Vietnamese time, from meta tags, JSON-LD or ``time``; None if not told."""
    for stamp in _stamps(page):
        day = iso_day(stamp)
        if day:
            return day
    return None


def iso_day(stamp: str) -> str | None:
    """The ISO day of an ISO 8601 stamp, moved to Vietnamese time where the stamp has a zone; None where it is not one."""
    match = ISO_STAMP.match(stamp.strip())
    if not match:
        return None
    day, clock, zone = match.groups()
    try:
        if not clock or not zone:
            return dt.date.fromisoformat(day).isoformat()
        offset = "+00:00" if zone == "Z" else zone
        return dt.datetime.fromisoformat(f"{day}T{clock}{offset}").astimezone(VIETNAM).date().isoformat()
    except (ValueError, OverflowError):
        return None


def _stamps(page: HtmlElement) -> Iterator[str]:
    for attribute, name in PUBLISHED_NAMES:
        yield _meta(page, attribute, name)
    for element in page.iter("script"):
        if (element.get("type") or "").lower() == "application/ld+json":
            yield from _json_dates(element.text or "")
    for element in page.iter("time"):
        yield element.get("datetime") or ""


def _json_dates(text: str) -> Iterator[str]:
    if len(text) > MAX_JSON:
        return
    try:
        waiting: list[Any] = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, dict):
            if isinstance(stamp := value.get("datePublished"), str):
                yield stamp
            waiting.extend(part for part in value.values() if isinstance(part, dict | list))
        elif isinstance(value, list):
            waiting.extend(value)


def _meta(page: HtmlElement, attribute: str, name: str) -> str:
    for element in page.iter("meta"):
        if (element.get(attribute) or "").lower() == name.lower():
            return collapse(clean(element.get("content") or ""))
    return ""


def _text(element: HtmlElement) -> str:
    return collapse(clean("".join(element.itertext())))
