"""The version of the pipeline, and of the shape of what it writes."""

__version__ = "0.1.0"
SCHEMA = "chidao/1"
