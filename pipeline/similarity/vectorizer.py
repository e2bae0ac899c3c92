"""Texts to TF-IDF rows by scikit-learn, with the words of `pipeline.text`, which are read and counted in bulk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
        words = raw_documents if isinstance(raw_documents, Numbers) else read_words(self._decode_all(raw_documents))
        stop_words = self.get_stop_words() or frozenset()
        kept = [form for form in words.forms if form not in stop_words] if stop_words else words.forms
        vocabulary = self.vocabulary_ if fixed_vocab else dict(zip(kept, range(len(kept)), strict=True))
        if not fixed_vocab and not vocabulary:
            raise ValueError("empty vocabulary; perhaps the documents only contain stop words")
        columns = np.arange(len(words.forms), dtype=np.int32)
        if fixed_vocab or stop_words:
            column_of = {form: vocabulary[form] for form in kept if form in vocabulary}
            columns = np.array([column_of.get(form, -1) for form in words.forms], np.int32)
        return vocabulary, count_words(words, columns, len(vocabulary), self.dtype)

    def _decode_all(self, documents: Iterable[str]) -> Iterator[str]:
        """The texts of all documents; what is a text already needs no decoding."""
        is_text = self.input == "content"
        return (document if is_text and type(document) is str else self.decode(document) for document in documents)

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
        rank[[*map(vocabulary.__getitem__, terms)]] = np.arange(len(terms))
        vocabulary.update(zip(terms, range(len(terms)), strict=True))
        X.indices = rank[X.indices]
        return X


def _keep(text: str) -> str:
    return text
