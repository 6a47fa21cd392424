"""HTML pages: official documents published on portals, news that relays them, Word and Google Docs exports."""

import hashlib
import itertools
import unicodedata
from dataclasses import dataclass

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from pipeline.errors import NoText
from pipeline.model.nodes import PathTree
from pipeline.model.text import Document, TextSource
from pipeline.parsers import html_page
from pipeline.parsers.encodings import characters_of
from pipeline.parsers.html_emit import TextBuilder
from pipeline.parsers.html_flow import BLOCKS, FlowReader
from pipeline.parsers.html_grid import Flow
from pipeline.parsers.html_legacy import decode_legacy, may_be_legacy, refuse_old_charset
from pipeline.parsers.html_limits import flattened, without_long_tags, without_subset
from pipeline.parsers.html_lists import ListMarkers, kix_templates
from pipeline.parsers.html_main import find_main
from pipeline.parsers.html_nodes import ReadingPlace
from pipeline.parsers.html_style import read_sheet

MAX_DEPTH = 200  # levels of elements that are told apart
_TOO_DEEP = "ERR_RESOURCE_LIMIT"  # libxml2 gives up at 2048 levels
MIN_LETTERS = 20  # fewer are a frame, a spinner or an error page
MIN_LETTERS_LOGIN = 400  # beside a password field


def parse_html(data: bytes) -> Document:
    """The document that the page ``data`` shows, without the site's furniture.

    Blocks have no boxes and the document no pages or words; ``nodes`` say which element each character was read
    from. Raises :class:`NoText` where the page shows no text of its own (frames, scripts, a login form) and
    :class:`LegacyFont` where it is written in an old encoding that is not known here.
    """
    digest = hashlib.sha256(data).hexdigest()
    refuse_old_charset(data)
    source = _source(data)
    page = _page(source)
    title, published = html_page.title(page.root), html_page.published(page.root)
    needed = _needed_letters(page.root)
    flows, paths = _flows(page, main_only=True)
    del page  # the tree of a long page takes more room than all that is made of it
    builder = _built(flows, paths)
    if not _has_letters(builder.text, needed):  # a page that is all furniture by its class names
        builder = _built(*_flows(_page(source), main_only=False))
    if not _has_letters(builder.text, needed):
        raise NoText("html")
    return Document(
        id=digest[:12],
        sha256=digest,
        media_type="text/html",
        text=builder.text,
        blocks=tuple(builder.blocks),
        nodes=builder.nodes,
        tables=tuple(builder.tables),
        text_source=TextSource.NATIVE,
        title=title,
        published=published,
    )


def page_tree(data: bytes) -> HtmlElement:
    """The root of the tree that the paths in :attr:`Document.nodes` are of, for :func:`html_nodes.node_text`.

    It is what lxml makes of the page's characters in NFC (of pages in fonts older than Unicode: as they are coded), without
    comments. Only of pages with overlong tags, or more levels of elements than lxml reads, has something been taken out.
    """
    return _parsed_whole(_source(data).characters)


@dataclass(frozen=True, slots=True)
class _Source:
    """The characters of a page, and what must be known of them to read old fonts."""

    characters: str
    encoding: str
    legacy: bool


@dataclass(frozen=True, slots=True)
class _Page:
    """The tree of a page, and where the text in it stands in the page as it was."""

    root: HtmlElement
    place: ReadingPlace


def _source(data: bytes) -> _Source:
    characters, encoding = characters_of(data)
    characters = without_long_tags(without_subset(characters))
    legacy = may_be_legacy(characters)
    return _Source(characters if legacy else unicodedata.normalize("NFC", characters), encoding, legacy)


def _page(source: _Source) -> _Page:
    root = _parsed_whole(source.characters)
    place = ReadingPlace(deep=_flatten(root))
    if source.legacy:
        place.decoded.update(decode_legacy(root, windows_1258=source.encoding == "cp1258"))
    return _Page(root, place)


def _flows(page: _Page, main_only: bool) -> tuple[list[Flow], PathTree]:
    """What the page's main part (its scripts and furniture are emptied) or its whole body holds; the paths of its elements."""
    sheet, templates = read_sheet(page.root), kix_templates(page.root)
    roots, removed = find_main(page.root) if main_only else ([page.root], set())
    flows = [FlowReader(sheet, ListMarkers(templates), page.place, removed).read(root) for root in roots]
    return flows, page.place.paths


def _built(flows: list[Flow], paths: PathTree) -> TextBuilder:
    builder = TextBuilder(paths)
    for flow in flows:
        builder.add_flow(flow)
    return builder


def _parsed_whole(characters: str) -> HtmlElement:
    page, complete = _parsed(characters)
    return page if complete else _parsed(flattened(characters))[0]


def _parsed(characters: str) -> tuple[HtmlElement, bool]:
    """The tree of the page, and whether all of the page is in it."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    encoded = characters.encode("utf-8", "replace")
    if not encoded.strip():
        raise NoText("html")
    page = lxml_html.document_fromstring(encoded, parser=parser)
    return page, all(entry.type_name != _TOO_DEEP for entry in parser.error_log)


def _flatten(page: HtmlElement) -> set[HtmlElement]:
    """Take out the tags below ``MAX_DEPTH`` (tags never closed pile up in old pages); text and line breaks stay.

    The elements that then hold the text of what was in them.
    """
    level = [page]
    for _ in range(MAX_DEPTH - 1):
        level = [child for element in level for child in element]
    deep = {element for element in level if len(element)}
    for element in deep:
        _keep_text(element)
    return deep


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


def _has_letters(text: str, count: int) -> bool:
    return sum(1 for _ in itertools.islice(filter(str.isalpha, text), count)) == count


def _needed_letters(page: HtmlElement) -> int:
    password = any((element.get("type") or "").lower() == "password" for element in page.iter("input"))
    return MIN_LETTERS_LOGIN if password else MIN_LETTERS
