"""Finished files to editions under an output folder: locked, complete or not there at all, `latest` switched last."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TypedDict, cast

from pipeline.config import Config
from pipeline.errors import BusyError, StoreError
from pipeline.model import Batch

MANIFEST = "edition.json"
_EDITIONS = "editions"
_LATEST = "latest"
_PREPARED = ".tmp-"


class Manifest(TypedDict):
    """What `edition.json` says of its edition; `files` maps every other file of the folder to its SHA-256."""

    edition_id: str
    previous: str | None
    inputs_id: str
    version: str
    settings: dict[str, object]
    inputs: list[dict[str, str]]
    counts: dict[str, int]
    files: dict[str, str]


def inputs_id(batch: Batch, config: Config, version: str) -> str:
    """The SHA-256 of what a run is made from: every file looked at, what was said of it, the settings, the version."""
    made_from = {
        "inputs": sorted([found.file, found.sha256] for found in batch.inputs),
        "issues": [[found.code, found.file, found.record_no, found.message] for found in batch.issues],
        "settings": config.model_dump(mode="json"),
        "version": version,
    }
    return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode("ascii")).hexdigest()


def edition_id(latest_date: date | None, inputs: str, previous: str | None) -> str:
    """The id of the edition made from *inputs* (an `inputs_id`) after the edition *previous*.

    >>> edition_id(None, "0" * 64, None)
    'undated-60e05bd1b1'
    """
    day = latest_date.isoformat() if latest_date else "undated"
    return f"{day}-{hashlib.sha256((inputs + (previous or '')).encode()).hexdigest()[:10]}"


@contextmanager
def lock(out: Path) -> Iterator[None]:
    """Holds the right to write under *out*, which is made if need be.

    The lock belongs to the open file, so it goes with the process however that ends.

    Raises:
        BusyError: Another run holds it.
        StoreError: *out* cannot be written.
    """
    with _told(out, "cannot be locked"):
        out.mkdir(parents=True, exist_ok=True)
        handle = os.open(out / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(f"{out}: another run is writing here; try again when it is done") from None
        except OSError as error:
            raise StoreError(f"{out}: cannot be locked: {error.strerror}") from error
        yield
    finally:
        os.close(handle)


def latest(out: Path) -> Path | None:
    """The folder of the edition that `latest` names; None if there is none yet, or it was deleted.

    Raises:
        StoreError: `latest` is something else than a link to one of the editions.
    """
    link = out / _LATEST
    if not link.is_symlink():
        if link.exists():
            raise StoreError(f"{link}: expected a link to {_EDITIONS}/, found a file or folder; move it away")
        return None
    folder, _, name = str(link.readlink()).partition("/")
    if folder != _EDITIONS or not name or "/" in name or name.startswith("."):
        raise StoreError(f"{link}: expected a link to {_EDITIONS}/, found {folder}/{name}; remove it")
    edition = out / _EDITIONS / name
    return edition if edition.is_dir() else None


def read_manifest(edition: Path) -> Manifest:
    """What the `edition.json` of the folder *edition* says.

    Raises:
        StoreError: It is missing or not what newsfold writes.
    """
    try:
        manifest = json.loads((edition / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise StoreError(
            f"{edition}: no edition: {MANIFEST} cannot be read; remove `{_LATEST}` and run again"
        ) from error
    if not _is_manifest(manifest):
        raise StoreError(
            f"{edition}: no edition: {MANIFEST} lacks what newsfold writes; remove `{_LATEST}` and run again"
        )
    return cast("Manifest", manifest)


def last_intact(edition: Path | None) -> Path | None:
    """*edition* if it is as it was written, else the last one before it that is; None when there is none."""
    seen: set[Path] = set()
    while edition is not None and edition not in seen and not is_intact(edition):
        seen.add(edition)
        try:
            previous = read_manifest(edition)["previous"]
            # What a damaged file says may be no name at all.
            edition = edition.with_name(previous) if previous else None
        except (StoreError, ValueError):
            return None
    return None if edition in seen else edition


def publish(out: Path, edition_id: str, write: Callable[[Path], None], manifest: Mapping[str, object]) -> Path:
    """The folder of the new edition, now the latest; call it under `lock`.

    *write* fills an empty folder; then `edition.json` is added: *manifest*, the edition's id and the SHA-256 of every
    file. If an intact edition of this id is there already, only `latest` is switched.

    Raises:
        StoreError: Something could not be written; `latest` names what it named before.
    """
    editions = out / _EDITIONS
    edition = editions / edition_id
    with _told(out, "the edition could not be written"):
        editions.mkdir(parents=True, exist_ok=True)
        _sweep(editions)
        try:
            if not is_intact(edition):
                _replace(_prepare(editions, edition_id, write, manifest), edition)
            _switch(out, edition)
        except BaseException:
            with suppress(OSError):
                _sweep(editions)
            raise
    return edition


def is_intact(edition: Path) -> bool:
    """Whether every file that the `edition.json` in *edition* lists is there with the content it had."""
    try:
        manifest = read_manifest(edition)
        return manifest["edition_id"] == edition.name and manifest["files"].items() <= _hashes(edition).items()
    except (StoreError, OSError):
        return False


def _is_manifest(manifest: object) -> bool:
    types: Mapping[str, type | tuple[type, ...]] = {
        "edition_id": str,
        "previous": (str, type(None)),
        "inputs_id": str,
        "version": str,
        "settings": dict,
        "inputs": list,
        "counts": dict,
        "files": dict,
    }
    return isinstance(manifest, dict) and all(
        name in manifest and isinstance(manifest[name], expected) for name, expected in types.items()
    )


def _prepare(editions: Path, edition_id: str, write: Callable[[Path], None], manifest: Mapping[str, object]) -> Path:
    """A folder beside the editions that holds all of the new one, safe on disk."""
    folder = editions / f"{_PREPARED}{edition_id}"
    folder.mkdir()
    write(folder)
    content = {**manifest, "edition_id": edition_id, "files": _hashes(folder)}
    text = json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False) + "\n"
    # An odd byte of a file name is a lone surrogate here; its escape is also how JSON spells it.
    (folder / MANIFEST).write_bytes(text.encode("utf-8", "backslashreplace"))
    for path in sorted(folder.rglob("*"), reverse=True):
        _sync(path)
    _sync(folder)
    return folder


def _hashes(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path != folder / MANIFEST)
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _replace(prepared: Path, edition: Path) -> None:
    if edition.exists():
        edition.rename(edition.with_name(f"{_PREPARED}damaged"))
    prepared.rename(edition)
    _sync(edition.parent)
    _sweep(edition.parent)


def _switch(out: Path, edition: Path) -> None:
    link = edition.parent / f"{_PREPARED}{_LATEST}"
    link.symlink_to(f"{_EDITIONS}/{edition.name}")
    link.replace(out / _LATEST)
    _sync(out)


def _sweep(editions: Path) -> None:
    """Remove what a run that was stopped has left; under the lock nothing else can be at work on it."""
    for path in sorted(editions.glob(f"{_PREPARED}*")):
        if path.is_symlink() or not path.is_dir():
            path.unlink()
        else:
            shutil.rmtree(path)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _told(out: Path, failure: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"{out}: {failure}: {error.strerror or error}") from error
