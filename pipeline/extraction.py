"""One file in, one :class:`~pipeline.model.task.Extraction` out: runs the stages in their order.

Two front doors: :func:`extract` raises on failure, for Python users; :func:`extract_or_report` gives an extraction whose
status and issues tell the failure, for whoever works through many files. The stages are imported when first needed, so
that importing this module stays cheap.
"""

import gc
import hashlib
import logging
import os
import stat
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pipeline import errors
from pipeline.knowledge.issues import make_issue
from pipeline.knowledge.loader import fingerprint
from pipeline.model import codec
from pipeline.model.directive import Directive
from pipeline.model.task import Extraction, Issue, Source, Task
from pipeline.model.text import Document, TextSource
from pipeline.parsers.base import MAX_BYTES, choose, parse, parsers_for
from pipeline.parsers.page_watch import left_out
from pipeline.version import __version__

FileSource = str | os.PathLike[str] | bytes

ID_DIGITS = 12
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "tiff": "image/tiff",
}
PARTS_MISSING = ("pages_without_text", "pages_left_out", "cut_off")
UNKNOWN_MEDIA_TYPE = "application/octet-stream"

logger = logging.getLogger(__name__)


def extract(source: FileSource, *, allow_secret: bool = False, received: date | None = None, ocr: bool = True) -> Extraction:
    """The tasks of one file, given by its path or as its bytes.

    ``received`` is the day the document arrived, from which deadlines like *kể từ ngày nhận được* run; ``allow_secret``
    lets documents with a secrecy mark through; without ``ocr`` scans are refused, not recognised. Raises a
    :class:`~pipeline.errors.PipelineError` that says what was wrong with the file.
    """
    attempt = _Attempt(path=_display_path(source))
    return attempt.run(source, allow_secret=allow_secret, received=received, ocr=ocr)


def extract_or_report(
    source: FileSource, *, allow_secret: bool = False, received: date | None = None, ocr: bool = True
) -> Extraction:
    """Like :func:`extract`, but failures come back as an extraction without a document.

    Only :class:`MemoryError` passes, for a process that has run out of memory once should not read on; its caller
    reports the file with :func:`report_failure`.
    """
    attempt = _Attempt(path=_display_path(source))
    try:
        return attempt.run(source, allow_secret=allow_secret, received=received, ocr=ocr)
    except errors.PipelineError as problem:
        return attempt.failed(problem)
    except MemoryError:
        raise
    except Exception as problem:  # the last line of defence: one bad file must not end a run over many
        return attempt.failed(errors.PipelineError(where(problem)))


def report_failure(source: FileSource, problem: errors.PipelineError, *, stage: str) -> Extraction:
    """The extraction of a file whose reading ended in ``problem`` outside of it (a killed worker, say).

    The file is opened again only for its hash and kind, which stay unknown if that fails too.
    """
    attempt = _Attempt(path=_display_path(source), stage=stage)
    try:
        attempt.identify(_read(source))
    except errors.PipelineError:
        logger.debug("could not be identified: %s", problem.code)
    return attempt.failed(problem)


def load(path: str | os.PathLike[str]) -> Extraction:
    """The extraction in a JSON file that an earlier run wrote; its ``document`` is None, as the text is not in there.

    Raises :class:`OSError` when the file cannot be read and :class:`ValueError` when it does not fit the contract.
    """
    return codec.loads(Path(path).read_bytes())


