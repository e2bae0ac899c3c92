"""Articles to stories."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.config import StorySettings
from pipeline.model import Article, Paragraph, stable_id
from pipeline.stories import group_stories
from tests.conftest import ParagraphBuilder, build_article

SETTINGS = StorySettings()
PIER = "The harbour board will close the east pier in Weston for repairs, and ferries will leave from the west quay."
FERRY = "Ferries in Weston leave from the west quay while the harbour board repairs the cracked east pier this spring."
CHESS = "A chess club from Norbury won the junior league title after its captain drew the last game of the final round."
TEXTS = st.lists(
    st.lists(st.sampled_from(["harbour", "ferry", "pier", "chess", "league", "vote"]), max_size=8).map(" ".join),
    max_size=8,
)


def outlets(stories: tuple[tuple[Article, ...], ...]) -> list[list[str | None]]:
    return [[article.outlet for article in story] for story in stories]


def build(text: str, outlet: str, day: int | None) -> Paragraph:
    """A body paragraph that is the whole of its article: Hypothesis takes no fixture that is made once a test."""
    owner = build_article(text, outlet, day)
    return Paragraph(owner, 0, len(text), stable_id("par", owner.id, text), 0, "body")


def publish(texts: list[str]) -> tuple[Paragraph, ...]:
    """One article a text, on two days and undated."""
    return tuple(build(text or "…", f"o{i}", (1, 20, None)[i % 3]) for i, text in enumerate(texts))


def test_reworded_articles_on_one_event_are_one_story(paragraph: ParagraphBuilder) -> None:
    """
    Stories stand in order of their earliest article, and so do the articles of each.
    """
    paragraphs = (
        paragraph(FERRY, "mirror", day=3),
        paragraph(CHESS, "globe", day=2),
        paragraph(PIER, "echo", day=1),
    )

    assert [["echo", "mirror"], ["globe"]] == outlets(group_stories(paragraphs, SETTINGS))


@pytest.mark.parametrize(("day", "stories"), [(5, 1), (None, 1), (400, 2)])
def test_articles_long_apart_need_more_in_common(paragraph: ParagraphBuilder, day: int | None, stories: int) -> None:
    """
    What is one story within a week, or undated, is two a year apart.
    """
    words = ["harbour", "pier", "ferry", "quay", "crane", "tide", "rope", "anchor", "dock"]
    one, other = [" ".join(words[:6] + [f"a{i}" for i in range(6)]), " ".join(words[:6] + [f"b{i}" for i in range(6)])]
    paragraphs = (paragraph(one, "echo", day=1), paragraph(other, "mirror", day=day))

    assert stories == len(group_stories(paragraphs, StorySettings(threshold=0.25)))


def test_one_story_if_asked(paragraph: ParagraphBuilder) -> None:
    """
    Method "one" takes all articles as one story, whatever they say.
    """
    paragraphs = (paragraph(CHESS, "globe", day=2), paragraph(PIER, "echo", day=1))

    assert [["echo", "globe"]] == outlets(group_stories(paragraphs, StorySettings(method="one")))


def test_article_without_body_is_a_story(paragraph: ParagraphBuilder) -> None:
    """
    An article of captions alone is not lost.
    """
    caption = replace(paragraph("Photo: harbour", "mirror", day=2), role="caption", rule="credit")

    assert [["echo"], ["mirror"]] == outlets(group_stories((paragraph(PIER, "echo"), caption), SETTINGS))


def test_title_counts_as_text(paragraph: ParagraphBuilder) -> None:
    """
    Two articles with other words are one story by their titles.
    """
    one, other = paragraph("Boats stay in.", "echo"), paragraph("Cranes arrive.", "mirror")
    titled = tuple(replace(p, article=replace(p.article, title="Weston pier closes for repairs")) for p in (one, other))

    assert (2, 1) == (len(group_stories((one, other), SETTINGS)), len(group_stories(titled, SETTINGS)))


def test_no_articles_are_no_story() -> None:
    """
    Nothing comes out where nothing came in.
    """
    assert () == group_stories((), SETTINGS) == group_stories((), StorySettings(method="one"))


@settings(max_examples=40, deadline=None)
@given(texts=TEXTS, chance=st.randoms(use_true_random=False))
def test_every_article_is_in_one_story_in_any_order(texts: list[str], chance: random.Random) -> None:
    """
    Stories are a partition of the articles, the same for any order of input.
    """
    paragraphs = publish(texts)

    stories = group_stories(paragraphs, SETTINGS)

    assert stories == group_stories(tuple(chance.sample(paragraphs, len(paragraphs))), SETTINGS)
    assert sorted(p.article.id for p in paragraphs) == sorted(a.id for story in stories for a in story)


@settings(max_examples=40, deadline=None)
@given(texts=TEXTS, thresholds=st.tuples(st.floats(0.01, 1), st.floats(0.01, 1)))
def test_raising_the_threshold_never_merges_stories(texts: list[str], thresholds: tuple[float, float]) -> None:
    """
    Each story at the higher threshold lies inside one at the lower.
    """
    low, high = sorted(thresholds)
    paragraphs = publish(texts)

    coarse = group_stories(paragraphs, StorySettings(threshold=low))
    fine = group_stories(paragraphs, StorySettings(threshold=high))

    assert all(any(set(story) <= set(larger) for larger in coarse) for story in fine)
