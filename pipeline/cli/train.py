"""The ``train`` commands: what is learned is made anew from annotations."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.annotations import report
from pipeline.cli.evaluate import DocumentFolders, GoldFolder
from pipeline.errors import PipelineError

app = typer.Typer(no_args_is_help=True, help="Train the learned parts from annotations.")


@app.callback()
def train() -> None:
    """Train the learned parts from annotations."""


@app.command()
def entities(
    gold: GoldFolder = None,
    documents: DocumentFolders = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="DIR", help="Where the files go (default: the package's tables).")
    ] = None,
    speed: Annotated[
        int | None,
        typer.Option(min=0, metavar="N", help="Syllables a second that the whole room reads with the tagger, as measured."),
    ] = None,
) -> None:
    """Train the tagger of mentions and decide, label by label, whether it is used.

    A label is switched on where five-fold cross-validation by document beats the grammar alone, both read after the
    annotation guidelines, and only if the room stays above 40,000 syllables a second (--speed, from
    tests/bench/entities_speed.py; without it no label is switched on).
    """
    from pipeline.evaluate.documents import FOLDERS, GOLD
    from pipeline.evaluate.training import train_entities
    from pipeline.knowledge.loader import FOLDER

    try:
        trained = train_entities(gold or GOLD, documents or FOLDERS, out or FOLDER, speed=speed)
    except PipelineError as problem:
        raise typer.Exit(report(str(gold or GOLD), problem)) from problem
    typer.echo(f"{trained.documents} document(s)")
    for row in trained.rows:
        typer.echo(
            f"{row.label:<10} {row.use:<4} grammar {row.grammar_f1:.3f}  learned {row.learned_f1:.3f}  "
            f"gain {row.gain:+.3f} ({row.gain_low:+.3f} to {row.gain_high:+.3f})"
        )
    for reason in trained.skipped:
        typer.echo(f"left out: {reason}")
    for file in trained.files:
        typer.echo(str(file))


@app.command()
def confidence(
    gold: Annotated[
        list[Path] | None,
        typer.Option("--gold", metavar="DIR", help="Task gold (default: annotations/gold and ../shared/dev/gold)."),
    ] = None,
    documents: DocumentFolders = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="DIR", help="Where the table goes (default: the package's tables).")
    ] = None,
) -> None:
    """Learn from task gold how sure a task is, and show how that does on documents it was not learned from."""
    from pipeline.evaluate.calibration import as_diagram
    from pipeline.evaluate.confidence import train_confidence
    from pipeline.evaluate.documents import FOLDERS
    from pipeline.evaluate.tasks import GOLDS
    from pipeline.knowledge.loader import FOLDER

    try:
        trained = train_confidence(gold or GOLDS, documents or FOLDERS, out or FOLDER)
    except PipelineError as problem:
        raise typer.Exit(report(", ".join(map(str, gold or GOLDS)), problem)) from problem
    typer.echo(f"{trained.examples} task(s) of {trained.documents} document(s); five-fold cross-validation by document")
    typer.echo("\n".join(("", "learned", *as_diagram(trained.calibration), "", "rules alone", *as_diagram(trained.prior))))
    for reason in trained.skipped:
        typer.echo(f"left out: {reason}")
    typer.echo(str(trained.file))
