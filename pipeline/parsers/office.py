"""Old word-processor files made into DOCX by LibreOffice: in a profile of its own, without macros, links or network."""

import functools
import os
import shutil
import tempfile
from pathlib import Path

from pipeline.errors import BrokenFile, ConverterMissing
from pipeline.parsers.programs import ProgramFailed, run_program

SECONDS = 90  # of processor time for one file; a long annex takes three
MEMORY = 4 * 1024**3  # bytes of address space
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
        try:
            run_program(arguments, seconds=SECONDS, memory_bytes=MEMORY, folder=place, environment=_environment(place))
        except ProgramFailed as problem:
            raise BrokenFile(f"{suffix}: LibreOffice {problem}") from problem
        result = place / "out/document.docx"
        if not result.is_file():
            raise BrokenFile(f"{suffix}: LibreOffice cannot read it")
        return result.read_bytes()


def _environment(place: Path) -> dict[str, str]:
    """What a converter is told of its surroundings: a home of its own, no way out."""
    return {
        **{name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ},
        **{"HOME": str(place), "TMPDIR": str(place), "TEMP": str(place), "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"},
        **dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), NOWHERE),
    }
