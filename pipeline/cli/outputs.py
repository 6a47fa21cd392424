"""Where results go: files in a folder, or lines on stdout."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TextIO

from pipeline.cli.order import Turnstile
from pipeline.export.files import write_atomically
from pipeline.export.lines import task_lines
from pipeline.export.links import Issued, find_links, issued_in
from pipeline.export.links import to_csv as links_csv
from pipeline.export.register import Row, register_rows
from pipeline.export.tables import to_csv, to_xlsx
from pipeline.model.codec import dumps
from pipeline.model.task import Extraction

TABLE_NAME = "tasks"
LINKS_NAME = "links.csv"
STREAM_FORMATS = ("jsonl", "json", "csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """What is kept of one file until the run is over: not the extraction, which may be large."""

    rows: tuple[Row, ...] = ()
    lines: tuple[str, ...] = ()
    issued: tuple[Issued, ...] = ()


class Outputs(Protocol):
    """Takes results as they come, and finishes with what needs all of them."""

    def add(self, index: int, extraction: Extraction) -> None:
        """The result of the input at ``index``, in any order."""

    def finish(self) -> None:
        """Write what is about the whole run. Like :meth:`add`, raises :class:`OSError` where it cannot."""


class FolderOutputs:
    """A JSON for each input, its text if wanted, and one table over all of them for each format that is one."""

    def __init__(self, folder: Path, names: Sequence[str], formats: Iterable[str], *, text: bool) -> None:
        self.folder, self.names, self.text = folder, names, text
        self.tables = [name for name in formats if name != "json"]
        self.products: dict[int, Product] = {}

    def add(self, index: int, extraction: Extraction) -> None:
        """Write the JSON now, so that a stopped run leaves what it has done."""
        name = self.names[index]
        write_atomically(self.folder / f"{name}.json", _encode(dumps(extraction)))
        if self.text:
            self._write_text(self.folder / f"{name}.txt", extraction)
        self.products[index] = _product(extraction, self.tables)

    def _write_text(self, path: Path, extraction: Extraction) -> None:
        """The canonical text, character for character; an old one must not stay beside a failure."""
        if extraction.document is None:
            path.unlink(missing_ok=True)
        else:
            write_atomically(path, _encode(extraction.document.text))

    def finish(self) -> None:
        """Write the tables, and the links between the documents of the run where there are any."""
        products = [self.products[index] for index in sorted(self.products)]
        rows = [row for product in products for row in product.rows]
        for table in self.tables:
            if table == "jsonl":
                content = _encode("".join(line for product in products for line in product.lines))
            else:
                content = to_xlsx(rows) if table == "xlsx" else _encode(to_csv(rows), "utf-8-sig")
            write_atomically(self.folder / f"{TABLE_NAME}.{table}", content)
        links = find_links(one for product in products for one in product.issued)
        if links:
            write_atomically(self.folder / LINKS_NAME, _encode(links_csv(links), "utf-8-sig"))


class StreamOutputs:
    """One format on a stream, in the order of the inputs; lines are written as soon as those before them are."""

    def __init__(self, stream: TextIO, stream_format: str) -> None:
        self.stream, self.format = stream, stream_format
        self.turnstile: Turnstile[Product] = Turnstile()
        self.rows: list[Row] = []

    def add(self, index: int, extraction: Extraction) -> None:
        """Write it if its turn has come, else keep it."""
        product = _product(extraction, [self.format])
        if self.format == "json":
            product = Product(lines=(dumps(extraction, indent=None),))
        for released in self.turnstile.let_through(index, product):
            self.rows.extend(released.rows)
            self.stream.writelines(released.lines)
        self.stream.flush()

    def finish(self) -> None:
        """Write the table, if it is one."""
        if self.format == "csv":
            self.stream.write(to_csv(self.rows).replace("\r\n", "\n"))
        self.stream.flush()


def _encode(text: str, encoding: str = "utf-8") -> bytes:
    """Half a surrogate pair, which hostile files can hold, becomes ``?``: one character still, so positions stay right."""
    return text.encode(encoding, "replace")


def _product(extraction: Extraction, formats: Iterable[str]) -> Product:
    wanted = set(formats)
    return Product(
        rows=tuple(register_rows(extraction)) if wanted & {"csv", "xlsx"} else (),
        lines=tuple(task_lines(extraction)) if "jsonl" in wanted else (),
        issued=issued_in(extraction),
    )
