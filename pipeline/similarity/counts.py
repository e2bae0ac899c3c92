"""Numbered words to a matrix of how often each text has them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray
from scipy.sparse import csr_array

from pipeline.similarity.compiled import is_worth_compiling
from pipeline.similarity.words import Numbers

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Matrix = csr_array[Any, tuple[int, int]]

_MOST_32_BIT = np.iinfo(np.int32).max


def count_words(words: Numbers, columns: Ints, n_columns: int, dtype: DTypeLike) -> Matrix:
    """How often each text has the words of each column: shape (n_texts, n_columns), column indices sorted.

    Args:
        words: The texts, one a row.
        columns: The column of each of the forms of *words*, below zero if it has none.
        n_columns: How many columns there are.
        dtype: Type of the counts; indices are 32 bits wide for as long as they can be.
    """
    count = _count_compiled if is_worth_compiling(len(words.ids)) else _count_plain
    indices, counts, bounds = count(words, columns, n_columns)
    index_type = np.int32 if len(indices) <= _MOST_32_BIT else np.int64
    shape = (len(words), n_columns)
    parts = (counts.astype(dtype), indices.astype(index_type, copy=False), bounds.astype(index_type))
    matrix: Matrix = csr_array(parts, shape)
    matrix.sort_indices()
    return matrix


def _count_compiled(words: Numbers, columns: Ints, n_columns: int) -> tuple[Ints, Ints, Longs]:
    from pipeline.similarity.count_kernels import count_rows

    return count_rows(words.ids, words.bounds, columns, n_columns)


def _count_plain(words: Numbers, columns: Ints, n_columns: int) -> tuple[Ints, Ints, Longs]:
    column = columns[words.ids]
    row = np.repeat(np.arange(len(words)), np.diff(words.bounds))
    cells, counts = np.unique((row * n_columns + column)[column >= 0], return_counts=True)
    bounds = np.searchsorted(cells, np.arange(len(words) + 1) * n_columns)
    return (cells % max(1, n_columns)).astype(np.int32), counts.astype(np.int32), bounds
