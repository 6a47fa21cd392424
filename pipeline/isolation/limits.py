"""Caps on the address space of the own process, where the system has such a thing (POSIX; not Windows, not macOS)."""

import os
from contextlib import suppress
from pathlib import Path

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]


def can_cap_memory() -> bool:
    """Whether this system limits the memory of a process on its own wish."""
    return resource is not None and hasattr(resource, "RLIMIT_AS") and _address_space() > 0


def cap_memory(extra_bytes: int, at_most: int | None = None) -> int | None:
    """Cap the address space at what the process has now plus ``extra_bytes``; the cap in bytes, None where there is none.

    The cap is never above ``at_most`` nor above the hard limit that the process was started with.
    """
    if not can_cap_memory():
        return None
    wanted = _address_space() + extra_bytes
    return lift_cap(wanted if at_most is None else min(wanted, at_most))


def lift_cap(wanted: int) -> int | None:
    """Set the cap to that many bytes; the cap that holds, None where the system refuses one."""
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
        return soft
    return None


def _address_space() -> int:
    """Bytes of address space of this process; 0 where /proc does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except (OSError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
