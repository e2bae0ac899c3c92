"""The person's own list, sources.csv, to what it says about each file."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import BinaryIO
from unicodedata import normalize

from pipeline.ingest.codes import Code
from pipeline.ingest.decoding import NotText, encoding_issues, find_encoding
from pipeline.ingest.draft import issue
from pipeline.ingest.records import read_table
from pipeline.model import Issue

NAME = "sources.csv"
COLUMNS = ("file", "outlet", "outlet_group", "date", "title", "url", "wire")
_TRUTH = {"true": True, "yes": True, "1": True, "wire": True, "": False, "false": False, "no": False, "0": False}


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """What a row says; None where its cell is empty. `number` counts the rows below the header from 1."""

    number: int
    file: str
    outlet: str | None = None
    outlet_group: str | None = None
    date: str | None = None
    title: str | None = None
    url: str | None = None
    wire: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """The rows by the path they name, relative to the folder the list lies in."""

    file: str = NAME
    rows: Mapping[str, ManifestRow] = field(default_factory=dict)

    def row_of(self, inside: str) -> ManifestRow | None:
        """The row for the file at *inside*; accents may be composed in one and not in the other."""
        return self.rows.get(normalize("NFC", inside))

    def unmatched(self, files: frozenset[str]) -> Iterator[Issue]:
        """A warning for each row that names none of *files*."""
        known = {normalize("NFC", inside) for inside in files}
        for row in self.rows.values():
            if normalize("NFC", row.file) not in known:
                message = f"expected a file that is read, found {row.file!r}"
                action = "correct the path: it is relative to the folder of sources.csv"
                yield issue("warning", Code.MANIFEST_UNMATCHED, self.file, message, action, record_no=row.number)


def read_manifest(stream: BinaryIO, file: str, max_bytes: int) -> tuple[Manifest, tuple[Issue, ...]]:
    """The list and what is wrong with it; a row that cannot be read is left out, the others hold."""
    encoding = find_encoding(stream)
    if isinstance(encoding, NotText):
        return Manifest(file), (_refusal(file, None, f"expected text, found {encoding.found}"),)
    issues = list(encoding_issues(encoding, file))
    lines = io.TextIOWrapper(stream, encoding.codec, errors="replace", newline="")
    rows: dict[str, ManifestRow] = {}
    for found in _read_rows(lines, file, max_bytes):
        if isinstance(found, Issue):
            issues.append(found)
        elif normalize("NFC", found.file) in rows:
            issues.append(_refusal(file, found.number, f"expected each file once, found {found.file!r} twice"))
        else:
            rows[normalize("NFC", found.file)] = found
    lines.detach()
    return Manifest(file, rows), tuple(issues)


def _read_rows(lines: Iterator[str], file: str, max_bytes: int) -> Iterator[ManifestRow | Issue]:
    rows = read_table(lines, max_bytes)
    header = next(rows, [])
    names = [name.strip(" \ufeff").casefold() for name in header] if isinstance(header, list) else []
    if "file" not in names:
        yield _refusal(file, None, f"expected a column 'file', found {', '.join(names) or 'none'}")
        return
    for name in names:
        if name not in COLUMNS:
            yield _refusal(file, None, f"expected the columns {', '.join(COLUMNS)}, found {name!r}")
    for number, row in enumerate(rows, start=1):
        if isinstance(row, str) or len(row) != len(names):
            found = row if isinstance(row, str) else f"expected {len(names)} columns, found {len(row)}"
            yield _refusal(file, number, found)
        else:
            yield from _read_row(dict(zip(names, row, strict=True)), number, file)


def _read_row(cells: Mapping[str, str], number: int, file: str) -> Iterator[ManifestRow | Issue]:
    said = {name: " ".join(cell.split()) or None for name, cell in cells.items() if name != "file"}
    path = cells["file"].strip()
    wire = _TRUTH.get((said.get("wire") or "").casefold())
    if wire is None:
        yield _refusal(file, number, f"expected true or false in wire, found {said['wire']!r}; taken as false")
    if not path:
        yield _refusal(file, number, "expected a path in file, found none")
        return
    # Parts of "." fall away; ".." stays and matches nothing.
    yield ManifestRow(
        number,
        str(PurePosixPath(path)),
        said.get("outlet"),
        said.get("outlet_group"),
        said.get("date"),
        said.get("title"),
        said.get("url"),
        bool(wire),
    )


def _refusal(file: str, number: int | None, message: str) -> Issue:
    action = "correct sources.csv; what is right in it holds"
    return issue("warning", Code.MANIFEST, file, message, action, record_no=number)
