"""Numbers, dates and places to the few words in which a report prints them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.chronology import first_of, precedence
from pipeline.model import Article, Excerpt, Paragraph, Quote
from pipeline.report.catalogue import Catalogue
from pipeline.report.escape import escape


def count(number: int, noun: str, nouns: str = "") -> str:
    """A number with its noun.

    >>> count(1, "story", "stories"), count(2, "story", "stories"), count(1200, "word")
    ('1 story', '2 stories', '1,200 words')
    """
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def percent(part: int, whole: int) -> str:
    """A share that is never rounded to nothing or to all.

    >>> percent(1, 3), percent(1, 1000), percent(999, 1000), percent(0, 0)
    ('33 %', '<1 %', '>99 %', '0 %')
    """
    rounded = round(100 * part / whole) if whole else 0
    if rounded == 0 and part:
        return "<1 %"
    return ">99 %" if rounded == 100 and part < whole else f"{rounded} %"


def of(part: int, whole: int) -> str:
    """A number with its denominator: `3 of 12 (25 %)`."""
    return f"{part:,} of {whole:,} ({percent(part, whole)})"


def day(article: Article) -> str:
    """The date of *article*, with the time when a zone made it one instant."""
    published = article.published
    if published is None:
        return "undated"
    if published.instant is None:
        return published.day.isoformat()
    form = "%H:%M UTC" if published.instant.date() == published.day else "%Y-%m-%d %H:%M UTC"
    return f"{published.day.isoformat()} ({published.instant.strftime(form)})"


def outlet(article: Article) -> str:
    """The outlet of *article*, or that it is not known."""
    return escape(article.outlet) if article.outlet else "outlet unknown"


def known(articles: Iterable[Article]) -> str:
    """How many known outlets *articles* are from, and of how many owners if some have one in common."""
    listed = [article for article in articles if article.outlet_group is not None]
    outlets = len({article.outlet for article in listed})
    owners = len({article.outlet_group for article in listed})
    if not owners:
        return "outlets not known"
    return count(outlets, "known outlet") + (f" of {count(owners, 'owner')}" if owners != outlets else "")


def signed(article: Article, catalogue: Catalogue) -> str:
    """Letter, outlet and date of *article*."""
    return f"**{catalogue.label(article)}** {outlet(article)}, {day(article)}"


def place(excerpt: Excerpt | Quote | Paragraph, catalogue: Catalogue) -> str:
    """Letter and paragraph: `A ¶3`."""
    if isinstance(excerpt, Paragraph):
        paragraph = excerpt
    else:
        paragraph = (excerpt.pieces[0] if isinstance(excerpt, Quote) else excerpt).paragraph
    return f"{catalogue.label(paragraph.article)} ¶{paragraph.index + 1}"


def letters(articles: Iterable[Article], catalogue: Catalogue, most: int = 12) -> str:
    """The letters of *articles* in a row; past *most*, how many there are besides."""
    labels = [catalogue.label(article) for article in articles]
    rest = len(labels) - most
    return ", ".join(labels[:most]) + (f" and {rest:,} more" if rest > 0 else "")


def opening(text: str, words: int) -> str:
    """The first *words* words of *text*, escaped; an ellipsis says that it goes on."""
    listed = text.split(maxsplit=words)
    return escape(" ".join(listed[:words])) + (" …" if len(listed) > words else "")


def in_marks(text: str) -> str:
    """Quoted words, escaped, in marks of their own."""
    return f"“{escape(text)}”"


def who_was_first(articles: Sequence[Article], catalogue: Catalogue) -> str:
    """A sentence on who printed it first, or on why that can't be told."""
    earliest, verdict = first_of(articles)
    if verdict == "first":
        return f"Printed first by {signed(earliest, catalogue)}; all others are dated later."
    if verdict == "same_day":
        rivals = [a for a in articles if a == earliest or precedence(earliest, a) == "same_day"]
        days = ", ".join(dict.fromkeys(rival.published.day.isoformat() for rival in rivals if rival.published))
        return f"Who printed it first can't be told: the dates of {letters(rivals, catalogue)} ({days}) are too close."
    undated = [article for article in articles if article.published is None]
    verb = "is" if len(undated) == 1 else "are"
    return f"Who printed it first can't be told: {letters(undated, catalogue)} {verb} undated."


def cut_short(shown: int, whole: int, file: str) -> list[str]:
    """The line that says where the rest is, if not all is shown."""
    return ["", f"{whole - shown:,} more in `{file}`."] if whole > shown else []
