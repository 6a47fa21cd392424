"""Lines to paragraphs: which line starts a new one is decided by an ordered table of layout cues.

Administrative documents are justified, with a first-line indent and a blank between paragraphs, but not all are; so each
cue answers only where it is sure, and the first answer counts.
"""

import statistics
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.parsers.pdf_lines import Line
from pipeline.parsers.pdf_markers import fills_line, marker_of
from pipeline.parsers.pdf_paragraphs import OPEN_END, SENTENCE_END, Paragraph, is_capital, opens_in_capitals

USUAL_PITCH = 1.3  # of the font size: the step from line to line where nothing shows it
_NEAR = 3.0  # points within which two edges are taken for aligned
_INDENT = 6.0  # points: the least first-line indent
_FULL_BLANK = 1.3  # of the line pitch: a wider step down parts paragraphs
_CENTERED = 10.0  # points that the blanks at both sides of a centred line may differ
_CENTERED_BLANK = 8.0  # points: the least blank at both sides of a centred line
_CLEARLY_CENTERED = 60.0  # points: with such a blank an indented line cannot look centred by chance
_RARELY = 12  # one line in so many may stick out beyond the right margin
_FEW_LINES = 6  # fewer show no margins of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Where the body text of a page stands.

    ``left``, ``right`` and the usual first-line ``indent`` (0 if none) are points, ``pitch`` is the step from line to line
    as a multiple of the font size.
    """

    left: float
    right: float
    indent: float
    pitch: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLine:
    """A body line with the margins of its page."""

    line: Line
    margins: Margins

    @property
    def centered(self) -> bool:
        """Whether the line stands in the middle between the margins, clear of both."""
        left, right = self.line.x0 - self.margins.left, self.margins.right - self.line.x1
        if not self.symmetric or min(left, right) <= _CENTERED_BLANK:
            return False
        by_chance = self.margins.indent > 0 and abs(left - self.margins.indent) <= _NEAR and left < _CLEARLY_CENTERED
        return not by_chance or (self.line.bold and marker_of(self.line.text) is None)

    @property
    def symmetric(self) -> bool:
        """Whether the line is as far from the left margin as from the right one; full lines are."""
        left, right = self.line.x0 - self.margins.left, self.margins.right - self.line.x1
        return abs(left - right) <= _CENTERED

    @property
    def indented(self) -> bool:
        """Whether the line begins to the right of the left margin."""
        return self.line.x0 - self.margins.left > _INDENT


def margins_of(lines: Sequence[Line], fallback: Margins | None = None) -> Margins | None:
    """The margins that the lines of one page show; ``fallback`` where too few of them begin or end together to tell."""
    lefts = Counter(round(line.x0 / 2) for line in lines)
    rights = Counter(round(line.x1 / 2) for line in lines)
    least = max(2, len(lines) // 8)
    left = min((place for place, count in lefts.items() if count >= least), default=None)
    right = _right_edge(rights, least)
    if len(lines) < _FEW_LINES or left is None or (right is None and fallback is not None):
        return fallback or (_bare_margins(lines) if lines else None)
    indents = Counter({place - left: count for place, count in lefts.items() if left + 3 <= place <= left + 40})
    indent, often = indents.most_common(1)[0] if indents else (0, 0)
    return Margins(
        left=left * 2.0,
        right=(max(rights) if right is None else right) * 2.0,
        indent=indent * 2.0 if often >= 2 else 0.0,
        pitch=_pitch(lines, left * 2.0),
    )


def _right_edge(rights: Counter[int], least: int) -> int | None:
    """Where lines end together; None in ragged text, whose lines mostly end beyond any chance agreement."""
    edge = max((place for place, count in rights.items() if count >= least), default=None)
    if edge is None:
        return None
    beyond = sum(count for place, count in rights.items() if place > edge + 2)
    return edge if beyond <= max(1, sum(rights.values()) // _RARELY) else None


def body_paragraphs(lines: Sequence[PlacedLine]) -> tuple[Paragraph, ...]:
    """The paragraphs of consecutive body lines; a paragraph may run on over a page break."""
    groups: list[list[PlacedLine]] = []
    for line in lines:
        if groups and not _starts_new(_Place(groups[-1], line)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(Paragraph(lines=tuple(placed.line for placed in group), centered=_is_centered(group)) for group in groups)


def _is_centered(group: list[PlacedLine]) -> bool:
    return all(placed.symmetric for placed in group) and any(placed.centered for placed in group)


# -- body: the cues, in the order in which they are asked ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Place:
    """The question whether ``new`` starts a paragraph after ``paragraph``."""

    paragraph: list[PlacedLine]
    new: PlacedLine

    @property
    def before(self) -> PlacedLine:
        return self.paragraph[-1]

    @property
    def same_page(self) -> bool:
        return self.before.line.page == self.new.line.page

    @property
    def step(self) -> float:
        """The step down from the line before, in line pitches; 1 across a page break."""
        if not self.same_page:
            return 1.0
        size = max(self.before.line.size, self.new.line.size, 1.0)
        return (self.new.line.baseline - self.before.line.baseline) / (self.new.margins.pitch * size)

    @property
    def had_room(self) -> bool:
        """Whether the new line's first word would have fitted onto the line before."""
        word = self.new.line.words[0]
        blank = 0.25 * self.new.line.size
        return self.before.line.x1 + blank + (word.x1 - word.x0) < self.before.margins.right - 2

    @property
    def ended(self) -> bool:
        return bool(SENTENCE_END.search(self.before.line.text))


