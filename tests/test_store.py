"""Editions on disk: whole or not there, one writer at a time."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.config import Config, OverlapSettings
from pipeline.errors import BusyError, StoreError
from pipeline.model import Batch, InputFile
from pipeline.store import edition_id, inputs_id, is_intact, last_intact, latest, lock, publish, read_manifest

MANIFEST: dict[str, object] = {
    "version": "1",
    "settings": {},
    "inputs": [{"file": "odd\udcff.txt", "sha256": "00"}],
    "inputs_id": "ab",
    "previous": None,
    "counts": {"articles": 2},
}


def writes(text: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / "stories").mkdir()
        (folder / "report.md").write_text(text)
        (folder / "stories" / "sto_1.md").write_text(text)

    return write


def names_in(out: Path) -> list[str]:
    return sorted(path.name for path in (out / "editions").iterdir())


def fails(folder: Path) -> None:
    (folder / "report.md").write_text("half")
    raise OSError(28, "No space left on device")


def test_published_edition_is_the_latest(tmp_path: Path) -> None:
    folder = publish(tmp_path, "2024-02-01-aa", writes("one"), MANIFEST)

    assert tmp_path / "editions" / "2024-02-01-aa" == folder == latest(tmp_path)
    assert "editions/2024-02-01-aa" == str((tmp_path / "latest").readlink())
    assert "one" == (tmp_path / "latest" / "stories" / "sto_1.md").read_text()


def test_second_edition_switches_latest_and_keeps_the_first(tmp_path: Path) -> None:
    first = publish(tmp_path, "a", writes("one"), MANIFEST)
    second = publish(tmp_path, "b", writes("two"), MANIFEST)

    assert second == latest(tmp_path)
    assert is_intact(first)
    assert is_intact(second)
    assert ["a", "b"] == names_in(tmp_path)


def test_full_disk_leaves_the_last_edition_and_nothing_else(tmp_path: Path) -> None:
    first = publish(tmp_path, "a", writes("one"), MANIFEST)

    with pytest.raises(StoreError, match="No space left on device"):
        publish(tmp_path, "b", fails, MANIFEST)

    assert first == latest(tmp_path)
    assert ["a"] == names_in(tmp_path)


def test_interrupted_write_leaves_nothing(tmp_path: Path) -> None:
    def interrupted(folder: Path) -> None:
        fails_later = folder / "report.md"
        fails_later.write_text("half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path, "b", interrupted, MANIFEST)

    assert None is latest(tmp_path)
    assert [] == names_in(tmp_path)


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    left = tmp_path / "editions" / ".tmp-a"
    left.mkdir(parents=True)
    (left / "report.md").write_text("half")
    (tmp_path / "editions" / ".tmp-latest").symlink_to("editions/a")

    folder = publish(tmp_path, "a", writes("whole"), MANIFEST)

    assert ["a"] == names_in(tmp_path)
    assert "whole" == (folder / "report.md").read_text()


def test_intact_edition_is_not_written_again(tmp_path: Path) -> None:
    first = publish(tmp_path, "a", writes("one"), MANIFEST)
    publish(tmp_path, "b", writes("two"), MANIFEST)

    again = publish(tmp_path, "a", fails, MANIFEST)

    assert first == again == latest(tmp_path)


def test_damaged_edition_is_written_again(tmp_path: Path) -> None:
    folder = publish(tmp_path, "a", writes("one"), MANIFEST)
    (folder / "report.md").write_text("other")
    assert not is_intact(folder)

    publish(tmp_path, "a", writes("one"), MANIFEST)

    assert is_intact(folder)
    assert ["a"] == names_in(tmp_path)


def test_manifest_lists_every_other_file_and_is_stable_json(tmp_path: Path) -> None:
    folder = publish(tmp_path, "a", writes("one"), MANIFEST)
    text = (folder / "edition.json").read_text(encoding="utf-8")

    manifest = read_manifest(folder)

    assert ["report.md", "stories/sto_1.md"] == list(manifest["files"])
    assert ("a", MANIFEST["inputs"]) == (manifest["edition_id"], manifest["inputs"])
    assert (
        text
        == json.dumps(json.loads(text), indent=2, sort_keys=True, ensure_ascii=False).replace("\udcff", "\\udcff")
        + "\n"
    )


@pytest.mark.parametrize("content", [None, "", "[]", "{}", "[" * 100_000, '{"inputs_id": "ab"}', "\x80\x04"])
def test_folder_without_its_manifest_is_no_edition(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "edition.json").write_text(content, encoding="latin-1")

    with pytest.raises(StoreError, match="no edition"):
        read_manifest(tmp_path)


def test_no_latest_before_the_first_edition_nor_after_it_was_deleted(tmp_path: Path) -> None:
    assert None is latest(tmp_path / "nowhere")
    (tmp_path / "latest").symlink_to("editions/gone")

    assert None is latest(tmp_path)


@pytest.mark.parametrize("target", ["../elsewhere", "/etc", "editions/..", "editions/a/b", "editions"])
def test_latest_that_leads_elsewhere_is_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / "latest").symlink_to(target)

    with pytest.raises(StoreError, match="expected a link to editions/"):
        latest(tmp_path)


def test_latest_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "latest").mkdir()

    with pytest.raises(StoreError, match="expected a link"):
        latest(tmp_path)


def test_second_run_is_told_that_the_folder_is_busy(tmp_path: Path) -> None:
    with lock(tmp_path / "out"), pytest.raises(BusyError, match="another run"), lock(tmp_path / "out"):
        pass


def test_lock_is_free_again_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), lock(tmp_path):
        raise RuntimeError

    with lock(tmp_path), (tmp_path / ".lock").open() as other, pytest.raises(BlockingIOError):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_output_that_is_a_file_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")

    with pytest.raises(StoreError, match=r"^[^\n]+$"), lock(tmp_path / "out"):
        pass


def batch_of(*files: tuple[str, str]) -> Batch:
    return Batch((), inputs=tuple(InputFile(*file) for file in files))


def test_inputs_id_hangs_on_content_settings_and_version_but_not_on_order() -> None:
    one = inputs_id(batch_of(("a", "1"), ("b", "2")), Config(), "1")

    assert one == inputs_id(batch_of(("b", "2"), ("a", "1")), Config(), "1")
    others = {
        inputs_id(batch_of(("a", "1"), ("b", "3")), Config(), "1"),
        inputs_id(batch_of(("a", "1")), Config(), "1"),
        inputs_id(batch_of(("a", "1"), ("b", "2")), Config(overlap=OverlapSettings(pair=0.5)), "1"),
        inputs_id(batch_of(("a", "1"), ("b", "2")), Config(), "2"),
    }
    assert 5 == len(others | {one})


def test_edition_id_starts_with_the_latest_date_and_hangs_on_the_edition_before() -> None:
    ids = [edition_id(date(2024, 2, 1), "ab", previous) for previous in (None, "x", "y")]

    assert 3 == len(set(ids))
    assert all(name.startswith("2024-02-01-") and len(name) == 21 for name in ids)
    assert edition_id(None, "ab", None).startswith("undated-")


def test_stray_file_of_a_person_is_no_damage(tmp_path: Path) -> None:
    edition = publish(tmp_path, "a", writes("one"), MANIFEST)
    (edition / "notes.md").write_text("Call the mayor.")

    assert is_intact(edition)
    assert edition == last_intact(edition)


def test_before_a_damaged_edition_stands_the_last_whole_one(tmp_path: Path) -> None:
    first = publish(tmp_path, "a", writes("one"), MANIFEST)
    second = publish(tmp_path, "b", writes("two"), {**MANIFEST, "previous": "a"})
    (second / "stories" / "sto_1.md").unlink()

    assert first == last_intact(second)


@pytest.mark.parametrize("previous", ["b", "gone", "../../etc", "", None])
def test_damaged_edition_that_follows_none_has_nothing_before_it(tmp_path: Path, previous: str | None) -> None:
    """
    Whatever a damaged file names as the edition before, it leads nowhere else and never fails.
    """
    edition = publish(tmp_path, "b", writes("two"), {**MANIFEST, "previous": previous})
    (edition / "stories" / "sto_1.md").unlink()

    assert last_intact(edition) is None


def test_no_edition_has_none_before_it() -> None:
    assert last_intact(None) is None
