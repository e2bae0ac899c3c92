"""What a reader of one format hands over: an article's text and what was stated about it, not yet weighed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from pipeline.ingest.codes import Code
from pipeline.model import DateBasis, HeadLine, Issue, Severity

# White space, NUL, and characters that take no place on the page.
_SEEN = re.compile("[^\\s\0\u00ad\u200b-\u200f\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as it was written, and where."""

    basis: DateBasis
    raw: str


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file or record says about its article; None where it says nothing."""

    source_id: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    dates: tuple[PrintedDate, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before its outlet, date and id are settled; `record_no` counts from 1, None for a whole file."""

    text: str
    encoding: str
    sha256: str
    stated: Stated = Stated()
    head: tuple[HeadLine, ...] = ()
    record_no: int | None = None


class Reader(Protocol):
    """Reads one format: drafts, and issues for what is no article, in the file's own order."""

    def __call__(self, stream: BinaryIO, file: str, max_bytes: int) -> Iterator[Draft | Issue]:
        """What *stream* holds, read from its start; *file* is the name for issues. Raises nothing but `OSError`."""


def issue(
    severity: Severity, code: Code, file: str, message: str, action: str, *, record_no: int | None = None
) -> Issue:
    """An issue with the code's printed form."""
    return Issue(severity, code.code, file, message, action, record_no)


def has_text(text: str) -> bool:
    """Whether *text* holds anything that can be seen."""
    return bool(_SEEN.search(text))
