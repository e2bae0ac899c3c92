"""Which paragraphs overlap: paragraphs to pairs, to clusters, and to how much articles reuse of each other."""

from pipeline.overlap.find import find_overlap
from pipeline.overlap.reuse import measure_reuse
from pipeline.similarity import cosine_join

__all__ = ["cosine_join", "find_overlap", "measure_reuse"]
