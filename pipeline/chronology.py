"""Publication dates to an order, and to who may be called first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Literal

from pipeline.model import Article, First

Precedence = Literal["a", "b", "same_day", "unknown"]
OrderKey = tuple[date, datetime, str, int]

_NEVER = datetime.max.replace(tzinfo=UTC)


def order_key(article: Article) -> OrderKey:
    """Sorts articles by day, then instant, then file and record; undated ones last.

    The order is total and does not depend on how the files were listed; within a day it claims nothing.
    """
    published = article.published
    day = published.days[0] if published else date.max
    instant = (published.instant if published else None) or _NEVER
    return day, instant, article.file, article.record_no or 0


def precedence(a: Article, b: Article) -> Precedence:
    """Which of two articles appeared on an earlier day, as far as their dates tell.

    Hours never decide, since outlets stamp an article anew when they touch it; nor does a zone: an instant stands for
    its own zone's day and for that of UTC.
    """
    if a.published is None or b.published is None:
        return "unknown"
    if a.published.days[1] < b.published.days[0]:
        return "a"
    if b.published.days[1] < a.published.days[0]:
        return "b"
    return "same_day"


def first_of(articles: Iterable[Article]) -> tuple[Article, First]:
    """The earliest article by `order_key`, and whether it may be called first.

    `first` only if every other article is known to be later; `unknown` if any is undated; else `same_day`.
    *articles* must not be empty.
    """
    earliest, *rest = sorted(articles, key=order_key)
    verdicts = {precedence(earliest, other) for other in rest}
    if earliest.published is None or "unknown" in verdicts:
        return earliest, "unknown"
    return earliest, "same_day" if "same_day" in verdicts else "first"
