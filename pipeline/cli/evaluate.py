"""The ``evaluate`` commands: how well a stage does on gold made by hand."""

import json
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.annotations import report
from pipeline.errors import PipelineError

app = typer.Typer(no_args_is_help=True, help="Measure the pipeline against annotations.")

GoldFolder = Annotated[Path | None, typer.Option("--gold", metavar="DIR", help="Gold files (default: annotations/entities).")]
DocumentFolders = Annotated[
    list[Path] | None,
    typer.Option("--documents", metavar="DIR", help="Where the documents are (default: the samples and ../shared/dev)."),
]


@app.callback()
def evaluate() -> None:
    """Measure the pipeline against annotations."""


@app.command()
def entities(
    gold: GoldFolder = None,
    documents: DocumentFolders = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="Print where the grammar and the gold differ, in words.")] = False,
    learned: Annotated[bool, typer.Option(help="Cross-validate the learned part too, which takes minutes.")] = True,
) -> None:
    """Precision, recall and F1 of mentions and citations by label and document, and how many names are resolved right.

    Side by side: underthesea's news model, the grammar as tasks use it, the grammar after the annotation guidelines, and
    that with the learned part (five-fold cross-validation by document). Intervals are bootstrapped over documents.
    """
    from pipeline.evaluate.documents import FOLDERS, GOLD
    from pipeline.evaluate.entities import measure
    from pipeline.evaluate.report import as_data, as_lines, error_lines

    try:
        measured = measure(gold or GOLD, documents or FOLDERS, learned=learned)
    except PipelineError as problem:
        raise typer.Exit(report(str(gold or GOLD), problem)) from problem
    if as_json:
        typer.echo(json.dumps(as_data(measured), ensure_ascii=False, indent=1))
    else:
        lines = (*as_lines(measured), *(("", *error_lines(measured)) if errors else ()))
        typer.echo("\n".join(lines))


@app.command()
def tasks(
    gold: Annotated[
        list[Path] | None,
        typer.Option("--gold", metavar="DIR", help="Task gold (default: annotations/gold and ../shared/dev/gold)."),
    ] = None,
    documents: DocumentFolders = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="Print missed, wrong and spurious tasks, in words.")] = False,
) -> None:
    """Header fields, tasks, roles, deadlines, whole records and the reliability of confidence, on task gold.

    Intervals are bootstrapped over documents.
    """
    from pipeline.evaluate.documents import FOLDERS
    from pipeline.evaluate.task_report import as_data, as_lines
    from pipeline.evaluate.tasks import GOLDS, measure_tasks

    try:
        measured = measure_tasks(gold or GOLDS, documents or FOLDERS)
    except PipelineError as problem:
        raise typer.Exit(report(", ".join(map(str, gold or GOLDS)), problem)) from problem
    if as_json:
        typer.echo(json.dumps(as_data(measured), ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(as_lines(measured, errors=errors)))