def _alone(place: _Place) -> bool | None:
    """Headings that fill a line of their own part from what stands around them."""
    return True if fills_line(place.before.line.text) or fills_line(place.new.line.text) else None


def _bracket(place: _Place) -> bool | None:
    """A bracket that is still open goes on, as in the long note under an annex's title."""
    text = " ".join(placed.line.text for placed in place.paragraph)
    closes = place.new.line.text.partition("(")[0].count(")") > 0
    return False if closes and text.count("(") > text.count(")") and place.step <= _FULL_BLANK else None


def _alignment(place: _Place) -> bool | None:
    """Centred lines go together while their look stays the same; below a subject the body that orders has a line of its own."""
    before, new = _is_centered(place.paragraph), place.new.centered
    if before and new:
        if not is_capital(place.before.line.text) and opens_in_capitals(place.new.line.text):
            return not OPEN_END.search(place.before.line.text)
        return place.step > _FULL_BLANK or _look(place.before.line) != _look(place.new.line)
    return True if before or (new and place.had_room) else None


def _marker(place: _Place) -> bool | None:
    """A list or heading marker starts a paragraph unless wrapping alone may have put it at the line's start."""
    if marker_of(place.new.line.text) is None:
        return None
    wrapped = not place.new.indented and not place.had_room and not place.ended and place.step <= _FULL_BLANK
    return None if wrapped else True


def _room(place: _Place) -> bool | None:
    """A line that had room for the next word ended its paragraph."""
    return True if place.had_room else None


def _blank(place: _Place) -> bool | None:
    """A blank between the lines parts paragraphs."""
    return True if place.step > _FULL_BLANK else None


def _indent(place: _Place) -> bool | None:
    """A first-line indent, or the end of a hanging one."""
    new, before = place.new.line.x0 - place.new.margins.left, place.before.line.x0 - place.before.margins.left
    if len(place.paragraph) > 1:
        return abs(new - before) > _INDENT and not (new < before and not place.ended)
    if new > before + _NEAR:
        return not _hangs(place)
    if new > before - _NEAR and new > _INDENT:
        return place.ended or not place.new.line.text[:1].islower()
    return None


def _hangs(place: _Place) -> bool:
    """Whether the line stands under the text after the marker of the line before."""
    words = place.before.line.words
    if marker_of(place.before.line.text) is None or len(words) < 2 or place.ended:
        return False
    return abs(place.new.line.x0 - words[1].x0) <= 2 * _NEAR


def _weight(place: _Place) -> bool | None:
    """A bold heading that happens to fill its line ends where plain text with a capital follows."""
    bold = all(placed.line.bold for placed in place.paragraph)
    if bold and not place.new.line.bold and not any(word.bold for word in place.new.line.words):
        return place.new.line.text[:1].isupper() and not OPEN_END.search(place.before.line.text)
    return None


_CUES: tuple[Callable[[_Place], bool | None], ...] = (_alone, _bracket, _alignment, _marker, _room, _blank, _indent, _weight)


def _starts_new(place: _Place) -> bool:
    return next((answer for cue in _CUES if (answer := cue(place)) is not None), False)


# -- small facts about lines ---------------------------------------------------------------------------------------------


def _look(line: Line) -> tuple[bool, bool, bool, int]:
    return line.bold, line.italic, is_capital(line.text), round(line.size / 1.5)


def _bare_margins(lines: Sequence[Line]) -> Margins:
    return Margins(left=min(line.x0 for line in lines), right=max(line.x1 for line in lines), indent=0.0, pitch=USUAL_PITCH)


def _pitch(lines: Sequence[Line], left: float) -> float:
    """The usual step from a line to the next one of its paragraph, as a multiple of the font size."""
    steps = [
        (line.baseline - before.baseline) / max(line.size, before.size, 1.0)
        for before, line in pairwise(lines)
        if abs(line.x0 - left) <= _NEAR and before.page == line.page and line.baseline > before.baseline
    ]
    sane = [step for step in steps if 0.9 < step < 3.2]
    return statistics.quantiles(sane, n=4)[0] if len(sane) >= 3 else (min(sane) if sane else USUAL_PITCH)
