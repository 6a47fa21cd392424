"""From the paths on the command line to the files to read."""

import glob
import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.parsers.base import PARSERS

# Which files of a folder are worth opening. What a file *is* is decided by its bytes alone, later.
# Pictures other than TIFF, which scanners write, are read only when they are named: beside web pages lie their pictures.
SUFFIXES = (".pdf", ".html", ".htm", ".xhtml", ".docx", ".doc", ".rtf", ".odt", ".tif", ".tiff")
HEAD_BYTES = 4096
SURE = 1.0  # below that a file without one of the suffixes is some other text that holds a tag or two
IGNORED_FOLDERS = ("__MACOSX", "@eaDir")
IGNORED_PREFIXES = (".", "~$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The files to read, each once and in a fixed order, and how many of the folders' files are of other kinds."""

    files: tuple[Path, ...]
    skipped: int


def find_inputs(paths: Iterable[str], out: Path | None) -> Inputs:
    """Expand folders (recursively, without what lies in the output folder ``out``) and glob patterns.

    A path that names nothing is kept, so that the run can say that it is missing; so is a file of any kind that is
    named outright.
    """
    found: dict[str, Path] = {}
    skipped = 0
    for argument in paths:
        for path in _expand(argument):
            if path.is_dir():
                for file in _walk(path, out):
                    if _is_recognised(file):
                        found.setdefault(os.path.realpath(file), file)
                    else:
                        skipped += 1
            else:
                found.setdefault(_identity(path), path)
    return Inputs(files=tuple(found.values()), skipped=skipped)


def _identity(path: Path) -> str:
    try:
        return os.path.realpath(path)
    except ValueError:  # a NUL byte
        return str(path)


def _expand(argument: str) -> list[Path]:
    """The paths an argument stands for: itself, itself in the other Unicode form, or what its pattern matches."""
    for form in (argument, unicodedata.normalize("NFC", argument), unicodedata.normalize("NFD", argument)):
        if os.path.lexists(form):
            return [Path(form)]
    matches = sorted(glob.glob(argument, recursive=True)) if glob.has_magic(argument) else []  # noqa: PTH207 - may be absolute
    return [Path(match) for match in matches] or [Path(argument)]


def _walk(folder: Path, out: Path | None) -> Iterator[Path]:
    """The visible files below ``folder`` in the order of their paths; links to folders are not followed."""
    forbidden = out.resolve() if out and out.resolve() != folder.resolve() else None
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(IGNORED_PREFIXES)
            and name not in IGNORED_FOLDERS
            and (forbidden is None or (Path(place) / name).resolve() != forbidden)
        )
        for name in sorted(files):
            if not name.startswith(IGNORED_PREFIXES):
                yield Path(place) / name


def _is_recognised(path: Path) -> bool:
    if path.suffix.lower() in SUFFIXES:
        return True
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError:
        return False
    return any(parser.score(head) >= SURE for parser in PARSERS)
