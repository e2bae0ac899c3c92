"""Texts to the pairs of texts that share a passage: telling runs of words that are no boilerplate."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from pipeline.overlap.runs import number_runs
from pipeline.overlap.spread import MANY, find_boilerplate
from pipeline.overlap.texts import Bools, Ints, Longs, Texts
from pipeline.similarity import find_firsts
from pipeline.similarity.compiled import choose, count_cores, is_worth_compiling

# Words that say something, in one run and in all that two texts share: "at the end of the" is in any two articles, and
# "said in a written statement" in many.
_RUN_CONTENT = 2
_ALL_CONTENT = 4
# Of the texts that share a run, so many of the earliest meet all others; if all met all, pairs would multiply.
_HEADS = 16
# Each part reads all words, so more parts would work more than they gain.
_MOST_PARTS = 4

Holders = csr_array[np.int8, tuple[int, int]]


def join_passages(texts: Texts, length: int) -> tuple[Longs, Longs]:
    """Texts `left < right` that share passages, in no order; time grows with the words, not with the pairs of texts.

    A run of *length* words tells if two of them are no stop words, and if it is no boilerplate (`find_boilerplate`).
    Two texts share passages if in the later one four words that are no stop words stand in such runs that the earlier
    one has. Of a run that more than sixteen texts have, each is compared with the sixteen earliest.
    """
    numbers = _number_shared(texts, length)
    holders = _find_holders(texts, numbers)
    stock = _find_stock(texts, holders)
    numbers[(numbers >= 0) & stock[numbers]] = -1
    join = choose(meet_heads, len(texts.ids))
    starts, ends = texts.spans()
    bounds = holders.indptr.astype(np.int64)
    heads = np.stack([bounds[:-1], np.minimum(bounds[1:], bounds[:-1] + _HEADS)])
    return join(numbers, starts, ends - length + 1, texts.tells[texts.ids], heads, holders.indices, length)


def meet_heads(
    numbers: Ints, starts: Longs, ends: Longs, tells: Bools, heads: Longs, holders: Ints, length: int
) -> tuple[Longs, Longs]:
    """Every text against the first holders of its runs: those that four telling words of it are shared with.

    The runs of text `t` start in `[starts[t], ends[t])`; run `r` is held by `holders[heads[0, r]:heads[1, r]]`.
    """
    left, right, n = np.empty(64, np.int64), np.empty(64, np.int64), 0
    seen, met = np.full(len(starts), -1, np.int32), np.empty(len(starts), np.int32)
    reached, content = np.zeros(len(starts), np.int64), np.zeros(len(starts), np.int32)
    for text in range(len(starts)):
        n_met = 0
        for at in range(starts[text], ends[text]):
            run = numbers[at]
            if run < 0:
                continue
            for k in range(heads[0, run], heads[1, run]):
                head = holders[k]
                if head >= text:
                    break
                if seen[head] != text:
                    seen[head], reached[head], content[head], met[n_met] = text, at, 0, head
                    n_met += 1
                # Words that an earlier run has covered count once.
                for word in range(max(at, reached[head]), at + length):
                    content[head] += tells[word]
                reached[head] = at + length
        for head in met[:n_met]:
            if n == len(left):
                left, right = np.append(left, left), np.append(right, right)
            left[n], right[n] = head, text
            n += content[head] >= _ALL_CONTENT
    return left[:n].copy(), right[:n].copy()


def _number_shared(texts: Texts, length: int) -> Ints:
    """For every word the number of the run that starts there, if it tells and two texts have it; else -1."""
    starts, ends = texts.spans()
    if is_worth_compiling(len(texts.ids)):
        return _number_compiled(texts, starts, ends, length)
    numbers = np.full(len(texts.ids), -1, np.int32)
    at = np.concatenate([np.empty(0, np.int64), *map(np.arange, starts, np.maximum(starts, ends - length + 1))])
    before = np.append(0, np.cumsum(texts.tells[texts.ids]))
    at = at[before[at + length] - before[at] >= _RUN_CONTENT]
    runs = number_runs(texts.ids, length)[at]
    held = np.unique(np.stack([runs, _texts_at(texts, at)]), axis=1)[0]
    shared = np.isin(runs, held[1:][held[1:] == held[:-1]])
    numbers[at[shared]] = np.unique(runs[shared], return_inverse=True)[1]
    return numbers


def _number_compiled(texts: Texts, starts: Longs, ends: Longs, length: int) -> Ints:
    from pipeline.overlap.run_kernels import number_shared_runs

    words, n_parts = (texts.ids, texts.tells, starts, ends), min(_MOST_PARTS, count_cores())
    numbers = np.full(len(texts.ids), -1, np.int32)
    total = 0
    with ThreadPoolExecutor(n_parts) as pool:
        find = partial(number_shared_runs, words, length, _RUN_CONTENT, n_parts=n_parts)
        for places, runs in pool.map(find, range(n_parts)):
            numbers[places] = runs + total
            total += int(runs.max(initial=-1)) + 1
    return numbers


def _texts_at(texts: Texts, words: Longs) -> Ints:
    return texts.text_of[np.searchsorted(texts.bounds, words, side="right") - 1]


def _find_holders(texts: Texts, numbers: Ints) -> Holders:
    """Which texts (columns, ascending) have which run (row)."""
    words = np.flatnonzero(numbers >= 0)
    runs = numbers[words]
    cells = (np.ones(len(words), np.int8), (runs, _texts_at(texts, words)))
    holders: Holders = csr_array(cells, shape=(int(runs.max(initial=-1)) + 1, texts.n_texts))
    holders.sort_indices()
    return holders


def _find_stock(texts: Texts, holders: Holders) -> NDArray[np.bool_]:
    """Which runs are boilerplate; runs in the same texts are asked about once."""
    printings = np.diff(texts.member_bounds)
    counts = np.add.reduceat(printings[holders.indices], holders.indptr[:-1]) if holders.nnz else np.empty(0)
    suspects = np.flatnonzero(counts > MANY)
    some = holders[suspects]
    firsts, which = np.unique(find_firsts(some.indptr, some.indices), return_inverse=True)
    sets = [some.indices[some.indptr[i] : some.indptr[i + 1]] for i in firsts.tolist()]
    stock = np.zeros(holders.shape[0] + 1, np.bool_)
    stock[suspects] = find_boilerplate(texts, sets)[which]
    return stock
