"""The ``demo`` command: the sample documents of the repository, and a table of their tasks."""

import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from pipeline.cli.messages import DONE
from pipeline.cli.run import Job, run
from pipeline.config import Settings
from pipeline.errors import ExitCode
from pipeline.export.register import due_day
from pipeline.model.task import Extraction, Task

SAMPLES = Path(__file__).parents[2] / "corpus" / "documents"
LEAD_CHARACTERS, ACTION_CHARACTERS, DUE_CHARACTERS = 40, 70, 26
PIPE_WIDTH = 160
MIN_WIDTHS = (18, 12, 20, 10)
NO_SAMPLES = {
    "en": "the sample documents are not here: run this in a clone of the repository",
    "vi": "không có tài liệu mẫu ở đây: chạy lệnh này trong bản sao của kho mã nguồn",
}
HEADS = {
    "en": ("directive", "lead", "action", "due"),
    "vi": ("văn bản", "chủ trì", "nhiệm vụ", "hạn"),
}


def run_demo(out: Path, settings: Settings) -> ExitCode:
    """Extract the samples into ``out`` and print their tasks.

    The exit code is that of the extraction, but a sample with a secrecy mark is there to be refused.
    """
    if not SAMPLES.is_dir():
        print(NO_SAMPLES[settings.lang], file=sys.stderr)
        return ExitCode.NOT_FOUND
    seen: list[Extraction] = []
    code = run(Job(paths=(str(SAMPLES),), out=out, settings=settings, text=True), watch=seen.append)
    table = Table(box=None, pad_edge=False)
    for head, width in zip(HEADS[settings.lang], MIN_WIDTHS, strict=True):
        table.add_column(head, no_wrap=True, min_width=width)
    for extraction in sorted(seen, key=lambda extraction: extraction.source.path):
        numbers = {directive.id: directive.number or directive.doc_type or "?" for directive in extraction.directives}
        for task in extraction.tasks:
            table.add_row(numbers.get(task.directive, "?"), _leads(task), shorten(task.action, ACTION_CHARACTERS), _due(task))
    console = Console(highlight=False, markup=False)
    console.width = console.width if console.is_terminal else PIPE_WIDTH
    console.print(table)
    print(out)
    return ExitCode.OK if all(extraction.source.status in (*DONE, "refused") for extraction in seen) else code


def shorten(text: str, characters: int) -> str:
    """The text, cut between words to at most ``characters`` with an ellipsis."""
    if len(text) <= characters:
        return text
    return text[: characters - 1].rsplit(" ", 1)[0] + "…"


def _leads(task: Task) -> str:
    return shorten("; ".join(party.text for party in task.lead), LEAD_CHARACTERS)


def _due(task: Task) -> str:
    day = due_day(task)
    if day is not None:
        return f"{day:%d/%m/%Y}"
    return shorten("; ".join(deadline.text for deadline in task.deadlines), DUE_CHARACTERS)
