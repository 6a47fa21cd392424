"""What the command says to people: on stderr what went wrong, on stdout what was done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.errors import ExitCode, PipelineError
from pipeline.knowledge.issues import Language, describe
from pipeline.model.task import Extraction, Issue

DONE = ("ok", "partial", "duplicate")
SUMMARIES = {
    "en": "{files} file(s): {done} done, {failed} failed; {tasks} task(s) of {directives} directive(s)",
    "vi": "{files} tệp: {done} xong, {failed} lỗi; {tasks} nhiệm vụ của {directives} văn bản chỉ đạo",
}
PAGE = {"en": "page", "vi": "trang"}
SKIPPED = {"en": "{skipped} file(s) of other kinds left out", "vi": "bỏ qua {skipped} tệp loại khác"}


class Announcer:
    """Turns issues into lines: what happened to the file, and what to do next, which is said once a run for each code."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._told: set[str] = set()

    def lines(self, path: str, issues: Iterable[Issue]) -> list[str]:
        """The lines about the file at ``path``; what is only good to know (severity info) stays in the JSON."""
        return [line for issue in issues if issue.severity != "info" for line in self._lines(path, issue)]

    def _lines(self, path: str, issue: Issue) -> Iterator[str]:
        message, hint = describe(issue.code, self.language, issue.detail)
        page = f" ({PAGE[self.language]} {issue.page})" if issue.page else ""
        yield f"{issue.severity}: {path}: {message}{page} [{issue.code}]"
        if issue.code not in self._told:
            self._told.add(issue.code)
            yield f"    {hint}"


def exit_codes() -> dict[str, ExitCode]:
    """The exit code of each issue code that an exception carries."""
    kinds: tuple[type[PipelineError], ...] = (PipelineError, *PipelineError.__subclasses__())
    return {kind.code: kind.exit_code for kind in kinds}


@dataclass(slots=True)
class Tally:
    """What a run did, counted as it goes."""

    files: int = 0
    failures: list[str] = field(default_factory=list)  # issue codes
    tasks: int = 0
    directives: int = 0

    def add(self, extraction: Extraction) -> None:
        """Count one file."""
        self.files += 1
        self.tasks += len(extraction.tasks)
        self.directives += len(extraction.directives)
        if extraction.source.status not in DONE:
            self.failures.append(next(issue.code for issue in extraction.issues if issue.severity == "error"))

    def exit_code(self) -> ExitCode:
        """0 when all is done; of one file its error's own code; of several 3 when some failed, 4 when all did."""
        if not self.failures and self.files:
            return ExitCode.OK
        if self.files == 1:
            return exit_codes()[self.failures[0]]
        return ExitCode.NOTHING_DONE if len(self.failures) == self.files else ExitCode.SOME_FAILED

    def summary(self, language: Language, skipped: int) -> str:
        """One line on the whole run."""
        counts = {"files": self.files, "done": self.files - len(self.failures), "failed": len(self.failures)}
        line = SUMMARIES[language].format(**counts, tasks=self.tasks, directives=self.directives)
        return f"{line}; {SKIPPED[language].format(skipped=skipped)}" if skipped else line
