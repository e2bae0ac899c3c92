"""One story's articles to the lines that tell it, each with the articles that carry it, and to its headline."""

from pipeline.summary.compose import summarise
from pipeline.summary.headline import pick_headline

__all__ = ["pick_headline", "summarise"]
