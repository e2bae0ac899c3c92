"""A story's paragraphs to its timeline: the sentences that name a day, a month or a year, in order of that day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from pipeline.chronology import order_key
from pipeline.dates import FoundDate, find_dates
from pipeline.model import Article, DatedStatement, Excerpt, Paragraph
from pipeline.text import split_sentences, split_words

_FINEST_FIRST = {"day": 0, "month": 1, "year": 2}


def find_timeline(paragraphs: tuple[Paragraph, ...]) -> tuple[DatedStatement, ...]:
    """The dated statements of *paragraphs*, of one story, by day, precision, article and place.

    Only body text counts, and each sentence once a day; what one article prints twice is listed where it stands first.
    Words such as "yesterday" inside quotation marks are left out: the day they were spoken is not known.
    """
    body = sorted(
        (p for p in paragraphs if p.role == "body"), key=lambda p: (order_key(p.article), p.article.id, p.start)
    )
    found = [statement for paragraph in body for statement in _find_statements(paragraph)]
    # Stable: within a day the statements stay in order of article and place.
    return tuple(sorted(_without_repeats(found), key=lambda s: (s.day, _FINEST_FIRST[s.precision])))


def _find_statements(paragraph: Paragraph) -> Iterator[DatedStatement]:
    text, published = paragraph.text, paragraph.article.published
    spoken = _find_spoken(text)
    found = find_dates(text, published.day if published else None)
    dates = [f for f in found if f.basis == "explicit" or not _lies_in(f.start, spoken)]
    if not dates:
        return
    spans = split_sentences(text)
    starts = [start for start, _ in spans]
    for sentence, best in _best_readings((bisect_right(starts, f.start) - 1, f) for f in dates).items():
        start, end = (paragraph.start + offset for offset in spans[sentence[0]])
        excerpt = Excerpt(paragraph.article, start, end, paragraph)
        yield DatedStatement(best.day, best.precision, best.basis, excerpt)


def _best_readings(found: Iterable[tuple[int, FoundDate]]) -> dict[tuple[int, object], FoundDate]:
    """For each sentence and day one reading: the finest, and one with its year in print before one without."""
    best: dict[tuple[int, object], FoundDate] = {}
    for sentence, date in found:
        key = sentence, date.day
        best[key] = min(best.get(key, date), date, key=lambda d: (_FINEST_FIRST[d.precision], d.basis))
    return best


def _find_spoken(text: str) -> list[tuple[int, int]]:
    """Where *text*, one paragraph, stands in double quotation marks; what is not closed goes on to the end."""
    spans: list[tuple[int, int]] = []
    opened = -1
    for place, mark in enumerate(text):
        if opened >= 0 and mark in '"”»':
            spans.append((opened, place))
            opened = -1
        elif opened < 0 and mark in '"“„«':
            opened = place
    return [*spans, (opened, len(text))] if opened >= 0 else spans


def _lies_in(place: int, spans: list[tuple[int, int]]) -> bool:
    before = bisect_right(spans, (place, place)) - 1
    return before >= 0 and place < spans[before][1]


def _without_repeats(statements: Iterable[DatedStatement]) -> Iterator[DatedStatement]:
    seen: set[tuple[Article, object, str, tuple[str, ...]]] = set()
    for statement in statements:
        key = statement.sentence.article, statement.day, statement.precision, split_words(statement.sentence.text)
        if key not in seen:
            seen.add(key)
            yield statement
