"""The documents that have gold: found by name, read by the usual parsers, skipped with a reason where that fails."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.evaluate.gold import PlacedGold, read_gold
from pipeline.model.directive import Directive
from pipeline.parsers.base import parse
from pipeline.structure.directives import read_directives

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "annotations" / "entities"
_SHARED = ROOT.parent / "shared" / "dev"
#: The samples of the repository, and the development documents beside the checkout where there are any.
FOLDERS = (ROOT / "corpus" / "documents", _SHARED / "files", _SHARED / "more")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """A document's canonical text with its gold and the directives that say at which date and place names are resolved."""

    doc: str
    text: str
    gold: PlacedGold
    directives: tuple[Directive, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A gold file that is not measured, and why."""

    doc: str
    reason: str


def read_documents(gold: Path = GOLD, folders: Sequence[Path] = FOLDERS) -> tuple[tuple[GoldDocument, ...], tuple[Skipped, ...]]:
    """Every gold file of the folder ``gold`` with its document from ``folders``, by name; and those left out.

    Raises :class:`~pipeline.errors.GoldUnreadable` for a file that is no gold.
    """
    read: list[GoldDocument] = []
    skipped: list[Skipped] = []
    for file in sorted(gold.glob("*.json")):
        sources = list(sources_of(file.stem, folders))
        if not sources:
            skipped.append(Skipped(doc=file.stem, reason="the document is not here"))
            continue
        try:
            read.append(_read(file, sources[0]))
        except PipelineError as problem:
            if problem.code == "gold_unreadable":
                raise
            skipped.append(Skipped(doc=file.stem, reason=problem.code))
    return tuple(read), tuple(skipped)


def sources_of(doc: str, folders: Sequence[Path]) -> Iterator[Path]:
    """The files of ``folders`` with the name of the document and any suffix."""
    for folder in folders:
        yield from sorted(path for path in folder.glob(f"{doc}.*") if path.is_file() and path.stem == doc)


def _read(gold: Path, source: Path) -> GoldDocument:
    document = parse(source.read_bytes())
    placed = read_gold(gold, document.text)
    return GoldDocument(doc=placed.doc, text=document.text, gold=placed, directives=read_directives(document))


def issued(directive: Directive) -> dt.date | None:
    """The directive's date."""
    return dt.date.fromisoformat(directive.issue_date) if directive.issue_date else None
