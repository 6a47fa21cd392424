"""Pages of a file as they are read: told to whoever watches, left out where he says so.

Native libraries hang or abort on damaged pages. Whoever runs a parser in a process of its own learns here which page it is
at, can end that process, and have the file read again without the page. Without a watch every page is read.
"""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from pipeline.errors import PipelineError, WorkerTimeout

NO_PAGE = 0


@dataclass(slots=True, kw_only=True)
class PageWatch:
    """One reading of a file.

    ``report`` is called with the number of each page that begins (from 1) and with 0 once pages are no longer read.
    ``leave_out`` names pages not to be read with the error that each is blamed for; ``stop_before`` is the first page from
    which on none is read; after ``deadline`` of the ``clock`` the pages that are left are not read either, so that time
    remains for what was. ``left_out`` collects what was not read. ``at_once`` is how many pages may be read side by side,
    None for as many as there are processors.
    """

    report: Callable[[int], None] = lambda number: None
    leave_out: Mapping[int, type[PipelineError]] = field(default_factory=dict)
    stop_before: int | None = None
    deadline: float = float("inf")
    clock: Callable[[], float] = time.monotonic
    at_once: int | None = None
    left_out: dict[int, type[PipelineError]] = field(default_factory=dict)

    def begins(self, number: int) -> bool:
        """Whether the page is to be read; tells ``report`` if so."""
        error = self.leave_out.get(number)
        if error is None and self.stop_before is not None and number >= self.stop_before:
            error = self.leave_out.get(self.stop_before, WorkerTimeout)
        if error is None and self.clock() > self.deadline:
            error = WorkerTimeout
        if error is not None:
            self.left_out[number] = error
            return False
        self.report(number)
        return True


_WATCH: ContextVar[PageWatch | None] = ContextVar("page_watch", default=None)


@contextmanager
def watched(watch: PageWatch) -> Iterator[PageWatch]:
    """Within it ``watch`` sees the pages of the file that is read."""
    token = _WATCH.set(watch)
    try:
        yield watch
    finally:
        _WATCH.reset(token)


def begin_page(number: int) -> bool:
    """For parsers: says that page ``number`` is read now; False where it is to be left out.

    Call it in the thread that reads the file, before anything that may hang or crash on the page.
    """
    watch = _WATCH.get()
    return watch is None or watch.begins(number)


def end_pages() -> None:
    """For parsers: no page is to blame for what happens from here on."""
    watch = _WATCH.get()
    if watch is not None:
        watch.report(NO_PAGE)


def pages_at_once() -> int:
    """How many pages may be read side by side."""
    watch = _WATCH.get()
    if watch is not None and watch.at_once is not None:
        return watch.at_once
    return processors()


def processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def left_out() -> Mapping[int, type[PipelineError]]:
    """The pages of the current reading that were left out, with the error that is the reason; empty without a watch."""
    watch = _WATCH.get()
    return {} if watch is None else watch.left_out
