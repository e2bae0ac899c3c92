"""One story to the words that name it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.summary import pick_headline
from tests.summary.conftest import StoryBuilder

BODY = "The harbour board closed the east pier in Weston on Monday after divers found cracks in the wood."


def test_title_that_is_most_like_the_articles_names_the_story(story: StoryBuilder) -> None:
    articles, paragraphs = story(
        f"What a week\n\n{BODY}", f"Harbour board closes cracked east pier\n\n{BODY}", roles={0: "title"}
    )

    assert "Harbour board closes cracked east pier" == pick_headline(articles, paragraphs).text


def test_earliest_of_equal_titles_is_taken_whatever_the_order(story: StoryBuilder) -> None:
    articles, paragraphs = story(*[f"East pier closed\n\n{BODY}"] * 3, roles={0: "title"})

    headline = pick_headline(articles[::-1], paragraphs[::-1])

    assert articles[0] is headline.article


def test_without_a_title_an_opening_sentence_names_the_story(story: StoryBuilder) -> None:
    articles, paragraphs = story(
        f"Is it safe? {BODY} It is wet.", "A chess club from Norbury won its league on Sunday."
    )

    assert BODY == pick_headline(articles, paragraphs).text


@pytest.mark.parametrize("text", ["Ferries", "East pier closed\n\nWest quay open"])
def test_without_body_text_the_first_paragraph_does(story: StoryBuilder, text: str) -> None:
    articles, paragraphs = story(text, roles={0: "heading", 1: "caption"})

    assert text.split("\n", maxsplit=1)[0] == pick_headline(articles, paragraphs).text


def test_without_a_paragraph_there_is_no_headline() -> None:
    with pytest.raises(ValueError, match="expected a paragraph"):
        pick_headline((), ())


def test_label_of_a_header_line_is_no_part_of_the_headline(story: StoryBuilder) -> None:
    articles, paragraphs = story(f"Title: East pier closed\n\n{BODY}", roles={0: "title"})
    titled = replace(articles[0], title="East pier closed")

    headline = pick_headline((titled,), tuple(replace(paragraph, article=titled) for paragraph in paragraphs))

    assert "East pier closed" == headline.text
