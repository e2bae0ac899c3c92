"""Paragraphs to the pairs that other libraries find, each called in the way its documentation recommends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.neighbors import NearestNeighbors

THREADS = 2
NAMES = ("sparse_dot_topn", "rensa", "datasketch")

_PERMUTATIONS = 128
# Candidates are checked so many paragraphs' worth at a time: at low thresholds all of them would not fit in memory.
_QUERIES = 1_000
_CHECKED_ROWS = 8_192
_SEARCHED_ROWS = 5_000
# Cosines are compared at this many decimals, as the join does.
_DECIMALS = 9
_WORD = re.compile(r"\w\w+")

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Paragraphs and their TF-IDF rows; no row meets *most* others or more at the lowest threshold."""

    texts: list[str]
    rows: csr_matrix[np.float64]
    most: int


Peer = Callable[[Sample, float], Ints]


def missing_peers() -> tuple[str, ...]:
    """The libraries to compare with that are not installed."""
    return tuple(name for name in NAMES if find_spec(name) is None)


def number_pairs(left: Ints, right: Ints, n_rows: int) -> Ints:
    """One number for each pair of rows, ascending, whichever of the two comes first."""
    keys: Ints = np.unique(np.minimum(left, right).astype(np.int64) * n_rows + np.maximum(left, right))
    return keys


def check_pairs(rows: csr_matrix[np.float64], keys: Ints, threshold: float) -> Ints:
    """The numbered pairs whose cosine is *threshold* or more."""
    left, right = np.divmod(keys, rows.shape[0])
    kept = [keys[:0]]
    for start in range(0, len(keys), _CHECKED_ROWS):
        block = slice(start, start + _CHECKED_ROWS)
        cosines = np.asarray(rows[left[block]].multiply(rows[right[block]]).sum(axis=1)).ravel()
        kept.append(keys[block][np.round(cosines, _DECIMALS) >= threshold])
    return np.concatenate(kept)


def join_plainly(sample: Sample, threshold: float) -> Ints:
    """By sparse_dot_topn, all rows by all rows in one call."""
    return _multiply(sample, threshold, 0, len(sample.texts), 0, len(sample.texts))


def join_lower_half(sample: Sample, threshold: float, columns: int = 5_000) -> Ints:
    """By sparse_dot_topn, blocks of so many columns that fit the cache, by the rows from each block's first on."""
    n = len(sample.texts)
    blocks = [_multiply(sample, threshold, at, n, at, min(at + columns, n)) for at in range(0, n, columns)]
    return np.unique(np.concatenate(blocks))


def _multiply(sample: Sample, threshold: float, top: int, bottom: int, first: int, last: int) -> Ints:
    """Pairs of rows `[top, bottom)` with rows `[first, last)`."""
    from sparse_dot_topn import sp_matmul_topn

    product = sp_matmul_topn(
        sample.rows[top:bottom],
        sample.rows[first:last].T.tocsr(),
        top_n=min(sample.most + 1, last - first),
        # It keeps what is greater, not what is equal.
        threshold=threshold - 1e-9,
        sort=False,
        n_threads=THREADS,
    ).tocoo()
    left, right = product.row + np.int64(top), product.col + np.int64(first)
    kept = (left != right) & (np.round(product.data, _DECIMALS) >= threshold)
    return number_pairs(left[kept], right[kept], len(sample.texts))


def search_neighbours(sample: Sample, threshold: float) -> Ints:
    """By scikit-learn, 5,000 rows at a time, since it holds the distances of a block to all rows."""
    neighbours = NearestNeighbors(radius=1 - threshold + 1e-9, metric="cosine", algorithm="brute", n_jobs=THREADS)
    neighbours.fit(sample.rows)
    blocks: list[Ints] = []
    for start in range(0, len(sample.texts), _SEARCHED_ROWS):
        graph = neighbours.radius_neighbors_graph(sample.rows[start : start + _SEARCHED_ROWS]).tocoo()
        left, right = graph.row + np.int64(start), graph.col.astype(np.int64)
        blocks.append(number_pairs(left[left != right], right[left != right], len(sample.texts)))
    return check_pairs(sample.rows, np.unique(np.concatenate(blocks)), threshold)


def hash_with_rensa(sample: Sample, threshold: float) -> Ints:
    """By rensa's MinHash and LSH, the candidates checked by cosine."""
    return _check_blocks(sample, threshold, _find_rensa_candidates(_split_texts(sample.texts), threshold))


