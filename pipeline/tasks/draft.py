"""A task while it is being read: what the words of one unit gave, before scope, confidence and identity are added."""

from dataclasses import dataclass, field, replace

from pipeline.model.task import Deadline, Party
from pipeline.model.text import Span

NOBODY = "không nêu ai thực hiện"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """``action_span`` is where the action's words stand, None where they are put together from several places."""

    section: str | None
    action: str
    span: Span
    lead: tuple[Party, ...]
    support: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    deliverable: str | None = None
    deadlines: tuple[Deadline, ...] = ()
    rules: tuple[str, ...] = ()
    inherited: dict[str, Span] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    weight: float = 0.8
    execution: bool = False
    rejected_because: str | None = None
    unit: int = -1

    def with_field(self, **changes: object) -> "Draft":
        """A copy with some fields replaced."""
        return replace(self, **changes)  # type: ignore[arg-type]


def named(draft: Draft, weight: float) -> Draft:
    """The draft once its assignee is known: no longer rejected for naming nobody."""
    if draft.rejected_because != NOBODY:
        return draft
    return draft.with_field(rejected_because=None, weight=weight)
