"""What comes in: articles, what is said of them, and what is no article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

OutletBasis = Literal["manifest", "metadata", "folder", "unknown"]
DateBasis = Literal["manifest", "metadata", "date_line"]
Role = Literal["title", "body", "heading", "caption", "notice", "related", "byline", "date_line"]
Severity = Literal["skipped", "warning", "note"]


def stable_id(prefix: str, *parts: str) -> str:
    """An id that depends on *parts* alone, so it survives reruns; the prefix keeps spreadsheets from reading a number.

    >>> stable_id("art", "echo", "echo/0131.txt")
    'art_c559f03c47a5'
    """
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return f"{prefix}_{hashlib.sha256(joined).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class Published:
    """When an article says it appeared, and where that was read.

    `day` is the day as printed, in the outlet's own zone; `instant` is set, in UTC, only when a zone was given.
    """

    day: date
    basis: DateBasis
    instant: datetime | None = None

    @property
    def days(self) -> tuple[date, date]:
        """The earliest and the latest day it can be called: an instant has its own zone's day and that of UTC."""
        other = self.instant.date() if self.instant else self.day
        return min(self.day, other), max(self.day, other)


@dataclass(frozen=True, slots=True)
class HeadLine:
    """Characters `[start, end)` at the top of a text file that ingest read as metadata."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True, eq=False)
class Article:
    """One outlet's dated text, as ingested; the only owner of text.

    Two articles are the same if their ids are. Offsets into `text` are Unicode code points. `outlet_group` is the
    owner that counts once among outlets: the outlet itself unless a manifest says otherwise, None when unknown.
    """

    id: str
    text: str
    file: str
    sha256: str
    encoding: str
    record_no: int | None = None
    source_id: str | None = None
    outlet: str | None = None
    outlet_basis: OutletBasis = "unknown"
    outlet_group: str | None = None
    outlet_hint: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    published: Published | None = None
    language: str | None = None
    wire: bool = False
    head: tuple[HeadLine, ...] = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Article) and self.id == other.id

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Issue:
    """Something in the input that a person should know: skipped, warned about, or only noted.

    `code` is NF and three digits; `message` says what was expected and what was found, `action` what was done or can
    be done about it.
    """

    severity: Severity
    code: str
    file: str
    message: str
    action: str
    record_no: int | None = None
    article_id: str | None = None


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An article left out because another one of the same outlet has the same text."""

    article: Article
    of: Article


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that was looked at, used or not; `sha256` is of its bytes, empty when they were not read."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What ingest found: articles in order of publication (undated last), the rest in order of file."""

    articles: tuple[Article, ...]
    duplicates: tuple[Duplicate, ...] = ()
    issues: tuple[Issue, ...] = ()
    inputs: tuple[InputFile, ...] = ()


def known_outlets(articles: Iterable[Article]) -> tuple[str, ...]:
    """The known outlet groups of *articles*, each once, in alphabetical order."""
    return tuple(sorted({article.outlet_group for article in articles if article.outlet_group is not None}))
