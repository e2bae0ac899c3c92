"""An edition, looked up from all sides: letters for articles, and what belongs to which story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from pipeline.chronology import order_key
from pipeline.model import Article, Change, Cluster, Duplicate, Edition, Issue, Paragraph, Reused, Story, Utterance
from pipeline.text import split_words

T = TypeVar("T")
K = TypeVar("K")
G = TypeVar("G", bound=Cluster | Utterance)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a report looks up in an edition; every key is an id.

    `labels` holds the letters of the used articles. Clusters and utterances belong to the story of their first article;
    `..._into` holds, by story, those of other stories that some of its articles print too.
    `overlapping` names the paragraphs in some pair or cluster; `n_words` counts words by paragraph.
    """

    edition: Edition
    labels: Mapping[str, str]
    story_of: Mapping[str, Story]
    paragraphs_of: Mapping[str, Sequence[Paragraph]]
    n_words: Mapping[str, int]
    cluster_of: Mapping[str, Cluster]
    clusters_of: Mapping[str, Sequence[Cluster]]
    utterance_of: Mapping[str, Utterance]
    utterances_of: Mapping[str, Sequence[Utterance]]
    clusters_into: Mapping[str, Sequence[Cluster]]
    utterances_into: Mapping[str, Sequence[Utterance]]
    reused_of: Mapping[str, Reused]
    overlapping: frozenset[str]
    changes_of: Mapping[str, Sequence[Change]]
    issues_of: Mapping[str, Sequence[Issue]]
    duplicates_of: Mapping[str, Sequence[Duplicate]]

    def label(self, article: Article) -> str:
        """The letter of *article*."""
        return self.labels[article.id]

    def body(self, article: Article) -> tuple[Paragraph, ...]:
        """The body paragraphs of *article*."""
        return tuple(p for p in self.paragraphs_of.get(article.id, ()) if p.role == "body")

    def repeated(self, story: Story) -> tuple[Utterance, ...]:
        """The utterances of *story* that several outlets print, or that may be: outlets unknown."""
        return tuple(u for u in self.utterances_of.get(story.id, ()) if u.repeated is not False)


def catalogue(edition: Edition) -> Catalogue:
    """The catalogue of *edition*, in time linear in its size."""
    story_of = {article.id: story for story in edition.stories for article in story.articles}
    members = [(paragraph.id, cluster) for cluster in edition.clusters for paragraph in cluster.members]
    sides = np.union1d(edition.pairs.left, edition.pairs.right).tolist()
    paired = {edition.paragraphs[side].id for side in sides}
    return Catalogue(
        edition=edition,
        labels={a.id: letters(n) for n, a in enumerate(sorted(edition.batch.articles, key=order_key))},
        story_of=story_of,
        paragraphs_of=_by(edition.paragraphs, lambda p: p.article.id),
        n_words={p.id: len(split_words(p.text)) for p in edition.paragraphs},
        cluster_of=dict(members),
        clusters_of=_by(edition.clusters, lambda c: story_of[c.head.article.id].id),
        utterance_of={quote.id: u for u in edition.utterances for quote in u.members},
        utterances_of=_by(edition.utterances, lambda u: story_of[u.head.article.id].id),
        clusters_into=_reaching(edition.clusters, story_of),
        utterances_into=_reaching(edition.utterances, story_of),
        reused_of={reused.article.id: reused for story in edition.stories for reused in story.reused},
        overlapping=frozenset(paired | {name for name, _ in members}),
        changes_of=_by(edition.changes, lambda change: change.story_id),
        issues_of=_issues_of(edition, story_of),
        duplicates_of=_by(edition.batch.duplicates, lambda duplicate: story_of[duplicate.of.id].id),
    )


def letters(index: int) -> str:
    """The label of the article at *index*, counted from 0.

    >>> [letters(n) for n in (0, 25, 26, 701, 702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    label = ""
    rest = index + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        label = chr(ord("A") + last) + label
    return label


def _by(things: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    groups: defaultdict[K, list[T]] = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return dict(groups)


def _reaching(groups: Iterable[G], story_of: Mapping[str, Story]) -> dict[str, list[G]]:
    reaching: defaultdict[str, list[G]] = defaultdict(list)
    for group in groups:
        home = story_of[group.head.article.id].id
        for story_id in dict.fromkeys(story_of[article.id].id for article in group.articles):
            if story_id != home:
                reaching[story_id].append(group)
    return dict(reaching)


def _issues_of(edition: Edition, story_of: Mapping[str, Story]) -> dict[str, list[Issue]]:
    """Issues by the id of the story whose article they are about; under "" those about none."""
    by_place = {(a.file, a.record_no): a.id for a in edition.batch.articles}

    def story_id(issue: Issue) -> str:
        article = issue.article_id or by_place.get((issue.file, issue.record_no), "")
        return story_of[article].id if article in story_of else ""

    return _by(edition.batch.issues, story_id)
