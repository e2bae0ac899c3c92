"""How alike texts are: texts to weighted rows, rows to the pairs that meet at a cosine."""

from pipeline.similarity.equal_rows import find_firsts
from pipeline.similarity.join import cosine_join, measure_cosines
from pipeline.similarity.vectorizer import WordVectorizer
from pipeline.similarity.weights import STOP_WORDS, weigh
from pipeline.similarity.words import Numbers, read_words

__all__ = [
    "STOP_WORDS",
    "Numbers",
    "WordVectorizer",
    "cosine_join",
    "find_firsts",
    "measure_cosines",
    "read_words",
    "weigh",
]
