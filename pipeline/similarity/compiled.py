"""Loops over arrays to machine code, and whether a run is large enough for that; the owner of numba."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])

# Loading what numba compiled takes longer than plain Python takes for so many words.
_MANY_WORDS = 100_000


def is_worth_compiling(n_words: int) -> bool:
    """Whether loops over so many words should run compiled; never if `NEWSFOLD_NUMBA` is 0.

    Every compiled loop has a twin in plain Python or SciPy with the same result to the last bit, so this decides about
    time and memory alone.
    """
    return n_words >= _MANY_WORDS and os.environ.get("NEWSFOLD_NUMBA") != "0"


def count_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def kernel(function: F) -> F:
    """*function* as machine code, compiled when first called and kept in numba's cache for later runs.

    It lets other threads run. Where no folder for the cache can be written, it is compiled anew in every run. Modules
    with kernels are imported only after `is_worth_compiling`, since importing numba takes as long as a small run.
    """
    import numba

    try:
        compiled: Any = numba.njit(cache=True, nogil=True, error_model="numpy")(function)
    except RuntimeError:
        return cast("F", numba.njit(nogil=True, error_model="numpy")(function))
    compiled._cache = _Cache(compiled._cache)  # noqa: SLF001 (numba has no other way in)
    return cast("F", compiled)


class _Cache:
    """numba's cache on disk, emptied when it cannot be read: left alone, a damaged file would end every run to come."""

    def __init__(self, cache: Any) -> None:
        self._cache = cache

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cache, name)

    def load_overload(self, signature: object, context: object) -> object:
        try:
            return self._cache.load_overload(signature, context)
        except Exception:
            self._cache.flush()
            return None


@cache
def _compile(function: F) -> F:
    return kernel(function)


def choose(function: F, n_words: int) -> F:
    """*function*, a loop that calls no other of ours, compiled if that is worth it for so many words, else as it is."""
    return _compile(function) if is_worth_compiling(n_words) else function


def inlined(function: F) -> F:
    """*function* as a part of each kernel that calls it: a call with many arrays costs as much as reading a word."""
    import numba

    return cast("F", numba.njit(inline="always", error_model="numpy")(function))
