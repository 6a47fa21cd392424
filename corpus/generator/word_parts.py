"""The printed paper as word processors hold it: paragraphs of runs, numbered or not, and tables; shared by DOCX and RTF."""

from dataclasses import dataclass

from corpus.generator.flow import PARTY_MOTTO, STATE_MOTTO, Line, dated, flow, grid, number_line
from corpus.generator.markup import plain
from corpus.generator.tree import Block, Facts, Letterhead, Paper, Signature, Table

CENTRED = ("center", "title")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A run of characters of one face; a line break in ``text`` is a break inside the paragraph."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; ``marker`` is set apart so that it can be numbered automatically, ``level`` its depth (from 0)."""

    runs: tuple[Words, ...]
    align: str = "both"
    marker: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WordCell:
    """A table cell; ``rows`` is how many it covers, ``continued`` marks those that a cell above reaches into."""

    paragraphs: tuple[Paragraph, ...] = ()
    columns: int = 1
    rows: int = 1
    continued: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTable:
    """A table: ``widths`` of the columns in parts of the text's width, ``heads`` leading rows that repeat on every page."""

    rows: tuple[tuple[WordCell, ...], ...]
    widths: tuple[float, ...]
    ruled: bool = True
    heads: int = 0


def word_parts(paper: Paper) -> list[Paragraph | WordTable]:
    """Everything that the paper prints, in order."""
    parts: list[Paragraph | WordTable] = []
    if paper.letterhead:
        parts.append(_letterhead(paper.letterhead, paper.facts[0]))
    parts += [_words(line, align="center", bold=True) for line in paper.title]
    parts += _addressees(paper)
    parts += _flow(paper.body)
    if paper.signature:
        parts.append(_signature(paper.signature))
    return parts + _flow(paper.attachment)


def _words(text: str, *, align: str = "left", bold: bool = False, italic: bool = False) -> Paragraph:
    return Paragraph(runs=(Words(text=text, bold=bold, italic=italic),), align=align)


def _flow(blocks: tuple[Block | Table, ...]) -> list[Paragraph | WordTable]:
    return [_paragraph(part) if isinstance(part, Line) else _table(part) for part in flow(blocks)]


def _paragraph(line: Line) -> Paragraph:
    words = Words(text=line.text, bold=line.style in ("heading", "title"), italic=line.style in ("basis", "note"))
    align = "center" if line.style in CENTRED else "both"
    return Paragraph(runs=(words,), align=align, marker=line.marker, level=line.level)


def _addressees(paper: Paper) -> list[Paragraph]:
    if len(paper.addressees) <= 1:
        return [_words(f"Kính gửi: {name}", align="center") for name in paper.addressees]
    last = len(paper.addressees) - 1
    listed = [f"- {name}{'.' if index == last else ';'}" for index, name in enumerate(paper.addressees)]
    return [_words("Kính gửi:", align="center"), *map(_words, listed)]


def _columns(left: list[Paragraph], right: list[Paragraph], widths: tuple[float, float]) -> WordTable:
    cells = (WordCell(paragraphs=tuple(left)), WordCell(paragraphs=tuple(right)))
    return WordTable(rows=(cells,), widths=widths, ruled=False)


def _letterhead(head: Letterhead, facts: Facts) -> WordTable:
    """The two columns at the top: issuer and number left, motto, place and date right."""
    left = [_words(line, align="center") for line in head.superior]
    left += [_words(line, align="center", bold=True) for line in head.issuer]
    left += [_words("*" if head.party else "-------", align="center"), _words(number_line(head), align="center")]
    left += [_words(head.about, align="center")] if head.about else []
    left += [_words(head.stamp, align="center", bold=True)] if head.stamp else []
    motto = (PARTY_MOTTO,) if head.party else STATE_MOTTO
    right = [_words(line, align="center", bold=True) for line in motto]
    right.append(_words(dated(head, facts.issue_date), align="center", italic=True))
    return _columns(left, right, (0.42, 0.58))


def _signature(signature: Signature) -> WordTable:
    """Recipients left, capacity, signature space and name right."""
    last = len(signature.recipients) - 1
    listed = [f"- {name}{'.' if index == last else ';'}" for index, name in enumerate(signature.recipients)]
    left = [Paragraph(runs=(Words(text="Nơi nhận:", bold=True, italic=True),), align="left"), *map(_words, listed)]
    right = [_words(line, align="center", bold=True) for line in signature.capacity]
    right += [_words("", align="center")] * 3 + [_words(signature.name, align="center", bold=True)]
    return _columns(left, right, (0.5, 0.5))


def _table(table: Table) -> WordTable:
    head = tuple(WordCell(paragraphs=(_words(column.title, align="center", bold=True),)) for column in table.columns)
    rows = [head]
    for line, cells in zip(table.rows, grid(table), strict=True):
        if line.group is not None:
            number = WordCell(paragraphs=(_words(line.cells[0], align="center", bold=True),))
            title = WordCell(paragraphs=(_words(plain(line.group), bold=True),), columns=len(table.columns) - 1)
            rows.append((number, title))
            continue
        rows.append(tuple(_cell(cell) for cell in cells))
    total = sum(column.share for column in table.columns)
    return WordTable(rows=tuple(rows), widths=tuple(column.share / total for column in table.columns), heads=1)


def _cell(cell: tuple[str, int] | None) -> WordCell:
    if cell is None:
        return WordCell(continued=True)
    text, reach = cell
    return WordCell(paragraphs=tuple(_words(part) for part in text.split("\n")), rows=reach)
