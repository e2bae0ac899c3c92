"""Weighted rows to pairs."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.sparse import csr_array, csr_matrix

from pipeline.similarity import cosine_join, join, prefix_join, weigh
from tests.twins import compiled, plain

Rows = csr_array[np.float64, tuple[int, int]]
THRESHOLDS = [0.3, 0.5, 0.7, 0.8, 0.95]
WORDS = st.sampled_from(["harbour", "ferry", "pier", "storm", "council", "vote", "budget"])
TEXTS = st.lists(st.lists(WORDS, max_size=6).map(" ".join), max_size=12)


@st.composite
def hard_rows(draw: st.DrawFn) -> Rows:
    """Rows of none, one, few or very many terms, with weights from tiny to large, some of them equal."""
    chance = np.random.default_rng(draw(st.integers(0, 10_000)))
    n_terms = draw(st.sampled_from([1, 3, 20, 400]))
    sizes = draw(st.lists(st.sampled_from([0, 1, 2, 5, 19, 60, 400]), max_size=30))
    picked: list[NDArray[np.float64]] = []
    for size in sizes:
        if picked and chance.random() < 0.3:
            picked.append(picked[chance.integers(len(picked))])
            continue
        row = np.zeros(n_terms)
        row[chance.choice(n_terms, min(size, n_terms), replace=False)] = 1.0
        row *= chance.choice([1.0, 1e-9, 0.3, 2.0, 7.0], n_terms)
        picked.append(row)
    rows = unit(csr_array(np.array(picked).reshape(len(sizes), n_terms)))
    # Rows may be longer or shorter than 1 by a millionth.
    lengths = 1 + chance.choice([0.0, 9e-7, -9e-7], rows.shape[0])
    return csr_array(rows.multiply(lengths[:, None])) if draw(st.booleans()) else rows


def unit(rows: Rows) -> Rows:
    """The rows at length 1."""
    lengths = np.sqrt(rows.multiply(rows).sum(axis=1))
    scaled = csr_array(rows.multiply(1 / np.where(lengths > 0, lengths, 1)[:, None]))
    scaled.sort_indices()
    return scaled


def draw_rows(n: int, seed: int) -> Rows:
    """*n* rows like paragraphs: terms as frequent as in news, a third of the rows edited from earlier ones."""
    chance = np.random.default_rng(seed)
    shares = 1 / (50 + np.arange(20_000))
    drawn = chance.choice(20_000, 60 * n, p=shares / shares.sum())
    texts: list[NDArray[np.int64]] = []
    for i in range(n):
        size = int(chance.integers(4, 50))
        fresh = drawn[60 * i : 60 * i + size]
        if i and chance.random() < 0.35:
            fresh = texts[chance.integers(i)].copy()
            edited = chance.random(len(fresh)) < chance.random() * 0.4
            fresh[edited] = chance.integers(0, 20_000, int(edited.sum()))
        texts.append(fresh)
    counts = csr_array(
        (np.ones(sum(map(len, texts))), np.concatenate(texts), np.cumsum([0, *map(len, texts)])), shape=(n, 20_000)
    )
    counts.sum_duplicates()
    weights = 1 + np.log((1 + n) / (1 + np.bincount(counts.indices, minlength=20_000)))
    return unit(csr_array(counts.multiply(weights[None, :])))


def multiply_all(rows: Rows, threshold: float) -> tuple[list[int], list[int], list[float]]:
    """Brute force: the whole product."""
    product = csr_array(rows @ rows.T).tocoo()
    left, right = product.coords
    kept = (left < right) & (product.data >= threshold)
    order = np.lexsort((right[kept], left[kept]))
    return left[kept][order].tolist(), right[kept][order].tolist(), product.data[kept][order].tolist()


def as_lists(found: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]) -> tuple[object, ...]:
    return tuple(part.tolist() for part in found)


@settings(max_examples=150, deadline=None)
@given(hard_rows(), st.sampled_from([0.01, *THRESHOLDS, 1.0]))
def test_both_joins_equal_brute_force(rows: Rows, threshold: float) -> None:
    """
    Compiled or not, every pair at the threshold or above is found with its very product, in order; no other is.
    """
    expected = multiply_all(rows, threshold)

    with compiled():
        assert expected == as_lists(cosine_join(rows, threshold, collapse=False))
    with plain():
        assert expected == as_lists(cosine_join(rows, threshold, collapse=False))


@settings(max_examples=80, deadline=None)
@given(hard_rows(), st.sampled_from([0.01, *THRESHOLDS]))
def test_copies_meet_others_through_the_first(rows: Rows, threshold: float) -> None:
    """
    Of equal rows each later one is paired with the first; all other pairs are those of different rows.
    """
    dense = [tuple(row) for row in rows.toarray()]
    firsts = [dense.index(row) for row in dense]
    every = zip(*multiply_all(rows, threshold), strict=True)
    expected = [(a, b, c) for a, b, c in every if firsts[a] == a and firsts[b] in (a, b)]

    with compiled():
        quick = cosine_join(rows, threshold)
    with plain():
        slow = cosine_join(rows, threshold)

    assert as_lists(quick) == as_lists(slow)
    assert expected == list(zip(*as_lists(slow), strict=True))


@pytest.mark.parametrize("n", [10_000, 50_000])
def test_many_rows_are_joined_exactly(n: int) -> None:
    """
    At sizes that need compiled loops, pairs and cosines are those of the product, to the last bit.
    """
    rows = draw_rows(n, seed=n)
    with plain():
        left, right, cosines = cosine_join(rows, min(THRESHOLDS), collapse=False)

    for threshold in THRESHOLDS:
        with compiled():
            found = cosine_join(rows, threshold, collapse=False)
        kept = cosines >= threshold
        assert kept.sum() > n // 100
        for expected, part in zip((left, right, cosines), found, strict=True):
            assert np.array_equal(expected[kept], part)


def test_rows_of_many_blocks_are_all_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Wherever a block ends, no pair is lost.
    """
    rows = draw_rows(1_500, seed=2)
    monkeypatch.setattr(prefix_join, "_BLOCK_ROWS", 64)
    monkeypatch.setattr(join, "_BLOCK_ROWS", 100)

    with compiled():
        assert multiply_all(rows, 0.4) == as_lists(cosine_join(rows, 0.4, collapse=False))


