"""What runs inside a worker process: take an item, call the function, send the answer; never longer or larger than allowed."""

import logging
import math
import os
import signal
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from pipeline import errors

try:
    import resource
except ImportError:  # Windows: no such limits
    resource = None  # type: ignore[assignment]

READY = "ready"
STOP = "stop"
# The parent kills a worker at its time limit. Should the parent be gone, the worker's own alarm ends it this much later.
ALARM_GRACE_SECONDS = 5


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
    """``timeout`` in seconds for one item; ``memory_bytes`` of address space on top of what a fresh worker holds."""

    timeout: float
    memory_bytes: int


def serve(connection: Connection, function: Callable[[Any], Any], limits: Limits) -> None:
    """Work off items until the parent says stop or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    with suppress(OSError):
        os.dup2(2, 1)  # what a library prints must not end up among the results on stdout
    logging.getLogger().addHandler(logging.NullHandler())  # or libraries' warnings would stand between the messages
    limit_memory(limits.memory_bytes)
    connection.send(READY)
    while True:
        try:
            item = connection.recv()
        except (EOFError, OSError):
            return
        if item == STOP:
            return
        _set_alarm(math.ceil(limits.timeout) + ALARM_GRACE_SECONDS)
        answer = call(function, item[0])
        _reply(connection, answer)
        _set_alarm(0)


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


def limit_memory(extra_bytes: int) -> None:
    """Cap the address space at what the process has now plus ``extra_bytes``, where the system knows such a limit."""
    if resource is None:
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    wanted = _address_space() + extra_bytes
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    with suppress(ValueError, OSError):  # macOS refuses it
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _address_space() -> int:
    """Bytes of address space of this process; 0 where /proc does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except (OSError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _set_alarm(seconds: int) -> None:
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


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
