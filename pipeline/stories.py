"""Articles to stories: which of them are about one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import log10

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from pipeline.chronology import order_key
from pipeline.config import StorySettings
from pipeline.model import Article, Paragraph
from pipeline.similarity import cosine_join, weigh

# More articles than this are not compared all with all: 4,000 take some 300 MB.
_ALL_WITH_ALL = 4000
_STEP = 0.05
# Coverage of one event comes within a week; after that likeness counts for less, down to the half.
_NEAR_DAYS = 7
_HALVED_EVERY = 60
_LEAST_SHARE = 0.5
_TINY = 1e-9

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Rows = csr_array[np.float64, tuple[int, int]]


def group_stories(paragraphs: tuple[Paragraph, ...], settings: StorySettings) -> tuple[tuple[Article, ...], ...]:
    """The articles of *paragraphs*, each in one story; stories and their members in order of publication.

    Articles are compared by the cosine of the TF-IDF rows of their titles and body paragraphs, and joined by average
    linkage: two groups are one story while the mean over their articles reaches `settings.threshold`. Where that is 0
    it is .04 + .05 log10(n) for n articles, kept within .07 and .22: the more there is, the more events look alike.

    A cosine counts in full up to 7 days between two dates; it is halved for every 60 more, down to a half of it. It
    also counts in full where a date is missing, so an undated article is judged by its words alone.

    Source:
        Sokal and Michener, A statistical method for evaluating systematic relationships (1958).
    """
    articles = sorted({paragraph.article for paragraph in paragraphs}, key=order_key)
    if settings.method == "one":
        return (tuple(articles),) if articles else ()
    rows, days = weigh(_read(articles, paragraphs)), _read_days(articles)
    threshold = settings.threshold or _choose_threshold(len(articles))
    stories = [
        story
        for part in _part(rows, days, np.arange(len(articles)), threshold)
        for story in _link(rows, days, part, threshold)
    ]
    return tuple(tuple(articles[i] for i in story) for story in sorted(stories))


def _read(articles: Sequence[Article], paragraphs: Sequence[Paragraph]) -> list[str]:
    body: defaultdict[Article, list[Paragraph]] = defaultdict(list)
    for paragraph in paragraphs:
        if paragraph.role == "body":
            body[paragraph.article].append(paragraph)
    return ["\n".join([article.title or "", *(part.text for part in body[article])]) for article in articles]


def _read_days(articles: Sequence[Article]) -> Floats:
    days = [float(article.published.day.toordinal()) if article.published else np.nan for article in articles]
    return np.array(days, np.float64)


def _choose_threshold(n_articles: int) -> float:
    return min(0.22, max(0.07, 0.04 + 0.05 * log10(max(1, n_articles))))


def _part(rows: Rows, days: Floats, articles: Ints, threshold: float) -> Iterator[Ints]:
    """Parts that average linkage would never join, since no two articles of two parts reach the threshold.

    A part too large to compare all with all is parted once more at a higher one, which can cost a few weak links.
    """
    left, right, cosines = cosine_join(rows[articles], max(_TINY, min(1.0, threshold) - _TINY), collapse=False)
    linked = cosines * _weigh_gap(days[articles][left], days[articles][right]) >= threshold - _TINY
    edges = (np.ones(int(linked.sum())), (left[linked], right[linked]))
    n_parts, part_of = connected_components(csr_array(edges, shape=(len(articles), len(articles))), directed=False)
    order = np.argsort(part_of, kind="stable")
    for part in np.split(articles[order], np.searchsorted(part_of[order], np.arange(1, n_parts))):
        if len(part) > _ALL_WITH_ALL and threshold + _STEP < 1:
            yield from _part(rows, days, part, threshold + _STEP)
        else:
            yield part


def _link(rows: Rows, days: Floats, part: Ints, threshold: float) -> list[list[int]]:
    if len(part) < 2:
        return [part.tolist()] if len(part) else []
    some = rows[part]
    alike = (some @ some.T).toarray() * _weigh_gap(days[part][:, None], days[part][None, :])
    np.fill_diagonal(alike, 1.0)
    tree = linkage(squareform(np.round(1.0 - np.minimum(alike, 1.0), 9), checks=False), "average")
    stories: defaultdict[int, list[int]] = defaultdict(list)
    for article, story in zip(part.tolist(), fcluster(tree, 1.0 - threshold + _TINY, "distance"), strict=True):
        stories[int(story)].append(article)
    return list(stories.values())


def _weigh_gap(one: Floats, other: Floats) -> Floats:
    """The share of a cosine that counts, given two days; all of it where one is not a number."""
    beyond = np.maximum(np.abs(one - other) - _NEAR_DAYS, 0)
    share: Floats = np.maximum(0.5 ** (np.nan_to_num(beyond, nan=0.0) / _HALVED_EVERY), _LEAST_SHARE)
    return share
