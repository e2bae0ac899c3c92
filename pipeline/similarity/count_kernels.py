"""Numbered words to counts of columns, in machine code; imported only where that is worth it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.similarity.compiled import kernel

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]

# The columns of a longer row are quicker sorted by SciPy.
_SHORT = 64


@kernel
def count_rows(ids: Ints, bounds: Longs, columns: Ints, n_columns: int) -> tuple[Ints, Ints, Longs]:
    """Columns of all rows, how often each occurs, and where rows begin and the last one ends.

    A row has the words `[bounds[i], bounds[i + 1])`, a word the column `columns[id]`, or none if that is below zero.
    The columns of a row of at most 64 are sorted; those of a longer one stand as they first occur.
    """
    indices, counts = np.empty(len(ids), np.int32), np.empty(len(ids), np.int32)
    row_bounds = np.zeros(len(bounds), np.int64)
    seen = np.zeros(n_columns, np.int32)
    end = 0
    for row in range(len(bounds) - 1):
        start = end
        for word in range(bounds[row], bounds[row + 1]):
            column = columns[ids[word]]
            if column < 0:
                continue
            if seen[column] == 0:
                indices[end] = column
                end += 1
            seen[column] += 1
        if end - start <= _SHORT:
            _sort(indices, start, end)
        for i in range(start, end):
            counts[i] = seen[indices[i]]
            seen[indices[i]] = 0
        row_bounds[row + 1] = end
    return indices[:end], counts[:end], row_bounds


@kernel
def _sort(values: Ints, start: int, end: int) -> None:
    for i in range(start + 1, end):
        value = values[i]
        at = i
        while at > start and values[at - 1] > value:
            values[at] = values[at - 1]
            at -= 1
        values[at] = value
