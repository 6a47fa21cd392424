"""A pool of worker processes that hangs, crashes, kills and memory bombs cannot take down, page by page.

A worker says over its pipe which page of its item it begins. When it is over the time of a page, or dies on one, the item
is handed out again without that page, so that the rest of the file is read; only an item that fails outside of its pages,
or on its last page, is lost.

Seconds are of work, not of the clock on the wall (:mod:`pipeline.isolation.clock`): what is read of a file does not depend on
what else the machine has to do.

Made of bare pieces: one pipe a worker, ``multiprocessing.connection.wait`` over all of them, SIGKILL at the limit. No
library does it: ``concurrent.futures`` and loky (3.7) give up all items in hand when one worker dies and cannot end a call
that hangs; pebble (5.2) survived every hang, abort and kill of the tests here, even in mid-answer, but a task has no way to
tell its parent where it is, so that a bad page would cost the file; it also takes all items at once.

Workers are forked from a clean template process (``forkserver``) that has the heavy modules loaded, so that a new one
costs milliseconds; where the system has no fork they are started afresh (``spawn``).
"""

import logging
import multiprocessing
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from pipeline import errors
from pipeline.isolation.clock import Allowance, processor_seconds
from pipeline.isolation.limits import can_cap_memory
from pipeline.isolation.worker import READY, STOP, Answer, Limits, Order, serve
from pipeline.parsers.page_watch import NO_PAGE, processors

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")

RECYCLE_AFTER = 200  # items; keeps slow leaks of native libraries small
START_SECONDS = 600.0  # for the template to load its modules and the worker to report
PAGE_SECONDS = 90.0  # as long as recognition of a page may take, and more
LEAST_PAGES = 4  # that fit into an item's time however short it is, so that a page is blamed before the whole item
MOST_BLAMED = 4  # pages that are left out one by one; after the next one the item is read only up to there

# Failures that a page can be blamed for; whatever the function raises of its own is its answer.
_PAGE_FAILURES = (errors.WorkerTimeout, errors.WorkerDied, errors.WorkerOutOfMemory)

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
    page_timeout: float = PAGE_SECONDS,
    page_memory_bytes: int | None = None,
    recycle_after: int = RECYCLE_AFTER,
    preload: Sequence[str] = (),
) -> Iterator[Outcome[ItemT, ResultT]]:
    """Call ``function`` on each item in a worker process and yield the outcomes as they are done, with their position.

    ``function`` and the items must be picklable; items are taken from their iterable only when a worker is free.
    ``timeout`` is in seconds of work an item with all its tries (starts of workers apart), ``memory_bytes`` what an item may
    take on top of a fresh worker. ``page_timeout`` (at most a quarter of ``timeout``) and ``page_memory_bytes`` (half of
    ``memory_bytes``) hold for each page that the function reports through :mod:`pipeline.parsers.page_watch`. The error of
    an outcome is WorkerTimeout, WorkerOutOfMemory, WorkerDied, the PipelineError that the function raised, or a plain
    PipelineError for any other exception. ``preload`` names modules that the template process imports; it counts only before
    the first worker of the program starts. Closing the iterator kills what still runs. Memory is limited only where the
    system can do so; elsewhere a warning is logged.
    """
    page_bytes = memory_bytes // 2 if page_memory_bytes is None else page_memory_bytes
    if min(workers, timeout, memory_bytes, page_timeout, page_bytes) <= 0 or workers < 1 or recycle_after < 1:
        raise ValueError("workers, timeouts, memory and recycle_after must be positive")
    if not can_cap_memory():
        logger.warning("this system does not limit the memory of a process: only time limits hold")
    limits = Limits(
        timeout=timeout,
        memory_bytes=memory_bytes,
        page_timeout=min(page_timeout, timeout / LEAST_PAGES),
        page_memory_bytes=page_bytes,
    )
    pool = _Pool(function, limits, workers, recycle_after, _context(preload))
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


@dataclass(slots=True, kw_only=True)
class Job:
    """An item in hand: the seconds of work it has left, and the pages that it has to do without.

    The clock stands still while no worker is at it: on a busy machine a new worker takes longer to start than a page to read.
    """

    position: int
    item: Any
    seconds: float
    leave_out: dict[int, type[errors.PipelineError]] = field(default_factory=dict)
    stop_before: int | None = None

    def blame(self, page: int, error: type[errors.PipelineError], page_timeout: float) -> bool:
        """Have ``page`` left out the next time; False where there is no next time.

        After several pages, or with little time left, the item is read only up to the page: that much is known to be
        readable.
        """
        if page == NO_PAGE or self.stop_before is not None or self.seconds <= 0:
            return False
        self.leave_out[page] = error
        if len(self.leave_out) > MOST_BLAMED or self.seconds < 2 * page_timeout:
            self.stop_before = page
        return True


