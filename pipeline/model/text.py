r"""The canonical text of a document and where its characters stand.

A parser makes ``Document.text`` once. It is NFC-normalised Unicode in which every paragraph, heading, list item and
table-cell paragraph is **one line**: the line breaks of the page inside a paragraph are joined by a single space, and
``\\n`` stands only between blocks. Every later object is a half-open character span ``[start, end)`` into that text;
nothing searches for strings again. Pages are numbered from 1; boxes are in points (1/72 inch) from the top left corner
of the page as it is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.geometry import Box, Span, Word
from pipeline.model.nodes import NodePoint, NodeRange, NodeRun, PackedNodes
from pipeline.model.places import PackedWords

__all__ = [
    "Artifact",
    "Block",
    "BlockKind",
    "Box",
    "Cell",
    "Column",
    "Document",
    "NodePoint",
    "NodeRange",
    "NodeRun",
    "Page",
    "Span",
    "Table",
    "TextSource",
    "Word",
]


class TextSource(StrEnum):
    """Where the characters of a page come from."""

    NATIVE = "native"
    OCR = "ocr"
    MIXED = "mixed"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page as it is shown: its size in points and the rotation (degrees clockwise) already applied."""

    number: int
    width: float
    height: float
    rotation: int = 0
    source: TextSource = TextSource.NATIVE


class BlockKind(StrEnum):
    """What a block is, as far as layout alone can tell."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"  # HTML h1-h6, or a paragraph that is bold or upper case throughout
    LIST_ITEM = "list_item"  # HTML li; in a PDF list items are paragraphs
    CELL = "cell"  # a paragraph inside a table cell


class Column(StrEnum):
    """The column of a two-column zone (letterhead, signature zone) that a block stands in."""

    FULL = "full"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One line of the canonical text: a paragraph, a heading, a list item or a paragraph of a table cell.

    ``boxes`` has one box for each page the block stands on (none in HTML). ``centered``, ``bold``, ``italic`` are None
    where the source does not tell.
    """

    span: Span
    kind: BlockKind
    boxes: tuple[Box, ...] = ()
    column: Column = Column.FULL
    centered: bool | None = None
    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """What stands on a page but is no part of the text (PDF's own term): page numbers, running heads, stamps.

    ``box`` is None in sources without pages, whose heads and feet stand on every page.
    """

    kind: str  # "page_number" | "running_head" | "stamp" | "signature_image"
    text: str
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell: its place in the grid (from 0), how many rows and columns it covers, and its text."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    span: Span
    header: bool = False
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A grid of cells in reading order; a table that runs over several pages is one table.

    ``header_rows`` counts the leading rows that hold column heads (0 where none was recognised). The cells' text stands
    in ``Document.text`` row by row, so ``span`` covers the whole table.
    """

    span: Span
    rows: int
    columns: int
    header_rows: int
    cells: tuple[Cell, ...]
    ruled: bool = True

    def __hash__(self) -> int:
        return hash((self.span, self.rows, self.columns))  # not of all cells: tables are keys of caches


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A parsed file. ``title`` and ``published`` (ISO date) are an HTML page's own statements about itself.

    ``is_cut_off`` says that the file ends in the middle, as after a download that broke off: what followed is not here.

    ``words`` say where characters stand in a source with pages, ``nodes`` (in text order) in a file of elements. What no
    node holds (the marker of an automatic list, the space between two lines joined) has none. ``words`` and ``nodes`` may
    be given as any sequence in text order; they are kept packed.
    """

    id: str
    sha256: str
    media_type: str
    text: str
    pages: tuple[Page, ...] = ()
    blocks: tuple[Block, ...] = ()
    words: Sequence[Word] = ()
    nodes: Sequence[NodeRun] = ()
    tables: tuple[Table, ...] = ()
    artifacts: tuple[Artifact, ...] = ()
    text_source: TextSource = TextSource.NATIVE
    title: str | None = None
    published: str | None = None
    is_cut_off: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", PackedWords.of(self.words))
        object.__setattr__(self, "nodes", PackedNodes.of(self.nodes))

    @property
    def places(self) -> PackedWords:
        """The words as they are kept."""
        return PackedWords.of(self.words)

    def slice(self, span: Span) -> str:
        """The characters of ``span``."""
        return self.text[span.start : span.end]

    def boxes(self, span: Span) -> tuple[Box, ...]:
        """Where ``span`` stands: one box a page, in page order; empty for sources without pages."""
        return self.places.union_boxes(span.start, span.end)

    def spans_in(self, box: Box) -> tuple[Span, ...]:
        """The words whose middle lies in ``box``, in text order: the way back from a page to the text."""
        return tuple(word.span for word in self.words if word.box.page == box.page and _holds_middle(box, word.box))

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """The words that share a character with ``span``, in text order; none for sources without pages."""
        return tuple(self.places[place] for place in self.places.between(span.start, span.end))

    def box_at(self, position: int) -> Box | None:
        """Where the character at ``position`` stands; a blank between words stands between them.

        None for a line break between blocks, and in sources without pages.
        """
        if not 0 <= position < len(self.text) or self.text[position] == "\n":
            return None
        return self.places.character_box(position) or self.places.gap_box(position)

    def position_at(self, page: int, x: float, y: float) -> int | None:
        """Which character of the text stands at a point of a page (points from its top left corner); None where none does."""
        return self.places.at_point(page, x, y)

    @property
    def origins(self) -> PackedNodes:
        """The node runs as they are kept."""
        return PackedNodes.of(self.nodes)

    def node_at(self, position: int) -> tuple[str, int] | None:
        """Path of the node that the character at ``position`` was read from, and the place in it; None where none was."""
        point = self.origins.point_of(position)
        return (point.path, point.offset) if point else None

    def node_range(self, span: Span) -> NodeRange | None:
        """From where to where in the source ``span`` was read; None in sources with pages."""
        return self.origins.range_of(span.start, span.end)

    def position_of(self, path: str, offset: int) -> int | None:
        """Where the character ``offset`` of the node ``path`` stands in the text; None where it was left out."""
        return self.origins.position_of(path, offset)


def _holds_middle(box: Box, inner: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.y0 + inner.y1) / 2
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1
