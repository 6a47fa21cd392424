"""Paths of the elements that the text of a page was read from, and the way from a path back to its text.

An element's own text is that of its text nodes joined, without the text of elements in it; a path is an XPath of names and
numbers among siblings of one name (``/html[1]/body[1]/div[2]/p[3]``). Comments count for neither.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from pipeline.model.nodes import PathTree
from pipeline.parsers.html_style import Look
from pipeline.parsers.html_text import Run, Stretches

ALL_TEXT = "//text()"  # ends the path of an element that stands for all elements in it
PLAIN_NAME = re.compile(r"[a-zA-Z_][\w.-]*")
Step = tuple[str, int]  # name of an element and its number among the siblings of that name


@dataclass(slots=True)
class ReadingPlace:
    """Where in the tree a reader is: the steps from the root to the open element.

    The paths of elements that text was read from are in ``paths``. ``decoded`` has the stretches of own texts that do not
    stand in the tree as they did in the page, ``deep`` the elements that hold the text of all that was in them.
    """

    decoded: dict[HtmlElement, Stretches] = field(default_factory=dict)
    deep: set[HtmlElement] = field(default_factory=set)
    paths: PathTree = field(default_factory=PathTree)
    _steps: list[Step] = field(default_factory=list)
    _numbers: list[int] = field(default_factory=list)  # of the paths of the open elements; -1 where not needed so far
    _texts: dict[Step, str] = field(default_factory=dict)

    def start(self, root: HtmlElement) -> None:
        """Open ``root`` and all that is around it, and nothing else."""
        self._steps, self._numbers = [], []
        for element in [*reversed(list(root.iterancestors())), root]:
            above = element.getparent()
            self.open(next(step for child, step in numbered([element] if above is None else above) if child is element))

    def open(self, step: Step) -> None:
        """Go into a child of the open element."""
        self._steps.append(step)
        self._numbers.append(-1)

    def close(self) -> None:
        """Go back to the element around the open one."""
        self._steps.pop()
        self._numbers.pop()

    def runs(self, text: str, look: Look, element: HtmlElement, at: int) -> list[Run]:
        """``text``, which stands at ``at`` in the own text of the open ``element``, as runs that know their place."""
        number = self._numbers[-1]
        if number < 0:
            number = self._number(element)
        stretches = self.decoded.get(element) if self.decoded else None
        if stretches is None:
            return [Run(text, look, number, at, at + len(text))]
        found = []
        stop = at + len(text)
        for start, length, first, last in stretches:
            low, high = max(start, at), min(start + length, stop)
            if low < high:
                alike = last - first == length
                place = (first + low - start, first + high - start) if alike else (first, last)
                found.append(Run(text[low - at : high - at], look, number, *place))
        return found

    def inner_runs(self, element: HtmlElement, look: Look) -> list[Run]:
        """All the text in the open ``element`` in reading order, that of the elements in it included."""
        found = self.runs(element.text, look, element, 0) if element.text else []
        at = len(element.text or "")
        for child, step in numbered(element):
            self.open(step)
            found.extend(self.inner_runs(child, look))
            self.close()
            if child.tail:
                found.extend(self.runs(child.tail, look, element, at))
                at += len(child.tail)
        return found

    def _number(self, element: HtmlElement) -> int:
        """The number of the path of the open ``element``."""
        number = -1
        for level, step in enumerate(self._steps):
            if self._numbers[level] < 0:
                text = self._texts.get(step) or self._texts.setdefault(step, _step_text(*step))
                self._numbers[level] = self.paths.add(number, text)
            number = self._numbers[level]
        if element in self.deep:
            self._numbers[-1] = number = self.paths.add(number, ALL_TEXT)
        return number


def numbered(elements: Iterable[HtmlElement]) -> Iterator[tuple[HtmlElement, Step]]:
    """Siblings with their steps."""
    counts: dict[str, int] = {}
    for element in elements:
        name = element.tag
        if isinstance(name, str):
            counts[name] = number = counts.get(name, 0) + 1
            yield element, (name, number)


def node_text(page: HtmlElement, path: str) -> str | None:
    """The text that offsets at ``path`` count in: the own text of the element there; None where there is none.

    ``page`` is the tree that :func:`pipeline.parsers.html.page_tree` makes of the file.
    """
    if path.endswith(ALL_TEXT):
        found = page.getroottree().xpath(path.removesuffix(ALL_TEXT))
        return "".join(found[0].itertext()) if found else None
    found = page.getroottree().xpath(path)
    return "".join([found[0].text or "", *(child.tail or "" for child in found[0])]) if found else None


def _step_text(name: str, number: int) -> str:
    """One step; names that an XPath cannot hold (``o:p`` of Word, whose prefix is declared nowhere) are compared as text."""
    return f"/{name}[{number}]" if PLAIN_NAME.fullmatch(name) else f'/*[name()="{name}"][{number}]'
