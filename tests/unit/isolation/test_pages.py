"""A page that hangs, crashes or eats memory costs that page; the other pages of its item are read."""

import os
import signal
import time

import pytest

from pipeline import errors
from pipeline.isolation import run_isolated
from pipeline.isolation.pool import MOST_BLAMED, Job
from pipeline.parsers.page_watch import PageWatch, begin_page, end_pages, left_out, pages_at_once, processors, watched

MIB = 1024 * 1024
SETTINGS = {"workers": 2, "timeout": 120.0, "page_timeout": 30.0, "memory_bytes": 512 * MIB}
# A page that hangs costs the tests this long; one that does not takes microseconds, on a busy machine too.
SHORT = 3.0


def read(item):
    """Reads pages as a parser does; an item is a list of what happens on its pages and what happens after them."""
    pages, after = item
    seen = []
    for number, action in enumerate(pages, 1):
        if begin_page(number):
            ACTIONS[action]()
            seen.append(number)
    end_pages()
    ACTIONS[after]()
    return seen, {number: error.code for number, error in left_out().items()}


def eat(size):
    bytearray(size)


def spin():
    """Hangs as native code does, at full speed."""
    while True:
        pass


ACTIONS = {
    "fine": lambda: None,
    "hang": lambda: time.sleep(600),
    "spin": spin,
    "die": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "abort": os.abort,
    "eat": lambda: eat(4096 * MIB),
    "eat more than a page may": lambda: eat(400 * MIB),
}


def run(*items, **settings):
    return sorted(run_isolated(read, items, **{**SETTINGS, **settings}), key=lambda outcome: outcome.index)


@pytest.mark.parametrize(
    ("action", "code"),
    [
        ("die", "worker_died"),
        ("abort", "worker_died"),
        ("eat", "worker_out_of_memory"),
        ("eat more than a page may", "worker_out_of_memory"),
    ],
)
def test_a_bad_page_is_left_out_with_its_reason(action, code):
    bad, good = run((["fine", "fine", action, "fine"], "fine"), (["fine"], "fine"))
    assert bad.value == ([1, 2, 4], {3: code})
    assert good.value == ([1], {})


@pytest.mark.parametrize("action", ["hang", "spin"])
def test_a_hanging_page_is_left_out(action):
    bad, good = run((["fine", "fine", action, "fine"], "fine"), (["fine"], "fine"), page_timeout=SHORT)
    assert bad.value == ([1, 2, 4], {3: "worker_timeout"})
    assert good.value == ([1], {})


def test_several_bad_pages_are_left_out_one_by_one():
    (outcome,) = run((["die", "fine", "eat", "fine", "abort", "fine"], "fine"))
    assert outcome.value == ([2, 4, 6], {1: "worker_died", 3: "worker_out_of_memory", 5: "worker_died"})


def test_after_many_bad_pages_the_item_is_read_up_to_the_last_of_them():
    (outcome,) = run((["fine", "die"] * 10, "fine"))
    read_pages, missing = outcome.value
    assert read_pages == [1, 3, 5, 7, 9]
    assert sorted(missing) == [2, 4, 6, 8, *range(10, 21)]
    assert len([page for page in missing if page < 10]) == MOST_BLAMED


def test_when_pages_have_used_up_the_time_the_item_is_read_up_to_the_last_of_them():
    pages = ["fine", "spin", "fine", "spin", "fine", "fine"]
    (outcome,) = run((pages, "fine"), timeout=3.5 * SHORT, page_timeout=SHORT)  # less than two pages' time is left
    assert outcome.value == ([1, 3], dict.fromkeys([2, 4, 5, 6], "worker_timeout"))


@pytest.mark.parametrize(("seconds", "stop_before"), [(90.0, None), (60.0, None), (59.0, 7), (0.1, 7)])
def test_with_little_time_left_the_item_is_read_up_to_the_bad_page(seconds, stop_before):
    job = Job(position=0, item=None, seconds=seconds)
    assert job.blame(7, errors.WorkerTimeout, page_timeout=30.0)
    assert (job.stop_before, job.leave_out) == (stop_before, {7: errors.WorkerTimeout})
    assert job.blame(3, errors.WorkerTimeout, page_timeout=30.0) is (stop_before is None)


def test_without_time_left_the_item_is_lost():
    assert not Job(position=0, item=None, seconds=-2.0).blame(7, errors.WorkerTimeout, page_timeout=2.5)


@pytest.mark.parametrize(
    ("after", "error"), [("die", errors.WorkerDied), ("eat", errors.WorkerOutOfMemory), ("abort", errors.WorkerDied)]
)
def test_what_happens_after_the_pages_is_no_page_s_fault(after, error):
    (outcome,) = run((["fine", "fine"], after))
    assert type(outcome.error) is error
    assert outcome.error.page is None


def test_pages_may_take_longer_together_than_one_alone():
    (outcome,) = run((["fine"] * 300, "eat more than a page may"))
    assert outcome.value == (list(range(1, 301)), {})


def test_a_page_may_not_take_longer_than_a_quarter_of_the_item():
    (outcome,) = run((["hang", "fine"], "fine"), timeout=4 * SHORT, page_timeout=600.0)
    assert outcome.value == ([2], {1: "worker_timeout"})


def test_pages_that_take_all_the_time_leave_some_for_the_stages_after_them():
    watch = PageWatch(deadline=time.monotonic() - 1)
    with watched(watch):
        assert read((["fine", "fine"], "fine")) == ([], {1: "worker_timeout", 2: "worker_timeout"})


def test_without_a_watch_every_page_is_read():
    assert read((["fine", "fine"], "fine")) == ([1, 2], {})


def test_a_page_beyond_the_stop_has_the_reason_of_the_stop():
    watch = PageWatch(leave_out={2: errors.WorkerDied}, stop_before=2)
    with watched(watch):
        assert read((["fine"] * 3, "fine")) == ([1], {2: "worker_died", 3: "worker_died"})


def test_workers_share_the_processors_for_pages_side_by_side():
    (alone,) = run_isolated(at_once, [None], **SETTINGS)
    assert alone.value == processors()
    shares = [outcome.value for outcome in run_isolated(at_once, [None] * 6, **{**SETTINGS, "workers": 3})]
    assert all(1 <= share <= processors() for share in shares)
    assert min(shares) == max(1, processors() // 3)
    assert pages_at_once() == processors()


def at_once(_):
    return pages_at_once()
