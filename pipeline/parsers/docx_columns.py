"""Letterheads and signature zones whose two columns are made with tabs or rows of spaces: each line becomes its two halves."""

import re
from dataclasses import replace

from pipeline.model.text import Column
from pipeline.parsers.encodings import fold
from pipeline.parsers.html_grid import Flow, Grid
from pipeline.parsers.html_tables import zone_of
from pipeline.parsers.html_text import ORNAMENT, Line
from pipeline.parsers.traced import Origin

LETTERHEAD_WITHIN = 6  # lines from the top in which a letterhead begins
MAX_LINES = {"letterhead": 8, "signature": 25}
MAX_LINE = 130  # characters of a line of two columns
DATED = re.compile(r"\bngay\b.*\bthang\b.*\bnam\b")
RECIPIENTS = re.compile(r"noi nhan\b")
LISTED = re.compile(r"[-–+•]")


def in_columns(flow: Flow) -> Flow:
    """``flow`` with the lines of each zone of two columns set by gaps in halves, left and right; everything else as it is."""
    found: Flow = []
    at = 0
    while at < len(flow):
        zone = _zone(flow[at], len(found))
        if zone is None:
            found.append(flow[at])
            at += 1
            continue
        stop = _end(flow, at, zone)
        found.extend(_columns([part for part in flow[at:stop] if isinstance(part, Line)], zone))
        at = stop
    return found


def _zone(part: Line | Grid, before: int) -> str | None:
    """The zone that a line begins: the motto stands right of a gap, or who signs stands right of ``Nơi nhận``."""
    if not isinstance(part, Line) or not part.gaps or len(part.text) > MAX_LINE:
        return None
    left, right = _halves(part)
    if left is None or right is None:
        return None
    if before < LETTERHEAD_WITHIN and zone_of(right.text) == "letterhead":
        return "letterhead"
    return "signature" if RECIPIENTS.match(fold(left.text)) and zone_of(right.text) == "signature" else None


def _end(flow: Flow, start: int, zone: str) -> int:
    """Where the zone that begins at ``start`` ends: after the date of a letterhead, before what is no line of two columns."""
    at = start
    while at < len(flow) and at - start < MAX_LINES[zone]:
        part = flow[at]
        if not isinstance(part, Line) or len(part.text) > MAX_LINE:
            break
        if not part.gaps and (part.centered or not (zone == "letterhead" or LISTED.match(part.text))):
            break
        at += 1
        if zone == "letterhead" and DATED.search(fold(part.text)):
            break
    return at


def _columns(lines: list[Line], zone: str) -> list[Line]:
    found = []
    for line in lines:
        for column, half in zip((Column.LEFT, Column.RIGHT), _halves(line), strict=True):
            if half is not None and not ORNAMENT.match(half.text):
                found.append(replace(half, centered=zone == "letterhead" or column is Column.RIGHT, column=column))
    return found


def _halves(line: Line) -> tuple[Line | None, Line | None]:
    """What stands left and right of the line's gap: the first inside it, or all of it right of one at its start."""
    inside = next((gap for gap in line.gaps if gap > 0), None)
    if inside is None:
        return (None, line) if line.gaps else (line, None)
    at = seen = 0
    while seen < inside and at < len(line.text):
        seen += line.text[at] != " "
        at += 1
    if at >= len(line.text):
        return line, None
    start = at + (line.text[at] == " ")
    return _part(line, 0, at), _part(line, start, len(line.text))


def _part(line: Line, start: int, end: int) -> Line:
    """The characters [start, end) of a line as a line."""
    kept = []
    for run in line.origins:
        first, last = max(run.at, start), min(run.at + run.length, end)
        if first >= last:
            continue
        alike = run.length == run.end - run.start
        place = (run.start + first - run.at, run.start + last - run.at) if alike else (run.start, run.end)
        kept.append(Origin(first - start, last - first, run.node, *place))
    return replace(line, text=line.text[start:end], origins=tuple(kept), gaps=())
