"""The papers of the corpus, one module each: a module here holds ``PAPER``."""

import importlib
import pkgutil
from functools import cache

from corpus.generator.tree import Paper


@cache
def papers() -> tuple[Paper, ...]:
    """All papers, by identifier; raises ValueError where two share one."""
    found = [importlib.import_module(f"{__name__}.{module.name}").PAPER for module in pkgutil.iter_modules(__path__)]
    ids = [paper.id for paper in found]
    if len(set(ids)) != len(ids):
        raise ValueError("two papers share an identifier")
    return tuple(sorted(found, key=lambda paper: paper.id))
