"""On what the articles of a story differ: numbers, dates, names, negations and quotes."""

from pipeline.disagreements.matters import find_disagreements

__all__ = ["find_disagreements"]
