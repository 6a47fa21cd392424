"""Memory that was freed goes back to the system: the C library keeps what lies between things still in use."""

import ctypes
import functools
from collections.abc import Callable
from contextlib import suppress


def give_back() -> None:
    """Hand freed memory back, where the C library can (glibc's ``malloc_trim``); takes less than a millisecond."""
    trim = _malloc_trim()
    if trim is not None:
        trim(0)


@functools.cache
def _malloc_trim() -> Callable[[int], int] | None:
    with suppress(AttributeError, OSError, TypeError):  # another C library, another system
        trim: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
        return trim
    return None
