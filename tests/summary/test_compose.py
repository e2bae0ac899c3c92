"""One story to the lines of its summary."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.config import SummarySettings
from pipeline.model import Article, Paragraph, SummaryLine
from pipeline.summary import summarise
from tests.conftest import build_article
from tests.summary.conftest import StoryBuilder, build_quote, build_utterance, split_blocks

SETTINGS = SummarySettings()
CLOSED = "The harbour board closed the east pier in Weston on Monday after divers found 12 cracks in the wood."
FERRIES = "Ferries to the islands leave from the west quay until the end of the summer, the board said."
COST = "Repairs to the pier will cost about two million euros, half of it paid by the county."
MARKET = "Owners of the fish market fear for their trade because visitors no longer walk past the stalls."
SPEECH = "We close the pier today so that nobody gets hurt on it tomorrow."
STORY = (
    f"{CLOSED}\n\n{FERRIES}\n\n“{SPEECH}” said harbour master Ada Brandt.",
    f"{CLOSED}\n\nHarbour master Ada Brandt said: “{SPEECH}”\n\n{COST}",
    f"{MARKET}\n\n{COST.replace('two', 'three')}",
)


def texts(lines: tuple[SummaryLine, ...]) -> list[str]:
    return [line.source.text for line in lines]


def told(articles: tuple[Article, ...], paragraphs: tuple[Paragraph, ...]) -> tuple[SummaryLine, ...]:
    return summarise(articles, paragraphs, (), (), SETTINGS)


def test_equal_sentences_of_two_outlets_are_one_line_with_two_carriers(story: StoryBuilder) -> None:
    """
    What two outlets print alike is told once, and both are named for it.
    """
    lines = told(*story(CLOSED, f"{FERRIES}\n\n{CLOSED}"))

    [line] = [line for line in lines if line.source.text == CLOSED]
    assert [("source", "a"), ("agrees", "b")] == [(c.role, c.excerpt.article.outlet) for c in line.carriers]
    assert sorted([CLOSED, FERRIES]) == sorted(texts(lines))


def test_earliest_article_that_prints_it_to_the_letter_is_the_source(story: StoryBuilder) -> None:
    """
    A later article that opens with the sentence is not credited for it.
    """
    lines = told(*story(f"{FERRIES}\n\n{MARKET}\n\n{CLOSED}", CLOSED))

    assert ["a", "b"] == [
        c.excerpt.article.outlet for line in lines if line.source.text == CLOSED for c in line.carriers
    ]


def test_sentence_in_one_of_two_near_duplicate_paragraphs_has_one_carrier(story: StoryBuilder) -> None:
    """
    Paragraphs may be alike although a sentence stands in one of them only.
    """
    lines = told(*story(f"{CLOSED} {FERRIES} {MARKET}", f"{CLOSED} {FERRIES}"))

    carriers = {line.source.text: len(line.carriers) for line in lines}
    assert {CLOSED: 2, FERRIES: 2, MARKET: 1} == carriers


def test_near_equal_sentence_with_another_number_is_shown_as_one_that_differs(story: StoryBuilder) -> None:
    lines = told(*story(f"{MARKET}\n\n{COST}", COST.replace("two", "three")))

    assert ["source", "differs"] == [c.role for line in lines if "Repairs" in line.source.text for c in line.carriers]


@pytest.mark.parametrize(
    "left_out",
    [
        "Will the board of the harbour mend the pier before the summer is over?",
        "However, the owners of the ferries were not asked about it at all.",
        "He sent divers down to look at the wood of the old pier.",
        "The pier is old.",
    ],
)
def test_sentence_that_can_not_stand_alone_is_left_out(story: StoryBuilder, left_out: str) -> None:
    assert [CLOSED] == texts(told(*story(f"{CLOSED}\n\n{left_out}")))


@pytest.mark.parametrize("role", ["heading", "caption", "notice", "related", "title"])
def test_only_body_text_is_printed(story: StoryBuilder, role: str) -> None:
    articles, paragraphs = story(f"{CLOSED}\n\n{FERRIES}", roles={1: role})

    assert [CLOSED] == texts(told(articles, paragraphs))


@pytest.mark.parametrize("label", ["FALSE - ", "FAKE NEWS (satire) — ", "OPINION, Weston — "])
def test_label_in_capitals_stays_with_its_sentence(story: StoryBuilder, label: str) -> None:
    """
    What looks like a place may be a verdict on what follows.
    """
    lines = told(*story(label + CLOSED, CLOSED))

    assert all(len(line.carriers) == 1 for line in lines)


def test_dateline_is_no_part_of_the_sentence(story: StoryBuilder) -> None:
    assert [CLOSED] == texts(told(*story(f"WESTON (Reuters) — {CLOSED}")))


def test_running_speech_is_not_told_as_a_fact(story: StoryBuilder) -> None:
    """
    A sentence inside somebody's speech has no marks of its own: the quote says that it is speech.
    """
    speech = f"The town needs a pier. {COST}"
    articles, paragraphs = story(f"{CLOSED}\n\n“{speech}")
    quote = build_quote(paragraphs[1], speech)

    assert [CLOSED] == texts(summarise(articles, paragraphs, (quote,), (), SETTINGS))


# ------------------------------------------------------------------ quotes


def test_repeated_utterance_is_told_once_in_a_block_of_its_own(story: StoryBuilder) -> None:
    """
    A quotation that two articles print stands after the summary, with both, and is not in the summary as well.
    """
    articles, paragraphs = story(*STORY)
    quotes = tuple(build_quote(paragraph, SPEECH) for paragraph in paragraphs if SPEECH in paragraph.text)
    utterance = build_utterance(*quotes)

    lines = summarise(articles, paragraphs, quotes, (utterance,), SETTINGS)

    assert ["quotes"] == [line.block for line in lines if SPEECH in line.source.text]
    assert utterance is lines[-1].utterance
    assert [SPEECH, SPEECH] == [carrier.excerpt.text for carrier in lines[-1].carriers]
    assert ["summary"] * (len(lines) - 1) == [line.block for line in lines[:-1]]


def test_words_of_an_utterance_that_one_article_changed_are_not_ascribed_to_it(story: StoryBuilder) -> None:
    """
    The line is the sentence both print; the one that was cut in one of them has one carrier only, and no line.
    """
    more = "The old wood was eaten by worms and nobody saw it for years"
    articles, paragraphs = story(f"Ada Brandt: “{more} and years. {SPEECH}”", f"Ada Brandt: “{more}. {SPEECH}”")
    quotes = (
        build_quote(paragraphs[0], f"{more} and years. {SPEECH}"),
        build_quote(paragraphs[1], f"{more}. {SPEECH}"),
    )

    lines = summarise(articles, paragraphs, quotes, (build_utterance(*quotes),), SETTINGS)

    assert [SPEECH] == [line.source.text for line in lines if line.block == "quotes"]


def test_comma_before_the_closing_mark_is_no_part_of_the_line(story: StoryBuilder) -> None:
    words = SPEECH[:-1] + ","
    articles, paragraphs = story(*[f"{MARKET}\n\n“{words}” Ada Brandt said."] * 2)
    quotes = tuple(build_quote(paragraph, words) for paragraph in paragraphs if words in paragraph.text)

    lines = summarise(articles, paragraphs, quotes, (build_utterance(*quotes),), SETTINGS)

    assert [SPEECH[:-1]] == [line.source.text for line in lines if line.block == "quotes"]


def test_quote_with_nobody_named_has_no_line(story: StoryBuilder) -> None:
    articles, paragraphs = story(*STORY[:2])
    quotes = tuple(build_quote(p, SPEECH, speaker=None) for p in paragraphs if SPEECH in p.text)

    lines = summarise(articles, paragraphs, quotes, (build_utterance(*quotes),), SETTINGS)

    assert {"summary"} == {line.block for line in lines}


def test_printing_in_another_story_does_not_count(story: StoryBuilder) -> None:
    articles, paragraphs = story(*STORY[:2])
    quotes = tuple(build_quote(paragraph, SPEECH) for paragraph in paragraphs if SPEECH in paragraph.text)
    mine = tuple(paragraph for paragraph in paragraphs if paragraph.article is articles[0])

    lines = summarise(articles[:1], mine, quotes[:1], (build_utterance(*quotes),), SETTINGS)

    assert {articles[0]} == {carrier.excerpt.article for line in lines for carrier in line.carriers}
    assert {"summary"} == {line.block for line in lines}


# ------------------------------------------------------------------ limits


@given(st.integers(1, 80), st.integers(1, 6))
@settings(max_examples=25, deadline=None)
def test_both_blocks_keep_within_the_limits(words: int, sentences: int) -> None:
    articles = tuple(build_article(text, f"o{at}", at + 1, f"{at}.txt") for at, text in enumerate(STORY))
    paragraphs = tuple(paragraph for article in articles for paragraph in split_blocks(article))
    quotes = tuple(build_quote(paragraph, SPEECH) for paragraph in paragraphs if SPEECH in paragraph.text)
    limits = SummarySettings(words=words, sentences=sentences)

    lines = summarise(articles, paragraphs, quotes, (build_utterance(*quotes),), limits)

    assert len(lines) <= sentences
    assert sum(len(line.source.text.split()) for line in lines) <= words


def test_order_of_articles_and_paragraphs_changes_nothing(story: StoryBuilder) -> None:
    articles, paragraphs = story(*STORY)
    expected = told(articles, paragraphs)

    for some in permutations(articles):
        assert expected == told(some, paragraphs[::-1])


def test_every_carrier_is_an_excerpt_of_one_paragraph_of_its_article(story: StoryBuilder) -> None:
    lines = told(*story(*STORY))

    assert lines
    for carrier in (carrier for line in lines for carrier in line.carriers):
        excerpt = carrier.excerpt
        assert excerpt.article is excerpt.paragraph.article
        assert excerpt.paragraph.start <= excerpt.start < excerpt.end <= excerpt.paragraph.end


def test_story_of_many_articles_that_print_one_text_is_told_from_it(story: StoryBuilder) -> None:
    lines = told(*story(*[f"{CLOSED}\n\n{FERRIES}"] * 6))

    assert [6, 6] == [len(line.carriers) for line in lines]


@pytest.mark.parametrize("text", ["Ferries", "Is it true?", "He left. She stayed.", "!?"])
def test_story_without_a_candidate_gets_its_first_sentence(story: StoryBuilder, text: str) -> None:
    assert [text.split(" She")[0]] == texts(told(*story(text)))


def test_story_without_body_text_has_no_summary(story: StoryBuilder) -> None:
    assert () == told(*story("East pier closed", roles={0: "heading"}))
    assert () == summarise((), (), (), (), SETTINGS)
