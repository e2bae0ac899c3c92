"""Texts to whether they are boilerplate: words that many articles print which have nothing else in common."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array

from pipeline.overlap.texts import Ints, Texts

# What no more articles than this print is never boilerplate, so a few outlets with one press release are safe.
_MANY = 10
# Mean cosine of what else they print from which articles count as being about one thing: ten articles on one event
# had .11 to .38, twelve on unrelated ones .03 to .10, twelve from one beat .11 to .20. In doubt they are related.
_RELATED = 0.1

Floats = NDArray[np.float64]
Rows = csr_array[np.float64, tuple[int, int]]


@dataclass(frozen=True, slots=True, eq=False)
class Company:
    """Who prints which text, and what else they print.

    `prints` has shape (n_articles, n_texts): how often an article prints a text. `counts` has shape
    (n_texts, n_words): how often a text has a word that is no stop word.
    """

    prints: Rows
    counts: Rows

    def is_boilerplate(self, texts: Ints) -> bool:
        """Whether *texts* are printed by more than ten articles that, *texts* left out, are about unrelated things.

        Related are articles whose words, counted as they are, have a mean cosine of .1 or more to each other; those
        that print nothing else are not asked, and fewer than two answers prove nothing. Words are not weighed, so that
        what else is folded has no say. The mean is taken from the length of the sum of unit rows, not from all pairs.
        """
        articles = np.unique(self.prints[:, texts].nonzero()[0])
        if len(articles) <= _MANY:
            return False
        rest = np.ones(self.prints.shape[1])
        rest[texts] = 0
        return _mean_cosine(self.prints[articles] @ diags_array(rest) @ self.counts) < _RELATED


def keep_company(texts: Texts) -> Company:
    """The company of all *texts*."""
    number = {article: i for i, article in enumerate(dict.fromkeys(p.article for p in texts.paragraphs))}
    held = [(number[texts.paragraphs[m].article], text) for text, members in enumerate(texts.members) for m in members]
    who, what = np.array(held, np.int64).reshape(-1, 2).T
    prints = csr_array((np.ones(len(held)), (who, what)), shape=(len(number), len(texts.members)))
    paragraph = np.repeat(np.arange(len(texts.paragraphs)), np.diff(texts.bounds))
    telling = texts.tells[texts.ids]
    words = (np.ones(int(telling.sum())), (paragraph[telling], texts.ids[telling]))
    counts = csr_array(words, shape=(len(texts.paragraphs), len(texts.tells)))
    return Company(prints, counts[texts.firsts])


def _mean_cosine(rows: Rows) -> float:
    norms = np.sqrt(rows.multiply(rows).sum(axis=1))
    n = int((norms > 0).sum())
    if n < 2:
        return 1.0
    total: Floats = (diags_array(1 / norms[norms > 0]) @ rows[norms > 0]).sum(axis=0)
    return round(float((total @ total - n) / (n * (n - 1))), 9)
