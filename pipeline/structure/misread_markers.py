"""Markers of list items that recognition misread, told by their neighbours: what stands between `e)` and `h)` is `g)`.

Only in recognised text, only where exactly one number is missing between two markers of one style at one level, and only for
a line that opens with a short token closed like a marker. Source of the sequences: NĐ 30/2020/NĐ-CP, Phụ lục I mục I.
"""

import re
from collections.abc import Sequence

from pipeline.structure.numbering import NUMBERED, Marker, marker_of, ordinal, read_marker

# A marker whatever its letters: at most three characters, closed, before a word.
_MARKER_LIKE = re.compile(r"\s*(?P<token>[^\s().,;:]{1,3}\s?(?P<closing>[).,]))\s*(?=[^\W\d])")
MISTAKEN = ("1", "I")  # what reads as a marker of another style and may be the letter i
_REACH = 120  # lines between two items of one list


def read_markers(lines: Sequence[str], *, recognised: bool) -> list[Marker | None]:
    """The marker of each line; in ``recognised`` text, those that the sequence of their neighbours tells, too."""
    markers = [read_marker(line) for line in lines]
    if not recognised:
        return markers
    for place, line in enumerate(lines):
        found = _MARKER_LIKE.match(line)
        if found:
            markers[place] = _by_neighbours(markers, place, found) or markers[place]
    return markers


def _by_neighbours(markers: Sequence[Marker | None], place: int, found: re.Match[str]) -> Marker | None:
    for style in NUMBERED:
        own = markers[place]
        if own is not None and own.style.id == style:
            continue
        before, after = _neighbour(markers, place, style, -1), _neighbour(markers, place, style, 1)
        if before is None or after is None:
            continue
        first, last = ordinal(before), ordinal(after)
        if first is None or last != first + 2 or before.text[-1:] != after.text[-1:]:
            continue
        if own is not None and (own.number not in MISTAKEN or _goes_on(markers, place, own)):
            continue
        return marker_of(style, first + 1, text=found["token"], after=found.end())
    return None


def _neighbour(markers: Sequence[Marker | None], place: int, style: str, step: int) -> Marker | None:
    """The nearest marker of the style before or after, with nothing of an outer style between."""
    at = place + step
    while 0 <= at < len(markers) and abs(at - place) <= _REACH:
        marker = markers[at]
        if marker is not None and marker.style.id == style:
            return marker
        if marker is not None and marker.style.rank < _RANKS[style]:
            return None
        at += step
    return None


def _goes_on(markers: Sequence[Marker | None], place: int, own: Marker) -> bool:
    """Whether the marker as it was read opens or continues a list of its own style."""
    number = ordinal(own)
    if number is None:
        return True
    before, after = _neighbour(markers, place, own.style.id, -1), _neighbour(markers, place, own.style.id, 1)
    return (before is not None and ordinal(before) == number - 1) or (after is not None and ordinal(after) == number + 1)


_RANKS = {style: row.rank for style, row in NUMBERED.items()}
