"""Candidate sentences to the few that tell the story, each fact once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_array

from pipeline.summary.candidates import Sentence
from pipeline.summary.ranking import rank
from pipeline.text import shingles, split_words

Rows = csr_array[np.float64, tuple[int, int]]
Floats = NDArray[np.float64]

_CENTRAL, _SUPPORT, _LEDE = 0.35, 0.4, 0.25
# Mean cosine from which sentences are taken for one fact told several times.
_FACET = 0.3
_RELEVANCE = 0.5
# A sentence this near to one taken tells it again, and so does one that shares more of its runs of five words.
_NEAR, _RUN, _ECHO = 0.3, 5, 0.08
# A sentence pays for its length, slightly, from this many words on: what it takes, others lack.
_SHORT, _PRICE = 15, 0.1
_DECIMALS = 9


def score(sentences: Sequence[Sentence], candidates: Sequence[int], rows: Rows) -> Floats:
    """How much each candidate says of the story, float64 in [0, 1], shape (n_candidates,).

    A weighted mean of three things: LexRank among the candidates; support, how near each other article comes to it in
    the sentence that is nearest, on average; and how early the article prints it, the steeper the more articles there
    are (ten ledes tell a story, one does not).

    Args:
        sentences: Every body sentence of the story.
        candidates: Positions in *sentences*.
        rows: One row of unit length for each of *sentences*.
    """
    n_articles = len({sentence.article for sentence in sentences})
    chosen = [sentences[candidate] for candidate in candidates]
    central = rank([sentence.text for sentence in chosen])
    lede = np.exp([-sentence.index * n_articles / 30 for sentence in chosen])
    support = _measure_support(sentences, candidates, rows)
    support /= max(support.max(initial=0), 10**-_DECIMALS)
    return np.asarray(np.round(_CENTRAL * central + _SUPPORT * support + _LEDE * lede, _DECIMALS))


def _measure_support(sentences: Sequence[Sentence], candidates: Sequence[int], rows: Rows) -> Floats:
    owners = np.unique([sentence.article.id for sentence in sentences], return_inverse=True)[1]
    at = np.asarray(candidates, dtype=np.int64)
    total = np.zeros(len(at))
    for owner in range(owners.max(initial=-1) + 1):
        best = (rows[at] @ rows[owners == owner].T).max(axis=1).toarray()
        total += np.where(owners[at] == owner, 0, best)
    return total / max(1, int(owners.max(initial=0)))


def group_facets(rows: Rows) -> NDArray[np.int64]:
    """A number for each row, the same for rows that tell one fact: average linkage at a mean cosine of 0.3.

    The matrix of all pairs is dense, so *rows* must be few thousand.
    """
    if rows.shape[0] < 2:
        return np.zeros(rows.shape[0], dtype=np.int64)
    distances = 1 - _cosines(rows)[np.triu_indices(rows.shape[0], 1)]
    joined = linkage(np.clip(distances, 0, 1), method="average")
    return np.asarray(fcluster(joined, 1 - _FACET, criterion="distance"), dtype=np.int64)


def _cosines(rows: Rows) -> Floats:
    return np.asarray(np.round((rows @ rows.T).toarray(), _DECIMALS))


def select(chosen: Sequence[Sentence], scores: Floats, rows: Rows, words: int, lines: int) -> list[int]:
    """Positions of the candidates to print, best first: at most *lines* of them with at most *words* words in all.

    Greedy: the next one is the one with the best score less what is known already, the mean of its highest cosine with
    a sentence taken and of the share of its terms (by squared weight) that those taken have between them. Of one facet
    only one is taken, none that repeats another, and only what still fits. Ties go to the candidate that comes first.

    Source:
        Carbonell and Goldstein, The Use of MMR, Diversity-Based Reranking (1998), with lambda 0.5.
    """
    facets = group_facets(rows)
    sizes = np.array([sentence.n_words for sentence in chosen], dtype=np.int64)
    worth = _RELEVANCE * scores * (np.maximum(sizes, _SHORT) / _SHORT) ** -_PRICE
    runs = [shingles(split_words(sentence.text), _RUN) for sentence in chosen]
    nearest, terms = np.zeros(len(sizes)), np.zeros(rows.shape[1])
    free = np.ones(len(sizes), dtype=bool)
    taken: list[int] = []
    while len(taken) < lines and (free := free & (sizes <= words)).any():
        known = (nearest + rows.multiply(rows) @ terms) / 2
        gain = np.round(worth - (1 - _RELEVANCE) * known, _DECIMALS)
        best = int(np.argmax(np.where(free, gain, -np.inf)))
        taken.append(best)
        words -= int(sizes[best])
        terms[rows[[best]].indices] = 1
        nearest = np.maximum(nearest, np.round((rows @ rows[[best]].T).toarray()[:, 0], _DECIMALS))
        free &= (facets != facets[best]) & (nearest < _NEAR) & ~_echo(runs, best)
        free[best] = False
    return taken


def _echo(runs: Sequence[frozenset[tuple[str, ...]]], best: int) -> NDArray[np.bool_]:
    return np.array([len(run & runs[best]) > _ECHO * min(len(run), len(runs[best])) for run in runs])


def arrange(chosen: Sequence[Sentence], scores: Floats, taken: Sequence[int]) -> list[int]:
    """*taken* in the order in which it reads well: what articles open with first, the best of it at the head.

    By how deep in its article a sentence stands, in tenths, then by score, then by place. Dates don't count: the
    latest article repeats what the earliest one opened with.
    """
    depth = {at: round(chosen[at].index / chosen[at].of, 1) for at in taken}
    return sorted(taken, key=lambda at: (depth[at], -scores[at], at))
