"""Tests of dates as they are written."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.draft import PrintedDate
from pipeline.ingest.published import parse_published, settle_date
from pipeline.model import Published


@given(st.dates().filter(lambda day: day != date(1970, 1, 1)))
def test_every_iso_day_is_read_back(day: date) -> None:
    """
    A day written YYYY-MM-DD is that day.
    """
    assert Published(day, "metadata") == parse_published(PrintedDate("metadata", day.isoformat()))


@given(st.text(max_size=40))
def test_no_text_makes_the_parser_fail(raw: str) -> None:
    """
    Whatever is written where a date should be, the answer is a date or an issue that shows it.
    """
    published, issues = settle_date([PrintedDate("metadata", raw)], "echo/a.txt")

    assert bool(raw.strip()) == (published is not None or len(issues) == 1)


def test_zoned_time_keeps_its_own_day_and_the_instant_in_utc() -> None:
    """
    The day is the one printed, although it is another one in UTC.
    """
    found = parse_published(PrintedDate("metadata", "2024-01-31T23:30:00-05:00"))

    assert Published(date(2024, 1, 31), "metadata", datetime(2024, 2, 1, 4, 30, tzinfo=UTC)) == found


@pytest.mark.parametrize("raw", ["2024-01-31T23:30", "2024-01-31 23:30:05.123"])
def test_time_without_zone_keeps_only_its_day(raw: str) -> None:
    """
    A time that might be anywhere is no instant.
    """
    assert Published(date(2024, 1, 31), "metadata") == parse_published(PrintedDate("metadata", raw))


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("2024-02-30", "NF202"),
        ("0000-00-00", "NF202"),
        ("1970-01-01", "NF202"),
        ("1970-01-01T00:00:00Z", "NF202"),
        ("2024-13-01", "NF202"),
        ("last Tuesday", "NF202"),
        ("٢٠٢٤-٠١-٣١", "NF202"),
        ("0001-01-01T00:00:00+14:00", "NF202"),
        ("2024-01-31T25:00:00Z", "NF202"),
        ("03/04/2024", "NF204"),
    ],
)
def test_what_is_no_date_leaves_the_article_undated_and_is_shown(raw: str, code: str) -> None:
    """
    A date that does not exist or can be read in two ways is never guessed.
    """
    published, [found] = settle_date([PrintedDate("date_line", raw)], "echo/a.txt")

    assert published is None
    assert (code, "warning") == (found.code, found.severity)
    assert f"expected YYYY-MM-DD, found {raw!r}; kept as undated" == found.message


def test_manifest_wins_over_metadata_and_date_line_and_all_are_shown() -> None:
    """
    Days that do not agree are named with where they stand.
    """
    dates = [
        PrintedDate("date_line", "2024-02-03"),
        PrintedDate("metadata", "2024-02-02"),
        PrintedDate("manifest", "2024-02-01"),
    ]

    published, [found] = settle_date(dates, "echo/a.txt")

    assert Published(date(2024, 2, 1), "manifest") == published
    assert "NF205" == found.code
    assert all(shown in found.message for shown in ("2024-02-01 (manifest)", "2024-02-02 (metadata)", "2024-02-03"))


def test_day_agrees_with_an_instant_that_falls_on_it_in_either_zone() -> None:
    """
    A date line with the day of UTC does not contradict a time in New York the evening before.
    """
    dates = [PrintedDate("metadata", "2024-01-31T23:30:00-05:00"), PrintedDate("date_line", "2024-02-01")]

    assert () == settle_date(dates, "echo/a.txt")[1]


def test_broken_date_gives_way_to_a_good_one() -> None:
    """
    The date line holds when the metadata's date is none.
    """
    dates = [PrintedDate("metadata", "soon"), PrintedDate("date_line", "2024-02-01")]

    published, [found] = settle_date(dates, "echo/a.txt")

    assert Published(date(2024, 2, 1), "date_line") == published
    assert found.message.endswith("kept 2024-02-01, from date_line")
