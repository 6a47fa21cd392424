"""Time as the limits count it: what a process worked, not how long it had to wait for a processor.

A busy machine must not decide which pages of a file are read. So an allowance is used up by the time on the wall or by the
processor time of the worker and its children, whichever is less. Where the system does not tell the latter (no /proc), the
wall counts alone.
"""

import os
import time
from contextlib import suppress
from pathlib import Path

PATIENCE = 10  # times an allowance that may pass on the wall, however little was worked
ASLEEP = 0.02  # of the time on the wall: who works less than that between two looks does not wait for a processor
LOOKS = 10  # an allowance's looks from its end by the wall on, at least
_TIMES = slice(11, 15)  # utime, stime, cutime and cstime after the name's bracket in /proc/pid/stat (proc(5): 14 to 17)


def processor_seconds(pid: int) -> float | None:
    """What a process and its children, living and gone, have worked; None where the system does not tell."""
    if not hasattr(os, "sysconf"):  # Windows
        return None
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("ascii", errors="replace")
        ticks = sum(map(int, stat.rpartition(")")[2].split()[_TIMES]))
    except (OSError, ValueError):
        return None
    return ticks / os.sysconf("SC_CLK_TCK") + sum(processor_seconds(child) or 0.0 for child in _children(pid))


def _children(pid: int) -> list[int]:
    found: list[int] = []
    with suppress(OSError, ValueError):  # the process may end while its threads are listed
        for thread in Path(f"/proc/{pid}/task").iterdir():
            found.extend(map(int, (thread / "children").read_text("ascii").split()))
    return found


class Allowance:
    """``seconds`` of work from ``now`` (of the monotonic clock) on; ``worked`` is what had been worked by then.

    ``look`` is when it has to be asked next whether it is used up.
    """

    def __init__(self, seconds: float, now: float, worked: float | None) -> None:
        self.seconds = seconds
        self.look = now + seconds
        self._begun = self._seen = (now, worked)

    def used(self, now: float, worked: float | None) -> float:
        """The seconds used up."""
        begun, worked_then = self._begun
        passed = now - begun
        return passed if worked is None or worked_then is None else min(passed, worked - worked_then)

    def is_over(self, now: float, worked: float | None) -> bool:
        """Whether it is used up, or the worker sleeps instead of working; else ``look`` is put off."""
        if now < self.look:
            return False
        used = self.used(now, worked)
        if used >= self.seconds or now - self._begun[0] >= PATIENCE * self.seconds or self._sleeps(now, worked):
            return True
        self._seen = (now, worked)
        self.look = now + max(self.seconds - used, self.seconds / LOOKS)
        return False

    def _sleeps(self, now: float, worked: float | None) -> bool:
        seen, worked_then = self._seen
        return worked is None or worked_then is None or worked - worked_then < ASLEEP * (now - seen)


class Stopwatch:
    """The same count for the own process, from now on, as a clock."""

    def __init__(self) -> None:
        self._allowance = Allowance(float("inf"), time.monotonic(), _own_seconds())

    def __call__(self) -> float:
        """The seconds used up so far."""
        return self._allowance.used(time.monotonic(), _own_seconds())


def _own_seconds() -> float | None:
    """What this process has worked, with the children that are gone; None where children are not counted (Windows)."""
    if os.name != "posix":
        return None
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
