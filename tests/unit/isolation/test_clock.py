"""Limits count work: neither a busy machine nor a child process at work nor sleep deceives them."""

import os
import subprocess
import sys
import time

import pytest

from pipeline.isolation.clock import PATIENCE, Allowance, Stopwatch, processor_seconds

needs_proc = pytest.mark.skipif(processor_seconds(os.getpid()) is None, reason="needs /proc, as Linux has it")
SPIN = "while True: pass"


def test_who_works_all_the_time_has_as_much_as_is_allowed():
    allowance = Allowance(10.0, now=100.0, worked=3.0)
    assert not allowance.is_over(109.9, 12.9)
    assert allowance.look == 110.0
    assert allowance.is_over(110.0, 13.0)


def test_who_waits_for_a_processor_gets_more_time_on_the_wall():
    allowance = Allowance(10.0, now=100.0, worked=3.0)
    assert not allowance.is_over(110.0, 5.0)  # two seconds' work in ten
    assert allowance.look == 118.0
    assert not allowance.is_over(118.0, 7.0)
    assert allowance.used(118.0, 7.0) == 4.0
    assert allowance.is_over(140.0, 13.0)


def test_several_processors_at_once_do_not_use_it_up_faster_than_the_wall():
    allowance = Allowance(10.0, now=100.0, worked=0.0)
    assert allowance.used(105.0, 40.0) == 5.0


def test_who_sleeps_is_over_at_the_first_look():
    assert Allowance(10.0, now=100.0, worked=3.0).is_over(110.0, 3.05)


def test_who_falls_asleep_later_is_over_at_the_next_look():
    allowance = Allowance(10.0, now=100.0, worked=0.0)
    assert not allowance.is_over(110.0, 8.0)
    assert allowance.is_over(allowance.look, 8.01)


def test_patience_ends():
    allowance = Allowance(10.0, now=0.0, worked=0.0)
    now = 0.0
    while not allowance.is_over(now, 0.05 * now):
        now = max(allowance.look, now + 0.1)
    assert now == pytest.approx(PATIENCE * 10.0, abs=10.0)


def test_without_knowledge_of_the_work_the_wall_counts():
    allowance = Allowance(10.0, now=100.0, worked=None)
    assert allowance.used(104.0, None) == 4.0
    assert allowance.is_over(110.0, None)


@needs_proc
def test_the_work_of_a_child_that_still_runs_counts():
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {SPIN!r}])"
    process = subprocess.Popen([sys.executable, "-c", parent], start_new_session=True)
    try:
        while processor_seconds(process.pid) < 1.0:
            assert process.poll() is None
            time.sleep(0.05)
    finally:
        os.killpg(process.pid, 9)
        process.wait()


@needs_proc
def test_a_process_that_is_gone_tells_nothing():
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    assert processor_seconds(process.pid) is None


def test_a_stopwatch_stands_still_while_its_process_sleeps():
    watch = Stopwatch()
    time.sleep(0.3)
    assert watch() < 0.3
    total = sum(range(2_000_000))
    assert total and watch() > 0
