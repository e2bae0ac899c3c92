"""The paragraphs of one story to how much of each article also stands in the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array

from pipeline.chronology import order_key
from pipeline.config import OverlapSettings
from pipeline.model import Article, Paragraph, Quote, Reuse, Reused
from pipeline.overlap.runs import number_runs
from pipeline.overlap.texts import Bools, Longs, Texts, read_texts

# In larger stories, pairs of articles that share nothing are left out.
_ALL_PAIRS = 30


@dataclass(frozen=True, slots=True, eq=False)
class _Runs:
    """The runs of a story: `numbers[i]` starts at word `i`; `holders` has shape (n_articles, n_runs)."""

    numbers: Longs
    length: int
    holders: csc_array[np.int64]


def measure_reuse(
    paragraphs: tuple[Paragraph, ...], quotes: Sequence[Quote], settings: OverlapSettings
) -> tuple[tuple[Reuse, ...], tuple[Reused, ...]]:
    """How many body words of an article stand in runs of `settings.run` words or more that others have too.

    The first: against one other article each, for every ordered pair of articles in order of publication; in stories
    of more than 30 articles only for those that share something. The second: against all others together, for every
    article. Runs may go over the end of a paragraph, since outlets divide the same words differently. A run counts
    whatever its words are: the figures say what is printed alike, not who took it from whom.

    *paragraphs* are those of one story.
    """
    texts = read_texts(paragraphs, quotes)
    articles = sorted({paragraph.article for paragraph in paragraphs}, key=order_key)
    bounds = _bound_articles(texts, articles)
    runs = _find_runs(texts, bounds, settings.run)
    pairs: list[Reuse] = []
    totals: list[Reused] = []
    for number, article in enumerate(articles):
        low, high = int(bounds[number]), int(bounds[number + 1])
        shared = _share(runs, number, low, high)
        unquoted = ~texts.quoted[low:high]
        words = _cover_words(shared, runs.length, np.ones(high - low, np.bool_))
        narrative = _cover_words(shared, runs.length, unquoted)
        pairs += [
            Reuse(article, other, high - low, int(words[n]), int(narrative[n]))
            for n, other in enumerate(articles)
            if n != number and (words[n] or len(articles) <= _ALL_PAIRS)
        ]
        totals.append(_total(article, shared, runs.length, unquoted))
    return tuple(pairs), tuple(totals)


def _bound_articles(texts: Texts, articles: Sequence[Article]) -> Longs:
    """Article `i` has the words `[bounds[i], bounds[i + 1])`: paragraphs are in order of publication already."""
    n_words = dict.fromkeys(articles, 0)
    for paragraph, size in zip(texts.paragraphs, np.diff(texts.bounds).tolist(), strict=True):
        n_words[paragraph.article] += size
    return np.concatenate([[0], np.cumsum(np.array(list(n_words.values()), np.int64))])


def _find_runs(texts: Texts, bounds: Longs, length: int) -> _Runs:
    numbers = number_runs(texts.ids, length)
    starts = np.arange(len(numbers))
    article = np.searchsorted(bounds, starts, side="right") - 1
    inside = starts + length <= bounds[article + 1]
    held = np.unique(np.stack([article[inside], numbers[inside]]), axis=1)
    shape = (len(bounds) - 1, int(numbers.max(initial=-1)) + 1)
    return _Runs(numbers, length, csc_array((np.ones(held.shape[1], np.int64), (held[0], held[1])), shape=shape))


def _share(runs: _Runs, number: int, low: int, high: int) -> csr_array[np.int64, tuple[int, int]]:
    """Which other articles (rows) have the run that starts at which word (column) of an article."""
    own = runs.numbers[low : max(low, high - runs.length + 1)]
    others = np.ones(runs.holders.shape[0], np.int64)
    others[number] = 0
    shared = csr_array(runs.holders[:, own].multiply(others[:, None]))
    shared.eliminate_zeros()
    shared.sort_indices()
    return shared


def _cover_words(shared: csr_array[np.int64, tuple[int, int]], length: int, counted: Bools) -> NDArray[np.int64]:
    """For each row, how many of the *counted* words stand in a run that starts at one of its columns."""
    before = np.concatenate([[0], np.cumsum(counted)])
    starts = shared.indices
    last = np.zeros(len(starts), np.bool_)
    last[shared.indptr[1:][np.diff(shared.indptr) > 0] - 1] = True
    ends = np.where(last, starts + length, np.minimum(starts + length, np.append(starts[1:], 0)))
    gained = np.concatenate([[0], np.cumsum(before[ends] - before[starts])])
    covered: NDArray[np.int64] = gained[shared.indptr[1:]] - gained[shared.indptr[:-1]]
    return covered


def _total(article: Article, shared: csr_array[np.int64, tuple[int, int]], length: int, unquoted: Bools) -> Reused:
    anywhere = csr_array(shared.sum(axis=0)[None, :])
    everything = np.ones(len(unquoted), np.bool_)
    words = int(_cover_words(anywhere, length, everything)[0])
    return Reused(article, len(unquoted), words, words - int(_cover_words(anywhere, length, unquoted)[0]))
