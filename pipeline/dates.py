"""Text, and the day it was printed, to the days, months and years it names."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Precision = Literal["day", "month", "year"]
Basis = Literal["explicit", "relative"]

_MONTHS = tuple(calendar.month_abbr[n].lower() for n in range(13))
_WEEKDAYS = tuple(calendar.day_name)

# Names begin with a capital: people march, and may.
_MONTH = (
    r"(?P<{0}>(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?))"
)
_NAMES = "|".join(_WEEKDAYS)
_OF_WEEK = rf"(?:(?P<{{0}}>{_NAMES}),? (?:the )?)?"
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?(?: ?[-–] ?[0-3]?\d(?:st|nd|rd|th)?)?"
_YEAR = r"(?P<{0}>[12]\d{{3}})(?![\w%]|[-–/.,:]\d)"
_DATE = re.compile(
    r"(?<![\w/.:$£€-])(?:"
    r"(?P<iso_year>[12]\d{3})-(?P<iso_month>[01]\d)-(?P<iso_day>[0-3]\d)(?![\d-])"
    # Wednesday 31 January 2024 · the 31st of January
    rf"|{_OF_WEEK.format('dw')}{_DAY.format('dd')} (?:of )?{_MONTH.format('dm')}(?:,? {_YEAR.format('dy')})?(?!\w)"
    # Wednesday, Jan. 31, 2024 · January 31st
    rf"|{_OF_WEEK.format('mw')}{_MONTH.format('mm')} {_DAY.format('md')}(?:,? {_YEAR.format('my')}|(?![\w%]|[.,:/]\d))"
    rf"|{_MONTH.format('m')},?(?: of)? {_YEAR.format('y')}"
    rf"|(?<=[iI]n )(?P<year>(?:19|20)\d\d)(?![\w%]|[-–/.,:]\d| [a-z]{{3,20}}s\b)"
    rf"|(?P<range>(?:{_NAMES})(?: to | through |[-–/])(?:{_NAMES}))\b"
    rf"|(?:(?P<side>last|next|this|this coming|Last|Next|This) )?(?P<weekday>{_NAMES})\b(?!['’-])"
    r"|(?P<turn>yesterday|today|tomorrow|Yesterday|Today|Tomorrow)\b(?!['’-])"
    r"|(?P<which>last|next|this|Last|Next|This) (?P<unit>month|year)\b(?!['’-])"
    r")"
)
# Some days are known by their date, whatever the year: the text means the event.
_EVENTS = frozenset({(9, 11)})
# "The Friday before", "every Friday", "a week from today", "by Friday", "Good Friday": no day, or none that is clear.
_UNCLEAR = re.compile(
    r"a|after|ago|ahead|alternate|another|any|as|ash|before|beginning|black|bloody|bowl|by|cyber|each|early|easter|every"
    r"|following|from|giving|good|her|his|holy|how|its|late|least|like|most|my|next|of|one|only|or|our|over|palm|past|per"
    r"|previous|prior|sheffield|since|some|starting|super|than|that|the|their|till|until|weeks?|your",
    re.IGNORECASE,
)
# What may follow a day without a year; before another word it may only name an event ("the 6 May agreement").
_GOES_ON = re.compile(
    r"a|about|across|after|against|ahead|all|also|although|among|an|and|are|around|as|at|because|before|behind|between"
    r"|but|by|can|could|during|due|earlier|following|for|from|given|had|has|have|he|her|his|if|in|inside|into|is|it|its"
    r"|just|later|may|more|near|not|of|on|or|outside|over|she|should|since|so|that|the|their|then|there|they|this|through"
    r"|to|today|tomorrow|under|until|upon|via|was|we|were|when|where|whether|which|while|who|will|with|within|without"
    r"|would|yet|you|[^\W\d_a-z].*"
)
_WORD_BEFORE = re.compile(r"(\w+)\W{1,3}\Z")
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
# The last such group of words before a weekday tells which way it lies; "would meet on Friday" leaves it open.
_TENSE = re.compile(
    r"\b(?:(?P<future>(?:will|shall|won['’]t|(?:is|are) (?:[a-z]+ )?to|(?:plans?|expects?|hopes?|intends?|wants?) to)"
    r"(?: not| also)?(?: be)?(?: [a-z]+)?)"
    r"|(?P<open>(?:would|could|might|may|should|must|can|due|scheduled|planned|slated|expected|to)"
    r"(?: not| also)?(?: be| have| to be| to)? (?!the\b|an?\b|his\b|her\b|their\b|its\b)[a-z]+"
    r"|(?:is|are) [a-z]{2,20}ing|due|scheduled|planned|slated|expected"
    r"|begins?|starts?|opens?|closes?|ends?|airs?|arrives?|takes?|resumes?|returns?|faces?|meets?|goes|kicks?|votes?)"
    r"|(?P<past>said|told|was|were|had|did|made|took|came|went|won|lost|met|held|gave|found|left|began|became|saw|ran"
    r"|led|sent|spoke|wrote|rose|fell|got|put|set|hit|[a-z]{2,20}ed))\b"
)
_WINDOW = 120


@dataclass(frozen=True, slots=True)
class FoundDate:
    """Characters `[start, end)` of a text that name a day, a month or a year.

    `day` is the first day of what is named. `basis` is relative when the day the text was printed was needed.
    """

    start: int
    end: int
    day: date
    precision: Precision
    basis: Basis


def find_dates(text: str, against: date | None) -> tuple[FoundDate, ...]:
    """The dates that English *text* names, in order; where a reading is open, there is none.

    *against* is the day on which the text was printed. A day without a year is the nearest one within half a year;
    a weekday the last one up to that day, or the next where the verb says so. Without *against* only dates with a
    year are found. Numbers alone ("03/04/2024") are read only as year-month-day.

    >>> [(f.day.isoformat(), f.basis) for f in find_dates("Talks began on Friday, not in May 2023.", date(2024, 2, 1))]
    [('2024-01-26', 'relative'), ('2023-05-01', 'explicit')]
    """
    return tuple(_find(text, against))


def _find(text: str, against: date | None) -> Iterator[FoundDate]:
    for match in _DATE.finditer(text):
        read = _explicit(match) or (against and _relative(match, against))
        if read:
            yield FoundDate(match.start(), match.end(), *read)


_Read = tuple[date, Precision, Basis]


def _explicit(match: re.Match[str]) -> _Read | None:
    field = match.groupdict()
    if year := field["iso_year"]:
        return _dated(int(year), int(field["iso_month"]), int(field["iso_day"]))
    if year := field["dy"]:
        return _dated(int(year), _month(field["dm"]), int(field["dd"]))
    if year := field["my"]:
        return _dated(int(year), _month(field["mm"]), int(field["md"]))
    if year := field["y"]:
        return date(int(year), _month(field["m"]), 1), "month", "explicit"
    if year := field["year"]:
        return date(int(year), 1, 1), "year", "explicit"
    return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower())


def _dated(year: int, month: int, day: int) -> _Read | None:
    found = _calendar_day(year, month, day)
    return (found, "day", "explicit") if found else None


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _relative(match: re.Match[str], against: date) -> _Read | None:
    field = match.groupdict()
    day: date | None = None
    if field["dd"] or field["md"]:
        day = _without_year(match, against)
    elif field["weekday"]:
        day = _weekday(match, against)
    elif field["turn"]:
        day = _turn(match, against)
    elif field["unit"]:
        return _period(match, against)
    return (day, "day", "relative") if day else None


def _without_year(match: re.Match[str], against: date) -> date | None:
    month = _month(match["dm"] or match["mm"])
    number = int(match["dd"] or match["md"])
    if (month, number) in _EVENTS or not _stands_alone(match):
        return None
    years = range(max(against.year - 1, 1), min(against.year + 1, 9999) + 1)
    days = [day for day in (_calendar_day(year, month, number) for year in years) if day]
    near = min(days, key=lambda day: (abs(day - against), day), default=None)
    if near is None or abs(near - against) > timedelta(days=183):
        return None
    named = match["dw"] or match["mw"]
    return None if named and _WEEKDAYS[near.weekday()] != named else near


def _stands_alone(match: re.Match[str]) -> bool:
    following = _NEXT_WORD.match(match.string, match.end(), match.end() + 30)
    return following is None or _word_before(match) == "on" or bool(_GOES_ON.fullmatch(following[1]))


def _word_before(match: re.Match[str]) -> str:
    before = _WORD_BEFORE.search(match.string[max(0, match.start() - 24) : match.start()])
    return before[1].lower() if before else ""


def _weekday(match: re.Match[str], against: date) -> date | None:
    before, side = _word_before(match), (match["side"] or "").lower()
    if _UNCLEAR.fullmatch(before) or (_is_part_of_name(match) and before != "on" and not side):
        return None
    behind = (against.weekday() - _WEEKDAYS.index(match["weekday"])) % 7
    if side in ("last", "next"):
        return _shift(against, -(behind or 7) if side == "last" else 7 - behind)
    tense = _tense(match)
    if tense == "future":
        return _shift(against, -behind % 7)
    return _shift(against, -behind) if tense == "past" and not side else None


def _is_part_of_name(match: re.Match[str]) -> bool:
    following = _NEXT_WORD.match(match.string, match.end(), match.end() + 30)
    return following is not None and following[1][0].isupper()


def _tense(match: re.Match[str]) -> str:
    """The tense of the verb nearest before the weekday in its sentence, or after it when it comes first."""
    before = match.string[max(0, match.start() - _WINDOW) : match.start()]
    before = re.split(r"[.!?;][\"”’']?\s(?=[\"“‘']?[A-Z])|\n", before)[-1]
    found = list(_TENSE.finditer(before))
    verb = found[-1] if found else _TENSE.search(match.string, match.end(), match.end() + _WINDOW)
    if verb is None or verb["past"]:
        return "past"
    return "open" if verb["open"] else "future"


def _turn(match: re.Match[str], against: date) -> date | None:
    word = match["turn"]
    lead = match.string[max(0, match.start() - 3) : match.start()].rstrip(" \t\"“”'‘’")
    # "USA Today": a capital in mid-sentence makes it a name.
    if word[0].isupper() and ((lead and lead[-1] not in ".!?:\n—–-") or _is_part_of_name(match)):
        return None
    if _UNCLEAR.fullmatch(_word_before(match)):
        return None
    return _shift(against, {"yesterday": -1, "today": 0, "tomorrow": 1}[word.lower()])


def _period(match: re.Match[str], against: date) -> _Read | None:
    before = _word_before(match)
    part = before in ("early", "earlier", "late", "later")
    # A bare "this year" dates nothing.
    if not part and (match["which"].lower() == "this" or _UNCLEAR.fullmatch(before)):
        return None
    step = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    if match["unit"] == "year":
        first = _calendar_day(against.year + step, 1, 1)
        return (first, "year", "relative") if first else None
    months = against.year * 12 + against.month - 1 + step
    first = _calendar_day(months // 12, months % 12 + 1, 1)
    return (first, "month", "relative") if first else None


def _shift(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
