"""Texts to TF-IDF rows by scikit-learn, with the words of `pipeline.text`, which are read and counted in bulk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar

import numpy as np
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import TfidfVectorizer

from pipeline.similarity.counts import count_words
from pipeline.similarity.words import Numbers, read_words
from pipeline.text import split_words


class WordVectorizer(TfidfVectorizer):  # type: ignore[misc]  # scikit-learn has no types
    """`TfidfVectorizer` with `split_words` for its tokenizer: the same matrix and vocabulary, several times sooner.

    Words come folded, so `lowercase`, `strip_accents` and `token_pattern` change nothing. A tokenizer, preprocessor,
    analyzer or range of n-grams of one's own is obeyed, at scikit-learn's own speed. Instead of texts it takes
    `Numbers`, which are read already; then only single words can be counted.

    >>> vectorizer = WordVectorizer(use_idf=False, norm=None)
    >>> vectorizer.fit_transform(["The café’s cafe", "a CAFÉ"]).toarray().tolist()
    [[0.0, 1.0, 1.0, 1.0], [1.0, 1.0, 0.0, 0.0]]
    >>> vectorizer.get_feature_names_out().tolist()
    ['a', 'cafe', "cafe's", 'the']
    """

    _parameter_constraints: ClassVar[dict[str, Any]] = {
        **TfidfVectorizer._parameter_constraints,  # noqa: SLF001 (how scikit-learn has it declared)
        "stop_words": [*TfidfVectorizer._parameter_constraints["stop_words"], frozenset],  # noqa: SLF001
    }

    def build_preprocessor(self) -> Callable[[str], str]:
        """The given preprocessor, or one that changes nothing."""
        return _keep if self.preprocessor is None else self.preprocessor

    def build_tokenizer(self) -> Callable[[str], Sequence[str]]:
        """The given tokenizer, or `split_words`."""
        return split_words if self.tokenizer is None else self.tokenizer

    def _count_vocab(
        self, raw_documents: Iterable[str] | Numbers, fixed_vocab: bool
    ) -> tuple[Mapping[str, int], csr_array]:
        own = self.tokenizer is not None or self.preprocessor is not None
        if own or self.analyzer != "word" or self.ngram_range != (1, 1):
            if isinstance(raw_documents, Numbers):
                raise TypeError("raw_documents: expected texts for tokens of one's own, found Numbers")
            return super()._count_vocab(raw_documents, fixed_vocab)  # type: ignore[no-any-return]
        # What is built is not needed here, but stop words that no text can have are warned of.
        self.build_analyzer()
        words = raw_documents if isinstance(raw_documents, Numbers) else read_words(map(self.decode, raw_documents))
        stop_words = self.get_stop_words() or frozenset()
        if fixed_vocab:
            vocabulary = self.vocabulary_
        else:
            vocabulary = {form: i for i, form in enumerate(form for form in words.forms if form not in stop_words)}
            if not vocabulary:
                raise ValueError("empty vocabulary; perhaps the documents only contain stop words")
        columns = [-1 if form in stop_words else vocabulary.get(form, -1) for form in words.forms]
        return vocabulary, count_words(words, np.array(columns, np.int32), len(vocabulary), self.dtype)

    def _limit_features(
        self,
        X: csr_array,  # noqa: N803 (scikit-learn's names)
        vocabulary: dict[str, int],
        high: float | None = None,
        low: float | None = None,
        limit: int | None = None,
    ) -> csr_array:
        # The usual case keeps every word: it occurs in one text at least and in all of them at most.
        if limit is None and (high is None or high >= X.shape[0]) and (low is None or low <= 1):
            return X
        return super()._limit_features(X, vocabulary, high, low, limit)  # type: ignore[no-any-return]

    def _sort_features(self, X: csr_array, vocabulary: dict[str, int]) -> csr_array:  # noqa: N803
        terms = sorted(vocabulary)
        rank = np.empty(len(terms), X.indices.dtype)
        rank[[vocabulary[term] for term in terms]] = np.arange(len(terms))
        vocabulary.update(zip(terms, range(len(terms)), strict=True))
        X.indices = rank[X.indices]
        return X


def _keep(text: str) -> str:
    return text
