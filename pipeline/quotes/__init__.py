"""What people are quoted as saying: quotes found in articles, and the utterances they print."""

from pipeline.quotes.find import find_quotes
from pipeline.quotes.group import group_quotes

__all__ = ["find_quotes", "group_quotes"]
