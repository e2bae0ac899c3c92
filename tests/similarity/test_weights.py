"""Texts to TF-IDF rows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.similarity import weigh

TEXTS = st.lists(st.text("ab é.'“ the fox", max_size=30), max_size=8)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_every_row_is_of_unit_length_or_zero(texts: list[str]) -> None:
    """
    A row has length 1, or 0 where a text has no terms; there is one a text, with sorted columns.
    """
    rows = weigh(texts)

    lengths = np.sqrt((rows.toarray() ** 2).sum(axis=1))
    assert len(texts) == rows.shape[0]
    assert np.all(np.isclose(lengths, 1) | (lengths == 0))
    assert rows.has_sorted_indices


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_order_of_texts_changes_no_value(texts: list[str]) -> None:
    """
    The rows of the texts turned round are the rows turned round, bit by bit.
    """
    assert np.array_equal(weigh(texts).toarray()[::-1], weigh(texts[::-1]).toarray())


@pytest.mark.parametrize("texts", [[], [""], ["the", "and of"], ["…", "—"]])
def test_texts_without_terms_have_empty_rows(texts: list[str]) -> None:
    """
    Where no text has a term there are no columns, and nothing is raised.
    """
    assert (len(texts), 0) == weigh(texts).shape


def test_marks_case_and_accents_make_no_difference() -> None:
    """
    Two printings of one sentence have the same row.
    """
    one, other = weigh(["“The Café’s owner paid”", 'the cafe\'s OWNER "paid"']).toarray()

    assert np.array_equal(one, other)


def test_stems_join_words_of_one_kind() -> None:
    """
    Only with stems do "ferries sailed" and "ferry sailing" have the same terms.
    """
    texts = ["ferries sailed", "ferry sailing"]

    assert (4, 2) == (weigh(texts).shape[1], weigh(texts, stem=True).shape[1])
