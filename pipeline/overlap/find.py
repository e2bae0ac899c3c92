"""Paragraphs to their overlap: the pairs, and the clusters that the pairs make."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.config import OverlapSettings
from pipeline.model import Cluster, Pairs, Paragraph, Quote
from pipeline.overlap.clusters import group_paragraphs
from pipeline.overlap.pairs import find_pairs
from pipeline.overlap.texts import read_texts


def find_overlap(
    paragraphs: Sequence[Paragraph], quotes: Sequence[Quote], settings: OverlapSettings
) -> tuple[Pairs, tuple[Cluster, ...]]:
    """Which of *paragraphs* overlap, by `find_pairs`, and which say the same, by `group_paragraphs`.

    A million paragraphs take about a minute and 1.3 GB beside them on two cores.
    """
    texts = read_texts(paragraphs, quotes)
    pairs = find_pairs(texts, settings)
    return pairs, group_paragraphs(texts, pairs, settings)
