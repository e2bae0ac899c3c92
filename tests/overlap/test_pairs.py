"""Paragraphs to overlapping pairs."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.config import OverlapSettings
from pipeline.model import Pair, Pairs, Paragraph, Quote
from pipeline.overlap import find_overlap
from tests.conftest import ParagraphBuilder
from tests.overlap.builders import build, quote

SETTINGS = OverlapSettings()
PRESS = "The harbour board will close the east pier for repairs that are to last until the end of May"
WORDS = [
    "harbour",
    "board",
    "will",
    "close",
    "the",
    "east",
    "pier",
    "for",
    "repairs",
    "until",
    "May",
    "and",
    "ferry",
    "lines",
    "move",
]
LINES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
NEWSROOM = st.lists(st.lists(LINES, min_size=1, max_size=3), min_size=1, max_size=5)


def pair_up(paragraphs: Sequence[Paragraph], quotes: Sequence[Quote], settings: OverlapSettings) -> Pairs:
    return find_overlap(paragraphs, quotes, settings)[0]


def printed(pair: Pair, paragraphs: tuple[Paragraph, ...]) -> str:
    return paragraphs[pair.left].article.text[pair.shared_start : pair.shared_end]


def seen(pairs: Pairs, paragraphs: tuple[Paragraph, ...]) -> set[tuple[object, ...]]:
    """What a pair says, whichever paragraph comes first."""
    return {
        (frozenset(paragraphs[i].id for i in (p.left, p.right)), p.cosine, p.containment, p.longest_run_words, p.kind)
        for p in pairs
    }


def publish(newsroom: list[list[str]]) -> tuple[Paragraph, ...]:
    """One article an outlet."""
    return tuple(p for i, lines in enumerate(newsroom) for p in build(*lines, outlet=f"outlet {i}", day=1 + i % 3))


def test_same_words_with_other_marks_are_an_exact_pair(paragraph: ParagraphBuilder) -> None:
    """
    Marks and capitals aside, the words are the same: cosine and containment are 1.
    """
    paragraphs = (paragraph("“It’s closed,” she said.", "echo"), paragraph('"It\'s CLOSED", she said', "mirror"))

    [pair] = pair_up(paragraphs, (), SETTINGS)

    assert ("exact", 1.0, 1.0, 4) == (pair.kind, pair.cosine, pair.containment, pair.longest_run_words)


def test_sentence_inside_a_longer_paragraph_is_a_partial_pair(paragraph: ParagraphBuilder) -> None:
    """
    A press release lifted into a long paragraph is found by its run, printed as the left paragraph has it.
    """
    other = "Fishermen had asked for years; engineers measured cracks twice since autumn, while traders feared losses. "
    paragraphs = (paragraph(other * 2 + PRESS.upper() + ".", "echo"), paragraph(PRESS + ".", "mirror"))

    [pair] = pair_up(paragraphs, (), SETTINGS)

    assert ("partial", 1.0, 19) == (pair.kind, pair.containment, pair.longest_run_words)
    assert PRESS.upper() == printed(pair, paragraphs)


@pytest.mark.parametrize("stock", ["at the end of the year", "she said in a written statement"])
def test_stock_phrase_alone_is_no_pair(paragraph: ParagraphBuilder, stock: str) -> None:
    """
    A run of words that say little joins nothing.
    """
    one = f"Ferries to the islands stop {stock} because fuel prices rose sharply across northern ports"
    other = f"Teachers at four schools agreed {stock} after budget talks with town councillors failed"

    assert not pair_up((paragraph(one, "echo"), paragraph(other, "mirror")), (), SETTINGS)


def test_paragraphs_of_one_article_are_no_pair() -> None:
    """
    An article that repeats itself overlaps with nobody.
    """
    assert not pair_up(build(PRESS, PRESS, PRESS + " or later"), (), SETTINGS)


def test_captions_are_no_pair(paragraph: ParagraphBuilder) -> None:
    """
    Only body paragraphs are compared.
    """
    caption = replace(paragraph(PRESS, "mirror"), role="caption", rule="caption")

    assert not pair_up((paragraph(PRESS, "echo"), caption), (), SETTINGS)


def test_equal_paragraphs_of_one_article_pair_with_another_article() -> None:
    """
    When the two earliest printings of two texts stand in one article, the next ones are listed.
    """
    paragraphs = (*build(PRESS, PRESS + " or June", day=1), *build(PRESS + " or June", outlet="mirror", day=2))

    pairs = pair_up(paragraphs, (), SETTINGS)

    assert [(0, 2, "near"), (1, 2, "exact")] == [(p.left, p.right, p.kind) for p in pairs]


def test_fifth_printing_in_another_article_is_not_lost() -> None:
    """
    Four printings in one article do not hide that another article prints the words too.
    """
    paragraphs = (
        *build(*(PRESS + mark for mark in ".!?;"), PRESS + " or June", day=1),
        *build(PRESS + ":", outlet="mirror", day=2),
    )

    pairs = pair_up(paragraphs, (), SETTINGS)

    assert [(0, 5, "exact"), (4, 5, "near")] == [(p.left, p.right, p.kind) for p in pairs]


def test_shared_run_is_quoted_only_if_it_is_on_both_sides() -> None:
    """
    Speech that another outlet prints as its own words is no shared quote.
    """
    echo = build(f'"{PRESS}," the mayor said.', outlet="echo")
    mirror = build(f'The mayor said: "{PRESS}."', outlet="mirror")
    globe = build(f"{PRESS}, the mayor said.", outlet="globe")
    quotes = (quote(echo[0]), quote(mirror[0]))

    pairs = pair_up((*echo, *mirror, *globe), quotes, SETTINGS)

    assert {(0, 1): True, (0, 2): False, (1, 2): False} == {(p.left, p.right): p.in_quote for p in pairs}


def test_two_thousand_equal_paragraphs_are_as_many_pairs_less_one(paragraph: ParagraphBuilder) -> None:
    """
    Copies pair with the earliest one only.
    """
    paragraphs = tuple(paragraph(PRESS, f"outlet {i}", day=2 + (i * 7) % 20) for i in range(1999))
    earliest = paragraph(PRESS, "first", day=1)

    pairs = pair_up((*paragraphs, earliest), (), SETTINGS)

    assert [(i, 1999) for i in range(1999)] == [(p.left, p.right) for p in pairs]


def test_line_that_unrelated_articles_all_carry_is_no_evidence() -> None:
    """
    A newsletter line inside paragraphs of unrelated articles pairs nothing, but a press release in five does.
    """
    line = "Sign up here for our daily newsletter with local headlines"
    many = [
        build(
            " ".join(f"report{i}x{k}" for k in range(40)),
            " ".join(f"word{i}x{k}" for k in range(30)) + ". " + line,
            outlet=f"o{i}",
        )
        for i in range(15)
    ]
    few = [
        build(f"{PRESS} note{i} for{i} you{i}" + " ".join(f"w{i}x{k}" for k in range(30)), outlet=f"p{i}")
        for i in range(5)
    ]
    paragraphs = tuple(p for article in (*many, *few) for p in article)

    pairs = pair_up(paragraphs, (), SETTINGS)

    joined = {paragraphs[i].article.outlet for p in pairs for i in (p.left, p.right)}
    assert {f"p{i}" for i in range(5)} == joined
    assert 10 == len(pairs)


@settings(max_examples=40, deadline=None)
@given(NEWSROOM, st.randoms(use_true_random=False))
def test_order_of_paragraphs_changes_no_pair(newsroom: list[list[str]], chance: random.Random) -> None:
    """
    The same pairs come out of any order of articles, and left is always before right.
    """
    paragraphs = publish(newsroom)
    shuffled = tuple(chance.sample(paragraphs, len(paragraphs)))

    pairs, again = pair_up(paragraphs, (), SETTINGS), pair_up(shuffled, (), SETTINGS)

    assert seen(pairs, paragraphs) == seen(again, shuffled)
    assert all(p.left < p.right for p in (*pairs, *again))


@settings(max_examples=40, deadline=None)
@given(NEWSROOM)
def test_shared_run_is_printed_by_the_left_paragraph(newsroom: list[list[str]]) -> None:
    """
    A shared run has as many words as the pair says, and both paragraphs have it.
    """
    paragraphs = publish(newsroom)

    for pair in pair_up(paragraphs, (), SETTINGS):
        left, right = paragraphs[pair.left], paragraphs[pair.right]
        assert left.article != right.article
        shared = printed(pair, paragraphs)
        assert pair.longest_run_words == len(shared.split())
        assert f" {shared} " in f" {right.text} " or not shared
