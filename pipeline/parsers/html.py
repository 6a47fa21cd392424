"""HTML pages: official documents published on portals, news that relays them, Word and Google Docs exports."""

import hashlib
import unicodedata

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from pipeline.errors import NoText
from pipeline.model.text import Document, TextSource
from pipeline.parsers import html_page
from pipeline.parsers.encodings import characters_of
from pipeline.parsers.html_emit import TextBuilder
from pipeline.parsers.html_flow import BLOCKS, FlowReader
from pipeline.parsers.html_legacy import decode_legacy, may_be_legacy
from pipeline.parsers.html_limits import flattened, without_long_tags
from pipeline.parsers.html_lists import ListMarkers, kix_templates
from pipeline.parsers.html_main import find_main
from pipeline.parsers.html_style import read_sheet

MAX_DEPTH = 200  # levels of elements that are told apart
_TOO_DEEP = "ERR_RESOURCE_LIMIT"  # libxml2 gives up at 2048 levels
MIN_LETTERS = 20  # fewer are a frame, a spinner or an error page
MIN_LETTERS_LOGIN = 400  # beside a password field


def parse_html(data: bytes) -> Document:
    """The document that the page ``data`` shows, without the site's furniture.

    Blocks have no boxes and the document no pages or words. Raises :class:`NoText` where the page shows no text of its
    own (frames, scripts, a login form).
    """
    digest = hashlib.sha256(data).hexdigest()
    characters, encoding = characters_of(data)
    characters = without_long_tags(characters)
    legacy = may_be_legacy(characters)
    if not legacy:
        characters = unicodedata.normalize("NFC", characters)

    def fresh_page() -> HtmlElement:
        page = _tree(characters)
        if legacy:
            decode_legacy(page, windows_1258=encoding == "cp1258")
        return page

    page = fresh_page()
    title, published = html_page.title(page), html_page.published(page)
    needed = _needed_letters(page)
    builder = _built(page, main_only=True)
    if _letters(builder.text) < needed:  # a page that is all furniture by its class names
        builder = _built(fresh_page(), main_only=False)
    if _letters(builder.text) < needed:
        raise NoText("html")
    return Document(
        id=digest[:12],
        sha256=digest,
        media_type="text/html",
        text=builder.text,
        blocks=tuple(builder.blocks),
        tables=tuple(builder.tables),
        text_source=TextSource.NATIVE,
        title=title,
        published=published,
    )


def _built(page: HtmlElement, main_only: bool) -> TextBuilder:
    """The text of the page's main part (its scripts and furniture are taken out of the tree) or of its whole body."""
    sheet, templates = read_sheet(page), kix_templates(page)
    builder = TextBuilder()
    for root in find_main(page) if main_only else [page]:
        builder.add_flow(FlowReader(sheet, ListMarkers(templates)).read(root))
    return builder


def _tree(characters: str) -> HtmlElement:
    page, complete = _parsed(characters)
    if not complete:
        page, _ = _parsed(flattened(characters))
    _flatten(page)
    return page


def _parsed(characters: str) -> tuple[HtmlElement, bool]:
    """The tree of the page, and whether all of the page is in it."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    encoded = characters.encode("utf-8", "replace")
    if not encoded.strip():
        raise NoText("html")
    page = lxml_html.document_fromstring(encoded, parser=parser)
    return page, all(entry.type_name != _TOO_DEEP for entry in parser.error_log)


def _flatten(page: HtmlElement) -> None:
    """Take out the tags below ``MAX_DEPTH`` (tags never closed pile up in old pages); text and line breaks stay."""
    level = [page]
    for _ in range(MAX_DEPTH - 1):
        level = [child for element in level for child in element]
    for element in level:
        if len(element):
            _keep_text(element)


def _keep_text(element: HtmlElement) -> None:
    """Have the element hold the text of what is in it, line breaks in place of block tags, and nothing else."""
    runs = [element.text or ""]
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if inner is element:
            continue
        if inner.tag in BLOCKS or (inner.tag == "br" and event == "start"):
            runs.append("")
        runs[-1] += (inner.text if event == "start" else inner.tail) or ""
    del element[:]
    element.text = runs[0]
    for run in runs[1:]:
        etree.SubElement(element, "br").tail = run


def _letters(text: str) -> int:
    return sum(1 for char in text if char.isalpha())


def _needed_letters(page: HtmlElement) -> int:
    password = any((element.get("type") or "").lower() == "password" for element in page.iter("input"))
    return MIN_LETTERS_LOGIN if password else MIN_LETTERS
