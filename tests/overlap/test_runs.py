"""What two texts share, found in two ways."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.overlap import runs
from pipeline.overlap.runs import Run, find_shared

WORDS = st.lists(st.integers(0, 3), max_size=24)


def rounded(run: Run) -> Run:
    return run._replace(containment=round(run.containment, 9))


@given(WORDS, WORDS, st.integers(2, 5))
def test_few_words_and_many_words_are_compared_to_the_same_end(ours: list[int], theirs: list[int], least: int) -> None:
    """
    Short texts go another way than long ones; the answer is the same.
    """
    left, right = np.array(ours, np.int32), np.array(theirs, np.int32)

    short = find_shared(left, right, least)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "SHORT", -1)
        long = find_shared(left, right, least)

    assert rounded(short) == rounded(long)


def test_longest_run_is_the_first_of_both() -> None:
    """
    Of runs that are equally long it is the first of the left text, and there the first of the right.
    """
    left, right = np.array([1, 2, 3, 9, 1, 2, 3], np.int32), np.array([7, 1, 2, 3, 8, 1, 2, 3], np.int32)

    assert Run(3, 0, 1, round(6 / 7, 9)) == rounded(find_shared(left, right, 3))
