"""The compiled loops of the cosine join: rows to prefixes and sketches, those to an index, and an index to pairs."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.similarity.compiled import kernel

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Shorts = NDArray[np.uint16]
Postings = NDArray[np.uint32]

# Norms and sketches are kept as whole numbers, rounded up; a norm may be a little above 1.
_NORM = 65_000
_SKETCH = 250
_FEW = 48


@kernel
def _sort_by_rank(ranks: Ints, places: Ints, n: int) -> None:
    """Sorts the first *n* of both by rank."""
    if n > _FEW:
        order = np.argsort(ranks[:n])
        ranks[:n] = ranks[:n][order]
        places[:n] = places[:n][order]
        return
    for i in range(1, n):
        rank, place = ranks[i], places[i]
        k = i - 1
        while k >= 0 and ranks[k] > rank:
            ranks[k + 1], places[k + 1] = ranks[k], places[k]
            k -= 1
        ranks[k + 1], places[k + 1] = rank, place


@kernel
def _draw(values: Floats, ranks: Ints, places: Ints, n: int, sketch: Bytes, squares: Floats) -> None:
    """Writes the rounded-up norm of a row's terms by bucket; there are a power of two."""
    squares[:] = 0.0
    for i in range(n):
        squares[ranks[i] & (len(sketch) - 1)] += values[places[i]] ** 2
    for bucket in range(len(sketch)):
        sketch[bucket] = np.uint8(math.ceil(math.sqrt(squares[bucket]) * _SKETCH))


@kernel
def find_prefixes(
    indptr: Longs, indices: Ints, data: Floats, rows: Ints, rank: Ints, least: float, width: int
) -> tuple[Ints, Ints, Shorts, Bytes]:
    """Where the prefix of each row begins and ends, the ranks of its terms, the norms from there on, and sketches.

    Only terms with a rank count. The prefix of a row are its terms in order of rank as long as the norm of what
    follows, the term included, is *least* or more.
    """
    total, longest = 0, 0
    for row in rows:
        size = indptr[row + 1] - indptr[row]
        total, longest = total + size, max(longest, size)
    starts = np.zeros(len(rows) + 1, np.int32)
    terms, norms = np.empty(total, np.int32), np.empty(total, np.uint16)
    sketches = np.zeros((len(rows), width), np.uint8)
    ranks, places = np.empty(longest, np.int32), np.empty(longest, np.int32)
    squares, rest = np.zeros(width), np.empty(longest + 1)
    filled = 0
    for i, row in enumerate(rows):
        n = 0
        values = data[indptr[row] : indptr[row + 1]]
        for place, term in enumerate(indices[indptr[row] : indptr[row + 1]]):
            if rank[term] >= 0:
                ranks[n], places[n] = rank[term], place
                n += 1
        _sort_by_rank(ranks, places, n)
        _draw(values, ranks, places, n, sketches[i], squares)
        rest[n] = 0.0
        for k in range(n - 1, -1, -1):
            rest[k] = rest[k + 1] + values[places[k]] ** 2
        k = 0
        while k < n and math.sqrt(rest[k]) >= least:
            terms[filled], norms[filled] = ranks[k], math.ceil(math.sqrt(rest[k]) * _NORM)
            filled += 1
            k += 1
        starts[i + 1] = filled
    return starts, terms[:filled].copy(), norms[:filled].copy(), sketches


@kernel
def build_index(starts: Ints, terms: Ints, norms: Shorts, n_terms: int) -> tuple[Ints, Postings]:
    """By term, the norm and the row of every prefix entry, norms descending; two counting sorts."""
    n = len(terms)
    by_norm = np.zeros(_NORM + 64, np.int32)
    for norm in norms:
        by_norm[_NORM + 62 - norm] += 1
    at = 0
    for i in range(len(by_norm)):
        by_norm[i], at = at, at + by_norm[i]
    entries, owners = np.empty(n, np.int32), np.empty(n, np.uint32)
    for row in range(len(starts) - 1):
        for entry in range(starts[row], starts[row + 1]):
            place = by_norm[_NORM + 62 - norms[entry]]
            by_norm[_NORM + 62 - norms[entry]] += 1
            entries[place], owners[place] = entry, row
    bounds = np.zeros(n_terms + 1, np.int32)
    for term in terms:
        bounds[term + 1] += 1
    for i in range(n_terms):
        bounds[i + 1] += bounds[i]
    free = bounds[:-1].copy()
    postings = np.empty(n, np.uint32)
    for i in range(n):
        term = terms[entries[i]]
        postings[free[term]] = np.uint32(norms[entries[i]]) << np.uint32(16) | owners[i]
        free[term] += 1
    return bounds, postings