def warm_up() -> None:
    """Import the stages now, and the heavy libraries and models that they load when they first need them."""
    import pdfplumber.table  # noqa: F401
    import pypdfium2.raw  # noqa: F401

    import pipeline.parsers.docx
    import pipeline.parsers.html
    import pipeline.parsers.pdf
    import pipeline.structure.directives
    import pipeline.tasks.assemble  # noqa: F401
    from pipeline.entities.speech_tags import tags_of
    from pipeline.parsers.html_text import symbol_glyphs
    from pipeline.parsers.pdf_artifacts import stamp_cues
    from pipeline.parsers.pdf_columns import letterhead_lines
    from pipeline.parsers.pdf_markers import line_markers
    from pipeline.parsers.pdf_paragraphs import cell_breaks

    tags_of("Sở Nội vụ")
    for table in (symbol_glyphs, stamp_cues, letterhead_lines, line_markers, cell_breaks):
        table()
    gc.collect()
    gc.freeze()  # what is loaded now stays: looking through it again and again took a third of the time


def where(problem: BaseException) -> str:
    """The exception's type and the line of this package it came from; its message could hold text of the document."""
    root = Path(__file__).parent
    frames = [frame for frame in traceback.extract_tb(problem.__traceback__) if Path(frame.filename).is_relative_to(root)]
    place = f" at {Path(frames[-1].filename).relative_to(root).as_posix()}:{frames[-1].lineno}" if frames else ""
    return f"{type(problem).__name__}{place}"


@dataclass(slots=True)
class _Attempt:
    """What is known so far of the file in hand, and which stage it is in."""

    path: str
    stage: str = "read"
    source: Source = field(init=False)
    timings: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.source = Source(
            id="", sha256="", path=self.path, media_type=UNKNOWN_MEDIA_TYPE, pages=0, text_source="none", status="failed"
        )

    def run(self, source: FileSource, *, allow_secret: bool, received: date | None, ocr: bool) -> Extraction:
        """All stages in their order. Raises what they raise."""
        with self._timed("read"):
            data = _read(source)
        document = self._parse(data, ocr=ocr)
        directives = self._read_directives(document, allow_secret=allow_secret)
        with self._timed("tasks"):
            from pipeline.tasks.assemble import make_tasks
            from pipeline.tasks.doubts import with_doubts

            tasks, candidates = make_tasks(document, directives, received=received)
            tasks, candidates = (_placed(document, with_doubts(document, found)) for found in (tasks, candidates))
        issues = _remarks(document, directives, has_tasks=bool(tasks))
        status = "partial" if any(issue.code in PARTS_MISSING for issue in issues) else "ok"
        logger.debug("%s: %s, %d directive(s), %d task(s)", self.source.id, status, len(directives), len(tasks))
        return Extraction(
            source=replace(self.source, status=status),
            document=document,
            directives=directives,
            tasks=tasks,
            candidates=candidates,
            issues=issues,
            versions=versions(),
            timings=self.timings,
        )

    def identify(self, data: bytes) -> None:
        """Take hash, id and kind from the bytes: never from the file's name."""
        digest = hashlib.sha256(data).hexdigest()
        try:
            kind = MEDIA_TYPES.get(choose(data).name, UNKNOWN_MEDIA_TYPE)
        except errors.UnknownFormat:
            kind = UNKNOWN_MEDIA_TYPE
        self.source = replace(self.source, id=digest[:ID_DIGITS], sha256=digest, media_type=kind)

    def failed(self, problem: errors.PipelineError) -> Extraction:
        """The extraction that reports ``problem``; nothing in it is taken from the document's text."""
        logger.debug("%s: %s in %s", self.source.id or "no file", problem.code, self.stage)
        issue = make_issue(problem.code, self.stage, page=problem.page, detail=problem.detail)
        source = replace(self.source, status=problem.status, pages=problem.pages or self.source.pages)
        return Extraction(source=source, document=None, issues=(issue,), versions=versions(), timings=self.timings)

    def _parse(self, data: bytes, *, ocr: bool) -> Document:
        with self._timed("parse"):
            try:
                document = _parsed(data, ocr=ocr)
            except BaseException:
                self.identify(data)  # a document that is read says itself what it is
                raise
            self.source = replace(
                self.source,
                id=document.id,
                sha256=document.sha256,
                media_type=document.media_type,
                pages=len(document.pages),
                text_source=document.text_source.value,
            )
            if not document.text.strip():
                raise errors.NeedsOcr() if document.pages else errors.NoText()
            return document

    def _read_directives(self, document: Document, *, allow_secret: bool) -> tuple[Directive, ...]:
        with self._timed("structure"):
            from pipeline.structure.directives import read_directives
            from pipeline.structure.doubts import without_doubts

            directives = tuple(without_doubts(document, directive) for directive in read_directives(document))
            if not allow_secret and any(directive.secrecy for directive in directives):
                raise errors.SecretDocument()
            return directives

    @contextmanager
    def _timed(self, stage: str) -> Iterator[None]:
        self.stage = stage
        start = time.perf_counter()
        try:
            yield
        finally:
            self.timings[stage] = time.perf_counter() - start


