"""Weighted rows to pairs."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from pipeline.similarity import cosine_join, weigh

WORDS = st.sampled_from(["harbour", "ferry", "pier", "storm", "council", "vote", "budget"])
TEXTS = st.lists(st.lists(WORDS, max_size=6).map(" ".join), max_size=12)


@settings(max_examples=80, deadline=None)
@given(TEXTS, st.sampled_from([0.05, 0.3, 0.5, 0.8, 1.0]))
def test_join_equals_brute_force(texts: list[str], threshold: float) -> None:
    """
    Every pair at the threshold or above is found, with its very product, in order; no other is.
    """
    rows = weigh(texts)
    product = (rows @ rows.T).toarray()

    left, right, cosines = cosine_join(rows, threshold)

    above = np.argwhere(np.triu(np.round(product, 9) >= threshold, 1))
    assert above.tolist() == np.stack([left, right], axis=1).tolist()
    assert product[left, right].tolist() == cosines.tolist()


def test_more_rows_than_a_block_holds_are_all_joined() -> None:
    """
    3,000 rows of which each tenth is the same: every two of those are found, wherever a block ends.
    """
    columns = np.array([0 if i % 10 == 0 else i for i in range(3000)])
    rows = csr_array((np.ones(3000), columns, np.arange(3001)), shape=(3000, 3000))

    left, right, _ = cosine_join(rows, 0.9)

    assert 300 * 299 // 2 == len(left)
    assert set(range(0, 3000, 10)) == set(left.tolist()) | set(right.tolist())
    assert np.all(np.diff(left * 3000 + right) > 0)


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
