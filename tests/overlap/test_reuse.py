"""Paragraphs of one story to how much is reused."""

from __future__ import annotations

from hypothesis import given, settings

from pipeline.model import Article, Paragraph
from pipeline.overlap import measure_reuse
from pipeline.text import split_words
from tests.overlap.builders import build, quote
from tests.overlap.test_pairs import NEWSROOM, PRESS, SETTINGS, publish


def words_shared(one: list[str], other: list[str], length: int) -> int:
    """Brute force: words of one in runs that the other has."""
    runs = {tuple(other[i : i + length]) for i in range(len(other) - length + 1)}
    covered = {
        k for i in range(len(one) - length + 1) if tuple(one[i : i + length]) in runs for k in range(i, i + length)
    }
    return len(covered)


def words_of(article: Article, paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [word for p in paragraphs if p.article == article for word in split_words(p.text)]


def test_words_in_shared_runs_are_counted_on_each_side() -> None:
    """
    Nineteen of 22 words are reused; the other article has nothing but those.
    """
    echo, mirror = build("On Friday, officials: " + PRESS), build(PRESS, outlet="mirror", day=2)

    pairs, totals = measure_reuse((*echo, *mirror), (), SETTINGS)

    assert [(22, 19, 19), (19, 19, 19)] == [(r.words, r.shared_words, r.shared_outside_quotes) for r in pairs]
    assert [(22, 19, 0), (19, 19, 0)] == [(r.words, r.shared_words, r.shared_in_quotes) for r in totals]


def test_quoted_words_count_apart() -> None:
    """
    Speech that both quote is shared, but not outside quotes.
    """
    echo, mirror = build(f'"{PRESS}," she said.'), build(f'"{PRESS}," the mayor told them.', outlet="mirror")
    quotes = (quote(echo[0]), quote(mirror[0]))

    pairs, totals = measure_reuse((*echo, *mirror), quotes, SETTINGS)

    assert [(19, 0), (19, 0)] == [(r.shared_words, r.shared_outside_quotes) for r in pairs]
    assert [19, 19] == [r.shared_in_quotes for r in totals]


def test_run_goes_over_the_end_of_a_paragraph() -> None:
    """
    Words that one outlet prints in two paragraphs and another in one are shared all the same.
    """
    echo = build("The harbour board will close", "the east pier for repairs")
    mirror = build("The harbour board will close the east pier for repairs", outlet="mirror")

    pairs, _ = measure_reuse((*echo, *mirror), (), SETTINGS)

    assert [10, 10] == [r.shared_words for r in pairs]


def test_article_that_shares_nothing_is_listed_in_a_small_story() -> None:
    """
    Every ordered pair is there, also with no words in common, and an article without body words has zero.
    """
    echo, mirror = build(PRESS), build("Ferries sail as before.", outlet="mirror", day=2)

    pairs, totals = measure_reuse((*echo, *mirror), (), SETTINGS)

    assert [(0, "mirror"), (0, "echo")] == [(r.shared_words, r.other.outlet) for r in pairs]
    assert [0, 0] == [r.shared_words for r in totals]


def test_large_story_lists_only_articles_that_share_something() -> None:
    """
    Of 32 articles two share a run: two ordered pairs, but 32 totals.
    """
    others = [build(f"Report number {i} has its own words", outlet=f"o{i}", day=3) for i in range(30)]
    paragraphs = (*build(PRESS), *build(PRESS, outlet="mirror"), *(p for article in others for p in article))

    pairs, totals = measure_reuse(paragraphs, (), SETTINGS)

    assert [("echo", "mirror"), ("mirror", "echo")] == [(r.article.outlet, r.other.outlet) for r in pairs]
    assert 32 == len(totals)


@settings(max_examples=60, deadline=None)
@given(NEWSROOM)
def test_reuse_equals_brute_force(newsroom: list[list[str]]) -> None:
    """
    The counts are those of a plain comparison of every two articles.
    """
    paragraphs = publish(newsroom)

    pairs, _ = measure_reuse(paragraphs, (), SETTINGS)

    assert len(newsroom) * (len(newsroom) - 1) == len(pairs)
    for reuse in pairs:
        own, other = words_of(reuse.article, paragraphs), words_of(reuse.other, paragraphs)
        assert words_shared(own, other, SETTINGS.run) == reuse.shared_words
        assert len(own) == reuse.words
