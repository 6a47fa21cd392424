"""From the element tree to a flow of lines and tables: white space, line breaks, lists, hidden parts, footnote marks."""

import re
from collections.abc import Set

from lxml.html import HtmlElement

from pipeline.parsers.html_grid import Flow, Grid, GridCell, Placer, TableRow, compact, table_rows
from pipeline.parsers.html_lines import carry_on, group_lines
from pipeline.parsers.html_lists import ListMarkers, has_own_marker
from pipeline.parsers.html_nodes import ReadingPlace, numbered
from pipeline.parsers.html_origins import origins_in
from pipeline.parsers.html_style import Look, Sheet, is_hidden, restyle
from pipeline.parsers.html_text import (
    NOTE_MARK,
    SUPERSCRIPTS,
    Line,
    Run,
    common_look,
    is_exponent,
    line_text,
    stripped,
    symbol_text,
    visible,
)
from pipeline.parsers.traced import Origin, shifted

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | frozenset(
    {
        "p", "div", "section", "article", "header", "main", "center", "address", "blockquote", "pre", "form",
        "fieldset", "figure", "figcaption", "body", "dl", "dt", "dd", "ul", "ol", "menu", "dir", "li", "details",
        "summary", "hgroup", "caption", "td", "th", "tr", "tbody", "thead", "tfoot",
    }
)  # fmt: skip
SKIPPED = frozenset(
    {
        "head", "title", "meta", "link", "base", "script", "style", "noscript", "template", "xml", "del", "nav",
        "aside", "footer", "dialog", "iframe", "frame", "frameset", "object", "embed", "applet", "svg", "canvas",
        "math", "map", "audio", "video", "img", "picture", "button", "select", "option", "input", "textarea",
        "datalist",
    }
)  # fmt: skip
BORDERLESS = re.compile(
    r"border(?:-width|-style)?\s*:\s*(?:none|0)|border-color\s*:\s*(?:#fff(?:fff)?|white|transparent)\b", re.IGNORECASE
)
NOTE_LINK = re.compile(r"#_?(?:ftn|edn|fn|footnote|note|cmnt)[-_:]?\d+$", re.IGNORECASE)
WORD_MARKER = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
MAX_NESTED_TABLES = 8
BEFORE = 12  # runs before a raised number that are looked at


