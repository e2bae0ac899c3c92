"""Dates as people write them: what is read, and what is left alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates import FoundDate, find_dates

THURSDAY = date(2024, 2, 1)


def read(text: str, against: date | None = THURSDAY) -> list[tuple[str, str, str, str]]:
    return [(text[f.start : f.end], f.day.isoformat(), f.precision, f.basis) for f in find_dates(text, against)]


@pytest.mark.parametrize(
    ("text", "printed", "day"),
    [
        ("The bridge opened on 31 January 2024.", "31 January 2024", "2024-01-31"),
        ("The bridge opened on January 31, 2024.", "January 31, 2024", "2024-01-31"),
        ("The bridge opened on Wednesday, Jan. 31, 2024.", "Wednesday, Jan. 31, 2024", "2024-01-31"),
        ("The bridge opened on the 31st of January 2024.", "31st of January 2024", "2024-01-31"),
        ("Opened 2024-01-31, closed since.", "2024-01-31", "2024-01-31"),
        ("The fair runs 5-7 May 2023 in the park.", "5-7 May 2023", "2023-05-05"),
        ("It closed on Sept. 11, 2001.", "Sept. 11, 2001", "2001-09-11"),
    ],
)
def test_day_with_its_year_is_read_without_an_article_date(text: str, printed: str, day: str) -> None:
    """
    What names its year needs no other day.
    """
    found = read(text, against=None)

    assert [(printed, day, "day", "explicit")] == found


def test_month_or_year_alone_has_that_precision() -> None:
    """
    A month stands for its first day, and so does a year.
    """
    found = read("Work began in March 2019 and ended in 2021.", against=None)

    assert [("March 2019", "2019-03-01", "month", "explicit"), ("2021", "2021-01-01", "year", "explicit")] == found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The vote was on 31 January.", "2024-01-31"),
        ("The vote was on Dec. 30, officials said.", "2023-12-30"),
        ("The vote is on July 4.", "2024-07-04"),
        ("It reopened yesterday.", "2024-01-31"),
        ("Today the pool reopened.", "2024-02-01"),
        ("It reopens tomorrow.", "2024-02-02"),
        ("Last Friday the pool shut.", "2024-01-26"),
        ("Last Thursday the pool shut.", "2024-01-25"),
        ("Next Monday is a holiday.", "2024-02-05"),
        ("The pool shut on Wednesday.", "2024-01-31"),
        ("The council met Thursday in private.", "2024-02-01"),
        ("The council will meet on Wednesday.", "2024-02-07"),
        ("The fair is to be held on Saturday.", "2024-02-03"),
        ("On Monday, the court will rule.", "2024-02-05"),
    ],
)
def test_day_without_a_year_is_read_against_the_day_of_print(text: str, day: str) -> None:
    """
    The nearest such day; a weekday lies behind unless its verb looks ahead.
    """
    [(_, found, precision, basis)] = read(text)

    assert (day, "day", "relative") == (found, precision, basis)


def test_each_weekday_goes_with_its_own_verb() -> None:
    """
    One sentence may look back and ahead.
    """
    found = read("She said Wednesday that the ferry will sail on Friday, weather allowing.")

    assert ["2024-01-31", "2024-02-02"] == [day for _, day, _, _ in found]


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("A final follows later this month.", "2024-02-01", "month"),
        ("Prices fell last month.", "2024-01-01", "month"),
        ("Prices fell last year.", "2023-01-01", "year"),
    ],
)
def test_month_and_year_beside_that_of_print(text: str, day: str, precision: str) -> None:
    """
    These are no days, and are not passed off as such.
    """
    [(_, found, found_precision, _)] = read(text)

    assert (day, precision) == (found, found_precision)


@pytest.mark.parametrize(
    "text",
    [
        "It happened on 03/04/2024 or 3.4.24.",
        "They may 5 times march 10 miles.",
        "The bill passed on 30 February 2024.",
        "Families of the Sept. 11 victims came.",
        "The Jan. 6 agreement still stands.",
        "Every Friday the market opens; on Fridays it is full.",
        "The shop is open Monday to Friday.",
        "The Sunday Times and USA Today reported it.",
        "It stays shut until Friday.",
        "The talks were scheduled to start Monday.",
        "The talks would start on Monday.",
        "Friday, Jan. 31 was named, a day that there was not.",
        "Sales rose in May 20 percent.",
        "Over the last year prices rose; this year is calm.",
        "The 2023-24 season, played in 2023-24, was in 2000 homes.",
        "Last week the pool shut.",
    ],
)
def test_what_is_open_or_no_date_is_not_read(text: str) -> None:
    """
    A date that can be read two ways, or that names something else, is left alone.
    """
    assert [] == read(text)


def test_undated_article_has_no_relative_dates() -> None:
    """
    Without a day of print only what names its year is read.
    """
    found = read("Yesterday, on 31 January, last Friday, this Monday: all after May 2, 2023.", against=None)

    assert ["May 2, 2023"] == [printed for printed, *_ in found]


@pytest.mark.parametrize("against", [date.min, date.max, date(2024, 2, 29)])
def test_ends_of_the_calendar_are_no_trouble(against: date) -> None:
    """
    What would lie beyond the calendar is not found.
    """
    text = "Yesterday, tomorrow, last year, next year, next month, last Monday, next Monday, 29 February, 1 January."

    assert all(isinstance(found, FoundDate) for found in find_dates(text, against))


PIECES = st.sampled_from(
    [
        "Monday ",
        "last ",
        "next ",
        "31",
        " ",
        "January",
        " Feb. ",
        "29 ",
        ", ",
        "2024",
        "-01-",
        "in ",
        "will ",
        "today",
        ".",
    ]
)


@given(st.lists(PIECES | st.text(max_size=4), max_size=30).map("".join), st.none() | st.dates())
def test_found_dates_lie_in_the_text_in_order(text: str, against: date | None) -> None:
    """
    Any text is read without an error, and no two dates share a character.
    """
    found = find_dates(text, against)

    ends = [0, *(place for f in found for place in (f.start, f.end))]
    assert sorted(ends) == ends
    assert all(f.start < f.end <= len(text) for f in found)
    assert against is not None or all(f.basis == "explicit" for f in found)