class _Worker:
    """One process with its pipe, the job it has in hand and the page it is at."""

    def __init__(self, context: BaseContext, function: Callable[[Any], Any], limits: Limits, at_once: Callable[[], int]) -> None:
        self.limits, self.at_once = limits, at_once
        self.connection, far_end = context.Pipe()
        self.process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=serve, args=(far_end, function, limits), daemon=True
        )
        self.process.start()
        far_end.close()
        self.ready = False
        self.served = 0
        self.job: Job | None = None
        self.page = NO_PAGE
        self.started_by = float("inf")
        self.worked: float | None = None
        self.allowances: list[Allowance] = []  # of the job, and of the page at hand

    def assign(self, job: Job) -> None:
        """Give the worker a job; the clock starts when it is able to take it."""
        self.job, self.page = job, NO_PAGE
        self.started_by = time.monotonic() + START_SECONDS
        if self.ready:
            self._hand_over(job)

    def _hand_over(self, job: Job) -> None:
        self.started_by = float("inf")
        self.allowances = [self._allowance(job.seconds)]
        order = Order(
            item=job.item,
            seconds=job.seconds,
            at_once=self.at_once(),
            leave_out=job.leave_out,
            stop_before=job.stop_before,
        )
        with suppress(OSError):  # a worker that died while idle: its sentinel will tell
            self.connection.send(order)

    def receive(self) -> Answer | None:
        """The answer that lies in the pipe; None where the worker only told how far it is. Raises EOFError when dead."""
        message = self.connection.recv()
        if message == READY and self.job is not None:
            self.ready = True
            self._hand_over(self.job)
            return None
        if isinstance(message, int):
            self._turn_to(message)
            return None
        self.served += 1
        return message  # type: ignore[no-any-return]

    def _turn_to(self, page: int) -> None:
        self.page = page
        self.allowances[1:] = [] if page == NO_PAGE else [self._allowance(self.limits.page_timeout)]

    def _allowance(self, seconds: float) -> Allowance:
        return Allowance(seconds, time.monotonic(), self._worked())

    def _worked(self) -> float | None:
        """What the process has worked, as far as it was last seen: one that has died is seen no more."""
        if self.process.pid is not None and (worked := processor_seconds(self.process.pid)) is not None:
            self.worked = worked
        return self.worked

    @property
    def look(self) -> float:
        """When to look next whether it is over one of its limits."""
        return min(self.started_by, *(allowance.look for allowance in self.allowances), float("inf"))

    def is_over(self, now: float) -> bool:
        """Whether it has not come up in time, or has used up the time of its page or of its job."""
        if now < self.look:
            return False
        worked = self._worked()
        return now >= self.started_by or any([allowance.is_over(now, worked) for allowance in self.allowances])

    def charge(self, now: float) -> None:
        """Take what was worked since its job was handed over off the job's time."""
        if self.job is not None and self.allowances:
            self.job.seconds -= self.allowances[0].used(now, self._worked())
            self.allowances = []

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
                elif not self._assign(Job(position=following[0], item=following[1], seconds=self.limits.timeout)):
                    yield Outcome(index=following[0], item=following[1], error=errors.WorkerDied("did not start"))
            if not self.busy:
                return
            yield from self._collect()

    def _assign(self, job: Job) -> bool:
        """Give the job to a worker; False where the system has none to give."""
        try:
            worker = self.idle.pop() if self.idle else _Worker(self.context, self.function, self.limits, self._at_once)
        except (OSError, EOFError) as problem:  # no more processes, or the template is gone
            logger.warning("item %s: no worker (%s)", job.position, type(problem).__name__)
            return False
        self.busy.append(worker)
        worker.assign(job)
        return True

    def _at_once(self) -> int:
        """How many pages each busy worker may read side by side, so that together they have a processor each."""
        return max(1, processors() // max(1, len(self.busy)))

    def _collect(self) -> Iterator[Outcome[ItemT, ResultT]]:
        """Wait until something happens or a deadline passes, and settle what happened."""
        by_handle: dict[Any, _Worker] = {}
        for worker in self.busy:
            by_handle[worker.connection] = worker
            by_handle[worker.process.sentinel] = worker
        patience = max(0.0, min(worker.look for worker in self.busy) - time.monotonic())
        fired = {by_handle[handle] for handle in wait(list(by_handle), patience)}
        now = time.monotonic()
        for worker in [worker for worker in self.busy if worker in fired or worker.is_over(now)]:
            answer = self._settle(worker, fired=worker in fired)
            if answer is None or worker.job is None:
                continue
            self.busy.remove(worker)
            if answer.failure in _PAGE_FAILURES and self._try_again(worker, answer.failure):
                continue
            yield Outcome(index=worker.job.position, item=worker.job.item, value=answer.value, error=answer.error())

    def _try_again(self, worker: _Worker, failure: type[errors.PipelineError]) -> bool:
        """Hand the job out again without the page on which it failed, if there is one to blame."""
        job = worker.job
        if job is None:
            return False
        if not job.blame(worker.page, failure, self.limits.page_timeout):
            return False
        logger.warning("item %s: again without page %s (%s)", job.position, worker.page, failure.code)
        return self._assign(job)

    def _settle(self, worker: _Worker, *, fired: bool) -> Answer | None:
        """What ``worker`` has to say; None while it is still at it."""
        if not fired:
            worker.charge(time.monotonic())
            logger.warning("item %s: over its time limit, worker killed", worker.job.position if worker.job else None)
            worker.kill()
            failure = errors.WorkerTimeout if worker.ready else errors.WorkerDied
            return Answer(failure=failure, detail="" if worker.ready else "did not start", page=worker.page or None)
        try:
            answer = worker.receive()
        except Exception as problem:  # no more bytes, or bytes that are no answer
            worker.charge(time.monotonic())
            code = worker.kill()
            position = worker.job.position if worker.job else None
            logger.warning("item %s: worker ended with %s (%s)", position, code, type(problem).__name__)
            return Answer(failure=errors.WorkerDied, detail=_ending(code), page=worker.page or None)
        if answer is not None:
            worker.charge(time.monotonic())
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
