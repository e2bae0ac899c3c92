"""The laws that hold for every edition, whatever the articles."""

from __future__ import annotations

from itertools import permutations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.chronology import order_key
from pipeline.config import Config
from pipeline.fold import fold
from pipeline.model import Article, Batch, Edition, Excerpt
from tests.conftest import build_article

SENTENCES = [
    "The harbour board will close the east pier on Monday.",
    "“We looked at every other way,” said Ada Brock, who chairs the board, “and found none.”",
    "“We looked at every other way and found none,” Brock said.",
    'He said: "We looked at every other way."',
    "“The pier has stood for ninety years",
    "“It will stand for ninety more.”",
    "Repairs will cost 3.2 million crowns, twice last year's estimate.",
    "Photo: Harbour archive",
    "Why now?",
    "Related articles:",
    "=1+1 | <b>x</b>",
]
paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join)
texts = st.lists(paragraphs | st.text(min_size=1, max_size=40), min_size=1, max_size=6).map("\n\n".join)
batches = st.lists(
    st.tuples(texts, st.sampled_from(["echo", "mirror", "post", None]), st.sampled_from([1, 2, 9, None])),
    min_size=1,
    max_size=5,
)


def build(specs: list[tuple[str, str | None, int | None]]) -> list[Article]:
    return [
        build_article(text, outlet, day, file=f"{n}.txt") for n, (text, outlet, day) in enumerate(specs) if text.strip()
    ]


def fold_all(articles: list[Article]) -> Edition:
    return fold(Batch(tuple(sorted(articles, key=order_key))), Config())


def every_excerpt(edition: Edition) -> list[Excerpt]:
    found = [piece for quote in edition.quotes for piece in quote.pieces]
    for pair in edition.pairs:
        if pair.shared_start < pair.shared_end:
            left = edition.paragraphs[pair.left]
            found.append(Excerpt(left.article, pair.shared_start, pair.shared_end, left))
    for story in edition.stories:
        found += [story.headline]
        found += [carrier.excerpt for line in story.summary for carrier in line.carriers]
        found += [excerpt for matter in story.disagreements for side in matter.sides for excerpt in side.excerpts]
        found += [statement.sentence for statement in story.timeline]
    return found


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(batches)
def test_everything_found_partitions_or_points_into_the_articles(
    specs: list[tuple[str, str | None, int | None]],
) -> None:
    """
    Paragraphs hold every visible character once; excerpts lie in their paragraph; groups are partitions.
    """
    articles = build(specs)

    edition = fold_all(articles)

    for article in articles:
        spans = [(p.start, p.end) for p in edition.paragraphs if p.article == article]
        covered = [position for start, end in spans for position in range(start, end)]
        assert len(covered) == len(set(covered))
        assert not "".join(c for n, c in enumerate(article.text) if n not in set(covered)).strip()
    for excerpt in every_excerpt(edition):
        assert excerpt.article is excerpt.paragraph.article
        assert excerpt.paragraph.start <= excerpt.start < excerpt.end <= excerpt.paragraph.end
    clustered = [paragraph.id for cluster in edition.clusters for paragraph in cluster.members]
    assert len(clustered) == len(set(clustered))
    grouped = [quote.id for utterance in edition.utterances for quote in utterance.members]
    assert sorted(grouped) == sorted(q.id for q in edition.quotes if q.kind in ("utterance", "fragment"))
    told = [article.id for story in edition.stories for article in story.articles]
    assert sorted(told) == sorted(article.id for article in articles)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(batches)
def test_order_of_files_changes_nothing(specs: list[tuple[str, str | None, int | None]]) -> None:
    """
    Articles handed over in any order fold to the same edition once they are sorted.
    """
    articles = build(specs)

    editions = [fold_all(list(order)) for order in list(permutations(articles))[:3]]

    assert all(edition == editions[0] for edition in editions)
