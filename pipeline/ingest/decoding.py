"""Bytes to the codec they are written in, or to the finding that they are no text."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from pipeline.ingest.codes import Code
from pipeline.ingest.draft import issue
from pipeline.model import Issue

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF-": "PDF",
    b"\x89PNG": "PNG image",
    b"GIF87a": "GIF image",
    b"GIF89a": "GIF image",
    b"\xff\xd8\xff": "JPEG image",
    b"PK\x03\x04": "zip archive or office document",
    b"\x1f\x8b": "gzip archive",
    b"BZh9": "bzip2 archive",
    b"\xfd7zXZ": "xz archive",
    b"7z\xbc\xaf": "7z archive",
    b"Rar!\x1a": "rar archive",
    b"\xd0\xcf\x11\xe0": "office document",
    b"{\\rtf": "RTF document",
    b"PAR1": "Parquet table",
    b"\x7fELF": "program",
    b"SQLite format 3": "SQLite database",
}
_TEXT_BYTES = bytes(c for c in range(256) if c >= 32 or c in b"\t\n\v\f\r\x1b")
_CHUNK = 1 << 20
# Every file has a few stray controls; one in twenty is what random bytes have at least.
_MIN_CONTROLS, _MAX_CONTROL_SHARE = 4, 0.05
_MIN_VALID_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec's name as `open` takes it, and how many stretches of bytes it cannot read (U+FFFD in the text)."""

    codec: str
    broken: int = 0


@dataclass(frozen=True, slots=True)
class NotText:
    """What the bytes are instead."""

    found: str


def find_encoding(stream: BinaryIO) -> Encoding | NotText:
    """The codec of a whole stream, which is left at its start.

    A byte order mark decides; then strict UTF-8; then UTF-8 with errors, if nine in ten of its non-ASCII characters
    are whole; then Windows-1252.
    """
    stream.seek(0)
    start = stream.read(16)
    codec = next((codec for mark, codec in _MARKS if start.startswith(mark)), None)
    kind = next((kind for magic, kind in _MAGIC.items() if start.startswith(magic)), None)
    controls = _control_characters(stream) if codec is None else ""
    if kind or controls:
        return NotText(kind or controls)
    broken, whole = _broken_characters(stream, codec or "utf-8")
    if codec is None and broken > (broken + whole) * (1 - _MIN_VALID_SHARE):
        codec = "cp1252"
        broken, _ = _broken_characters(stream, codec)
    stream.seek(0)
    return Encoding(codec or "utf-8", broken)


def encoding_issues(encoding: Encoding, file: str) -> Iterator[Issue]:
    """What a person should know about the way *file* was decoded."""
    if encoding.codec == "cp1252":
        message = "expected UTF-8, found bytes that are not; read as Windows-1252 (cp1252)"
        yield issue("warning", Code.NOT_UTF8, file, message, "save the file as UTF-8 if letters look wrong")
    if encoding.broken:
        message = f"expected {encoding.codec}, found {encoding.broken} broken characters"
        yield issue("warning", Code.REPLACED, file, message, "shown as U+FFFD")


def _control_characters(stream: BinaryIO) -> str:
    total = controls = 0
    for chunk in _chunks(stream):
        total += len(chunk)
        controls += len(chunk.translate(None, _TEXT_BYTES))
    full = controls >= _MIN_CONTROLS and controls > total * _MAX_CONTROL_SHARE
    return f"{controls} control characters in {total} bytes" if full else ""


def _broken_characters(stream: BinaryIO, codec: str) -> tuple[int, int]:
    """How many characters the codec cannot read, and how many beyond ASCII it can."""
    strict = codecs.getincrementaldecoder(codec)("strict")
    try:
        for chunk in _chunks(stream):
            strict.decode(chunk)
        strict.decode(b"", final=True)
    except UnicodeDecodeError:
        return _count_broken(stream, codec)
    return 0, 0


def _count_broken(stream: BinaryIO, codec: str) -> tuple[int, int]:
    lenient = codecs.getincrementaldecoder(codec)("replace")
    broken = beyond = genuine = 0
    for chunk in (*_chunks(stream), b""):
        text = lenient.decode(chunk, final=not chunk)
        broken += text.count("\ufffd")
        beyond += len(text) - len(text.encode("ascii", "ignore"))
        genuine += chunk.count("\ufffd".encode()) if codec.startswith("utf-8") else 0
    return max(broken - genuine, 1), beyond - broken + genuine


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    stream.seek(0)
    while chunk := stream.read(_CHUNK):
        yield chunk
