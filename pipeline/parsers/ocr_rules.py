"""The ruled lines of a scanned page: long straight runs of ink, level or upright, in points."""

from typing import Any

from pipeline.parsers.pdf_graphics import Rule

_SHORTEST = 24.0  # points: letters and underlined words have no straighter stroke
_THICKEST = 4.0  # points: broader ink is a picture or the dark edge of the scan
_GAP = 0.4  # points that a faint rule may be broken
_ALONGSIDE = 1.2  # points beside a rule, where it has white paper
_MOST_ALONGSIDE = 0.2  # share of that paper with ink: what touches or crosses the rule; stems of letters cover more
_NEXT_ROW = 2  # pixels between the rows of one stroke
_DARK = 150
_DOTS = 72.0  # points an inch
_EDGE = 6.0  # points: what lies nearer to the edge is the edge of the paper

_Run = tuple[int, int, int]  # row, first pixel and the pixel after the last


def find_rules(grey: Any, dpi: int) -> tuple[Rule, ...]:
    """The rules on a level grey page (numpy array, 0 for black) of ``dpi`` pixels an inch, upright ones first."""
    import numpy as np

    dark = grey < _DARK
    height, width = (size * _DOTS / dpi for size in grey.shape)
    found = [
        Rule(upright=upright, at=at, start=start, end=end)
        for upright, array in ((True, np.ascontiguousarray(dark.T)), (False, dark))
        for at, start, end in _straight_runs(array, dpi)
    ]
    return tuple(rule for rule in found if _EDGE < rule.at < (width if rule.upright else height) - _EDGE)


def _straight_runs(dark: Any, dpi: int) -> list[tuple[float, float, float]]:
    """Height, start and end in points of the long level runs of ink, those of one thick rule taken together."""
    import numpy as np

    scale = _DOTS / dpi
    joined = _bridged(dark, max(1, round(_GAP / scale)))
    rows, places = np.nonzero(np.diff(joined, axis=1, prepend=False, append=False))
    rows, starts, ends = rows[::2], places[::2], places[1::2]  # ink begins and ends by turns
    keep = (ends - starts) * scale >= _SHORTEST
    runs = zip(rows[keep].tolist(), starts[keep].tolist(), ends[keep].tolist(), strict=True)
    groups = _groups(list(runs))
    return [_middle(group, scale) for group in groups if _is_thin(group, scale) and _stands_free(group, dark, scale)]


def _bridged(dark: Any, gap: int) -> Any:
    """The ink with gaps of up to ``gap`` pixels along its rows filled."""
    import numpy as np

    before, after = np.zeros_like(dark), np.zeros_like(dark)  # whether there is ink within reach
    for reach in range(1, gap + 2):
        before[:, reach:] |= dark[:, :-reach]
    for reach in range(1, gap + 1):
        after[:, :-reach] |= dark[:, reach:]
    return dark | (before & after)


def _groups(runs: list[_Run]) -> list[list[_Run]]:
    """Runs in neighbouring rows that overlap make one stroke."""
    groups: list[list[_Run]] = []
    growing: list[list[_Run]] = []
    for run in sorted(runs):
        growing = [group for group in growing if run[0] - group[-1][0] <= _NEXT_ROW]
        home = next((group for group in growing if any(_overlap(run, other) for other in group[-8:])), None)
        if home is None:
            groups.append([run])
            growing.append(groups[-1])
        else:
            home.append(run)
    return groups


def _overlap(one: _Run, other: _Run) -> bool:
    return min(one[2], other[2]) > max(one[1], other[1])


def _is_thin(group: list[_Run], scale: float) -> bool:
    return (group[-1][0] - group[0][0] + 1) * scale <= _THICKEST


def _stands_free(group: list[_Run], dark: Any, scale: float) -> bool:
    """Whether there is paper on both sides of a stroke; a row of print has the letters' stems there."""
    away = max(1, round(_ALONGSIDE / scale))
    start, end = min(run[1] for run in group), max(run[2] for run in group)
    beside = (row for row in (group[0][0] - away, group[-1][0] + away) if 0 <= row < dark.shape[0])
    return all(float(dark[row, start:end].mean()) <= _MOST_ALONGSIDE for row in beside)


def _middle(group: list[_Run], scale: float) -> tuple[float, float, float]:
    """Height, start and end in points of the rule that a group of runs is: at the mean height of its ink."""
    length = sum(end - start for _, start, end in group)
    row = sum(row * (end - start) for row, start, end in group) / length
    return (row + 0.5) * scale, min(run[1] for run in group) * scale, max(run[2] for run in group) * scale
