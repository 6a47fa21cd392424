"""A fixed day that its own sentence moves when it is a day off: ``trùng ngày nghỉ thì … ngày làm việc liền kề trước đó``.

Without such words a printed day is never moved (DOMAIN 5.1).
"""

import dataclasses
import datetime as dt

from pipeline.dates.lexicon import roll_rules
from pipeline.dates.readings import Scene
from pipeline.dates.tokens import BREAK
from pipeline.dates.windows import Window
from pipeline.dates.workdays import add_workdays, is_workday

_REACH = 40
_STEPS = {"back": -1, "forward": 1}
_OCCASIONS = frozenset(("nghỉ", "lễ"))


def rolled(scene: Scene, end: int, window: Window) -> Window:
    """``window`` with its last compliant day moved where the words after the token ``end`` say so."""
    if window.last_compliant_day is None or "T" in window.last_compliant_day:
        return window
    step = _step_after(scene, end)  # asked first: few sentences say so, and the holidays of a year take time to work out
    if step is None:
        return window
    day = dt.date.fromisoformat(window.last_compliant_day)
    if is_workday(day):
        return window
    moved = add_workdays(day, step).isoformat()
    return dataclasses.replace(window, last_compliant_day=moved, flags=(*window.flags, "rolled_to_workday"))


def _step_after(scene: Scene, end: int) -> int | None:
    """Which way the sentence moves a day off: behind ``trùng … ngày nghỉ`` within reach."""
    tokens, occasion = scene.tokens, False
    if "trùng" not in tokens.keys[end : end + _REACH]:
        return None
    for place in range(end, min(end + _REACH, len(tokens))):
        if tokens.key(place) in (BREAK, "."):
            return None
        occasion = occasion or tokens.key(place) in _OCCASIONS
        found = roll_rules().at(tokens, place) if occasion else None
        if found is not None:
            return _STEPS[found[0]]
    return None
