"""The parts of a document that a citation names: ``điểm a, b khoản 2 Điều 5`` is two points of one clause.

The names of the parts and which lies in which: Nghị định 78/2025/NĐ-CP and 187/2025/NĐ-CP (phần, chương, mục, tiểu mục, điều,
khoản, điểm), Nghị định 30/2020/NĐ-CP (phụ lục); ``tiết`` is what lies below a point.
"""

import re
from collections.abc import Iterator

from pipeline.knowledge.folding import fold
from pipeline.model.directive import CitedPart

#: From the smallest to the largest; a word may only be followed by a larger one in one path.
LEVELS = ("tiết", "điểm", "khoản", "điều", "tiểu mục", "mục", "chương", "phần", "phụ lục")
_FIELDS = dict(
    zip(LEVELS, ("subpoint", "point", "clause", "article", "subsection", "section", "chapter", "division", "annex"), strict=True)
)
_LEVEL = "|".join(sorted(LEVELS, key=len, reverse=True))
MARK = r"(?:\d{1,3}(?:\.\d{1,2})*[a-zđ]?|[a-zđ]|[ivx]{1,6}(?:\.\d{1,2})*)(?!\w)"
_WITHIN = r"(?: (?:của|thuộc|tại))?"
#: One path or several, as they stand before the document.
PATHS = rf"(?:{_LEVEL}) {MARK}(?:[,;]?(?: và| hoặc)?{_WITHIN}(?: các)?(?: (?:{_LEVEL}))? {MARK})*"
_STEP = re.compile(rf"(?<!\w)(?:(?P<level>{_LEVEL}) )?(?P<mark>{MARK})")


def parse_cited_parts(words: str) -> tuple[CitedPart, ...]:
    """The parts that ``words`` (NFC) name, in their order; a list under one head gives a part for each of its members.

    ``khoản 1 và khoản 2 Điều 7`` are two clauses of article 7. Marks are kept as written (``II``, ``5a``).
    """
    parts: list[CitedPart] = []
    above: dict[str, str] = {}
    for path in reversed(list(_paths(words))):
        top = max(LEVELS.index(level) for level, _ in path)
        shared = {field: mark for field, mark in above.items() if _index(field) > top}
        expanded = [shared]
        for level, marks in reversed(path):
            expanded = [{**one, _FIELDS[level]: mark} for one in expanded for mark in marks]
        parts[:0] = [CitedPart(**fields) for fields in expanded]
        above = {field: mark for field, mark in expanded[-1].items() if field in expanded[0] and expanded[0][field] == mark}
    return tuple(parts)


def _index(field: str) -> int:
    return list(_FIELDS.values()).index(field)


def _paths(words: str) -> Iterator[list[tuple[str, list[str]]]]:
    """The paths of a list: steps from small to large, each a level with its marks; a smaller or equal level opens a new path."""
    path: list[tuple[str, list[str]]] = []
    for found in _STEP.finditer(fold(words)):
        mark = words[found.start("mark") : found.end("mark")]
        level = found["level"]
        if level is None:
            if path:
                path[-1][1].append(mark)
            continue
        if path and LEVELS.index(level) <= LEVELS.index(path[-1][0]):
            yield path
            path = []
        path.append((level, [mark]))
    if path:
        yield path
