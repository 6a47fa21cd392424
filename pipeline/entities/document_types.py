"""The types of documents (tên loại văn bản) and the names of laws, from ``documents/types.csv`` and ``laws.csv``."""

import functools
from dataclasses import dataclass

from pipeline.knowledge.folding import key
from pipeline.knowledge.loader import load_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentType:
    """A row of ``documents/types.csv``: ``codes`` are the type codes in numbers, ``rulebooks`` qppl, state, party.

    ``ordinal`` tells whether a plain ordinal is a citation: bare (``Đề án 06``), said (``Kế hoạch số 6``) or no.
    """

    id: str
    name: str
    codes: tuple[str, ...]
    rulebooks: tuple[str, ...]
    aliases: tuple[str, ...]
    ordinal: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """A row of ``documents/laws.csv``: ``kind`` is Luật, Bộ luật or Pháp lệnh, ``name`` what follows it."""

    kind: str
    name: str
    source: str


@functools.cache
def document_types() -> tuple[DocumentType, ...]:
    """All types, in the order of the table."""
    return load_rows("documents/types.csv", DocumentType)


@functools.cache
def laws() -> tuple[Law, ...]:
    """All laws, codes and ordinances known by name."""
    return load_rows("documents/laws.csv", Law)


@functools.cache
def type_names() -> dict[str, str]:
    """Folded surface form to the name of the type, aliases included (``công điện khẩn`` to ``Công điện``)."""
    names: dict[str, str] = {}
    for row in document_types():
        for surface in (row.name, *row.aliases):
            names[key(surface)] = "Văn bản" if key(surface) == "văn bản" else row.name
    return names


@functools.cache
def ordinal_use(name: str) -> str:
    """How a type takes a plain ordinal: bare, said or no. ``Văn bản`` is as ``Công văn``, but only with ``số``."""
    if name == "Văn bản":
        return "said"
    return next((row.ordinal for row in document_types() if row.name == name), "no")


@functools.cache
def _types_by_code() -> dict[tuple[str, str], str]:
    by_code: dict[tuple[str, str], str] = {}
    for row in document_types():
        for code in row.codes:
            for rulebook in row.rulebooks:
                by_code.setdefault((code, rulebook), row.name)
    return by_code


def type_of_code(code: str | None, rulebook: str) -> str | None:
    """The type a code stands for under a rulebook: ``TT`` is Thông tư for the state, Thông tri for the party."""
    if code is None:
        return None
    books = (rulebook, "state", "qppl", "party") if rulebook != "party" else ("party",)
    return next((name for book in books if (name := _types_by_code().get((code, book)))), None)
