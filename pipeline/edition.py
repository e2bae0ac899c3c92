"""An edition and what is known of the one before it, to an edition that keeps its story ids and says what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count

from pipeline.model import Change, Edition, Story, stable_id


@dataclass(frozen=True, slots=True)
class PastArticle:
    """What the edition before said of an article."""

    file: str
    sha256: str
    story_id: str


def follow(edition: Edition, past: Mapping[str, PastArticle]) -> Edition:
    """*edition* as the successor of the one that held the articles *past* (by article id).

    A story keeps the id of the past story it shares most articles with; a past id is handed on once. An edition that
    follows none has nothing to compare with, so nothing in it is new.
    """
    if not past:
        return edition
    stories = _inherit(edition.stories, past)
    present = {duplicate.article.id for duplicate in edition.batch.duplicates}
    return replace(edition, stories=stories, changes=tuple(_changes(stories, past, present)))


def _inherit(stories: tuple[Story, ...], past: Mapping[str, PastArticle]) -> tuple[Story, ...]:
    claims = sorted(
        (-shared, old_id, position)
        for position, story in enumerate(stories)
        for old_id, shared in Counter(past[a.id].story_id for a in story.articles if a.id in past).items()
    )
    ids: dict[int, str] = {}
    for _, old_id, position in claims:
        if position not in ids and old_id not in ids.values():
            ids[position] = old_id
    taken = set(ids.values())
    for position, story in enumerate(stories):
        if position not in ids:
            ids[position] = _new_id(story, taken)
            taken.add(ids[position])
    return tuple(replace(story, id=ids[position]) for position, story in enumerate(stories))


def _new_id(story: Story, taken: set[str]) -> str:
    # When a story falls apart, the part that inherits may hold the id that the other part's first article makes.
    attempts = (stable_id("sto", story.articles[0].id, *("again",) * n) for n in count())
    return next(attempt for attempt in attempts if attempt not in taken)


def _changes(stories: tuple[Story, ...], past: Mapping[str, PastArticle], present: set[str]) -> Iterable[Change]:
    """What is new, changed and gone; *present*: articles that are in no story and yet not gone."""
    known = {article.story_id for article in past.values()}
    for story in stories:
        if story.id not in known:
            yield Change("new_story", story.id, story.id, "", story.headline.text)
        for article in story.articles:
            before = past.get(article.id)
            if before is None:
                yield Change("new_article", story.id, article.id, "", article.file)
            elif before.sha256 != article.sha256:
                yield Change("changed_article", story.id, article.id, before.sha256, article.sha256)
    now = present | {article.id for story in stories for article in story.articles}
    for article_id, before in sorted(past.items()):
        if article_id not in now:
            yield Change("gone_article", before.story_id, article_id, before.file, "")
