"""Loops to machine code, and when."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import pipeline
from pipeline.similarity.compiled import is_worth_compiling

CODE = "from pipeline.similarity import read_words; print(len(read_words(['pier and ferry ' * 100_000]).ids))"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A folder with a copy of the package, without what numba has compiled."""
    shutil.copytree(Path(pipeline.__file__).parent, tmp_path / "pipeline", ignore=shutil.ignore_patterns("*.nb?"))
    return tmp_path


def read(folder: Path) -> str:
    """What a fresh process finds that reads many words."""
    environ = {**os.environ, "PYTHONPATH": str(folder), "HOME": str(folder / "nowhere")}
    command = [sys.executable, "-c", CODE]
    return subprocess.run(command, env=environ, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def test_damaged_cache_is_made_anew(package: Path) -> None:
    """
    A file that was cut off when a disk was full is no error, in this run or the next.
    """
    read(package)
    cached = sorted((package / "pipeline/similarity/__pycache__").glob("*.nb?"))
    assert cached
    for file in cached:
        file.write_bytes(b"")

    assert "300000" == read(package)
    assert all(file.stat().st_size for file in cached)
    assert "300000" == read(package)


def test_few_words_and_the_switch_keep_loops_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Small runs load no compiler, and no run does when it is told not to.
    """
    assert is_worth_compiling(1_000_000)
    assert not is_worth_compiling(1_000)

    monkeypatch.setenv("NEWSFOLD_NUMBA", "0")

    assert not is_worth_compiling(1_000_000)
