"""The codes of what ingest has to say about its input, each with its meaning."""

from __future__ import annotations

from enum import Enum


class Code(Enum):
    """An issue code: 1xx is about files and records, 2xx about dates, 3xx about characters and layout."""

    EMPTY = "NF101", "nothing but white space, or header lines without a text"
    KIND = "NF102", "a kind of file that is not read"
    TOO_LARGE = "NF103", "a file or record larger than ingest.max_bytes"
    BINARY = "NF104", "not text: a known binary format, or full of control characters"
    SPECIAL = "NF105", "a symbolic link, pipe, socket or device: never followed or opened"
    UNREADABLE = "NF106", "the system did not let the file or folder be read"
    CHANGING = "NF107", "the file changed while it was read, twice"
    IGNORED = "NF110", "a hidden or temporary file, or a list of newsfold's own out of its place"
    BROKEN_RECORD = "NF111", "a record or row that cannot be parsed"
    NO_TEXT = "NF112", "a record without a text field, or a table without a text column"
    TOO_MANY_PARAGRAPHS = "NF113", "an article of more paragraphs than ingest.max_paragraphs"
    MANIFEST = "NF114", "sources.csv, or a row or column of it, that cannot be used"
    MANIFEST_UNMATCHED = "NF115", "a row of sources.csv that names no file that is read"
    DUPLICATE = "NF116", "the same text from the same outlet as an earlier article"
    SAME_ID = "NF117", "different articles with the same outlet and the same id or address"
    EDITION = "NF118", "an edition that newsfold made, lying among the articles"
    BAD_DATE = "NF202", "a date that is not one"
    FAR_DATE = "NF203", "a date more than a year from that of every other article"
    AMBIGUOUS_DATE = "NF204", "a date whose day and month cannot be told apart"
    DATE_CONFLICT = "NF205", "two dates of one article that do not agree"
    REPLACED = "NF301", "characters that are not valid Unicode, shown as U+FFFD, or NULs"
    NOT_UTF8 = "NF302", "a file in another encoding than UTF-8, guessed"
    LINE_PARAGRAPHS = "NF304", "no blank lines: every line was taken for a paragraph"

    def __init__(self, code: str, meaning: str) -> None:
        self.code = code
        self.meaning = meaning


def describe_codes() -> str:
    """The page `docs/issues.md`: every code and its meaning."""
    rows = [f"| {entry.code} | {entry.meaning} |" for entry in Code]
    return "\n".join([*_PREFACE, *rows]) + "\n"


_PREFACE = (
    "# What newsfold says about its input",
    "",
    "This page is written from `pipeline/ingest/codes.py`; a test keeps the two equal.",
    "",
    "In `issues.csv` and in the report every code stands with the file, the record if there is one, what was",
    "expected, what was found, and what can be done. `skipped`: not used. `warning`: used, but look. `note`: nothing",
    "to worry about.",
    "",
    "| code | meaning |",
    "| --- | --- |",
)
