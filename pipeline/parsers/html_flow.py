"""From the element tree to a flow of lines and tables: white space, line breaks, lists, hidden parts, footnote marks."""

import re
from dataclasses import replace

from lxml.html import HtmlElement

from pipeline.parsers.html_grid import Flow, Grid, GridCell, Placer, compact, table_rows
from pipeline.parsers.html_lines import continues, group_lines
from pipeline.parsers.html_lists import ListMarkers, has_own_marker
from pipeline.parsers.html_style import Look, Sheet, is_hidden, restyle
from pipeline.parsers.html_text import NOTE_MARK, SUPERSCRIPTS, Line, Run, is_exponent, line_text, share, symbol_text

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
WHOLLY = 0.95  # of the visible characters: a stray space or comma in another face does not matter


class FlowReader:
    """Reads one element tree into a flow. ``sheet`` and ``markers`` hold what the page's style sheets say."""

    def __init__(self, sheet: Sheet, markers: ListMarkers) -> None:
        self._sheet = sheet
        self._markers = markers
        self._flow: Flow = []
        self._segments: list[list[Run]] = [[]]
        self._marker = ""
        self._item_depth = 0
        self._heading_depth = 0
        self._table_depth = 0

    def read(self, root: HtmlElement) -> Flow:
        """The flow of everything inside ``root``."""
        self._inside(root, restyle(Look(), root, self._sheet))
        self._flush()
        return self._flow

    def _inside(self, element: HtmlElement, look: Look) -> None:
        preformatted = element.tag == "pre"
        self._text(element.text, look, preformatted)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, look)
            self._text(child.tail, look, preformatted)

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
            self._raised(_plain(element).strip(), look)
        elif tag == "a" and _is_note_link(element):
            return
        elif WORD_MARKER.search((element.get("style") or "")[:200]):
            self._word_marker(_plain(element), look)
        else:
            self._inside(element, look)

    def _raised(self, mark: str, look: Look) -> None:
        """A power keeps its number, a footnote mark goes, unless it opens the note itself."""
        before = "".join(run.text for run in self._segments[-1][-3:])
        if not before.strip():
            self._text(mark + " ", look)
        elif is_exponent(before):
            self._text(mark.translate(SUPERSCRIPTS), look)

    def _word_marker(self, text: str, look: Look) -> None:
        """The marker that Word writes before a list paragraph: a number as it stands, any single sign as a dash."""
        core = "".join(text.split())
        sign = len(core) == 1 and not core.isdigit()
        self._text("- " if sign else f"{core} ", look)

    def _text(self, text: str | None, look: Look, preformatted: bool = False) -> None:
        if not text:
            return
        if look.symbols:
            text = symbol_text(text)
        if preformatted and "\n" in text:
            for index, part in enumerate(text.split("\n")):
                if index:
                    self._segments.append([])
                self._segments[-1].append(Run(part, look))
            return
        self._segments[-1].append(Run(text, look))

    def _flush(self) -> None:
        """Close the paragraph: its broken lines are grouped into lines of the text."""
        if len(self._segments) == 1 and not self._segments[0]:
            return
        segments, self._segments = self._segments, [[]]
        texts = [line_text("".join(run.text for run in runs)) for runs in segments]
        for group in group_lines(texts):
            runs = [run for index in group for run in segments[index]]
            self._append(self._line(" ".join(texts[index] for index in group), runs))

    def _append(self, line: Line) -> None:
        """Add a line; a centred one that carries on the centred one before it (a title set in two paragraphs) joins it."""
        before = self._flow[-1] if self._flow else None
        if isinstance(before, Line) and continues(before, line):
            self._flow[-1] = replace(before, text=f"{before.text} {line.text}")
        else:
            self._flow.append(line)

    def _line(self, text: str, runs: list[Run]) -> Line:
        if self._marker:
            text = text if has_own_marker(text) else f"{self._marker} {text}"
            self._marker = ""
        return Line(
            text=text,
            bold=share(runs, "bold") >= WHOLLY,
            italic=share(runs, "italic") >= WHOLLY,
            centered=share(runs, "centered") >= WHOLLY,
            tag_heading=self._heading_depth > 0,
            item=self._item_depth > 0,
        )

    def _table(self, table: HtmlElement, look: Look) -> None:
        self._flush()
        rows = table_rows(table)
        placer = Placer(len(rows))
        grid = Grid(
            ruled=_is_ruled(table),
            kind_hint=f"{table.get('class') or ''} {table.get('id') or ''}".strip(),
        )
        for caption in table.iterchildren("caption"):
            self._element(caption, look)
        outer = (self._flow, self._item_depth, self._heading_depth, self._marker)
        self._table_depth += 1
        self._item_depth, self._heading_depth, self._marker = 0, 0, ""
        for index, (row, in_head) in enumerate(rows):
            self._row(grid, placer, index, row, in_head, look)
        self._table_depth -= 1
        self._flow, self._item_depth, self._heading_depth, self._marker = outer
        compact(grid.cells)
        self._flow.append(grid)

    def _row(self, grid: Grid, placer: Placer, index: int, row: HtmlElement, in_head: bool, look: Look) -> None:
        if is_hidden(row):
            return
        row_look = restyle(look, row, self._sheet)
        column = 0
        for element in row.iterchildren("td", "th"):
            column, row_span, column_span = placer.place(index, column, element)
            cell = GridCell(index, column, row_span, column_span, in_head or element.tag == "th")
            cell.picture = next(element.iter("img"), None) is not None
            self._flow = cell.flow
            if not is_hidden(element):
                self._inside(element, restyle(row_look, element, self._sheet))
                self._flush()
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