def hash_only(texts: Sequence[str], threshold: float) -> Ints:
    """By rensa, the candidates checked by the share of words in common: nothing is weighed."""
    words = _split_texts(texts)
    sets = [frozenset(text) for text in words]
    kept: list[int] = []
    for keys in _find_rensa_candidates(words, threshold):
        left, right = (positions.tolist() for positions in np.divmod(keys, len(texts)))
        kept += [
            key
            for key, a, b in zip(keys.tolist(), left, right, strict=True)
            if _share_words(sets[a], sets[b]) >= _as_jaccard(threshold)
        ]
    return np.unique(np.array(kept, np.int64))


def _share_words(a: frozenset[str], b: frozenset[str]) -> float:
    shared = len(a & b)
    return shared / max(1, len(a) + len(b) - shared)


def hash_with_datasketch(sample: Sample, threshold: float) -> Ints:
    """By datasketch's MinHash and LSH, the candidates checked by cosine."""
    return _check_blocks(sample, threshold, _find_datasketch_candidates(_split_texts(sample.texts), threshold))


def _split_texts(texts: Iterable[str]) -> list[list[str]]:
    """The words of each text: what `TfidfVectorizer` takes for words."""
    return [_WORD.findall(text.lower()) for text in texts]


def _find_rensa_candidates(words: list[list[str]], threshold: float) -> Iterator[Ints]:
    """Numbered pairs that share a band, some paragraphs at a time."""
    from rensa import RMinHash, RMinHashLSH

    hashes = RMinHash.from_token_sets(words, num_perm=_PERMUTATIONS, seed=42)
    index = RMinHashLSH(
        threshold=_as_jaccard(threshold), num_perm=_PERMUTATIONS, num_bands=_choose_bands(_as_jaccard(threshold))
    )
    index.insert_many(hashes, start_key=0)
    for start in range(0, len(hashes), _QUERIES):
        yield _number_found(start, index.query_all(hashes[start : start + _QUERIES]), len(hashes))


def _find_datasketch_candidates(words: list[list[str]], threshold: float) -> Iterator[Ints]:
    from datasketch import MinHash, MinHashLSH

    hashes = MinHash.bulk([[word.encode() for word in set(text)] for text in words], num_perm=_PERMUTATIONS)
    index = MinHashLSH(threshold=_as_jaccard(threshold), num_perm=_PERMUTATIONS)
    for position, one in enumerate(hashes):
        index.insert(position, one, check_duplication=False)
    for start in range(0, len(hashes), _QUERIES):
        found = [index.query(one) for one in hashes[start : start + _QUERIES]]
        yield _number_found(start, found, len(hashes))


def _as_jaccard(cosine: float) -> float:
    """The share of words that two texts of one length have in common when their cosine is that of plain sets."""
    return cosine / (2 - cosine)


def _choose_bands(jaccard: float) -> int:
    """The fewest bands by which nine of ten pairs at *jaccard* become candidates; rensa leaves that to its caller."""
    likely = [bands for bands in (8, 16, 32, 64) if 1 - (1 - jaccard ** (_PERMUTATIONS // bands)) ** bands >= 0.9]
    return likely[0] if likely else _PERMUTATIONS


def _number_found(start: int, found: list[list[int]], n_rows: int) -> Ints:
    left = np.repeat(np.arange(start, start + len(found)), [len(some) for some in found])
    right = np.fromiter(chain.from_iterable(found), np.int64, len(left))
    earlier = left < right
    return left[earlier] * n_rows + right[earlier]


def _check_blocks(sample: Sample, threshold: float, candidates: Iterator[Ints]) -> Ints:
    blocks = [check_pairs(sample.rows, keys, threshold) for keys in candidates]
    return np.unique(np.concatenate(blocks))


PEERS: dict[str, Peer] = {
    f"sparse_dot_topn, one call, {THREADS} threads": join_plainly,
    f"sparse_dot_topn, lower half by 5,000 columns, {THREADS} threads": join_lower_half,
    f"scikit-learn NearestNeighbors, {THREADS} threads": search_neighbours,
    "rensa MinHash LSH + exact check": hash_with_rensa,
    "datasketch MinHash LSH + exact check": hash_with_datasketch,
}
