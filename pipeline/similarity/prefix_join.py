"""The cosine join by compiled loops: prefixes of all rows, an index of each block, and every later row against it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from pipeline.similarity import join_kernels
from pipeline.similarity.compiled import count_cores

# Rows of one index: its postings and sketches then stay in a core's cache.
_BLOCK_ROWS = 16_384
# A filter must never drop what reaches the threshold, and a row may be longer than 1 by a millionth.
_SLACK = 1 - 3e-6

Rows = csr_array[np.float64, tuple[int, int]]
Ints = NDArray[np.int32]
Found = tuple[Ints, Ints, NDArray[np.float64]]


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """Rows, their prefixes (`terms` and `norms`, of row `i` in `[starts[i], starts[i + 1])`), sketches and index."""

    rows: Ints
    starts: Ints
    terms: Ints
    norms: NDArray[np.uint16]
    sketches: NDArray[np.uint8]
    bounds: Ints
    postings: NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class _Matrix:
    """A CSR matrix with what its terms rank: rare ones first, -1 for a term of a single row."""

    indptr: NDArray[np.int64]
    indices: Ints
    data: NDArray[np.float64]
    ranks: Ints
    n_ranks: int


def join_by_prefix(
    rows: Rows, kept: NDArray[np.int64], threshold: float
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Positions `left < right` of the *kept* rows that meet at *threshold*, and their cosines, in any order.

    *kept* are ascending positions of *rows*.
    """
    matrix = _rank_terms(rows)
    parts = [kept[i : i + _BLOCK_ROWS].astype(np.int32) for i in range(0, len(kept), _BLOCK_ROWS)]
    with ThreadPoolExecutor(count_cores()) as pool:
        blocks = list(pool.map(lambda part: _build_block(matrix, part, threshold), parts))
        # The last block has most to be compared with.
        found = list(pool.map(lambda i: _probe_all(matrix, blocks[: i + 1], threshold), reversed(range(len(blocks)))))
    left, right, cosines = zip(*found, strict=True) if found else ((), (), ())
    return (
        np.concatenate([np.empty(0, np.int64), *left]),
        np.concatenate([np.empty(0, np.int64), *right]),
        np.concatenate([np.empty(0, np.float64), *cosines]),
    )


def measure_by_loop(rows: Rows, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    """The cosine of every two rows."""
    columns = rows.indices.astype(np.int32, copy=False)
    bounds = rows.indptr.astype(np.int64)
    return join_kernels.multiply_pairs((bounds, columns, rows.data), left, right)


def _rank_terms(rows: Rows) -> _Matrix:
    frequencies = np.bincount(rows.indices, minlength=rows.shape[1])
    order = np.argsort(frequencies, kind="stable")
    n_single = int((frequencies <= 1).sum())
    ranks = np.full(rows.shape[1], -1, np.int32)
    ranks[order[n_single:]] = np.arange(rows.shape[1] - n_single)
    columns = rows.indices.astype(np.int32, copy=False)
    return _Matrix(rows.indptr.astype(np.int64), columns, rows.data, ranks, rows.shape[1] - n_single)


def _build_block(matrix: _Matrix, rows: Ints, threshold: float) -> _Block:
    starts, terms, norms, sketches = join_kernels.find_prefixes(
        matrix.indptr, matrix.indices, matrix.data, rows, matrix.ranks, threshold * _SLACK, _count_buckets(threshold)
    )
    bounds, postings = join_kernels.build_index(starts, terms, norms, matrix.n_ranks)
    return _Block(rows, starts, terms, norms, sketches, bounds, postings)


def _count_buckets(threshold: float) -> int:
    """Below these thresholds fewer buckets would let most candidates through."""
    if threshold >= 0.65:
        return 64
    return 128 if threshold >= 0.35 else 256


def _probe_all(matrix: _Matrix, blocks: list[_Block], threshold: float) -> Found:
    """The pairs of a row of the last block and an earlier row of any."""
    dense = np.zeros(len(matrix.ranks))
    last = blocks[-1]
    found = [
        join_kernels.probe(
            (matrix.indptr, matrix.indices, matrix.data),
            (last.rows, last.starts, last.terms, last.norms, last.sketches),
            (held.rows, held.sketches, held.bounds, held.postings),
            dense,
            threshold,
            threshold * _SLACK,
        )
        for held in blocks
    ]
    left, right, cosines = zip(*found, strict=True)
    return np.concatenate(left), np.concatenate(right), np.concatenate(cosines)
