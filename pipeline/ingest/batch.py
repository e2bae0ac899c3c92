"""Inputs to one batch: every file opened and read, articles with outlet, date and id, duplicates set apart."""

from __future__ import annotations

import hashlib
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import BufferedReader
from pathlib import Path

from pipeline.chronology import order_key
from pipeline.config import IngestSettings
from pipeline.ingest.codes import Code
from pipeline.ingest.draft import Draft, PrintedDate, Reader, issue
from pipeline.ingest.manifest import NAME as MANIFEST
from pipeline.ingest.manifest import Manifest, ManifestRow, read_manifest
from pipeline.ingest.published import find_far_dates, settle_date
from pipeline.ingest.records import read_csv, read_json, read_json_lines
from pipeline.ingest.textfile import read_text
from pipeline.ingest.walk import Place, RawFile, find_places, unreadable, walk
from pipeline.model import Article, Batch, Duplicate, InputFile, Issue, OutletBasis, stable_id
from pipeline.paragraphs import find_blocks, splits_by_line

READERS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
}
# These are read record by record, so that their size is no matter.
_STREAMED = frozenset({".jsonl", ".ndjson", ".csv", ".tsv"})
_ATTEMPTS = 2


def read_batch(inputs: Sequence[Path], settings: IngestSettings, apart: Path | None = None) -> Batch:
    """Every article below *inputs*, which are folders or single files, and an issue for everything that is none.

    The order of *inputs* changes nothing. What cannot be read is skipped; a batch may hold no article at all. The
    folder *apart*, where editions go, is not looked into.

    Raises:
        InputError: An input does not exist.
    """
    articles: list[Article] = []
    issues: list[Issue] = []
    files: list[InputFile] = []
    seen: set[Path] = set()
    for place in find_places(inputs):
        for found in _read_place(place, settings, seen, apart):
            match found:
                case Article():
                    articles.append(found)
                case Issue():
                    issues.append(found)
                case InputFile():
                    files.append(found)
    kept, duplicates, remarks = _set_apart(sorted(articles, key=order_key))
    remarks += find_far_dates(kept)
    ids = {(article.file, article.record_no): article.id for article in (*kept, *(d.article for d in duplicates))}
    named = [replace(found, article_id=ids.get((found.file, found.record_no))) for found in issues + remarks]
    named.sort(key=lambda found: (found.file, found.record_no or 0, found.code, found.message))
    return Batch(kept, duplicates, tuple(named), tuple(sorted(files, key=lambda found: found.file)))


def _read_place(
    place: Place, settings: IngestSettings, seen: set[Path], apart: Path | None
) -> Iterator[Article | Issue | InputFile]:
    """What one input holds; files in *seen* were read through an outer one, and two articles may still share an id."""
    manifest, found_first = _find_manifest(place, settings)
    yield from found_first
    files = set()
    for found in walk(place, apart):
        if isinstance(found, Issue):
            yield found
        elif found.path not in seen:
            seen.add(found.path)
            files.add(found.inside)
            yield from _read_file(found, manifest.row_of(found.inside), settings)
    yield from manifest.unmatched(frozenset(files))


def _find_manifest(place: Place, settings: IngestSettings) -> tuple[Manifest, tuple[Issue | InputFile, ...]]:
    file = place.file(MANIFEST)
    path = place.path / MANIFEST
    if not place.path.is_dir() or not path.is_file():
        return Manifest(), ()
    try:
        with _open_regular(path) as stream:
            manifest, issues = read_manifest(stream, file, settings.max_bytes)
            return manifest, (*issues, InputFile(file, _digest(stream)))
    except OSError as error:
        return Manifest(), (unreadable(file, error),)


def _read_file(
    raw: RawFile, row: ManifestRow | None, settings: IngestSettings
) -> Iterator[Article | Issue | InputFile]:
    suffix = Path(raw.inside).suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        message = f"expected one of {' '.join(READERS)}, found {suffix or 'no ending'}"
        yield InputFile(raw.file, "")
        yield issue("skipped", Code.KIND, raw.file, message, "save it as one of these")
        return
    cap = None if suffix in _STREAMED else settings.max_bytes
    try:
        found, digest = _read_steadily(raw, reader, settings, cap)
    except OSError as error:
        found, digest = [unreadable(raw.file, error)], ""
    yield InputFile(raw.file, digest)
    if not any(isinstance(draft, Draft) or draft.severity == "skipped" for draft in found):
        yield issue(
            "skipped", Code.EMPTY, raw.file, "expected an article, found none", "nothing to do if that is right"
        )
    for draft in found:
        if isinstance(draft, Draft):
            yield from _check(*_make_article(draft, raw, row), settings)
        else:
            yield draft


def _read_steadily(
    raw: RawFile, reader: Reader, settings: IngestSettings, cap: int | None
) -> tuple[list[Draft | Issue], str]:
    """What the reader finds in a file that stays as it is from the first byte to the last, and its SHA-256.

    A file that changes meanwhile gets one more try; one that is not read has an empty hash.
    """
    for _ in range(_ATTEMPTS):
        with _open_regular(raw.path) as stream:
            before = os.fstat(stream.fileno())
            if not stat.S_ISREG(before.st_mode):
                message = "expected a file, found a pipe, socket or device"
                return [issue("skipped", Code.SPECIAL, raw.file, message, "put the file itself there")], ""
            if cap is not None and before.st_size > cap:
                message = f"expected at most {cap} bytes, found {before.st_size}"
                return [issue("skipped", Code.TOO_LARGE, raw.file, message, "raise ingest.max_bytes")], ""
            found = list(reader(stream, raw.file, settings.max_bytes))
            digest = _digest(stream)
            after = os.fstat(stream.fileno())
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
            return found, digest
    message = "expected it to stay as it is, found it changing while it was read"
    return [issue("skipped", Code.CHANGING, raw.file, message, "run again when it is complete")], ""


