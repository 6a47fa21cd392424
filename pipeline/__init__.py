"""chidao: who must do what, by when, on whose order, in which document."""

from pipeline.version import __version__

__all__ = ["__version__"]