def test_two_hundred_thousand_terms_in_one_row() -> None:
    """
    A row may be as long as it likes: it meets its own half and not the others.
    """
    n_terms = 200_000
    long, half = np.arange(n_terms), np.arange(n_terms // 2)
    columns = np.concatenate([long, half, [7], [7], np.arange(0)])
    bounds = np.cumsum([0, n_terms, n_terms // 2, 1, 1, 0])
    rows = unit(csr_array((np.ones(len(columns)), columns, bounds), shape=(5, n_terms)))

    with compiled():
        left, right, cosines = cosine_join(rows, 0.7)

    assert [(0, 1), (2, 3)] == list(zip(left.tolist(), right.tolist(), strict=True))
    assert [csr_array(rows[[0]] @ rows[[1]].T).data[0], 1.0] == cosines.tolist()


@pytest.mark.parametrize("way", [compiled, plain])
def test_equal_rows_are_one_less_than_their_number(way: Callable[[], AbstractContextManager[None]]) -> None:
    """
    50,000 equal rows are 49,999 pairs, each with the first, and not a billion.
    """
    row = weigh(["the storm hit the east pier by night and shut it"])
    rows = csr_array(
        (np.tile(row.data, 50_000), np.tile(row.indices, 50_000), np.arange(50_001) * row.nnz),
        shape=(50_000, row.shape[1]),
    )

    with way():
        left, right, cosines = cosine_join(rows, 0.7)

    assert not left.any()
    assert np.array_equal(np.arange(1, 50_000), right)
    assert {csr_array(row @ row.T).data[0]} == set(cosines.tolist())


@settings(max_examples=80, deadline=None)
@given(TEXTS, st.sampled_from([0.05, 0.3, 0.5, 0.8]))
@example(["pier"], 0.3)
def test_a_sparse_matrix_is_as_good_as_an_array(texts: list[str], threshold: float) -> None:
    """
    SciPy's older kind of CSR has the same pairs.
    """
    rows = weigh(texts)

    assert as_lists(cosine_join(rows, threshold)) == as_lists(cosine_join(csr_matrix(rows), threshold))


def test_equal_rows_meet_at_one() -> None:
    """
    A threshold of 1 finds equal rows although their product may fall short of it in the last bit.
    """
    left, right, _ = cosine_join(weigh(["a storm hit the pier by night"] * 2), 1.0)

    assert ([0], [1]) == (left.tolist(), right.tolist())


@pytest.mark.parametrize("threshold", [0.0, -0.1, 1.1, float("nan")])
def test_threshold_out_of_range_is_an_error(threshold: float) -> None:
    """
    A threshold that every pair or none would meet is refused.
    """
    with pytest.raises(ValueError, match="expected a cosine"):
        cosine_join(weigh(["a pier"]), threshold)


def test_wrong_matrix_is_an_error() -> None:
    """
    What is no CSR matrix of sorted, non-negative float64 rows of length 1 or 0 is refused, and says where.
    """
    good = csr_array((np.array([0.6, 0.8, 1.0]), np.array([0, 2, 1]), np.array([0, 2, 2, 3])), shape=(3, 3))
    unsorted = csr_array((good.data, np.array([2, 0, 1]), good.indptr), shape=(3, 3))
    twice = csr_array((good.data, np.array([0, 0, 1]), good.indptr), shape=(3, 3))
    falling = csr_array((good.data, good.indices, np.array([0, 2, 1, 3])), shape=(3, 3))
    outside = good.copy()
    outside.indices[2] = 3
    wrong = {
        "expected a CSR matrix, found csc": good.tocsc(),
        "expected a CSR matrix, found ndarray": good.toarray(),
        "expected float64, found float32": good.astype(np.float32),
        "no negative value and no NaN, found -0.6": good.multiply(-1).tocsr(),
        "no negative value and no NaN, found nan": good.multiply(np.nan).tocsr(),
        "found 2 in row 0": good.multiply(2).tocsr(),
        "ascending order, each once, found others in row 0": unsorted,
        "each once, found others in row 0": twice,
        "row pointers that never fall": falling,
        r"columns in \[0, 3\), found 0, 3": outside,
    }

    assert 0 == len(cosine_join(good, 0.5)[0])
    for message, matrix in wrong.items():
        with pytest.raises(ValueError, match=message):
            cosine_join(matrix, 0.5)  # type: ignore[arg-type]
