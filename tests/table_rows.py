"""Rows of planted tables held against those that the parser finds."""

from dataclasses import dataclass

from corpus.generator.planted_tables import PlantedTable
from pipeline.model.text import Document, Table


@dataclass(frozen=True, slots=True)
class RowCount:
    """Rows found that are right, rows found, rows there are."""

    right: int
    found: int
    planted: int

    @property
    def recall(self) -> float:
        return self.right / self.planted

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    def __add__(self, other: "RowCount") -> "RowCount":
        return RowCount(self.right + other.right, self.found + other.found, self.planted + other.planted)


def compare(planted: PlantedTable, document: Document) -> RowCount:
    """A row is right where every cell holds the words of its column and nothing else."""
    found = [row for table in document.tables for row in rows_of(document, table)]
    left = [_plain(row) for row in planted.rows]
    right = 0
    for row in found:
        if _plain(row) in left:
            left.remove(_plain(row))
            right += 1
    return RowCount(right, len(found), len(planted.rows))


def rows_of(document: Document, table: Table) -> list[list[str]]:
    """The words of the cells by row and column; a merged cell's stand where it begins."""
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = document.slice(cell.span)
    return rows


def _plain(row):
    return tuple("".join(words.split()) for words in row)
