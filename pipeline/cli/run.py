"""The ``extract`` command's work: read many files in worker processes, write what they gave, say how it went."""

import functools
import logging
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from pipeline.cli.inputs import Inputs, find_inputs
from pipeline.cli.messages import Announcer, Tally
from pipeline.cli.order import Turnstile
from pipeline.cli.outputs import FolderOutputs, Outputs, StreamOutputs
from pipeline.config import Settings
from pipeline.errors import ExitCode
from pipeline.export.explanation import explain
from pipeline.export.files import output_names
from pipeline.extraction import extract_or_report, report_failure
from pipeline.isolation import Outcome, run_isolated
from pipeline.isolation.limits import can_cap_memory
from pipeline.isolation.worker import call
from pipeline.knowledge.issues import make_issue
from pipeline.model.task import Extraction, Issue

# The template of the workers imports this, so that the stages and their tables are loaded once for all of them.
WARM = "pipeline.warm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to read and what to do with it; ``out`` is None for stdout."""

    paths: tuple[str, ...]
    out: Path | None
    settings: Settings
    text: bool = False
    explain: bool = False
    allow_secret: bool = False
    received: date | None = None


logger = logging.getLogger(__name__)

Watcher = Callable[[Extraction], None]


def run(job: Job, watch: Watcher = lambda extraction: None) -> ExitCode:
    """Do the job and return the exit code; ``watch`` sees every extraction as it is done."""
    announcer = Announcer(job.settings.lang)
    inputs = find_inputs(job.paths, job.out)
    if not inputs.files:
        _say(announcer.lines(", ".join(job.paths), [make_issue("nothing_found", "read")]))
        return ExitCode.NOTHING_DONE
    if job.settings.workers and not can_cap_memory():
        _say(announcer.lines("chidao", [make_issue("memory_unlimited", "isolation")]))
    try:
        return _run(job, inputs, announcer, watch)
    except _Unwritable as problem:
        _say(announcer.lines(str(job.out or "-"), [make_issue("output_unwritable", "export", detail=str(problem))]))
        return ExitCode.USAGE


class _Unwritable(Exception):
    """The results cannot be written; the text says why."""


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:  # the reader has had enough: the command ends quietly
        raise
    except OSError as problem:
        raise _Unwritable(problem.strerror or type(problem).__name__) from problem


def _run(job: Job, inputs: Inputs, announcer: Announcer, watch: Watcher) -> ExitCode:
    with _writing():
        outputs = _outputs(job, inputs.files)
    tally = Tally()
    turnstile: Turnstile[tuple[str, tuple[Issue, ...]]] = Turnstile()
    explanations: dict[int, list[str]] = {}
    with _progress(len(inputs.files), shown=job.out is not None) as advance, closing(_outcomes(job, inputs.files)) as outcomes:
        for outcome in outcomes:
            extraction = outcome.value or _failure(outcome)
            with _writing():
                outputs.add(outcome.index, extraction)
            _log(extraction)
            tally.add(extraction)
            watch(extraction)
            if job.explain:
                explanations[outcome.index] = list(explain(extraction))
            released = turnstile.let_through(outcome.index, (extraction.source.path, extraction.issues))
            advance([line for path, issues in released for line in announcer.lines(path, issues)])
    with _writing():
        outputs.finish()
    told = sys.stdout if job.out else sys.stderr
    for index in sorted(explanations):
        print(*explanations[index], sep="\n", file=told)
    print(tally.summary(job.settings.lang, inputs.skipped), file=told)
    return tally.exit_code()


def _outputs(job: Job, files: tuple[Path, ...]) -> Outputs:
    if job.out is None:
        return StreamOutputs(sys.stdout, job.settings.formats[0])
    job.out.mkdir(parents=True, exist_ok=True)
    return FolderOutputs(job.out, output_names(files, job.out), job.settings.formats, text=job.text)


def _outcomes(job: Job, files: Iterable[Path]) -> Generator[Outcome[Path, Extraction]]:
    """The extractions as they are done; zero workers stands for this very process, which no limit protects."""
    settings = job.settings
    function = functools.partial(
        extract_or_report, allow_secret=job.allow_secret, received=job.received, ocr=settings.ocr == "auto"
    )
    if settings.workers:
        yield from run_isolated(
            function,
            files,
            workers=settings.workers,
            timeout=settings.timeout,
            page_timeout=settings.page_timeout,
            memory_bytes=settings.memory,
            preload=(WARM,),
        )
    else:
        for index, path in enumerate(files):
            answer = call(function, path)
            yield Outcome(index=index, item=path, value=answer.value, error=answer.error())


def _log(extraction: Extraction) -> None:
    """Ids, codes, counts and seconds; never text. Here and not in the workers, whose log nobody sees."""
    source, codes = extraction.source, ",".join(issue.code for issue in extraction.issues)
    seconds = " ".join(f"{stage}={time:.2f}s" for stage, time in extraction.timings.items())
    logger.info("%s %s [%s] tasks=%d %s", source.id or "-", source.status, codes, len(extraction.tasks), seconds)


def _failure(outcome: Outcome[Path, Extraction]) -> Extraction:
    if outcome.error is None:
        raise AssertionError("an outcome has a value or an error")
    return report_failure(outcome.item, outcome.error, stage="isolation")


@contextmanager
def _progress(total: int, *, shown: bool) -> Iterator[Callable[[list[str]], None]]:
    """A bar on stderr where it is a terminal; gives a function that advances it and prints lines above it."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not (shown and console.is_terminal)) as bar:
        task = bar.add_task("chidao", total=total)

        def advance(lines: list[str]) -> None:
            for line in lines:
                console.print(line, markup=False)
            bar.advance(task)

        yield advance


def _say(lines: Iterable[str]) -> None:
    print(*lines, sep="\n", file=sys.stderr)
