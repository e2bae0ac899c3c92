"""Texts and pairs of their paragraphs to clusters: paragraphs that say the same as one named, earliest one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from pipeline.config import OverlapSettings
from pipeline.model import Cluster, ClusterKind, Pairs, name_cluster
from pipeline.overlap.links import Links, find_links, measure_joint, share_words
from pipeline.overlap.spread import find_boilerplate
from pipeline.overlap.texts import Ints, Longs, Texts

Floats = NDArray[np.float64]


def group_paragraphs(texts: Texts, pairs: Pairs, settings: OverlapSettings) -> tuple[Cluster, ...]:
    """Clusters of two or more body paragraphs of two or more articles, in order of their heads.

    In order of publication (`order_key`), a paragraph joins the head it has the strongest link to, if its cosine to
    it, or the share of the shorter one held in shared runs, is `settings.cluster` or more; else it is a head itself.
    So every member was measured against a named paragraph that does not come after it, and members never chain. Heads
    that are still alone then join an earlier head, of several the one they repeat the most of, if both measures
    together reach `settings.cluster` (`measure_joint`). Equal paragraphs are always members of one cluster.

    `best_cosines` knows the cosines that *pairs* lists, and 1 for an equal paragraph. A cluster is `boilerplate` by
    `find_boilerplate`, a `quote` if more than half of its words are quoted speech, else a `copy`.
    """
    links = find_links(texts, pairs)
    heads = _follow_leaders(links, texts.n_texts, settings.cluster)
    weights = np.where(links.strict >= settings.cluster, links.strict, 0.0)
    alone = _find_loose(links, heads, settings.cluster)
    joint = measure_joint(texts, links, alone)
    weights[alone] = np.where(joint >= settings.cluster, joint, 0.0)
    _join_heads(texts, links, heads, alone[weights[alone] > 0])
    return _describe(texts, links, weights, heads)


def _follow_leaders(links: Links, n_texts: int, threshold: float) -> Ints:
    """The head of every text; texts are numbered in order of publication."""
    heads = np.arange(n_texts, dtype=np.int32)
    strong = np.flatnonzero(links.strict >= threshold)
    order = strong[np.lexsort((links.left[strong], -links.strict[strong], links.right[strong]))]
    leads = [True] * n_texts
    for head, text in zip(links.left[order].tolist(), links.right[order].tolist(), strict=True):
        if leads[head] and leads[text]:
            heads[text] = head
            leads[text] = False
    return heads


def _find_loose(links: Links, heads: Ints, threshold: float) -> Longs:
    """The links that are not strong enough alone, between a head and a later one that has no member."""
    followers = np.bincount(heads, minlength=len(heads))
    is_head = heads == np.arange(len(heads))
    lone = is_head & (followers == 1)
    return np.flatnonzero((links.strict < threshold) & is_head[links.left] & lone[links.right])


def _join_heads(texts: Texts, links: Links, heads: Ints, joined: Longs) -> None:
    """Lets lone heads follow an earlier one, in order of publication: the one they repeat the most of."""
    left, right = links.left[joined].tolist(), links.right[joined].tolist()
    earlier: dict[int, set[int]] = {}
    for head, text in zip(left, right, strict=True):
        earlier.setdefault(text, set()).add(head)
    for text in sorted(earlier):
        found = [head for head in earlier[text] if heads[head] == head]
        if found:
            heads[text] = min((-share_words(texts, head, text), head) for head in found)[1]


def _describe(texts: Texts, links: Links, weights: Floats, heads: Ints) -> tuple[Cluster, ...]:
    """The clusters of two articles or more; *weights* are those of the links, 0 for those that are too weak."""
    of_paragraph = heads[texts.text_of]
    groups = _list_groups(texts, of_paragraph)
    best, weakest = _measure_members(texts, links, weights, heads)
    families = _find_families(
        texts, links, weights, heads, np.array([of_paragraph[group[0]] for group in groups], np.int32)
    )
    kinds = _name_kinds(texts, groups)
    paragraphs = texts.paragraphs
    return tuple(
        Cluster(
            members=tuple(paragraphs[member] for member in group.tolist()),
            best_cosines=tuple(best[texts.text_of[group]].tolist()),
            weakest_link=float(weakest[of_paragraph[group[0]]]),
            kind=kind,
            family=name_cluster(paragraphs[texts.firsts[families[of_paragraph[group[0]]]]]),
        )
        for group, kind in zip(groups, kinds, strict=True)
    )


def _list_groups(texts: Texts, of_paragraph: Ints) -> list[Longs]:
    """The paragraphs of each head, in order, if they stand in two articles or more."""
    order = np.argsort(of_paragraph, kind="stable")
    bounds = np.flatnonzero(np.diff(of_paragraph[order], prepend=-1, append=-1))
    articles = texts.articles[order]
    spread = np.flatnonzero(articles[bounds[:-1]] != articles[bounds[1:] - 1])
    spans = zip(bounds[spread].tolist(), bounds[spread + 1].tolist(), strict=True)
    return [order[start:end] for start, end in spans]


def _measure_members(texts: Texts, links: Links, weights: Floats, heads: Ints) -> tuple[Floats, Floats]:
    """By text, the highest cosine to another member; by head, the lowest link to a member."""
    best, weakest = np.zeros(texts.n_texts), np.ones(texts.n_texts)
    together = heads[links.left] == heads[links.right]
    for end in (links.left, links.right):
        np.maximum.at(best, end[together], links.cosine[together])
    best[np.diff(texts.member_bounds) > 1] = 1.0
    led = links.left == heads[links.right]
    np.minimum.at(weakest, links.left[led], weights[led])
    return best, weakest


def _find_families(texts: Texts, links: Links, weights: Floats, heads: Ints, named: Ints) -> Ints:
    """By head of a cluster, the earliest head of one that links join it to, directly or by way of others.

    *named* are the heads of clusters, in order of publication.
    """
    linked = weights > 0
    edges = (heads[links.left[linked]], heads[links.right[linked]])
    graph = csr_array((np.ones(int(linked.sum())), edges), shape=(texts.n_texts, texts.n_texts))
    _, part = connected_components(graph, directed=False)
    earliest = np.full(texts.n_texts, texts.n_texts, np.int32)
    np.minimum.at(earliest, part[named], named)
    families: Ints = earliest[part]
    return families


def _name_kinds(texts: Texts, groups: Sequence[Longs]) -> list[ClusterKind]:
    boilerplate = find_boilerplate(texts, [np.unique(texts.text_of[group]) for group in groups])
    quoted = np.add.reduceat(texts.quoted, texts.bounds[:-1], dtype=np.int64) if groups else np.empty(0, np.int64)
    # More than half of the words are quoted if this is above zero.
    surplus = 2 * quoted - np.diff(texts.bounds)[: len(quoted)]
    return [
        "boilerplate" if stock else "quote" if surplus[group].sum() > 0 else "copy"
        for group, stock in zip(groups, boilerplate.tolist(), strict=True)
    ]
