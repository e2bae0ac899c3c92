"""Builders for the nouns, so that a test names only what it is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import settings

from pipeline.model import Article, Paragraph, Published, stable_id

# How long an example takes says more about the machine than about newsfold.
settings.register_profile("newsfold", deadline=None)
settings.load_profile("newsfold")

ArticleBuilder = Callable[..., Article]
ParagraphBuilder = Callable[..., Paragraph]


def build_article(text: str, outlet: str | None = "echo", day: int | None = 1, file: str = "") -> Article:
    """An article of *outlet*, published on the given day of February 2024, or undated."""
    file = file or f"{outlet or 'no outlet'}/{stable_id('x', text)[2:8]}.txt"
    published = Published(date(2024, 1, 31) + timedelta(days=day), "metadata") if day is not None else None
    return Article(
        id=stable_id("art", outlet or "", file),
        text=text,
        file=file,
        sha256=stable_id("sha", text),
        encoding="utf-8",
        outlet=outlet,
        outlet_basis="folder" if outlet else "unknown",
        outlet_group=outlet,
        published=published,
    )


@pytest.fixture
def article() -> ArticleBuilder:
    return build_article


@pytest.fixture
def paragraph() -> ParagraphBuilder:
    """Builds a body paragraph that is the whole of its article."""

    def build(text: str, outlet: str | None = "echo", day: int | None = 1, file: str = "") -> Paragraph:
        owner = build_article(text, outlet, day, file)
        return Paragraph(owner, 0, len(text), stable_id("par", owner.id, text), 0, "body")

    return build
