"""What dates tell about order, and what they leave open."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.chronology import first_of, order_key, precedence
from pipeline.model import Article, Published
from tests.conftest import ArticleBuilder, build_article


def timed(article: Article, day: int, hour: int, zone: int = 0) -> Article:
    """*article*, published on that day of February 2024 at that hour of a zone so many hours east of UTC."""
    local = datetime(2024, 2, day, hour, tzinfo=timezone(timedelta(hours=zone)))
    return replace(article, published=Published(local.date(), "metadata", local.astimezone(UTC)))


def test_earlier_day_comes_first(article: ArticleBuilder) -> None:
    """
    Days apart are an order.
    """
    early, late = article("The mill burns.", day=1), article("The mill is gone.", day=2)

    assert "a" == precedence(early, late)
    assert "b" == precedence(late, early)
    assert (early, "first") == first_of([late, early])


def test_same_day_is_no_order(article: ArticleBuilder) -> None:
    """
    Two days without hours can't be told apart.
    """
    one, other = article("The mill burns.", "echo", day=1), article("The mill is gone.", "mirror", day=1)

    assert "same_day" == precedence(one, other)
    assert "same_day" == first_of([one, other])[1]


def test_hours_never_decide(article: ArticleBuilder) -> None:
    """
    Two articles of one day are called so, however exact their times.
    """
    one = timed(article("The mill burns.", "echo"), day=2, hour=1, zone=9)
    other = timed(article("The mill is gone.", "mirror"), day=1, hour=20)

    assert "same_day" == precedence(one, other)
    assert (one, "same_day") == first_of([other, one])


def test_zone_does_not_decide_against_a_mere_day(article: ArticleBuilder) -> None:
    """
    An hour that is another day in UTC leaves it open against an article with a day alone.
    """
    night = timed(article("The mill burns.", "echo"), day=2, hour=3, zone=9)
    day = article("The mill is gone.", "mirror", day=2)

    assert "same_day" == precedence(night, day)


def test_undated_article_leaves_first_unknown(article: ArticleBuilder) -> None:
    """
    As long as one is undated, nobody was first; but the dated one leads the list.
    """
    dated, undated = article("The mill burns.", "echo", day=1), article("The mill is gone.", "mirror", day=None)

    assert "unknown" == precedence(dated, undated)
    assert (dated, "unknown") == first_of([undated, dated])


@pytest.mark.parametrize(("day", "verdict"), [(1, "first"), (None, "unknown")])
def test_article_alone_is_first_if_dated(article: ArticleBuilder, day: int | None, verdict: str) -> None:
    """
    Nobody else printed it, so only its own date counts.
    """
    alone = article("The mill burns.", day=day)

    assert (alone, verdict) == first_of([alone])


def test_order_ends_with_file_and_record(article: ArticleBuilder) -> None:
    """
    Within a day the order is by file, then by record; undated articles are last.
    """
    b = article("The mill burns.", day=1, file="b.txt")
    second = replace(article("Two.", day=1, file="a.jsonl"), id="art_2", record_no=2)
    tenth = replace(article("Ten.", day=1, file="a.jsonl"), id="art_10", record_no=10)
    undated = article("The mill is gone.", day=None, file="0.txt")

    assert [second, tenth, b, undated] == sorted([undated, tenth, b, second], key=order_key)


MOMENTS = st.none() | st.tuples(st.integers(1, 3), st.none() | st.integers(0, 23), st.integers(-11, 13))


def placed(moment: tuple[int, int | None, int] | None, file: str) -> Article:
    day, hour, zone = moment or (0, None, 0)
    article = build_article("The mill burns.", "echo", day or None, file)
    return timed(article, day, hour, zone) if hour is not None else article


@given(MOMENTS, MOMENTS)
def test_precedence_seen_from_the_other_side_is_its_mirror_image(
    one: tuple[int, int | None, int] | None, other: tuple[int, int | None, int] | None
) -> None:
    """
    Who is asked first changes nothing.
    """
    a, b = placed(one, "a.txt"), placed(other, "b.txt")

    mirrored = {"a": "b", "b": "a"}
    verdict = precedence(a, b)

    assert mirrored.get(verdict, verdict) == precedence(b, a)


@given(st.lists(MOMENTS, min_size=1, max_size=5))
def test_first_is_claimed_only_of_an_article_known_to_be_earlier_than_all(
    moments: list[tuple[int, int | None, int] | None],
) -> None:
    """
    The claim holds against each of the others, and order of input changes nothing.
    """
    articles = [placed(moment, f"{n}.txt") for n, moment in enumerate(moments)]

    earliest, verdict = first_of(articles)

    assert (earliest, verdict) == first_of(articles[::-1])
    others = [article for article in articles if article != earliest]
    assert verdict != "first" or all(precedence(earliest, other) == "a" for other in others)
    assert verdict != "unknown" or any(article.published is None for article in articles)


def test_days_of_a_date_without_an_hour_are_one() -> None:
    """
    Only an hour with its zone can be two days.
    """
    assert (date(2024, 2, 1), date(2024, 2, 1)) == Published(date(2024, 2, 1), "manifest").days
