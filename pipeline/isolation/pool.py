"""A pool of worker processes that hangs, crashes, kills and memory bombs cannot take down.

The standard executors break as a whole when one worker dies and cannot end a call that hangs, so this one is made of
the bare pieces: one pipe a worker, ``multiprocessing.connection.wait`` over all of them, and SIGKILL at the time limit.
Workers are forked from a clean template process (``forkserver``) that has the heavy modules loaded, so that a new one
costs milliseconds; where the system has no fork they are started afresh (``spawn``).
"""

import logging
import multiprocessing
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from pipeline import errors
from pipeline.isolation.worker import READY, STOP, Answer, Limits, serve

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")

RECYCLE_AFTER = 200  # items; keeps slow leaks of native libraries small
START_SECONDS = 120.0  # for the template to load its modules and the worker to report

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[ItemT, ResultT]):
    """What became of the item at position ``index``: a ``value``, or the ``error`` that ended it."""

    index: int
    item: ItemT
    value: ResultT | None = None
    error: errors.PipelineError | None = None


def run_isolated(
    function: Callable[[ItemT], ResultT],
    items: Iterable[ItemT],
    *,
    workers: int,
    timeout: float,
    memory_bytes: int,
    recycle_after: int = RECYCLE_AFTER,
    preload: Sequence[str] = (),
) -> Iterator[Outcome[ItemT, ResultT]]:
    """Call ``function`` on each item in a worker process and yield the outcomes as they are done, with their position.

    ``function`` and the items must be picklable; items are taken from their iterable only when a worker is free.
    ``timeout`` is in seconds an item, ``memory_bytes`` what an item may take on top of a fresh worker. The error of an
    outcome is WorkerTimeout, WorkerOutOfMemory, WorkerDied, the PipelineError that the function raised, or a plain
    PipelineError for any other exception. ``preload`` names modules that the template process imports; it counts only
    before the first worker of the program starts. Closing the iterator kills what still runs.
    """
    if workers < 1 or timeout <= 0 or memory_bytes <= 0 or recycle_after < 1:
        raise ValueError("workers, timeout, memory_bytes and recycle_after must be positive")
    pool = _Pool(function, Limits(timeout=timeout, memory_bytes=memory_bytes), workers, recycle_after, _context(preload))
    try:
        yield from pool.run(enumerate(items))
    finally:
        pool.close()


def _context(preload: Sequence[str]) -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    if preload:
        context.set_forkserver_preload(list(preload))
    return context


class _Worker:
    """One process with its pipe, and the item it has in hand."""

    def __init__(self, context: BaseContext, function: Callable[[Any], Any], limits: Limits) -> None:
        self.limits = limits
        self.connection, far_end = context.Pipe()
        self.process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=serve, args=(far_end, function, limits), daemon=True
        )
        self.process.start()
        far_end.close()
        self.ready = False
        self.served = 0
        self.position: int | None = None
        self.item: Any = None
        self.deadline = float("inf")

    def assign(self, position: int, item: Any) -> None:
        """Give the worker an item; the clock starts when it is able to take it."""
        self.position, self.item = position, item
        self.deadline = time.monotonic() + START_SECONDS
        if self.ready:
            self._hand_over()

    def _hand_over(self) -> None:
        self.deadline = time.monotonic() + self.limits.timeout
        with suppress(OSError):  # a worker that died while idle: its sentinel will tell
            self.connection.send((self.item,))

    def receive(self) -> Answer | None:
        """The answer that lies in the pipe; None where the worker only reported to be ready. Raises EOFError when dead."""
        message = self.connection.recv()
        if message == READY:
            self.ready = True
            self._hand_over()
            return None
        self.served += 1
        self.deadline = float("inf")
        return message  # type: ignore[no-any-return]

    def stop(self) -> None:
        """Let an idle worker end by itself."""
        with suppress(OSError):
            self.connection.send(STOP)
        self.process.join(1.0)
        self.kill()

    def kill(self) -> int | None:
        """End it now, whatever it does; its exit code, negative for a signal."""
        code = self.process.exitcode
        if code is None:
            self.process.kill()
            self.process.join()
            code = self.process.exitcode
        self.connection.close()
        return code


