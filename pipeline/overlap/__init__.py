"""Which paragraphs overlap: paragraphs to pairs, to clusters, and to how much articles reuse of each other."""

from pipeline.overlap.clusters import group_paragraphs
from pipeline.overlap.pairs import find_pairs
from pipeline.overlap.reuse import measure_reuse
from pipeline.similarity import cosine_join

__all__ = ["cosine_join", "find_pairs", "group_paragraphs", "measure_reuse"]
