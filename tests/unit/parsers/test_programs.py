"""Programs end when they have worked too long, whatever they start, and say why they failed."""

import sys

import pytest

from pipeline.parsers.programs import ProgramFailed, run_program

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")


def python(code, **options):
    return run_program([sys.executable, "-c", code], **{"seconds": 60, **options})


def test_it_is_given_data_and_gives_its_answer():
    assert python("import sys; print(sys.stdin.buffer.read()[::-1].decode())", data=b"abc") == b"cba\n"


@POSIX
def test_it_ends_at_its_processor_time():
    with pytest.raises(ProgramFailed, match="took too long"):
        python("while True: pass", seconds=1)


@POSIX
def test_sleep_is_no_work():
    assert python("import time; time.sleep(1.5); print(1)", seconds=1) == b"1\n"


def test_one_that_sleeps_for_ever_is_killed():
    with pytest.raises(ProgramFailed, match="took too long"):
        python("import time; time.sleep(600)", seconds=0.1)


@POSIX
def test_its_memory_can_be_limited():
    code = "data = bytearray(2 * 1024**3); print(len(data))"
    with pytest.raises(ProgramFailed, match="exit code"):
        python(code, memory_bytes=1024**3)


def test_an_error_has_its_exit_code_and_none_of_its_output():
    with pytest.raises(ProgramFailed) as failure:
        python("import sys; print('secret', file=sys.stderr); sys.exit(7)")
    assert str(failure.value) == "exit code 7"


def test_one_that_is_not_there_fails():
    with pytest.raises(ProgramFailed):
        run_program(["/no/such/program"], seconds=1)


@POSIX
def test_what_it_started_ends_with_it(tmp_path):
    note = tmp_path / "note"
    child = f"import time; time.sleep(1); open({str(note)!r}, 'w')"
    python(f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {child!r}], stdout=subprocess.DEVNULL)")
    import time

    time.sleep(2)
    assert not note.exists()
