"""One text or Markdown file to one draft: its text, and the header lines or the date line at its top."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from pipeline.ingest.codes import Code
from pipeline.ingest.decoding import NotText, encoding_issues, find_encoding
from pipeline.ingest.draft import Draft, PrintedDate, Stated, has_text, issue
from pipeline.model import HeadLine, Issue, Role

_DATE_LINE = re.compile(r"[\s\ufeff]*(date[ \t]+([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:T[0-9:.+Zz-]{1,40})?))(?=\s|\Z)")
_FIELDS = {
    "title": "title",
    "headline": "title",
    "date": "date",
    "published": "date",
    "updated": "updated",
    "modified": "updated",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "byline": "byline",
    "author": "byline",
    "url": "url",
    "link": "url",
}
_ROLES: dict[str, Role] = {"title": "title", "date": "date_line", "byline": "byline"}
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]*")
_NEWLINE = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_HEADER = re.compile(r"\s*([A-Za-z]{3,9})[ \t]?:[ \t]*(\S.{0,300})")
# A field that says nothing here, such as "Section: News", or one left empty.
_OTHER_FIELD = re.compile(r"[A-Z][A-Za-z-]{1,20}[ \t]?:(?:[ \t]+\S.{0,80})?")
_MAX_HEAD = 20
_FENCE = re.compile(r"---[ \t]*")
_MARKDOWN_TITLE = re.compile(r"#[ \t]+(\S.{0,300})")
_QUOTED = re.compile(r"""\A(["'])([^"']*)\1\Z""")
_MAX_FRONT_MATTER = 100


def read_text(stream: BinaryIO, file: str, max_bytes: int) -> Iterator[Draft | Issue]:
    """The file as one draft: its text is all of it, decoded, without a byte order mark and otherwise untouched."""
    del max_bytes
    encoding = find_encoding(stream)
    if isinstance(encoding, NotText):
        message = f"expected text, found {encoding.found}"
        yield issue("skipped", Code.BINARY, file, message, "save the article as a text file")
        return
    content = stream.read()
    text = content.decode(encoding.codec, "replace")
    stated, head = read_head(text, markdown=file.lower().endswith((".md", ".markdown")))
    if not has_text(text[head[-1].end if head else 0 :]):
        yield issue("skipped", Code.EMPTY, file, "expected an article, found no text", "nothing to do if that is right")
        return
    yield from encoding_issues(encoding, file)
    yield Draft(text, encoding.codec, hashlib.sha256(content).hexdigest(), stated, head)


def read_head(text: str, *, markdown: bool = False) -> tuple[Stated, tuple[HeadLine, ...]]:
    """What stands at the very top of *text*: front matter (in Markdown), header lines, or else a date line."""
    lines = _front_matter(text) if markdown else []
    lines = lines or _header_lines(text)
    if not lines:
        return read_date_line(text)
    values = {line.field: line.value for line in reversed(lines) if line.field}
    dates = tuple(PrintedDate("metadata", line.value) for line in lines if line.field == "date")
    stated = Stated(
        outlet=values.get("outlet"),
        title=values.get("title"),
        byline=values.get("byline"),
        url=values.get("url"),
        dates=dates,
    )
    return stated, tuple(HeadLine(line.start, line.end, _ROLES.get(line.field, "notice")) for line in lines)


def read_date_line(text: str) -> tuple[Stated, tuple[HeadLine, ...]]:
    """The words "date YYYY-MM-DD" that *text* begins with, if it does.

    >>> read_date_line(" date 2024-01-31 The tide was late.")[1]
    (HeadLine(start=1, end=16, role='date_line'),)
    """
    match = _DATE_LINE.match(text)
    if not match:
        return Stated(), ()
    dates = (PrintedDate("date_line", match[2]),)
    return Stated(dates=dates), (HeadLine(match.start(1), match.end(1), "date_line"),)


@dataclass(frozen=True, slots=True)
class _HeadLine:
    """A line at the top: the field it states, empty when it states none that is known."""

    start: int
    end: int
    field: str = ""
    value: str = ""


def _header_lines(text: str) -> list[_HeadLine]:
    """The lines from the top on that state a field, the first of each holds; with others if a known one follows."""
    found: list[_HeadLine] = []
    for line in _lines(text):
        written = text[line.start : line.end]
        if not has_text(written):
            if found:
                break
            continue
        parsed = _parse_header(line, text)
        if (not parsed.field and not _OTHER_FIELD.fullmatch(written)) or len(found) > _MAX_HEAD:
            break
        found.append(parsed)
    while found and not found[-1].field:
        found.pop()
    return found


def _front_matter(text: str) -> list[_HeadLine]:
    """The lines between two fences of three hyphens, fences included, and a title line right below."""
    found: list[_HeadLine] = []
    for number, line in enumerate(_lines(text)):
        written = text[line.start : line.end]
        fence = _FENCE.fullmatch(written)
        if number == 0 and not fence:
            title = _MARKDOWN_TITLE.fullmatch(written)
            return [replace(line, field="title", value=title[1].strip())] if title else []
        if number > _MAX_FRONT_MATTER:
            return []
        if written:
            found.append(_parse_header(line, text))
        if number and fence:
            return found
    return []


def _parse_header(line: _HeadLine, text: str) -> _HeadLine:
    match = _HEADER.fullmatch(text, line.start, line.end)
    field = _FIELDS.get(match[1].lower(), "") if match else ""
    return replace(line, field=field, value=_QUOTED.sub(r"\2", match[2].strip())) if match and field else line


def _lines(text: str) -> Iterator[_HeadLine]:
    """The lines of *text*, without the white space at either end."""
    position = 0
    while position < len(text):
        match = _LINE.match(text, position)
        newline = _NEWLINE.match(text, match.end() if match else position)
        written = match[0] if match else ""
        start = position + len(written) - len(written.lstrip())
        yield _HeadLine(start, max(start, position + len(written.rstrip())))
        if newline is None:
            return
        position = newline.end()
