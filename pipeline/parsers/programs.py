"""Programs of the system (tesseract, LibreOffice) run as children that cannot run on for ever.

The limit is on the processor time of the child, which the kernel itself holds (``ulimit -t``, RLIMIT_CPU): how busy the
machine is must not decide what is read. The clock on the wall is only a backstop for a child that sleeps; where there is no
POSIX shell (Windows) it is all there is.
"""

import contextlib
import math
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

BACKSTOP = 10  # times the limit that may pass on the wall
_SHELL = Path("/bin/sh")


class ProgramFailed(Exception):
    """The program is not there, took too long, or ended with an error; the message is one of these words, never its output."""


def run_program(
    arguments: Sequence[str],
    *,
    seconds: float,
    memory_bytes: int | None = None,
    data: bytes = b"",
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """What a program says on stdout, given ``data`` on stdin and at most ``seconds`` of processor time.

    ``memory_bytes`` is the address space it may have, by default as much as this process. It runs in a session of its own,
    all of which is gone afterwards. Raises :class:`ProgramFailed`.
    """
    try:
        process = subprocess.Popen(
            _limited(arguments, seconds, memory_bytes),
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as problem:
        raise ProgramFailed("did not start") from problem
    try:
        answer, _ = process.communicate(data, timeout=BACKSTOP * max(seconds, 1))
    except subprocess.TimeoutExpired:
        raise ProgramFailed("took too long") from None
    finally:
        _end(process)
    if process.returncode:
        raise ProgramFailed("took too long" if _is_out_of_time(process.returncode) else f"exit code {process.returncode}")
    return answer


def _limited(arguments: Sequence[str], seconds: float, memory_bytes: int | None) -> list[str]:
    """The command that sets its own limits and then turns into the program: nothing has to run between fork and exec."""
    if os.name != "posix" or not _SHELL.is_file():
        return list(arguments)
    limits = [f"ulimit -t {max(1, math.ceil(seconds))}"]  # one that the system does not take is passed over
    if memory_bytes is not None:
        limits.append(f"ulimit -S -v {memory_bytes // 1024}")
    return [str(_SHELL), "-c", "; ".join([*limits, 'exec "$@"']), str(_SHELL), *arguments]


def _is_out_of_time(code: int) -> bool:
    """Whether the kernel ended it: SIGXCPU at the limit, SIGKILL where soft and hard limit are the same."""
    return -code in {getattr(signal, name, 0) for name in ("SIGXCPU", "SIGKILL")} - {0}


def _end(process: "subprocess.Popen[bytes]") -> None:
    """The program and whatever it started, gone."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()
