"""Paragraphs and their pairs to clusters: paragraphs that say the same as one named, earliest one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.config import OverlapSettings
from pipeline.model import Cluster, ClusterKind, Pair, Paragraph, Quote
from pipeline.overlap.spread import Company, keep_company
from pipeline.overlap.texts import Texts, read_texts

# Shorter texts are often one template filled in twice, so they have to share runs and not only words.
_SHORT_WORDS = 20
_PROOF = 0.5


@dataclass(frozen=True, slots=True)
class _Link:
    """How alike two texts are, both in [0, 1]."""

    cosine: float
    containment: float

    @property
    def weight(self) -> float:
        return max(self.cosine, self.containment)


Links = Mapping[int, Mapping[int, _Link]]
_SAME = _Link(1.0, 1.0)


def group_paragraphs(
    paragraphs: Sequence[Paragraph], pairs: Sequence[Pair], quotes: Sequence[Quote], settings: OverlapSettings
) -> tuple[Cluster, ...]:
    """Clusters of two or more body paragraphs of two or more articles, in order of their heads.

    In order of publication, a paragraph joins the head it has the strongest link to, if its cosine to it, or the share
    of the shorter one held in shared runs, is `settings.cluster` or more; else it is a head itself. So every member
    was measured against a named paragraph that is at least as early, and members never chain. Of texts under 20 words
    half of the shorter must stand in shared runs. Equal paragraphs are always members of one cluster.

    `best_cosines` knows the cosines that *pairs* lists, and 1 for an equal paragraph. A cluster is `boilerplate` by
    `Company.is_boilerplate`, a `quote` if more than half of its words are quoted speech, else a `copy`.
    """
    texts = read_texts(paragraphs, quotes)
    links = _find_links(texts, pairs)
    groups = [group for group in _follow_leaders(texts, links, settings.cluster) if _articles(texts, group) > 1]
    company = keep_company(texts)
    return tuple(_describe(texts, group, links, _name_kind(texts, group, company)) for group in groups)


def _find_links(texts: Texts, pairs: Sequence[Pair]) -> Links:
    text_of = {texts.positions[member]: text for text, members in enumerate(texts.members) for member in members}
    links: defaultdict[int, dict[int, _Link]] = defaultdict(dict)
    for pair in pairs:
        left, right = text_of[pair.left], text_of[pair.right]
        if left != right:
            links[left][right] = links[right][left] = _Link(pair.cosine, pair.containment)
    return links


def _follow_leaders(texts: Texts, links: Links, threshold: float) -> list[list[int]]:
    """Texts by head, the head first; texts are numbered in order of publication."""
    groups: dict[int, list[int]] = {}
    for text in range(len(texts.members)):
        heads = [
            (-link.weight, head)
            for head, link in links.get(text, {}).items()
            if head in groups and link.weight >= threshold and _is_proven(texts, text, head, link)
        ]
        groups.setdefault(min(heads)[1] if heads else text, []).append(text)
    return list(groups.values())


def _is_proven(texts: Texts, a: int, b: int, link: _Link) -> bool:
    shorter = min(texts.n_words(texts.members[text][0]) for text in (a, b))
    return shorter >= _SHORT_WORDS or link.containment >= _PROOF


def _articles(texts: Texts, group: Sequence[int]) -> int:
    return len({texts.paragraphs[member].article for text in group for member in texts.members[text]})


def _name_kind(texts: Texts, group: Sequence[int], company: Company) -> ClusterKind:
    if company.is_boilerplate(np.array(group, np.int64)):
        return "boilerplate"
    words = [texts.words(member) for text in group for member in texts.members[text]]
    quoted = sum(int(texts.quoted[some].sum()) for some in words)
    return "quote" if 2 * quoted > sum(some.stop - some.start for some in words) else "copy"


def _describe(texts: Texts, group: Sequence[int], links: Links, kind: ClusterKind) -> Cluster:
    head = group[0]
    members = sorted(member for text in group for member in texts.members[text])
    best = {member: _best_cosine(texts, text, group, links) for text in group for member in texts.members[text]}
    return Cluster(
        members=tuple(texts.paragraphs[member] for member in members),
        best_cosines=tuple(best[member] for member in members),
        weakest_link=min((links[head][text].weight for text in group[1:]), default=1.0),
        kind=kind,
    )


def _best_cosine(texts: Texts, text: int, group: Sequence[int], links: Links) -> float:
    if len(texts.members[text]) > 1:
        return 1.0
    return max(link.cosine for other, link in links[text].items() if other in group)
