"""The register of tasks: one row a task under Vietnamese column names, as an office keeps it in a spreadsheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from pipeline.knowledge.flags import flag_label
from pipeline.model.directive import Directive
from pipeline.model.task import Extraction, Party, Task

COLUMNS = (
    "TT",
    "Nhiệm vụ",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời hạn",
    "Hạn xử lý",
    "Sản phẩm",
    "Văn bản giao",
    "Báo cáo về",
    "Mục",
    "Trang",
    "Độ tin cậy",
    "Ghi chú",
    "Tệp",
)
EXECUTION_NOTE = "điều khoản thi hành"
DUPLICATE_NOTE = "nêu lại nhiệm vụ ở {section}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the register, its fields in the order of :data:`COLUMNS` without the running number."""

    action: str
    lead: str
    support: str
    deadline: str
    due: date | datetime | None
    deliverable: str
    directive: str
    recipients: str
    section: str
    page: int | None
    confidence: float
    notes: str
    file: str

    def cells(self, number: int) -> tuple[str | int | float | date | datetime | None, ...]:
        """The cells of the row that stands at ``number`` (from 1)."""
        return (number, *(getattr(self, field) for field in self.__slots__))


def register_rows(extraction: Extraction) -> list[Row]:
    """One row for each task of the extraction, in its order."""
    directives = {directive.id: directive for directive in extraction.directives}
    sections = {task.id: task.section or task.id for task in extraction.tasks}
    return [_row(task, directives.get(task.directive), sections, extraction.source.path) for task in extraction.tasks]


def _row(task: Task, directive: Directive | None, sections: dict[str, str], file: str) -> Row:
    return Row(
        action=task.action,
        lead=_names(task.lead),
        support=_names(task.support),
        deadline="; ".join(_deadline_words(task)),
        due=due_day(task),
        deliverable=task.deliverable or "",
        directive=describe_directive(directive) if directive else "",
        recipients=_names(task.recipients),
        section=task.section or "",
        page=next((evidence.page for evidence in task.evidence), None),
        confidence=round(task.confidence, 2),
        notes="; ".join(_notes(task, sections)),
        file=file,
    )


def due_day(task: Task) -> date | datetime | None:
    """The first day on which something of the task is due, with its clock time where the text gives one.

    A task with several milestones is filed under the first, so that no milestone is passed over; the words of all of
    them stand beside it. None where no deadline resolves to a day.
    """
    days = sorted(deadline.latest for deadline in task.deadlines if deadline.latest)
    return parse_day(days[0]) if days else None


def parse_day(text: str) -> date | datetime | None:
    """An ISO day or an ISO day with a clock time; None where it is neither."""
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return None


def describe_directive(directive: Directive) -> str:
    """The directive as it is cited: ``Kế hoạch số 12/KH-UBND ngày 05/01/2024 của UBND tỉnh …``; parts not known are left out."""
    day = parse_day(directive.issue_date) if directive.issue_date else None
    parts = (
        directive.doc_type or "Văn bản",
        f"số {directive.number}" if directive.number else "",
        f"ngày {day:%d/%m/%Y}" if day else "",
        f"của {directive.issuing_body}" if directive.issuing_body else "",
    )
    return " ".join(part for part in parts if part)


def _names(parties: Iterable[Party]) -> str:
    return "; ".join(party.text for party in parties)


def _deadline_words(task: Task) -> list[str]:
    return [f"{d.milestone}: {d.text}" if d.milestone else d.text for d in task.deadlines]


def _notes(task: Task, sections: dict[str, str]) -> list[str]:
    notes = [EXECUTION_NOTE] if task.kind == "execution" else []
    if task.duplicate_of:
        notes.append(DUPLICATE_NOTE.format(section=sections.get(task.duplicate_of, task.duplicate_of)))
    flags = dict.fromkeys((*task.flags, *(flag for deadline in task.deadlines for flag in deadline.flags)))
    return notes + [flag_label(flag, "vi") for flag in flags]