class _Pool(Generic[ItemT, ResultT]):
    def __init__(
        self,
        function: Callable[[ItemT], ResultT],
        limits: Limits,
        size: int,
        recycle_after: int,
        context: BaseContext,
    ) -> None:
        self.function, self.limits, self.size = function, limits, size
        self.recycle_after, self.context = recycle_after, context
        self.idle: list[_Worker] = []
        self.busy: list[_Worker] = []

    def run(self, items: Iterator[tuple[int, ItemT]]) -> Iterator[Outcome[ItemT, ResultT]]:
        """Keep all workers at work until the items are used up."""
        exhausted = False
        while True:
            while not exhausted and len(self.busy) < self.size:
                following = next(items, None)
                if following is None:
                    exhausted = True
                elif not self._assign(*following):
                    yield Outcome(index=following[0], item=following[1], error=errors.WorkerDied("did not start"))
            if not self.busy:
                return
            yield from self._collect()

    def _assign(self, position: int, item: ItemT) -> bool:
        """Give the item to a worker; False where the system has none to give."""
        try:
            worker = self.idle.pop() if self.idle else _Worker(self.context, self.function, self.limits)
        except (OSError, EOFError) as problem:  # no more processes, or the template is gone
            logger.warning("item %s: no worker (%s)", position, type(problem).__name__)
            return False
        worker.assign(position, item)
        self.busy.append(worker)
        return True

    def _collect(self) -> Iterator[Outcome[ItemT, ResultT]]:
        """Wait until something happens or a deadline passes, and settle what happened."""
        by_handle: dict[Any, _Worker] = {}
        for worker in self.busy:
            by_handle[worker.connection] = worker
            by_handle[worker.process.sentinel] = worker
        patience = max(0.0, min(worker.deadline for worker in self.busy) - time.monotonic())
        fired = {by_handle[handle] for handle in wait(list(by_handle), patience)}
        now = time.monotonic()
        for worker in [worker for worker in self.busy if worker in fired or worker.deadline <= now]:
            answer = self._settle(worker, fired=worker in fired)
            if answer is None or worker.position is None:
                continue
            self.busy.remove(worker)
            yield Outcome(index=worker.position, item=worker.item, value=answer.value, error=answer.error())

    def _settle(self, worker: _Worker, *, fired: bool) -> Answer | None:
        """What ``worker`` has to say; None while it is still at it."""
        if not fired:
            logger.warning("item %s: over its time limit, worker killed", worker.position)
            worker.kill()
            failure = errors.WorkerTimeout if worker.ready else errors.WorkerDied
            return Answer(failure=failure, detail="" if worker.ready else "did not start")
        try:
            answer = worker.receive()
        except Exception as problem:  # no more bytes, or bytes that are no answer
            code = worker.kill()
            logger.warning("item %s: worker ended with %s (%s)", worker.position, code, type(problem).__name__)
            return Answer(failure=errors.WorkerDied, detail=_ending(code))
        if answer is not None:
            self._retire(worker, spent=worker.served >= self.recycle_after or answer.failure is errors.WorkerOutOfMemory)
        return answer

    def _retire(self, worker: _Worker, *, spent: bool) -> None:
        """Back to the idle ones, or out of service."""
        if spent:
            worker.stop()
        else:
            self.idle.append(worker)

    def close(self) -> None:
        """Kill what is busy, send the others home."""
        for worker in self.busy:
            worker.kill()
        for worker in self.idle:
            worker.stop()
        self.busy.clear()
        self.idle.clear()


def _ending(code: int | None) -> str:
    return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
