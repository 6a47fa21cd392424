"""The ``annotations`` commands: an annotator's working file is checked and made into committed gold."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.cli.messages import Announcer
from pipeline.errors import FileMissing, PipelineError
from pipeline.knowledge.issues import make_issue

app = typer.Typer(no_args_is_help=True, help="Check the working files of annotators and make gold of them.")

Sheet = Annotated[Path, typer.Argument(metavar="TSV", help="The working file.")]
Text = Annotated[Path, typer.Argument(metavar="TXT", help="The text it was written against (chidao extract --text).")]


@app.command()
def check(sheet: Sheet, text: Text) -> None:
    """Say whether every line of a working file fits the text it is for."""
    try:
        mentions = _gold(sheet, text, sealed=True)["mentions"]
    except PipelineError as problem:
        raise typer.Exit(report(str(sheet), problem)) from problem
    typer.echo(f"{sheet}: {len(mentions)} mention(s), all found")


@app.command()
def seal(
    gold: Annotated[Path, typer.Argument(metavar="JSON", help="Task gold in words.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Where it goes.")] = Path("annotations/tasks"),
) -> None:
    """Take the words out of task gold whose document is not ours to publish: DIR/<name>.json."""
    from pipeline.evaluate.sealing import as_json, seal_gold
    from pipeline.evaluate.tasks import read_task_gold

    try:
        sealed = seal_gold(read_task_gold(gold))
    except PipelineError as problem:
        raise typer.Exit(report(str(gold), problem)) from problem
    out.mkdir(parents=True, exist_ok=True)
    file = out / gold.name
    file.write_text(as_json(sealed), "utf-8")
    typer.echo(str(file))


@app.command()
def convert(
    sheet: Sheet,
    text: Text,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Where the gold goes.")] = Path("annotations/entities"),
    private: Annotated[bool, typer.Option("--private", help="Leave out all words: the text is not ours to publish.")] = False,
) -> None:
    """Make gold of a working file: DIR/<name of the working file>.json."""
    try:
        gold = _gold(sheet, text, sealed=private)
    except PipelineError as problem:
        raise typer.Exit(report(str(sheet), problem)) from problem
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{sheet.stem}.json"
    rows = ",\n".join("  " + json.dumps(mention, ensure_ascii=False) for mention in gold.pop("mentions"))
    head = json.dumps(gold, ensure_ascii=False)[:-1]
    target.write_text(f'{head}, "mentions": [\n{rows}\n]}}\n', "utf-8")
    typer.echo(f"{target}")


def report(path: str, problem: PipelineError, lang: str = "en") -> int:
    """Say on stderr what was wrong and what to do; gives the exit code."""
    issue = make_issue(problem.code, "evaluate", detail=problem.detail)
    print(*Announcer("vi" if lang == "vi" else "en").lines(path, [issue]), sep="\n", file=sys.stderr)
    return problem.exit_code


def _gold(sheet: Path, text: Path, *, sealed: bool) -> dict[str, Any]:
    from pipeline.evaluate.gold import gold_json
    from pipeline.evaluate.worksheet import read_worksheet

    words = _read(text)
    read = read_worksheet(_read(sheet), words)
    return gold_json(sheet.stem, words, read.mentions, until=read.until, sealed=sealed)


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise FileMissing(f"{path.name}: {type(problem).__name__}") from problem
