"""The ``chidao`` command: each subcommand reads its options, calls one function and exits with its code.

What a subcommand needs is imported when it runs, so that ``--help`` answers at once.
"""

import io
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.cli.annotations import app as annotations
from pipeline.cli.evaluate import app as evaluate
from pipeline.cli.train import app as train
from pipeline.errors import ExitCode
from pipeline.version import __version__

STDOUT = "-"

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.add_typer(annotations, name="annotations")
app.add_typer(evaluate, name="evaluate")
app.add_typer(train, name="train")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"chidao {__version__}")
        raise typer.Exit


@app.callback()
def chidao(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Log ids and codes to stderr; never text.")] = False,
) -> None:
    """Reads Vietnamese directives and says who must do what, by when, on whose order, in which document."""
    if verbose:
        import logging

        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")


@app.command()
def extract(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="PDF, HTML, Word and picture files, folders, patterns; - writes to stdout."),
    ],
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="DIR", help="Where results go (default: outputs); - is stdout.")
    ] = "",
    formats: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="LIST",
            help="Of json, jsonl, csv, xlsx, comma-separated (default: json,csv). A folder always gets a JSON for each input.",
        ),
    ] = None,
    text: Annotated[bool, typer.Option("--text", help="Write the text that all positions refer to beside each JSON.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show rules and words of each task, and what was rejected and why.")
    ] = False,
    received: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="The day the documents arrived, as 2024-01-31."),
    ] = None,
    allow_secret: Annotated[bool, typer.Option("--allow-secret", help="Process documents with a secrecy mark.")] = False,
    workers: Annotated[
        int | None,
        typer.Option(help="Worker processes (default: one a processor); 0 reads in this very process, without limits."),
    ] = None,
    timeout: Annotated[float | None, typer.Option(help="Seconds of work a document (default: 600).")] = None,
    page_timeout: Annotated[
        float | None, typer.Option(help="Seconds of work a page; a page over it is left out (default: 90).")
    ] = None,
    memory: Annotated[str | None, typer.Option(metavar="SIZE", help="Memory a document (default: 2GiB).")] = None,
    ocr: Annotated[str | None, typer.Option(help="Scans: auto recognises them by tesseract (default), off refuses them.")] = None,
    lang: Annotated[str | None, typer.Option(help="Messages in en or vi (default: en).")] = None,
) -> None:
    """Extract the tasks of directives into JSON and tables.

    Exit codes: 0 all done; with one input its error's own code (10 missing, 11 empty, 12 unknown format, 13 broken,
    14 encrypted, 15 needs OCR, 16 secret, 17 timeout, 18 memory, 19 worker died, 20 too large, 21 no text, 22 no
    converter, 23 old encoding); with several 3 some failed, 4 nothing done.
    """
    from pipeline.cli.run import Job, run

    folder, files = _destination(paths, out)
    settings = _settings(
        workers=workers,
        timeout=timeout,
        page_timeout=page_timeout,
        memory=memory,
        format=formats if formats is not None or folder else "jsonl",
        ocr=ocr,
        lang=lang,
    )
    if folder is None:
        _check_stream(settings.formats, text=text)
    job = Job(
        paths=files,
        out=folder,
        settings=settings,
        text=text,
        explain=explain,
        allow_secret=allow_secret,
        received=received.date() if received else None,
    )
    raise typer.Exit(run(job))


@app.command()
def dates(
    source: Annotated[str, typer.Argument(metavar="FILE", help="A text in UTF-8; - is stdin.")] = "",
    issue_date: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="The directive's date, from which open years are filled."),
    ] = None,
    received: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="The day it arrived.")] = None,
    effective_date: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="The day it takes effect.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of tables.")] = False,
    batch: Annotated[
        str,
        typer.Option(metavar="FILE", help="JSON lines with id, text and issue_date; writes one line an answer. - is stdin."),
    ] = "",
) -> None:
    """Find the dates and deadlines of a text, with their values, windows and proofs.

    Exit codes: 0 done, 3 some lines of a batch failed, 4 all did, 10 missing file, 12 not a text.
    """
    from pipeline.cli.dates import Anchors, NotText, annotate, print_tables, read_text, run_batch

    if bool(source) == bool(batch):
        raise typer.BadParameter("name a text, or JSON lines with --batch", param_hint="FILE")
    days = (day.date() if day else None for day in (issue_date, received, effective_date))
    anchors = Anchors(*days)
    try:
        text = read_text(source or batch)
    except OSError as problem:
        typer.echo(f"error: {source or batch}: cannot be read ({type(problem).__name__}); check the path", err=True)
        raise typer.Exit(ExitCode.NOT_FOUND) from problem
    except NotText as problem:
        hint = "not a text in UTF-8; for a document take the text that `chidao extract --text` writes"
        typer.echo(f"error: {source or batch}: {hint}", err=True)
        raise typer.Exit(ExitCode.UNKNOWN_FORMAT) from problem
    if batch:
        raise typer.Exit(run_batch(text.split("\n"), anchors))
    found = annotate(text, anchors)
    if as_json:
        import json

        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        print_tables(found)


@app.command()
def demo(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Where results go.")] = Path("outputs/demo"),
    lang: Annotated[str | None, typer.Option(help="Messages in en or vi (default: en).")] = None,
) -> None:
    """Extract the sample documents and show their tasks."""
    from pipeline.cli.samples import run_demo

    raise typer.Exit(run_demo(out, _settings(format="json,csv,xlsx", lang=lang)))


def _destination(paths: list[str], out: str) -> tuple[Path | None, tuple[str, ...]]:
    """The output folder (None for stdout) and the inputs among ``paths``."""
    files = tuple(path for path in paths if path != STDOUT)
    to_stdout = out == STDOUT or len(files) < len(paths)
    if to_stdout and out not in ("", STDOUT):
        raise typer.BadParameter("- means stdout, so --out cannot name a folder too", param_hint="--out")
    if not files:
        raise typer.BadParameter("name at least one file or folder to read", param_hint="PATH")
    return (None if to_stdout else Path(out or "outputs")), files


def _check_stream(formats: tuple[str, ...], *, text: bool) -> None:
    from pipeline.cli.outputs import STREAM_FORMATS

    if len(formats) != 1 or formats[0] not in STREAM_FORMATS:
        raise typer.BadParameter(f"stdout takes one of {', '.join(STREAM_FORMATS)}", param_hint="--format")
    if text:
        raise typer.BadParameter("needs a folder to write to", param_hint="--text")


def _settings(**flags: Any) -> Any:
    """The settings; what is wrong with a flag, a variable or the file is a usage error."""
    from pydantic import ValidationError

    from pipeline.config import load_settings

    try:
        return load_settings(**flags)
    except ValidationError as problem:
        first = problem.errors()[0]
        raise typer.BadParameter(first["msg"], param_hint=".".join(map(str, first["loc"]))) from problem
    except ValueError as problem:  # chidao.toml is no TOML
        raise typer.BadParameter(str(problem), param_hint="chidao.toml") from problem


def main() -> None:
    """Run the command and exit. What it prints is UTF-8 wherever it runs."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    app(prog_name="chidao")


__all__ = ["ExitCode", "app", "main"]
