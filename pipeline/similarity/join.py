"""Weighted rows to the pairs of rows whose cosine reaches a threshold."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

# Cells that one block of the product may have at most, which bounds memory at some 100 MB.
_BLOCK_CELLS = 4_000_000
# Cosines are compared at this many decimals, so that the last bit of a sum decides nothing.
_DECIMALS = 9

Rows = csr_array[np.float64, tuple[int, int]]


def cosine_join(matrix: Rows, threshold: float) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Positions `left < right` of every two rows that meet at *threshold* or above, and their cosines.

    The three arrays are of one length, in order of left, then right. Every pair is found, and a cosine is the plain
    float64 product of the two rows summed in order of columns; it is rounded to 9 decimals where it is compared with
    the threshold, and only there. Rows are taken in blocks, so memory grows with the pairs found, not with all pairs.

    Args:
        matrix: Rows of unit length (or zero), shape (n_rows, n_terms), column indices sorted.
        threshold: Cosine in (0, 1].

    Raises:
        ValueError: The threshold lies outside (0, 1].
    """
    if not 0 < threshold <= 1:
        raise ValueError(f"threshold: expected a cosine in (0, 1], found {threshold}")
    n_rows = matrix.shape[0]
    step = max(1, _BLOCK_CELLS // max(1, n_rows))
    blocks = [_join_block(matrix, start, start + step, threshold) for start in range(0, n_rows, step)]
    left = np.concatenate([np.empty(0, np.int64), *(block[0] for block in blocks)])
    right = np.concatenate([np.empty(0, np.int64), *(block[1] for block in blocks)])
    cosines = np.concatenate([np.empty(0, np.float64), *(block[2] for block in blocks)])
    order = np.lexsort((right, left))
    return left[order], right[order], cosines[order]


def _join_block(
    matrix: Rows, start: int, stop: int, threshold: float
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """The pairs whose left row lies in `[start, stop)`; both positions are those in the whole matrix."""
    product = (matrix[start:stop] @ matrix[start:].T).tocoo()
    left, right = product.coords
    kept = (left < right) & (np.round(product.data, _DECIMALS) >= threshold)
    return left[kept].astype(np.int64) + start, right[kept].astype(np.int64) + start, product.data[kept]
