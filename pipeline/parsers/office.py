"""Old word-processor files made into DOCX by LibreOffice: in a profile of its own, without macros, links or network."""

import contextlib
import functools
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import BrokenFile, ConverterMissing

SECONDS = 90  # for one file; a long annex takes three
NAMES = ("soffice", "libreoffice")
PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
NOWHERE = "http://127.0.0.1:9"  # where requests for linked pictures end
# Macros and active contents off, links never updated, no crash recovery (org.openoffice.Office, LibreOffice's registry).
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Recovery/RecoveryInfo"><prop oor:name="Enabled" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""  # noqa: E501


@functools.cache
def soffice() -> str | None:
    """The command of an installed LibreOffice, None without one."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or next((place for place in PLACES if Path(place).is_file()), None)


def to_docx(data: bytes, suffix: str) -> bytes:
    """``data``, a file that bears ``suffix`` (``doc``, ``rtf``), as DOCX.

    Raises :class:`ConverterMissing` without LibreOffice and :class:`BrokenFile` where it cannot read the file in time.
    """
    command = soffice()
    if command is None:
        raise ConverterMissing(suffix)
    with tempfile.TemporaryDirectory(prefix="chidao-") as folder:
        place = Path(folder)
        (place / "profile/user").mkdir(parents=True)
        (place / "profile/user/registrymodifications.xcu").write_text(SETTINGS, "utf-8")
        source = place / f"document.{suffix}"
        source.write_bytes(data)
        arguments = [
            command,
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard"),
            *("--convert-to", "docx:Office Open XML Text", "--outdir", str(place / "out"), str(source)),
        ]
        run(arguments, place, seconds=SECONDS)
        result = place / "out/document.docx"
        if not result.is_file():
            raise BrokenFile(f"{suffix}: LibreOffice cannot read it")
        return result.read_bytes()


def run(arguments: list[str], place: Path, *, seconds: float) -> None:
    """Runs a converter in ``place``, unheard. Raises :class:`BrokenFile` when time is up."""
    environment = {
        **{name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ},
        **{"HOME": str(place), "TMPDIR": str(place), "TEMP": str(place), "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"},
        **dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), NOWHERE),
    }
    with _own_memory():
        process = subprocess.Popen(
            arguments,
            cwd=place,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise BrokenFile("the converter took too long") from None
    finally:
        _end(process)


@contextlib.contextmanager
def _own_memory() -> Iterator[None]:
    """Lifts this process's limit on address space while a child is started: a worker's limit counts what it holds itself."""
    try:
        import resource
    except ImportError:  # Windows: no such limits
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    try:
        yield
    finally:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _end(process: "subprocess.Popen[bytes]") -> None:
    """The converter and whatever it started, gone."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()
