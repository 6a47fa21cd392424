"""Writing files so that nobody ever sees half of one, and naming them so that none overwrites another's."""

import hashlib
import itertools
import json
import os
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

HASH_DIGITS = 8
UNREADABLE = "unread"


def write_atomically(path: Path, content: bytes) -> None:
    """Write to a temporary neighbour and rename it into place. Raises :class:`OSError`, and leaves nothing behind then."""
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def output_names(paths: Sequence[Path], folder: Path) -> list[str]:
    """A name (without suffix) in ``folder`` for the results of each path.

    It is the file's stem in NFC. Where several inputs share one (letter case and NFC or NFD make no difference), the
    first in the order of their paths keeps it and the others get the first digits of their SHA-256 behind it, so that
    the order of the arguments does not matter. A result of another file that an earlier run left in the folder counts
    as taken, too.
    """
    names: dict[Path, str] = {}
    taken: set[str] = set()
    for path in sorted(paths, key=lambda path: (not path.exists(), path.as_posix())):
        names[path] = next(name for name in _candidates(path) if _is_free(name, path, folder, taken))
        taken.add(names[path].casefold())
    return [names[path] for path in paths]


def _candidates(path: Path) -> Iterator[str]:
    stem = unicodedata.normalize("NFC", os.fsencode(path.stem).decode("utf-8", "replace"))
    yield stem
    digest = _sha256(path)[:HASH_DIGITS] or UNREADABLE
    yield f"{stem}-{digest}"
    for number in itertools.count(2):
        yield f"{stem}-{digest}-{number}"


def _is_free(name: str, path: Path, folder: Path, taken: set[str]) -> bool:
    if name.casefold() in taken:
        return False
    result = folder / f"{name}.json"
    return not result.exists() or _is_result_of(path, result)


def _is_result_of(path: Path, result: Path) -> bool:
    """Whether the JSON is this file's own earlier result: from the same path, or from the same bytes."""
    try:
        document = json.loads(result.read_bytes())["document"]
        return bool(document["path"] == str(path) or document["sha256"] == (_sha256(path) or None))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _sha256(path: Path) -> str:
    """Empty for what is no readable regular file (a pipe would block)."""
    if not path.is_file():
        return ""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""
