"""Pages of characters and rules, native or recognised, to one :class:`Document`."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.model.text import Artifact, Document, Page, TextSource
from pipeline.parsers.freed_memory import give_back
from pipeline.parsers.pdf_artifacts import split_furniture
from pipeline.parsers.pdf_assembly import Assembly
from pipeline.parsers.pdf_body import Margins, margins_of
from pipeline.parsers.pdf_characters import Character, Frame
from pipeline.parsers.pdf_flow import page_items, pieces, split_tables
from pipeline.parsers.pdf_graphics import Rule
from pipeline.parsers.pdf_lines import Line
from pipeline.parsers.pdf_paragraphs import Paragraph
from pipeline.parsers.pdf_tables import RuledTable

_MANY_LINES = 10  # a page with so many shows its own margins
_TOGETHER = 32  # pages whose characters are given up before their memory is handed back


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContent:
    """What stands on a page: its characters without stamps, its rules, and what was set apart.

    ``source`` is ``none`` for a page whose text cannot be used; its characters are left out.
    """

    frame: Frame
    characters: Sequence[Character] = ()
    rules: tuple[Rule, ...] = ()
    artifacts: tuple[Artifact, ...] = ()
    source: TextSource = TextSource.NATIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class _LinedPage:
    frame: Frame
    tables: tuple[RuledTable, ...]
    lines: tuple[Line, ...]


def document_of(data: bytes, media_type: str, pages: Sequence[PageContent]) -> Document:
    """The document in the bytes ``data``, of all its pages in their order."""
    text_source = _common_source(page.source for page in pages if page.characters)
    pages = list(pages)
    assembly, artifacts = _assembled(pages)  # with their lines given up, there is room to pack the words
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(
        id=sha256[:12],
        sha256=sha256,
        media_type=media_type,
        text=assembly.text,
        pages=tuple(_page(page) for page in pages),
        blocks=tuple(assembly.blocks),
        words=assembly.words.packed(),
        tables=tuple(assembly.tables),
        artifacts=artifacts,
        text_source=text_source,
    )


def _assembled(pages: list[PageContent]) -> tuple[Assembly, tuple[Artifact, ...]]:
    """The text of the pages put together, and what was set apart. The pages in the list lose their characters."""
    lined = _lined(pages)
    furniture = split_furniture([(page.frame, page.lines) for page in lined])
    body = [lines for lines, _ in furniture]
    margins = _common_margins([(page.frame, lines) for page, lines in zip(lined, body, strict=True)])
    items = [
        page_items(page.frame, lines, page.tables, margins.get(_size(page.frame)))
        for page, lines in zip(lined, body, strict=True)
    ]
    assembly = Assembly(frames={page.frame.number: page.frame for page in pages})
    for piece in pieces(items):
        if isinstance(piece, Paragraph):
            assembly.add_paragraph(piece)
        else:
            assembly.add_table(piece)
    found = [artifact for page in pages for artifact in page.artifacts]
    found += [artifact for _, artifacts in furniture for artifact in artifacts]
    return assembly, tuple(sorted(found, key=_place))


def _lined(pages: list[PageContent]) -> list[_LinedPage]:
    """The tables and lines of each page; a table may go on from the page before.

    The pages in the list are replaced by ones without characters as these become lines: a long document has millions.
    """
    found: list[_LinedPage] = []
    for place, page in enumerate(pages):
        if page.source is TextSource.NONE:
            continue
        pages[place] = replace(page, characters=())
        if place % _TOGETHER == _TOGETHER - 1:
            give_back()
        before = found[-1].tables[-1] if found and found[-1].tables else None
        if found and found[-1].frame.number != page.frame.number - 1:
            before = None
        split = split_tables(page.frame, page.characters, page.rules, before)
        found.append(_LinedPage(frame=page.frame, tables=split.tables, lines=split.lines))
    return found


def _common_source(sources: Iterable[TextSource]) -> TextSource:
    """Native or recognised, or mixed where the pages differ."""
    kinds = set(sources)
    if len(kinds) > 1:
        return TextSource.MIXED
    return kinds.pop() if kinds else TextSource.NATIVE


def _common_margins(pages: Sequence[tuple[Frame, tuple[Line, ...]]]) -> dict[tuple[int, int], Margins]:
    """The margins of the pages of each size, for pages with too little text to show their own."""
    by_size: dict[tuple[int, int], list[Margins]] = {}
    for frame, lines in pages:
        if len(lines) >= _MANY_LINES and (margins := margins_of(lines)) is not None:
            by_size.setdefault(_size(frame), []).append(margins)
    return {size: Counter(known).most_common(1)[0][0] for size, known in by_size.items()}


def _size(frame: Frame) -> tuple[int, int]:
    width, height = frame.reading_size
    return round(width), round(height)


def _page(page: PageContent) -> Page:
    width, height = page.frame.shown_size
    return Page(
        number=page.frame.number,
        width=round(width, 2),
        height=round(height, 2),
        rotation=page.frame.shown_turn,
        source=page.source,
    )


def _place(artifact: Artifact) -> tuple[float, float, float]:
    box = artifact.box
    return (box.page, box.y0, box.x0) if box else (0, 0, 0)
