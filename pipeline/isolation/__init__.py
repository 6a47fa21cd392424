"""Worker processes with limits on time and memory."""

from pipeline.isolation.pool import Outcome, run_isolated

__all__ = ["Outcome", "run_isolated"]
