"""JSON Lines, JSON and CSV files to drafts, one a record; a record that cannot be read is an issue with its number."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from pipeline.ingest.codes import Code
from pipeline.ingest.decoding import Encoding, NotText, encoding_issues, find_encoding
from pipeline.ingest.draft import Draft, PrintedDate, Stated, has_text, issue
from pipeline.ingest.textfile import read_date_line
from pipeline.model import Issue

TEXT = ("text", "body", "content", "full_text", "maintext", "article_text")
_DATE = (
    "date",
    "published",
    "publishing_date",
    "published_at",
    "publishedat",
    "publish_date",
    "published_date",
    "publication_date",
    "date_published",
    "datepublished",
    "date_publish",
    "pub_date",
    "pubdate",
)
_OUTLET = ("outlet", "source", "publisher", "source_name", "site_name", "sitename", "publication")
_TITLE = ("title", "headline")
_URL = ("url", "link")
_ID = ("id", "source_id", "article_id", "guid")
_BYLINE = ("byline", "author", "authors")
# Lists of articles as news services wrap them.
_WRAPPERS = ("articles", "items", "records", "results")

_MAX_DEPTH = 64
# The second alternative also takes a string that never ends, so that no scan starts twice from the same place.
_JSON_TOKEN = re.compile(r'"(?:[^"\\]++|\\.?)*+(?:"|\Z)|[\[{]|[\]}]', re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
_DELIMITERS = ",;\t|"

Record = Mapping[str, object]


class _RefusedError(ValueError):
    """What is wrong with a record."""


def read_json_lines(stream: BinaryIO, file: str, max_bytes: int) -> Iterator[Draft | Issue]:
    """One draft a line; blank lines are passed over but counted."""
    encoding = find_encoding(stream)
    if isinstance(encoding, NotText):
        yield _not_text(encoding, file)
        return
    yield from encoding_issues(encoding, file)
    lines = io.TextIOWrapper(stream, encoding.codec, errors="replace", newline="\n")
    for number, line in enumerate(_capped_lines(lines, max_bytes), start=1):
        if line is None:
            yield _too_large(file, number, max_bytes)
        elif line.strip():
            yield from _read_record_text(line, file, number, encoding, max_bytes)
    lines.detach()


def read_json(stream: BinaryIO, file: str, max_bytes: int) -> Iterator[Draft | Issue]:
    """One draft an item of the file's list, or of the list that its one object wraps; else the object as one draft."""
    encoding = find_encoding(stream)
    if isinstance(encoding, NotText):
        yield _not_text(encoding, file)
        return
    yield from encoding_issues(encoding, file)
    text = stream.read().decode(encoding.codec, "replace")
    if not has_text(text):
        yield issue("skipped", Code.EMPTY, file, "expected records, found no text", "nothing to do if that is right")
        return
    try:
        whole = _parse_json(text)
    except ValueError as error:
        yield _broken(file, None, str(error))
        return
    records = whole if isinstance(whole, list) else _unwrapped(whole)
    yield from _left_over(whole, records, file)
    for number, record in enumerate(records, start=1):
        yield from _read_record(record, file, number, encoding, max_bytes)


def read_csv(stream: BinaryIO, file: str, max_bytes: int) -> Iterator[Draft | Issue]:
    """One draft a row below the header; comma, semicolon, tab or bar between the columns."""
    encoding = find_encoding(stream)
    if isinstance(encoding, NotText):
        yield _not_text(encoding, file)
        return
    yield from encoding_issues(encoding, file)
    lines = io.TextIOWrapper(stream, encoding.codec, errors="replace", newline="")
    yield from _read_rows(lines, file, encoding, max_bytes)
    lines.detach()


def read_table(lines: Iterator[str], max_bytes: int) -> Iterator[list[str] | str]:
    """The rows of a CSV file, header first; a string in place of a row says why it could not be read."""
    first = next(lines, "")
    delimiter = max(_DELIMITERS, key=lambda mark: (first.count(mark), -_DELIMITERS.index(mark)))
    # The limit is the interpreter's own, and far below a long article by default.
    csv.field_size_limit(max(csv.field_size_limit(), min(max_bytes, 2**31 - 1)))
    rows = csv.reader(_chain(first, lines), delimiter=delimiter, strict=True)
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"{error} (line {rows.line_num})"
        else:
            if row:
                yield row


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _read_rows(lines: Iterator[str], file: str, encoding: Encoding, max_bytes: int) -> Iterator[Draft | Issue]:
    rows = read_table(lines, max_bytes)
    header = next(rows, [])
    if not header or isinstance(header, str):
        message = f"expected a header, found {header or 'no text'}"
        yield issue("skipped", Code.EMPTY, file, message, "nothing to do if that is right")
        return
    names = [_column(name) for name in header]
    if not any(name in TEXT for name in names):
        message = f"expected a column {', '.join(TEXT[:3])}, found {', '.join(header)[:200]}"
        yield issue("skipped", Code.NO_TEXT, file, message, "name the column that holds the articles")
        return
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        message = f"expected each column once, found {', '.join(twice)} twice"
        yield issue("warning", Code.BROKEN_RECORD, file, message, "the first is read; rename the other")
    for number, row in enumerate(rows, start=1):
        if isinstance(row, str):
            yield _broken(file, number, row)
        elif len(row) != len(names):
            yield _broken(file, number, f"expected {len(names)} columns, found {len(row)}")
        else:
            yield from _read_record(
                dict(zip(reversed(names), reversed(row), strict=True)), file, number, encoding, max_bytes
            )


