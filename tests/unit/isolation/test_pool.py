"""Workers that hang, crash, get killed, raise or eat memory cost their own item and nothing else."""

import os
import signal
import time

import pytest

from pipeline import errors
from pipeline.isolation import run_isolated

MIB = 1024 * 1024
SETTINGS = {"workers": 2, "timeout": 120.0, "memory_bytes": 512 * MIB}


def misbehave(item):
    action, value = item
    return ACTIONS[action](value)


def bite(size):
    return len(bytearray(size))


def raise_it(error):
    raise error


def tell_and_hang(note):
    draft = note.with_suffix(".part")
    draft.write_text(str(os.getpid()))
    draft.rename(note)
    time.sleep(600)


def wait_for(note):
    while not note.exists():
        time.sleep(0.01)


ACTIONS = {
    "tell and hang": tell_and_hang,
    "wait for": wait_for,
    "double": lambda value: value * 2,
    "hang": lambda value: time.sleep(600),
    "kill": lambda value: os.kill(os.getpid(), signal.SIGKILL),
    "abort": lambda value: os.abort(),
    "exit": lambda value: os._exit(value),
    "raise": raise_it,
    "eat": bite,
    "unpicklable": lambda value: lambda: value,
    "pid": lambda value: os.getpid(),
    "print": lambda value: print(value),
}


def run(items, **settings):
    outcomes = sorted(run_isolated(misbehave, items, **{**SETTINGS, **settings}), key=lambda outcome: outcome.index)
    assert [outcome.item for outcome in outcomes] == list(items)
    return outcomes


@pytest.mark.parametrize(
    ("item", "error", "detail"),
    [
        (("kill", None), errors.WorkerDied, "signal 9"),
        (("abort", None), errors.WorkerDied, "signal 6"),
        (("exit", 7), errors.WorkerDied, "exit code 7"),
        (("eat", 4096 * MIB), errors.WorkerOutOfMemory, ""),
        (("raise", errors.BrokenFile("xref", page=3)), errors.BrokenFile, "xref"),
        (("raise", MemoryError()), errors.WorkerOutOfMemory, ""),
    ],
)
def test_a_bad_item_is_reported_and_its_neighbours_are_done(item, error, detail):
    good = [("double", number) for number in range(3)]
    outcomes = run([*good, item, *good])
    bad = outcomes.pop(3)
    assert type(bad.error) is error
    assert bad.error.detail == detail
    assert bad.value is None
    assert [outcome.value for outcome in outcomes] == [0, 2, 4, 0, 2, 4]


def test_an_error_keeps_its_page():
    assert run([("raise", errors.BrokenFile("xref", page=3))])[0].error.page == 3


def test_a_hanging_item_is_killed_at_its_time_limit():
    outcomes = run([("hang", None), ("double", 1), ("hang", None), ("double", 2)], timeout=4.0)
    assert [type(outcome.error) for outcome in outcomes] == [errors.WorkerTimeout, type(None), errors.WorkerTimeout, type(None)]
    assert [outcome.value for outcome in outcomes] == [None, 2, None, 4]


def test_other_exceptions_tell_their_type_but_not_their_message():
    error = run([("raise", ValueError("Nguyễn Văn A"))])[0].error
    assert type(error) is errors.PipelineError
    assert error.detail.startswith("ValueError at test_pool.py:")
    assert "Nguyễn" not in str(error)


def test_a_result_that_cannot_be_sent_is_an_error_and_the_worker_goes_on():
    outcomes = run([("unpicklable", 1), ("double", 1)], workers=1)
    assert type(outcomes[0].error) is errors.PipelineError
    assert outcomes[1].value == 2


def test_what_fits_the_memory_limit_passes():
    assert run([("eat", 64 * MIB)])[0].value == 64 * MIB


def test_a_worker_is_kept_for_further_items_and_recycled_after_its_share():
    pids = [outcome.value for outcome in run([("pid", None)] * 5, workers=1, recycle_after=2)]
    assert pids[0] == pids[1] != pids[2] == pids[3] != pids[4]
    assert os.getpid() not in pids


def test_without_a_process_to_be_had_every_item_is_reported(monkeypatch):
    def refuse(*arguments):
        raise BlockingIOError("no more processes")

    monkeypatch.setattr("pipeline.isolation.pool._Worker", refuse)
    outcomes = run([("double", 1), ("double", 2)])
    assert [(type(outcome.error), outcome.error.detail) for outcome in outcomes] == [(errors.WorkerDied, "did not start")] * 2


def test_items_are_taken_only_when_a_worker_is_free():
    taken = []

    def items():
        for number in range(50):
            taken.append(number)
            yield ("double", number)

    outcomes = run_isolated(misbehave, items(), **SETTINGS)
    next(outcomes)
    assert len(taken) < 5
    outcomes.close()


def test_closing_the_iterator_kills_what_still_runs(tmp_path):
    note = tmp_path / "pid"
    outcomes = run_isolated(misbehave, [("tell and hang", note), ("wait for", note)], **SETTINGS)
    next(outcomes)
    outcomes.close()
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text()), 0)


def test_what_a_library_prints_does_not_reach_stdout(capfd):
    run([("print", "noise")])
    assert capfd.readouterr().out == ""


def test_no_items_start_no_worker():
    assert run([]) == []


@pytest.mark.parametrize("wrong", [{"workers": 0}, {"timeout": 0}, {"memory_bytes": 0}, {"recycle_after": 0}])
def test_limits_must_be_positive(wrong):
    with pytest.raises(ValueError, match="positive"):
        run([("double", 1)], **wrong)
