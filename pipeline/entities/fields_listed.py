"""Fields after a colon: ``các Sở, ban, ngành: Tài chính, Nội vụ, Thanh tra tỉnh`` names each department, or its head."""

from pipeline.entities.chart import DASHES, Chart, Phrase
from pipeline.entities.heads import field_of
from pipeline.entities.units import read_unit
from pipeline.model.directive import MentionKind

_HEADS = {"sở": "so", "bộ": "bo", "phòng": "phong", "vụ": "vu"}  # the first noun of the group, and the head its fields go with
_CODED = frozenset({"phong", "vu"})  # inner units that the list of recipients gives by their initials
_JOINTS = frozenset({",", "và", ";"})


def read_listed(chart: Chart, phrase: Phrase) -> Phrase | None:
    """The group or the office over a group with the bodies that a colon and their fields name; None where none follow.

    Members have the words a clerk would write: ``lãnh đạo các Sở, ngành: Tài chính, Nội vụ`` gives ``lãnh đạo Sở Tài
    chính`` and ``lãnh đạo Sở Nội vụ``.
    """
    article = next((at for at in range(phrase.start, phrase.end) if chart.key(at) == "các"), None)
    if article is None or phrase.members or chart.key(phrase.end) != ":":
        return None
    head = _HEADS.get(chart.key(article + 1))
    if head is None or not _may_be_listed(phrase):
        return None
    office = chart.words(phrase.start, article)
    found = _members(chart, phrase.end + 1, head, chart.key(article + 1).capitalize(), bool(office))
    if len(found) < 2:
        return None
    members = tuple((start, end, f"{office} {text}".strip()) for start, end, text in found)
    members = ((phrase.start, *members[0][1:]), *members[1:])
    kind = MentionKind.ROLE if office else MentionKind.BODY
    return Phrase(phrase.start, members[-1][1], kind, f"entities.{kind.value}.{head}.listed", members)


def _code_end(chart: Chart, at: int) -> int:
    """The token after an abbreviation of a field (``NN-TN``), or ``at``."""
    end = at
    while chart.words(end, end + 1).isupper() and end < len(chart):
        end += 1
        if chart.key(end) not in DASHES or not chart.words(end + 1, end + 2).isupper():
            return end
        end += 1
    return at


def _may_be_listed(phrase: Phrase) -> bool:
    return phrase.kind is MentionKind.GROUP or phrase.rule == "entities.role.group"


def _members(chart: Chart, at: int, head: str, head_word: str, of_office: bool) -> list[tuple[int, int, str]]:
    """Each field, code or body of the list; it may open with a body only where an office stands over them all."""
    members: list[tuple[int, int, str]] = []
    while chart.upper_case(at):
        field = field_of(chart, at, head)
        unit = read_unit(chart, at)
        if field and (unit is None or unit.end <= field.end):
            end, text = field.end, f"{head_word} {chart.words(at, field.end)}"
        elif unit and not unit.members and (members or of_office):
            end, text = unit.end, chart.words(at, unit.end)
        elif (code := _code_end(chart, at)) > at and head in _CODED:
            end, text = code, f"{head_word} {chart.words(at, code)}"
        else:
            break
        members.append((at, end, text))
        at = end
        while chart.key(at) in _JOINTS and at < end + 2:
            at += 1
        if at == end:
            break
    return members
