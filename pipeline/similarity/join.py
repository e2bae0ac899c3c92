"""Weighted rows to the pairs of rows whose cosine reaches a threshold."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, csr_matrix, issparse

from pipeline.similarity.compiled import is_worth_compiling
from pipeline.similarity.equal_rows import find_firsts
from pipeline.similarity.product_join import join_by_product

# How far a row's length may be from 1; sums of squares in another order differ by far less.
_UNIT = 1e-6
_BLOCK_ROWS = 65_536
_PAIRS_AT_ONCE = 4_096

Rows = csr_array[np.float64, tuple[int, int]]
Found = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]


def cosine_join(matrix: Rows | csr_matrix[np.float64], threshold: float, *, collapse: bool = True) -> Found:
    """Every two rows whose cosine is *threshold* or more: nothing is estimated and nothing is missed.

    A cosine is the float64 product of two rows summed in order of columns: on x86-64 that of SciPy, to the last bit.

    Large matrices are joined by compiled loops on all cores: a pair can only reach the threshold if it shares a term
    of the prefix of both rows, rare terms first (Bayardo et al.); the norms of what follows (Anastasiu and Karypis)
    and of the terms in each of 64 to 256 buckets bound the cosine from above; what is left is measured. Small ones,
    and all if `NEWSFOLD_NUMBA` is 0, are multiplied by SciPy block by block. Both give the same arrays. Beside
    *matrix* and the pairs, memory is some 10 bytes for each prefix term, 64 to 256 bytes for each row, and 4 bytes for
    each term in every 16,384 rows.

    Args:
        matrix: Shape (n_rows, n_terms), CSR, float64; columns strictly ascending in every row, values not negative,
            rows of length 1, within 1e-6, or of no weight at all.
        threshold: In (0, 1].
        collapse: Whether a row that is equal to an earlier one is paired with the first such row alone, whatever the
            threshold, so that k copies make k - 1 pairs and meet other rows once, through the first. Without it
            copies make k(k - 1)/2 pairs.

    Returns:
        Three arrays of one length, `left < right` (int64, positions of rows) and the cosines (float64), in order of
        left, then right.

    Raises:
        ValueError: *matrix* or *threshold* is not as described.

    Source:
        Bayardo, Ma and Srikant, Scaling up all pairs similarity search (WWW 2007), for prefixes;
        Anastasiu and Karypis, L2AP: fast cosine similarity search with prefix L-2 norm bounds (ICDE 2014);
        Xiao, Wang, Lin and Yu, Efficient similarity joins for near duplicate detection (WWW 2008), for the order.
    """
    if not 0 < threshold <= 1:
        raise ValueError(f"threshold: expected a cosine in (0, 1], found {threshold}")
    rows = _check(matrix)
    firsts = find_firsts(rows.indptr, rows.indices, rows.data) if collapse else np.arange(rows.shape[0])
    kept = np.flatnonzero(firsts == np.arange(rows.shape[0]))
    left, right, cosines = _join(rows, kept, threshold)
    if len(kept) < len(firsts):
        left, right, cosines = _add_copies(rows, firsts, (left, right, cosines))
    order = np.argsort(left * rows.shape[0] + right)
    return left[order], right[order], cosines[order]


def measure_cosines(rows: Rows, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    """The cosine of every two rows, `left[i]` and `right[i]`, of a matrix as `cosine_join` takes it; same sum."""
    if is_worth_compiling(rows.nnz):
        from pipeline.similarity.prefix_join import measure_by_loop

        return measure_by_loop(rows, left, right)
    blocks = [slice(at, at + _PAIRS_AT_ONCE) for at in range(0, len(left), _PAIRS_AT_ONCE)]
    products = (csr_array(rows[left[block]].multiply(rows[right[block]])) for block in blocks)
    # A product with ones adds the values of a row one after the other.
    cosines = [product @ np.ones(rows.shape[1]) for product in products]
    return np.concatenate([np.empty(0), *cosines])


def _check(matrix: Rows | csr_matrix[np.float64]) -> Rows:
    found = matrix.format if issparse(matrix) else type(matrix).__name__
    if found != "csr" or matrix.ndim != 2:
        raise ValueError(f"matrix: expected a CSR matrix, found {found}")
    if matrix.dtype != np.float64:
        raise ValueError(f"matrix: expected float64, found {matrix.dtype}")
    if (np.diff(matrix.indptr) < 0).any():
        raise ValueError("matrix: expected row pointers that never fall, found some that do")
    for start in range(0, matrix.shape[0], _BLOCK_ROWS):
        _check_block(matrix, start, min(start + _BLOCK_ROWS, matrix.shape[0]))
    return csr_array(matrix)


def _check_block(matrix: Rows | csr_matrix[np.float64], start: int, stop: int) -> None:
    bounds = matrix.indptr[start : stop + 1]
    values = matrix.data[bounds[0] : bounds[-1]]
    columns = matrix.indices[bounds[0] : bounds[-1]]
    lengths = np.diff(bounds)
    if not (values >= 0).all():
        raise ValueError(f"matrix: expected no negative value and no NaN, found {values[~(values >= 0)][0]}")
    if len(columns) and not 0 <= columns.min() <= columns.max() < matrix.shape[1]:
        raise ValueError(f"matrix: expected columns in [0, {matrix.shape[1]}), found {columns.min()}, {columns.max()}")
    unsorted = np.diff(columns) <= 0
    unsorted[(bounds[1:-1] - bounds[0])[(bounds[1:-1] > bounds[0]) & (bounds[1:-1] < bounds[-1])] - 1] = False
    if unsorted.any():
        row = start + int(np.searchsorted(bounds - bounds[0], int(np.flatnonzero(unsorted)[0]), side="right")) - 1
        raise ValueError(f"matrix: expected columns in ascending order, each once, found others in row {row}")
    filled = np.flatnonzero(lengths)
    squares = np.add.reduceat(values * values, bounds[filled] - bounds[0]) if len(filled) else np.empty(0)
    wrong = (np.abs(np.sqrt(squares) - 1) > _UNIT) & (squares > 0)
    if wrong.any():
        at = int(np.flatnonzero(wrong)[0])
        length = float(np.sqrt(squares[at]))
        raise ValueError(f"matrix: expected rows of length 1 or 0, found {length:.9g} in row {start + filled[at]}")


def _join(rows: Rows, kept: NDArray[np.int64], threshold: float) -> Found:
    """The pairs among the rows *kept*, in any order."""
    if is_worth_compiling(rows.nnz):
        from pipeline.similarity.prefix_join import join_by_prefix

        return join_by_prefix(rows, kept, threshold)
    left, right, cosines = join_by_product(rows[kept], threshold)
    return kept[left], kept[right], cosines


def _add_copies(rows: Rows, firsts: NDArray[np.int64], pairs: Found) -> Found:
    copies = np.flatnonzero(firsts != np.arange(len(firsts)))
    measured = measure_cosines(rows, firsts[copies], copies)
    # Rows of length 0 are alike in nothing.
    copies, measured = copies[measured > 0], measured[measured > 0]
    left, right, cosines = pairs
    return (
        np.concatenate([left, firsts[copies]]),
        np.concatenate([right, copies]),
        np.concatenate([cosines, measured]),
    )
