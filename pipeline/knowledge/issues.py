"""The wording of every issue code, in Vietnamese and English."""

import functools
from dataclasses import dataclass
from typing import Literal

from pipeline.knowledge.loader import load_rows
from pipeline.model.task import Issue

Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueText:
    """A row of ``issues.csv``: what happened (``message``) and what to do next (``hint``).

    A message may hold ``{detail}``, which the issue's own detail takes the place of.
    """

    code: str
    severity: Literal["error", "warning", "info"]
    message_vi: str
    hint_vi: str
    message_en: str
    hint_en: str


@functools.cache
def issue_texts() -> dict[str, IssueText]:
    """All rows by their code. Raises :class:`~pipeline.errors.KnowledgeError` when the table is broken."""
    return {row.code: row for row in load_rows("issues.csv", IssueText)}


def describe(code: str, language: Language, detail: str = "") -> tuple[str, str]:
    """The message and the hint of ``code``. Raises :class:`KeyError` for a code that has no row."""
    row = issue_texts()[code]
    message, hint = (row.message_vi, row.hint_vi) if language == "vi" else (row.message_en, row.hint_en)
    return message.replace("{detail}", detail), hint


def make_issue(code: str, stage: str, *, page: int | None = None, detail: str = "") -> Issue:
    """An issue with its Vietnamese wording, which is what the JSON and the people who review it get.

    The command line looks the code up again for its own language. Raises :class:`KeyError` for a code that has no row.
    """
    message, hint = describe(code, "vi", detail)
    severity = issue_texts()[code].severity
    return Issue(code=code, stage=stage, severity=severity, message=message, hint=hint, page=page, detail=detail)