def _digest(stream: BufferedReader) -> str:
    stream.seek(0)
    return hashlib.file_digest(stream, "sha256").hexdigest()


def _open_regular(path: Path) -> BufferedReader:
    """The file, opened without following a link and without waiting for the other end of a pipe."""
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    return os.fdopen(os.open(path, flags), "rb")


def _make_article(draft: Draft, raw: RawFile, row: ManifestRow | None) -> tuple[Article, tuple[Issue, ...]]:
    """The article with what holds of all that was stated about it."""
    stated = draft.stated
    by_hand = row or ManifestRow(0, raw.inside)
    # A file of many records has one row: it cannot name each one's title and address.
    whole = draft.record_no is None
    url = (by_hand.url if whole else None) or stated.url
    outlet, basis = _settle_outlet(by_hand.outlet, stated.outlet, raw.folder)
    dates = (PrintedDate("manifest", by_hand.date),) if by_hand.date else ()
    published, issues = settle_date(dates + stated.dates, raw.file, draft.record_no)
    place = (raw.inside,) if whole else (raw.inside, str(draft.record_no))
    name = stated.source_id or url
    article = Article(
        id=stable_id("art", outlet or "", *((name,) if name else place)),
        text=draft.text,
        file=raw.file,
        sha256=draft.sha256,
        encoding=draft.encoding,
        record_no=draft.record_no,
        source_id=stated.source_id,
        outlet=outlet,
        outlet_basis=basis,
        outlet_group=by_hand.outlet_group or outlet,
        title=(by_hand.title if whole else None) or stated.title,
        byline=stated.byline,
        url=url,
        published=published,
        wire=by_hand.wire,
        head=draft.head,
    )
    return article, issues


def _settle_outlet(by_hand: str | None, stated: str | None, folder: str | None) -> tuple[str | None, OutletBasis]:
    if by_hand:
        return by_hand, "manifest"
    if stated:
        return stated, "metadata"
    if folder:
        return folder, "folder"
    return None, "unknown"


def _check(article: Article, issues: Iterable[Issue], settings: IngestSettings) -> Iterator[Article | Issue]:
    """The article with its issues, or only the reason why it is not used."""
    number = len(find_blocks(article))
    where = {"record_no": article.record_no}
    if number > settings.max_paragraphs:
        message = f"expected at most {settings.max_paragraphs} paragraphs, found {number}"
        action = "raise ingest.max_paragraphs"
        yield issue("skipped", Code.TOO_MANY_PARAGRAPHS, article.file, message, action, **where)
        return
    yield from issues
    if nulls := article.text.count("\0"):
        message = f"expected text, found {nulls} NUL characters in it"
        yield issue("note", Code.REPLACED, article.file, message, "kept in the text", **where)
    if splits_by_line(article):
        message = "expected blank lines between paragraphs, found none"
        yield issue("note", Code.LINE_PARAGRAPHS, article.file, message, "each line is a paragraph", **where)
    yield article


def _set_apart(articles: Sequence[Article]) -> tuple[tuple[Article, ...], tuple[Duplicate, ...], list[Issue]]:
    """Articles with ids of their own, and those whose outlet has the same text in an earlier one.

    Of an unknown outlet only the very same content is one article. An undated copy is never set apart for a dated one:
    it may be the earlier.
    """
    earliest: dict[tuple[str | None, str, bool], Article] = {}
    taken: Counter[str] = Counter()
    kept, duplicates, issues = [], [], []
    for candidate in articles:
        taken[candidate.id] += 1
        article = _with_own_id(candidate, taken[candidate.id])
        words = _fingerprint(article) if article.outlet else article.sha256
        key = article.outlet, words, article.published is None
        first = earliest.setdefault(key, article)
        if first is not article:
            duplicates.append(Duplicate(article, first))
            issues.append(_duplicate_note(article, first))
            continue
        kept.append(article)
        if article is not candidate:
            issues.append(_same_id_warning(article))
    return tuple(kept), tuple(duplicates), issues


def _with_own_id(article: Article, occurrence: int) -> Article:
    return article if occurrence == 1 else replace(article, id=stable_id("art", article.id, str(occurrence)))


def _fingerprint(article: Article) -> str:
    """What two printings of the same words have in common: all but white space and what heads the file."""
    body = article.text[article.head[-1].end if article.head else 0 :]
    return hashlib.sha256(" ".join(body.split()).encode()).hexdigest()


def _duplicate_note(article: Article, first: Article) -> Issue:
    earlier = first.file if first.record_no is None else f"{first.file}, record {first.record_no}"
    message = f"the same text {'from the same outlet as' if article.outlet else 'as'} {earlier}"
    return issue("note", Code.DUPLICATE, article.file, message, "counted once", record_no=article.record_no)


def _same_id_warning(article: Article) -> Issue:
    name = article.source_id or article.url or article.file
    message = f"expected an id of its own, found {name!r} in another article of the same outlet"
    action = "both kept; this one's id was made from its place among them"
    return issue("warning", Code.SAME_ID, article.file, message, action, record_no=article.record_no)
