"""Paragraphs and pairs to clusters."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.config import OverlapSettings
from pipeline.model import Cluster, Paragraph, Quote
from pipeline.overlap import find_overlap
from tests.conftest import ParagraphBuilder
from tests.overlap.builders import build, quote
from tests.overlap.test_pairs import LINES, NEWSROOM, PRESS, SETTINGS, publish
from tests.twins import compiled, plain

# So many articles that lines are stock, and that a run has more holders than are compared with all.
CROWD = st.lists(st.lists(LINES, min_size=1, max_size=2), min_size=12, max_size=24)
STOCK = "read more of our daily newsletter with local headlines"


def group(paragraphs: tuple[Paragraph, ...], quotes: tuple[Quote, ...] = ()) -> tuple[Cluster, ...]:
    return find_overlap(paragraphs, quotes, SETTINGS)[1]


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


def test_retold_paragraph_joins_by_both_measures(paragraph: ParagraphBuilder) -> None:
    """
    Neither the cosine nor the shared runs are enough alone, but nearly all words of the shorter one are in the other.
    """
    told = (
        "Weston council said on Monday that the east bridge will stay shut until June because engineers found new "
        "cracks in two of its four piers during an inspection last week."
    )
    retold = (
        "The east bridge will stay shut until June, Weston council said, after an inspection turned up new cracks in "
        "two of its four piers. Traders nearby fear that the long closure will ruin them."
    )
    paragraphs = (paragraph(told, "echo", day=1), paragraph(retold, "mirror", day=2))

    [pair], [cluster] = find_overlap(paragraphs, (), SETTINGS)

    assert max(pair.cosine, pair.containment) < SETTINGS.cluster <= cluster.weakest_link
    assert paragraphs == cluster.members


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            (
                "Shares in the mining company closed down 3 percent at 412 pence on Tuesday after it cut its output "
                "forecast for the year and analysts lowered their targets."
            ),
            (
                "Shares in the mining company closed down 5 percent at 388 pence on Friday after it cut its output "
                "forecast and analysts warned clients that they might sell."
            ),
        ),
        (
            (
                "A man from Weston was arrested on Sunday on suspicion of arson and was being held in police custody, "
                "officers said, asking anyone with information about the incident to come forward."
            ),
            (
                "A woman from Harwick was arrested on Friday on suspicion of fraud and was being held in police "
                "custody, officers said, asking anyone with information about the incident to come forward."
            ),
        ),
    ],
    ids=["figures", "names"],
)
def test_form_filled_in_twice_is_apart(paragraph: ParagraphBuilder, one: str, other: str) -> None:
    """
    Both measures together would be enough, but the shorter one has other figures, or other names.
    """
    [pair], clusters = find_overlap((paragraph(one, "echo", day=1), paragraph(other, "mirror", day=2)), (), SETTINGS)

    assert pair.cosine >= 0.45
    assert 1 - (1 - pair.cosine) * (1 - pair.containment) >= SETTINGS.cluster
    assert () == clusters


def test_strict_member_is_not_taken_by_a_looser_head(paragraph: ParagraphBuilder) -> None:
    """
    What shared words prove together only moves paragraphs that are still alone.
    """
    first = "Weston council will shut the east bridge until June because two of its four piers have new cracks, it said"
    later = first + " after a vote on Monday night that nobody had expected to be held before the summer break"
    copy = later + " in August"
    paragraphs = (paragraph(first, "echo", day=1), paragraph(later, "mirror", day=2), paragraph(copy, "globe", day=3))

    [cluster] = group(paragraphs)

    assert paragraphs == cluster.members
    assert first == cluster.head.text


def test_clusters_joined_by_links_are_one_family(paragraph: ParagraphBuilder) -> None:
    """
    Leaders part what a chain of links joins; the family shows it, named by the earliest of them.
    """
    words = [f"word{i}" for i in range(60)]
    chain = [" ".join(words[i : i + 30]) for i in (0, 6, 12, 18)]
    paragraphs = tuple(paragraph(text, f"outlet {i}", day=i + 1) for i, text in enumerate(chain))
    other = [paragraph("Ferries to the islands sail every hour", f"other {i}", day=20 + i) for i in range(2)]

    clusters = group((*paragraphs, *other))

    assert [2, 2, 2] == [len(cluster.members) for cluster in clusters]
    assert [clusters[0].id, clusters[0].id, clusters[2].id] == [cluster.family for cluster in clusters]


def publish_crowd(newsroom: list[list[str]]) -> tuple[tuple[Paragraph, ...], tuple[Quote, ...]]:
    """Articles on few days, some undated, each with the line of all; every third paragraph is quoted speech."""
    paragraphs: list[Paragraph] = []
    for i, lines in enumerate(newsroom):
        printed = [
            f'"{line}"' if (i + k) % 3 == 0 else f"{line}!" if i % 4 == 1 else line for k, line in enumerate(lines)
        ]
        day = None if i % 5 == 4 else 1 + i % 3
        paragraphs += build(*printed, " ".join([*lines[0].split()[:3], STOCK]), outlet=f"outlet {i}", day=day)
    return tuple(paragraphs), tuple(quote(paragraph) for paragraph in paragraphs if paragraph.text.count('"') == 2)


@settings(max_examples=80, deadline=None)
@given(st.one_of(NEWSROOM, CROWD), st.integers(3, 5), st.randoms(use_true_random=False))
def test_crowds_overlap_alike_compiled_and_in_any_order(
    newsroom: list[list[str]], run: int, chance: random.Random
) -> None:
    """
    Pairs and clusters are the same to the last bit, compiled or not; clusters are the same in any order of input.
    """
    paragraphs, quotes = publish_crowd(newsroom)
    overlap = OverlapSettings(run=run)

    with compiled():
        quick = find_overlap(paragraphs, quotes, overlap)
        shuffled = find_overlap(tuple(chance.sample(paragraphs, len(paragraphs))), quotes, overlap)
    with plain():
        slow = find_overlap(paragraphs, quotes, overlap)

    assert slow == quick
    assert slow[1] == shuffled[1]
    assert {cluster.family for cluster in slow[1]} <= {cluster.id for cluster in slow[1]}


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
    A paragraph is in one cluster at most; a cluster has members of two articles, each linked to the head by a pair.
    """
    overlap = OverlapSettings(cluster=threshold)
    paragraphs = publish(newsroom)
    pairs, clusters = find_overlap(paragraphs, (), overlap)
    texts = {
        (frozenset((paragraphs[p.left].text, paragraphs[p.right].text))): max(p.cosine, p.containment) for p in pairs
    }

    members = [member for cluster in clusters for member in cluster.members]
    assert len(members) == len(set(members))
    for cluster in clusters:
        links = [texts[frozenset((cluster.head.text, m.text))] for m in cluster.members if m.text != cluster.head.text]
        assert min(links, default=1.0) <= cluster.weakest_link
        assert cluster.weakest_link >= threshold
        assert len(cluster.articles) >= 2
        assert len(cluster.members) == len(cluster.best_cosines)