def _capped_lines(lines: io.TextIOWrapper, max_chars: int) -> Iterator[str | None]:
    """The lines; None in place of one longer than *max_chars*, which is read in pieces and dropped."""
    while line := lines.readline(max_chars + 1):
        if len(line) <= max_chars or line.endswith("\n"):
            yield line
            continue
        while line and not line.endswith("\n"):
            line = lines.readline(max_chars)
        yield None


def _read_record_text(line: str, file: str, number: int, encoding: Encoding, max_bytes: int) -> Iterator[Draft | Issue]:
    try:
        record = _parse_json(line)
    except ValueError as error:
        yield _broken(file, number, str(error))
        return
    yield from _read_record(record, file, number, encoding, max_bytes)


def _parse_json(text: str) -> object:
    """The value, with NaN and Infinity read as nothing. Raises `ValueError`, never `RecursionError`."""
    depth = 0
    for token in _JSON_TOKEN.finditer(text):
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(token[0], 0)
        if depth > _MAX_DEPTH:
            raise _RefusedError(f"expected at most {_MAX_DEPTH} levels, found more")
    return json.loads(text, object_pairs_hook=_unique_keys, parse_constant=lambda _: None)


def _unique_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    record = dict(pairs)
    if len(record) < len(pairs):
        raise _RefusedError("expected each key once, found one twice")
    return record


def _unwrapped(whole: object) -> list[object]:
    """The list of articles that an object wraps, whatever else it says; else the object itself."""
    if isinstance(whole, dict):
        for key in _WRAPPERS:
            if isinstance(whole.get(key), list) and any(isinstance(item, dict) for item in whole[key]):
                return list(whole[key])
        if not any(_column(key) in TEXT for key in whole):
            return next((list(whole[key]) for key in _WRAPPERS if isinstance(whole.get(key), list)), [whole])
    return [whole]


def _left_over(whole: object, records: list[object], file: str) -> Iterator[Issue]:
    """An issue for the lists of objects, or the text, that stand beside the list that was taken for the articles."""
    if not isinstance(whole, dict) or records == [whole]:
        return
    for key, value in whole.items():
        if isinstance(value, list) and value != records and any(isinstance(item, dict) for item in value):
            message = f"expected one list of articles, found another in {key!r}"
            yield issue("skipped", Code.BROKEN_RECORD, file, message, "put all articles in one list")
        elif isinstance(value, str) and _column(key) in TEXT:
            message = f"expected a list of articles alone, found a text beside it in {key!r}"
            yield issue(
                "warning", Code.BROKEN_RECORD, file, message, "not read; put it in the list if it is an article"
            )


def _read_record(record: object, file: str, number: int, encoding: Encoding, max_bytes: int) -> Iterator[Draft | Issue]:
    if not isinstance(record, dict):
        yield _broken(file, number, f"expected an object, found {_KINDS.get(type(record), 'another value')}")
        return
    fields = {_column(key): value for key, value in reversed(record.items())}
    text = next((fields[name] for name in TEXT if fields.get(name) not in (None, "")), None)
    if text is None and any(name in fields for name in TEXT):
        message = "expected an article, found no text"
        yield issue("skipped", Code.EMPTY, file, message, "nothing to do if that is right", record_no=number)
    elif not isinstance(text, str):
        message = f"expected a text in {', '.join(TEXT[:3])}, found {_KINDS.get(type(text), 'another value')}"
        yield issue("skipped", Code.NO_TEXT, file, message, "name the field that holds the article", record_no=number)
    elif len(text.encode("utf-8", "surrogatepass")) > max_bytes:
        yield _too_large(file, number, max_bytes)
    else:
        yield from _draft(text, fields, file, number, encoding)


def _draft(text: str, fields: Record, file: str, number: int, encoding: Encoding) -> Iterator[Draft | Issue]:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    text, broken = _SURROGATE.subn("\ufffd", text)
    stated_in_text, head = read_date_line(text)
    if not has_text(text[head[-1].end if head else 0 :]):
        message = "expected an article, found no text"
        yield issue("skipped", Code.EMPTY, file, message, "nothing to do if that is right", record_no=number)
        return
    if broken:
        message = f"expected Unicode, found {broken} lone surrogates"
        yield issue("warning", Code.REPLACED, file, message, "shown as U+FFFD", record_no=number)
    printed = _field(fields, _DATE)
    stated = Stated(
        source_id=_field(fields, _ID),
        outlet=_field(fields, _OUTLET),
        title=_field(fields, _TITLE),
        byline=_field(fields, _BYLINE),
        url=_field(fields, _URL),
        dates=((PrintedDate("metadata", printed),) if printed else ()) + stated_in_text.dates,
    )
    yield Draft(text, encoding.codec, digest, stated, head, number)


def _field(fields: Record, names: tuple[str, ...]) -> str | None:
    """The first of the fields that says something, on one line."""
    return next((value for name in names if (value := _plain(fields.get(name)))), None)


def _plain(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        return ", ".join(filter(None, (_plain(item) for item in value if not isinstance(item, list))))
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return " ".join(_SURROGATE.sub("\ufffd", str(value)).split())


def _column(name: str) -> str:
    return name.strip(" \t\ufeff\"'").casefold().replace(" ", "_").replace("-", "_")


_KINDS: Mapping[type, str] = {
    type(None): "nothing",
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "a string",
    list: "a list",
    dict: "an object",
}


def _not_text(found: NotText, file: str) -> Issue:
    return issue("skipped", Code.BINARY, file, f"expected text, found {found.found}", "save it as text")


def _too_large(file: str, number: int, max_bytes: int) -> Issue:
    message = f"expected at most {max_bytes} bytes, found more"
    return issue("skipped", Code.TOO_LARGE, file, message, "raise ingest.max_bytes", record_no=number)


def _broken(file: str, number: int | None, message: str) -> Issue:
    return issue("skipped", Code.BROKEN_RECORD, file, message, "correct the record", record_no=number)
