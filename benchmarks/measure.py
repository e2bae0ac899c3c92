"""A call to its seconds and its peak memory, and figures to a Markdown table."""

from __future__ import annotations

import ctypes
import gc
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Generic, ParamSpec, TypeVar

PATIENCE = 10
"""Seconds from which one run of a call says enough."""

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Measured(Generic[T]):
    """What a call returned, how long it took, the memory before it, and by how much that rose meanwhile, in MB."""

    result: T
    seconds: float
    before: float
    megabytes: float


def measure(call: Callable[[], T]) -> Measured[T]:
    """One run of *call*; memory freed before it is handed back first, so that none of it is used again unseen."""
    gc.collect()
    _trim()
    # The kernel starts the high-water mark anew at what is resident now.
    Path("/proc/self/clear_refs").write_text("5")
    before = _read_status("VmRSS")
    start = time.perf_counter()
    result = call()
    seconds = time.perf_counter() - start
    return Measured(result, seconds, before, max(0.0, _read_status("VmHWM") - before))


def measure_in_turn(calls: Mapping[str, Callable[[], T]], repeats: int) -> dict[str, Measured[T]]:
    """Every call run *repeats* times, one after the other in each round; one that takes over 10 s runs once.

    The seconds are medians, the memory is the most of all rounds, and the result that of the first.
    """
    runs = {name: [measure(call)] for name, call in calls.items()}
    for _ in range(repeats - 1):
        for name, call in calls.items():
            if runs[name][0].seconds <= PATIENCE:
                runs[name].append(measure(call))
    return {name: _sum_up(of_one) for name, of_one in runs.items()}


def _sum_up(runs: Sequence[Measured[T]]) -> Measured[T]:
    seconds = statistics.median(run.seconds for run in runs)
    return Measured(runs[0].result, seconds, runs[0].before, max(run.megabytes for run in runs))


def run_alone(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What *function* returns in a fresh process, whose memory holds nothing else."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as child:
        return child.submit(function, *args, **kwargs).result()


def print_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A Markdown table; all columns but the first are figures."""
    print(f"| {' | '.join(header)} |")
    print(f"| --- |{' ---: |' * (len(header) - 1)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    print(flush=True)


def _trim() -> None:
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)


def _read_status(field: str) -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1]) / 1024
    raise LookupError(f"/proc/self/status: expected {field}")