def versions() -> dict[str, str]:
    """What an extraction depends on besides the bytes of its file."""
    from pipeline.entities.learned import model_version

    return {"pipeline": __version__, "knowledge": fingerprint(), "model": model_version()}


def _parsed(data: bytes, *, ocr: bool) -> Document:
    """The document; where nothing is left of it without the pages left out, the error is the one that cost the first."""
    try:
        return parse(data, parsers=parsers_for(ocr=ocr))
    except errors.BrokenFile as problem:
        missing = left_out()
        if missing:
            raise missing[min(missing)](page=min(missing), pages=max(missing)) from problem
        raise


def _placed(document: Document, tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    """The tasks with the elements that their evidence stands in, for sources without pages."""
    if not document.nodes:
        return tasks
    return tuple(
        replace(task, evidence=tuple(replace(one, nodes=document.node_range(one.span)) for one in task.evidence))
        for task in tasks
    )


def _remarks(document: Document, directives: tuple[Directive, ...], *, has_tasks: bool) -> tuple[Issue, ...]:
    """What went well but needs a look."""
    issues = []
    missing = left_out()
    if missing:
        issues.append(make_issue("pages_left_out", "parse", page=min(missing), detail=page_ranges(sorted(missing))))
    blank = [page.number for page in document.pages if page.source is TextSource.NONE and page.number not in missing]
    if blank:
        issues.append(make_issue("pages_without_text", "parse", page=blank[0], detail=page_ranges(blank)))
    if document.is_cut_off:
        issues.append(make_issue("cut_off", "parse"))
    if not directives:
        issues.append(make_issue("no_directive", "structure"))
    elif not has_tasks:
        issues.append(make_issue("no_tasks", "tasks"))
    return tuple(issues)


def page_ranges(numbers: list[int]) -> str:
    """Ascending page numbers as a person writes them: ``3, 5-7``."""
    ranges: list[tuple[int, int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)


def _display_path(source: FileSource) -> str:
    """The path as it was given, printable even where its bytes are no UTF-8; empty for bytes."""
    return "" if isinstance(source, bytes) else os.fsencode(source).decode("utf-8", "replace")


def _read(source: FileSource) -> bytes:
    """The bytes of a regular file. Raises FileMissing, FileEmpty or TooLarge."""
    data = source if isinstance(source, bytes) else _read_file(Path(source))
    if len(data) > MAX_BYTES:
        raise errors.TooLarge(f"more than {MAX_BYTES} bytes")
    if not data:
        raise errors.FileEmpty()
    return data


def _read_file(path: Path) -> bytes:
    """At most one byte more than the limit; never from a pipe or a device, which may have no end."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise errors.FileMissing("not a regular file")
        with path.open("rb") as file:
            data = file.read(min(found.st_size, MAX_BYTES) + 1)  # room for the limit itself takes longer to get than the file
            return data + file.read(MAX_BYTES + 1 - len(data)) if len(data) > found.st_size else data
    except (OSError, ValueError) as problem:  # ValueError: a NUL byte in the path
        raise errors.FileMissing(getattr(problem, "strerror", None) or type(problem).__name__) from problem
