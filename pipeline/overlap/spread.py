"""Texts to whether they are boilerplate: words that many articles print which have nothing else in common."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array

from pipeline.overlap.texts import Ints, Longs, Texts
from pipeline.similarity.compiled import is_worth_compiling

# What no more articles than this print is never boilerplate, so a few outlets with one press release are safe.
MANY = 10
# So many of the articles are asked, evenly spread over time.
_ASKED = 12
# Mean cosine of what else they print from which articles count as being about one thing: ten articles on one event
# had .11 to .38, twelve on unrelated ones .03 to .10, twelve from one beat .11 to .20. In doubt they are related.
_RELATED = 0.1
# So many words of what else an article prints say what it is about.
_READ = 2_000
_SETS = 64

Floats = NDArray[np.float64]


def find_boilerplate(texts: Texts, sets: Sequence[Ints]) -> NDArray[np.bool_]:
    """Which of *sets* of texts more than ten articles print that, the set left out, are about unrelated things.

    Related are articles whose words, stop words left out and counted as they are, have a mean cosine of .1 or more to
    each other; of more than twelve, twelve are asked that are evenly spread over time, and of each the paragraphs that
    begin within the first 2,000 words of what else it prints. Those that print nothing else are not asked, and fewer
    than two answers prove nothing. Words are not weighed, so that what else is folded has no say. The mean is taken
    from the length of the sum of unit rows, not from all pairs.
    """
    verdicts = np.zeros(len(sets), np.bool_)
    printings = np.diff(texts.member_bounds)
    printed = [i for i, some in enumerate(sets) if printings[some].sum() > MANY]
    articles = {i: _list_articles(texts, sets[i]) for i in printed}
    suspects = [i for i in printed if len(articles[i]) > MANY]
    for at in range(0, len(suspects), _SETS):
        block = suspects[at : at + _SETS]
        asked = [_pick_asked(articles[i]) for i in block]
        verdicts[block] = _mean_cosines(texts, [sets[i] for i in block], asked) < _RELATED
    return verdicts


def _list_articles(texts: Texts, some: Ints) -> Ints:
    """The articles that print one of some texts."""
    if len(some) == 1:
        return np.unique(texts.articles[texts.members_of(int(some[0]))])
    members = [texts.members[texts.member_bounds[text] : texts.member_bounds[text + 1]] for text in some.tolist()]
    return np.unique(texts.articles[np.concatenate(members)])


def _pick_asked(articles: Ints) -> Ints:
    if len(articles) <= _ASKED:
        return articles
    return articles[np.linspace(0, len(articles) - 1, _ASKED).round().astype(np.int64)]


def _mean_cosines(texts: Texts, sets: Sequence[Ints], asked: Sequence[Ints]) -> Floats:
    """For every set the mean cosine of the rest of the articles asked, 1 where it cannot be told."""
    measure = _measure_compiled if is_worth_compiling(len(texts.ids)) else _measure_plain
    article = np.concatenate(asked)
    starts = np.searchsorted(texts.articles, article)
    ends = np.searchsorted(texts.articles, article, side="right")
    # A paragraph has a word at least, and no more of them are left out than the set has printings.
    printings = np.diff(texts.member_bounds)
    most = _READ + np.repeat([printings[some].sum() for some in sets], [len(some) for some in asked])
    ends = np.minimum(ends, starts + most)
    rounded: Floats = np.round(measure(texts, sets, _bound(asked), starts, ends), 9)
    return rounded


def _measure_compiled(texts: Texts, sets: Sequence[Ints], bounds: Longs, starts: Longs, ends: Longs) -> Floats:
    from pipeline.overlap.spread_kernels import measure_companies

    words = (texts.text_of, texts.bounds, texts.ids, texts.tells)
    asked = (bounds, starts, ends)
    return measure_companies((_bound(sets), np.concatenate(sets)), asked, words, texts.n_texts, _READ)


def _measure_plain(texts: Texts, sets: Sequence[Ints], bounds: Longs, starts: Longs, ends: Longs) -> Floats:
    of_set = np.repeat(np.arange(len(sets)), np.diff(bounds))
    paragraph, slot = _list_ranges(starts, ends)
    left_out = np.concatenate([i * texts.n_texts + some.astype(np.int64) for i, some in enumerate(sets)])
    kept = ~np.isin(of_set[slot] * texts.n_texts + texts.text_of[paragraph], left_out)
    paragraph, slot = paragraph[kept], slot[kept]
    sizes = np.diff(texts.bounds)[paragraph]
    read = np.cumsum(sizes) - sizes
    kept = read - read[np.searchsorted(slot, slot)] < _READ
    word, place = _list_ranges(texts.bounds[paragraph[kept]], texts.bounds[paragraph[kept] + 1])
    telling = texts.tells[texts.ids[word]]
    cells = slot[kept][place[telling]], texts.ids[word[telling]]
    rows = csr_array((np.ones(len(cells[0])), cells), shape=(len(starts), len(texts.tells)))
    lengths = np.sqrt(rows.multiply(rows).sum(axis=1))
    sums = csr_array((np.ones(len(starts)), (of_set, np.arange(len(starts)))), shape=(len(sets), len(starts)))
    totals = sums @ diags_array(np.divide(1, lengths, out=np.zeros(len(lengths)), where=lengths > 0)) @ rows
    n = np.bincount(of_set, lengths > 0, len(sets))
    squares = totals.multiply(totals).sum(axis=1)
    means: Floats = np.divide(squares - n, n * (n - 1), out=np.ones(len(sets)), where=n > 1)
    return means


def _bound(groups: Sequence[Ints]) -> Longs:
    return np.cumsum([0, *map(len, groups)], dtype=np.int64)


def _list_ranges(starts: Longs, ends: Longs) -> tuple[Longs, Longs]:
    """All numbers of every range, one after the other, and which range each is of."""
    sizes = ends - starts
    which = np.repeat(np.arange(len(sizes)), sizes)
    return np.arange(len(which)) + (starts - (np.cumsum(sizes) - sizes))[which], which