@kernel
def _may_meet(left: Bytes, i: int, right: Bytes, k: int, least: int) -> bool:
    total = np.int32(0)
    for bucket in range(left.shape[1]):
        # Written so that the machine multiplies and adds sixteen buckets at once.
        product = np.int32(np.int32(left[i, bucket]) * np.int32(right[k, bucket]))
        total = np.int32(total + product)
    return bool(total >= least)


@kernel
def _dot(matrix: tuple[Longs, Ints, Floats], row: int, dense: Floats) -> float:
    """The product of a row and *dense*, summed in order of columns."""
    indptr, indices, data = matrix
    total = 0.0
    for at in range(indptr[row], indptr[row + 1]):
        total += data[at] * dense[indices[at]]
    return total


@kernel
def _write_row(matrix: tuple[Longs, Ints, Floats], row: int, dense: Floats, factor: float) -> None:
    """Writes a row, times *factor*, into *dense*."""
    indptr, indices, data = matrix
    for at in range(indptr[row], indptr[row + 1]):
        dense[indices[at]] = data[at] * factor


@kernel
def _double(values: NDArray[Any]) -> NDArray[Any]:
    return np.append(values, values)


@kernel
def probe(
    matrix: tuple[Longs, Ints, Floats],
    probing: tuple[Ints, Ints, Ints, Shorts, Bytes],
    index: tuple[Ints, Bytes, Ints, Postings],
    dense: Floats,
    threshold: float,
    least: float,
) -> tuple[Ints, Ints, Floats]:
    """The pairs of a row that *index* is of and a later one of those *probing*, with their cosines.

    A candidate is met at the first term of both prefixes, in order of rank; the product of the norms from there on
    bounds the cosine, and so does that of the sketches. *dense* has a zero for every term, before and after.
    """
    rows, starts, terms, norms, sketches = probing
    held, held_sketches, bounds, postings = index
    seen = np.full(len(held), -1, np.int32)
    least_sketch = math.floor(least * _SKETCH * _SKETCH)
    left, right, cosines = np.empty(64, np.int32), np.empty(64, np.int32), np.empty(64)
    n = 0
    for i, row in enumerate(rows):
        is_spread = False
        for entry in range(starts[i], starts[i + 1]):
            term = terms[entry]
            limit = np.uint32(math.floor(least * _NORM * _NORM / norms[entry])) << np.uint32(16)
            for at in range(bounds[term], bounds[term + 1]):
                if postings[at] < limit:
                    break
                other = postings[at] & np.uint32(0xFFFF)
                if seen[other] == i or held[other] >= row:
                    continue
                seen[other] = i
                if not _may_meet(sketches, i, held_sketches, other, least_sketch):
                    continue
                if not is_spread:
                    _write_row(matrix, row, dense, 1.0)
                    is_spread = True
                if n == len(left):
                    left, right, cosines = _double(left), _double(right), _double(cosines)
                # The next pair takes its place if it falls short.
                left[n], right[n], cosines[n] = held[other], row, _dot(matrix, held[other], dense)
                n += cosines[n] >= threshold
        if is_spread:
            _write_row(matrix, row, dense, 0.0)
    return left[:n].copy(), right[:n].copy(), cosines[:n].copy()


@kernel
def multiply_pairs(matrix: tuple[Longs, Ints, Floats], left: Longs, right: Longs) -> Floats:
    """The product of every two rows, summed in order of columns."""
    indptr, indices, data = matrix
    products = np.zeros(len(left))
    for i in range(len(left)):
        a, b = indptr[left[i]], indptr[right[i]]
        while a < indptr[left[i] + 1] and b < indptr[right[i] + 1]:
            if indices[a] == indices[b]:
                products[i] += data[a] * data[b]
            step = indices[a] <= indices[b]
            b += indices[b] <= indices[a]
            a += step
    return products
