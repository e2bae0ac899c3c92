"""The cosine join by SciPy alone: every row times every later one, block by block."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

# Cells that one block of the product may have at most, which bounds memory at some 100 MB.
_BLOCK_CELLS = 4_000_000


def join_by_product(
    rows: csr_array[np.float64, tuple[int, int]], threshold: float
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Positions `left < right` of the rows that meet at *threshold*, and their cosines, in any order."""
    n_rows = rows.shape[0]
    step = max(1, _BLOCK_CELLS // max(1, n_rows))
    blocks = [_join_block(rows, start, start + step, threshold) for start in range(0, n_rows, step)]
    left = np.concatenate([np.empty(0, np.int64), *(block[0] for block in blocks)])
    right = np.concatenate([np.empty(0, np.int64), *(block[1] for block in blocks)])
    cosines = np.concatenate([np.empty(0, np.float64), *(block[2] for block in blocks)])
    return left, right, cosines


def _join_block(
    rows: csr_array[np.float64, tuple[int, int]], start: int, stop: int, threshold: float
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """The pairs whose left row lies in `[start, stop)`; both positions are those in the whole matrix."""
    product = (rows[start:stop] @ rows[start:].T).tocoo()
    left, right = product.coords
    kept = (left < right) & (product.data >= threshold)
    return left[kept].astype(np.int64) + start, right[kept].astype(np.int64) + start, product.data[kept]
