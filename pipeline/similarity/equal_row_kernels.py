"""The compiled loops that find equal rows: a hash table of rows, compared in full."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.similarity.compiled import kernel

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]


@kernel
def _hash_row(columns: Ints, bits: Longs, start: int, end: int) -> int:
    # FNV-1a by words, mixed once more at the end.
    value = np.uint64(14_695_981_039_346_656_037)
    for at in range(start, end):
        value = (value ^ np.uint64(columns[at])) * np.uint64(1_099_511_628_211)
        if len(bits):
            value = (value ^ np.uint64(bits[at])) * np.uint64(1_099_511_628_211)
        value ^= value >> np.uint64(29)
    return int(np.int64(value >> np.uint64(2)))


@kernel
def _is_same(bounds: Longs, columns: Ints, bits: Longs, a: int, b: int) -> bool:
    size = bounds[a + 1] - bounds[a]
    if size != bounds[b + 1] - bounds[b]:
        return False
    one, other = slice(bounds[a], bounds[a] + size), slice(bounds[b], bounds[b] + size)
    return bool((columns[one] == columns[other]).all() and (bits[one] == bits[other]).all())


@kernel
def find_first_rows(bounds: Longs, columns: Ints, bits: Longs) -> Longs:
    """For every row the first one with the same columns and bits; no row has bits if there are none."""
    n = len(bounds) - 1
    size = 16
    while size < 2 * n:
        size *= 2
    table, firsts = np.full(size, -1, np.int64), np.empty(n, np.int64)
    for row in range(n):
        slot = _hash_row(columns, bits, bounds[row], bounds[row + 1]) & (size - 1)
        while table[slot] >= 0 and not _is_same(bounds, columns, bits, row, table[slot]):
            slot = (slot + 1) & (size - 1)
        if table[slot] < 0:
            table[slot] = row
        firsts[row] = table[slot]
    return firsts