class FlowReader:
    """Reads one element tree into a flow.

    ``sheet`` and ``markers`` hold what the page's style sheets say, ``place`` keeps count of the elements read from;
    ``removed`` are elements that are no part of the text.
    """

    def __init__(self, sheet: Sheet, markers: ListMarkers, place: ReadingPlace, removed: Set[HtmlElement] = frozenset()) -> None:
        self._sheet = sheet
        self._markers = markers
        self._place = place
        self._removed = removed
        self._flow: Flow = []
        self._segments: list[list[Run]] = [[]]
        self._marker = ""
        self._item_depth = 0
        self._heading_depth = 0
        self._table_depth = 0

    def read(self, root: HtmlElement) -> Flow:
        """The flow of everything inside ``root``."""
        self._place.start(root)
        self._inside(root, restyle(Look(), root, self._sheet))
        self._flush()
        return self._flow

    def _inside(self, element: HtmlElement, look: Look) -> None:
        at = 0  # in the element's own text
        if text := element.text:
            self._text(text, look, element, 0)
            at = len(text)
        for child, step in numbered(element):
            if child not in self._removed:
                self._place.open(step)
                self._element(child, look)
                self._place.close()
            if text := child.tail:
                self._text(text, look, element, at)
                at += len(text)

    def _element(self, element: HtmlElement, around: Look) -> None:
        tag = element.tag
        if tag in SKIPPED or is_hidden(element) or (tag == "figure" and _is_photo(element)):
            return
        look = restyle(around, element, self._sheet)
        if tag == "br":
            self._segments.append([])
        elif tag == "hr":
            self._flush()
        elif tag == "table" and self._table_depth < MAX_NESTED_TABLES:
            self._table(element, look)
        elif tag in ("ul", "ol", "menu", "dir"):
            self._flush()
            self._markers.open(element)
            self._inside(element, look)
            self._flush()
            self._markers.close()
        elif tag == "li":
            self._list_item(element, look)
        elif tag in BLOCKS or tag == "table":
            self._block(element, look)
        else:
            self._inline(element, look)

    def _block(self, element: HtmlElement, look: Look) -> None:
        heading = element.tag in HEADINGS
        self._flush()
        self._heading_depth += heading
        self._inside(element, look)
        self._flush()
        self._heading_depth -= heading

    def _list_item(self, element: HtmlElement, look: Look) -> None:
        self._flush()
        self._marker = self._markers.next_marker(element)
        self._item_depth += 1
        self._inside(element, look)
        self._flush()
        self._item_depth -= 1
        self._marker = ""

    def _inline(self, element: HtmlElement, look: Look) -> None:
        tag = element.tag
        if tag == "sup" and NOTE_MARK.fullmatch(_plain(element)):
            self._raised(element, look)
        elif tag == "a" and _is_note_link(element):
            return
        elif WORD_MARKER.search((element.get("style") or "")[:200]):
            self._word_marker(element, look)
        else:
            self._inside(element, look)

    def _raised(self, element: HtmlElement, look: Look) -> None:
        """A power keeps its number, a footnote mark goes, unless it opens the note itself."""
        before = "".join(run.text for run in self._segments[-1][-BEFORE:])
        mark = stripped(self._place.inner_runs(element, look))
        if not before.strip():
            self._segments[-1].extend([*mark, Run(" ", look)])
        elif is_exponent(before):
            self._segments[-1].extend(run._replace(text=run.text.translate(SUPERSCRIPTS)) for run in mark)

    def _word_marker(self, element: HtmlElement, look: Look) -> None:
        """The marker that Word writes before a list paragraph: a number as it stands, any single sign as a dash."""
        core = visible(self._place.inner_runs(element, look))
        sign = sum(len(run.text) for run in core) == 1 and not core[0].text.isdigit()
        self._segments[-1].extend([*(run._replace(text="-") if sign else run for run in core), Run(" ", look)])

    def _text(self, text: str, look: Look, element: HtmlElement, at: int) -> None:
        """Add the characters that stand at ``at`` in the own text of ``element``."""
        if look.symbols:
            text = symbol_text(text)
        if element.tag == "pre" and "\n" in text:
            for index, part in enumerate(text.split("\n")):
                if index:
                    self._segments.append([])
                self._segments[-1].extend(self._place.runs(part, look, element, at))
                at += len(part) + 1
            return
        self._segments[-1].extend(self._place.runs(text, look, element, at))

    def _flush(self) -> None:
        """Close the paragraph: its broken lines are grouped into lines of the text."""
        if len(self._segments) == 1 and not self._segments[0]:
            return
        segments, self._segments = self._segments, [[]]
        raw = ["".join([run.text for run in runs]) for runs in segments]
        texts = [line_text(characters) for characters in raw]
        for group in group_lines(texts):
            runs = [run for index in group for run in segments[index]]
            origins: list[Origin] = []
            at = 0
            for index in group:
                found = origins_in(segments[index], raw[index], texts[index])
                origins.extend(shifted(found, at) if at else found)
                at += len(texts[index]) + 1
            self._append(self._line(" ".join(texts[index] for index in group), runs, origins))

    def _append(self, line: Line) -> None:
        """Add a line; a centred one that carries on the centred one before it (a title set in two paragraphs) joins it."""
        before = self._flow[-1] if self._flow else None
        joined = carry_on(before, line) if isinstance(before, Line) else None
        if joined is not None:
            self._flow[-1] = joined
        else:
            self._flow.append(line)

    def _line(self, text: str, runs: list[Run], origins: list[Origin]) -> Line:
        if self._marker:
            if not has_own_marker(text):
                text = f"{self._marker} {text}"
                origins = list(shifted(origins, len(self._marker) + 1))
            self._marker = ""
        look = common_look(runs)
        return Line(
            text=text,
            bold=look.bold,
            italic=look.italic,
            centered=look.centered,
            tag_heading=self._heading_depth > 0,
            item=self._item_depth > 0,
            origins=tuple(origins),
        )

    def _table(self, table: HtmlElement, look: Look) -> None:
        self._flush()
        rows = table_rows(table)
        placer = Placer(len(rows))
        grid = Grid(
            ruled=_is_ruled(table),
            kind_hint=f"{table.get('class') or ''} {table.get('id') or ''}".strip(),
        )
        for caption, step in numbered(table.iterchildren("caption")):
            if caption not in self._removed:
                self._place.open(step)
                self._element(caption, look)
                self._place.close()
        outer = (self._flow, self._item_depth, self._heading_depth, self._marker)
        self._table_depth += 1
        self._item_depth, self._heading_depth, self._marker = 0, 0, ""
        for index, row in enumerate(rows):
            for step in row.steps:
                self._place.open(step)
            self._row(grid, placer, index, row, look)
            for _ in row.steps:
                self._place.close()
        self._table_depth -= 1
        self._flow, self._item_depth, self._heading_depth, self._marker = outer
        compact(grid.cells)
        self._flow.append(grid)

    def _row(self, grid: Grid, placer: Placer, index: int, row: TableRow, look: Look) -> None:
        if row.element in self._removed or is_hidden(row.element):
            return
        row_look = restyle(look, row.element, self._sheet)
        column = 0
        for element, step in numbered(row.element.iterchildren("td", "th")):
            if element in self._removed:
                continue
            column, row_span, column_span = placer.place(index, column, element)
            cell = GridCell(index, column, row_span, column_span, row.in_head or element.tag == "th")
            cell.picture = next(element.iter("img"), None) is not None
            self._flow = cell.flow
            if not is_hidden(element):
                self._place.open(step)
                self._inside(element, restyle(row_look, element, self._sheet))
                self._flush()
                self._place.close()
            grid.cells.append(cell)
            column += column_span


def _plain(element: HtmlElement) -> str:
    return "".join(element.itertext())


def _is_photo(figure: HtmlElement) -> bool:
    """An image with its caption; a figure around a table is none."""
    return next(figure.iter("img"), None) is not None and next(figure.iter("table"), None) is None


def _is_note_link(element: HtmlElement) -> bool:
    """A link down to a footnote (``#_ftn3``); the link back from the note (``#_ftnref3``) is kept with the note."""
    href = element.get("href") or ""
    return bool(NOTE_LINK.search(href[-40:])) and bool(NOTE_MARK.fullmatch(_plain(element)))


def _is_ruled(table: HtmlElement) -> bool:
    """Whether the table draws borders: its own, or those of its first cell."""
    if BORDERLESS.search((table.get("style") or "")[:500]) or table.get("border") == "0":
        first = next(table.iter("td", "th"), None)
        return first is not None and "border" in (style := (first.get("style") or "")[:500]) and not BORDERLESS.search(style)
    return True
