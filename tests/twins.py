"""Both ways to one result: compiled loops, and plain Python or SciPy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def compiled() -> Iterator[None]:
    """Everything inside runs compiled, however small."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.similarity.compiled._MANY_WORDS", 0)
        patch.delenv("NEWSFOLD_NUMBA", raising=False)
        yield


@contextmanager
def plain() -> Iterator[None]:
    """Nothing inside runs compiled."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSFOLD_NUMBA", "0")
        yield
