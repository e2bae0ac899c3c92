"""Sentences to their LexRank."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.utils import get_stop_words

from pipeline.summary.ranking import rank
from pipeline.text import split_words

TEXTS = (
    "The harbour board closed the east pier on Monday.",
    "The east pier was closed by the harbour board after a storm.",
    "A storm had cracked the wood of the east pier.",
    "A chess club from Norbury won the league.",
    "Ferries leave from the west quay until the pier is mended.",
    "The harbour board asks for patience until the ferries are back.",
)


class Splitter:
    """What sumy calls a tokenizer."""

    def to_words(self, text: str) -> tuple[str, ...]:
        """Its words."""
        return split_words(text)


class Listening(LexRankSummarizer):  # type: ignore[misc]  # sumy has no types
    """sumy's own, which keeps the ratings it picks by."""

    def _get_best_sentences(self, *found: Any) -> tuple[Sentence, ...]:
        self.ratings: dict[Sentence, float] = found[2]
        return ()


def test_ratings_are_those_of_sumy_itself() -> None:
    """
    The sparse product changes no rating.
    """
    theirs = Listening(Stemmer("english"))
    theirs.stop_words = get_stop_words("english")
    model = ObjectDocumentModel([Paragraph([Sentence(text, Splitter()) for text in TEXTS])])

    theirs(model, 1)
    ratings = np.array([theirs.ratings[sentence] for sentence in model.sentences])

    assert list(rank(TEXTS)) == pytest.approx(ratings / ratings.max(), abs=1e-9)


def test_equal_sentences_have_equal_ratings_each() -> None:
    ratings = rank([*TEXTS, TEXTS[0]])

    assert 7 == len(ratings)
    assert ratings[0] == ratings[6]


@pytest.mark.parametrize(
    "texts", [[], ["One alone."], ["Two here.", "None alike."], ["Same.", "Same."], ["the", "!", ""]]
)
def test_texts_without_a_link_are_all_as_central(texts: list[str]) -> None:
    """
    Too little to rank is no reason to divide by zero.
    """
    assert [1.0] * len(texts) == list(rank(texts))


@given(st.permutations(range(len(TEXTS))))
@settings(max_examples=20)
def test_order_changes_no_rating(order: list[int]) -> None:
    assert [rank(TEXTS)[at] for at in order] == list(rank([TEXTS[at] for at in order]))
