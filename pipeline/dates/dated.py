"""Deadlines set by a day or a period of the calendar."""

from pipeline.dates.phrases import Phrase
from pipeline.dates.proof import explain_window
from pipeline.dates.readings import DatedReading, Extent, Scene, as_deadline
from pipeline.dates.resolve import resolve_linked
from pipeline.dates.resolved import Reference
from pipeline.dates.roles import Role, role_of
from pipeline.dates.rolling import rolled
from pipeline.dates.windows import bound, joined


def read_date(scene: Scene, phrase: Phrase) -> DatedReading:
    """The reading of a day, a period, a range or a list."""
    issue = scene.setting.issue
    parts = resolve_linked(phrase.items, [Reference(issue, scene.clauses.looks_back(item)) for item in phrase.items])
    whole = parts[0] if len(parts) == 1 else joined(phrase, parts)
    role = role_of(scene.tokens, phrase, scene.clauses, whole.first, whole.last, issue)
    window = rolled(scene, phrase.last.end, bound(phrase, whole, cell=scene.setting.cell))
    flags = [*whole.flags, *window.flags]
    if role is Role.DEADLINE and window.latest and issue is not None and window.latest[:10] < issue.isoformat():
        flags.append("deadline_before_issue")
    proof = explain_window(phrase.lead.words, window, flags, issue)
    extent = Extent(phrase.lead.start, phrase.last.end)
    return DatedReading(role, as_deadline(scene, phrase, extent, whole.value, window, proof, tuple(flags)))
