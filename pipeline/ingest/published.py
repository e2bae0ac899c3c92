"""Dates as they were written to the one that holds, with its basis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import combinations

from pipeline.ingest.codes import Code
from pipeline.ingest.draft import PrintedDate, issue
from pipeline.model import Issue, Published

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,][0-9]{1,9})?"
    r" ?(Z|[+-][0-9]{2}:?[0-9]{2})?",
    re.IGNORECASE,
)
_DAY_OR_MONTH_FIRST = re.compile(r"[0-9]{1,2}([/.-])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})")
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
            return Published(date.fromisoformat(raw), printed.basis)
        if match := _INSTANT.fullmatch(raw):
            day, time, zone = match.groups()
            local = datetime.fromisoformat(f"{day}T{time}{(zone or '').upper()}")
            return Published(local.date(), printed.basis, local.astimezone(UTC) if zone else None)
    except (ValueError, OverflowError):
        return None
    return None


def settle_date(
    dates: Sequence[PrintedDate], file: str, record_no: int | None = None
) -> tuple[Published | None, tuple[Issue, ...]]:
    """The date that holds (manifest, then metadata, then date line), and what is wrong with the others."""
    ranked = sorted((d for d in dates if d.raw.strip()), key=lambda d: _PRECEDENCE.index(d.basis))
    parsed = [(printed, parse_published(printed)) for printed in ranked]
    good = [published for _, published in parsed if published]
    chosen = good[0] if good else None
    issues = [_unusable(printed, chosen, file, record_no) for printed, published in parsed if published is None]
    if any(a.days[1] < b.days[0] or b.days[1] < a.days[0] for a, b in combinations(good, 2)):
        shown = ", ".join(f"{d.raw.strip()} ({d.basis})" for d, published in parsed if published)
        message = f"expected one date, found {shown}"
        action = f"kept {good[0].day.isoformat()}, from {good[0].basis}"
        issues.append(issue("warning", Code.DATE_CONFLICT, file, message, action, record_no=record_no))
    return chosen, tuple(issues)


def _unusable(printed: PrintedDate, chosen: Published | None, file: str, record_no: int | None) -> Issue:
    raw = printed.raw.strip()
    kept = f"kept {chosen.day.isoformat()}, from {chosen.basis}" if chosen else "kept as undated"
    code = Code.AMBIGUOUS_DATE if _DAY_OR_MONTH_FIRST.fullmatch(raw) else Code.BAD_DATE
    message = f"expected YYYY-MM-DD, found {_shortened(raw)!r}; {kept}"
    return issue("warning", code, file, message, "write the date as YYYY-MM-DD", record_no=record_no)


def _shortened(raw: str, limit: int = 60) -> str:
    return raw if len(raw) <= limit else raw[:limit] + "…"
