"""Builders for a story: articles cut at blank lines, and what is said in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import Article, Attribution, Excerpt, Paragraph, Quote, Role, Utterance, stable_id
from tests.conftest import build_article

StoryBuilder = Callable[..., tuple[tuple[Article, ...], tuple[Paragraph, ...]]]


def split_blocks(article: Article, roles: dict[int, Role] | None = None) -> tuple[Paragraph, ...]:
    """The blank-line blocks of *article*, body unless *roles* says otherwise for an index."""
    found: list[Paragraph] = []
    start = 0
    for index, block in enumerate(article.text.split("\n\n")):
        role = (roles or {}).get(index, "body")
        name = stable_id("par", article.id, str(index))
        found.append(Paragraph(article, start, start + len(block), name, index, role, "" if role == "body" else "test"))
        start += len(block) + 2
    return tuple(found)


def build_quote(paragraph: Paragraph, words: str, speaker: str | None = "Ada Brandt") -> Quote:
    """The quote of *words*, which *paragraph* prints."""
    start = paragraph.start + paragraph.text.index(words)
    piece = Excerpt(paragraph.article, start, start + len(words), paragraph)
    attribution = Attribution(speaker, speaker, "after", "said") if speaker else None
    return Quote(stable_id("quo", paragraph.id, words), (piece,), "utterance", True, attribution)


def build_utterance(*quotes: Quote) -> Utterance:
    """The quotes as one utterance, the first as its reference."""
    attribution = quotes[0].attribution
    return Utterance(quotes, quotes[0], attribution.speaker if attribution else None)


@pytest.fixture
def story() -> StoryBuilder:
    """Builds one article a text, of outlets named a, b, c ... on one day after the other."""

    def build(*texts: str, roles: dict[int, Role] | None = None) -> tuple[tuple[Article, ...], tuple[Paragraph, ...]]:
        outlets = "abcdefghij"
        articles = tuple(
            build_article(text, outlets[at], at + 1, f"{outlets[at]}.txt") for at, text in enumerate(texts)
        )
        return articles, tuple(paragraph for article in articles for paragraph in split_blocks(article, roles))

    return build
