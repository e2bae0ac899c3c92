"""Inputs to the files that are read, in a fixed order, and to the paths that are not."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError
from pipeline.ingest.codes import Code
from pipeline.ingest.draft import issue
from pipeline.ingest.manifest import NAME as MANIFEST
from pipeline.model import Issue

_OWN_LISTS = (MANIFEST, "review.csv")
# What the folder of every edition holds.
_EDITION = frozenset(("edition.json", "tables.schema.json", "report.md", "articles.csv", "paragraphs.csv"))
_TEMPORARY = ("~$", ".")


@dataclass(frozen=True, slots=True)
class Place:
    """An INPUT as it was found, and the prefix of its files' names: empty when it is the only one."""

    path: Path
    prefix: str

    def file(self, inside: str) -> str:
        """The name by which a file of this input is reported."""
        return f"{self.prefix}/{inside}" if self.prefix else inside


@dataclass(frozen=True, slots=True)
class RawFile:
    """A regular file to be read: where it lies, its path inside its input, and its first folder there, if any."""

    path: Path
    place: Place
    inside: str
    folder: str | None

    @property
    def file(self) -> str:
        """The name by which it is reported."""
        return self.place.file(self.inside)


def find_places(inputs: Sequence[Path]) -> tuple[Place, ...]:
    """The inputs, each once, outer folders first whatever the order they were given in.

    Raises:
        InputError: One of them does not exist.
    """
    for path in inputs:
        if not path.exists():
            raise InputError(f"{printable(str(path))}: expected a folder or a file, found nothing")
    paths = sorted({path.resolve() for path in inputs}, key=lambda path: (len(path.parts), str(path)))
    if len(paths) == 1:
        return (Place(paths[0], ""),)
    return tuple(Place(path, _distinct_name(path, paths)) for path in paths)


def walk(place: Place, apart: Path | None = None) -> Iterator[RawFile | Issue]:
    """Everything below *place*, folders in order of name; links are not followed and nothing is opened.

    The folder *apart* is passed over; an edition that lies among the articles is reported and passed over.
    """
    beside = apart.resolve() if apart else None
    if not place.path.is_dir():
        inside = printable(place.path.name)
        regular = place.path.is_file()
        yield RawFile(place.path, place, inside, None) if regular else _special(place.file(inside))
        return
    waiting = [place.path]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            inside = _inside(place, folder)
            yield unreadable(place.file(inside) if inside else printable(place.path.name), error)
            continue
        # Three of them are proof enough: one may have been deleted.
        if len({entry.name for entry in listed} & _EDITION) > len(_EDITION) // 2:
            yield issue(
                "note", Code.EDITION, place.file(_inside(place, folder)), "an edition; not an input", "none needed"
            )
            continue
        for entry in listed:
            found = _look_at(entry, place)
            if isinstance(found, Path):
                if found != beside:
                    waiting.append(found)
            elif found is not None:
                yield found


def printable(name: str) -> str:
    r"""*name* with bytes that are no UTF-8 written as `\xff`, so that it can be written anywhere."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def unreadable(file: str, error: OSError) -> Issue:
    """The issue for a file or folder that the system keeps to itself."""
    found = error.strerror or type(error).__name__
    return issue("skipped", Code.UNREADABLE, file, f"expected to read it, found: {found}", "check who may read it")


def _look_at(entry: os.DirEntry[str], place: Place) -> RawFile | Issue | Path | None:
    path = Path(entry.path)
    inside = _inside(place, path)
    file = place.file(inside)
    if entry.name.startswith(_TEMPORARY):
        return issue("note", Code.IGNORED, file, "hidden or temporary; not an input", "rename it to have it read")
    try:
        mode = entry.stat(follow_symlinks=False).st_mode
    except OSError as error:
        return unreadable(file, error)
    if stat.S_ISDIR(mode):
        return path
    if not stat.S_ISREG(mode):
        return _special(file)
    if entry.name in _OWN_LISTS:
        if inside == entry.name:
            return None
        return issue("warning", Code.IGNORED, file, "read only at the top of an input", "move it there")
    folder = inside.split("/")[0] if "/" in inside else None
    return RawFile(path, place, inside, folder)


def _special(file: str) -> Issue:
    message = "expected a file, found a symbolic link, pipe, socket or device"
    return issue("skipped", Code.SPECIAL, file, message, "put the file itself there")


def _inside(place: Place, path: Path) -> str:
    inside = path.relative_to(place.path).as_posix()
    return "" if inside == "." else printable(inside)


def _distinct_name(path: Path, paths: Sequence[Path]) -> str:
    """The shortest end of the path that no other input's path has."""
    parts = path.parts
    for length in range(1, len(parts) + 1):
        tail = parts[-length:]
        if sum(other.parts[-length:] == tail for other in paths) == 1:
            return printable("/".join(tail).strip("/")) or "input"
    return "input"
