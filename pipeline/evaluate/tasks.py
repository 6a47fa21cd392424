"""Measures whole extractions on task gold: header fields, tasks, roles, deadlines, whole records, and confidence."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import GoldMissing, GoldUnreadable, PipelineError
from pipeline.evaluate.documents import FOLDERS, ROOT, Skipped, sources_of
from pipeline.evaluate.records import FIGURES, RecordScore, score_records
from pipeline.evaluate.scoring import Counts, total
from pipeline.extraction import versions
from pipeline.model.codec import to_json
from pipeline.model.directive import Directive
from pipeline.model.task import Extraction, Source, Task
from pipeline.model.text import Document
from pipeline.parsers.base import parse
from pipeline.structure.directives import read_directives
from pipeline.tasks.assemble import make_tasks, weigh_tasks

#: The gold of the samples, sealed gold (no words) of documents that are not ours, and the development documents' own.
GOLDS = (ROOT / "annotations" / "gold", ROOT / "annotations" / "tasks", ROOT.parent / "shared" / "dev" / "gold")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDocument:
    """A document with its task gold, read up to its directives."""

    doc: str
    gold: dict[str, Any]
    document: Document
    directives: tuple[Directive, ...]

    def extraction(self, *, learned: bool = True) -> Extraction:
        """The whole extraction; ``learned=False`` keeps the weight of the rules as confidence."""
        tasks, candidates = (make_tasks if learned else weigh_tasks)(self.document, self.directives)
        document = self.document
        source = Source(
            id=document.id,
            sha256=document.sha256,
            path=self.doc,
            media_type=document.media_type,
            pages=len(document.pages),
            text_source=document.text_source.value,
            status="ok",
        )
        return Extraction(
            source=source,
            document=document,
            directives=self.directives,
            tasks=tasks,
            candidates=candidates,
            versions=versions(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredTasks:
    """The score of every document, and what was left out with the reason."""

    scores: dict[str, RecordScore]
    sources: dict[str, str]
    skipped: tuple[Skipped, ...]

    def counts(self, figure: str) -> list[Counts]:
        """One figure's counts of each document, in the documents' order."""
        return [score.counts[figure] for score in self.scores.values()]


def read_task_documents(
    golds: Sequence[Path] = GOLDS, folders: Sequence[Path] = FOLDERS
) -> tuple[list[TaskDocument], list[Skipped]]:
    """Every gold file of ``golds`` with its document from ``folders``, by name; and those left out.

    Raises :class:`~pipeline.errors.GoldUnreadable` for a file that is no task gold, :class:`~pipeline.errors.GoldMissing`
    where no document can be read.
    """
    read: list[TaskDocument] = []
    skipped: list[Skipped] = []
    for file in _gold_files(golds):
        gold = read_task_gold(file)
        path = next(sources_of(file.stem, folders), None)
        if path is None:
            skipped.append(Skipped(doc=file.stem, reason="the document is not here"))
            continue
        try:
            document = parse(path.read_bytes())
        except PipelineError as problem:
            skipped.append(Skipped(doc=file.stem, reason=problem.code))
            continue
        read.append(TaskDocument(doc=file.stem, gold=gold, document=document, directives=read_directives(document)))
    if not read:
        raise GoldMissing(f"{len(skipped)} gold file(s), no document")
    return read, skipped


def _gold_files(golds: Sequence[Path]) -> Iterator[Path]:
    for folder in golds:
        yield from sorted(folder.glob("*.json"))


def read_task_gold(file: Path) -> dict[str, Any]:
    """A file of task gold. Raises :class:`~pipeline.errors.GoldUnreadable` for anything else."""
    try:
        gold = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as problem:
        raise GoldUnreadable(file.name) from problem
    if not isinstance(gold, dict) or not isinstance(gold.get("tasks"), list):
        raise GoldUnreadable(file.name)
    return gold


def measure_tasks(golds: Sequence[Path] = GOLDS, folders: Sequence[Path] = FOLDERS) -> MeasuredTasks:
    """The figures of the pipeline as it is on all task gold that can be read; raises as :func:`read_task_documents`."""
    documents, skipped = read_task_documents(golds, folders)
    scores = {one.doc: score_records(one.gold, to_json(one.extraction())) for one in documents}
    sources = {one.doc: one.document.text_source.value for one in documents}
    return MeasuredTasks(scores=scores, sources=sources, skipped=tuple(skipped))


def summed(scores: Sequence[RecordScore]) -> dict[str, Counts]:
    """The counts of several documents together."""
    return {figure: total(score.counts[figure] for score in scores) for figure in FIGURES}


def tasks_of(one: TaskDocument) -> tuple[Task, ...]:
    """The tasks of a document with the weight of their rules as confidence."""
    return one.extraction(learned=False).tasks
