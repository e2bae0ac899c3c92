"""Rows of numbers to the first row that is equal to each."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.similarity.compiled import is_worth_compiling


def find_firsts(bounds: NDArray[Any], columns: NDArray[Any], values: NDArray[np.float64] | None = None) -> NDArray[Any]:
    """For every row the first one with the same columns, in the same order, and the same *values* if there are any.

    Row `i` is `columns[bounds[i]:bounds[i + 1]]`; the result is int64, shape (n_rows,).
    """
    if is_worth_compiling(len(columns)):
        from pipeline.similarity.equal_row_kernels import find_first_rows

        bits = np.empty(0, np.int64) if values is None else values.view(np.int64)
        return find_first_rows(bounds.astype(np.int64), columns.astype(np.int32, copy=False), bits)
    rows: dict[tuple[bytes, bytes], int] = {}
    firsts = np.empty(len(bounds) - 1, np.int64)
    for row, (start, end) in enumerate(pairwise(bounds.tolist())):
        key = columns[start:end].tobytes(), b"" if values is None else values[start:end].tobytes()
        firsts[row] = rows.setdefault(key, row)
    return firsts
