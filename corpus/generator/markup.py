"""Inline marks that say, inside a sentence, which words are an assignee, an action, a deadline and so on.

A mark is ``{CODE:words}``. ``CODE`` is one letter and the numbers of the tasks of the block it belongs to (none means
task 1; 0 means: for the blocks below this one)::

    {L:Sở Tài chính} {A:lập dự toán, trình {R:UBND tỉnh}} {T:trước ngày 15/6/2024}

Letters: L lead, S support, R recipient, A action, D deliverable, T deadline, X cited document. Marks nest. Where grammar
shares a head, the written-out form stands after ``=``: ``{L:Sở Nội vụ}, {L:Y tế=Sở Y tế}``. The printed words and the
annotation are read from the same string, so they cannot drift apart.
"""

import re
from dataclasses import dataclass

OPENING = re.compile(r"\{([LSRADTX])([0-9]*):")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Marked words: ``text`` as printed, ``written`` with a shared head written out, ``tasks`` the task numbers."""

    code: str
    tasks: tuple[int, ...]
    text: str
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A block's printed text and its marks, outer marks before the ones inside them, else in text order."""

    text: str
    marks: tuple[Mark, ...]

    def of(self, code: str, task: int) -> tuple[Mark, ...]:
        """The marks with this letter that belong to task ``task``."""
        return tuple(mark for mark in self.marks if mark.code == code and task in mark.tasks)

    @property
    def tasks(self) -> tuple[int, ...]:
        """The numbers of the tasks that have an action here, ascending."""
        return tuple(sorted({number for mark in self.marks if mark.code == "A" for number in mark.tasks}))


def parse(markup: str) -> Marked:
    """The text and the marks of ``markup``; raises ValueError on a brace that opens or closes nothing."""
    printed: list[str] = []
    open_marks: list[tuple[str, tuple[int, ...], int, int]] = []
    closed: list[tuple[int, Mark]] = []
    written: dict[int, str] = {}
    order = position = 0
    while position < len(markup):
        character = markup[position]
        if opening := OPENING.match(markup, position):
            tasks = tuple(int(digit) for digit in opening[2]) or (1,)
            open_marks.append((opening[1], tasks, sum(map(len, printed)), order))
            order += 1
            position = opening.end()
            continue
        if character == "{" or (character == "}" and not open_marks):
            raise ValueError(f"stray {character!r} in {markup[:60]!r}")
        if character == "=" and open_marks:
            end = markup.index("}", position)
            written[open_marks[-1][3]] = markup[position + 1 : end]
            position = end
            continue
        if character == "}":
            code, tasks, start, number = open_marks.pop()
            text = "".join(printed)[start:]
            closed.append((number, Mark(code=code, tasks=tasks, text=text, written=written.get(number, text))))
        else:
            printed.append(character)
        position += 1
    if open_marks:
        raise ValueError(f"mark left open in {markup[:60]!r}")
    return Marked(text="".join(printed), marks=tuple(mark for _, mark in sorted(closed, key=lambda pair: pair[0])))


def plain(markup: str) -> str:
    """The printed words of ``markup``."""
    return parse(markup).text
