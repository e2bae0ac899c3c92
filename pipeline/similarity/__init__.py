"""How alike texts are: texts to weighted rows, rows to the pairs that meet at a cosine."""

from pipeline.similarity.join import cosine_join
from pipeline.similarity.weights import STOP_WORDS, weigh

__all__ = ["STOP_WORDS", "cosine_join", "weigh"]
