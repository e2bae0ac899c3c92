"""Texts to TF-IDF rows of unit length."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, TfidfVectorizer

from pipeline.text import split_words, stem_word

STOP_WORDS = ENGLISH_STOP_WORDS
"""Words that say nothing about what a text is about."""


def weigh(texts: Sequence[str], *, stem: bool = False) -> csr_array[np.float64, tuple[int, int]]:
    """TF-IDF rows of unit length: float64, shape (n_texts, n_terms), column indices sorted in every row.

    Terms are the folded words of `pipeline.text`, so case, accents and the kind of a mark make no difference, less
    `STOP_WORDS`. A term weighs 1 + ln(count) times ln((1 + n) / (1 + df)) + 1, n being the number of
    texts and df how many of them have it: the same two texts are more alike in one company than in another, so what
    must not depend on the company is better decided on shared word runs.

    A text without terms is a row of zeros; when no text has any, the shape is (n_texts, 0).

    Args:
        texts: Weighed against each other only; their order changes no value.
        stem: Whether words of one stem are one term (Snowball's English stemmer).

    Source:
        Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), section 6.2.
    """
    terms = [_find_terms(text, stemmed=stem) for text in texts]
    # A vocabulary found on the way would sum each row in the order in which words turned up.
    vocabulary = sorted({term for of_text in terms for term in of_text})
    if not vocabulary:
        return csr_array((len(texts), 0), dtype=np.float64)
    vectorizer = TfidfVectorizer(analyzer=tuple, vocabulary=vocabulary, sublinear_tf=True, dtype=np.float64)
    rows = csr_array(vectorizer.fit_transform(terms))
    rows.sort_indices()
    return rows


def _find_terms(text: str, *, stemmed: bool) -> list[str]:
    terms = [word for word in split_words(text) if word not in STOP_WORDS]
    return [stem_word(word) for word in terms] if stemmed else terms
