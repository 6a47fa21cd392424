"""The pages of a PDF in reading order: body lines, two-column zones and tables, then paragraphs and joined tables."""

import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.text import Column
from pipeline.parsers.pdf_aligned import find_aligned
from pipeline.parsers.pdf_body import USUAL_PITCH, Margins, PlacedLine, body_paragraphs, margins_of
from pipeline.parsers.pdf_characters import Frame
from pipeline.parsers.pdf_columnar import Character, Characters
from pipeline.parsers.pdf_columns import Zone, find_zones
from pipeline.parsers.pdf_graphics import Rule
from pipeline.parsers.pdf_grids import find_grids
from pipeline.parsers.pdf_lines import Line, lines_from_characters
from pipeline.parsers.pdf_paragraphs import Paragraph, column_paragraphs
from pipeline.parsers.pdf_table_joins import continues, joined
from pipeline.parsers.pdf_tables import RuledTable, cell_numbers, is_data, read_table

_SMALL_PRINT = 0.88  # of the body's font size: footnotes are set smaller
_FOOTNOTE = re.compile(r"^[\[(]?(?:\d{1,3}|\*{1,3})[\])]?\s?[^\W\d_“\"]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnotes:
    """The footnote lines at the foot of a page; they interrupt the paragraph that runs over the page break."""

    lines: tuple[PlacedLine, ...]


Item = PlacedLine | Zone | RuledTable | Footnotes
Piece = Paragraph | RuledTable


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTables:
    """The tables of a page from top to bottom, and the characters that stand outside them, also as lines."""

    tables: tuple[RuledTable, ...]
    outside: Characters
    lines: tuple[Line, ...]


def split_tables(frame: Frame, characters: Sequence[Character], rules: Sequence[Rule], before: RuledTable | None) -> PageTables:
    """The tables of a page, top down; ``before`` is the last table of the page before, which a single row may carry on."""
    tables: list[RuledTable] = []
    outside = columns = Characters.of(characters)
    for grid in find_grids(frame.number, rules):
        table = read_table(grid, columns)
        carries_on = before is not None and not tables and continues(before, table)
        if carries_on or is_data(table):
            tables.append(table)
            outside = outside.where(cell_numbers(grid, outside) < 0)
    lines = lines_from_characters(frame.number, outside)
    free = [rule for rule in rules if not any(table.spans_height(rule.start if rule.upright else rule.at) for table in tables)]
    aligned = [(grid, read_table(grid, outside)) for grid in find_aligned(frame.number, lines, free, before)]
    aligned = [(grid, table) for grid, table in aligned if is_data(table)]
    if aligned:
        for grid, _ in aligned:
            outside = outside.where(cell_numbers(grid, outside) < 0)
        lines = lines_from_characters(frame.number, outside)
        tables = sorted([*tables, *(table for _, table in aligned)], key=lambda table: table.top)
    return PageTables(tables=tuple(tables), outside=outside, lines=lines)


def page_items(frame: Frame, lines: Sequence[Line], tables: Sequence[RuledTable], margins: Margins | None) -> list[Item]:
    """What a page holds, from top to bottom."""
    zones = find_zones(frame.number, lines, frame.reading_size[0])
    in_zone = {index for zone in zones for index in range(zone.first, zone.last + 1)}
    body = [line for index, line in enumerate(lines) if index not in in_zone]
    placed: list[tuple[float, Item]] = [(table.top, table) for table in tables]
    placed += [(lines[zone.first].y0, zone) for zone in zones]
    own = margins_of(body, margins or _table_margins(tables))
    if own is not None:
        notes = _footnote_start(body, last_other=max((place for place, _ in placed), default=0.0))
        placed += [(line.baseline, PlacedLine(line=line, margins=own)) for line in body[:notes]]
        if notes < len(body):
            lines_below = tuple(PlacedLine(line=line, margins=own) for line in body[notes:])
            placed.append((body[notes].baseline, Footnotes(lines=lines_below)))
    return [item for _, item in sorted(placed, key=lambda pair: pair[0])]


def _footnote_start(body: Sequence[Line], last_other: float) -> int:
    """The index of the first footnote line: small print from there to the page's foot that begins with a mark."""
    if not body:
        return 0
    usual = statistics.median_high([line.size for line in body])
    start = len(body)
    while start > 1 and body[start - 1].size <= _SMALL_PRINT * usual and body[start - 1].y0 > last_other:
        start -= 1
    while start < len(body) and not _FOOTNOTE.match(body[start].text):
        start += 1
    return start


def _table_margins(tables: Sequence[RuledTable]) -> Margins | None:
    """The margins of a page that holds little but a table, which fills its width."""
    if not tables:
        return None
    widest = max(tables, key=lambda table: table.xs[-1] - table.xs[0])
    return Margins(left=widest.xs[0], right=widest.xs[-1], indent=0.0, pitch=USUAL_PITCH)


def pieces(pages: Iterable[Sequence[Item]]) -> tuple[Piece, ...]:
    """The paragraphs and whole tables of the pages' items in reading order."""
    found: list[Piece] = []
    body: list[PlacedLine] = []
    notes: list[tuple[int, Footnotes]] = []
    for item in (item for page in pages for item in page):
        if isinstance(item, PlacedLine):
            body.append(item)
        elif isinstance(item, Footnotes):
            notes.append((len(body), item))
        else:
            found.extend(_with_notes(body, notes))
            body, notes = [], []
            _add(found, item)
    found.extend(_with_notes(body, notes))
    return tuple(found)


def _add(found: list[Piece], item: Zone | RuledTable) -> None:
    """Appends a zone's paragraphs or a table, which may be the rest of the one before."""
    if isinstance(item, Zone):
        found.extend(column_paragraphs(item.left, Column.LEFT))
        found.extend(column_paragraphs(item.right, Column.RIGHT))
    elif found and isinstance(found[-1], RuledTable) and continues(found[-1], item):
        found[-1] = joined(found[-1], item)
    else:
        found.append(item)


def _with_notes(body: Sequence[PlacedLine], notes: Sequence[tuple[int, Footnotes]]) -> Iterator[Paragraph]:
    """The paragraphs of the body, the footnotes of a page after the paragraph that its foot interrupts."""
    waiting = list(notes)
    count = 0
    for paragraph in body_paragraphs(body):
        yield paragraph
        count += len(paragraph.lines)
        while waiting and waiting[0][0] <= count:
            yield from body_paragraphs(waiting.pop(0)[1].lines)
    for _, footnotes in waiting:
        yield from body_paragraphs(footnotes.lines)
