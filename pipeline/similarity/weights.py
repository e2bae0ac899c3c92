"""Texts to TF-IDF rows of unit length."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from pipeline.similarity.vectorizer import WordVectorizer
from pipeline.similarity.words import Numbers, read_words
from pipeline.text import stem_word

STOP_WORDS = ENGLISH_STOP_WORDS
"""Words that say nothing about what a text is about."""


# No word has a line break in it.
_NO_TERM = "\n"


def weigh(texts: Sequence[str] | Numbers, *, stem: bool = False) -> csr_array[np.float64, tuple[int, int]]:
    """TF-IDF rows of unit length: float64, shape (n_texts, n_terms), column indices sorted in every row.

    Terms are the folded words of `pipeline.text`, so case, accents and the kind of a mark make no difference, less
    `STOP_WORDS`. A term weighs 1 + ln(count) times ln((1 + n) / (1 + df)) + 1, n being the number of
    texts and df how many of them have it: the same two texts are more alike in one company than in another, so what
    must not depend on the company is better decided on shared word runs.

    A text without terms is a row of zeros; when no text has any, the shape is (n_texts, 0).

    Args:
        texts: Weighed against each other only; their order changes no value. They may have been read already.
        stem: Whether words of one stem are one term (Snowball's English stemmer).

    Source:
        Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), section 6.2.
    """
    words = texts if isinstance(texts, Numbers) else read_words(texts)
    if stem:
        words = _stem(words)
    # A vocabulary found on the way would sum each row in the order in which words turned up.
    vocabulary = sorted(set(words.forms) - (frozenset({_NO_TERM}) if stem else STOP_WORDS))
    if not vocabulary:
        return csr_array((len(words), 0), dtype=np.float64)
    vectorizer = WordVectorizer(vocabulary=vocabulary, lowercase=False, sublinear_tf=True)
    return csr_array(vectorizer.fit_transform(words))


def _stem(words: Numbers) -> Numbers:
    """*words* with the stems of their forms; stop words have none."""
    stems = [_NO_TERM if form in STOP_WORDS else stem_word(form) for form in words.forms]
    numbers = {stem: number for number, stem in enumerate(dict.fromkeys(stems))}
    ids = np.array([numbers[stem] for stem in stems], np.int32)
    return Numbers(ids[words.ids], words.bounds, tuple(numbers))
