"""The whole program in one place: what was read goes in, what is published comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ParamSpec, Protocol, TypeVar

from pipeline.config import Config
from pipeline.disagreements import find_disagreements
from pipeline.model import Article, Batch, Edition, Paragraph, Quote, Story, Utterance, stable_id
from pipeline.overlap import find_overlap, measure_reuse
from pipeline.paragraphs import split_paragraphs
from pipeline.quotes import find_quotes, group_quotes
from pipeline.stories import group_stories
from pipeline.summary import pick_headline, summarise
from pipeline.timeline import find_timeline

P = ParamSpec("P")
T = TypeVar("T")


class Runner(Protocol):
    """A way of calling a stage: plainly, under a progress bar, or as a Prefect task."""

    def __call__(self, stage: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """What *stage* returns."""
        ...


def call(stage: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """The plain runner."""
    return stage(*args, **kwargs)


def fold(batch: Batch, config: Config, run: Runner = call) -> Edition:
    """The edition of *batch*, told from it and *config* alone; *run* calls every stage, each one time."""
    paragraphs = run(split_paragraphs, batch.articles)
    quotes = run(find_quotes, paragraphs, config.quotes)
    pairs, clusters = run(find_overlap, paragraphs, quotes, config.overlap)
    utterances = run(group_quotes, quotes, config.quotes)
    groups = run(group_stories, paragraphs, config.stories)
    stories = run(tell_stories, groups, paragraphs, quotes, utterances, config)
    return Edition(batch, paragraphs, quotes, pairs, clusters, utterances, stories)


def tell_stories(
    groups: tuple[tuple[Article, ...], ...],
    paragraphs: tuple[Paragraph, ...],
    quotes: tuple[Quote, ...],
    utterances: tuple[Utterance, ...],
    config: Config,
) -> tuple[Story, ...]:
    """Groups of articles to stories, each told from its own articles alone.

    An utterance belongs to the story of its first article; a story's summary also hears of those that reach into it.
    """
    story_of = {article: index for index, articles in enumerate(groups) for article in articles}
    own_paragraphs = _share_out(paragraphs, lambda paragraph: (story_of[paragraph.article],), len(groups))
    own_quotes = _share_out(quotes, lambda quote: (story_of[quote.article],), len(groups))
    own_utterances = _share_out(utterances, lambda group: {story_of[a] for a in group.articles}, len(groups))
    return tuple(
        _tell(articles, own_paragraphs[index], own_quotes[index], own_utterances[index], config)
        for index, articles in enumerate(groups)
    )


def _tell(
    articles: tuple[Article, ...],
    paragraphs: tuple[Paragraph, ...],
    quotes: tuple[Quote, ...],
    utterances: tuple[Utterance, ...],
    config: Config,
) -> Story:
    reuse, reused = measure_reuse(paragraphs, quotes, config.overlap)
    return Story(
        id=stable_id("sto", articles[0].id),
        articles=articles,
        headline=pick_headline(articles, paragraphs),
        summary=summarise(articles, paragraphs, quotes, utterances, config.summary),
        disagreements=find_disagreements(paragraphs, utterances),
        timeline=find_timeline(paragraphs),
        reuse=reuse,
        reused=reused,
    )


def _share_out(things: Iterable[T], stories: Callable[[T], Iterable[int]], n: int) -> tuple[tuple[T, ...], ...]:
    shares: list[list[T]] = [[] for _ in range(n)]
    for thing in things:
        for story in stories(thing):
            shares[story].append(thing)
    return tuple(tuple(share) for share in shares)
