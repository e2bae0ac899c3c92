"""Paragraphs and pairs to clusters."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.config import OverlapSettings
from pipeline.model import Cluster, Paragraph, Quote
from pipeline.overlap import find_pairs, group_paragraphs
from tests.conftest import ParagraphBuilder
from tests.overlap.builders import build, quote
from tests.overlap.test_pairs import NEWSROOM, PRESS, SETTINGS, publish


def group(paragraphs: tuple[Paragraph, ...], quotes: tuple[Quote, ...] = ()) -> tuple[Cluster, ...]:
    return group_paragraphs(paragraphs, find_pairs(paragraphs, quotes, SETTINGS), quotes, SETTINGS)


def test_earliest_printing_is_the_head(paragraph: ParagraphBuilder) -> None:
    """
    Members stand in order of publication, the undated one last, whatever the order of input.
    """
    undated, late, early = (
        paragraph(PRESS, "globe", day=None),
        paragraph(PRESS + ", it said.", "mirror", day=2),
        paragraph(PRESS + ".", "echo", day=1),
    )

    [cluster] = group((undated, late, early))

    assert (early, late, undated) == cluster.members
    assert 1.0 == cluster.weakest_link
    assert "copy" == cluster.kind


def test_every_copy_is_a_member() -> None:
    """
    Equal paragraphs pair with the earliest only, but all of them are in the cluster, also the second in one article.
    """
    paragraphs = (*build(PRESS, "Ferries sail as before.", PRESS, day=1), *build(PRESS, outlet="mirror", day=2))

    [cluster] = group(paragraphs)

    assert (paragraphs[0], paragraphs[2], paragraphs[3]) == cluster.members
    assert (1.0, 1.0, 1.0) == cluster.best_cosines


def test_paragraph_that_holds_the_head_is_a_member(paragraph: ParagraphBuilder) -> None:
    """
    A statement inside a longer paragraph is linked by its words, however low the cosine.
    """
    long = (
        "Fishermen wanted this for years; engineers measured cracks twice since autumn, while traders feared losses. "
    )
    paragraphs = (paragraph(PRESS, "echo", day=1), paragraph(long * 2 + PRESS, "mirror", day=2))

    [cluster] = group(paragraphs)

    assert cluster.best_cosines[0] < SETTINGS.cluster
    assert 1.0 == cluster.weakest_link


def test_short_lines_of_one_template_are_apart(paragraph: ParagraphBuilder) -> None:
    """
    Two short lines with the same words in another order report two things.
    """
    one = "Northern beat Southern three goals to one in Weston"
    other = "Southern beat Northern in Weston: one to three goals"

    assert () == group((paragraph(one, "echo"), paragraph(other, "mirror")))


def test_cluster_of_speech_is_a_quote() -> None:
    """
    More than half of the words are quoted on both sides.
    """
    echo, mirror = build(f'"{PRESS}," she said.'), build(f'She said: "{PRESS}."', outlet="mirror")
    quotes = (quote(echo[0]), quote(mirror[0]))

    [cluster] = group((*echo, *mirror), quotes)

    assert "quote" == cluster.kind


def test_line_of_unrelated_articles_is_boilerplate() -> None:
    """
    What twelve articles print that have nothing else in common is boilerplate; in articles on one event it is a copy.
    """
    line = "Sign up here for our daily newsletter with local headlines and weather in your inbox"
    unrelated = [build(" ".join(f"w{i}x{k}" for k in range(40)), line, outlet=f"o{i}") for i in range(12)]
    words = PRESS.split()
    related = [
        build(
            " ".join(words[i:] + words[:i]) + f" w{i}",
            "Boats may moor at the west quay, free of charge, until June.",
            outlet=f"p{i}",
        )
        for i in range(12)
    ]

    boilerplate = group(tuple(p for article in unrelated for p in article))
    copies = group(tuple(p for article in related for p in article))

    assert ["boilerplate"] == [cluster.kind for cluster in boilerplate]
    assert {"copy"} == {cluster.kind for cluster in copies}


@settings(max_examples=40, deadline=None)
@given(NEWSROOM, st.randoms(use_true_random=False))
def test_order_of_paragraphs_changes_no_cluster(newsroom: list[list[str]], chance: random.Random) -> None:
    """
    The clusters of shuffled paragraphs are the same clusters.
    """
    paragraphs = publish(newsroom)

    assert group(paragraphs) == group(tuple(chance.sample(paragraphs, len(paragraphs))))


@settings(max_examples=60, deadline=None)
@given(NEWSROOM, st.sampled_from([0.4, 0.55, 0.7, 0.9]))
def test_every_member_is_at_the_threshold_to_its_head(newsroom: list[list[str]], threshold: float) -> None:
    """
    A paragraph is in one cluster at most; a cluster has members of two articles, each linked to the head.
    """
    overlap = OverlapSettings(cluster=threshold)
    paragraphs = publish(newsroom)
    pairs = find_pairs(paragraphs, (), overlap)
    texts = {
        (frozenset((paragraphs[p.left].text, paragraphs[p.right].text))): max(p.cosine, p.containment) for p in pairs
    }

    clusters = group_paragraphs(paragraphs, pairs, (), overlap)

    members = [member for cluster in clusters for member in cluster.members]
    assert len(members) == len(set(members))
    for cluster in clusters:
        links = [texts[frozenset((cluster.head.text, m.text))] for m in cluster.members if m.text != cluster.head.text]
        assert min(links, default=1.0) == cluster.weakest_link >= threshold
        assert len(cluster.articles) >= 2
        assert len(cluster.members) == len(cluster.best_cosines)
