"""Sentences to their LexRank: how central each is among all of them; owner of sumy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from math import log
from pkgutil import get_data

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.utils import parse_stop_words

from pipeline.text import split_words, stem_word

_Words = Sequence[Sequence[str]]


def rank(texts: Sequence[str]) -> NDArray[np.float64]:
    """The LexRank of each of *texts*: float64, shape (n_texts,), in [0, 1], 1 for the most central one.

    Ratings stay with positions: sumy hands them out by wording, so that equal sentences of two articles would be one.
    When no two texts are alike they are all 1.

    Source:
        Erkan and Radev, LexRank: Graph-based Lexical Centrality as Salience in Text Summarization (2004).
    """
    if not texts:
        return np.empty(0)
    # sumy's own stemmer and stop words are the same, but it looks up "english" in a list of all languages there are.
    summarizer = _LexRank(stem_word)
    summarizer.stop_words = _stop_words()
    ratings = summarizer.rate(ObjectDocumentModel([Paragraph([Sentence(text, _Splitter()) for text in texts])]))
    return np.asarray(np.round(ratings / ratings.max(), 9))


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(parse_stop_words(get_data("sumy", "data/stopwords/english.txt")))


class _Splitter:
    """What sumy calls a tokenizer."""

    def to_words(self, text: str) -> tuple[str, ...]:
        return split_words(text)


class _LexRank(LexRankSummarizer):  # type: ignore[misc]  # sumy has no types
    """sumy's LexRank with the same ratings, from one sparse product instead of a loop over all pairs."""

    def rate(self, document: ObjectDocumentModel) -> NDArray[np.float64]:
        """The ratings in the order of the document's sentences, of which there is one or more."""
        words = [self._to_words_set(sentence) for sentence in document.sentences]
        links = self._create_matrix(words, self.threshold, self._compute_tf(words), self._compute_idf(words))
        # Without a link there is nothing to spread, and sumy would divide by zero.
        return np.asarray(self.power_method(links, self.epsilon)) if links.any() else np.ones(len(words))

    @staticmethod
    def _compute_idf(sentences: _Words) -> dict[str, float]:
        spread = Counter(word for words in sentences for word in set(words))
        return {word: log(len(sentences) / (1 + times)) for word, times in spread.items()}

    def _create_matrix(
        self,
        sentences: _Words,
        threshold: float,
        tf_metrics: Sequence[Mapping[str, float]],
        idf_metrics: Mapping[str, float],
    ) -> NDArray[np.float64]:
        columns = {word: column for column, word in enumerate(sorted(idf_metrics))}
        weights = [tf * idf_metrics[word] for metrics in tf_metrics for word, tf in metrics.items()]
        places = [(row, columns[word]) for row, metrics in enumerate(tf_metrics) for word in metrics]
        at = np.array(places, dtype=np.int64).reshape(-1, 2)
        matrix = csr_array((weights, (at[:, 0], at[:, 1])), shape=(len(sentences), len(columns)), dtype=np.float64)
        lengths = np.sqrt(matrix.multiply(matrix).sum(axis=1))
        rows = csr_array(matrix.multiply((1 / np.where(lengths > 0, lengths, 1))[:, None]))
        links = ((rows @ rows.T).toarray() > threshold).astype(np.float64)
        degrees = links.sum(axis=1)
        return np.asarray(links / np.where(degrees > 0, degrees, 1)[:, None])
