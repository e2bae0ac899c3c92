"""An edition that follows another."""

from __future__ import annotations

from pipeline.config import Config
from pipeline.edition import PastArticle, follow
from pipeline.fold import fold
from pipeline.model import Article, Batch, Duplicate, Edition, stable_id
from tests.conftest import ArticleBuilder

FERRY = "The night ferry to Lorn Island will stop in October, the harbour board said. "
MUSEUM = "A storm took forty slates from the museum roof and soaked the map room below. "


def fold_all(*articles: Article) -> Edition:
    return fold(Batch(articles), Config())


def past_of(edition: Edition) -> dict[str, PastArticle]:
    return {a.id: PastArticle(a.file, a.sha256, story.id) for story in edition.stories for a in story.articles}


def test_first_edition_has_no_changes(article: ArticleBuilder) -> None:
    """
    With nothing before it there is nothing to call new.
    """
    edition = fold_all(article(FERRY * 3, "echo"), article(MUSEUM * 3, "mirror"))

    assert edition == follow(edition, {})


def test_story_and_article_that_join_are_new(article: ArticleBuilder) -> None:
    """
    What the edition before did not have is listed, the story before its articles.
    """
    ferry, museum = article(FERRY * 3, "echo"), article(MUSEUM * 3, "mirror")

    changes = follow(fold_all(ferry, museum), past_of(fold_all(ferry))).changes

    assert ["new_story", "new_article"] == [change.kind for change in changes]
    assert museum.id == changes[1].id


def test_same_articles_change_nothing(article: ArticleBuilder) -> None:
    """
    An edition of the same articles has the same story ids and no change.
    """
    edition = fold_all(article(FERRY * 3, "echo"), article(MUSEUM * 3, "mirror"))

    followed = follow(edition, past_of(edition))

    assert (edition.stories, ()) == (followed.stories, followed.changes)


def test_story_keeps_its_id_when_an_earlier_article_joins(article: ArticleBuilder) -> None:
    """
    A story's id survives an article that would have named it differently.
    """
    late = article(FERRY * 3, "mirror", day=3)
    before = fold_all(late)
    early = article(FERRY * 3 + "It carried few.", "echo", day=1)

    after = follow(fold_all(early, late), past_of(before))

    assert [before.stories[0].id] == [story.id for story in after.stories]
    assert [("new_article", early.id)] == [(change.kind, change.id) for change in after.changes]


def test_past_id_is_handed_on_once(article: ArticleBuilder) -> None:
    """
    When a story falls apart the larger part keeps the id, and the smaller one gets an id nobody has.
    """
    ferry = [article(FERRY * 3 + f"Ship {n} stays.", "echo", day=2, file=f"echo/{n}.txt") for n in range(2)]
    museum = article(MUSEUM * 3, "mirror", day=1)
    old_id = stable_id("sto", museum.id)
    past = {a.id: PastArticle(a.file, a.sha256, old_id) for a in (museum, *ferry)}

    stories = follow(fold_all(museum, *ferry), past).stories

    by_size = sorted(stories, key=lambda story: -len(story.articles))
    assert old_id == by_size[0].id
    assert len({story.id for story in stories}) == len(stories) == 2


def test_changed_and_gone_articles_are_told_apart(article: ArticleBuilder) -> None:
    """
    A new text under an old id is a change; an id that is missing has gone.
    """
    now = article(FERRY * 3, "echo")
    edition = fold_all(now)
    story = edition.stories[0].id
    past = {
        now.id: PastArticle(now.file, "other", story),
        "art_gone": PastArticle("mirror/gone.txt", "sha", story),
    }

    changes = follow(edition, past).changes

    assert [("changed_article", now.id), ("gone_article", "art_gone")] == [(c.kind, c.id) for c in changes]


def test_article_that_became_a_duplicate_is_not_gone(article: ArticleBuilder) -> None:
    """
    Its file is still there; only its text has come to be counted once.
    """
    first, second = article(FERRY * 3, "echo"), article(FERRY * 3, "echo", day=2)
    past = past_of(fold_all(first, second))

    followed = follow(fold(Batch((first,), (Duplicate(second, first),)), Config()), past)

    assert followed.changes == ()
