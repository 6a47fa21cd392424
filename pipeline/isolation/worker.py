"""What runs inside a worker process: take an item, call the function, send the answer; never longer or larger than allowed."""

import logging
import os
import signal
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from pipeline import errors
from pipeline.isolation.clock import PATIENCE, Stopwatch
from pipeline.isolation.limits import cap_memory, lift_cap
from pipeline.parsers.page_watch import NO_PAGE, PageWatch, watched

READY = "ready"
STOP = "stop"
# The parent kills a worker at its time limit. Should the parent be gone, the worker's own alarm ends it this much later.
ALARM_GRACE_SECONDS = 5
# Of an item's time: what pages may take together, so that the stages after them can work on what was read.
PAGES_SHARE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a worker sends back: a value, or the class, detail and page of the error it ended in."""

    value: Any = None
    failure: type[errors.PipelineError] | None = None
    detail: str = ""
    page: int | None = None

    def error(self) -> errors.PipelineError | None:
        """The error as an exception, None where there is a value."""
        return self.failure(self.detail, page=self.page) if self.failure else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """``timeout`` and ``page_timeout`` in seconds of work (:mod:`pipeline.isolation.clock`) for an item and for one page of it.

    ``memory_bytes`` and ``page_memory_bytes`` are of address space: for an item on top of what a fresh worker holds, for a
    page on top of what the worker holds when the page begins.
    """

    timeout: float
    memory_bytes: int
    page_timeout: float
    page_memory_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An item to be worked off, what is known of its pages from earlier tries, and the seconds that are left for it.

    ``at_once`` is how many of its pages may be read side by side.
    """

    item: Any
    seconds: float
    at_once: int
    leave_out: dict[int, type[errors.PipelineError]] = field(default_factory=dict)
    stop_before: int | None = None


def serve(connection: Connection, function: Callable[[Any], Any], limits: Limits) -> None:
    """Work off orders until the parent says stop or is gone. Sends READY, the numbers of pages as they begin, and answers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    with suppress(OSError):
        os.dup2(2, 1)  # what a library prints must not end up among the results on stdout
    logging.getLogger().addHandler(logging.NullHandler())  # or libraries' warnings would stand between the messages
    cap = cap_memory(limits.memory_bytes)
    connection.send(READY)
    while True:
        try:
            order = connection.recv()
        except (EOFError, OSError):
            return
        if order == STOP:
            return
        _set_alarm(order.seconds + ALARM_GRACE_SECONDS)
        answer = _work(connection, function, order, limits, cap)
        _reply(connection, answer)
        _set_alarm(0)


def _work(connection: Connection, function: Callable[[Any], Any], order: Order, limits: Limits, cap: int | None) -> Answer:
    def report(number: int) -> None:
        if cap is not None and number != NO_PAGE:
            cap_memory(limits.page_memory_bytes, at_most=cap)
        elif cap is not None:
            lift_cap(cap)
        connection.send(number)

    watch = PageWatch(
        report=report,
        leave_out=order.leave_out,
        stop_before=order.stop_before,
        deadline=PAGES_SHARE * order.seconds,
        clock=Stopwatch(),
        at_once=order.at_once,
    )
    with watched(watch):
        answer = call(function, order.item)
    if cap is not None:
        lift_cap(cap)
    return answer


def call(function: Callable[[Any], Any], item: Any) -> Answer:
    """The function's value for ``item``, or the error it raised as an answer."""
    try:
        return Answer(value=function(item))
    except errors.PipelineError as problem:
        return Answer(failure=type(problem), detail=problem.detail, page=problem.page)
    except MemoryError:
        return Answer(failure=errors.WorkerOutOfMemory)
    except Exception as problem:  # the parent decides what to do about it
        return Answer(failure=errors.PipelineError, detail=_where(problem))


def _set_alarm(seconds: float) -> None:
    """Let the system end this process once it has worked that long, or slept for many times that; 0 takes it back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, PATIENCE * seconds)


def _reply(connection: Connection, answer: Answer) -> None:
    try:
        connection.send(answer)
    except (BrokenPipeError, ConnectionError):
        raise SystemExit(1) from None
    except MemoryError:
        connection.send(Answer(failure=errors.WorkerOutOfMemory))
    except Exception as problem:  # the value cannot be pickled
        connection.send(Answer(failure=errors.PipelineError, detail=_where(problem)))


def _where(problem: BaseException) -> str:
    """Type and line only: the message of an exception may hold text of the document."""
    name, frames = type(problem).__name__, traceback.extract_tb(problem.__traceback__)
    return f"{name} at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else name
