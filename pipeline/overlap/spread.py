"""Texts to whether they are boilerplate: words printed by many articles that have nothing else in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array

from pipeline.overlap.texts import Ints, Texts

# What no more articles than this print is never boilerplate, so a few outlets with one press release are safe.
MANY = 10
# Mean cosine of the rest of their text from which articles count as being about one thing.
_RELATED = 0.05

Floats = NDArray[np.float64]
Rows = csr_array[np.float64, tuple[int, int]]


@dataclass(frozen=True, slots=True, eq=False)
class Company:
    """Who prints which text, and what else they print.

    `prints` has shape (n_articles, n_texts): how often an article prints a text; `rows` are the TF-IDF rows of the
    texts.
    """

    prints: Rows
    rows: Rows

    def is_boilerplate(self, texts: Ints) -> bool:
        """Whether *texts* are printed by more than ten articles that, *texts* left out, are about unrelated things.

        Related are articles whose other paragraphs have a mean cosine of .05 or more to each other; those that have no
        others are not asked, and fewer than two answers are no proof. The mean is taken from the length of the sum of
        the unit rows, not from all pairs.
        """
        articles = np.unique(self.prints[:, texts].nonzero()[0])
        if len(articles) <= MANY:
            return False
        rest = np.ones(self.rows.shape[0])
        rest[texts] = 0
        return _mean_cosine(self.prints[articles] @ diags_array(rest) @ self.rows) < _RELATED


def keep_company(texts: Texts, rows: Rows) -> Company:
    """The company of *texts*; *rows* are theirs, in the same order."""
    articles = {paragraph.article: None for paragraph in texts.paragraphs}
    number = {article: i for i, article in enumerate(articles)}
    who = [number[texts.paragraphs[member].article] for members in texts.members for member in members]
    what = np.repeat(np.arange(len(texts.members)), _lengths(texts.members))
    shape = (len(articles), len(texts.members))
    return Company(csr_array((np.ones(len(who)), (who, what)), shape=shape), rows)


def _lengths(members: Sequence[Sequence[int]]) -> list[int]:
    return [len(some) for some in members]


def _mean_cosine(rows: Rows) -> float:
    norms = np.sqrt(rows.multiply(rows).sum(axis=1))
    n = int((norms > 0).sum())
    if n < 2:
        return 1.0
    total: Floats = (diags_array(1 / norms[norms > 0]) @ rows[norms > 0]).sum(axis=0)
    return round(float((total @ total - n) / (n * (n - 1))), 9)
