"""Documents of one run that change each other: what extends, amends, replaces or cancels what, by their numbers."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.knowledge.folding import fold
from pipeline.model.directive import Related
from pipeline.model.task import Extraction

COLUMNS = ("Quan hệ", "Văn bản", "Tệp", "Theo văn bản", "Tệp của văn bản đó")
KINDS = {"extends": "được gia hạn", "amends": "được sửa đổi, bổ sung", "replaces": "bị thay thế", "cancels": "bị bãi bỏ"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A directive of the run: its number, the file it is in, and what it does to others."""

    number: str
    file: str
    related: tuple[Related, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """``changed`` is extended, amended, replaced or cancelled (``kind``) by ``by``; both are in the run."""

    kind: str
    changed: Issued
    by: Issued


def issued_in(extraction: Extraction) -> tuple[Issued, ...]:
    """The numbered directives of one file."""
    path = extraction.source.path
    return tuple(Issued(number=d.number, file=path, related=d.related) for d in extraction.directives if d.number)


def find_links(issued: Iterable[Issued]) -> tuple[Link, ...]:
    """Every link between directives of the run, in the order of the changing ones; a number that several bear links to each."""
    known = list(issued)
    by_number: dict[str, list[Issued]] = {}
    for one in known:
        by_number.setdefault(_key(one.number), []).append(one)
    return tuple(
        Link(kind=related.kind, changed=changed, by=one)
        for one in known
        for related in one.related
        for changed in by_number.get(_key(related.number), ())
        if changed is not one
    )


def to_csv(links: Iterable[Link]) -> str:
    """The links as a table under Vietnamese heads."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(COLUMNS)
    writer.writerows((KINDS[one.kind], one.changed.number, one.changed.file, one.by.number, one.by.file) for one in links)
    return lines.getvalue()


def _key(number: str) -> str:
    return "".join(fold(number).split())
