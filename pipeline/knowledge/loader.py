"""Reads the knowledge tables, checks every row, and fingerprints them.

A table is a CSV file (flat rows; a list inside a field is separated by ``|``) or a TOML file (``[[row]]`` entries) in
this folder or one below it. Its rows are validated into a frozen dataclass: an unknown column, a missing one or a value
of the wrong type raises :class:`KnowledgeError` with the file and the row.
"""

import csv
import functools
import hashlib
import tomllib
from pathlib import Path
from typing import Any, TypeVar, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from pipeline.errors import KnowledgeError

FOLDER = Path(__file__).parent
TABLE_SUFFIXES = (".csv", ".toml", ".json", ".crf")
Row = TypeVar("Row")


def load_rows(name: str, row_type: type[Row]) -> tuple[Row, ...]:
    """All rows of the table ``name`` (a path under this folder, with its suffix) as ``row_type`` objects.

    Raises :class:`KnowledgeError` when the file is missing or a row does not fit.
    """
    path = FOLDER / name
    if not path.is_file():
        raise KnowledgeError(f"{name}: no such table")
    raw = _read_toml(path) if path.suffix == ".toml" else _read_csv(path, row_type)
    adapter = TypeAdapter(row_type)
    hints = set(get_type_hints(row_type))
    rows = []
    for number, fields in enumerate(raw, 1):
        unknown = set(fields) - hints
        if unknown:
            raise KnowledgeError(f"{name}, row {number}: unknown column(s) {', '.join(sorted(map(str, unknown)))}")
        try:
            rows.append(adapter.validate_python(fields))
        except ValidationError as problem:
            raise KnowledgeError(
                f"{name}, row {number}: {problem.errors()[0]['msg']} ({problem.errors()[0]['loc']})"
            ) from problem
    return tuple(rows)


def _read_toml(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8")).get("row", [])
    return rows


def _read_csv(path: Path, row_type: type[Any]) -> list[dict[str, Any]]:
    lists = {field for field, hint in get_type_hints(row_type).items() if get_origin(hint) is tuple}
    with path.open(encoding="utf-8", newline="") as file:
        rows: list[dict[str, Any]] = []
        for fields in csv.DictReader(file, restkey="(too many fields)"):
            rows.append({key: _csv_value(key, value, lists) for key, value in fields.items()})
        return rows


def _csv_value(key: str, value: str | None, lists: set[str]) -> Any:
    if key in lists:
        return tuple(part.strip() for part in (value or "").split("|") if part.strip())
    return value or None


@functools.cache
def fingerprint() -> str:
    """Twelve hexadecimal digits over the names and bytes of all tables: the ``knowledge`` version of an extraction."""
    digest = hashlib.sha256()
    for path in sorted(p for p in FOLDER.rglob("*") if p.suffix in TABLE_SUFFIXES):
        digest.update(path.relative_to(FOLDER).as_posix().encode())
        digest.update(b"\0")
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
