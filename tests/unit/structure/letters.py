"""Documents with letterheads for the tests of headers and relays: one line a block, ``L|`` and ``R|`` put it in a column."""

from dataclasses import replace

from pipeline.model.text import Column
from tests.documents import document_from_lines

COLUMNS = {"L|": Column.LEFT, "R|": Column.RIGHT}
NATION = ("R|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "R|Độc lập - Tự do - Hạnh phúc")


def letter(*lines, title=None, published=None):
    """A document of the lines; its blocks know their column but not their type."""
    columns = [COLUMNS.get(line[:2], Column.FULL) for line in lines]
    texts = [line[2:] if line[:2] in COLUMNS else line for line in lines]
    document = document_from_lines(*texts)
    blocks = tuple(replace(block, column=column, bold=None) for block, column in zip(document.blocks, columns, strict=True))
    return replace(document, blocks=blocks, title=title, published=published)
