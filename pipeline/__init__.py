"""chidao: who must do what, by when, on whose order, in which document."""

import logging
from typing import TYPE_CHECKING, Any

from pipeline.version import __version__

if TYPE_CHECKING:
    from pipeline.extraction import extract, load

logging.getLogger(__name__).addHandler(logging.NullHandler())  # a library does not decide where its log goes

__all__ = ["__version__", "extract", "load"]


def __getattr__(name: str) -> Any:
    """``extract`` and ``load`` on first use, so that ``import pipeline`` stays cheap."""
    if name in ("extract", "load"):
        from pipeline import extraction

        return getattr(extraction, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
