"""Dates as they were written to the one that holds, with its basis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import combinations

from pipeline.ingest.codes import Code
from pipeline.ingest.draft import PrintedDate, issue
from pipeline.model import Article, Issue, Published

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,][0-9]{1,9})?"
    r" ?(Z|[+-][0-9]{2}:?[0-9]{2})?",
    re.IGNORECASE,
)
_DAY_OR_MONTH_FIRST = re.compile(r"[0-9]{1,2}([/.-])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})")
# What a program writes that had no date: the day from which computers count.
_NO_DAY = date(1970, 1, 1)
_FAR_DAYS = 366
_PRECEDENCE = ("manifest", "metadata", "date_line")


def parse_published(printed: PrintedDate) -> Published | None:
    """The date, if it is an ISO day or an ISO instant that exists; a time without a zone counts as its day.

    >>> parse_published(PrintedDate("metadata", "2024-01-31T23:30:00-05:00"))
    Published(day=datetime.date(2024, 1, 31), basis='metadata', instant=datetime.datetime(2024, 2, 1, 4, 30, \
tzinfo=datetime.timezone.utc))
    """
    raw = printed.raw.strip()
    try:
        if _DAY.fullmatch(raw):
            return _unless_none(Published(date.fromisoformat(raw), printed.basis))
        if match := _INSTANT.fullmatch(raw):
            day, time, zone = match.groups()
            local = datetime.fromisoformat(f"{day}T{time}{(zone or '').upper()}")
            return _unless_none(Published(local.date(), printed.basis, local.astimezone(UTC) if zone else None))
    except (ValueError, OverflowError):
        return None
    return None


def _unless_none(published: Published) -> Published | None:
    return published if published.day != _NO_DAY else None


def settle_date(
    dates: Sequence[PrintedDate], file: str, record_no: int | None = None
) -> tuple[Published | None, tuple[Issue, ...]]:
    """The date that holds (manifest, then metadata, then date line), and what is wrong with the others.

    Of two that contradict one another in the same place none holds.
    """
    ranked = sorted((d for d in dates if d.raw.strip()), key=lambda d: _PRECEDENCE.index(d.basis))
    parsed = [(printed, parse_published(printed)) for printed in ranked]
    good = [published for _, published in parsed if published]
    chosen = good[0] if good else None
    if chosen and any(_contradict(chosen, other) for other in good if other.basis == chosen.basis):
        chosen = None
    issues = [_unusable(printed, chosen, file, record_no) for printed, published in parsed if published is None]
    if any(_contradict(a, b) for a, b in combinations(good, 2)):
        shown = ", ".join(f"{d.raw.strip()} ({d.basis})" for d, published in parsed if published)
        message = f"expected one date, found {shown}"
        action = f"kept {chosen.day.isoformat()}, from {chosen.basis}" if chosen else "kept as undated"
        issues.append(issue("warning", Code.DATE_CONFLICT, file, message, action, record_no=record_no))
    return chosen, tuple(issues)


def _contradict(a: Published, b: Published) -> bool:
    return a.days[1] < b.days[0] or b.days[1] < a.days[0]


def find_far_dates(articles: Sequence[Article]) -> list[Issue]:
    """A warning for each of *articles*, in order of publication, that is over a year from all others: a slip, often."""
    dated = [(article, article.published.day) for article in articles if article.published]
    far = []
    for at, (article, day) in enumerate(dated):
        around = [other for _, other in (*dated[max(0, at - 1) : at], *dated[at + 1 : at + 2])]
        if len(dated) > 2 and all(abs((day - other).days) > _FAR_DAYS for other in around):
            message = f"expected a date near the others, found {day.isoformat()}, over a year from all of them"
            far.append(
                issue("warning", Code.FAR_DATE, article.file, message, "check the date", record_no=article.record_no)
            )
    return far


def _unusable(printed: PrintedDate, chosen: Published | None, file: str, record_no: int | None) -> Issue:
    raw = printed.raw.strip()
    kept = f"kept {chosen.day.isoformat()}, from {chosen.basis}" if chosen else "kept as undated"
    code = Code.AMBIGUOUS_DATE if _DAY_OR_MONTH_FIRST.fullmatch(raw) else Code.BAD_DATE
    message = f"expected YYYY-MM-DD, found {_shortened(raw)!r}; {kept}"
    return issue("warning", code, file, message, "write the date as YYYY-MM-DD", record_no=record_no)


def _shortened(raw: str, limit: int = 60) -> str:
    return raw if len(raw) <= limit else raw[:limit] + "…"
