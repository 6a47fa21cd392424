"""Only duties that share a rare word are held against each other; nothing is missed by that."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.task import Party, Task
from pipeline.model.text import Span
from pipeline.tasks.duplicates import ALIKE, MIN_WORDS, mark_duplicates

WORDS = ("rà", "soát", "lập", "báo", "cáo", "gửi", "hồ", "sơ")
ACTIONS = st.lists(st.sampled_from(WORDS), min_size=3, max_size=12).map(" ".join)
LEADS = st.lists(st.sampled_from(("Sở Nội vụ", "sở nội vụ", "Sở Y tế")), max_size=2)


def party(name: str) -> Party:
    return Party(text=name, name=name, span=Span(start=0, end=1))


@st.composite
def some_tasks(draw):
    return [
        Task(
            id=f"t{number}",
            directive=draw(st.sampled_from(("d1", "d2"))),
            section=None,
            kind="one_off",
            action=draw(ACTIONS),
            lead=tuple(map(party, draw(LEADS))),
            duplicate_of=draw(st.sampled_from((None, None, None, None, "t0"))),
        )
        for number in range(draw(st.integers(0, 9)))
    ]


def pair_by_pair(tasks: list[Task]) -> list[str | None]:
    """What each task restates when every pair is looked at."""
    bags = [Counter(task.action.casefold().split()) for task in tasks]
    found: dict[int, int] = {}
    for j, later in enumerate(tasks):
        for i, earlier in enumerate(tasks[:j]):
            total = bags[i].total() + bags[j].total()
            alike = min(bags[i].total(), bags[j].total()) >= MIN_WORDS and 2 * (bags[i] & bags[j]).total() >= ALIKE * total
            shared = {p.text.casefold() for p in earlier.lead} & {p.text.casefold() for p in later.lead}
            free = not (earlier.duplicate_of or later.duplicate_of or i in found or j in found)
            if free and alike and shared and earlier.directive == later.directive:
                weaker, fuller = (i, j) if len(later.action) > len(earlier.action) else (j, i)
                found[weaker] = fuller
    return [tasks[found[n]].id if n in found else task.duplicate_of for n, task in enumerate(tasks)]


@settings(max_examples=300, derandomize=True, deadline=None)
@given(some_tasks())
def test_the_same_restatements_as_pair_by_pair(tasks):
    assert [task.duplicate_of for task in mark_duplicates(tasks)] == pair_by_pair(tasks)


def test_a_restatement_is_found():
    one = Task(
        id="t1", directive="d1", section=None, kind="one_off", action="rà soát hồ sơ báo cáo gửi", lead=(party("Sở Y tế"),)
    )
    other = Task(
        id="t2", directive="d1", section=None, kind="one_off", action="Rà soát hồ sơ, báo cáo gửi", lead=(party("Sở y tế"),)
    )
    assert [task.duplicate_of for task in mark_duplicates([one, one])] == [None, "t1"]
    assert [task.duplicate_of for task in mark_duplicates([one, other])] == ["t2", None]
